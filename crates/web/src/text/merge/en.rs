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
        "further value, another leads"
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
    fn split_file(&self) -> &'static str {
        "File"
    }
    fn split_do(&self) -> &'static str {
        "Split off"
    }
    fn twins_title(&self) -> &'static str {
        "Duplicates"
    }
    fn twins_lead(&self) -> &'static str {
        "Pairs that may be one person, the surest first. A merge can be taken back for 30 days."
    }
    fn twins_search(&self) -> &'static str {
        "Search the base"
    }
    fn twins_open(&self) -> &'static str {
        "Open ones"
    }
    fn twins_put_off(&self) -> &'static str {
        "Put off"
    }
    fn twins_decided(&self) -> &'static str {
        "Decided."
    }
    fn twins_running(&self) -> &'static str {
        "Everybody is compared with everybody"
    }
    fn twins_none(&self) -> &'static str {
        "No open pairs"
    }
    fn twins_none_text(&self) -> &'static str {
        "After an import it pays to search the base again."
    }
    fn twins_keys(&self) -> &'static str {
        "Keys: m the same, d different, l later, j and k to move."
    }
    fn twins_same(&self) -> &'static str {
        "The same person"
    }
    fn twins_different(&self) -> &'static str {
        "Different people"
    }
    fn twins_later(&self) -> &'static str {
        "Later"
    }
    fn twins_closer(&self) -> &'static str {
        "Look closer"
    }
    fn twins_why(&self) -> &'static str {
        "What speaks for one person, and what against"
    }
    fn twins_start(&self) -> &'static str {
        "Starting point"
    }
    fn twins_legend(&self) -> &'static str {
        "Green speaks for it, red against it: +1 doubles the odds, −1 halves them. Grey: how unlikely it is for any two entries."
    }
    fn twins_sum(&self, percent: &str) -> String {
        format!("Together: {percent}")
    }
    fn twins_bits(&self) -> &'static str {
        "Weight"
    }
    fn lists_title(&self) -> &'static str {
        "Lists"
    }
    fn lists_lead(&self) -> &'static str {
        "Who is in which list, where do they contradict each other, and how far is it to one base?"
    }
    fn lists_add(&self) -> &'static str {
        "Take a list in"
    }
    fn lists_check(&self) -> &'static str {
        "Check the base"
    }
    fn lists_none(&self) -> &'static str {
        "Nothing checked yet"
    }
    fn lists_none_text(&self) -> &'static str {
        "Take lists in, then check the base: afterwards this page shows who is in which list and what is to be decided."
    }
    fn lists_which(&self) -> &'static str {
        "Which lists?"
    }
    fn lists_show(&self) -> &'static str {
        "Show"
    }
    fn lists_lists(&self) -> &'static str {
        "Lists"
    }
    fn lists_people(&self) -> &'static str {
        "People in these lists"
    }
    fn lists_shared(&self) -> &'static str {
        "of them in several lists"
    }
    fn lists_overlap(&self) -> &'static str {
        "Who is in which list"
    }
    fn lists_todo(&self) -> &'static str {
        "Until it is one base"
    }
    fn lists_one_base(&self) -> &'static str {
        "Decided"
    }
    fn lists_contradictions(&self) -> &'static str {
        "Contradictions about consent"
    }
    fn lists_contradictions_lead(&self) -> &'static str {
        "One list claims a consent, another an objection. The refusal holds until the person agrees anew, with proof."
    }
    fn lists_refusal_holds(&self) -> &'static str {
        "The refusal holds"
    }
    fn lists_values(&self) -> &'static str {
        "Several values"
    }
    fn lists_values_lead(&self) -> &'static str {
        "Two names, firms, birth dates or addresses: correct or split off on the card what is wrong."
    }
    fn lists_looked_at(&self) -> &'static str {
        "Looked at"
    }
    fn lists_no_ground(&self) -> &'static str {
        "People without a ground"
    }
    fn lists_no_ground_lead(&self) -> &'static str {
        "Bought nothing, asked nothing, agreed to nothing: record a ground or let go of them."
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
    fn twins_waiting(&self, open: u64, decided: u64) -> String {
        let pairs = match open {
            1 => "1 pair waits".to_owned(),
            n => format!("{} pairs wait", self.number(n)),
        };
        format!("{pairs}, {} decided.", self.number(decided))
    }
    fn twins_likely(&self, percent: &str) -> String {
        format!("{percent} the same person")
    }
    fn twins_progress(&self, done: u64, of: u64) -> String {
        format!("{} of {} compared", self.number(done), self.number(of))
    }
    fn twins_searched(&self, day: jiff::civil::Date) -> String {
        format!("Last searched on {}.", self.date(day))
    }
    fn lists_progress(&self, done: u64, of: u64) -> String {
        format!("{} of {} decided", self.number(done), self.number(of))
    }
    fn lists_what(&self) -> &'static str {
        "What about"
    }
    fn lists_decision(&self) -> &'static str {
        "Decision"
    }
    fn lists_all(&self, open: u64, settle: &str) -> String {
        format!("All {}: {settle}", self.number(open))
    }
    fn lists_says(&self, agreed: &str, refused: &str) -> String {
        match refused {
            "" => format!("Yes: {agreed} · No: suppression list"),
            _ => format!("Yes: {agreed} · No: {refused}"),
        }
    }
}
