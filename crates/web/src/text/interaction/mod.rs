//! What is written down about people, what is not, and who hears of it.

mod de;
mod en;

use desk::interactions::{InteractionKind, NoticeOrigin};
use law::basis::SpecialGround;
use law::vocabulary::Role;

/// What is written down about people.
pub trait InteractionText {
    fn interaction_title(&self) -> &'static str;
    fn interaction_add(&self) -> &'static str;
    fn interaction_edit(&self) -> &'static str;
    fn interaction_none(&self) -> &'static str;
    fn interaction_closed(&self) -> &'static str;
    fn interaction_kind_title(&self) -> &'static str;
    fn interaction_text(&self) -> &'static str;
    fn interaction_text_hint(&self) -> &'static str;
    fn interaction_on(&self) -> &'static str;
    fn interaction_due(&self) -> &'static str;
    fn interaction_due_hint(&self) -> &'static str;
    fn interaction_for_activity(&self) -> &'static str;
    fn interaction_check(&self) -> &'static str;
    fn interaction_clean(&self) -> &'static str;
    fn interaction_removed_title(&self) -> &'static str;
    fn interaction_removed_lead(&self) -> &'static str;
    fn interaction_instead(&self) -> &'static str;
    fn interaction_kept_as(&self) -> &'static str;
    fn interaction_save_masked(&self) -> &'static str;
    fn interaction_hints_title(&self) -> &'static str;
    fn interaction_insist(&self) -> &'static str;
    fn interaction_insist_lead(&self) -> &'static str;
    fn interaction_insist_category(&self) -> &'static str;
    fn interaction_insist_ground(&self) -> &'static str;
    fn interaction_insist_go(&self) -> &'static str;
    fn interaction_approved(&self) -> &'static str;
    fn interaction_approved_write(&self) -> &'static str;
    fn interaction_by(&self) -> &'static str;
    fn interaction_program(&self) -> &'static str;
    fn interaction_imported(&self) -> &'static str;
    fn interaction_task_done(&self) -> &'static str;
    fn interaction_task_again(&self) -> &'static str;
    fn interaction_remove(&self) -> &'static str;
    fn interaction_all_kinds(&self) -> &'static str;
    fn interaction_all_roles(&self) -> &'static str;
    fn interaction_filter(&self) -> &'static str;
    fn interaction_special_title(&self) -> &'static str;
    fn interaction_special_lead(&self) -> &'static str;
    fn interaction_special_none(&self) -> &'static str;
    fn interaction_special_none_text(&self) -> &'static str;
    fn interaction_special_check(&self) -> &'static str;
    fn interaction_special_own(&self) -> &'static str;
    fn interaction_special_yes(&self) -> &'static str;
    fn interaction_special_no(&self) -> &'static str;
    fn interaction_special_tile(&self) -> &'static str;
    fn interaction_notice_title(&self) -> &'static str;
    fn interaction_notice_lead(&self) -> &'static str;
    fn interaction_notice_none(&self) -> &'static str;
    fn interaction_notice_none_text(&self) -> &'static str;
    fn interaction_notice_text(&self) -> &'static str;
    fn interaction_notice_sent(&self) -> &'static str;
    fn interaction_notice_drop(&self) -> &'static str;
    fn interaction_notice_waits(&self) -> &'static str;
    fn interaction_notice_open(&self) -> &'static str;
    fn interaction_tasks_title(&self) -> &'static str;
    fn interaction_tasks_lead(&self) -> &'static str;
    fn interaction_tasks_none(&self) -> &'static str;
    fn interaction_tasks_none_text(&self) -> &'static str;
    fn interaction_task_late(&self) -> &'static str;
    fn interaction_person(&self) -> &'static str;
    fn interaction_withheld(&self, count: usize) -> String;
    fn interaction_approved_until(&self, day: &str) -> String;
    fn interaction_notice(&self, firm: &str, contact: &str) -> String;
    fn interaction_kind(&self, kind: InteractionKind) -> &'static str;
    fn interaction_ground(&self, ground: SpecialGround) -> &'static str;
    fn interaction_origin(&self, origin: NoticeOrigin) -> &'static str;
    fn interaction_role(&self, role: Role) -> &'static str;
}
