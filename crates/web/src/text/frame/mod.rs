//! What stands around every page: navigation, messages, errors, words of the building blocks.

mod de;
mod en;

use jiff::civil::Date;

use super::{Lang, format};
use crate::frame::Notice;
use law::verdict::Outcome;

/// What stands around every page.
pub trait FrameText {
    fn lang(&self) -> Lang;

    // Numbers and days.
    fn number(&self, n: u64) -> String {
        format::number(self.lang(), n)
    }
    fn hundredths(&self, n: i64) -> String {
        format::hundredths(self.lang(), n)
    }
    fn percent(&self, part: u64, whole: u64) -> String {
        format::percent(self.lang(), part, whole)
    }
    fn date(&self, date: Date) -> String {
        format::date(self.lang(), date)
    }

    // Around the page.
    fn frame_claim(&self) -> &'static str;
    fn frame_skip(&self) -> &'static str;
    fn frame_search(&self) -> &'static str;
    fn frame_search_hint(&self) -> &'static str;
    fn frame_main_navigation(&self) -> &'static str;
    fn frame_menu(&self) -> &'static str;
    fn frame_other_language(&self) -> &'static str;
    fn frame_theme(&self) -> &'static str;
    fn frame_sign_out(&self) -> &'static str;
    fn frame_shortcuts(&self) -> &'static str;
    fn frame_keys_on(&self) -> &'static str;
    fn frame_keys_off(&self) -> &'static str;
    fn frame_footer(&self) -> &'static str;
    fn notice(&self, notice: &Notice) -> String;

    // Building blocks.
    fn required(&self) -> &'static str;
    fn cancel(&self) -> &'static str;
    fn close(&self) -> &'static str;
    fn save(&self) -> &'static str;
    fn back(&self) -> &'static str;
    fn next(&self) -> &'static str;
    fn pages(&self) -> &'static str;
    fn pages_earlier(&self) -> &'static str;
    fn pages_later(&self) -> &'static str;
    fn pages_range(&self, from: u64, to: u64) -> String;
    fn steps(&self) -> &'static str;
    fn step_of(&self, step: usize, of: usize) -> String;
    fn step_done(&self) -> &'static str;
    fn numbers_as_table(&self) -> &'static str;
    fn less(&self) -> &'static str;
    fn more(&self) -> &'static str;
    fn part(&self) -> &'static str;
    fn count(&self) -> &'static str;
    fn share(&self) -> &'static str;
    fn day(&self) -> &'static str;
    fn source(&self) -> &'static str;
    fn activity(&self) -> &'static str;
    fn basis(&self) -> &'static str;
    fn provenance_for(&self, activity: &str, basis: &str) -> String;
    fn obtained(&self) -> &'static str;
    fn deletes_on(&self) -> &'static str;
    fn reason(&self) -> &'static str;
    fn way_forward(&self) -> &'static str;
    fn rules(&self) -> &'static str;
    fn outcome(&self, outcome: &Outcome) -> &'static str;
    fn outcome_means(&self, outcome: &Outcome) -> &'static str;

    // Errors.
    fn error_refused(&self) -> &'static str;
    fn error_failure(&self) -> &'static str;
    fn error_failure_body(&self) -> &'static str;
    fn error_reference(&self) -> &'static str;
    fn error_not_found(&self) -> &'static str;
    fn error_not_found_body(&self) -> &'static str;
    fn error_method(&self) -> &'static str;
    fn error_method_body(&self) -> &'static str;
    fn error_sign_in(&self) -> &'static str;
    fn error_sign_in_body(&self) -> &'static str;
    fn error_input(&self) -> &'static str;
    fn error_input_body(&self) -> &'static str;
    fn error_conflict(&self) -> &'static str;
    fn error_conflict_body(&self) -> &'static str;
    fn error_too_large(&self) -> &'static str;
    fn error_too_large_body(&self) -> &'static str;
    fn error_larger_than(&self, megabytes: u64) -> String;
    fn error_too_slow(&self) -> &'static str;
    fn error_too_slow_body(&self) -> &'static str;
    fn error_too_many(&self) -> &'static str;
    fn error_too_many_body(&self, seconds: u64) -> String;
    fn error_host(&self) -> &'static str;
    fn error_host_body(&self) -> &'static str;
    fn error_back(&self) -> &'static str;
    fn error_to_start(&self) -> &'static str;
}
