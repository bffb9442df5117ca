//! Rows that wait for a human decision.

mod de;
mod en;

use super::FrameText;

/// Rows that wait for a human decision.
pub trait QuarantineText: FrameText {
    fn quarantine_title(&self) -> &'static str;
    fn quarantine_waiting(&self, count: u64) -> String;
    fn quarantine_lead(&self) -> &'static str;
    fn quarantine_none(&self) -> &'static str;
    fn quarantine_none_text(&self) -> &'static str;
    fn quarantine_row(&self) -> &'static str;
    fn quarantine_known(&self) -> &'static str;
    fn quarantine_open_known(&self) -> &'static str;
    fn quarantine_because(&self) -> &'static str;
    fn quarantine_take(&self) -> &'static str;
    fn quarantine_merge(&self) -> &'static str;
    fn quarantine_drop(&self) -> &'static str;
    fn quarantine_keys(&self) -> &'static str;
    fn quarantine_more(&self) -> &'static str;
    fn quarantine_from(&self, list: &str, line: u64) -> String;
    fn quarantine_until(&self, day: jiff::civil::Date) -> String;
}
