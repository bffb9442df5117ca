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
    fn request_carry_out(&self, right: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match right {
            W::Withdraw => "Withdraw all",
            W::Restrict => "Restrict now",
            W::Object => "Record the objection",
            W::Access | W::Portability | W::Rectify => "Done",
            W::Erase => "Erase now",
        }
    }
    fn request_found_nobody(&self) -> &'static str {
        "Nobody found. Search again with another spelling (who is restricted: by the e-mail address only), or draft the letter that nothing is held and close it so."
    }
    fn request_see_fates(&self) -> &'static str {
        "Look first at what goes and what stays"
    }
    fn request_letter_one(&self) -> &'static str {
        "A letter on demand"
    }
    fn request_letter_one_hint(&self) -> &'static str {
        "At any time, also when none is due. What is due of this person is deleted first."
    }
    fn request_letter_nobody(&self) -> &'static str {
        "Nobody found. Search again with another spelling."
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
    fn request_round(&self) -> &'static str {
        "On one day of the year"
    }
    fn request_round_set(&self) -> &'static str {
        "In the night of that day what is due goes first; then the start page says how many letters wait. Whoever wants no letter gets none."
    }
    fn request_round_none(&self) -> &'static str {
        "No day is set yet: due is whoever had no letter for a year, and nobody is reminded."
    }
    fn request_round_day(&self) -> &'static str {
        "Day (1 to 28)"
    }
    fn request_round_month(&self) -> &'static str {
        "Month"
    }
    fn request_round_off(&self) -> &'static str {
        "No fixed day any more"
    }
    fn request_round_note(&self) -> &'static str {
        "due since the day the firm has set"
    }
    fn month(&self, month: i8) -> &'static str {
        match month {
            1 => "January",
            2 => "February",
            3 => "March",
            4 => "April",
            5 => "May",
            6 => "June",
            7 => "July",
            8 => "August",
            9 => "September",
            10 => "October",
            11 => "November",
            _ => "December",
        }
    }
    fn request_late_lead_board(&self) -> &'static str {
        "At least one request is past its day. The administrators see it as well. Please work on it first, or extend it with reasons."
    }
}
