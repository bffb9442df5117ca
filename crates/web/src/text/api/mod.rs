//! Messages of the API, and its page for people.

mod de;
mod en;

/// Messages of the API, and its page for people.
pub trait ApiText {
    fn api_title(&self) -> &'static str;
    fn api_bad_cursor(&self) -> &'static str;
    fn api_bad_limit(&self) -> &'static str;
    fn api_bad_key(&self) -> &'static str;
    fn api_bad_body(&self) -> &'static str;
}
