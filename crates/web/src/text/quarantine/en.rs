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
        "Rows a human has to decide about. The oldest first."
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
        "Keys: t take in, m merge, d drop, j and k move"
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
}
