use super::RescreenText;
use crate::text::De;

impl RescreenText for De {
    fn rescreen_title(&self) -> &'static str {
        "Texte zum Ansehen"
    }
    fn rescreen_lead(&self) -> &'static str {
        "Gespeicherte Texte werden erneut geprüft, sobald sich die Wörter der Prüfung ändern. Was nicht bleiben darf, entscheiden Sie hier: von selbst wird nur gesäubert, was noch in Quarantäne wartet."
    }
    fn rescreen_job(&self) -> &'static str {
        "Erneute Prüfung"
    }
    fn rescreen_never(&self) -> &'static str {
        "Noch nicht gelaufen. Sie beginnt von selbst innerhalb einer Minute."
    }
    fn rescreen_running(&self) -> &'static str {
        "Läuft."
    }
    fn rescreen_stopped(&self) -> &'static str {
        "Unterbrochen; geht von selbst dort weiter, wo sie war."
    }
    fn rescreen_stale(&self) -> &'static str {
        "Die Wörter haben sich seitdem geändert: alle Texte werden neu geprüft."
    }
    fn rescreen_start(&self) -> &'static str {
        "Jetzt alle Texte prüfen"
    }
    fn rescreen_none(&self) -> &'static str {
        "Nichts zu entscheiden"
    }
    fn rescreen_none_text(&self) -> &'static str {
        "In keinem gespeicherten Text steht etwas, das nach den jetzigen Wörtern nicht bleiben darf."
    }
    fn rescreen_take_out(&self) -> &'static str {
        "Endgültig herausnehmen"
    }
    fn rescreen_leave(&self) -> &'static str {
        "Fehlalarm, so lassen"
    }
    fn rescreen_leave_hint(&self) -> &'static str {
        "Ein Fehlalarm kommt erst wieder, wenn in dem Text mehr gefunden wird."
    }
    fn rescreen_whole_text(&self) -> &'static str {
        "Ganzer Text"
    }
    fn rescreen_mine_title(&self) -> &'static str {
        "Aus Ihren Texten herausgenommen"
    }
    fn rescreen_mine_lead(&self) -> &'static str {
        "Die Betroffenenstelle hat aus diesen Texten etwas herausgenommen, das nicht gespeichert werden darf."
    }
    fn rescreen_mine_seen(&self) -> &'static str {
        "Gesehen"
    }
    fn rescreen_ended(&self, day: &str) -> String {
        format!("Zuletzt fertig am {day}.")
    }
    fn rescreen_counts(&self, texts: &str, found: &str) -> String {
        format!("{texts} Texte geprüft, in {found} etwas gefunden.")
    }
    fn rescreen_waiting(&self, count: u64) -> String {
        match count {
            1 => "1 Text wartet.".to_owned(),
            _ => format!("{count} Texte warten; die ältesten zuerst."),
        }
    }
}
