//! What a person has to decide before something may be done by hand, and why they decided so.

use jiff::civil::Date;
use law::ids::PersonId;

use crate::Fault;

law::vocabulary! {
    /// Why a named person enters somebody although a check warned (R-SUP-05). The number is kept in
    /// the audit leaf.
    Decision {
        OwnContract = 1 "OWN_CONTRACT", AskedThemselves = 2 "ASKED_THEMSELVES",
        OtherPerson = 3 "OTHER_PERSON", LegalDuty = 4 "LEGAL_DUTY",
    }
}
law::vocabulary! {
    /// Why the rights desk looks at a restricted record (R-DSR-60). The number is kept in the audit
    /// leaf.
    LookReason {
        RightsRequest = 1 "RIGHTS_REQUEST", Incident = 2 "INCIDENT", LegalClaim = 3 "LEGAL_CLAIM",
        Consent = 4 "CONSENT", Correction = 5 "CORRECTION",
    }
}

/// How entering by hand ends.
pub enum Outcome<T> {
    /// Done.
    Done(T),
    /// A named person has to decide first; nothing was saved.
    Ask(Warning),
    /// Fields are wrong; nothing was saved.
    Faulty(Vec<Fault>),
}

/// What a check found. Names nobody: ids lead to the cards of the persons.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Warning {
    /// On the suppression list since this day, the earliest.
    pub blocked_since: Option<Date>,
    /// Perhaps somebody who was erased or refused, on this day.
    pub perhaps_blocked_since: Option<Date>,
    /// Persons that hold the same e-mail address or number.
    pub same: Vec<PersonId>,
    /// Other persons that are perhaps meant, the likeliest first, with the probability in percent.
    pub alike: Vec<(PersonId, u8)>,
    /// The source itself needs a decision (R-SRC-04).
    pub source_asks: bool,
}

impl Warning {
    /// Whether nothing was found.
    pub const fn is_empty(&self) -> bool {
        self.blocked_since.is_none()
            && self.perhaps_blocked_since.is_none()
            && self.same.is_empty()
            && self.alike.is_empty()
            && !self.source_asks
    }
}
