//! `/special`: the rights desk decides whether a special category may be kept (R-ART9-02).

use askama::Template;
use axum::http::Method;
use desk::interactions::SpecialAsk;
use desk::screening;
use law::ids::ObjectId;

use crate::errors::{Answer, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, page};
use crate::routes::{AUDITORS, Policy, Route, route};
use crate::seam::{Ask, hex, unhex};
use crate::text::Text;

#[derive(Template)]
#[template(path = "special/list.html")]
struct SpecialPage {
    frame: Frame,
    cards: Vec<Card>,
}

/// One request.
struct Card {
    id: String,
    name: String,
    href: String,
    facts: Vec<(&'static str, String)>,
    rules: Vec<&'static str>,
    own: bool,
}

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let desk = Policy::Signed(AUDITORS);
    [route(Method::GET, "/special", desk, show), route(Method::POST, "/special/{id}", desk, decide)]
}

async fn show(frame: Frame, ask: Ask) -> Answer {
    let asks = ask.desk(|desk, call| desk.special_asks(call)).await?;
    let cards = asks.into_iter().map(|ask| Card::new(ask, frame.t)).collect();
    page(&SpecialPage { frame, cards })
}

impl Card {
    fn new(ask: SpecialAsk, t: &dyn Text) -> Self {
        let category = ask.category.map_or("", |label| t.lang().of(screening::name(label)));
        Self {
            id: hex(ask.id.0),
            name: if ask.name.is_empty() { t.people_unnamed().to_owned() } else { ask.name },
            href: format!("/people/{}", ask.person),
            facts: vec![
                (t.interaction_insist_category(), category.to_owned()),
                (t.interaction_insist_ground(), t.interaction_ground(ask.ground).to_owned()),
                (t.consent_by(), ask.by),
                (t.consent_when(), t.date(ask.on)),
            ],
            rules: ask.rules,
            own: ask.own,
        }
    }
}

async fn decide(ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let id = unhex(&id).map(ObjectId).ok_or_else(Fault::not_found)?;
    let approve = fields.one("decision")? == "approve";
    fields.done()?;
    ask.desk(move |desk, call| desk.decide_special(call, id, approve)).await?;
    done("/special", Notice::Saved)
}
