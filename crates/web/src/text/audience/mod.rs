//! Who may be contacted, and why not.

mod de;
mod en;

use super::FrameText;

/// Who may be contacted, and why not.
pub trait AudienceText: FrameText {
    fn audience_title(&self) -> &'static str;
    fn audience_allowed(&self, allowed: u64, of: u64) -> String;
}
