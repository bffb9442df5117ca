//! `/notices`: short notices to customers that wait for a clerk to send them.

use askama::Template;
use axum::http::Method;
use desk::interactions::{NoticeDraft, NoticeState};
use law::ids::ObjectId;

use crate::errors::{Answer, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, page};
use crate::routes::{Policy, Route, WRITERS, route};
use crate::seam::{Ask, hex, unhex};
use crate::text::Text;

#[derive(Template)]
#[template(path = "notices/list.html")]
struct NoticesPage {
    frame: Frame,
    cards: Vec<Card>,
    text: String,
}

/// One draft.
struct Card {
    id: String,
    name: String,
    href: String,
    about: String,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let text = Policy::Signed(WRITERS);
    [route(Method::GET, "/notices", text, show), route(Method::POST, "/notices/{id}", text, settle)]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let drafts = ask.desk(|desk, call| desk.notice_drafts(call)).await?;
    let firm = ask.behind().register().firm.clone();
    let text = frame.t.interaction_notice(&firm.name, &firm.data_protection_contact);
    let cards = drafts.into_iter().map(|draft| Card::new(draft, frame.t)).collect();
    page(&NoticesPage { frame, cards, text })
}

impl Card {
    fn new(draft: NoticeDraft, t: &dyn Text) -> Self {
        Self {
            id: hex(draft.id.0),
            name: if draft.name.is_empty() { t.people_unnamed().to_owned() } else { draft.name },
            href: format!("/people/{}", draft.person),
            about: format!("{} · {}", t.date(draft.on), t.interaction_origin(draft.origin)),
        }
    }
}

async fn settle(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let id = unhex(&id).map(ObjectId).ok_or_else(Fault::not_found)?;
    let state = match fields.one("decision")?.as_str() {
        "sent" => NoticeState::Sent,
        _ => NoticeState::Dropped,
    };
    fields.done()?;
    ask.desk(move |desk, call| desk.settle_notice(call, id, state)).await?;
    done("/notices", Notice::Saved)
}
