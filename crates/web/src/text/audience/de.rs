use super::AudienceText;
use crate::text::De;
use crate::text::FrameText as _;

impl AudienceText for De {
    fn audience_title(&self) -> &'static str {
        "Zielgruppen"
    }
    fn audience_allowed(&self, allowed: u64, of: u64) -> String {
        format!("{} von {} dürfen angesprochen werden", self.number(allowed), self.number(of))
    }
}
