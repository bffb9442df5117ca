//! `/api/v1/wordings`: what people agree to, to the letter; added, never changed.

use axum::http::Method;
use axum::response::IntoResponse;
use desk::consent::NewWording;
use law::ids::ObjectId;
use law::vocabulary::Channel;
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};

use super::bound::{self, Language};
use super::once::{Once, created};
use super::paging::{Listed, Paging, cursor};
use super::people::Made;
use crate::errors::Answer;
use crate::input::Search;
use crate::routes::{Policy, Route, route};
use crate::seam::Ask;
use crate::session::ApiCaller;

/// Description of this file's addresses.
#[derive(OpenApi)]
#[openapi(paths(list, add))]
pub struct Doc;

/// Addresses of this file.
pub fn routes() -> impl IntoIterator<Item = Route> {
    [
        route(Method::GET, "/api/v1/wordings", Policy::ApiKey, list).asks(),
        route(Method::POST, "/api/v1/wordings", Policy::ApiKey, add),
    ]
}

/// A wording for the activity of the key.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"channels": ["EMAIL"], "language": "en", "names_advertiser": true,
    "active_act": true, "coupled": false, "tracking": false,
    "body": "Yes, Nordpol-Versand may send me its newsletter by e-mail. I can withdraw at any time."}))]
pub struct Text {
    /// Channels named in the text.
    #[schema(value_type = Vec<String>)]
    channels: Vec<Channel>,
    /// `de` or `en`.
    #[schema(value_type = String)]
    language: Language,
    /// Names every advertiser.
    names_advertiser: bool,
    /// Needs a positive act.
    active_act: bool,
    /// Tied to another service.
    coupled: bool,
    /// Covers measuring opens and clicks.
    tracking: bool,
    /// The text to the letter.
    body: String,
}

/// A wording.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0193514f3c007a1b9c2d3e4f5a6b7c99", "activity": "newsletter",
    "channels": ["EMAIL"], "language": "en", "names_advertiser": true, "active_act": true,
    "coupled": false, "tracking": false,
    "body": "Yes, Nordpol-Versand may send me its newsletter by e-mail. I can withdraw at any time.",
    "at": 1_795_168_800_000_i64}))]
pub struct WordingView {
    /// Its id.
    id: String,
    /// Code of the activity it asks consent for.
    activity: String,
    /// Channels named in the text.
    #[schema(value_type = Vec<String>)]
    channels: Vec<Channel>,
    /// Language.
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    /// Names every advertiser.
    names_advertiser: bool,
    /// Needs a positive act.
    active_act: bool,
    /// Tied to another service.
    coupled: bool,
    /// Covers measuring opens and clicks.
    tracking: bool,
    /// The text to the letter.
    body: String,
    /// When it was added, milliseconds since 1970 UTC.
    at: i64,
}

/// All wordings, newest first.
///
/// # Errors
/// Faults of limit and cursor.
#[utoipa::path(get, path = "/api/v1/wordings", tag = "consents",
    params(("limit" = Option<u32>, Query, description = "1 to 200, 50 unless given"),
           ("cursor" = Option<String>, Query, description = "`next` of the answer before")),
    responses((status = 200, body = Listed<WordingView>)))]
pub async fn list(ask: Ask, Search(paging): Search<Paging>) -> Answer {
    const LIST: &str = "wordings";
    let limit = paging.limit()?;
    let before = paging.after(ask.behind(), LIST)?.and_then(|id| ObjectId::parse(&id));
    let page = ask
        .desk(move |desk, _| {
            let register = desk.register();
            let all = desk.wordings()?.into_iter();
            let mut wordings: Vec<_> =
                all.filter(|w| before.is_none_or(|id| w.id < id)).take(limit + 1).collect();
            let more = wordings.len() > limit;
            wordings.truncate(limit);
            let last = wordings.last().filter(|_| more);
            let next = last.map(|last| cursor(desk, LIST, &last.id.to_string()));
            let named = |w: &Channel, bits: i64| bits >> w.code() & 1 == 1;
            let items = wordings.into_iter().map(|w| WordingView {
                id: w.id.to_string(),
                activity: register.activity(w.activity).map(|a| a.code.clone()).unwrap_or_default(),
                channels: Channel::ALL.iter().copied().filter(|c| named(c, w.channels)).collect(),
                language: Language::from_code(w.language),
                names_advertiser: w.names_advertiser,
                active_act: w.active_act,
                coupled: w.coupled,
                tracking: w.tracking,
                body: w.body,
                at: w.created_at,
            });
            Ok(Listed { items: items.collect(), next })
        })
        .await?;
    Ok(axum::Json(page).into_response())
}

/// Adds a wording for the activity of the key, which must be marketing. A changed text is a new
/// wording; consents stay with the one they were given to.
///
/// # Errors
/// Refused for roles other than marketing and the rights desk; faults for a missing text or channel.
#[utoipa::path(post, path = "/api/v1/wordings", tag = "consents",
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key with the same body gets the same answer for a day")),
    request_body = Text, responses((status = 201, body = Made)))]
pub async fn add(ask: Ask, caller: ApiCaller, once: Once<Text>) -> Answer {
    once.answer(&ask, &caller, move |desk, call, text| {
        let new = NewWording {
            activity: bound::activity(&desk.register(), &caller, None)?.id,
            channels: text.channels,
            language: text.language.code(),
            names_advertiser: text.names_advertiser,
            active_act: text.active_act,
            coupled: text.coupled,
            tracking: text.tracking,
            body: text.body,
        };
        created(&Made { id: desk.add_wording(call, &new)?.to_string() })
    })
    .await
}
