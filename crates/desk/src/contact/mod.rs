//! "May I contact this person, this way, for this?" — for one person and for many.

pub(crate) mod audience;
pub(crate) mod evidence;
mod facts;
#[cfg(test)]
pub(crate) mod firm;
mod lights;
mod members;
pub(crate) mod opened;
pub(crate) mod quick;
mod snapshot;

pub use audience::{Audience, Group, Question, Reason, Segment};
pub(crate) use evidence::RULESET;
pub use facts::{Facts, Plan};
pub use lights::{Light, Lights};
pub use members::{MEMBERS, Member, Members};
pub use snapshot::{Decided, Explanation, Snapshot};
