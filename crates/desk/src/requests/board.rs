//! The board: what waits, the most urgent first.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use law::ids::{ObjectId, PersonId};
use law::rights::Request;
use law::vocabulary::Role;
use store::records::rights::case::{self, Case, CaseState, Identity, Outcome};

use super::{rights_desk_only, rights_of};
use crate::people::today as today_of;
use crate::{Call, Desk, Result, day_of};

/// Cases of one page.
const PAGE: i64 = 50;
/// Days ahead of the day to answer by, in which a case is urgent.
const SOON: i64 = 7;

law::vocabulary! {
    /// How urgent a case is.
    Urgency { Overdue = 1 "OVERDUE", Late = 2 "LATE", Soon = 3 "SOON", InTime = 4 "IN_TIME", Closed = 5 "CLOSED" }
}

/// One case of the board. No `Debug`: it holds a name.
pub struct BoardRow {
    /// The case.
    pub id: ObjectId,
    /// Name of the person, or empty.
    pub name: String,
    /// Whether a person belongs to it.
    pub known: bool,
    /// The rights, in order.
    pub rights: Vec<Request>,
    /// Day of arrival.
    pub received: Date,
    /// Day to answer by.
    pub target: Date,
    /// Last lawful day.
    pub legal: Date,
    /// How urgent it is.
    pub urgency: Urgency,
    /// What is known of who asks.
    pub identity: Identity,
    /// How it ended.
    pub outcome: Outcome,
}

/// A page of the board.
pub struct Board {
    /// The most urgent first.
    pub rows: Vec<BoardRow>,
    /// Where the next page begins.
    pub next: Option<(i64, ObjectId)>,
}

impl Desk {
    /// Cases that wait, or are closed, by the day to answer by.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn requests(
        &self,
        call: &Call,
        state: CaseState,
        after: Option<(i64, ObjectId)>,
    ) -> Result<Board> {
        rights_desk_only(call)?;
        let after = after.unwrap_or((i64::MIN >> 1, ObjectId::default()));
        let cases = self.store.read(|tx| case::by_due(tx, state, after, PAGE))?;
        let full = cases.len() == usize::try_from(PAGE).unwrap_or_default();
        let next = cases.last().filter(|_| full).map(|case| (case.target_on, case.id));
        let persons: Vec<PersonId> = cases.iter().filter_map(|case| case.person).collect();
        let names = self.names_for_rights(call, &persons)?;
        let today = today_of(call, &self.register());
        let rows = cases.iter().map(|case| BoardRow::new(case, today, &names)).collect();
        Ok(Board { rows, next })
    }

    /// How many cases wait, and how many of them are urgent; `None` for other roles.
    pub(crate) fn requests_waiting(&self, call: &Call) -> Result<Option<(u64, u64)>> {
        if !call.is(Role::RightsDesk) {
            return Ok(None);
        }
        let soon = today_of(call, &self.register()) + SOON;
        let (all, urgent) = self.store.read(|tx| case::waiting(tx, soon))?;
        Ok(Some((u64::try_from(all).unwrap_or(0), u64::try_from(urgent).unwrap_or(0))))
    }

    /// Names of these persons, restricted ones too, under one leaf of rights work.
    pub(crate) fn names_for_rights(
        &self,
        call: &Call,
        persons: &[PersonId],
    ) -> Result<HashMap<PersonId, String>> {
        let rows = self.listed_for_rights(call, persons)?;
        Ok(rows.into_iter().map(|row| (row.person, row.name)).collect())
    }
}

impl BoardRow {
    fn new(case: &Case, today: i64, names: &HashMap<PersonId, String>) -> Self {
        let name = case.person.and_then(|person| names.get(&person)).cloned();
        Self {
            id: case.id,
            name: name.unwrap_or_default(),
            known: case.person.is_some(),
            rights: rights_of(case.rights),
            received: day_of(case.received_on),
            target: day_of(case.target_on),
            legal: day_of(case.legal_on),
            urgency: urgency(case, today),
            identity: case.identity,
            outcome: case.outcome,
        }
    }
}

/// How urgent a case is on this day.
pub(crate) fn urgency(case: &Case, today: i64) -> Urgency {
    if case.state == CaseState::Closed {
        Urgency::Closed
    } else if today > case.legal_on {
        Urgency::Overdue
    } else if today > case.target_on {
        Urgency::Late
    } else if day_of(today).checked_add(SOON.days()).is_ok_and(|d| d >= day_of(case.target_on)) {
        Urgency::Soon
    } else {
        Urgency::InTime
    }
}
