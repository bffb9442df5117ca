//! A prospect who became a customer: the values move under the key and the period of customers.

use law::access::{Set64, Subjects, decide};
use law::class::Class;
use law::ids::PersonId;
use law::kinds::{Collect, Erase};
use store::records::datum;
use store::records::retention;
use store::records::standing;

use crate::people::open_parts;
use crate::{Call, Desk, Failure, Fault, Result, day_number, places};

const PROSPECT: [Class; 2] = [Class::ProspectInquiry, Class::ProspectImported];

impl Desk {
    /// Seals the master data of a customer anew under LK-03. The key of the prospect stays until the
    /// person goes: with it the log of who looked before can still be found. Returns how many
    /// values moved.
    pub(crate) fn reclass(&self, call: &Call, person: PersonId) -> Result<u64> {
        let call = &Call::by_system(call.now, call.request);
        let (register, today) = self.here(call);
        let known = self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let mut data = self.store.read(|tx| datum::of_person(tx, person))?;
        data.retain(|d| PROSPECT.contains(&d.class) && d.state != 2);
        let Some(first) = data.first() else { return Ok(0) };
        let rights = register.activities.iter().find(|a| a.rights_work);
        let facts =
            register.facts(rights.ok_or(Failure::at("finding the activity of rights work"))?);
        let subject = Subjects::One(person, known.state);
        let opening = decide::<Erase>(call.actor, subject, &facts, Set64::FULL)?;
        let sealing = decide::<Collect>(call.actor, subject, &facts, Set64::FULL)?;
        let new = self.make_key(call, person, Class::CustomerMaster)?;
        let master = self.key(person, first.class)?;
        let grant = self.grant(opening, call, Some(&master))?;
        let day = crate::retention::delete_on(
            &register,
            Class::CustomerMaster,
            day_number(today),
            known.last_purchase_on,
            true,
        );
        let mut moved = Vec::new();
        for datum in &data {
            let Some(kind) = register.kind(datum.kind) else { continue };
            let old = self.key(person, datum.class)?;
            let parts = open_parts(&grant, &old, kind.shape, datum)?;
            let place = places::datum(person, datum.id, Class::CustomerMaster);
            moved.push((datum.id, self.seal_parts(&sealing, &new, place, kind.shape, &parts)?));
        }
        self.store.write(|tx| {
            moved.iter().try_for_each(|(id, sealed)| {
                retention::reclass(tx, (person, *id), Class::CustomerMaster, sealed, day).map(drop)
            })
        })?;
        Ok(moved.len() as u64)
    }
}
