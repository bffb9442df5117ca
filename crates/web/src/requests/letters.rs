//! What waits to leave by hand: codes of self-service, and the yearly data letters.

use askama::Template;
use desk::requests::Form;
use desk::requests::own::LetterDay;
use law::ids::PersonId;
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Place, Search};
use crate::page::{done, download, html, page};
use crate::parts::Choice;
use crate::seam::Ask;
use crate::state::State;

#[derive(Template)]
#[template(path = "requests/codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "requests/yearly.html")]
struct DuePage {
    frame: Frame,
    head: [&'static str; 2],
    rows: Vec<(String, String)>,
    languages: Vec<Choice>,
    after: String,
    further: Option<String>,
    held: Vec<Held>,
    /// Somebody looked for, and who was found: a letter can be asked for at any time.
    query: Option<String>,
    found: Vec<(String, String)>,
    /// The day of the year, and whether there is one.
    day: String,
    months: Vec<Choice>,
    planned: bool,
}

/// A letter that may not leave.
struct Held {
    person: String,
    name: String,
    why: String,
}

/// Behind whom the page begins.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behind {
    after: Option<String>,
}

#[derive(Template)]
#[template(path = "requests/letter.html")]
struct LetterPage {
    frame: Frame,
    text: String,
    link: String,
}

/// Codes to be sent.
///
/// # Errors
/// Failures only.
pub async fn codes(frame: Frame, ask: Ask) -> Answer {
    let waiting = ask.desk(|desk, call| desk.codes_to_send(call)).await?;
    let codes = waiting.into_iter().map(|code| (code.address, code.text)).collect();
    page(&CodesPage { frame, codes })
}

/// People whose letter is due.
///
/// # Errors
/// Failures only.
pub async fn due(frame: Frame, ask: Ask, Search(behind): Search<Behind>) -> Answer {
    page(&due_page(frame, &ask, behind.after.unwrap_or_default(), Vec::new()).await?)
}

/// The same with those found for a letter on demand. The words travel in the body.
///
/// # Errors
/// Those of [`desk::Desk::find_requester`].
pub async fn find(frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let query = fields.one("q")?;
    fields.done()?;
    let words = query.clone();
    let found = ask.desk(move |desk, call| desk.find_requester(call, &words)).await?;
    let found = found.into_iter().map(|row| {
        let place = [row.name, row.company, row.town];
        let told = place.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        (row.person.to_string(), told.join(", "))
    });
    let found = found.collect();
    let shown = due_page(frame, &ask, String::new(), Vec::new()).await?;
    page(&DuePage { query: Some(query), found, ..shown })
}

/// Makes all letters of a page of people as one file.
///
/// # Errors
/// Those of [`desk::Desk::data_letters`].
pub async fn make_all(frame: Frame, ask: Ask, mut fields: Fields) -> Answer {
    let after = fields.one("after")?;
    fields.done()?;
    let from = person_of(&after);
    let made = ask.desk(move |desk, call| desk.data_letters(call, from)).await?;
    if let Some(file) = made.file {
        return download(file);
    }
    let why = |words: &[desk::Words; 2]| words.map(|part| frame.lang.of(part)).join(" ");
    let held = made.held.iter().map(|held| Held {
        person: held.person.to_string(),
        name: held.name.clone(),
        why: why(&held.why),
    });
    let held = held.collect();
    html(&due_page(frame, &ask, after, held).await?)
}

fn person_of(id: &str) -> PersonId {
    PersonId::parse(id).unwrap_or_default()
}

async fn due_page(
    frame: Frame,
    ask: &Ask,
    after: String,
    held: Vec<Held>,
) -> Result<DuePage, Error> {
    let from = person_of(&after);
    let (due, day) = ask
        .desk(move |desk, call| Ok((desk.letters_due(call, from)?, desk.letter_day(call)?)))
        .await?;
    let t = frame.t;
    let chosen = day.unwrap_or(LetterDay { month: 1, day: 15 });
    let months = (1..=12).map(|month: i8| Choice {
        value: month.to_string(),
        label: t.month(month).to_owned(),
        chosen: month == chosen.month,
    });
    let further = due.last().filter(|_| due.len() >= 50).map(|row| row.person.to_string());
    let languages = [("1", t.request_german(), true), ("2", t.request_english(), false)];
    let languages = languages.map(|(value, label, chosen)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        chosen,
    });
    let rows = due.into_iter().map(|row| (row.person.to_string(), row.name)).collect();
    let head = [t.request_person(), t.request_do()];
    Ok(DuePage {
        head,
        rows,
        languages: languages.into(),
        after,
        further,
        held,
        query: None,
        found: Vec::new(),
        day: chosen.day.to_string(),
        months: months.collect(),
        planned: day.is_some(),
        frame,
    })
}

/// Sets the day letters are due on for everybody, or takes it away.
///
/// # Errors
/// Those of [`desk::Desk::set_letter_day`].
pub async fn set_day(ask: Ask, mut fields: Fields) -> Answer {
    let none = fields.tick("none");
    let number = |text: String| text.trim().parse::<i8>().unwrap_or(0);
    let day = LetterDay { month: number(fields.one("month")?), day: number(fields.one("day")?) };
    fields.done()?;
    ask.desk(move |desk, call| desk.set_letter_day(call, (!none).then_some(day))).await?;
    done("/requests/yearly", Notice::Saved)
}

/// Makes one letter; it is shown and not kept.
///
/// # Errors
/// Those of [`desk::Desk::data_letter`].
pub async fn make(
    state: State,
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let person = PersonId::parse(&id).ok_or_else(Fault::not_found)?;
    let language = if fields.one("language")? == "2" { 2 } else { 1 };
    let form = fields.word("form", Form::from_word)?;
    fields.done()?;
    let (made, file) = ask
        .desk(move |desk, call| {
            let made = desk.data_letter(call, person, language)?;
            let file = if form == Form::Pdf { Some(made.file(form)?) } else { None };
            Ok((made, file))
        })
        .await?;
    if let Some(file) = file {
        return download(file);
    }
    let link = format!("{}/me/{}", state.settings().public_url.trim_end_matches('/'), made.token);
    page(&LetterPage { frame, text: made.text, link })
}
