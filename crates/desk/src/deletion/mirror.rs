//! Filling the mirror of refusals beside the keys once, for a firm that is older than the mirror.

use store::records::consent::{self, ConsentAction};
use store::records::suppression;

use crate::consent::refusal_of;
use crate::{Desk, Result};

/// Name under which the key store remembers that the mirror is complete.
const MIRRORED: &str = "mirrored";

impl Desk {
    /// Fills the mirror unless it was filled before.
    pub(crate) fn mirror_once(&self) -> Result<()> {
        let keys = self.keys.store();
        if keys.read(|tx| store::meta(tx, MIRRORED))?.is_some() {
            return Ok(());
        }
        self.mirror_everything()?;
        Ok(keys.write(|tx| store::set_meta(tx, MIRRORED, &[1]))?)
    }

    /// Mirrors every refusal and every entry of the suppression list.
    pub(crate) fn mirror_everything(&self) -> Result<()> {
        let (mut refusals, mut entries) = (Vec::new(), Vec::new());
        self.store.read(|tx| {
            for action in [ConsentAction::Withdrawn, ConsentAction::Objected] {
                refusals.extend(consent::with_action(tx, action)?.iter().map(refusal_of));
            }
            suppression::each(tx, |entry| {
                entries.push(entry);
                Ok(true)
            })
        })?;
        Ok(self.keys.mirror(&refusals, &entries)?)
    }
}
