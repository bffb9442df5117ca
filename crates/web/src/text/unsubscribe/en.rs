use super::UnsubscribeText;
use crate::text::En;

impl UnsubscribeText for En {
    fn unsubscribe_title(&self) -> &'static str {
        "Unsubscribe"
    }
    fn unsubscribe_hint(&self) -> &'static str {
        "One click and it is done. You need no account and have nothing to fill in."
    }
    fn unsubscribe_button(&self) -> &'static str {
        "Yes, unsubscribe me"
    }
    fn unsubscribe_all_button(&self) -> &'static str {
        "No advertising at all"
    }
    fn unsubscribe_all_hint(&self) -> &'static str {
        "On every channel: e-mail, phone, letters."
    }
    fn unsubscribe_done_title(&self) -> &'static str {
        "You are unsubscribed"
    }
    fn unsubscribe_done(&self) -> &'static str {
        "This counts from now on. What is on its way already may still reach you."
    }
    fn unsubscribe_all_done(&self) -> &'static str {
        "You will get no more advertising from us, on any channel. Messages about orders in progress remain possible."
    }
    fn unsubscribe_more(&self) -> &'static str {
        "Do you want no advertising from us at all?"
    }
    fn unsubscribe_bad_title(&self) -> &'static str {
        "This link is not complete"
    }
    fn unsubscribe_bad(&self) -> &'static str {
        "Please open the link again straight from the message, or copy all of it. You can also simply reply to the message."
    }
    fn unsubscribe_contact(&self) -> &'static str {
        "Questions about data protection"
    }
    fn unsubscribe_about(&self, firm: &str, activity: &str, channel: &str) -> String {
        format!("You no longer want “{activity}” ({channel}) from {firm}.")
    }
}
