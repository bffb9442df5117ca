use super::RequestListText;
use crate::text::En;

impl RequestListText for En {
    fn request_notice_file(&self, way: desk::requests::Way) -> &'static str {
        use desk::requests::Way as W;
        match way {
            W::Letter => "Letter (PDF)",
            W::Email => "Mail draft",
            W::Webhook => "Message (JSON)",
        }
    }
    fn request_letters_all(&self) -> &'static str {
        "All on this page as PDF"
    }
    fn request_letters_all_hint(&self) -> &'static str {
        "One file with a letter for each, in their language. What is due is deleted first. Who may not be written to stays here."
    }
    fn request_letters_held(&self) -> &'static str {
        "These letters may not leave"
    }
    fn request_letters_further(&self) -> &'static str {
        "Further people"
    }
    fn request_letter_print(&self) -> &'static str {
        "As PDF"
    }
    fn request_late(&self) -> &'static str {
        "Requests past their day"
    }
    fn request_late_lead(&self) -> &'static str {
        "The day by which the rights desk meant to answer has passed. No names stand here; the work is done there."
    }
    fn request_late_none(&self) -> &'static str {
        "Nothing is late"
    }
    fn request_late_none_text(&self) -> &'static str {
        "Every open request is still within its time."
    }
    fn request_late_note(&self) -> &'static str {
        "an answer is late"
    }
    fn request_days_late(&self, days: i64) -> String {
        if days == 1 { "one day ago".to_owned() } else { format!("{days} days ago") }
    }
    fn request_late_lead_board(&self) -> &'static str {
        "At least one request is past its day. The administrators see it as well. Please work on it first, or extend it with reasons."
    }
}
