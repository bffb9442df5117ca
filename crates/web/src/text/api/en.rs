use super::ApiText;
use crate::text::En;

impl ApiText for En {
    fn api_title(&self) -> &'static str {
        "API"
    }
    fn api_unknown_field(&self, field: &str) -> String {
        format!("unknown field `{field}`")
    }
}
