//! One page of the audit log, newest first, in words.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use law::access::Set64;
use law::ids::{PersonId, RequestId, UserId};
use law::vocabulary::Role;
use store::records::staff;
use vault::{Action, Leaf, Note, Object, Outcome, PersonKey};

use super::RIGHTS_DESK_ONLY;
use crate::{Call, Desk, Fault, Result};

/// Entries of a page.
const PAGE: usize = 50;
/// Leaves looked at for one page at most; a filter that finds little goes on with the next page.
const LOOK: u64 = 100_000;
/// Leaves read at a time.
const CHUNK: u64 = 2_000;

/// Which entries to show; nothing chosen means all.
#[derive(Clone, Copy, Debug, Default)]
pub struct AuditFilter {
    /// Only this action.
    pub action: Option<Action>,
    /// Only what this user did.
    pub user: Option<UserId>,
    /// Only what concerns this person.
    pub person: Option<PersonId>,
    /// Only leaves before this number.
    pub before: Option<u64>,
}

/// One leaf in words.
pub struct AuditEntry {
    /// Number in the log, from 0.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Name of who did it; empty for the program itself and for accounts that are gone.
    pub who: String,
    /// What was done.
    pub action: Action,
    /// What it was done to.
    pub object: Object,
    /// Activity number, 0 for none.
    pub activity: u16,
    /// How many persons, rows or values at most.
    pub count: u32,
    /// Shapes concerned.
    pub fields: Set64,
    /// How it ended.
    pub outcome: Outcome,
    /// The request it belongs to.
    pub request: RequestId,
}

/// One page of entries.
pub struct AuditPage {
    /// Newest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins, if there are older leaves.
    pub older: Option<u64>,
}

impl Desk {
    /// One page of the audit log, newest first. Reading it leaves a leaf itself.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`; `NOT_FOUND` for a person whose key is gone.
    pub fn audit_page(&self, call: &Call, filter: &AuditFilter) -> Result<AuditPage> {
        if !call.is(Role::RightsDesk) {
            return Err(RIGHTS_DESK_ONLY.into());
        }
        let mut wanted = self.wanted(filter)?;
        self.store.write(|tx| {
            let note = Note::new(call.actor.user, Action::AuditRead, Object::Audit, call.moment());
            self.note(tx, note)
        })?;
        let names = self.names_by_tag()?;
        let mut end = match filter.before {
            Some(before) => before,
            None => self.store.read(store::audit::tree_size)?,
        };
        let bottom = end.saturating_sub(LOOK);
        let mut entries = Vec::new();
        while end > bottom && entries.len() < PAGE {
            let start = end.saturating_sub(CHUNK).max(bottom);
            for leaf in self.leaves(start, end)?.into_iter().rev() {
                end = leaf.seq;
                if wanted.fits(self, &leaf)? {
                    entries.push(entry(&leaf, &names));
                }
                if entries.len() == PAGE {
                    break;
                }
            }
            if entries.len() < PAGE {
                end = start;
            }
        }
        Ok(AuditPage { entries, older: (end > 0).then_some(end) })
    }

    /// Users that can be filtered by: id and name, by name.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn audit_users(&self, call: &Call) -> Result<Vec<(UserId, String)>> {
        if !call.is(Role::RightsDesk) {
            return Err(RIGHTS_DESK_ONLY.into());
        }
        let accounts = self.store.read(staff::all)?;
        let named = accounts.iter().map(|a| Ok((a.id, self.display_name(a.id)?)));
        let mut named = named.collect::<Result<Vec<_>>>()?;
        named.sort_by(|a, b| a.1.cmp(&b.1));
        Ok(named)
    }

    /// Leaves of a range that can be read; unreadable ones are what [`Desk::verify_audit`] tells.
    fn leaves(&self, from: u64, to: u64) -> Result<Vec<Leaf>> {
        let mut leaves = Vec::new();
        self.store.read(|tx| {
            store::audit::leaves(tx, from, to, |seq, bytes| {
                leaves.extend(Leaf::decode(bytes).map(|leaf| leaf.with_seq(seq)));
                Ok(true)
            })
        })?;
        Ok(leaves)
    }

    fn names_by_tag(&self) -> Result<HashMap<[u8; 16], String>> {
        let accounts = self.store.read(staff::all)?;
        let named = |a: &staff::Account| Ok((self.vault.actor_tag(a.id), self.display_name(a.id)?));
        accounts.iter().map(named).collect()
    }

    fn wanted(&self, filter: &AuditFilter) -> Result<Wanted> {
        let person = match filter.person {
            Some(person) => Some(self.tag_key(person)?),
            None => None,
        };
        Ok(Wanted {
            action: filter.action,
            actor: filter.user.map(|user| self.vault.actor_tag(user)),
            person,
            tags: HashMap::new(),
        })
    }

    /// The key whose tag the leaves about a person carry.
    fn tag_key(&self, person: PersonId) -> Result<PersonKey> {
        Ok(self.leaf_key(person)?.ok_or(Fault::NOT_FOUND)?)
    }
}

/// A filter ready to compare with leaves.
struct Wanted {
    action: Option<Action>,
    actor: Option<[u8; 16]>,
    person: Option<PersonKey>,
    /// Tags of the person by year and month: a tag holds for one calendar month.
    tags: HashMap<(i16, i8), [u8; 16]>,
}

impl Wanted {
    fn fits(&mut self, desk: &Desk, leaf: &Leaf) -> Result<bool> {
        Ok(self.action.is_none_or(|action| action == leaf.action)
            && self.actor.is_none_or(|actor| actor == leaf.actor_tag)
            && self.concerns(desk, leaf)?)
    }

    fn concerns(&mut self, desk: &Desk, leaf: &Leaf) -> Result<bool> {
        let Some(key) = &self.person else { return Ok(true) };
        let day = at(leaf).to_zoned(TimeZone::UTC).date();
        let month = (day.year(), day.month());
        let tag = match self.tags.get(&month) {
            Some(tag) => *tag,
            None => {
                let tag = desk.vault.subject_tag(key, leaf.utc_ms)?;
                self.tags.insert(month, tag);
                tag
            }
        };
        Ok(tag == leaf.subject_tag)
    }
}

fn entry(leaf: &Leaf, names: &HashMap<[u8; 16], String>) -> AuditEntry {
    AuditEntry {
        seq: leaf.seq,
        at: at(leaf),
        who: names.get(&leaf.actor_tag).cloned().unwrap_or_default(),
        action: leaf.action,
        object: leaf.object,
        activity: leaf.activity,
        count: leaf.count,
        fields: leaf.fields,
        outcome: leaf.outcome,
        request: leaf.request,
    }
}

fn at(leaf: &Leaf) -> Timestamp {
    let ms = i64::try_from(leaf.utc_ms).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
}
