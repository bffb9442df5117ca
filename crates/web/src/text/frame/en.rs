use super::FrameText;
use crate::frame::Notice;
use crate::text::{En, Lang};
use law::verdict::Outcome;

impl FrameText for En {
    fn lang(&self) -> Lang {
        Lang::En
    }
    fn frame_claim(&self) -> &'static str {
        "Customer data in good care"
    }
    fn frame_skip(&self) -> &'static str {
        "Skip to content"
    }
    fn frame_search(&self) -> &'static str {
        "Search people"
    }
    fn frame_search_hint(&self) -> &'static str {
        "Name, town, company, e-mail or phone"
    }
    fn frame_main_navigation(&self) -> &'static str {
        "Main navigation"
    }
    fn frame_menu(&self) -> &'static str {
        "Menu"
    }
    fn frame_other_language(&self) -> &'static str {
        "Deutsch"
    }
    fn frame_theme(&self) -> &'static str {
        "Light or dark"
    }
    fn frame_sign_out(&self) -> &'static str {
        "Sign out"
    }
    fn frame_shortcuts(&self) -> &'static str {
        "Keys: / search, g then p people, Esc closes"
    }
    fn frame_keys_on(&self) -> &'static str {
        "Turn the keys on"
    }
    fn frame_keys_off(&self) -> &'static str {
        "Turn the keys off"
    }
    fn frame_footer(&self) -> &'static str {
        "Obhut keeps customer data by the rules of the GDPR and the Swiss FADP."
    }
    fn required(&self) -> &'static str {
        "required"
    }
    fn cancel(&self) -> &'static str {
        "Cancel"
    }
    fn close(&self) -> &'static str {
        "Close"
    }
    fn save(&self) -> &'static str {
        "Save"
    }
    fn back(&self) -> &'static str {
        "Back"
    }
    fn next(&self) -> &'static str {
        "Next"
    }
    fn pages(&self) -> &'static str {
        "Pages"
    }
    fn pages_earlier(&self) -> &'static str {
        "Previous"
    }
    fn pages_later(&self) -> &'static str {
        "Next"
    }
    fn steps(&self) -> &'static str {
        "Steps"
    }
    fn step_done(&self) -> &'static str {
        "done"
    }
    fn numbers_as_table(&self) -> &'static str {
        "Numbers as a table"
    }
    fn less(&self) -> &'static str {
        "less"
    }
    fn more(&self) -> &'static str {
        "more"
    }
    fn part(&self) -> &'static str {
        "Part"
    }
    fn count(&self) -> &'static str {
        "Count"
    }
    fn share(&self) -> &'static str {
        "Share"
    }
    fn day(&self) -> &'static str {
        "Day"
    }
    fn source(&self) -> &'static str {
        "Source"
    }
    fn activity(&self) -> &'static str {
        "Activity"
    }
    fn basis(&self) -> &'static str {
        "Legal basis"
    }
    fn provenance_for(&self, activity: &str, basis: &str) -> String {
        format!("for {activity} ({basis})")
    }
    fn obtained(&self) -> &'static str {
        "Obtained"
    }
    fn deletes_on(&self) -> &'static str {
        "Deletion"
    }
    fn reason(&self) -> &'static str {
        "Reason"
    }
    fn way_forward(&self) -> &'static str {
        "Way forward"
    }
    fn rules(&self) -> &'static str {
        "Rules"
    }
    fn error_refused(&self) -> &'static str {
        "This is not permitted"
    }
    fn error_failure(&self) -> &'static str {
        "Something went wrong on our side"
    }
    fn error_failure_body(&self) -> &'static str {
        "Your input was fine. Please try again. If the error stays, give the administrator this reference."
    }
    fn error_reference(&self) -> &'static str {
        "Reference"
    }
    fn error_not_found(&self) -> &'static str {
        "Nothing here"
    }
    fn error_not_found_body(&self) -> &'static str {
        "The page does not exist, or it is not meant for you."
    }
    fn error_method(&self) -> &'static str {
        "This page cannot be called that way"
    }
    fn error_method_body(&self) -> &'static str {
        "Please use the buttons and links of the application."
    }
    fn error_sign_in(&self) -> &'static str {
        "Please sign in"
    }
    fn error_sign_in_body(&self) -> &'static str {
        "You are not signed in, or not any more."
    }
    fn error_input(&self) -> &'static str {
        "We could not read this"
    }
    fn error_input_body(&self) -> &'static str {
        "The input does not fit this form. Please reload the page and try again."
    }
    fn error_conflict(&self) -> &'static str {
        "Something stands against this"
    }
    fn error_conflict_body(&self) -> &'static str {
        "Something has changed in the meantime. Please reload the page and have a look."
    }
    fn error_too_large(&self) -> &'static str {
        "This is too large"
    }
    fn error_too_large_body(&self) -> &'static str {
        "The input is larger than this place takes. Please make it smaller or split it, and send it again."
    }
    fn error_larger_than(&self, megabytes: u64) -> String {
        format!(
            "At most {megabytes} MB are taken here; nothing was saved. Please make it smaller (a picture of lower resolution, fewer pages) or split it, and send it again."
        )
    }
    fn error_too_slow(&self) -> &'static str {
        "This took too long"
    }
    fn error_too_slow_body(&self) -> &'static str {
        "The transfer was cut off. Please try again."
    }
    fn error_too_many(&self) -> &'static str {
        "That was a lot of attempts"
    }
    fn error_host(&self) -> &'static str {
        "Unknown address"
    }
    fn error_host_body(&self) -> &'static str {
        "Please open Obhut at the address your administrator gave you."
    }
    fn error_back(&self) -> &'static str {
        "Back"
    }
    fn error_to_start(&self) -> &'static str {
        "To the start page"
    }
    fn pages_range(&self, from: u64, to: u64) -> String {
        format!("{} to {}", self.number(from), self.number(to))
    }
    fn step_of(&self, step: usize, of: usize) -> String {
        format!("Step {step} of {of}")
    }
    fn error_too_many_body(&self, seconds: u64) -> String {
        match seconds {
            0 | 1 => "Please try again in a moment.".to_owned(),
            2..=90 => format!("Please try again in {seconds} seconds."),
            n => format!("Please try again in {} minutes.", self.number(n.div_ceil(60))),
        }
    }
    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Saved => "Saved.",
            Notice::Deleted => "Deleted.",
            Notice::CopyAsked => {
                "The copy begins; within a minute it stands here, or the reason why not."
            }
            Notice::ErasureWaits => {
                "Not erased yet: a legal matter holds the data. They are restricted now and erased once it ends."
            }
            Notice::Asked => {
                "The rights desk has been asked. Nothing is kept; the answer will stand here by the notes."
            }
            Notice::SignedOut => "You are signed out.",
            Notice::Merged => "Merged. It can be taken back below on this page, for 30 days.",
            Notice::Parted => "There are two entries again.",
        }
        .to_owned()
    }
    fn outcome(&self, outcome: &Outcome) -> &'static str {
        match outcome {
            Outcome::Allow => "Allowed",
            Outcome::Duty => "Allowed with a duty",
            Outcome::Ask => "To be settled",
            Outcome::Block => "Blocked",
        }
    }
    fn outcome_means(&self, outcome: &Outcome) -> &'static str {
        match outcome {
            Outcome::Allow => "Contact is permitted.",
            Outcome::Duty => "Permitted when the duty named is met.",
            Outcome::Ask => "Somebody has to decide first.",
            Outcome::Block => "Contact is not permitted.",
        }
    }
}
