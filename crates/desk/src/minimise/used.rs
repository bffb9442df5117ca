//! When values of a kind were last opened for an activity, for the report.

use std::collections::HashSet;
use std::sync::PoisonError;

use store::records::kind_use::{self, KindUse};

use crate::people::today;
use crate::{Call, Desk, Result};

/// What is on record already for the day it was last looked at.
#[derive(Default)]
pub(crate) struct Noted {
    on: i64,
    pairs: HashSet<(u16, u16)>,
}

impl Desk {
    /// Remembers that values of these kinds were opened for an activity. Written once a day for
    /// each pair, in one transaction: the ten thousandth opening costs a look into memory.
    pub(crate) fn used(
        &self,
        call: &Call,
        activity: u16,
        kinds: impl IntoIterator<Item = u16>,
    ) -> Result<()> {
        let on = today(call, &self.register());
        let fresh = self.minimise.fresh(on, activity, kinds);
        if fresh.is_empty() {
            return Ok(());
        }
        self.store.write(|tx| {
            fresh
                .iter()
                .try_for_each(|kind| kind_use::put(tx, &KindUse { kind: *kind, activity, on }))
        })?;
        self.minimise.note(on, activity, &fresh);
        Ok(())
    }
}

impl super::State {
    /// The kinds that are not on record yet, each once.
    fn fresh(&self, on: i64, activity: u16, kinds: impl IntoIterator<Item = u16>) -> Vec<u16> {
        let noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        let known = |kind: u16| noted.on == on && noted.pairs.contains(&(kind, activity));
        let mut fresh: Vec<u16> = Vec::new();
        for kind in kinds {
            if !known(kind) && !fresh.contains(&kind) {
                fresh.push(kind);
            }
        }
        fresh
    }

    fn note(&self, on: i64, activity: u16, kinds: &[u16]) {
        let mut noted = self.noted.lock().unwrap_or_else(PoisonError::into_inner);
        if noted.on != on {
            *noted = Noted { on, pairs: HashSet::new() };
        }
        noted.pairs.extend(kinds.iter().map(|kind| (*kind, activity)));
    }
}
