//! Starting, stopping and undoing an import.

use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::response::{IntoResponse, Redirect};
use desk::import::{Begun, Mapping, Target};
use desk::{Call, Desk};
use law::ids::ImportId;

use super::wish::Wish;
use crate::errors::{Answer, Error, Failure, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::done;
use crate::seam::{Ask, unhex};
use crate::state::State;

/// The id of an import in an address.
pub(crate) fn import_id(text: &str) -> Result<ImportId, Error> {
    unhex(text).map(ImportId).ok_or_else(|| Fault::not_found().into())
}

/// Starts an import on a thread of its own, or goes on with an interrupted one.
///
/// # Errors
/// `NOT_FOUND`; a mapping that cannot be used shows the second step again.
pub async fn start(
    state: State,
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let import = import_id(&id)?;
    let (wish, seen) = Wish::with_settings(&mut fields)?;
    let targets = fields.words("target", Target::from_word)?;
    fields.done()?;
    let header: Vec<String> = targets.iter().map(|t| t.word().to_owned()).collect();
    let usable = Mapping::new(&header, targets.clone()).faults().is_empty();
    // What nobody has looked at is not taken in.
    if !usable || wish.options.layout != Some(seen) {
        return super::map::again(frame, &ask, import, (wish, seen), targets).await;
    }
    let source = wish.options.source;
    let before = ask
        .desk(move |desk, call| {
            let before = desk.taken_before(call, import, source)?;
            if before.is_some() {
                desk.cancel_upload(call, import)?;
            }
            Ok(before)
        })
        .await?;
    if let Some(before) = before {
        return Ok(Redirect::to(&format!("/imports/{before}?again=true")).into_response());
    }
    let Wish { options, evidence } = wish;
    let work = spawn(&state, &ask, move |desk, call| {
        desk.run_upload(call, import, &options, &evidence, targets)
    });
    under_way(&ask, import, &work).await;
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

/// Goes on with an interrupted import.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn resume(state: State, ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    let import = import_id(&id)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.import_report(call, import)).await?;
    let work = spawn(&state, &ask, move |desk, call| desk.resume_upload(call, import));
    under_way(&ask, import, &work).await;
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

/// Runs an import in the background; it outlives the request.
pub(crate) fn spawn(
    state: &State,
    ask: &Ask,
    work: impl FnOnce(&Desk, &Call) -> desk::Result<Begun> + Send + 'static,
) -> JoinHandle<()> {
    let (desk, call, state) = (Arc::clone(ask.behind()), ask.call(), state.clone());
    std::thread::spawn(move || {
        if let Err(error) = work(&desk, &call) {
            state.report(call.request, &Failure::new(error).to_string());
        }
    })
}

/// Waits a moment until an import shows progress or has ended: only then does the page of it follow
/// along and offer to stop it.
async fn under_way(ask: &Ask, import: ImportId, work: &JoinHandle<()>) {
    for _ in 0..1_000 {
        if work.is_finished() || ask.behind().import_progress(import).is_some() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Stops an import behind the batch it is at, or discards an upload.
///
/// # Errors
/// `NOT_FOUND`.
pub async fn stop(ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    let import = import_id(&id)?;
    fields.done()?;
    let runs = ask.behind().import_progress(import).is_some();
    if runs {
        ask.behind().stop_import(import);
        return Ok(Redirect::to(&format!("/imports/{id}")).into_response());
    }
    ask.desk(move |desk, call| desk.cancel_upload(call, import)).await?;
    done("/imports", Notice::Deleted)
}

/// Undoes an import.
///
/// # Errors
/// Those of [`desk::Desk::undo_import`].
pub async fn undo(ask: Ask, Place(id): Place<String>, fields: Fields) -> Answer {
    let import = import_id(&id)?;
    fields.done()?;
    ask.desk(move |desk, call| desk.undo_import(call, import)).await?;
    done(&format!("/imports/{id}"), Notice::Deleted)
}
