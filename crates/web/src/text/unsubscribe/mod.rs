//! The page behind an unsubscribe link.

mod de;
mod en;

/// The page behind an unsubscribe link.
pub trait UnsubscribeText {
    fn unsubscribe_title(&self) -> &'static str;
    fn unsubscribe_done(&self) -> &'static str;
}
