use super::QuarantineText;
use crate::text::De;
use crate::text::FrameText as _;

impl QuarantineText for De {
    fn quarantine_title(&self) -> &'static str {
        "Quarantäne"
    }
    fn quarantine_waiting(&self, count: u64) -> String {
        match count {
            0 => "Nichts wartet".to_owned(),
            1 => "1 Zeile wartet auf eine Entscheidung".to_owned(),
            n => format!("{} Zeilen warten auf eine Entscheidung", self.number(n)),
        }
    }
}
