//! Setting content on pages: where each line stands and what it belongs to.

use std::num::NonZeroU16;

use krilla::tagging::{Tag, TagKind};

use super::font::Fonts;
use super::lines::broken;
use super::sheet::{
    Element, FIRM, FOOT, LEFT, Line, Mark, PAGE, Rule, SMALL, Sheets, Style, TEXT, TOP, WIDTH,
};
use crate::{Block, Letterhead, Paper};

/// Upper edge of the address field, and of the text below it (DIN 5008 form B).
const WINDOW: f32 = 127.56;
const BELOW: f32 = 263.0;

/// Breaks content into lines on pages.
pub(super) struct Setter<'f> {
    pub(super) fonts: &'f Fonts,
    pub(super) sheets: Sheets,
    pub(super) page: usize,
    pub(super) y: f32,
    /// The head of the table that is being set: it stands again on top of each new page.
    pub(super) running: Vec<(f32, Style, Vec<String>)>,
}

impl<'f> Setter<'f> {
    /// The whole paper.
    pub(super) fn set(fonts: &'f Fonts, paper: &Paper) -> Sheets {
        let (sheets, running) = (Sheets::default(), Vec::new());
        let mut setter = Self { fonts, sheets, page: 0, y: TOP, running };
        setter.letterhead(&paper.letterhead);
        setter.addressee(paper);
        setter.heading(1, &paper.title);
        for block in &paper.blocks {
            setter.block(block);
        }
        setter.sheets.pages = setter.page + 1;
        setter.sheets
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(level, text) => self.heading(u16::from(*level) + 1, text),
            Block::Text(text) => self.paragraphs(text),
            Block::Facts(facts) => self.facts(facts),
            Block::Table { caption, head, rows } => self.table(caption, head, rows),
        }
    }

    fn letterhead(&mut self, head: &Letterhead) {
        if !head.firm.is_empty() {
            let firm = self.element(Tag::P.into(), None);
            self.flow(&head.firm, FIRM, firm);
        }
        if !head.address.is_empty() {
            let address = self.element(Tag::P.into(), None);
            self.flow(&head.address, SMALL, address);
        }
        self.y += 6.0;
        self.rule(140);
        self.y += 14.0;
    }

    /// Address field and date, where the window of an envelope shows them.
    fn addressee(&mut self, paper: &Paper) {
        if !paper.addressee.is_empty() {
            self.y = self.y.max(WINDOW);
            let to = self.element(Tag::P.into(), None);
            self.flow(&paper.addressee.join("\n"), TEXT, to);
            self.y = self.y.max(BELOW);
        }
        if !paper.date.is_empty() {
            let date = self.element(Tag::P.into(), None);
            let shown = self.fonts.regular.shown(&paper.date);
            let x = LEFT + WIDTH - self.fonts.regular.width(&shown, TEXT.size);
            self.line(x, TEXT, shown, Some(date));
            self.y += TEXT.lead() + 6.0;
        }
    }

    fn heading(&mut self, level: u16, text: &str) {
        let style = Style::heading(level);
        self.y += if level < 3 { 12.0 } else { 7.0 };
        // A heading never stands alone at the end of a page.
        self.room(style.lead() + 3.0 * TEXT.lead());
        self.sheets.headings.push(Mark { text: text.to_owned(), page: self.page, y: self.y });
        let number = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let element = self.element(Tag::Hn(number, Some(text.to_owned())).into(), None);
        self.flow(text, style, element);
        self.y += 4.0;
    }

    /// Paragraphs are divided by an empty line.
    fn paragraphs(&mut self, text: &str) {
        for paragraph in text.split("\n\n").map(|p| p.trim_matches('\n')) {
            if !paragraph.trim().is_empty() {
                let element = self.element(Tag::P.into(), None);
                self.flow(paragraph, TEXT, element);
                self.y += 7.0;
            }
        }
    }

    pub(super) fn flow(&mut self, text: &str, style: Style, element: usize) {
        let lines = broken(style.cut(self.fonts), text, style.size, WIDTH);
        // The last two lines of a paragraph stay together.
        let last = lines.len().saturating_sub(2);
        for (at, line) in lines.into_iter().enumerate() {
            self.room(style.lead() * if at == last { 2.0 } else { 1.0 });
            self.line(LEFT, style, line, Some(element));
            self.y += style.lead();
        }
    }

    pub(super) fn line(&mut self, x: f32, style: Style, text: String, of: Option<usize>) {
        if !text.is_empty() {
            let (page, y) = (self.page, self.y + style.size);
            self.sheets.lines.push(Line { page, x, y, style, text, of });
        }
    }

    pub(super) fn rule(&mut self, grey: u8) {
        self.sheets.rules.push(Rule { page: self.page, y: self.y, grey });
    }

    /// Goes on to the next page if there is less room than this.
    pub(super) fn room(&mut self, high: f32) {
        if self.y + high > PAGE.1 - FOOT {
            self.page += 1;
            self.y = TOP;
            self.head_again();
        }
    }

    pub(super) fn element(&mut self, tag: TagKind, within: Option<usize>) -> usize {
        self.sheets.elements.push(Element { tag, within });
        self.sheets.elements.len() - 1
    }
}
