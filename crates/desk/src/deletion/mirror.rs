//! Filling the mirror of refusals and sketches beside the keys once, for a firm that is older than
//! the mirror.

use store::records::consent::{self, ConsentAction};
use store::records::{sketch, suppression};

use crate::consent::refusal_of;
use crate::{Desk, Result};

/// Name under which the key store remembers that the mirror is complete, and what it holds.
const MIRRORED: &str = "mirrored";
/// With sketches.
const WHOLE: u8 = 2;

impl Desk {
    /// Fills the mirror unless it was filled before.
    pub(crate) fn mirror_once(&self) -> Result<()> {
        let keys = self.keys.store();
        if keys.read(|tx| store::meta(tx, MIRRORED))?.is_some_and(|held| held == [WHOLE]) {
            return Ok(());
        }
        self.mirror_everything()?;
        Ok(keys.write(|tx| store::set_meta(tx, MIRRORED, &[WHOLE]))?)
    }

    /// Mirrors every refusal, every entry of the suppression list and every sketch.
    pub(crate) fn mirror_everything(&self) -> Result<()> {
        let (mut refusals, mut entries) = (Vec::new(), Vec::new());
        let sketches = self.store.read(|tx| {
            for action in [ConsentAction::Withdrawn, ConsentAction::Objected] {
                refusals.extend(consent::with_action(tx, action)?.iter().map(refusal_of));
            }
            suppression::each(tx, |entry| {
                entries.push(entry);
                Ok(true)
            })?;
            sketch::all(tx)
        })?;
        Ok(self.keys.mirror(&refusals, &entries, &sketches)?)
    }
}
