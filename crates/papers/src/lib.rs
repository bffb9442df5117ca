//! Typesets letters and reports: one content, as an accessible page for screen and printer and as a
//! tagged PDF (PDF/UA-1) with embedded fonts.
//!
//! Knows nothing of the firm or the person: it is given opened text, sets it, and keeps nothing.

mod html;
mod paper;
mod pdf;

pub use html::html;
pub use paper::{Block, Language, Letterhead, Paper};
pub use pdf::{Failure, pdf};
