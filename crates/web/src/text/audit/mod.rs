//! Who opened what for what.

mod de;
mod en;

/// Who opened what for what.
pub trait AuditText {
    fn audit_title(&self) -> &'static str;
    fn audit_intact(&self) -> &'static str;
}
