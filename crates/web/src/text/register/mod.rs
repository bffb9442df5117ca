//! The register of processing activities.

mod de;
mod en;

/// The register of processing activities.
pub trait RegisterText {
    fn register_title(&self) -> &'static str;
    fn register_subtitle(&self) -> &'static str;
}
