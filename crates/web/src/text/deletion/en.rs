use super::DeletionText;
use crate::text::En;

impl DeletionText for En {
    fn deletion_title(&self) -> &'static str {
        "Letting go"
    }
    fn deletion_lead(&self) -> &'static str {
        "What goes when, what stays, and why."
    }
    fn deletion_calendar(&self) -> &'static str {
        "Due by the end of next month"
    }
    fn deletion_none(&self) -> &'static str {
        "Nothing due"
    }
    fn deletion_none_text(&self) -> &'static str {
        "No period ends by the end of next month."
    }
    fn deletion_class(&self) -> &'static str {
        "Class"
    }
    fn deletion_values(&self) -> &'static str {
        "Values"
    }
    fn deletion_day(&self) -> &'static str {
        "Day"
    }
    fn deletion_overdue(&self) -> &'static str {
        "overdue"
    }
    fn deletion_run_now(&self) -> &'static str {
        "Delete now what is due"
    }
    fn deletion_run_seen(&self, values: &str) -> String {
        format!("I have looked at what goes: {values} values, for good.")
    }
    fn deletion_run_hint(&self) -> &'static str {
        "Otherwise runs by itself every night."
    }
    fn deletion_waits(&self) -> &'static str {
        "The run of the night waits for you: more than one value in twenty is due, perhaps because an old list was taken in. Please look at what goes; if the periods are right, start the run below."
    }
    fn deletion_clock(&self) -> &'static str {
        "The clock jumped by more than a day, or the program rested that long. Until somebody confirms that date and time are right, nothing is deleted."
    }
    fn deletion_clock_now(&self) -> &'static str {
        "The clock says"
    }
    fn deletion_clock_right(&self) -> &'static str {
        "The clock is right"
    }
    fn deletion_skips(&self) -> &'static str {
        "Due, and yet still here"
    }
    fn deletion_skips_none(&self) -> &'static str {
        "Nothing was passed over."
    }
    fn deletion_reason(&self) -> &'static str {
        "Reason"
    }
    fn deletion_until(&self) -> &'static str {
        "Until"
    }
    fn deletion_open_end(&self) -> &'static str {
        "open"
    }
    fn deletion_person(&self) -> &'static str {
        "Person"
    }
    fn deletion_look(&self) -> &'static str {
        "Look"
    }
    fn deletion_holds(&self) -> &'static str {
        "Legal holds"
    }
    fn deletion_holds_none(&self) -> &'static str {
        "Nothing is held for a legal matter."
    }
    fn deletion_matter(&self) -> &'static str {
        "Matter"
    }
    fn deletion_matter_hint(&self) -> &'static str {
        "Such as a docket number. Kept sealed."
    }
    fn deletion_review(&self) -> &'static str {
        "Review on"
    }
    fn deletion_review_hint(&self) -> &'static str {
        "Within the review period; six months as shipped."
    }
    fn deletion_end_hold(&self) -> &'static str {
        "End"
    }
    fn deletion_hold(&self) -> &'static str {
        "Hold for a matter"
    }
    fn deletion_erasures(&self) -> &'static str {
        "Erasures"
    }
    fn deletion_erasures_none(&self) -> &'static str {
        "Nobody erased yet."
    }
    fn deletion_number(&self) -> &'static str {
        "Number"
    }
    fn deletion_state(&self) -> &'static str {
        "State"
    }
    fn deletion_certificate(&self) -> &'static str {
        "Certificate"
    }
    fn deletion_asked(&self) -> &'static str {
        "Asked on"
    }
    fn deletion_runs(&self) -> &'static str {
        "Runs"
    }
    fn deletion_runs_none(&self) -> &'static str {
        "No run yet."
    }
    fn deletion_erase(&self) -> &'static str {
        "Erase …"
    }
    fn deletion_erase_title(&self) -> &'static str {
        "Erase a person"
    }
    fn deletion_erase_lead(&self) -> &'static str {
        "What happens to each value, and why. From the click on nobody opens what is erased, not from a backup either."
    }
    fn deletion_kind(&self) -> &'static str {
        "Kind"
    }
    fn deletion_obtained(&self) -> &'static str {
        "Obtained"
    }
    fn deletion_fate(&self) -> &'static str {
        "What happens"
    }
    fn deletion_ground(&self) -> &'static str {
        "Ground of erasure"
    }
    fn deletion_insists(&self) -> &'static str {
        "The person wants the suppression entry gone as well, and was told that advertising may then reach them again."
    }
    fn deletion_suppression(&self) -> &'static str {
        "A keyed suppression entry stays, so that no more advertising reaches the person."
    }
    fn deletion_held(&self) -> &'static str {
        "A legal matter holds the data: the person is restricted, and erased once it ends."
    }
    fn deletion_recipients(&self) -> &'static str {
        "Recipients who have to be told"
    }
    fn deletion_do(&self) -> &'static str {
        "Erase for good"
    }
    fn deletion_restrict(&self) -> &'static str {
        "Restrict"
    }
    fn deletion_restrict_ground(&self) -> &'static str {
        "Ground of restriction"
    }
    fn deletion_lift(&self) -> &'static str {
        "Lift the restriction"
    }
    fn deletion_lift_told(&self) -> &'static str {
        "The person was told before (Art. 18(3) GDPR)"
    }
    fn deletion_lift_hint(&self) -> &'static str {
        "The request has the letter for it: “Before lifting the restriction”."
    }
    fn deletion_back(&self) -> &'static str {
        "To the person"
    }
    fn deletion_fate_delete(&self) -> &'static str {
        "is deleted"
    }
    fn deletion_fate_restrict(&self) -> &'static str {
        "stays restricted"
    }
    fn deletion_fate_held(&self) -> &'static str {
        "is held"
    }
    fn deletion_state_waiting(&self) -> &'static str {
        "waits for a legal matter"
    }
    fn deletion_state_begun(&self) -> &'static str {
        "under way"
    }
    fn deletion_state_erased(&self) -> &'static str {
        "keys destroyed (E1)"
    }
    fn deletion_state_compacted(&self) -> &'static str {
        "stores compacted (E2)"
    }
    fn deletion_state_final(&self) -> &'static str {
        "out of backups, too (E3)"
    }
    fn deletion_deleted(&self) -> &'static str {
        "deleted"
    }
    fn deletion_skipped(&self) -> &'static str {
        "passed over"
    }
    fn deletion_restored(&self) -> &'static str {
        "This firm was restored from a backup. Erasures and objections since then were applied again; until two people release it, nothing goes out."
    }
    fn deletion_released_once(&self) -> &'static str {
        "One person has released it; a second is missing."
    }
    fn deletion_release(&self) -> &'static str {
        "Release"
    }
}
