//! `/register/{part}/{id}`: one entry of the register; `new` makes one.

use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use desk::register::{Complaint, Register};

use super::inputs::{Control, Input};
use super::parts::{Entry, Part};
use crate::errors::{Answer, Error, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html};
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "register/entry.html")]
struct EntryPage {
    frame: Frame,
    title: &'static str,
    action: &'static str,
    id: String,
    version: i64,
    inputs: Vec<Input>,
    /// Complaints about other entries, and about the whole.
    others: Vec<String>,
}

/// The form.
///
/// # Errors
/// Not found.
pub async fn show(frame: Frame, ask: Ask, Place((part, id)): Place<(String, String)>) -> Answer {
    let (part, entry) = which(&part, &id)?;
    let (version, register) = ask.behind().register_in_force();
    let inputs =
        part.inputs(frame.t, &register, entry, entry.is_none()).ok_or_else(Fault::not_found)?;
    let title = part.title(frame.t);
    html(&EntryPage { frame, title, action: part.word(), id, version, inputs, others: Vec::new() })
}

/// Saves the entry as a new version of the register.
///
/// # Errors
/// A conflict when somebody saved in the meantime; refusals; failures.
pub async fn save(
    frame: Frame,
    ask: Ask,
    Place((word, id)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (part, entry) = which(&word, &id)?;
    let version: i64 = fields.one("version")?.parse().map_err(|_| Fault::not_found())?;
    let mut register = Register::clone(&ask.behind().register());
    let number = part.apply(&mut register, entry, &mut fields)?;
    fields.done()?;
    let complaints = ask.behind().register_complaints(&register);
    if complaints.is_empty() {
        ask.desk(move |desk, call| desk.save_register(call, version, register)).await?;
        return done("/register", Notice::Saved);
    }
    let new = entry.is_none();
    let inputs = part.inputs(frame.t, &register, Some(number), new);
    let mut inputs = inputs.ok_or_else(Fault::not_found)?;
    let code = part.entry_code(&register, number).unwrap_or_default();
    let others = beside(&frame, &code, &complaints, &mut inputs);
    let title = part.title(frame.t);
    let page = EntryPage { frame, title, action: part.word(), id, version, inputs, others };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)?).into_response())
}

/// Puts complaints about this entry beside its fields; gives back those about others.
fn beside(
    frame: &Frame,
    code: &str,
    complaints: &[Complaint],
    inputs: &mut [Input],
) -> Vec<String> {
    let mut others = Vec::new();
    for complaint in complaints {
        let words = frame.lang.of(complaint.words);
        let field = inputs.iter_mut().find(|input| input.name == complaint.field);
        match field.filter(|_| complaint.entry == code) {
            Some(input) => words.clone_into(&mut input.error),
            None if complaint.entry.is_empty() => others.push(words.to_owned()),
            None => others.push(format!("{}: {words}", complaint.entry)),
        }
    }
    others
}

fn which(part: &str, id: &str) -> Result<(Part, Entry), Error> {
    let part = Part::from_word(part).ok_or_else(Fault::not_found)?;
    match id {
        "new" if part.grows() => Ok((part, None)),
        number => {
            let number = number.parse().map_err(|_| Fault::not_found())?;
            Ok((part, Some(number)))
        }
    }
}
