//! Comparing everybody with everybody, in memory: one leaf for the set, progress for who waits.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use law::access::{Set64, Subjects, decide};
use law::ids::PersonId;
use law::kinds::{Link, Shape};
use link::Workspace;
use store::records::twin;

use crate::{Call, Desk, Fault, Result};

/// The search under way in this process, if any.
#[derive(Default)]
pub(crate) struct Search {
    running: AtomicBool,
    done: AtomicUsize,
    of: AtomicUsize,
}

/// How far a search is, in entries of the match index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Compared so far.
    pub done: u64,
    /// To compare.
    pub of: u64,
}

/// Entries compared before others may write to the match index again.
const CHUNK: usize = 500;
/// From this probability on a pair is worth a look: of ten such one is a duplicate. Scores are
/// calibrated.
const WORTH_AT: f64 = 0.1;
/// Pairs saved in one transaction.
const BATCH: usize = 1_000;

/// What people are recognised by.
const COMPARED: Set64 = Set64::EMPTY
    .with(Shape::Name as i64)
    .with(Shape::Organisation as i64)
    .with(Shape::Email as i64)
    .with(Shape::Phone as i64)
    .with(Shape::Postal as i64)
    .with(Shape::BirthDate as i64);

impl Desk {
    /// Searches the whole base for duplicates; how many pairs stand in the list afterwards. One
    /// audit leaf. For the nightly round and for a thread of its own.
    ///
    /// # Errors
    /// `SEARCH_RUNNING`; a refusal of role.
    pub fn search_twins(&self, call: &Call) -> Result<usize> {
        let search = &self.twins;
        if search.running.swap(true, Ordering::AcqRel) {
            return Err(RUNNING.into());
        }
        let done = self.compare_all(call);
        search.running.store(false, Ordering::Release);
        done
    }

    /// How far the search is; `None` when none runs.
    pub fn twins_progress(&self) -> Option<Progress> {
        let count = |n: &AtomicUsize| n.load(Ordering::Relaxed) as u64;
        let search = &self.twins;
        search
            .running
            .load(Ordering::Acquire)
            .then(|| Progress { done: count(&search.done), of: count(&search.of) })
    }

    fn compare_all(&self, call: &Call) -> Result<usize> {
        let entries = self.base.read().matcher().index().len();
        self.twins.of.store(entries, Ordering::Relaxed);
        self.twins.done.store(0, Ordering::Relaxed);
        let at_most = u32::try_from(entries).unwrap_or(u32::MAX);
        let permit =
            decide::<Link>(call.actor, Subjects::Set { at_most }, &self.intake()?, COMPARED)?;
        drop(self.grant(permit, call, None)?);
        let mut found: HashMap<(PersonId, PersonId), i64> = HashMap::new();
        let mut space = Workspace::default();
        for from in (0..entries).step_by(CHUNK) {
            self.compare_some(from..(from + CHUNK).min(entries), &mut space, &mut found);
            self.twins.done.store((from + CHUNK).min(entries), Ordering::Relaxed);
        }
        let pairs: Vec<_> = found.into_iter().map(|((a, b), score)| (a, b, score)).collect();
        let round = call.ms();
        for some in pairs.chunks(BATCH) {
            self.store.write(|tx| twin::found(tx, round, some))?;
        }
        self.store.write(|tx| {
            twin::forget_before(tx, round)?;
            twin::searched(tx, round)
        })?;
        self.collect_lists()?;
        Ok(pairs.len())
    }

    fn compare_some(
        &self,
        entries: std::ops::Range<usize>,
        space: &mut Workspace,
        found: &mut HashMap<(PersonId, PersonId), i64>,
    ) {
        let everyone = self.base.read();
        for entry in entries {
            let Ok(entry) = u32::try_from(entry) else { return };
            let Some(one) = everyone.person(entry) else { continue };
            let pairs = everyone.matcher().find_within(entry, space).pairs;
            for pair in pairs.iter().filter(|pair| pair.score >= WORTH_AT) {
                let Some(other) = everyone.person(pair.person).filter(|other| *other != one) else {
                    continue;
                };
                #[allow(clippy::cast_possible_truncation, reason = "a probability in thousandths")]
                let score = (pair.score * 1000.0).round() as i64;
                let best = found.entry((one.min(other), one.max(other))).or_default();
                *best = score.max(*best);
            }
        }
    }
}

const RUNNING: Fault = Fault::new(
    "SEARCH_RUNNING",
    "Die Suche läuft schon. Bitte abwarten, bis sie fertig ist.",
    "The search is running already. Please wait until it is done.",
);
