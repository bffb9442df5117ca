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
    fn request_carry_out(&self, right: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match right {
            W::Withdraw => "Alle widerrufen",
            W::Restrict => "Jetzt einschränken",
            W::Object => "Widerspruch eintragen",
            W::Access | W::Portability | W::Rectify => "Erledigt",
            W::Erase => "Jetzt löschen",
        }
    }
    fn request_found_nobody(&self) -> &'static str {
        "Niemand gefunden. Anders geschrieben noch einmal suchen (Eingeschränkte nur über ihre E-Mail-Adresse), oder eine Negativauskunft entwerfen und so abschließen."
    }
    fn request_see_fates(&self) -> &'static str {
        "Vorher ansehen, was geht und was bleibt"
    }
    fn request_letter_one(&self) -> &'static str {
        "Ein Brief auf Wunsch"
    }
    fn request_letter_one_hint(&self) -> &'static str {
        "Jederzeit, auch wenn keiner fällig ist. Was bei dieser Person fällig ist, wird zuerst gelöscht."
    }
    fn request_letter_nobody(&self) -> &'static str {
        "Niemand gefunden. Anders geschrieben noch einmal suchen."
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
    fn request_round(&self) -> &'static str {
        "Jedes Jahr an einem Tag"
    }
    fn request_round_set(&self) -> &'static str {
        "In der Nacht zu diesem Tag geht zuerst, was zu löschen ist; dann sagt die Startseite, wie viele Briefe warten. Wer keinen Brief möchte, bekommt keinen."
    }
    fn request_round_none(&self) -> &'static str {
        "Noch ist kein Tag gesetzt: Fällig ist, wer seit einem Jahr keinen Brief bekam, und niemand wird erinnert."
    }
    fn request_round_day(&self) -> &'static str {
        "Tag (1 bis 28)"
    }
    fn request_round_month(&self) -> &'static str {
        "Monat"
    }
    fn request_round_off(&self) -> &'static str {
        "Kein fester Tag mehr"
    }
    fn request_round_note(&self) -> &'static str {
        "fällig seit dem Tag, den die Firma gesetzt hat"
    }
    fn month(&self, month: i8) -> &'static str {
        match month {
            1 => "Januar",
            2 => "Februar",
            3 => "März",
            4 => "April",
            5 => "Mai",
            6 => "Juni",
            7 => "Juli",
            8 => "August",
            9 => "September",
            10 => "Oktober",
            11 => "November",
            _ => "Dezember",
        }
    }
    fn request_late_lead_board(&self) -> &'static str {
        "Mindestens ein Antrag ist über seinen Tag hinaus. Die Verwaltung sieht das ebenfalls. Bitte zuerst bearbeiten, oder mit Gründen verlängern."
    }
}
