//! The first page after signing in.

mod de;
mod en;

/// The first page after signing in.
pub trait DashboardText {
    fn dashboard_title(&self) -> &'static str;
    fn dashboard_greeting(&self, name: &str) -> String;
}
