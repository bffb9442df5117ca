//! `/requests/letters`: how the firm words its letters.

use askama::Template;
use desk::requests::letters::{Kind, Lack, MARKS, WordingView};

use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html, page};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "requests/wordings.html")]
struct ListPage {
    frame: Frame,
    head: [&'static str; 3],
    rows: Vec<Row>,
}

struct Row {
    kind: &'static str,
    label: &'static str,
    versions: [i64; 2],
}

#[derive(Template)]
#[template(path = "requests/wording.html")]
struct WordingPage {
    frame: Frame,
    kind: &'static str,
    label: &'static str,
    language: i64,
    version: i64,
    body: String,
    marks: String,
    required: String,
    lacks: Vec<String>,
}

/// Every letter in both languages.
///
/// # Errors
/// Failures only.
pub async fn list(frame: Frame, ask: Ask) -> Answer {
    let t = frame.t;
    let versions = ask.desk(|desk, _| {
        let version =
            |kind: &Kind, language| desk.letter_wording(*kind, language).map(|w| w.version);
        Kind::ALL.iter().map(|kind| Ok([version(kind, 1)?, version(kind, 2)?])).collect()
    });
    let versions: Vec<[i64; 2]> = versions.await?;
    let row = |(kind, versions): (&Kind, [i64; 2])| Row {
        kind: kind.word(),
        label: t.request_letter_of(*kind),
        versions,
    };
    let rows = Kind::ALL.iter().zip(versions).map(row).collect();
    let head = [t.request_letters(), t.request_german(), t.request_english()];
    page(&ListPage { frame, head, rows })
}

/// One wording.
///
/// # Errors
/// Not found for an unknown letter or language.
pub async fn show(frame: Frame, ask: Ask, Place(path): Place<(String, i64)>) -> Answer {
    let (kind, language) = read(&path)?;
    let wording = ask.desk(move |desk, _| desk.letter_wording(kind, language)).await?;
    page(&WordingPage::new(frame, wording, &[]))
}

/// Words it anew.
///
/// # Errors
/// Those of [`desk::Desk::word_letter`].
pub async fn save(
    frame: Frame,
    ask: Ask,
    Place(path): Place<(String, i64)>,
    mut fields: Fields,
) -> Answer {
    let (kind, language) = read(&path)?;
    let body = fields.one("body")?;
    fields.done()?;
    let sent = body.clone();
    let lacks = ask.desk(move |desk, call| desk.word_letter(call, kind, language, &sent)).await?;
    if lacks.is_empty() {
        return done("/requests/letters", Notice::Saved);
    }
    let kept = ask.desk(move |desk, _| desk.letter_wording(kind, language)).await?;
    html(&WordingPage::new(frame, WordingView { body, ..kept }, &lacks))
}

fn read((kind, language): &(String, i64)) -> Result<(Kind, i64), Error> {
    let known = Kind::from_word(kind).filter(|_| (1..=2).contains(language));
    known.map(|kind| (kind, *language)).ok_or_else(|| Fault::not_found().into())
}

impl WordingPage {
    fn new(frame: Frame, wording: WordingView, lacks: &[Lack]) -> Self {
        let t = frame.t;
        let marked = |marks: &[&str]| {
            marks.iter().map(|mark| format!("{{{mark}}}")).collect::<Vec<_>>().join(" ")
        };
        Self {
            kind: wording.kind.word(),
            label: t.request_letter_of(wording.kind),
            language: wording.language,
            version: wording.version,
            body: wording.body,
            marks: marked(MARKS),
            required: marked(wording.kind.required()),
            lacks: lacks.iter().map(|lack| t.request_lack(lack)).collect(),
            frame,
        }
    }
}
