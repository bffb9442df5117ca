//! Handing data out.

mod de;
mod en;

/// Handing data out.
pub trait ExportText {
    fn export_title(&self) -> &'static str;
    fn export_purpose(&self) -> &'static str;
}
