//! `/people/{id}/orders/…`: a purchase recorded or marked as rescinded.

use askama::Template;
use desk::people::{NewPurchase, Outcome};
use jiff::civil::Date;

use super::words;
use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Place;
use crate::page::{done, html};
use crate::parts::Choice;
use crate::seam::Ask;

#[derive(Template)]
#[template(path = "people/order.html")]
struct OrderPage {
    frame: Frame,
    id: String,
    typed: Typed,
    groups: Vec<Choice>,
    notices: Vec<Choice>,
    sources: Vec<Choice>,
    faults: Vec<desk::Fault>,
}

/// What was typed.
#[derive(Default, Clone)]
struct Typed {
    number: String,
    product: String,
    amount: String,
    currency: String,
    group: u16,
    on: String,
    notice: i64,
    captured: bool,
    source: u16,
}

impl OrderPage {
    fn new(frame: Frame, ask: &Ask, id: String, typed: Typed, faults: Vec<desk::Fault>) -> Self {
        let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
        let group = |g: &desk::register::ProductGroup| {
            words::choice(g.id, words::name(lang, &g.name), g.id == typed.group)
        };
        let notices = [(0, t.people_unknown()), (2, t.people_yes()), (1, t.people_no())];
        Self {
            groups: register.product_groups.iter().map(group).collect(),
            notices: notices.map(|(n, label)| words::choice(n, label, n == typed.notice)).into(),
            sources: words::or(t.people_choose(), words::sources(lang, &register, typed.source)),
            frame,
            id,
            typed,
            faults,
        }
    }

    fn error(&self, field: &str) -> String {
        super::beside(self.frame.t, &self.faults, field)
    }
}

/// The form.
///
/// # Errors
/// Not found for a malformed id.
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    super::person(&id)?;
    let typed = Typed { currency: "EUR".to_owned(), ..Typed::default() };
    html(&OrderPage::new(frame, &ask, id, typed, Vec::new()))
}

/// Records the purchase.
///
/// # Errors
/// Those of [`desk::Desk::record_purchase`].
pub async fn record(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let person = super::person(&id)?;
    let typed = Typed {
        number: fields.one("number")?,
        product: fields.one("product")?,
        amount: fields.one("amount")?,
        currency: fields.one("currency")?,
        group: fields.one("group")?.parse().unwrap_or_default(),
        on: fields.one("on")?,
        notice: fields.one("notice")?.parse().unwrap_or_default(),
        captured: fields.tick("captured"),
        source: fields.one("source")?.parse().unwrap_or_default(),
    };
    fields.done()?;
    let Ok(on) = typed.on.parse::<Date>() else {
        return html(&OrderPage::new(frame, &ask, id, typed, vec![NO_DAY]));
    };
    let new = NewPurchase {
        number: typed.number.clone(),
        product: typed.product.clone(),
        amount: typed.amount.clone(),
        currency: typed.currency.clone(),
        group: typed.group,
        on,
        notice: typed.notice,
        captured: typed.captured,
        source: typed.source,
    };
    let ended = ask.desk(move |desk, call| desk.record_purchase(call, person, &new)).await?;
    match ended {
        Outcome::Faulty(faults) => html(&OrderPage::new(frame, &ask, id, typed, faults)),
        Outcome::Done(_) | Outcome::Ask(_) => done(&format!("/people/{person}"), Notice::Saved),
    }
}

/// Marks a purchase as rescinded.
///
/// # Errors
/// Those of [`desk::Desk::cancel_purchase`].
pub async fn cancel(ask: Ask, Place((id, value)): Place<(String, String)>) -> Answer {
    let (person, datum) = (super::person(&id)?, super::datum(&value)?);
    ask.desk(move |desk, call| desk.cancel_purchase(call, person, datum)).await?;
    done(&format!("/people/{person}"), Notice::Saved)
}

/// A day that cannot be read.
pub(super) const NO_DAY: desk::Fault = desk::Fault::of(
    "on",
    "DATE_SHAPE",
    desk::Words { de: "Bitte einen Tag angeben.", en: "Please give a day." },
);
