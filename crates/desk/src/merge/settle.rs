//! What a merge leaves behind, once it can no longer be taken back, or once the person is erased.

use law::class::Class;
use law::ids::ObjectId;
use store::records::erasing::Reach;
use store::records::merging::{self, MergeState};
use store::{Intent, IntentState, class_bits};

use crate::deletion::erase::reach_of;
use crate::import::Why;
use crate::{Call, Desk, Result, day_number, zone};

/// Merges settled in one go.
const BATCH: i64 = 500;

impl Desk {
    /// Destroys the keys of persons whose merge can no longer be taken back, and what was kept
    /// sealed under them; how many. May be repeated; for the nightly round.
    ///
    /// # Errors
    /// Failures of the stores; what was settled stays so.
    pub fn settle_merges(&self, call: &Call) -> Result<usize> {
        let zone = zone(self.register().firm.country);
        let today = day_number(call.now.to_zoned(zone).date());
        let mut settled = 0;
        loop {
            let due = self.store.read(|tx| merging::due(tx, today, BATCH))?;
            for merge in &due {
                let intent =
                    self.intend(call, merge.gone, Class::ALL.iter().copied(), Why::Merged)?;
                self.carry_out(call, &intent)?;
                self.store.write(|tx| {
                    merging::forget_data(tx, merge.id)?;
                    merging::end(tx, merge.id, MergeState::Settled, call.ms())
                })?;
                settled += 1;
            }
            if due.is_empty() {
                return Ok(settled);
            }
        }
    }

    /// Erasing somebody reaches what was kept of those merged into them: the same keys are
    /// destroyed, of everybody along the chain.
    pub(crate) fn erase_merged(&self, call: &Call, intent: &Intent) -> Result<()> {
        // Nothing is taken back of somebody who is gone: then every key of the others goes.
        let classes = match reach_of(intent) {
            Reach::Values(bits) => bits,
            Reach::Person(_) | Reach::Whole => class_bits(Class::ALL.iter().copied()),
        };
        for merge in self.store.read(|tx| merging::of_person(tx, intent.person))? {
            if merge.state != MergeState::Merged {
                continue;
            }
            let ms = u64::try_from(intent.created_at).unwrap_or_default();
            let intent = Intent {
                id: ObjectId(self.vault.fresh_id(ms)?),
                person: merge.gone,
                classes,
                state: IntentState::Open,
                steps: 0,
                ..*intent
            };
            self.keys.open_intent(&intent)?;
            self.carry_out(call, &intent)?;
        }
        Ok(())
    }
}
