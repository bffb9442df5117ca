//! Language and look, chosen at the top of every page; works before signing in, too.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use crate::errors::Answer;
use crate::frame::Theme;
use crate::guard::cookie;
use crate::input::Form;
use crate::state::State;
use crate::text::Lang;
use crate::visit::Visit;

/// What can be chosen.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    language: Option<String>,
    theme: Option<Theme>,
    back: String,
}

/// `POST /preferences`: keeps the choice and goes back to the page it was made on.
///
/// # Errors
/// When the language of a signed-in user cannot be kept.
pub async fn choose(state: State, visit: Visit, Form(choice): Form<Choice>) -> Answer {
    let back = cookie::local_path(&choice.back).unwrap_or("/");
    let mut response = Redirect::to(back).into_response();
    let mut set = |cookie: String| {
        let value = HeaderValue::from_str(&cookie).ok();
        response.headers_mut().extend(value.map(|value| (header::SET_COOKIE, value)));
    };
    if let Some(theme) = choice.theme {
        set(cookie::theme(theme));
    }
    if let Some(lang) = choice.language.as_deref().and_then(Lang::from_tag) {
        set(cookie::language(lang));
        if let Some(session) = visit.session {
            let door = state.door().clone();
            state.blocking(move || door.keep_language(session.user, lang)).await?;
        }
    }
    Ok(response)
}
