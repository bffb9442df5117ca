use super::AudienceText;
use crate::text::En;
use crate::text::FrameText as _;

impl AudienceText for En {
    fn audience_title(&self) -> &'static str {
        "Audiences"
    }
    fn audience_allowed(&self, allowed: u64, of: u64) -> String {
        format!("{} of {} may be contacted", self.number(allowed), self.number(of))
    }
}
