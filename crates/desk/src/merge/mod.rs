//! Two persons that turn out to be one, and one that turns out to be two.
//!
//! Nothing of the law is lost on the way: a refusal of either holds for both, a restriction of
//! either holds for both, every value keeps its source. What is needed to take a merge back stays
//! sealed as it was, under the keys of the person that went, until its time is over; then these
//! keys are destroyed.

mod belongings;
mod better;
mod carry;
mod history;
mod join;
mod preview;
mod reseal;
mod settle;
mod snapshot;
mod split;
mod strict;
#[cfg(test)]
mod tests;
mod undo;
mod whole;

pub(crate) use carry::BESIDE;
pub use history::Merged;
pub use preview::{Pair, Preview, Side};
pub(crate) use preview::{SHOWN, pairs};
pub use split::Chosen;
pub use store::records::merging::MergeState;

/// Days in which a merge can be taken back.
pub const UNDO_DAYS: i64 = 30;
