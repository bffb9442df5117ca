//! Who asks (R-DSR-05), and how much longer it may take (R-DSR-02, R-DSR-06).

use law::ids::{ObjectId, PersonId};
use law::rights::identity_question;
use store::records::rights::case::{self, Case, CaseState, Identity};
use vault::{Action, Note, Object};

use super::{CLOSED, clock, rights_desk_only};
use crate::people::{Listed, today as today_of};
use crate::{Call, Desk, Fault, Refusal, Result, Words};

/// People shown of a search for who asks.
const CANDIDATES: usize = 20;

impl Desk {
    /// Says to whom a request belongs, or that it belongs to nobody known.
    ///
    /// # Errors
    /// `NOT_FOUND`; `CASE_CLOSED`; `RIGHTS_DESK_ONLY`.
    pub fn assign_request(
        &self,
        call: &Call,
        case: ObjectId,
        person: Option<PersonId>,
    ) -> Result<()> {
        let person = person.map(|person| self.current_person(person)).transpose()?;
        self.change_case(call, case, |case, _| {
            case.person = person;
            Ok(())
        })
    }

    /// People who may be the one who asks, by name, town, address or number. Who is restricted stands
    /// in no search, and is found by the whole e-mail address.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn find_requester(&self, call: &Call, query: &str) -> Result<Vec<Listed>> {
        rights_desk_only(call)?;
        let found = self.index.search(query, CANDIDATES);
        let mut persons: Vec<PersonId> = found.hits.iter().map(|hit| PersonId(hit.id)).collect();
        persons.extend(self.addressed(query)?);
        self.listed_for_rights(call, &persons)
    }

    /// Keeps what is known of who asks. Asking back needs a reasonable doubt; a copy of an identity
    /// card is never asked for here.
    ///
    /// # Errors
    /// As [`Desk::assign_request`]; a refusal for a question without a doubt.
    pub fn identify_requester(
        &self,
        call: &Call,
        case: ObjectId,
        identity: Identity,
        reasonable_doubt: bool,
    ) -> Result<()> {
        if identity == Identity::Asked && !identity_question(reasonable_doubt, false, false).may() {
            return Err(NO_DOUBT.into());
        }
        self.change_case(call, case, |case, today| {
            case.identity = identity;
            match identity {
                Identity::Asked => (case.asked_on, case.answered_on) = (Some(today), None),
                Identity::Confirmed | Identity::Doubtful if case.asked_on.is_some() => {
                    case.answered_on = Some(today);
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Keeps that the person was told of an extension. It holds only with reasons and within the
    /// first month (Art. 12(3) DSGVO).
    ///
    /// # Errors
    /// As [`Desk::assign_request`]; a fault when it comes too late or without reasons.
    pub fn extend_request(&self, call: &Call, case: ObjectId, reasons: bool) -> Result<()> {
        let register = self.register();
        self.change_case(call, case, |case, today| {
            let told = Case { extended_on: Some(today), reasons, ..case.clone() };
            if clock::clock(&told, &register).extension_valid != Some(true) {
                return Err(NO_EXTENSION.into());
            }
            (case.extended_on, case.reasons) = (Some(today), reasons);
            Ok(())
        })
    }

    /// Changes an open case, counts its period anew and keeps a leaf.
    pub(crate) fn change_case(
        &self,
        call: &Call,
        id: ObjectId,
        change: impl Fn(&mut Case, i64) -> Result<()>,
    ) -> Result<()> {
        rights_desk_only(call)?;
        let register = self.register();
        let today = today_of(call, &register);
        self.store.write(|tx| {
            let mut case = case::get(tx, id)?.ok_or(Fault::NOT_FOUND)?;
            if case.state == CaseState::Closed {
                return Err(CLOSED.into());
            }
            change(&mut case, today)?;
            clock::wind(&mut case, &register);
            case::update(tx, &case)?;
            let note = Note::new(call.actor.user, Action::CaseChanged, Object::Case, call.moment());
            self.note(tx, note)
        })
    }
}

const NO_DOUBT: Refusal = Refusal::new(
    "NO_DOUBT",
    &["R-DSR-05"],
    Words {
        de: "Ohne begründeten Zweifel darf nicht nach Nachweisen gefragt werden.",
        en: "Without reasonable doubt no proof may be asked for.",
    },
    Words {
        de: "Über einen bekannten Kanal bestätigen lassen, oder den Zweifel festhalten.",
        en: "Have it confirmed through a known channel, or record the doubt.",
    },
);
const NO_EXTENSION: Fault = Fault::new(
    "NO_EXTENSION",
    "Eine Verlängerung gilt nur, wenn sie mit Gründen und innerhalb des ersten Monats mitgeteilt wird.",
    "An extension holds only if it is told with reasons and within the first month.",
);
