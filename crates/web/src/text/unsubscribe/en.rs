use super::UnsubscribeText;
use crate::text::En;

impl UnsubscribeText for En {
    fn unsubscribe_title(&self) -> &'static str {
        "Unsubscribe"
    }
    fn unsubscribe_done(&self) -> &'static str {
        "You are unsubscribed. You will get no more advertising from us this way."
    }
}
