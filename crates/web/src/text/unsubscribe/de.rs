use super::UnsubscribeText;
use crate::text::De;

impl UnsubscribeText for De {
    fn unsubscribe_title(&self) -> &'static str {
        "Abmelden"
    }
    fn unsubscribe_done(&self) -> &'static str {
        "Sie sind abgemeldet. Sie bekommen von uns keine Werbung mehr auf diesem Weg."
    }
}
