use super::AuditText;
use crate::text::De;

impl AuditText for De {
    fn audit_title(&self) -> &'static str {
        "Protokoll"
    }
    fn audit_intact(&self) -> &'static str {
        "Die Kette ist unversehrt."
    }
}
