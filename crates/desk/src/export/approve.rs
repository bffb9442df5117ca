//! Approving or declining what somebody asked for (R-EMP-03).

use law::ids::ObjectId;
use law::params::Params;
use law::staff::{R_EMP_03, mass_action};
use law::vocabulary::Role;
use store::records::disclosure::{self, Disclosure, DisclosureState};
use vault::{Action, Note, Object, Outcome};

use super::ask::may_receive;
use crate::{Call, Desk, Fault, Refusal, Result, Words};

const NOT_ASKED: Fault = Fault::of(
    "export",
    "EXPORT_NOT_OPEN",
    Words {
        de: "Über diese Ausgabe ist schon entschieden. Bitte neu laden.",
        en: "This export has been decided already. Please reload.",
    },
);

impl Desk {
    /// Approves an export. More persons than one may hand out alone need somebody else than the one who asked.
    ///
    /// # Errors
    /// `NOT_FOUND`; a fault when it was decided already; a refusal by R-EMP-03, by R-DOC-10, or when
    /// the caller neither takes part in the activity nor belongs to the rights desk.
    pub fn approve_export(&self, call: &Call, export: ObjectId) -> Result<()> {
        self.settle_export(call, export, |found| {
            may_receive(&self.register(), found.recipient)?;
            second_person(call, found, &self.numbers(call))?;
            found.state = DisclosureState::Approved;
            Ok(())
        })
    }

    /// Declines an export; nothing is handed out.
    ///
    /// # Errors
    /// As [`Desk::approve_export`], without its rules.
    pub fn decline_export(&self, call: &Call, export: ObjectId) -> Result<()> {
        self.settle_export(call, export, |found| {
            found.state = DisclosureState::Declined;
            Ok(())
        })
    }

    fn settle_export(
        &self,
        call: &Call,
        export: ObjectId,
        settle: impl FnOnce(&mut Disclosure) -> Result<()>,
    ) -> Result<()> {
        self.store.write(|tx| {
            let mut found = disclosure::get(tx, export)?.ok_or(Fault::NOT_FOUND)?;
            self.may_decide(call, &found)?;
            if found.state != DisclosureState::Asked {
                return Err(NOT_ASKED.into());
            }
            settle(&mut found)?;
            found.approved_by = Some(call.actor.user);
            found.approved_at = Some(call.ms());
            disclosure::update(tx, &found)?;
            let done = found.state == DisclosureState::Approved;
            let note =
                Note::new(call.actor.user, Action::ExportApproved, Object::Export, call.moment());
            let note = note.outcome(if done { Outcome::Done } else { Outcome::Refused });
            let count = u32::try_from(found.persons).unwrap_or(u32::MAX);
            self.note(tx, note.activity(found.activity).count(count))
        })
    }

    /// Who takes part in the activity decides, and the rights desk.
    pub(crate) fn may_decide(&self, call: &Call, export: &Disclosure) -> Result<()> {
        if call.is(Role::RightsDesk) { Ok(()) } else { self.may_use(call, export.activity) }
    }
}

/// R-EMP-03. The purpose is the activity, which stands in the disclosure.
fn second_person(call: &Call, export: &Disclosure, params: &Params) -> Result<()> {
    let records = u32::try_from(export.persons).unwrap_or(u32::MAX);
    if mass_action(records, export.asked_by != call.actor.user, true, params).may() {
        return Ok(());
    }
    let words = (R_EMP_03.reason, R_EMP_03.way_forward);
    Err(Refusal::new("SECOND_PERSON", &["R-EMP-03"], words.0, words.1).into())
}
