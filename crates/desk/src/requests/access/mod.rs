//! Everything that is held about one person, assembled in memory: nothing of it is stored (R-DSR-30,
//! R-DSR-31).

mod assemble;
mod blacken;
mod bundle;
mod files;
mod held;
mod paper;
mod plain;
mod portable;
mod receipt;
mod scribe;
mod special;

#[cfg(test)]
mod tests;

pub use bundle::{Bundle, Case, Event, Value};
pub use files::{csv, json, vcard};
pub use paper::{paper, summary};
pub(crate) use plain::plain;
pub use portable::portable;
