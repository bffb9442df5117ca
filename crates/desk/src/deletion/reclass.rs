//! Prospects who became customers: the values move under the key and the period of customers.

use law::access::{Set64, Subjects, decide};
use law::class::Class;
use law::ids::PersonId;
use law::kinds::{Collect, Erase};
use law::vocabulary::PersonState;
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::retention;
use store::records::standing::{self, Standing};

use crate::people::open_parts;
use crate::{Call, Desk, Failure, Fault, Result, day_number, places};

const PROSPECT: [Class; 2] = [Class::ProspectInquiry, Class::ProspectImported];

/// Somebody whose values are to move.
struct Moving {
    known: Standing,
    data: Vec<Datum>,
}

impl Desk {
    /// Seals the master data of customers anew under LK-03: all of them in one transaction, with
    /// one leaf. The key of the prospect stays until the person goes: with it the log of who looked
    /// before can still be found. Returns how many values moved.
    pub(crate) fn reclass(&self, call: &Call, persons: &[PersonId]) -> Result<u64> {
        let moving = self.store.read(|tx| {
            persons.iter().map(|person| moving(tx, *person)).collect::<Result<Vec<_>>>()
        })?;
        // Whoever is restricted is opened for this one person, by name.
        let (together, alone): (Vec<Moving>, Vec<Moving>) =
            moving.into_iter().partition(|one| one.known.state == PersonState::Active);
        let mut moved = 0;
        if !together.is_empty() {
            let at_most = u32::try_from(together.len()).unwrap_or(u32::MAX);
            moved += self.move_under(call, Subjects::Set { at_most }, &together)?;
        }
        for one in alone {
            let subject = Subjects::One(one.known.person, one.known.state);
            moved += self.move_under(call, subject, &[one])?;
        }
        Ok(moved)
    }

    fn move_under(&self, call: &Call, whom: Subjects, moving: &[Moving]) -> Result<u64> {
        let call = &Call::by_system(call.now, call.request);
        let (register, today) = self.here(call);
        let rights = register.activities.iter().find(|a| a.rights_work);
        let facts =
            register.facts(rights.ok_or(Failure::at("finding the activity of rights work"))?);
        let opening = decide::<Erase>(call.actor, whom, &facts, Set64::FULL)?;
        let sealing = decide::<Collect>(call.actor, whom, &facts, Set64::FULL)?;
        let persons: Vec<PersonId> = moving.iter().map(|one| one.known.person).collect();
        let new = self.make_keys(call, &persons, Class::CustomerMaster)?;
        let master = match (whom, moving.first()) {
            (Subjects::One(person, _), Some(one)) => {
                one.data.first().map(|first| self.key(person, first.class)).transpose()?
            }
            _ => None,
        };
        let grant = self.grant(opening, call, master.as_ref())?;
        let mut moved = Vec::new();
        for (Moving { known, data }, new) in moving.iter().zip(&new) {
            let day = crate::retention::delete_on(
                &register,
                Class::CustomerMaster,
                day_number(today),
                known.last_purchase_on,
                true,
            );
            for datum in data {
                let Some(kind) = register.kind(datum.kind) else { continue };
                let old = self.key(known.person, datum.class)?;
                let parts = open_parts(&grant, &old, kind.shape, datum)?;
                let place = places::datum(known.person, datum.id, Class::CustomerMaster);
                let sealed = self.seal_parts(&sealing, new, place, kind.shape, &parts)?;
                moved.push(((known.person, datum.id), sealed, day));
            }
        }
        self.store.write(|tx| {
            moved.iter().try_for_each(|(place, sealed, day)| {
                retention::reclass(tx, *place, Class::CustomerMaster, sealed, *day).map(drop)
            })
        })?;
        Ok(moved.len() as u64)
    }
}

fn moving(tx: &mut Tx<'_>, person: PersonId) -> Result<Moving> {
    let known = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
    let mut data = datum::of_person(tx, person)?;
    data.retain(|d| PROSPECT.contains(&d.class) && d.state != 2);
    Ok(Moving { known, data })
}
