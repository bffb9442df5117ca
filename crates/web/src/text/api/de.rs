use super::ApiText;
use crate::text::De;

impl ApiText for De {
    fn api_title(&self) -> &'static str {
        "Schnittstelle"
    }
    fn api_unknown_field(&self, field: &str) -> String {
        format!("unbekanntes Feld `{field}`")
    }
}
