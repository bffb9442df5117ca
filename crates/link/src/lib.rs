//! Turns messy values into comparable ones and says how alike two people are.

mod blacklist;
mod compare;
mod edit;
mod explain;
mod index;
mod keys;
mod learn;
mod matcher;
mod model;
pub mod normal;
mod person;
mod phonetic;
mod postings;
mod sketch;
mod slips;
mod table;
mod transitive;
mod vocabulary;

pub use blacklist::Blacklist;
pub use compare::{Field, Level, born_apart, is_slip};
pub use explain::{Explanation, Step};
pub use index::Index;
pub use matcher::{Answer, Decision, MATCH_AT, Matcher, Pair, REVIEW_AT, Workspace};
pub use model::{Kind, Model};
pub use person::{Assumptions, Comparable, Person};
pub use sketch::{Keyed, Mark, MarkKind, Sketch, sketch, sketch_comparable};
pub use transitive::implied_pairs;
