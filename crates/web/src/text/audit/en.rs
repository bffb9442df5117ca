use super::AuditText;
use crate::text::En;

impl AuditText for En {
    fn audit_title(&self) -> &'static str {
        "Audit log"
    }
    fn audit_intact(&self) -> &'static str {
        "The chain is intact."
    }
}
