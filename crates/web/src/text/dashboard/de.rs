use super::DashboardText;
use crate::text::De;

impl DashboardText for De {
    fn dashboard_title(&self) -> &'static str {
        "Start"
    }
    fn dashboard_greeting(&self, name: &str) -> String {
        if name.is_empty() { "Guten Tag".to_owned() } else { format!("Guten Tag, {name}") }
    }
    fn dashboard_waiting(&self) -> &'static str {
        "Was auf Sie wartet"
    }
    fn dashboard_all_done(&self) -> &'static str {
        "Nichts wartet auf Sie."
    }
    fn dashboard_quiet(&self) -> &'static str {
        "Nichts offen"
    }
    fn dashboard_quarantine(&self) -> &'static str {
        "Zeilen in Quarantäne"
    }
    fn dashboard_quarantine_note(&self) -> &'static str {
        "warten auf eine Entscheidung"
    }
    fn dashboard_imports(&self) -> &'static str {
        "Importe laufen"
    }
    fn dashboard_approvals(&self) -> &'static str {
        "Ausgaben zu genehmigen"
    }
    fn dashboard_approvals_note(&self) -> &'static str {
        "von Kolleginnen und Kollegen beantragt"
    }
    fn dashboard_to_inform(&self) -> &'static str {
        "Überfällige Informationen"
    }
    fn dashboard_to_inform_note(&self) -> &'static str {
        "Menschen, die von ihrer Speicherung noch nichts wissen"
    }
    fn dashboard_unsigned(&self) -> &'static str {
        "Protokoll noch ohne Unterschrift"
    }
    fn dashboard_unsigned_note(&self) -> &'static str {
        "wird jede Minute unterschrieben"
    }
    fn dashboard_find(&self) -> &'static str {
        "Eine Person finden"
    }
    fn dashboard_find_go(&self) -> &'static str {
        "Suchen"
    }
    fn dashboard_actions(&self) -> &'static str {
        "Häufige Aufgaben"
    }
    fn dashboard_import(&self) -> &'static str {
        "Liste einlesen"
    }
    fn dashboard_import_text(&self) -> &'static str {
        "Datei wählen, Herkunft angeben, Vorschau ansehen"
    }
    fn dashboard_new_person(&self) -> &'static str {
        "Person eintragen"
    }
    fn dashboard_new_person_text(&self) -> &'static str {
        "Von Hand, mit Herkunft"
    }
    fn dashboard_audience(&self) -> &'static str {
        "Zielgruppe zusammenstellen"
    }
    fn dashboard_audience_text(&self) -> &'static str {
        "Wen dürfen wir wozu ansprechen?"
    }
    fn dashboard_register(&self) -> &'static str {
        "Verzeichnis ansehen"
    }
    fn dashboard_register_text(&self) -> &'static str {
        "Tätigkeiten, Datenarten, Quellen"
    }
    fn dashboard_audit(&self) -> &'static str {
        "Protokoll lesen"
    }
    fn dashboard_audit_text(&self) -> &'static str {
        "Wer hat was wozu geöffnet?"
    }
    fn dashboard_user(&self) -> &'static str {
        "Benutzer anlegen"
    }
    fn dashboard_password_text(&self) -> &'static str {
        "Das eigene Kennwort"
    }
    fn dashboard_user_text(&self) -> &'static str {
        "Konto und Rollen vergeben"
    }
}
