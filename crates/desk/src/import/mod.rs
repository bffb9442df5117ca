//! Taking in: file → source and evidence → mapping → preview → run, with quarantine, report, undo
//! and resume.

mod address;
mod batch;
mod beside;
mod clean;
mod commit;
mod dates;
mod decide;
mod entries;
mod entry;
mod evidence;
mod fill;
mod hold;
mod judge;
mod keys;
mod listed;
mod look;
mod lookup;
mod notes;
mod origin;
mod preview;
mod quarantine;
mod refusals;
mod reopen;
mod report;
mod run;
mod settle;
mod start;
mod taking;
#[cfg(test)]
mod tests;
mod understand;
mod undo;
mod upload;
mod vocabulary;

pub(crate) use batch::{MASTER, class_of, master_class};
pub use beside::{Beside, Mark, Weighed};
pub use entries::HeldEntry;
pub use entry::Entered;
pub use evidence::Evidence;
pub use look::{FileLook, NO_SETTING};
pub use origin::{consequences, deciding, origin};
pub use preview::Preview;
pub use quarantine::{Because, Decision, HeldView, Waiting};
pub use reopen::{DecidedView, REOPEN_HINT};
pub use report::{Rejected, Report};
pub use start::{Begun, Options};
pub(crate) use taking::Taking;
pub use taking::{Progress, STOP_HINT};
pub(crate) use undo::Why;
pub use undo::{UNDO_HINT, Undone};
pub use upload::Incoming;
pub use vocabulary::{Outcome, Reason, cause_words};

pub use intake::mapping::{Mapping, Target};
pub use intake::{DateOrder, Delimiter, Encoding, Layout, Quote};
pub use store::records::import::ImportState;

use law::refusal::Words;

use crate::Fault;

/// Every way in names its source (R-SRC-01).
pub(crate) const NO_SOURCE: Fault = Fault::of(
    "source",
    "SOURCE_MISSING",
    Words {
        de: "Bitte eine Quelle aus dem Verzeichnis wählen: Woher kommen die Daten?",
        en: "Please choose a source from the register: where do the data come from?",
    },
);

/// A fault of a whole file, as the desk tells it.
pub(crate) fn file_fault(fault: &intake::Fault) -> Fault {
    let words = fault.cause.advice();
    Fault {
        code: fault.cause.word(),
        field: Some("file"),
        line: (fault.line > 0).then_some(fault.line),
        words,
    }
}
