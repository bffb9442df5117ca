//! "May I contact this person, this way, for this?" — for one person and for many.

mod audience;
mod facts;
mod lights;

pub use audience::{Audience, Group, Question, Segment};
pub use facts::{Facts, Plan};
pub use lights::{Light, Lights};
