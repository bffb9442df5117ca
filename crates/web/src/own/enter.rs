//! `/me`: an address in, a code out to that address; then the code in. Both answers are the same for
//! addresses that are held and that are not.

use askama::Template;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault, Kind};
use crate::frame::Frame;
use crate::guard::rate::Rate;
use crate::input::Form;
use crate::page::html;
use crate::seam::Ask;
use crate::state::State;
use crate::visit::Visit;

/// Codes asked for from one network.
pub(super) const ASKING: Rate = Rate { burst: 6, refill_ms: 60_000 };
/// Codes typed from one network.
pub(super) const TYPING: Rate = Rate { burst: 20, refill_ms: 10_000 };

#[derive(Template)]
#[template(path = "own/enter.html")]
struct EnterPage {
    frame: Frame,
    firm: String,
    contact: String,
    address: String,
    asked: bool,
    wrong: &'static str,
}

/// An address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    address: String,
}

/// An address and its code.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    address: String,
    code: String,
}

impl EnterPage {
    fn new(frame: Frame, ask: &Ask, address: String) -> Self {
        let firm = &ask.behind().register().firm;
        let (firm, contact) = (firm.name.clone(), firm.data_protection_contact.clone());
        Self { frame, firm, contact, address, asked: false, wrong: "" }
    }
}

/// The form.
///
/// # Errors
/// When the template fails.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    html(&EnterPage::new(frame, &ask, String::new()))
}

/// Queues a code if the address is held; the answer is the same if not.
///
/// # Errors
/// Too many attempts from this network.
pub async fn ask(
    state: State,
    visit: Visit,
    frame: Frame,
    ask: Ask,
    Form(typed): Form<Address>,
) -> Answer {
    within(&state, &visit, "own-ask", ASKING)?;
    let address = typed.address.clone();
    ask.desk(move |desk, call| desk.ask_own_code(call, &address)).await?;
    html(&EnterPage { asked: true, ..EnterPage::new(frame, &ask, typed.address) })
}

/// Checks the code.
///
/// # Errors
/// Too many attempts from this network.
pub async fn enter(
    state: State,
    visit: Visit,
    frame: Frame,
    ask: Ask,
    Form(typed): Form<Typed>,
) -> Answer {
    within(&state, &visit, "own-code", TYPING)?;
    let (address, code) = (typed.address.clone(), typed.code);
    let token = ask.desk(move |desk, call| desk.enter_own(call, &address, &code)).await?;
    match token {
        Some(token) => Ok(Redirect::to(&format!("/me/{token}")).into_response()),
        None => {
            let page = EnterPage::new(frame, &ask, typed.address);
            html(&EnterPage { asked: true, wrong: page.frame.t.own_wrong(), ..page })
        }
    }
}

/// R47: limits by network.
pub(super) fn within(
    state: &State,
    visit: &Visit,
    what: &'static str,
    rate: Rate,
) -> Result<(), Error> {
    let taken = state.limiter().take((what, visit.peer), rate, visit.at);
    taken.map_err(|seconds| Fault::new(Kind::TooMany(seconds)).into())
}
