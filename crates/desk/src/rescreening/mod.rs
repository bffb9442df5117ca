//! Screening again what is stored, whenever the words change: those of the firm in the register, or
//! those that come with the program (R-EMP-20 … 22).
//!
//! A job walks all texts, batch by batch, and remembers where it is: a killed one goes on there.
//! What it finds it changes nothing of. The rights desk looks at each text and takes out what must
//! not be kept, for good, or leaves it as a false alarm; the author then hears of it. Texts kept on
//! a ground of Art. 9(2) are left alone. Rows in quarantine, with which nobody has worked yet, are
//! cleaned at once.

mod decide;
mod job;
mod list;
mod rows;
#[cfg(test)]
mod tests;

pub use job::Progress;
pub use list::{FoundText, TakenOut};

use std::sync::atomic::AtomicBool;

use law::refusal::{Refusal, Words};
use law::vocabulary::Role;

use crate::Call;

/// Whether the job is under way in this process.
#[derive(Default)]
pub(crate) struct State {
    running: AtomicBool,
}

fn rights_desk(call: &Call) -> Result<(), Refusal> {
    if call.is(Role::RightsDesk) { Ok(()) } else { Err(RIGHTS_ONLY) }
}

const RIGHTS_ONLY: Refusal = Refusal::new(
    "RIGHTS_DESK_ONLY",
    &["R-EMP-01", "R-EMP-20"],
    Words {
        de: "Über gespeicherte Texte entscheidet die Betroffenenstelle.",
        en: "The rights desk decides about stored texts.",
    },
    Words { de: "Bitte die Betroffenenstelle fragen.", en: "Please ask the rights desk." },
);
