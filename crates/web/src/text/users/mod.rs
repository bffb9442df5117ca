//! Users, roles, API keys.

mod de;
mod en;

use super::FrameText;

/// Users, roles, API keys.
pub trait UsersText: FrameText {
    fn users_title(&self) -> &'static str;
    fn users_count(&self, count: u64) -> String;
}
