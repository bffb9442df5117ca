//! The audit log from the desk's side: read by the rights desk, verified, signed from time to time.

mod chain;
mod page;

pub use chain::Pending;
pub use page::{AuditEntry, AuditFilter, AuditPage};
pub use vault::audit::{Fault as ChainFault, Report};
pub use vault::{Action, Object, Outcome};

use law::refusal::{Refusal, Words};

/// Who opened what is for the rights desk alone; administrators have no content (R-EMP-01).
pub(crate) const RIGHTS_DESK_ONLY: Refusal = Refusal::new(
    "RIGHTS_DESK_ONLY",
    &["R-EMP-01"],
    Words {
        de: "Das Protokoll liest nur die Betroffenenstelle.",
        en: "Only the rights desk reads the audit log.",
    },
    Words { de: "Bitte die Betroffenenstelle fragen.", en: "Please ask the rights desk." },
);

#[cfg(test)]
mod tests;
