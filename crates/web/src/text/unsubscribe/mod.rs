//! The page behind an unsubscribe link.

mod de;
mod en;

use super::FrameText;

/// The page behind an unsubscribe link.
pub trait UnsubscribeText: FrameText {
    fn unsubscribe_title(&self) -> &'static str;
    fn unsubscribe_hint(&self) -> &'static str;
    fn unsubscribe_button(&self) -> &'static str;
    fn unsubscribe_all_button(&self) -> &'static str;
    fn unsubscribe_all_hint(&self) -> &'static str;
    fn unsubscribe_done_title(&self) -> &'static str;
    fn unsubscribe_done(&self) -> &'static str;
    fn unsubscribe_all_done(&self) -> &'static str;
    fn unsubscribe_more(&self) -> &'static str;
    fn unsubscribe_bad_title(&self) -> &'static str;
    fn unsubscribe_bad(&self) -> &'static str;
    fn unsubscribe_contact(&self) -> &'static str;
    fn unsubscribe_about(&self, firm: &str, activity: &str, channel: &str) -> String;
}
