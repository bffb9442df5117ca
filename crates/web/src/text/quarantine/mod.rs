//! Rows that wait for a human decision.

mod de;
mod en;

use super::FrameText;

/// Rows that wait for a human decision.
pub trait QuarantineText: FrameText {
    fn quarantine_title(&self) -> &'static str;
    fn quarantine_waiting(&self, count: u64) -> String;
}
