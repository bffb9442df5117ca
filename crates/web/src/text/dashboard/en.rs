use super::DashboardText;
use crate::text::En;

impl DashboardText for En {
    fn dashboard_title(&self) -> &'static str {
        "Start"
    }
    fn dashboard_greeting(&self, name: &str) -> String {
        if name.is_empty() { "Hello".to_owned() } else { format!("Hello, {name}") }
    }
    fn dashboard_waiting(&self) -> &'static str {
        "What waits for you"
    }
    fn dashboard_all_done(&self) -> &'static str {
        "Nothing waits for you."
    }
    fn dashboard_quiet(&self) -> &'static str {
        "Nothing open"
    }
    fn dashboard_quarantine(&self) -> &'static str {
        "Rows in quarantine"
    }
    fn dashboard_quarantine_note(&self) -> &'static str {
        "wait for a decision"
    }
    fn dashboard_imports(&self) -> &'static str {
        "Imports at work"
    }
    fn dashboard_approvals(&self) -> &'static str {
        "Disclosures to approve"
    }
    fn dashboard_approvals_note(&self) -> &'static str {
        "asked for by colleagues"
    }
    fn dashboard_to_inform(&self) -> &'static str {
        "Overdue informations"
    }
    fn dashboard_to_inform_note(&self) -> &'static str {
        "people who have not been told that their data are held"
    }
    fn dashboard_unsigned(&self) -> &'static str {
        "Log not signed yet"
    }
    fn dashboard_unsigned_note(&self) -> &'static str {
        "signed every minute"
    }
    fn dashboard_find(&self) -> &'static str {
        "Find a person"
    }
    fn dashboard_find_go(&self) -> &'static str {
        "Search"
    }
    fn dashboard_actions(&self) -> &'static str {
        "Frequent tasks"
    }
    fn dashboard_import(&self) -> &'static str {
        "Take a list in"
    }
    fn dashboard_import_text(&self) -> &'static str {
        "Choose a file, say where it came from, look at the preview"
    }
    fn dashboard_new_person(&self) -> &'static str {
        "Enter a person"
    }
    fn dashboard_new_person_text(&self) -> &'static str {
        "By hand, with the source"
    }
    fn dashboard_audience(&self) -> &'static str {
        "Build an audience"
    }
    fn dashboard_audience_text(&self) -> &'static str {
        "Whom may we contact for what?"
    }
    fn dashboard_register(&self) -> &'static str {
        "Look at the register"
    }
    fn dashboard_register_text(&self) -> &'static str {
        "Activities, kinds of data, sources"
    }
    fn dashboard_audit(&self) -> &'static str {
        "Read the audit log"
    }
    fn dashboard_audit_text(&self) -> &'static str {
        "Who opened what for what?"
    }
    fn dashboard_user(&self) -> &'static str {
        "Add a user"
    }
    fn dashboard_password_text(&self) -> &'static str {
        "Your own password"
    }
    fn dashboard_user_text(&self) -> &'static str {
        "Give an account and roles"
    }
}
