//! Requests of people about their own data (Art. 12 to 22 DSGVO): filed by anyone in one action,
//! answered by the rights desk in time.

pub mod access;
mod board;
mod clock;
mod deliver;
mod file;
mod guess;
mod identity;
mod late;
pub mod letters;
mod notices;
mod outbox;
pub mod own;
mod settle;
mod show;
mod texts;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod trouble;

pub use board::{Board, BoardRow, Urgency};
pub use clock::Clock;
pub(crate) use clock::rewind_all;
pub(crate) use deliver::printed;
pub use deliver::{Fetched, Form, Released};
pub use file::{Filed, NewCase};
pub use guess::guess;
pub use late::LateCase;
pub use law::rights::Request;
pub use show::{AnswerView, CaseView, LetterView, StepView};
pub use store::records::rights::case::{Arrival, Case, CaseState, Identity, Outcome};
pub use store::records::rights::letter::LetterState;
pub use store::records::rights::notice::{Notice, NoticeState, Way};
pub use store::records::rights::step::StepState;

use law::vocabulary::Role;

use crate::{Call, Fault, Refusal, Result, Words};

/// The rights of a case, from their bits, in the order they are carried out in (R-DSR-10).
pub fn rights_of(bits: i64) -> Vec<Request> {
    Request::ALL.iter().copied().filter(|right| bits >> right.code() & 1 == 1).collect()
}

/// The bits of these rights.
pub(crate) fn bits_of(rights: &[Request]) -> i64 {
    rights.iter().fold(0, |bits, right| bits | 1 << right.code())
}

/// Cases are the work of the rights desk; anybody may file one, nobody else reads them.
pub(crate) fn rights_desk_only(call: &Call) -> Result<()> {
    if call.is(Role::RightsDesk) { Ok(()) } else { Err(RIGHTS_DESK.into()) }
}

const RIGHTS_DESK: Refusal = Refusal::new(
    "RIGHTS_DESK_ONLY",
    &["R-EMP-01"],
    Words {
        de: "Anträge bearbeitet die Betroffenenstelle.",
        en: "Requests are handled by the rights desk.",
    },
    Words {
        de: "Den Antrag aufnehmen; die Betroffenenstelle übernimmt.",
        en: "File the request; the rights desk takes over.",
    },
);

/// Something cannot be done to a case that is closed.
pub(crate) const CLOSED: Fault = Fault::new(
    "CASE_CLOSED",
    "Dieser Vorgang ist abgeschlossen. Für Neues bitte einen neuen Antrag aufnehmen.",
    "This case is closed. Please file a new request for anything new.",
);

/// A right of which the case does not speak, or a person it needs and has not.
pub(crate) const NO_PERSON: Fault = Fault::new(
    "CASE_WITHOUT_PERSON",
    "Zu diesem Antrag ist noch keine Person zugeordnet. Bitte zuerst zuordnen, oder eine Negativauskunft geben.",
    "No person belongs to this request yet. Please choose one first, or answer that nothing is held.",
);
