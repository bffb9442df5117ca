//! Filing a request: one action, open to everybody who works here (R-DSR-01).

use jiff::civil::Date;
use law::ids::{ObjectId, PersonId};
use law::rights::{Request, in_order};
use store::records::rights::case::{self, Arrival, Case, CaseState, Identity, Outcome};
use store::records::rights::step::{self, Step, StepState};
use vault::{Action, Note, Object};

use super::{bits_of, clock, guess};
use crate::requests::texts::Text;
use crate::{Call, Desk, Fault, Result, Words, day_number, day_of};

/// Longest text of a request, in bytes.
const LONGEST: usize = 256 << 10;

/// A request as somebody files it. No `Debug`: it holds what was written.
pub struct NewCase {
    /// About whom, if that is known already.
    pub person: Option<PersonId>,
    /// Which rights; empty lets the text speak.
    pub rights: Vec<Request>,
    /// How it came.
    pub arrival: Arrival,
    /// Day of arrival; today without one. Weekends count (R-DSR-20).
    pub received: Option<Date>,
    /// Language number of the answer: 1 German, 2 English.
    pub language: i64,
    /// What was written or said.
    pub text: String,
    /// It came through a channel we hold: a stored address, a log-in (R-DSR-05).
    pub known_channel: bool,
}

/// What filing led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// The case.
    pub case: ObjectId,
    /// The rights it is about, in the order they are carried out in.
    pub rights: Vec<Request>,
    /// Day to answer by.
    pub target: Date,
    /// Places of special categories that were taken out of the text (R-EMP-20).
    pub masked: usize,
}

impl Desk {
    /// Files a request: screened, sealed, on the clock from the day it arrived.
    ///
    /// # Errors
    /// Faults `NO_RIGHT`, `DATE_IN_FUTURE`, `TOO_LONG`; `NOT_FOUND` for a person who is not held.
    pub fn file_request(&self, call: &Call, new: &NewCase) -> Result<Filed> {
        let register = self.register();
        let today = register.day(call.now);
        let received = new.received.unwrap_or(today);
        if received > today {
            return Err(LATER.into());
        }
        if new.text.len() > LONGEST {
            return Err(TOO_LONG.into());
        }
        let rights = if new.rights.is_empty() { guess(&new.text) } else { new.rights.clone() };
        let rights = in_order(rights);
        if rights.is_empty() {
            return Err(NO_RIGHT.into());
        }
        // An id of before a merge leads to who is there now.
        let person = new.person.map(|person| self.current_person(person)).transpose()?;
        let screened = self.screen(&new.text);
        let id = self.fresh(call)?;
        let sealed = self.seal_text(call, Text::Case, id, id, &screened.kept)?;
        let mut case = Case {
            id,
            person,
            rights: bits_of(&rights),
            arrival: new.arrival,
            language: new.language.clamp(1, 2),
            received_on: day_number(received),
            identity: if new.known_channel { Identity::KnownChannel } else { Identity::Unchecked },
            asked_on: None,
            answered_on: None,
            extended_on: None,
            reasons: false,
            target_on: 0,
            legal_on: 0,
            state: CaseState::Open,
            outcome: Outcome::Open,
            created_at: call.ms(),
            closed_at: None,
            user: call.actor.user,
            sealed,
        };
        clock::wind(&mut case, &register);
        let key = person.map(|person| self.leaf_key(person)).transpose()?.flatten();
        self.store.write(|tx| {
            case::insert(tx, &case)?;
            for right in &rights {
                let user = call.actor.user;
                let state = StepState::Open;
                step::put(tx, &Step { case: id, right: *right, state, done_at: None, user })?;
            }
            let note = Note::new(call.actor.user, Action::CaseOpened, Object::Case, call.moment());
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })?;
        let target = day_of(case.target_on);
        Ok(Filed { case: id, rights, target, masked: screened.removed.len() })
    }

    /// The key whose tag the leaves about a person carry.
    pub(crate) fn leaf_key(&self, person: PersonId) -> Result<Option<vault::PersonKey>> {
        let mut data = self.store.read(|tx| store::records::datum::of_person(tx, person))?;
        data.retain(|datum| datum.state != 2);
        self.master_key(&self.register(), person, &data)
    }
}

const NO_RIGHT: Fault = Fault::of(
    "rights",
    "NO_RIGHT",
    Words {
        de: "Aus dem Text geht nicht hervor, worum es geht. Bitte mindestens ein Recht ankreuzen.",
        en: "The text does not say what is asked for. Please tick at least one right.",
    },
);
const LATER: Fault = Fault::of(
    "received",
    "DATE_IN_FUTURE",
    Words { de: "Dieser Tag liegt in der Zukunft.", en: "This day lies in the future." },
);
const TOO_LONG: Fault = Fault::of(
    "text",
    "TOO_LONG",
    Words {
        de: "Der Text ist länger als 256 KiB. Bitte nur das Schreiben selbst einfügen.",
        en: "The text is longer than 256 KiB. Please paste the letter itself only.",
    },
);
