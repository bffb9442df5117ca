//! Letting go: erasure, restriction, retention.

mod de;
mod en;

use super::FrameText;

/// Letting go: erasure, restriction, retention.
pub trait DeletionText: FrameText {
    fn deletion_title(&self) -> &'static str;
    fn deletion_lead(&self) -> &'static str;
    fn deletion_calendar(&self) -> &'static str;
    fn deletion_none(&self) -> &'static str;
    fn deletion_none_text(&self) -> &'static str;
    fn deletion_class(&self) -> &'static str;
    fn deletion_values(&self) -> &'static str;
    fn deletion_day(&self) -> &'static str;
    fn deletion_overdue(&self) -> &'static str;
    fn deletion_run_now(&self) -> &'static str;
    fn deletion_run_hint(&self) -> &'static str;
    fn deletion_run_seen(&self, values: &str) -> String;
    fn deletion_waits(&self) -> &'static str;
    fn deletion_clock(&self) -> &'static str;
    fn deletion_clock_now(&self) -> &'static str;
    fn deletion_clock_right(&self) -> &'static str;
    fn deletion_skips(&self) -> &'static str;
    fn deletion_skips_none(&self) -> &'static str;
    fn deletion_reason(&self) -> &'static str;
    fn deletion_until(&self) -> &'static str;
    fn deletion_open_end(&self) -> &'static str;
    fn deletion_person(&self) -> &'static str;
    fn deletion_look(&self) -> &'static str;
    fn deletion_holds(&self) -> &'static str;
    fn deletion_holds_none(&self) -> &'static str;
    fn deletion_matter(&self) -> &'static str;
    fn deletion_matter_hint(&self) -> &'static str;
    fn deletion_review(&self) -> &'static str;
    fn deletion_review_hint(&self) -> &'static str;
    fn deletion_end_hold(&self) -> &'static str;
    fn deletion_hold(&self) -> &'static str;
    fn deletion_erasures(&self) -> &'static str;
    fn deletion_erasures_none(&self) -> &'static str;
    fn deletion_number(&self) -> &'static str;
    fn deletion_state(&self) -> &'static str;
    fn deletion_certificate(&self) -> &'static str;
    fn deletion_asked(&self) -> &'static str;
    fn deletion_runs(&self) -> &'static str;
    fn deletion_runs_none(&self) -> &'static str;
    fn deletion_erase(&self) -> &'static str;
    fn deletion_erase_title(&self) -> &'static str;
    fn deletion_erase_lead(&self) -> &'static str;
    fn deletion_kind(&self) -> &'static str;
    fn deletion_obtained(&self) -> &'static str;
    fn deletion_fate(&self) -> &'static str;
    fn deletion_ground(&self) -> &'static str;
    fn deletion_insists(&self) -> &'static str;
    fn deletion_suppression(&self) -> &'static str;
    fn deletion_held(&self) -> &'static str;
    fn deletion_recipients(&self) -> &'static str;
    fn deletion_do(&self) -> &'static str;
    fn deletion_restrict(&self) -> &'static str;
    fn deletion_restrict_ground(&self) -> &'static str;
    fn deletion_lift(&self) -> &'static str;
    fn deletion_lift_hint(&self) -> &'static str;
    fn deletion_back(&self) -> &'static str;
    fn deletion_fate_delete(&self) -> &'static str;
    fn deletion_fate_restrict(&self) -> &'static str;
    fn deletion_fate_held(&self) -> &'static str;
    fn deletion_state_waiting(&self) -> &'static str;
    fn deletion_state_begun(&self) -> &'static str;
    fn deletion_state_erased(&self) -> &'static str;
    fn deletion_state_compacted(&self) -> &'static str;
    fn deletion_state_final(&self) -> &'static str;
    fn deletion_deleted(&self) -> &'static str;
    fn deletion_skipped(&self) -> &'static str;
    fn deletion_restored(&self) -> &'static str;
    fn deletion_released_once(&self) -> &'static str;
    fn deletion_release(&self) -> &'static str;
}
