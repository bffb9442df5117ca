use super::RequestListText;
use crate::text::De;

impl RequestListText for De {
    fn request_notice_file(&self, way: desk::requests::Way) -> &'static str {
        use desk::requests::Way as W;
        match way {
            W::Letter => "Brief (PDF)",
            W::Email => "E-Mail-Entwurf",
            W::Webhook => "Nachricht (JSON)",
        }
    }
    fn request_letters_all(&self) -> &'static str {
        "Alle dieser Seite als PDF"
    }
    fn request_letters_all_hint(&self) -> &'static str {
        "Eine Datei mit je einem Brief in der Sprache der Person. Vorher wird gelöscht, was fällig ist. Wem nicht geschrieben werden darf, bleibt hier stehen."
    }
    fn request_letters_held(&self) -> &'static str {
        "Diese Briefe dürfen nicht hinaus"
    }
    fn request_letters_further(&self) -> &'static str {
        "Weitere Personen"
    }
    fn request_letter_print(&self) -> &'static str {
        "Als PDF"
    }
    fn request_late(&self) -> &'static str {
        "Anträge über der Zeit"
    }
    fn request_late_lead(&self) -> &'static str {
        "Der Tag, an dem die Betroffenenstelle antworten wollte, ist vorbei. Hier stehen keine Namen; bearbeitet wird nur dort."
    }
    fn request_late_none(&self) -> &'static str {
        "Nichts ist überfällig"
    }
    fn request_late_none_text(&self) -> &'static str {
        "Jeder offene Antrag liegt noch in seiner Zeit."
    }
    fn request_late_note(&self) -> &'static str {
        "Antwort ist überfällig"
    }
    fn request_days_late(&self, days: i64) -> String {
        if days == 1 { "seit einem Tag".to_owned() } else { format!("seit {days} Tagen") }
    }
    fn request_late_lead_board(&self) -> &'static str {
        "Mindestens ein Antrag ist über seinen Tag hinaus. Die Verwaltung sieht das ebenfalls. Bitte zuerst bearbeiten, oder mit Gründen verlängern."
    }
}
