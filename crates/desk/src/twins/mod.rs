//! Duplicates in the base: everybody is compared with everybody, and a work list comes of it.

mod decide;
mod list;
mod search;
#[cfg(test)]
mod tests;
mod why;

pub use decide::Choice;
pub use list::{Card, List, Pairs};
pub use search::Progress;
pub(crate) use search::Search;
pub use store::records::twin::TwinState;
pub use why::Why;
