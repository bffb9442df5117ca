use super::FrameText;
use crate::frame::Notice;
use crate::text::{De, Lang};
use law::verdict::Outcome;

impl FrameText for De {
    fn lang(&self) -> Lang {
        Lang::De
    }
    fn frame_claim(&self) -> &'static str {
        "Kundendaten in guter Obhut"
    }
    fn frame_skip(&self) -> &'static str {
        "Zum Inhalt springen"
    }
    fn frame_search(&self) -> &'static str {
        "Personen suchen"
    }
    fn frame_search_hint(&self) -> &'static str {
        "Name, Ort, Firma, E-Mail oder Telefon"
    }
    fn frame_main_navigation(&self) -> &'static str {
        "Hauptnavigation"
    }
    fn frame_menu(&self) -> &'static str {
        "Menü"
    }
    fn frame_other_language(&self) -> &'static str {
        "English"
    }
    fn frame_theme(&self) -> &'static str {
        "Hell oder dunkel"
    }
    fn frame_sign_out(&self) -> &'static str {
        "Abmelden"
    }
    fn frame_shortcuts(&self) -> &'static str {
        "Tasten: / Suche, g dann p Personen, Esc schließt"
    }
    fn frame_keys_on(&self) -> &'static str {
        "Tasten einschalten"
    }
    fn frame_keys_off(&self) -> &'static str {
        "Tasten ausschalten"
    }
    fn frame_footer(&self) -> &'static str {
        "Obhut bewahrt Kundendaten nach den Regeln von DSGVO und DSG auf."
    }
    fn required(&self) -> &'static str {
        "Pflichtfeld"
    }
    fn cancel(&self) -> &'static str {
        "Abbrechen"
    }
    fn close(&self) -> &'static str {
        "Schließen"
    }
    fn save(&self) -> &'static str {
        "Speichern"
    }
    fn back(&self) -> &'static str {
        "Zurück"
    }
    fn next(&self) -> &'static str {
        "Weiter"
    }
    fn pages(&self) -> &'static str {
        "Seiten"
    }
    fn pages_earlier(&self) -> &'static str {
        "Vorherige"
    }
    fn pages_later(&self) -> &'static str {
        "Nächste"
    }
    fn steps(&self) -> &'static str {
        "Schritte"
    }
    fn step_done(&self) -> &'static str {
        "erledigt"
    }
    fn numbers_as_table(&self) -> &'static str {
        "Zahlen als Tabelle"
    }
    fn less(&self) -> &'static str {
        "weniger"
    }
    fn more(&self) -> &'static str {
        "mehr"
    }
    fn part(&self) -> &'static str {
        "Teil"
    }
    fn count(&self) -> &'static str {
        "Anzahl"
    }
    fn share(&self) -> &'static str {
        "Anteil"
    }
    fn day(&self) -> &'static str {
        "Tag"
    }
    fn source(&self) -> &'static str {
        "Quelle"
    }
    fn activity(&self) -> &'static str {
        "Tätigkeit"
    }
    fn basis(&self) -> &'static str {
        "Rechtsgrundlage"
    }
    fn provenance_for(&self, activity: &str, basis: &str) -> String {
        format!("für {activity} ({basis})")
    }
    fn obtained(&self) -> &'static str {
        "Erhoben"
    }
    fn deletes_on(&self) -> &'static str {
        "Löschung"
    }
    fn reason(&self) -> &'static str {
        "Grund"
    }
    fn way_forward(&self) -> &'static str {
        "So geht es weiter"
    }
    fn rules(&self) -> &'static str {
        "Regeln"
    }
    fn error_refused(&self) -> &'static str {
        "Das ist nicht zulässig"
    }
    fn error_failure(&self) -> &'static str {
        "Da ist bei uns etwas schiefgegangen"
    }
    fn error_failure_body(&self) -> &'static str {
        "Ihre Eingabe war in Ordnung. Bitte versuchen Sie es noch einmal. Bleibt der Fehler, nennen Sie der Verwaltung diese Kennung."
    }
    fn error_reference(&self) -> &'static str {
        "Kennung"
    }
    fn error_not_found(&self) -> &'static str {
        "Hier ist nichts"
    }
    fn error_not_found_body(&self) -> &'static str {
        "Die Seite gibt es nicht, oder sie ist nicht für Sie bestimmt."
    }
    fn error_method(&self) -> &'static str {
        "So lässt sich diese Seite nicht aufrufen"
    }
    fn error_method_body(&self) -> &'static str {
        "Bitte benutzen Sie die Knöpfe und Verweise der Anwendung."
    }
    fn error_sign_in(&self) -> &'static str {
        "Bitte melden Sie sich an"
    }
    fn error_sign_in_body(&self) -> &'static str {
        "Sie sind nicht oder nicht mehr angemeldet."
    }
    fn error_input(&self) -> &'static str {
        "Das konnten wir nicht lesen"
    }
    fn error_input_body(&self) -> &'static str {
        "Die Eingabe passt nicht zu diesem Formular. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal."
    }
    fn error_conflict(&self) -> &'static str {
        "Dem steht etwas entgegen"
    }
    fn error_conflict_body(&self) -> &'static str {
        "Es hat sich inzwischen etwas geändert. Bitte laden Sie die Seite neu und sehen Sie nach."
    }
    fn error_too_large(&self) -> &'static str {
        "Das ist zu groß"
    }
    fn error_too_large_body(&self) -> &'static str {
        "Die Eingabe ist größer, als an dieser Stelle vorgesehen. Bitte verkleinern oder aufteilen und noch einmal senden."
    }
    fn error_larger_than(&self, megabytes: u64) -> String {
        format!(
            "Hier werden höchstens {megabytes} MB angenommen; gespeichert wurde nichts. Bitte verkleinern (ein Bild mit geringerer Auflösung, weniger Seiten) oder aufteilen und noch einmal senden."
        )
    }
    fn error_too_slow(&self) -> &'static str {
        "Das hat zu lange gedauert"
    }
    fn error_too_slow_body(&self) -> &'static str {
        "Die Übertragung wurde abgebrochen. Bitte versuchen Sie es noch einmal."
    }
    fn error_too_many(&self) -> &'static str {
        "Das waren viele Versuche"
    }
    fn error_host(&self) -> &'static str {
        "Unbekannte Adresse"
    }
    fn error_host_body(&self) -> &'static str {
        "Bitte rufen Sie Obhut unter der Adresse auf, die Ihnen die Verwaltung genannt hat."
    }
    fn error_back(&self) -> &'static str {
        "Zurück"
    }
    fn error_to_start(&self) -> &'static str {
        "Zur Startseite"
    }
    fn pages_range(&self, from: u64, to: u64) -> String {
        format!("{} bis {}", self.number(from), self.number(to))
    }
    fn step_of(&self, step: usize, of: usize) -> String {
        format!("Schritt {step} von {of}")
    }
    fn error_too_many_body(&self, seconds: u64) -> String {
        match seconds {
            0 | 1 => "Bitte versuchen Sie es gleich noch einmal.".to_owned(),
            2..=90 => format!("Bitte versuchen Sie es in {seconds} Sekunden noch einmal."),
            n => {
                let minutes = self.number(n.div_ceil(60));
                format!("Bitte versuchen Sie es in {minutes} Minuten noch einmal.")
            }
        }
    }
    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::Saved => "Gespeichert.",
            Notice::Deleted => "Gelöscht.",
            Notice::CopyAsked => {
                "Die Sicherung beginnt; in einer Minute steht sie hier oder der Grund, warum nicht."
            }
            Notice::ErasureWaits => {
                "Noch nicht gelöscht: Ein Verfahren hält die Daten fest. Sie sind jetzt gesperrt; gelöscht wird, sobald es endet."
            }
            Notice::Asked => {
                "Die Betroffenenstelle ist gefragt. Gespeichert ist nichts; die Antwort steht hier bei den Notizen."
            }
            Notice::SignedOut => "Sie sind abgemeldet.",
            Notice::Merged => {
                "Zusammengeführt. Zurücknehmen lässt es sich unten auf dieser Seite, 30 Tage lang."
            }
            Notice::Parted => "Es sind wieder zwei Einträge.",
        }
        .to_owned()
    }
    fn outcome(&self, outcome: &Outcome) -> &'static str {
        match outcome {
            Outcome::Allow => "Erlaubt",
            Outcome::Duty => "Erlaubt mit Auflage",
            Outcome::Ask => "Klären",
            Outcome::Block => "Gesperrt",
        }
    }
    fn outcome_means(&self, outcome: &Outcome) -> &'static str {
        match outcome {
            Outcome::Allow => "Ansprechen ist zulässig.",
            Outcome::Duty => "Zulässig, wenn die genannte Pflicht erfüllt wird.",
            Outcome::Ask => "Ein Mensch muss zuerst entscheiden.",
            Outcome::Block => "Ansprechen ist nicht zulässig.",
        }
    }
}
