//! Stored texts that were screened again.

mod de;
mod en;

/// Stored texts that were screened again.
pub trait RescreenText {
    fn rescreen_title(&self) -> &'static str;
    fn rescreen_lead(&self) -> &'static str;
    fn rescreen_job(&self) -> &'static str;
    fn rescreen_never(&self) -> &'static str;
    fn rescreen_running(&self) -> &'static str;
    fn rescreen_stopped(&self) -> &'static str;
    fn rescreen_stale(&self) -> &'static str;
    fn rescreen_start(&self) -> &'static str;
    fn rescreen_none(&self) -> &'static str;
    fn rescreen_none_text(&self) -> &'static str;
    fn rescreen_take_out(&self) -> &'static str;
    fn rescreen_leave(&self) -> &'static str;
    fn rescreen_leave_hint(&self) -> &'static str;
    fn rescreen_whole_text(&self) -> &'static str;
    fn rescreen_mine_title(&self) -> &'static str;
    fn rescreen_mine_lead(&self) -> &'static str;
    fn rescreen_mine_seen(&self) -> &'static str;
    fn rescreen_ended(&self, day: &str) -> String;
    fn rescreen_counts(&self, texts: &str, found: &str) -> String;
    fn rescreen_waiting(&self, count: u64) -> String;
}
