//! One register drives everything: activities, kinds, sources, roles, recipients, processors.

mod change;
mod check;
mod colour;
mod difference;
mod house;
mod meaning;
mod model;
mod numbers;
mod screening;

pub use change::{Version, read};
pub use check::{Complaint, check};
pub use colour::{Colour, FormColours};
pub use difference::Change;
pub use model::*;
pub use screening::{OwnTerm, OwnWords};
