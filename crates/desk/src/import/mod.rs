//! Taking in: file → mapping → preview → run, with quarantine, report, undo and resume.

mod clean;
mod judge;
mod vocabulary;

pub use vocabulary::{Outcome, Reason, cause_words};
