//! Interactions: what clerks write about what customers tell them, so that no more is kept than
//! may be (R-EMP-20 … 22, R-ART9-01 … 06).
//!
//! A text becomes a value of the person like any other: sealed, with a label and a class (LK-07).
//! Before that it is screened; what is taken out goes nowhere but back to its author.

mod change;
mod inquiry;
mod lens;
mod notices;
mod special;
mod tasks;
mod timeline;
mod write;

#[cfg(test)]
mod tests;

pub(crate) use lens::{text_lenses, writing_for};

pub use inquiry::{NewInquiry, Received};
pub use notices::NoticeDraft;
pub use special::{Approval, SpecialAsk};
pub use store::records::interaction::InteractionKind;
pub use store::records::notice::{NoticeOrigin, NoticeState};
pub use tasks::Task;
pub use timeline::{Entry, Show, Timeline};
pub use write::{NewInteraction, Written};
