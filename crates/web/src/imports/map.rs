//! `/imports/{id}/map`: columns and what they become, and what would happen.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::import::{FileLook, Layout, Preview, Target, consequences, origin};
use desk::register::Register;
use desk::{Call, Desk, Fault};
use law::ids::ImportId;

use super::chart;
use super::settings::Settings;
use super::wish::Wish;
use crate::charts::Bars;
use crate::errors::{Answer, Error};
use crate::fields::Fields;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::html;
use crate::parts::{Choice, Step, Steps};
use crate::seam::Ask;
use crate::text::Text;

/// The second step.
#[derive(Template)]
#[template(path = "imports/map.html")]
pub(super) struct MapPage {
    steps: Steps,
    import: ImportId,
    hidden: [(&'static str, String); 8],
    source: String,
    follows: Vec<&'static str>,
    /// The settings were changed and not looked at.
    changed: bool,
    /// Why nothing can be read this way.
    unreadable: Option<&'static str>,
    settings: Settings,
    head: [&'static str; 3],
    columns: Vec<Column>,
    fault_head: [&'static str; 3],
    faults: Vec<(i64, String, &'static str)>,
    mapping_faults: Vec<&'static str>,
    format: &'static str,
    certain: bool,
    looked_at: u64,
    overlap: String,
    overlap_head: [&'static str; 2],
    lists: Vec<(String, String)>,
    chart: Bars,
    frame: Frame,
}

struct Column {
    name: String,
    samples: Vec<String>,
    targets: Vec<Choice>,
    /// The register keeps no kind of that shape.
    unkept: bool,
    /// How dates of the column are read that could be read in two ways.
    order: Option<&'static str>,
}

/// The page cannot be reached by its address alone: answers of the first step travel in the form.
///
/// # Errors
/// None.
pub async fn show(Place(_): Place<String>) -> Answer {
    Ok(axum::response::Redirect::to("/imports").into_response())
}

/// Looks again with other targets or settings.
///
/// # Errors
/// Those of [`desk::Desk::preview_upload`].
pub async fn look(frame: Frame, ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let import = super::run::import_id(&id)?;
    let (wish, seen) = Wish::with_settings(&mut fields)?;
    let targets = fields.words("target", Target::from_word)?;
    fields.done()?;
    let targets = still_meant(&wish, seen, targets);
    shown(&look_at(frame, &ask, import, wish, targets).await?)
}

/// The second step again, because the mapping cannot be used or was made for other settings.
pub(super) async fn again(
    frame: Frame,
    ask: &Ask,
    import: ImportId,
    (wish, seen): (Wish, Layout),
    targets: Vec<Target>,
) -> Answer {
    let changed = wish.options.layout != Some(seen);
    let targets = still_meant(&wish, seen, targets);
    let mut page = look_at(frame, ask, import, wish, targets).await?;
    page.changed = changed;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

/// The page; a file that cannot be read like this is told as one.
pub(super) fn shown(page: &MapPage) -> Answer {
    let view = html(page)?;
    match page.unreadable {
        Some(_) => Ok((StatusCode::UNPROCESSABLE_ENTITY, view).into_response()),
        None => Ok(view.into_response()),
    }
}

/// Targets were chosen for the columns of the settings seen; the order of dates changes no column.
fn still_meant(wish: &Wish, seen: Layout, targets: Vec<Target>) -> Option<Vec<Target>> {
    let now = wish.options.layout.unwrap_or_default();
    (now == Layout { dates: now.dates, ..seen }).then_some(targets)
}

/// What would happen with these targets, or with the remembered or suggested ones.
pub(super) async fn look_at(
    frame: Frame,
    ask: &Ask,
    import: ImportId,
    wish: Wish,
    targets: Option<Vec<Target>>,
) -> Result<MapPage, Error> {
    let options = wish.options.clone();
    let looked = ask.desk(move |desk, call| {
        let preview = desk.preview_upload(call, import, &options, targets);
        preview.map_or_else(
            |error| without_columns(desk, call, import, options.layout, error),
            |preview| {
                let file = desk.look_at_upload(call, import, preview.layout)?;
                Ok((Ok(preview), file))
            },
        )
    });
    let (look, file) = looked.await?;
    let (t, lang) = (frame.t, frame.lang);
    let (look, unreadable, said) = match look {
        Ok(look) => {
            let said = look.layout;
            (look, None, said)
        }
        Err(fault) => {
            let said = wish.options.layout.unwrap_or_default();
            (Preview::default(), Some(lang.of(fault.words)), said)
        }
    };
    let as_read = if unreadable.is_some() { file.as_read } else { look.as_read };
    let unsure = unreadable.is_some() || !look.certain || !look.mapping_faults.is_empty();
    let settings = Settings::of(t, &file, (said, as_read), (unsure, look.remembered));
    let register = ask.behind().register();
    let field = |column: i64| {
        let at = usize::try_from(column - 1).ok();
        at.and_then(|at| look.header.get(at))
            .cloned()
            .unwrap_or_else(|| t.import_whole_row().to_owned())
    };
    let follows = follows(ask, lang, &wish);
    Ok(MapPage {
        follows,
        changed: false,
        settings,
        steps: steps(t, 2),
        import,
        hidden: wish.hidden(),
        source: super::source_name(ask.behind(), lang, wish.options.source),
        head: [t.import_column(), t.import_samples(), t.import_target()],
        columns: columns(t, &look, &register),
        fault_head: [t.import_line(), t.import_column(), t.import_cause()],
        faults: look.faults.iter().map(|(l, c, w)| (*l, field(*c), lang.of(*w))).collect(),
        mapping_faults: look.mapping_faults.iter().map(|words| lang.of(*words)).collect(),
        format: file.format,
        certain: unreadable.is_some() || look.certain,
        unreadable,
        looked_at: look.looked_at as u64,
        overlap: t.import_overlap(look.overlap.0 as u64, look.looked_at as u64),
        overlap_head: [t.import_overlap_list(), t.import_rows()],
        lists: (look.overlap.1.iter())
            .map(|(source, rows)| {
                (crate::people::words::source(lang, &register, *source), t.number(*rows as u64))
            })
            .collect(),
        chart: chart(t, &look.counts),
        frame,
    })
}

/// What there is to show of a file whose columns cannot be read: its first lines, as it is said to be
/// written, or else as it was detected.
fn without_columns(
    desk: &Desk,
    call: &Call,
    import: ImportId,
    said: Option<Layout>,
    error: desk::Error,
) -> desk::Result<(Result<Preview, Fault>, FileLook)> {
    let fault = match error {
        desk::Error::Fault(fault) if fault.field == Some("file") => fault,
        other => return Err(other),
    };
    let said = desk.look_at_upload(call, import, said.unwrap_or_default());
    let look = said.or_else(|_| desk.look_at_upload(call, import, Layout::default()));
    match look {
        Ok(look) if !look.glance.lines.is_empty() => Ok((Err(fault), look)),
        _ => Err(fault.into()),
    }
}

/// What follows from the source and the evidence given, in sentences.
fn follows(ask: &Ask, lang: crate::text::Lang, wish: &Wish) -> Vec<&'static str> {
    let register = ask.behind().register();
    let Some(source) = register.source(wish.options.source) else { return Vec::new() };
    let today = ask.call().now.to_zoned(desk::zone(register.firm.country)).date();
    let documented = source.documented || wish.options.documented;
    let verdict = origin(
        source.source_type,
        wish.options.party,
        register.firm.country,
        documented,
        (today, register.params(today)),
    );
    consequences(&verdict).into_iter().map(|words| lang.of(words)).collect()
}

fn columns(t: &dyn Text, look: &Preview, register: &Register) -> Vec<Column> {
    let unkept = |target: Target| match target {
        Target::Part(shape, _) => register.kind_shaped(shape).is_none(),
        _ => false,
    };
    let order = |at: usize| look.orders.iter().find(|(of, _)| *of == at).map(|(_, o)| *o);
    let order = |at: usize| order(at).filter(|_| look.layout.dates.is_none());
    let column = |(at, name): (usize, &String)| {
        let target = look.targets.get(at).copied().unwrap_or(Target::Ignore);
        let samples =
            look.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
        Column {
            name: name.clone(),
            samples: samples.take(3).map(|cell| short(cell)).collect(),
            targets: Target::ALL
                .iter()
                .map(|choice| Choice {
                    value: choice.word().to_owned(),
                    label: t.lang().of(choice.words()).to_owned(),
                    chosen: *choice == target,
                })
                .collect(),
            unkept: unkept(target),
            order: order(at).map(|order| t.import_order_settled(order)),
        }
    };
    look.header.iter().enumerate().map(column).collect()
}

/// The beginning of a cell.
fn short(cell: &str) -> String {
    let mut text: String = cell.chars().take(40).collect();
    if text.len() < cell.len() {
        text.push('…');
    }
    text
}

/// The steps of the wizard.
pub(super) fn steps(t: &dyn Text, at: usize) -> Steps {
    let step = |label: &str| Step { label: label.to_owned(), href: None };
    Steps {
        list: vec![
            step(t.import_step_file()),
            step(t.import_step_map()),
            step(t.import_step_run()),
        ],
        at,
    }
}
