use super::MergeText;
use crate::text::En;
use crate::text::FrameText as _;

impl MergeText for En {
    fn merge_title(&self) -> &'static str {
        "Merge"
    }
    fn merge_lead(&self) -> &'static str {
        "What is held about both, and what becomes of it. Nothing changes before you confirm."
    }
    fn merge_with(&self) -> &'static str {
        "Merge with …"
    }
    fn merge_with_lead(&self) -> &'static str {
        "Which other entry is the same person?"
    }
    fn merge_compare(&self) -> &'static str {
        "Compare"
    }
    fn merge_swap(&self) -> &'static str {
        "Swap sides"
    }
    fn merge_stays(&self) -> &'static str {
        "stays"
    }
    fn merge_goes(&self) -> &'static str {
        "goes into it"
    }
    fn merge_after(&self) -> &'static str {
        "Afterwards"
    }
    fn merge_values(&self) -> &'static str {
        "Values"
    }
    fn merge_facts(&self) -> &'static str {
        "Facts"
    }
    fn merge_lights(&self) -> &'static str {
        "May I contact them afterwards?"
    }
    fn merge_kind(&self) -> &'static str {
        "Value"
    }
    fn merge_purpose(&self) -> &'static str {
        "Purpose and channel"
    }
    fn merge_same(&self) -> &'static str {
        "same"
    }
    fn merge_differs(&self) -> &'static str {
        "different"
    }
    fn merge_leads_left(&self) -> &'static str {
        "left is valid"
    }
    fn merge_leads_right(&self) -> &'static str {
        "right is valid"
    }
    fn merge_orders(&self) -> &'static str {
        "Orders"
    }
    fn merge_sources(&self) -> &'static str {
        "Sources"
    }
    fn merge_objection(&self) -> &'static str {
        "Objection"
    }
    fn merge_none(&self) -> &'static str {
        "none"
    }
    fn merge_all(&self) -> &'static str {
        "to everything"
    }
    fn merge_part(&self) -> &'static str {
        "to a part"
    }
    fn merge_consents(&self) -> &'static str {
        "Consents"
    }
    fn merge_carried(&self) -> &'static str {
        "A refusal of one then holds for both, even against a newer consent of the other."
    }
    fn merge_confirm(&self) -> &'static str {
        "Merge"
    }
    fn merge_confirm_lead(&self) -> &'static str {
        "Orders, consents, objections and disclosures of both come together; every value keeps its source. For 30 days this can be taken back exactly."
    }
    fn merge_nobody(&self) -> &'static str {
        "Nobody else fits. Try other words."
    }
    fn merge_history(&self) -> &'static str {
        "Merges"
    }
    fn merge_undo(&self) -> &'static str {
        "Take back"
    }
    fn merge_beside(&self) -> &'static str {
        "further value"
    }
    fn merge_by(&self) -> &'static str {
        "By"
    }
    fn merge_parted_other(&self) -> &'static str {
        "A person of its own again:"
    }
    fn split_title(&self) -> &'static str {
        "Split values off"
    }
    fn split_lead(&self) -> &'static str {
        "Tick what belongs to somebody else. It becomes an entry of its own; objections and blocks then hold for both, consents stay here."
    }
    fn split_do(&self) -> &'static str {
        "Split off"
    }
    fn merge_undo_until(&self, day: jiff::civil::Date) -> String {
        format!("can be taken back until {}", self.date(day))
    }
    fn merge_settled(&self) -> &'static str {
        "final"
    }
    fn merge_undone(&self) -> &'static str {
        "taken back"
    }
}
