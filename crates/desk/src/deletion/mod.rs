//! Letting go: erasure of a person, restriction, legal holds, certificates, retention.
//!
//! An erasure goes in this order, each step durable before the next (reliability 4.5):
//! 1. in the data: suppression entries and the decision what goes and what stays;
//! 2. in the key store, in one transaction: the intent, the mirrored entries, the keys destroyed.
//!    From here nothing opens the values, in no copy (level E1);
//! 3. in the data: rows, by the steps of `store::records::erasing`, with the audit leaf;
//! 4. the intent is done. A start takes up whatever was left.

mod certificate;
mod certificate_paper;
mod clock;
mod compact;
mod decide;
pub(crate) mod erase;
mod ground;
mod hold;
mod mirror;
mod night;
mod pepper;
mod reclass;
mod restore;
mod restrict;
mod run;
mod statement;
mod suppress;

pub use certificate::{Certificate, CertificateFault, Checked, verify};
pub use clock::ClockState;
pub use compact::KeepRing;
pub use decide::Fate;
pub use erase::{Erased, Handed, Preview, PreviewValue, Wish};
pub use ground::{Ground, RestrictGround};
pub use hold::HoldView;
pub use restore::{Quarantine, Replayed};
pub use run::{Calendar, PastRun, RunOutcome, RunReport, SkipReason};
pub use statement::{Gone, Kept, Stage, Statement};

pub use store::records::erasure::{Erasure, ErasureState};

use law::refusal::{Refusal, Words};
use law::vocabulary::Role;

use crate::{Call, Result};

const RIGHTS_DESK: Refusal = Refusal::new(
    "ROLE",
    &["R-EMP-01"],
    Words {
        de: "Löschen, sperren und aufbewahren entscheidet die Betroffenenstelle.",
        en: "Erasing, restricting and holding is decided by the rights desk.",
    },
    Words { de: "Bitte die Betroffenenstelle fragen.", en: "Please ask the rights desk." },
);

impl crate::Desk {
    /// The newest erasures, asked for and done.
    ///
    /// # Errors
    /// `ROLE`.
    pub fn erasures(&self, call: &Call) -> Result<Vec<Erasure>> {
        rights_desk(call)?;
        Ok(self.store.read(|tx| store::records::erasure::newest(tx, 100))?)
    }
}

/// Only the rights desk lets go.
fn rights_desk(call: &Call) -> Result<()> {
    if call.is(Role::RightsDesk) { Ok(()) } else { Err(RIGHTS_DESK.into()) }
}

#[cfg(test)]
mod restore_tests;
#[cfg(test)]
mod run_tests;
#[cfg(test)]
pub(crate) mod tests;
mod written;
