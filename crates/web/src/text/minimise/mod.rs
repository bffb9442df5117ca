//! The report on what is held and not needed.

mod de;
mod en;

/// The report on what is held and not needed.
pub trait MinimiseText {
    fn minimise_title(&self) -> &'static str;
    fn minimise_lead(&self) -> &'static str;
    fn minimise_make(&self) -> &'static str;
    fn minimise_again(&self) -> &'static str;
    fn minimise_running(&self) -> &'static str;
    fn minimise_none(&self) -> &'static str;
    fn minimise_none_text(&self) -> &'static str;
    fn minimise_kind(&self) -> &'static str;
    fn minimise_needed_by(&self) -> &'static str;
    fn minimise_last(&self) -> &'static str;
    fn minimise_values(&self) -> &'static str;
    fn minimise_without(&self) -> &'static str;
    fn minimise_never(&self) -> &'static str;
    fn minimise_nobody(&self) -> &'static str;
    fn minimise_retired(&self) -> &'static str;
    fn minimise_retire(&self) -> &'static str;
    fn minimise_photo(&self) -> &'static str;
    fn minimise_birthday(&self) -> &'static str;
    fn minimise_salutation(&self) -> &'static str;
    fn minimise_use_hint(&self) -> &'static str;
    fn minimise_retire_title(&self) -> &'static str;
    fn minimise_retire_lead(&self) -> &'static str;
    fn minimise_confirm(&self) -> &'static str;
    fn minimise_go(&self) -> &'static str;
    fn minimise_confirm_missing(&self) -> &'static str;
    fn minimise_made(&self, day: &str) -> String;
    fn minimise_erased(&self, count: &str) -> String;
    fn minimise_activities(&self, count: &str) -> String;
    fn minimise_photos(&self, count: &str) -> String;
}
