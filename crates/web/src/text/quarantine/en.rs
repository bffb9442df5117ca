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
}
