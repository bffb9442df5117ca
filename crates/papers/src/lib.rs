//! Typesets letters and reports: one content, as an accessible page for screen and printer.
//!
//! Knows nothing of the firm or the person: it is given opened text, sets it, and keeps nothing.

mod html;
mod paper;

pub use html::html;
pub use paper::{Block, Letterhead, Paper};
