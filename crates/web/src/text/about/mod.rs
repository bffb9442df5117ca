//! Sentences about the program itself.

mod de;
mod en;

/// Sentences about the program itself.
pub trait AboutText {
    fn about_title(&self) -> &'static str;
    fn about_what(&self) -> &'static str;
    fn about_version(&self) -> &'static str;
    fn about_licence(&self) -> &'static str;
    fn about_source(&self) -> &'static str;
    fn about_source_ask(&self) -> &'static str;
    fn about_warranty(&self) -> &'static str;
}
