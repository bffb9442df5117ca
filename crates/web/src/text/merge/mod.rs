//! Merging and splitting people, the work list of duplicates, and lists that become one.

mod de;
mod en;

use super::FrameText;

/// Merging and splitting people, the work list of duplicates, and lists that become one.
pub trait MergeText: FrameText {
    fn merge_title(&self) -> &'static str;
    fn merge_lead(&self) -> &'static str;
    fn merge_with(&self) -> &'static str;
    fn merge_with_lead(&self) -> &'static str;
    fn merge_compare(&self) -> &'static str;
    fn merge_swap(&self) -> &'static str;
    fn merge_stays(&self) -> &'static str;
    fn merge_goes(&self) -> &'static str;
    fn merge_after(&self) -> &'static str;
    fn merge_values(&self) -> &'static str;
    fn merge_facts(&self) -> &'static str;
    fn merge_lights(&self) -> &'static str;
    fn merge_kind(&self) -> &'static str;
    fn merge_purpose(&self) -> &'static str;
    fn merge_same(&self) -> &'static str;
    fn merge_differs(&self) -> &'static str;
    fn merge_leads_left(&self) -> &'static str;
    fn merge_leads_right(&self) -> &'static str;
    fn merge_orders(&self) -> &'static str;
    fn merge_sources(&self) -> &'static str;
    fn merge_objection(&self) -> &'static str;
    fn merge_none(&self) -> &'static str;
    fn merge_all(&self) -> &'static str;
    fn merge_part(&self) -> &'static str;
    fn merge_consents(&self) -> &'static str;
    fn merge_carried(&self) -> &'static str;
    fn merge_confirm(&self) -> &'static str;
    fn merge_confirm_lead(&self) -> &'static str;
    fn merge_nobody(&self) -> &'static str;
    fn merge_history(&self) -> &'static str;
    fn merge_undo(&self) -> &'static str;
    fn merge_beside(&self) -> &'static str;
    fn merge_by(&self) -> &'static str;
    fn merge_parted_other(&self) -> &'static str;
    fn split_title(&self) -> &'static str;
    fn split_lead(&self) -> &'static str;
    /// A file in the list of what can be split off.
    fn split_file(&self) -> &'static str;
    fn split_do(&self) -> &'static str;
    fn twins_title(&self) -> &'static str;
    fn twins_lead(&self) -> &'static str;
    fn twins_search(&self) -> &'static str;
    fn twins_open(&self) -> &'static str;
    fn twins_put_off(&self) -> &'static str;
    fn twins_decided(&self) -> &'static str;
    fn twins_running(&self) -> &'static str;
    fn twins_none(&self) -> &'static str;
    fn twins_none_text(&self) -> &'static str;
    fn twins_keys(&self) -> &'static str;
    fn twins_same(&self) -> &'static str;
    fn twins_different(&self) -> &'static str;
    fn twins_later(&self) -> &'static str;
    fn twins_closer(&self) -> &'static str;
    fn twins_why(&self) -> &'static str;
    fn twins_start(&self) -> &'static str;
    /// How to read the chart of weights.
    fn twins_legend(&self) -> &'static str;
    /// The last bar: all weights together, as a probability.
    fn twins_sum(&self, percent: &str) -> String;
    fn twins_bits(&self) -> &'static str;
    fn lists_title(&self) -> &'static str;
    fn lists_lead(&self) -> &'static str;
    fn lists_add(&self) -> &'static str;
    fn lists_check(&self) -> &'static str;
    fn lists_none(&self) -> &'static str;
    fn lists_none_text(&self) -> &'static str;
    fn lists_which(&self) -> &'static str;
    fn lists_show(&self) -> &'static str;
    fn lists_lists(&self) -> &'static str;
    fn lists_people(&self) -> &'static str;
    fn lists_shared(&self) -> &'static str;
    fn lists_overlap(&self) -> &'static str;
    fn lists_todo(&self) -> &'static str;
    fn lists_one_base(&self) -> &'static str;
    fn lists_contradictions(&self) -> &'static str;
    fn lists_contradictions_lead(&self) -> &'static str;
    fn lists_refusal_holds(&self) -> &'static str;
    fn lists_values(&self) -> &'static str;
    fn lists_values_lead(&self) -> &'static str;
    fn lists_looked_at(&self) -> &'static str;
    fn lists_no_ground(&self) -> &'static str;
    fn lists_no_ground_lead(&self) -> &'static str;
    fn merge_undo_until(&self, day: jiff::civil::Date) -> String;
    fn merge_settled(&self) -> &'static str;
    fn merge_undone(&self) -> &'static str;
    fn twins_waiting(&self, open: u64, decided: u64) -> String;
    fn twins_likely(&self, percent: &str) -> String;
    fn twins_progress(&self, done: u64, of: u64) -> String;
    fn twins_searched(&self, day: jiff::civil::Date) -> String;
    fn lists_progress(&self, done: u64, of: u64) -> String;
    fn lists_what(&self) -> &'static str;
    fn lists_decision(&self) -> &'static str;
    fn lists_all(&self, open: u64, settle: &str) -> String;
    fn lists_says(&self, agreed: &str, refused: &str) -> String;
}
