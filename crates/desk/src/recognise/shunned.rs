//! People who must not come back unseen: erased, or on a blacklist. Only keyed sketches of them are
//! kept; what those tell is written at `link::sketch`.

use std::sync::{PoisonError, RwLock};

use link::{Blacklist, Comparable, MarkKind};
use store::Tx;
use store::records::sketch::{self, Sketch};

use super::traits::Traits;
use super::verdict::HOLD_AT;
use crate::people::Known;
use crate::{Desk, Result};

/// From this probability on somebody is taken for a person who was erased or refused.
const SURE_AT: f64 = link::MATCH_AT;

/// The sketches in memory.
#[derive(Default)]
pub(crate) struct Shunned(RwLock<List>);

#[derive(Default)]
struct List {
    /// What the data said when the sketches were read.
    change: Option<Vec<u8>>,
    marks: Blacklist,
    since: Vec<i64>,
}

/// Somebody resembles a person who was erased or refused.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shade {
    /// Whether it is as good as certain; else somebody should look.
    pub(crate) sure: bool,
    /// Probability.
    pub(crate) score: f64,
    /// Day of the refusal or erasure.
    pub(crate) since_on: i64,
}

/// Where a sketch comes from, as in the suppression list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Origin {
    /// A blacklist.
    List = 3,
    /// An erasure.
    Erasure = 4,
}

impl Desk {
    /// Leaves keyed sketches of somebody who is about to be erased, so that a list which brings them
    /// back is held (R-SUP-01). To be called while the keys are there, in the transaction in which
    /// the entries of the suppression list are written; may be repeated. Counts from the commit on.
    /// They are to be mirrored beside the keys.
    ///
    /// # Errors
    /// Failures of the store and of randomness.
    pub(crate) fn remember_erased(
        &self,
        tx: &mut Tx<'_>,
        known: &Known<'_>,
        since_on: i64,
    ) -> Result<Vec<Sketch>> {
        let sketches = self.sketches(&known.comparable(), since_on, 0, Origin::Erasure);
        sketch::insert(tx, &sketches, &self.vault.random()?)?;
        Ok(sketches)
    }

    /// Takes away what [`Desk::remember_erased`] left, for somebody who insists on it (R-SUP-04).
    ///
    /// # Errors
    /// As there.
    pub(crate) fn forget_erased(
        &self,
        tx: &mut Tx<'_>,
        known: &Known<'_>,
    ) -> Result<Vec<[u8; 16]>> {
        let sketches = self.sketches(&known.comparable(), 0, 0, Origin::Erasure);
        let ids: Vec<[u8; 16]> = sketches.iter().map(|sketch| sketch.id).collect();
        sketch::remove(tx, &ids, &self.vault.random()?)?;
        Ok(ids)
    }

    /// The sketches of somebody, one for each entry that says who it is: of an e-mail address alone
    /// the suppression list knows enough.
    pub(crate) fn sketches(
        &self,
        entries: &[Comparable],
        since_on: i64,
        channel: i64,
        origin: Origin,
    ) -> Vec<Sketch> {
        let drawn = entries.iter().map(|entry| self.draw(entry));
        let telling = drawn.filter(|s| s.marks().iter().any(|mark| mark.kind != MarkKind::Email));
        telling
            .map(|drawn| {
                let marks = drawn.to_bytes();
                let id = self.vault.sketch_id(&marks);
                let key_version = i64::from(self.vault.suppression_version());
                Sketch { id, marks, channel, since_on, origin: origin as i64, key_version }
            })
            .collect()
    }

    /// Reads the sketches again if any came or went since.
    pub(crate) fn refresh_shunned(&self, tx: &mut Tx<'_>) -> Result<()> {
        let change = sketch::change(tx)?;
        let known = |list: &List| list.change == change;
        if known(&self.shunned.0.read().unwrap_or_else(PoisonError::into_inner)) {
            return Ok(());
        }
        let mut list = List { change, ..List::default() };
        for kept in sketch::all(tx)? {
            let version = u32::try_from(kept.key_version).unwrap_or(1);
            if let Some(drawn) = link::Sketch::from_bytes(&kept.marks) {
                list.marks.add(&drawn.carried(|mark| self.vault.nest_mark(mark, version)));
                list.since.push(kept.since_on);
            }
        }
        *self.shunned.0.write().unwrap_or_else(PoisonError::into_inner) = list;
        Ok(())
    }

    /// Whom among the erased and refused somebody resembles most.
    pub(crate) fn shade(&self, entry: &Comparable) -> Option<Shade> {
        let list = self.shunned.0.read().unwrap_or_else(PoisonError::into_inner);
        if list.marks.is_empty() || entry.is_empty() {
            return None;
        }
        let best = list.marks.find(&self.draw(entry)).into_iter().next()?;
        let since_on = list.since.get(best.person as usize).copied().unwrap_or_default();
        let shade = Shade { sure: best.score >= SURE_AT, score: best.score, since_on };
        (best.score >= HOLD_AT).then_some(shade)
    }

    fn draw(&self, entry: &Comparable) -> link::Sketch {
        let key = |facts: &[u8]| u64::from(self.vault.mark(facts)) << 32;
        link::sketch_comparable(entry, &key)
    }
}

impl Known<'_> {
    /// The person in comparable form.
    fn comparable(&self) -> Vec<Comparable> {
        let mut traits = Traits::default();
        for value in &self.opened {
            let parts: Vec<&str> = value.parts.iter().map(String::as_str).collect();
            traits.add(value.shape, &parts);
        }
        traits.entries()
    }
}
