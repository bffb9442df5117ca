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
    fn split_do(&self) -> &'static str;
    fn merge_undo_until(&self, day: jiff::civil::Date) -> String;
    fn merge_settled(&self) -> &'static str;
    fn merge_undone(&self) -> &'static str;
}
