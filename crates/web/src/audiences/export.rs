//! Asking to hand an audience out.

use desk::export::Format;
use serde::Deserialize;

use super::kept::object;
use crate::errors::{Answer, Fault, Kind};
use crate::frame::Notice;
use crate::input::{Form, Place};
use crate::page::done;
use crate::seam::Ask;

/// To whom, and as what.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    recipient: u16,
    format: String,
}

/// Asks; the list of exports shows what has to happen next.
///
/// # Errors
/// Those of [`desk::Desk::ask_export`].
pub async fn ask(ask: Ask, Place(id): Place<String>, Form(typed): Form<Typed>) -> Answer {
    let id = object(&id)?;
    let format = Format::from_word(&typed.format).ok_or_else(|| Fault::new(Kind::Malformed))?;
    ask.desk(move |desk, call| desk.ask_export(call, id, typed.recipient, format)).await?;
    done("/exports", Notice::Saved)
}
