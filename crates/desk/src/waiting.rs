//! What waits for somebody: the few counts of the start page, none of which scans people.

use law::vocabulary::Role;
use store::records::disclosure::{self, DisclosureState};
use store::records::held;
use store::records::import::{self, ImportState};
use store::records::{notice, special, standing};

use crate::{Call, Desk, Result};

/// Disclosures looked at, newest first: older ones that nobody approved are no longer urgent.
const DISCLOSURES: i64 = 200;

/// Notices and requests counted at most.
const MANY: i64 = 100;
/// A count goes up to here: whoever has so much to do need not know it more exactly.
const MOST: i64 = 1_000;

/// What waits. `None` where the caller's roles have nothing to do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Rows in quarantine.
    pub held: Option<u64>,
    /// Imports that run.
    pub imports: Option<u64>,
    /// Disclosures that somebody else asked for and that wait for approval.
    pub approvals: Option<u64>,
    /// Tasks that are due today or were before.
    pub tasks: Option<u64>,
    /// Notices to customers that nobody has sent.
    pub notices: Option<u64>,
    /// Requests to keep special categories.
    pub special: Option<u64>,
    /// Stored texts in which something was found, counted up to a thousand.
    pub texts: Option<u64>,
    /// People whose information is overdue (Art. 14 GDPR), counted up to a thousand.
    pub to_inform: Option<u64>,
    /// Leaves of the audit log that no checkpoint vouches for yet.
    pub unsigned: Option<u64>,
    /// Requests of people about their own data that wait, and how many of them are urgent.
    pub requests: Option<(u64, u64)>,
    /// Requests whose day has passed; the rights desk and administrators are told.
    pub late: Option<u64>,
    /// Yearly data letters that are due, where the firm has set a day for them.
    pub letters: Option<u64>,
    /// What is wrong with the backups.
    pub backups: Option<u64>,
}

impl Desk {
    /// What waits for the caller.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn waiting(&self, call: &Call) -> Result<Waiting> {
        let any = |roles: &[Role]| roles.iter().any(|role| call.is(*role));
        let takes = any(&[Role::Sales, Role::Marketing, Role::RightsDesk]);
        let approves = any(&[Role::Sales, Role::Marketing, Role::RightsDesk]);
        let yesterday = self.today(call) - 1;
        let decides = self.in_decision(call, None);
        let (held, imports, approvals, to_inform) = self.store.read(|tx| {
            let held = if takes { Some(count(held::waiting(tx)?)) } else { None };
            let imports = match takes {
                true => Some(import::in_state(tx, ImportState::Running)?.len() as u64),
                false => None,
            };
            let approvals = match approves {
                true => Some(
                    (disclosure::newest(tx, decides, DISCLOSURES)?.iter())
                        .filter(|d| d.state == DisclosureState::Asked)
                        .filter(|d| d.asked_by != call.actor.user)
                        .count() as u64,
                ),
                false => None,
            };
            let to_inform = match takes {
                true => Some(count(standing::count_due(tx, yesterday, MOST)?)),
                false => None,
            };
            Ok::<_, store::Failure>((held, imports, approvals, to_inform))
        })?;
        let unsigned = match call.is(Role::RightsDesk) {
            true => Some(self.audit_pending()?.unsigned),
            false => None,
        };
        let [tasks, notices, special] = self.texts_waiting(call)?;
        let texts = match call.is(Role::RightsDesk) {
            true => Some(self.texts_to_look_at()?),
            false => None,
        };
        let requests = self.requests_waiting(call)?;
        Ok(Waiting {
            held,
            imports,
            approvals,
            tasks,
            notices,
            special,
            texts,
            to_inform,
            unsigned,
            requests,
            late: self.requests_late(call)?,
            letters: match call.is(Role::RightsDesk) {
                true => Some(self.letters_waiting()?).filter(|count| *count > 0),
                false => None,
            },
            backups: self.backups_waiting(call),
        })
    }

    /// What waits around texts: counts of short lists, nothing opened.
    fn texts_waiting(&self, call: &Call) -> Result<[Option<u64>; 3]> {
        let writes = !self.writing_activities(call).is_empty();
        let tasks = if writes { Some(self.due(call, 0)?.len() as u64) } else { None };
        let decides = call.is(Role::RightsDesk);
        let (notices, special) = self.store.read(|tx| {
            let notices = if writes { Some(notice::drafts(tx, MANY)?.len() as u64) } else { None };
            let special = if decides { Some(special::open(tx, MANY)?.len() as u64) } else { None };
            Ok::<_, store::Failure>((notices, special))
        })?;
        Ok([tasks, notices, special])
    }
}

fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
