use super::RegisterText;
use crate::text::En;

impl RegisterText for En {
    fn register_title(&self) -> &'static str {
        "Register"
    }
    fn register_subtitle(&self) -> &'static str {
        "Record of processing activities (Art. 30 GDPR)"
    }
}
