//! Escalation: requests whose day has passed are told to the rights desk and, without names or
//! texts, to whoever runs the firm (Art. 5(2), Art. 24 DSGVO; R-DSR-06).

use jiff::civil::Date;
use law::rights::Request;
use law::vocabulary::Role;
use store::records::rights::case::{self, CaseState};

use super::{Urgency, board, rights_of};
use crate::people::today;
use crate::{Call, Desk, Refusal, Result, Words, day_of};

/// Late requests shown at most.
const MOST: i64 = 200;

/// A request whose day has passed, as administrators see it: nothing of the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateCase {
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
    /// Days since the day to answer by.
    pub days: i64,
}

impl Desk {
    /// Requests whose day to answer by has passed, the latest first.
    ///
    /// # Errors
    /// A refusal for everybody but the rights desk and administrators.
    pub fn late_requests(&self, call: &Call) -> Result<Vec<LateCase>> {
        if !told(call) {
            return Err(NOT_TOLD.into());
        }
        let today = today(call, &self.register());
        let after = (i64::MIN >> 1, law::ids::ObjectId::default());
        let open = self.store.read(|tx| case::by_due(tx, CaseState::Open, after, MOST))?;
        let late = open.iter().filter(|case| case.target_on < today);
        Ok(late
            .map(|case| LateCase {
                rights: rights_of(case.rights),
                received: day_of(case.received_on),
                target: day_of(case.target_on),
                legal: day_of(case.legal_on),
                urgency: board::urgency(case, today),
                days: today - case.target_on,
            })
            .collect())
    }

    /// How many are late; `None` for who is not told.
    pub(crate) fn requests_late(&self, call: &Call) -> Result<Option<u64>> {
        if !told(call) {
            return Ok(None);
        }
        let yesterday = today(call, &self.register()) - 1;
        let (_, late) = self.store.read(|tx| case::waiting(tx, yesterday))?;
        Ok(Some(u64::try_from(late).unwrap_or(0)))
    }
}

fn told(call: &Call) -> bool {
    call.is(Role::RightsDesk) || call.is(Role::Admin)
}

const NOT_TOLD: Refusal = Refusal::new(
    "NOT_TOLD",
    &["R-EMP-01"],
    Words {
        de: "Versäumte Fristen sehen Betroffenenstelle und Verwaltung.",
        en: "Missed dates are shown to the rights desk and to administrators.",
    },
    Words { de: "Bitte an die Betroffenenstelle wenden.", en: "Please turn to the rights desk." },
);
