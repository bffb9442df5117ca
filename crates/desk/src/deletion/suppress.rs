//! The suppression entry of an erasure: written before the data go (R-SUP-01).

use law::ids::PersonId;
use law::vocabulary::{ObjectionScope, PersonState};
use store::Tx;
use store::records::sketch::Sketch;
use store::records::suppression::{self, Entry};

use crate::people::enter::today;
use crate::{Call, Desk, Result};

/// Origin number of an entry that an erasure left (R-SUP-03).
const ERASURE: i64 = 4;
/// Level number of an entry about a whole person (R-SUP-08).
const PERSON: i64 = 2;

/// What becomes of a person's entries.
#[derive(Default)]
pub(super) struct Entries {
    /// Entries that stay, to be mirrored beside the keys.
    pub(super) kept: Vec<Entry>,
    /// Sketches that stay, to be mirrored as well.
    pub(super) sketches: Vec<Sketch>,
    /// Hashes whose entries go, because the person insists.
    pub(super) removed: Vec<[u8; 16]>,
    /// Sketches that go, for the same reason.
    pub(super) unsketched: Vec<[u8; 16]>,
}

impl Desk {
    /// Writes the entries of every form of every identifier of a person, or, where the person
    /// insists on it, removes those there are (R-SUP-04).
    pub(super) fn settle_suppression(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        state: PersonState,
        (marketing, insists): (bool, bool),
    ) -> Result<Entries> {
        if !marketing && !insists {
            return Ok(Entries::default());
        }
        let known = self.identify(tx, call, person, state)?;
        let hashes = known.identity.suppression(&self.vault, None);
        if insists {
            suppression::remove(tx, &hashes)?;
            let unsketched = self.forget_erased(tx, &known)?;
            return Ok(Entries { removed: hashes, unsketched, ..Entries::default() });
        }
        let since_on = today(call, &self.register());
        let entry = |hash: &[u8; 16]| Entry {
            hash: *hash,
            scope: ObjectionScope::All.code(),
            channel: 0,
            activity: 0,
            level: PERSON,
            since_on,
            origin: ERASURE,
            key_version: i64::from(self.vault.suppression_version()),
        };
        let kept: Vec<Entry> = hashes.iter().map(entry).collect();
        suppression::insert(tx, &kept)?;
        let sketches = self.remember_erased(tx, &known, since_on)?;
        Ok(Entries { kept, sketches, ..Entries::default() })
    }
}
