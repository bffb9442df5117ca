//! Files and pictures of people: screened by name, freed of hidden data, sealed in pieces.
//!
//! A picture needs a consent for the activity it is held for (R-EMP-30), and goes when that consent
//! is withdrawn. A file is held for an activity that needs texts, and opened for that one only.

mod fetch;
mod keep;
mod pdf;
mod remarks;
mod strip;
#[cfg(test)]
mod tests;

pub use fetch::{Fetched, FileEntry};
pub use keep::{Kept, MAX_FILE, NewFile};
pub use store::records::attachment::Media;
