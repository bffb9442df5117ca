//! Who still has to be told that the firm holds their data (Art. 14 GDPR: within a month of getting
//! them from somebody else), the most urgent first.

use jiff::civil::Date;
use law::ids::PersonId;
use law::vocabulary::InfoDuty;
use store::records::standing;
use vault::{Action, Note, Object};

use super::list::{Listed, is_visible};
use super::view::lens;
use crate::{Call, Desk, Result, day_number, day_of, zone};

/// People on the page; those after them come up as these are done.
const PAGE: i64 = 50;

/// Somebody who has to be told. No `Debug`: it holds opened values.
pub struct ToInform {
    /// Who.
    pub row: Listed,
    /// By this day.
    pub due_on: Date,
    /// The day has passed: contact for advertising is refused until it is done.
    pub overdue: bool,
}

impl Desk {
    /// The first fifty who have to be told, the most urgent first; one audit leaf.
    ///
    /// # Errors
    /// A refusal when the caller takes part in no activity that looks at people.
    pub fn to_inform(&self, call: &Call) -> Result<Vec<ToInform>> {
        let facts = lens(call, &self.register(), None, false)?;
        let mut people = self.store.read(|tx| standing::due(tx, i64::MAX >> 32, PAGE))?;
        people.retain(|standing| is_visible(standing, facts.rights_work));
        let rows = self.open_rows(call, &facts, &people)?;
        let today = self.today(call);
        let due = |row: Listed| {
            let on = people.iter().find(|s| s.person == row.person)?.info_due_on?;
            Some(ToInform { row, due_on: day_of(on), overdue: on < today })
        };
        Ok(rows.into_iter().filter_map(due).collect())
    }

    /// Keeps that these people were told; the next verdict already counts it. People whose duty is
    /// not due are left as they are. Says how many were.
    ///
    /// # Errors
    /// Refusals of role and state.
    pub fn informed(&self, call: &Call, people: &[PersonId]) -> Result<u64> {
        for person in people {
            drop(self.collecting(call, *person, self.state_of(*person)?)?);
        }
        self.store.write(|tx| {
            let mut done = 0;
            for person in people {
                let Some(mut standing) = standing::get(tx, *person)? else { continue };
                if standing.info_duty == InfoDuty::Due {
                    (standing.info_duty, standing.info_due_on) = (InfoDuty::Done, None);
                    standing::put(tx, &standing)?;
                    done += 1;
                }
            }
            let note = Note::new(call.actor.user, Action::Informed, Object::Persons, call.moment());
            self.note(tx, note.count(done))?;
            Ok(u64::from(done))
        })
    }

    /// Today, as days since 1970, where the firm sits.
    pub(crate) fn today(&self, call: &Call) -> i64 {
        day_number(call.now.to_zoned(zone(self.register().firm.country)).date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{Look, NewPerson, Outcome};
    use crate::testing::{call_as, desk, leaves, somebody};
    use law::vocabulary::Role;

    #[test]
    fn who_is_due_is_listed_until_they_were_told() {
        let (_folder, desk, call) = desk();
        let mut due = Vec::new();
        for (name, days) in [("Spät", -1), ("Bald", 5), ("Nie", 0)] {
            let new = NewPerson { ..somebody(name, &format!("{days}@nordpol.example")) };
            let Outcome::Done(person) = desk.enter(&call, &new, None).unwrap() else { panic!() };
            let on = desk.today(&call) + days;
            desk.store
                .write(|tx| {
                    let mut s = standing::get(tx, person)?.unwrap();
                    if name != "Nie" {
                        (s.info_duty, s.info_due_on) = (InfoDuty::Due, Some(on));
                    }
                    standing::put(tx, &s)
                })
                .unwrap();
            due.push(person);
        }
        let sales = call_as(&[Role::Sales]);
        let list = desk.to_inform(&sales).unwrap();
        let seen: Vec<_> = list.iter().map(|d| (d.row.person, d.overdue)).collect();
        assert_eq!(seen, [(due[0], true), (due[1], false)]);
        assert_eq!(desk.waiting(&sales).unwrap().to_inform, Some(1));
        assert_eq!(desk.informed(&sales, &due).unwrap(), 2, "who is not due is left alone");
        assert_eq!(leaves(&desk).last().unwrap().count, 2);
        assert!(desk.to_inform(&sales).unwrap().is_empty());
        let card = desk.card(&sales, due[0], Look::default()).unwrap();
        assert_eq!(card.standing.info_duty, InfoDuty::Done);
        assert!(desk.to_inform(&call_as(&[Role::Admin])).is_err());
    }
}
