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
    fn quarantine_lead(&self) -> &'static str {
        "Zeilen, über die ein Mensch entscheiden muss. Die älteste zuerst."
    }
    fn quarantine_none(&self) -> &'static str {
        "Nichts wartet"
    }
    fn quarantine_none_text(&self) -> &'static str {
        "Alle Zeilen sind entschieden."
    }
    fn quarantine_row(&self) -> &'static str {
        "Zeile der Liste"
    }
    fn quarantine_known(&self) -> &'static str {
        "Bekannte Person"
    }
    fn quarantine_open_known(&self) -> &'static str {
        "Bekannte Person ansehen"
    }
    fn quarantine_because(&self) -> &'static str {
        "Warum?"
    }
    fn quarantine_take(&self) -> &'static str {
        "Aufnehmen"
    }
    fn quarantine_merge(&self) -> &'static str {
        "Zusammenführen"
    }
    fn quarantine_drop(&self) -> &'static str {
        "Verwerfen"
    }
    fn quarantine_keys(&self) -> &'static str {
        "Tasten: t aufnehmen, m zusammenführen, d verwerfen, j und k blättern"
    }
    fn quarantine_more(&self) -> &'static str {
        "Weitere Zeilen"
    }
    fn quarantine_from(&self, list: &str, line: u64) -> String {
        format!("{list}, Zeile {}", self.number(line))
    }
    fn quarantine_until(&self, day: jiff::civil::Date) -> String {
        format!("verfällt am {}", self.date(day))
    }
}
