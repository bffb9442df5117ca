//! Tasks that are due: facts without content; the text stays closed until somebody opens the card.

use jiff::civil::Date;
use law::ids::{DatumId, PersonId};
use store::records::interaction;

use super::lens::text_lenses;
use crate::people::{Listed, today};
use crate::{Call, Desk, Result, day_of};

/// Tasks on one page.
const PAGE: i64 = 50;
/// Days ahead that are shown.
const AHEAD: i64 = 14;

/// A task that is due. No `Debug`: it names a person.
pub struct Task {
    /// About whom.
    pub person: PersonId,
    /// Name of the person, or of the firm; may be empty.
    pub name: String,
    /// The value that holds the text.
    pub datum: DatumId,
    /// When it is due.
    pub due: Date,
    /// Past its day.
    pub late: bool,
    /// Name of who wrote it.
    pub by: String,
}

impl Desk {
    /// Open tasks of the caller's activities due within a fortnight, the oldest first.
    ///
    /// # Errors
    /// Refusals of role; failures of the store.
    pub fn tasks_due(&self, call: &Call) -> Result<Vec<Task>> {
        let (register, mine) = (self.register(), self.due(call, AHEAD)?);
        let persons: Vec<PersonId> = mine.iter().map(|i| i.person).collect();
        if persons.is_empty() {
            return Ok(Vec::new());
        }
        let who = self.listed(call, &persons)?;
        let today = today(call, &register);
        let task = |i: &interaction::Interaction| {
            let due = i.due_on?;
            let found = who.iter().find(|l| l.person == i.person)?;
            Some(Task {
                person: i.person,
                name: Listed::title(found),
                datum: i.datum,
                due: day_of(due),
                late: due < today,
                by: self.display_name(i.user).unwrap_or_default(),
            })
        };
        Ok(mine.iter().filter_map(task).collect())
    }

    /// Open tasks of the caller's activities due within so many days.
    pub(crate) fn due(&self, call: &Call, ahead: i64) -> Result<Vec<interaction::Interaction>> {
        let register = self.register();
        let lenses = text_lenses(call, &register);
        if lenses.is_empty() {
            return Ok(Vec::new());
        }
        let upto = today(call, &register) + ahead;
        let mut due = self.store.read(|tx| interaction::due(tx, upto, PAGE))?;
        due.retain(|i| lenses.iter().any(|a| a.id == i.activity || a.rights_work));
        Ok(due)
    }
}
