//! What is done to a case: each a form that leads back to it.

use desk::requests::letters::Kind;
use desk::requests::{Form, Identity, NoticeState, Outcome, Request, StepState, Way};
use law::ids::{ObjectId, PersonId};

use crate::audiences::object;
use crate::errors::{Answer, Fault, Kind as Wrong};
use crate::fields::Fields;
use crate::frame::Notice;
use crate::input::Place;
use crate::page::{done, download};
use crate::seam::Ask;

fn back(case: ObjectId) -> Answer {
    done(&format!("/requests/{case}"), Notice::Saved)
}

/// Says to whom a case belongs; an empty id takes the assignment back.
///
/// # Errors
/// Those of [`desk::Desk::assign_request`].
pub async fn assign(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, person) = (object(&id)?, fields.one("person")?);
    fields.done()?;
    let person = match person.as_str() {
        "" => None,
        id => Some(PersonId::parse(id).ok_or_else(Fault::not_found)?),
    };
    ask.desk(move |desk, call| desk.assign_request(call, case, person)).await?;
    back(case)
}

/// Keeps what is known of who asks.
///
/// # Errors
/// Those of [`desk::Desk::identify_requester`].
pub async fn identify(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, identity) = (object(&id)?, fields.word("identity", Identity::from_word)?);
    let doubt = fields.tick("doubt");
    fields.done()?;
    ask.desk(move |desk, call| desk.identify_requester(call, case, identity, doubt)).await?;
    back(case)
}

/// Keeps that an extension was told.
///
/// # Errors
/// Those of [`desk::Desk::extend_request`].
pub async fn extend(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, reasons) = (object(&id)?, fields.tick("reasons"));
    fields.done()?;
    ask.desk(move |desk, call| desk.extend_request(call, case, reasons)).await?;
    back(case)
}

/// Settles a right.
///
/// # Errors
/// Those of [`desk::Desk::settle_right`].
pub async fn settle(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, right) = (object(&id)?, fields.word("right", Request::from_word)?);
    let state = fields.word("state", StepState::from_word)?;
    let insists = fields.tick("insists");
    fields.done()?;
    ask.desk(move |desk, call| desk.settle_right(call, case, right, state, insists)).await?;
    back(case)
}

/// Drafts a letter.
///
/// # Errors
/// Those of [`desk::Desk::draft_letter`].
pub async fn draft(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, kind) = (object(&id)?, fields.word("kind", Kind::from_word)?);
    fields.done()?;
    ask.desk(move |desk, call| desk.draft_letter(call, case, kind)).await?;
    done(&format!("/requests/{case}#letters"), Notice::Saved)
}

/// Changes a draft, or keeps that it left.
///
/// # Errors
/// Those of [`desk::Desk::keep_draft`].
pub async fn keep(
    ask: Ask,
    Place((id, letter)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (case, letter) = (object(&id)?, object(&letter)?);
    let (text, what) = (fields.one("text")?, fields.one("do")?);
    fields.done()?;
    let sent = match what.as_str() {
        "save" => false,
        "sent" => true,
        _ => return Err(Fault::new(Wrong::Malformed).into()),
    };
    ask.desk(move |desk, call| desk.keep_draft(call, case, letter, &text, sent)).await?;
    done(&format!("/requests/{case}#letters"), Notice::Saved)
}

/// A letter as a file, set from memory.
///
/// # Errors
/// Those of [`desk::Desk::letter_file`].
pub async fn print(
    ask: Ask,
    Place((id, letter)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (case, letter) = (object(&id)?, object(&letter)?);
    let form = fields.word("form", Form::from_word)?;
    fields.done()?;
    download(ask.desk(move |desk, call| desk.letter_file(call, case, letter, form)).await?)
}

/// Keeps how a recipient was told, and the answer.
///
/// # Errors
/// Those of [`desk::Desk::track_notice`].
pub async fn track(
    ask: Ask,
    Place((id, notice)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (case, notice) = (object(&id)?, object(&notice)?);
    let state = fields.word("state", NoticeState::from_word)?;
    let way = fields.word("way", Way::from_word)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.track_notice(call, case, notice, state, way)).await?;
    back(case)
}

/// A notice as a letter, a mail or a message for a machine.
///
/// # Errors
/// Those of [`desk::Desk::notice_file`].
pub async fn notice(
    ask: Ask,
    Place((id, notice)): Place<(String, String)>,
    mut fields: Fields,
) -> Answer {
    let (case, notice) = (object(&id)?, object(&notice)?);
    let way = fields.word("way", Way::from_word)?;
    fields.done()?;
    download(ask.desk(move |desk, call| desk.notice_file(call, case, notice, way)).await?)
}

/// Closes a case.
///
/// # Errors
/// Those of [`desk::Desk::close_request`].
pub async fn close(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, outcome) = (object(&id)?, fields.word("outcome", Outcome::from_word)?);
    fields.done()?;
    ask.desk(move |desk, call| desk.close_request(call, case, outcome)).await?;
    back(case)
}
