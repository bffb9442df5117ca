//! One register drives everything: activities, kinds, sources, roles, recipients, processors.

mod change;
mod check;
mod meaning;
mod model;
mod numbers;

pub use change::Version;
pub use check::{Complaint, check};
pub use model::*;
