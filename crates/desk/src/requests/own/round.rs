//! The day of the year on which data letters are due for everybody (R-DBR-02). The firm chooses it,
//! or none; in the night of that day, after letting go of what is due (R-DBR-03), the rights desk is
//! told how many letters wait. Letters themselves are made when they are printed, and never stored.

use jiff::ToSpan;
use jiff::civil::Date;
use store::records::rights::own;
use vault::{Action, Note, Object};

use crate::requests::rights_desk_only;
use crate::{Call, Desk, Fault, Result, Words, day_number};

/// Name under which the data remember the day: month and day.
const DAY: &str = "letter_day";
/// Name under which they remember how many letters wait: a number, big-endian.
const WAIT: &str = "letters_wait";
/// Letters counted at most.
const MOST: i64 = 100_000;

/// A day of every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LetterDay {
    /// 1 to 12.
    pub month: i8,
    /// 1 to 28, so that every year has it.
    pub day: i8,
}

impl LetterDay {
    /// The newest such day that is not after `today`.
    fn before(self, today: Date) -> Option<Date> {
        let this = Date::new(today.year(), self.month, self.day).ok()?;
        if this <= today { Some(this) } else { this.checked_sub(1.year()).ok() }
    }
}

const NO_DAY: Fault = Fault::of(
    "day",
    "DAY",
    Words {
        de: "Bitte einen Tag von 1 bis 28 und einen Monat.",
        en: "Please a day from 1 to 28, and a month.",
    },
);

impl Desk {
    /// The day letters are due on for everybody; none when the firm writes them on demand only.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn letter_day(&self, call: &Call) -> Result<Option<LetterDay>> {
        rights_desk_only(call)?;
        self.letter_day_kept()
    }

    /// Sets that day, or takes it away.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`; a fault for a day that not every year has.
    pub fn set_letter_day(&self, call: &Call, day: Option<LetterDay>) -> Result<()> {
        rights_desk_only(call)?;
        let there = |d: LetterDay| (1..=12).contains(&d.month) && (1..=28).contains(&d.day);
        if !day.is_none_or(there) {
            return Err(NO_DAY.into());
        }
        let bytes: Vec<u8> = day.map_or_else(Vec::new, |d| {
            [d.month, d.day].iter().map(|part| part.unsigned_abs()).collect()
        });
        self.store.write(|tx| {
            store::set_meta(tx, DAY, &bytes)?;
            let note =
                Note::new(call.actor.user, Action::LettersSet, Object::System, call.moment());
            self.note(tx, note)
        })?;
        self.count_letters(call)
    }

    /// Counts the letters that are due since the day of the firm, for the start page. To be called
    /// at night, after what is due has gone. Walks everybody, so it is for no page.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn count_letters(&self, call: &Call) -> Result<()> {
        let since = self.letters_since(call)?;
        let waiting = match self.letter_day_kept()? {
            Some(_) => self.store.read(|tx| own::count_due(tx, since, MOST))?,
            None => 0,
        };
        Ok(self.store.write(|tx| store::set_meta(tx, WAIT, &waiting.to_be_bytes()))?)
    }

    /// The last letter of whoever is due was made on this day or before: a year ago, or, where the
    /// firm has a day, before that day last came.
    pub(super) fn letters_since(&self, call: &Call) -> Result<i64> {
        let (_, today) = self.here(call);
        let day = self.letter_day_kept()?.and_then(|day| day.before(today));
        let last = day.map_or_else(|| today.checked_sub(1.year()), |day| day.yesterday());
        Ok(last.map_or(0, day_number))
    }

    /// How many letters the last night found to be due; less those made since.
    pub(crate) fn letters_waiting(&self) -> Result<u64> {
        let kept = self.store.read(|tx| store::meta(tx, WAIT))?;
        let count = kept.and_then(|bytes| bytes.try_into().ok()).map_or(0, i64::from_be_bytes);
        Ok(u64::try_from(count).unwrap_or(0))
    }

    fn letter_day_kept(&self) -> Result<Option<LetterDay>> {
        let kept = self.store.read(|tx| store::meta(tx, DAY))?;
        Ok(match kept.as_deref() {
            Some([month, day]) => {
                Some(LetterDay { month: month.cast_signed(), day: day.cast_signed() })
            }
            _ => None,
        })
    }

    /// One letter less waits: it was made, or whoever it was for is gone.
    pub(super) fn letter_made(tx: &mut store::Tx<'_>) -> Result<()> {
        let kept = store::meta(tx, WAIT)?.and_then(|bytes| bytes.try_into().ok());
        let left = kept.map_or(0, i64::from_be_bytes) - 1;
        Ok(store::set_meta(tx, WAIT, &left.max(0).to_be_bytes())?)
    }
}

#[cfg(test)]
mod tests {
    use law::ids::PersonId;
    use law::vocabulary::Role;

    use super::*;
    use crate::testing::{call_as, desk, entered, somebody};

    /// Ends of years and months; a day that was never reached lies in the year before.
    #[test]
    fn the_newest_day_that_came() {
        let before = |month, day, today: &str| {
            let day = LetterDay { month, day }.before(today.parse().unwrap());
            day.unwrap().to_string()
        };
        assert_eq!(before(12, 1, "2026-11-21"), "2025-12-01");
        assert_eq!(before(11, 21, "2026-11-21"), "2026-11-21");
        assert_eq!(before(2, 28, "2028-03-01"), "2028-02-28");
        assert_eq!(before(1, 15, "2027-01-14"), "2026-01-15");
    }

    #[test]
    fn on_its_day_the_rights_desk_is_told_and_opting_out_counts() {
        let (_folder, desk, call) = desk();
        let first = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let other = entered(&desk, &call, &somebody("Holm", "ida@nordpol.example"));
        let waiting = |call: &Call| desk.waiting(call).unwrap().letters;
        // In the firm's time it is the first of December.
        let mut day = call;
        day.now = "2026-12-01T02:00:00Z".parse().unwrap();
        desk.count_letters(&day).unwrap();
        assert_eq!(waiting(&day), None, "nobody asked for letters");
        desk.set_letter_day(&call, Some(LetterDay { month: 12, day: 1 })).unwrap();
        assert_eq!(waiting(&call), None, "the day has not come");
        desk.count_letters(&day).unwrap();
        assert_eq!(waiting(&day), Some(2));
        assert_eq!(waiting(&call_as(&[Role::Sales])), None);
        let token = desk.own_link(&call, other).unwrap();
        desk.own_letter(&call_as(&[]), &token, false).unwrap();
        desk.count_letters(&day).unwrap();
        assert_eq!(waiting(&day), Some(1));
        let due = |call: &Call| desk.letters_due(call, PersonId::default()).unwrap().len();
        assert_eq!(due(&day), 1);
        desk.data_letter(&day, first, 1).unwrap();
        assert_eq!((waiting(&day), due(&day)), (None, 0));
        let mut next = day;
        next.now = "2027-12-01T02:00:00Z".parse().unwrap();
        assert_eq!(due(&next), 1, "next year again");
        desk.set_letter_day(&call, None).unwrap();
        assert_eq!(desk.letter_day(&call).unwrap(), None);
        let sales = call_as(&[Role::Sales]);
        assert!(desk.set_letter_day(&sales, None).is_err() && desk.letter_day(&sales).is_err());
        let wrong = desk.set_letter_day(&call, Some(LetterDay { month: 2, day: 30 }));
        assert!(wrong.unwrap_err().to_string().contains("DAY"));
    }
}
