//! One register drives everything: activities, kinds, sources, roles, recipients, processors.

mod check;
mod model;

pub use check::{Complaint, check};
pub use model::*;
