use super::DeletionText;
use crate::text::De;

impl DeletionText for De {
    fn deletion_title(&self) -> &'static str {
        "Löschen"
    }
    fn deletion_lead(&self) -> &'static str {
        "Was wann geht, was bleibt und warum."
    }
    fn deletion_calendar(&self) -> &'static str {
        "Fällig bis Ende nächsten Monats"
    }
    fn deletion_none(&self) -> &'static str {
        "Nichts fällig"
    }
    fn deletion_none_text(&self) -> &'static str {
        "Bis Ende nächsten Monats läuft keine Frist ab."
    }
    fn deletion_class(&self) -> &'static str {
        "Klasse"
    }
    fn deletion_values(&self) -> &'static str {
        "Werte"
    }
    fn deletion_day(&self) -> &'static str {
        "Tag"
    }
    fn deletion_overdue(&self) -> &'static str {
        "überfällig"
    }
    fn deletion_run_now(&self) -> &'static str {
        "Jetzt löschen, was fällig ist"
    }
    fn deletion_run_seen(&self, values: &str) -> String {
        format!("Ich habe angesehen, was geht: {values} Werte, und zwar endgültig.")
    }
    fn deletion_run_hint(&self) -> &'static str {
        "Läuft sonst jede Nacht von selbst."
    }
    fn deletion_waits(&self) -> &'static str {
        "Der nächtliche Lauf wartet auf Sie: Mehr als jeder zwanzigste Wert ist fällig, etwa weil eine alte Liste eingelesen wurde. Bitte ansehen, was geht; stimmen die Fristen, den Lauf unten starten."
    }
    fn deletion_clock(&self) -> &'static str {
        "Die Uhr ist um mehr als einen Tag gesprungen, oder das Programm stand so lange still. Bis jemand bestätigt, dass Datum und Uhrzeit stimmen, wird nichts gelöscht."
    }
    fn deletion_clock_now(&self) -> &'static str {
        "Die Uhr zeigt"
    }
    fn deletion_clock_right(&self) -> &'static str {
        "Die Uhr geht richtig"
    }
    fn deletion_skips(&self) -> &'static str {
        "Fällig und doch geblieben"
    }
    fn deletion_skips_none(&self) -> &'static str {
        "Nichts wurde übergangen."
    }
    fn deletion_reason(&self) -> &'static str {
        "Grund"
    }
    fn deletion_until(&self) -> &'static str {
        "Bis"
    }
    fn deletion_open_end(&self) -> &'static str {
        "offen"
    }
    fn deletion_person(&self) -> &'static str {
        "Person"
    }
    fn deletion_look(&self) -> &'static str {
        "Ansehen"
    }
    fn deletion_holds(&self) -> &'static str {
        "Rechtsstreit"
    }
    fn deletion_holds_none(&self) -> &'static str {
        "Nichts wird für einen Rechtsstreit festgehalten."
    }
    fn deletion_matter(&self) -> &'static str {
        "Verfahren"
    }
    fn deletion_matter_hint(&self) -> &'static str {
        "Etwa ein Aktenzeichen. Wird verschlüsselt."
    }
    fn deletion_review(&self) -> &'static str {
        "Prüfen am"
    }
    fn deletion_review_hint(&self) -> &'static str {
        "Innerhalb der Prüffrist; ab Werk sechs Monate."
    }
    fn deletion_end_hold(&self) -> &'static str {
        "Beenden"
    }
    fn deletion_hold(&self) -> &'static str {
        "Für ein Verfahren festhalten"
    }
    fn deletion_erasures(&self) -> &'static str {
        "Löschungen"
    }
    fn deletion_erasures_none(&self) -> &'static str {
        "Noch niemand gelöscht."
    }
    fn deletion_number(&self) -> &'static str {
        "Nummer"
    }
    fn deletion_state(&self) -> &'static str {
        "Stand"
    }
    fn deletion_certificate(&self) -> &'static str {
        "Bescheinigung"
    }
    fn deletion_asked(&self) -> &'static str {
        "Verlangt am"
    }
    fn deletion_runs(&self) -> &'static str {
        "Läufe"
    }
    fn deletion_runs_none(&self) -> &'static str {
        "Noch kein Lauf."
    }
    fn deletion_erase(&self) -> &'static str {
        "Löschen …"
    }
    fn deletion_erase_title(&self) -> &'static str {
        "Person löschen"
    }
    fn deletion_erase_lead(&self) -> &'static str {
        "Was mit jedem Wert geschieht und warum. Ab dem Klick öffnet niemand mehr, was gelöscht wird, auch nicht aus einer Sicherung."
    }
    fn deletion_kind(&self) -> &'static str {
        "Art"
    }
    fn deletion_obtained(&self) -> &'static str {
        "Erhalten"
    }
    fn deletion_fate(&self) -> &'static str {
        "Was geschieht"
    }
    fn deletion_ground(&self) -> &'static str {
        "Grund der Löschung"
    }
    fn deletion_insists(&self) -> &'static str {
        "Die Person will, dass auch der Sperreintrag geht. Ihr wurde gesagt, dass sie dann wieder Werbung bekommen kann."
    }
    fn deletion_suppression(&self) -> &'static str {
        "Ein verschlüsselter Sperreintrag bleibt, damit die Person keine Werbung mehr bekommt."
    }
    fn deletion_held(&self) -> &'static str {
        "Ein Rechtsstreit hält die Daten fest: Die Person wird gesperrt und gelöscht, sobald er endet."
    }
    fn deletion_recipients(&self) -> &'static str {
        "Empfänger, denen die Löschung mitzuteilen ist"
    }
    fn deletion_do(&self) -> &'static str {
        "Endgültig löschen"
    }
    fn deletion_restrict(&self) -> &'static str {
        "Sperren"
    }
    fn deletion_restrict_ground(&self) -> &'static str {
        "Grund der Sperrung"
    }
    fn deletion_lift(&self) -> &'static str {
        "Sperrung aufheben"
    }
    fn deletion_lift_told(&self) -> &'static str {
        "Die Person wurde vorher unterrichtet (Art. 18 Abs. 3 DSGVO)"
    }
    fn deletion_lift_hint(&self) -> &'static str {
        "Das Schreiben „Vor Aufhebung der Einschränkung“ dazu liegt im Antrag bereit."
    }
    fn deletion_back(&self) -> &'static str {
        "Zur Person"
    }
    fn deletion_fate_delete(&self) -> &'static str {
        "wird gelöscht"
    }
    fn deletion_fate_restrict(&self) -> &'static str {
        "bleibt gesperrt"
    }
    fn deletion_fate_held(&self) -> &'static str {
        "wird festgehalten"
    }
    fn deletion_state_waiting(&self) -> &'static str {
        "wartet auf Rechtsstreit"
    }
    fn deletion_state_begun(&self) -> &'static str {
        "im Gang"
    }
    fn deletion_state_erased(&self) -> &'static str {
        "Schlüssel vernichtet (E1)"
    }
    fn deletion_state_compacted(&self) -> &'static str {
        "Speicher bereinigt (E2)"
    }
    fn deletion_state_final(&self) -> &'static str {
        "auch aus Sicherungen (E3)"
    }
    fn deletion_deleted(&self) -> &'static str {
        "gelöscht"
    }
    fn deletion_skipped(&self) -> &'static str {
        "übergangen"
    }
    fn deletion_restored(&self) -> &'static str {
        "Diese Firma wurde aus einer Sicherung zurückgeholt. Löschungen und Widersprüche seither wurden nachgezogen; bis zwei Personen freigeben, geht nichts hinaus."
    }
    fn deletion_released_once(&self) -> &'static str {
        "Eine Person hat freigegeben; eine zweite fehlt."
    }
    fn deletion_release(&self) -> &'static str {
        "Freigeben"
    }
}
