//! Fetching the file: the moment data leave.

use axum::http::header;
use axum::response::IntoResponse;
use desk::export::Handing;

use crate::audiences::object;
use crate::errors::Answer;
use crate::input::{Form, NoFields, Place};
use crate::seam::Ask;
use crate::state::State;
use crate::text::Lang;
use crate::visit::Visit;

/// The file, made in memory for this answer; a second fetch is refused.
///
/// # Errors
/// Those of [`desk::Desk::hand_out`].
pub async fn fetch(
    state: State,
    visit: Visit,
    ask: Ask,
    Place(id): Place<String>,
    _: Form<NoFields>,
) -> Answer {
    let id = object(&id)?;
    let german = visit.lang == Lang::De;
    let handed = ask
        .desk(move |desk, call| {
            let public_url = state.settings().public_url.as_str();
            let say: fn(desk::Words) -> &'static str =
                if german { |words| words.de } else { |words| words.en };
            desk.hand_out(call, id, &Handing { say, public_url })
        })
        .await?;
    let name = format!("attachment; filename=\"{}\"", handed.name);
    let head = [(header::CONTENT_TYPE, handed.media_type.to_owned())];
    Ok((head, [(header::CONTENT_DISPOSITION, name)], handed.bytes).into_response())
}
