//! The first page after signing in.

mod de;
mod en;

/// The first page after signing in.
pub trait DashboardText {
    fn dashboard_title(&self) -> &'static str;
    fn dashboard_greeting(&self, name: &str) -> String;
    fn dashboard_waiting(&self) -> &'static str;
    fn dashboard_all_done(&self) -> &'static str;
    fn dashboard_quiet(&self) -> &'static str;
    fn dashboard_quarantine(&self) -> &'static str;
    fn dashboard_quarantine_note(&self) -> &'static str;
    fn dashboard_imports(&self) -> &'static str;
    fn dashboard_approvals(&self) -> &'static str;
    fn dashboard_approvals_note(&self) -> &'static str;
    fn dashboard_to_inform(&self) -> &'static str;
    fn dashboard_to_inform_note(&self) -> &'static str;
    fn dashboard_unsigned(&self) -> &'static str;
    fn dashboard_unsigned_note(&self) -> &'static str;
    fn dashboard_find(&self) -> &'static str;
    fn dashboard_find_go(&self) -> &'static str;
    fn dashboard_actions(&self) -> &'static str;
    fn dashboard_import(&self) -> &'static str;
    fn dashboard_import_text(&self) -> &'static str;
    fn dashboard_new_person(&self) -> &'static str;
    fn dashboard_new_person_text(&self) -> &'static str;
    fn dashboard_audience(&self) -> &'static str;
    fn dashboard_audience_text(&self) -> &'static str;
    fn dashboard_register(&self) -> &'static str;
    fn dashboard_register_text(&self) -> &'static str;
    fn dashboard_audit(&self) -> &'static str;
    fn dashboard_audit_text(&self) -> &'static str;
    fn dashboard_user(&self) -> &'static str;
    fn dashboard_password_text(&self) -> &'static str;
    fn dashboard_user_text(&self) -> &'static str;
}
