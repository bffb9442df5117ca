use super::ApiText;
use crate::text::En;

impl ApiText for En {
    fn api_title(&self) -> &'static str {
        "API"
    }
    fn api_bad_cursor(&self) -> &'static str {
        "The `cursor` is not one of ours. Please use the one of the last answer."
    }
    fn api_bad_limit(&self) -> &'static str {
        "`limit` must be between 1 and 200."
    }
    fn api_bad_key(&self) -> &'static str {
        "`Idempotency-Key` must be 1 to 128 printable ASCII characters."
    }
    fn api_bad_body(&self) -> &'static str {
        "The body is not JSON of this form, or it holds an unknown field."
    }
}
