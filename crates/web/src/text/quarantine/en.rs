use super::QuarantineText;
use crate::text::En;
use crate::text::FrameText as _;

impl QuarantineText for En {
    fn quarantine_title(&self) -> &'static str {
        "Quarantine"
    }
    fn quarantine_waiting(&self, count: u64) -> String {
        match count {
            0 => "Nothing is waiting".to_owned(),
            1 => "1 row waits for a decision".to_owned(),
            n => format!("{} rows wait for a decision", self.number(n)),
        }
    }
    fn quarantine_lead(&self) -> &'static str {
        "Rows a human has to decide about. Those with one reason together, the surest first."
    }
    fn quarantine_none(&self) -> &'static str {
        "Nothing is waiting"
    }
    fn quarantine_none_text(&self) -> &'static str {
        "All rows have been decided."
    }
    fn quarantine_row(&self) -> &'static str {
        "Row of the list"
    }
    fn quarantine_known(&self) -> &'static str {
        "Known person"
    }
    fn quarantine_open_known(&self) -> &'static str {
        "Look at the known person"
    }
    fn quarantine_because(&self) -> &'static str {
        "Why?"
    }
    fn quarantine_usual(&self) -> &'static str {
        "The usual one for the decision"
    }
    fn quarantine_take(&self) -> &'static str {
        "Take in"
    }
    fn quarantine_merge(&self) -> &'static str {
        "Merge"
    }
    fn quarantine_drop(&self) -> &'static str {
        "Drop"
    }
    fn quarantine_keys(&self) -> &'static str {
        "Keys: t take in, m merge, d drop, u take back, j and k move"
    }
    fn quarantine_more(&self) -> &'static str {
        "More rows"
    }
    fn quarantine_from(&self, list: &str, line: u64) -> String {
        format!("{list}, line {}", self.number(line))
    }
    fn quarantine_until(&self, day: jiff::civil::Date) -> String {
        format!("goes on {}", self.date(day))
    }
    fn quarantine_alike(&self, rows: u64) -> String {
        format!("Decide all {} rows with this reason together", self.number(rows))
    }
    fn quarantine_decided(
        &self,
        decision: desk::import::Decision,
        line: u64,
        reason: &str,
    ) -> String {
        let done = match decision {
            desk::import::Decision::Take => "taken in",
            desk::import::Decision::Merge => "merged",
            desk::import::Decision::Drop => "dropped",
        };
        format!("Line {} {done}. {reason}", self.number(line))
    }
    fn quarantine_score(&self, percent: u64) -> String {
        format!("{percent} % the same person.")
    }
    fn quarantine_only_row(&self) -> &'static str {
        "in the row only"
    }
    fn quarantine_only_known(&self) -> &'static str {
        "known only"
    }
    fn quarantine_by_reason(&self) -> &'static str {
        "By reason"
    }
    fn quarantine_undo_title(&self) -> &'static str {
        "Decided last"
    }
    fn quarantine_undo(&self) -> &'static str {
        "Take back"
    }
    fn quarantine_merge_all(&self) -> &'static str {
        "Merge all"
    }
    fn quarantine_take_all(&self) -> &'static str {
        "Take all in"
    }
    fn quarantine_drop_all(&self) -> &'static str {
        "Drop all"
    }
    fn quarantine_field(&self) -> &'static str {
        "Field"
    }
    fn quarantine_agreement(&self) -> &'static str {
        "Comparison"
    }
    fn quarantine_weight(&self) -> &'static str {
        "Weight"
    }
    fn quarantine_start(&self) -> &'static str {
        "Before comparing"
    }
    fn quarantine_others(&self) -> &'static str {
        "Others that may be meant"
    }
    fn quarantine_total(&self) -> &'static str {
        "Together"
    }
    fn quarantine_whole_row(&self) -> &'static str {
        "Whole row"
    }
}
