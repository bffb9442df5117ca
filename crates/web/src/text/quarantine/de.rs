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
        "Zeilen, über die ein Mensch entscheiden muss. Gleiche Gründe beieinander, das Sicherste zuerst."
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
    fn quarantine_usual(&self) -> &'static str {
        "Der übliche zur Entscheidung"
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
        "Tasten: t aufnehmen, m zusammenführen, d verwerfen, u zurücknehmen, j und k blättern"
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
    fn quarantine_alike(&self, rows: u64) -> String {
        format!("Alle {} Zeilen mit diesem Grund zusammen entscheiden", self.number(rows))
    }
    fn quarantine_decided(
        &self,
        decision: desk::import::Decision,
        line: u64,
        reason: &str,
    ) -> String {
        let done = match decision {
            desk::import::Decision::Take => "aufgenommen",
            desk::import::Decision::Merge => "zusammengeführt",
            desk::import::Decision::Drop => "verworfen",
        };
        format!("Zeile {} {done}. {reason}", self.number(line))
    }
    fn quarantine_score(&self, percent: u64) -> String {
        format!("Zu {percent} % dieselbe Person.")
    }
    fn quarantine_only_row(&self) -> &'static str {
        "nur in der Zeile"
    }
    fn quarantine_only_known(&self) -> &'static str {
        "nur bekannt"
    }
    fn quarantine_by_reason(&self) -> &'static str {
        "Nach Grund"
    }
    fn quarantine_undo_title(&self) -> &'static str {
        "Zuletzt entschieden"
    }
    fn quarantine_undo(&self) -> &'static str {
        "Zurücknehmen"
    }
    fn quarantine_merge_all(&self) -> &'static str {
        "Alle zusammenführen"
    }
    fn quarantine_take_all(&self) -> &'static str {
        "Alle aufnehmen"
    }
    fn quarantine_drop_all(&self) -> &'static str {
        "Alle verwerfen"
    }
    fn quarantine_field(&self) -> &'static str {
        "Angabe"
    }
    fn quarantine_agreement(&self) -> &'static str {
        "Vergleich"
    }
    fn quarantine_weight(&self) -> &'static str {
        "Gewicht"
    }
    fn quarantine_start(&self) -> &'static str {
        "Vor dem Vergleich"
    }
    fn quarantine_others(&self) -> &'static str {
        "Andere, die gemeint sein können"
    }
    fn quarantine_total(&self) -> &'static str {
        "Zusammen"
    }
    fn quarantine_whole_row(&self) -> &'static str {
        "Ganze Zeile"
    }
}
