//! Who opened what for what.

mod de;
mod en;

use desk::audit::{Action, Object, Outcome};
use law::kinds::Shape;

use super::FrameText;

/// Who opened what for what.
pub trait AuditText: FrameText {
    fn audit_title(&self) -> &'static str;
    fn audit_lead(&self) -> &'static str;
    fn audit_intact(&self, leaves: u64, vouched: u64, until: &str) -> String;
    fn audit_not_checked(&self, leaves: u64) -> String;
    fn audit_check(&self) -> &'static str;
    fn audit_broken(&self) -> &'static str;
    fn audit_fault_at(&self, number: u64) -> String;
    fn audit_when(&self) -> &'static str;
    fn audit_who(&self) -> &'static str;
    fn audit_action(&self) -> &'static str;
    fn audit_object(&self) -> &'static str;
    fn audit_count(&self) -> &'static str;
    fn audit_kinds(&self) -> &'static str;
    fn audit_outcome(&self) -> &'static str;
    fn audit_program(&self) -> &'static str;
    fn audit_all_actions(&self) -> &'static str;
    fn audit_unbounded(&self) -> &'static str;
    fn audit_all_users(&self) -> &'static str;
    fn audit_one_person(&self) -> &'static str;
    fn audit_show(&self) -> &'static str;
    fn audit_reset(&self) -> &'static str;
    fn audit_none(&self) -> &'static str;
    fn audit_none_text(&self) -> &'static str;
    fn audit_older(&self) -> &'static str;
    fn audit_outcome_is(&self, outcome: Outcome) -> &'static str;
    fn audit_action_is(&self, action: Action) -> &'static str;
    fn audit_object_is(&self, object: Object) -> &'static str;
    fn shape(&self, shape: Shape) -> &'static str;
}
