//! Exports as their pages show them.

use law::ids::{ObjectId, UserId};
use law::staff::mass_action;
use law::vocabulary::Role;
use store::records::disclosure::{self, Disclosure, DisclosureState};

use super::Format;
use crate::{Call, Desk, Fault, Result};

/// One export: content-free.
pub struct Export {
    /// Its id.
    pub id: ObjectId,
    /// The snapshot it is made from.
    pub campaign: Option<ObjectId>,
    /// Recipient, a number of the register.
    pub recipient: u16,
    /// Activity, a number of the register.
    pub activity: u16,
    /// How many persons: at most until handed out, then exactly.
    pub persons: u64,
    /// What the file is.
    pub format: Format,
    /// Where it stands.
    pub state: DisclosureState,
    /// Who asked.
    pub asked_by: UserId,
    /// When it was asked for (milliseconds since 1970 UTC).
    pub asked_at: i64,
    /// When it was handed out.
    pub handed_at: Option<i64>,
    /// Whether the caller may approve it.
    pub may_approve: bool,
    /// Whether the caller may fetch the file.
    pub may_fetch: bool,
    /// Whether it waits for a second person.
    pub needs_second: bool,
}

impl Desk {
    /// The newest exports the caller has to do with, or those for one activity alone.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn exports(&self, call: &Call, only: Option<u16>, limit: i64) -> Result<Vec<Export>> {
        let activities = self.in_decision(call, only);
        let found = self.store.read(|tx| disclosure::newest(tx, activities, limit))?;
        Ok(found.iter().map(|export| view(self, call, export)).collect())
    }

    /// The activities whose exports are the caller's business, or one of them alone, as bits.
    pub(crate) fn in_decision(&self, call: &Call, only: Option<u16>) -> i64 {
        match only {
            // Also activities that the register no longer has.
            None if call.is(Role::RightsDesk) => -1,
            only => self.in_use(call, only),
        }
    }

    /// One export.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal when the caller has nothing to do with it.
    pub fn export(&self, call: &Call, export: ObjectId) -> Result<Export> {
        let found = self.store.read(|tx| disclosure::get(tx, export))?.ok_or(Fault::NOT_FOUND)?;
        self.may_decide(call, &found)?;
        Ok(view(self, call, &found))
    }
}

fn view(desk: &Desk, call: &Call, d: &Disclosure) -> Export {
    let persons = u64::try_from(d.persons).unwrap_or(0);
    let records = u32::try_from(persons).unwrap_or(u32::MAX);
    let asked = d.state == DisclosureState::Asked;
    let alone = mass_action(records, false, true, &desk.numbers(call)).may();
    let takes_part = desk.may_use(call, d.activity).is_ok();
    Export {
        id: d.id,
        campaign: d.campaign,
        recipient: d.recipient,
        activity: d.activity,
        persons,
        format: Format::from_code(d.format).unwrap_or(Format::Csv),
        state: d.state,
        asked_by: d.asked_by,
        asked_at: d.asked_at,
        handed_at: d.handed_at,
        may_approve: asked
            && (takes_part || call.is(Role::RightsDesk))
            && (alone || d.asked_by != call.actor.user),
        may_fetch: d.state == DisclosureState::Approved && takes_part,
        needs_second: asked && !alone,
    }
}
