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
    fn quarantine_usual(&self) -> &'static str;
    fn quarantine_take(&self) -> &'static str;
    fn quarantine_merge(&self) -> &'static str;
    fn quarantine_drop(&self) -> &'static str;
    fn quarantine_keys(&self) -> &'static str;
    fn quarantine_more(&self) -> &'static str;
    fn quarantine_from(&self, list: &str, line: u64) -> String;
    fn quarantine_until(&self, day: jiff::civil::Date) -> String;
    fn quarantine_alike(&self, rows: u64) -> String;
    fn quarantine_decided(
        &self,
        decision: desk::import::Decision,
        line: u64,
        reason: &str,
    ) -> String;
    fn quarantine_score(&self, percent: u64) -> String;
    fn quarantine_only_row(&self) -> &'static str;
    fn quarantine_only_known(&self) -> &'static str;
    fn quarantine_by_reason(&self) -> &'static str;
    fn quarantine_undo_title(&self) -> &'static str;
    fn quarantine_undo(&self) -> &'static str;
    fn quarantine_merge_all(&self) -> &'static str;
    fn quarantine_take_all(&self) -> &'static str;
    fn quarantine_drop_all(&self) -> &'static str;
    fn quarantine_field(&self) -> &'static str;
    fn quarantine_agreement(&self) -> &'static str;
    fn quarantine_weight(&self) -> &'static str;
    fn quarantine_start(&self) -> &'static str;
    fn quarantine_others(&self) -> &'static str;
    fn quarantine_total(&self) -> &'static str;
    fn quarantine_whole_row(&self) -> &'static str;
}
