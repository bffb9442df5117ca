//! Approving and declining.

use crate::audiences::object;
use crate::errors::Answer;
use crate::frame::Notice;
use crate::input::{Form, NoFields, Place};
use crate::page::done;
use crate::seam::Ask;

/// Approves an export.
///
/// # Errors
/// Those of [`desk::Desk::approve_export`].
pub async fn approve(ask: Ask, Place(id): Place<String>, _: Form<NoFields>) -> Answer {
    let id = object(&id)?;
    ask.desk(move |desk, call| desk.approve_export(call, id)).await?;
    done("/exports", Notice::Saved)
}

/// Declines an export.
///
/// # Errors
/// Those of [`desk::Desk::decline_export`].
pub async fn decline(ask: Ask, Place(id): Place<String>, _: Form<NoFields>) -> Answer {
    let id = object(&id)?;
    ask.desk(move |desk, call| desk.decline_export(call, id)).await?;
    done("/exports", Notice::Saved)
}
