//! Messages of the API, and its page for people.

mod de;
mod en;

/// Messages of the API, and its page for people.
pub trait ApiText {
    fn api_title(&self) -> &'static str;
    fn api_unknown_field(&self, field: &str) -> String;
}
