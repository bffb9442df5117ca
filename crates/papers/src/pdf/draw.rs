//! Drawing what is set, with its tags: krilla writes the file and checks it against PDF/UA-1.

use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Node, TagGroup, TagTree};
use krilla::{Document, SerializeSettings};

use super::Failure;
use super::font::Fonts;
use super::lines::broken;
use super::sheet::{FOOT, LEFT, PAGE, SMALL, Sheets, Style, WIDTH};
use crate::{Language, Paper};

/// The file.
pub(super) fn draw(sheets: &Sheets, fonts: &Fonts, paper: &Paper) -> Result<Vec<u8>, Failure> {
    let configuration = ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .map_err(|_| Failure::Write)?;
    let settings = SerializeSettings { configuration, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let nodes = pages(sheets, fonts, paper, &mut document)?;
    let mut tree = TagTree::new().with_lang(Some(paper.language.code().to_owned()));
    grow(sheets, nodes, &mut tree);
    document.set_tag_tree(tree);
    document.set_outline(outline(sheets));
    document.set_metadata(
        Metadata::new()
            .title(paper.title.clone())
            .language(paper.language.code().to_owned())
            .creator("Obhut".to_owned())
            .authors(vec![paper.letterhead.firm.clone()]),
    );
    document.finish().map_err(|_| Failure::Write)
}

/// Every page; gives what stands in each element.
fn pages(
    sheets: &Sheets,
    fonts: &Fonts,
    paper: &Paper,
    document: &mut Document,
) -> Result<Vec<Vec<Node>>, Failure> {
    let mut nodes: Vec<Vec<Node>> = sheets.elements.iter().map(|_| Vec::new()).collect();
    let mut lines = sheets.lines.iter().peekable();
    let mut rules = sheets.rules.iter().peekable();
    let size = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(Failure::Write)?;
    let foot = foot_of(fonts, paper);
    for number in 0..sheets.pages {
        let mut page = document.start_page_with(size.clone());
        let mut surface = page.surface();
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        while let Some(rule) = rules.next_if(|rule| rule.page == number) {
            hairline(&mut surface, rule.y, rule.grey);
        }
        surface.end_tagged();
        while let Some(line) = lines.next_if(|line| line.page == number) {
            let id = surface.start_tagged(match line.of {
                Some(_) => ContentTag::Other,
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            });
            text(&mut surface, fonts, line.style, (line.x, line.y), &line.text);
            surface.end_tagged();
            if let Some(into) = line.of.and_then(|of| nodes.get_mut(of)) {
                into.push(Node::from(id));
            }
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
        draw_foot(&mut surface, fonts, &foot, &count(paper.language, number + 1, sheets.pages));
        surface.end_tagged();
        surface.finish();
        page.finish();
    }
    Ok(nodes)
}

fn text(surface: &mut Surface<'_>, fonts: &Fonts, style: Style, (x, y): (f32, f32), text: &str) {
    let cut = style.cut(fonts);
    surface.set_fill(Some(grey(style.grey)));
    let glyphs = cut.glyphs(text);
    surface.draw_glyphs(Point::from_xy(x, y), &glyphs, cut.font.clone(), text, style.size, false);
}

fn hairline(surface: &mut Surface<'_>, y: f32, shade: u8) {
    let mut path = PathBuilder::new();
    if let Some(rect) = Rect::from_xywh(LEFT, y, WIDTH, 0.5) {
        path.push_rect(rect);
    }
    surface.set_fill(Some(grey(shade)));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

fn grey(shade: u8) -> Fill {
    Fill { paint: luma::Color::new(shade).into(), ..Fill::default() }
}

/// The imprint in at most four lines; it leaves room for the page number.
fn foot_of(fonts: &Fonts, paper: &Paper) -> Vec<String> {
    let imprint = paper.letterhead.imprint.join(" · ");
    let mut lines = broken(&fonts.regular, &imprint, SMALL.size, WIDTH - 90.0);
    lines.truncate(4);
    lines
}

fn draw_foot(surface: &mut Surface<'_>, fonts: &Fonts, foot: &[String], count: &str) {
    let mut y = PAGE.1 - FOOT + 24.0;
    hairline(surface, y, 140);
    y += 5.0 + SMALL.size;
    let wide = fonts.regular.width(count, SMALL.size);
    text(surface, fonts, SMALL, (LEFT + WIDTH - wide, y), count);
    for line in foot.iter().filter(|line| !line.is_empty()) {
        text(surface, fonts, SMALL, (LEFT, y), line);
        y += SMALL.lead();
    }
}

fn count(language: Language, page: usize, pages: usize) -> String {
    match language {
        Language::German => format!("Seite {page} von {pages}"),
        Language::English => format!("Page {page} of {pages}"),
    }
}

/// The tag tree from the innermost element out: an element comes after the one it stands in.
fn grow(sheets: &Sheets, mut nodes: Vec<Vec<Node>>, tree: &mut TagTree) {
    let mut inside: Vec<Vec<Node>> = sheets.elements.iter().map(|_| Vec::new()).collect();
    let mut roots = Vec::new();
    for (at, element) in sheets.elements.iter().enumerate().rev() {
        let take = |of: &mut Vec<Vec<Node>>| of.get_mut(at).map(std::mem::take).unwrap_or_default();
        let mut group = TagGroup::new(element.tag.clone());
        take(&mut nodes).into_iter().for_each(|node| group.push(node));
        take(&mut inside).into_iter().rev().for_each(|node| group.push(node));
        match element.within.and_then(|within| inside.get_mut(within)) {
            Some(into) => into.push(Node::Group(group)),
            None => roots.push(Node::Group(group)),
        }
    }
    roots.into_iter().rev().for_each(|node| tree.push(node));
}

/// The headings as an outline.
fn outline(sheets: &Sheets) -> Outline {
    let mut outline = Outline::new();
    for mark in &sheets.headings {
        let at = XyzDestination::new(mark.page, Point::from_xy(LEFT, mark.y));
        outline.push_child(OutlineNode::new(mark.text.clone(), at));
    }
    outline
}
