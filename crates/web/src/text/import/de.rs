use super::ImportText;
use crate::text::De;
use crate::text::FrameText as _;

impl ImportText for De {
    fn import_title(&self) -> &'static str {
        "Einlesen"
    }
    fn import_rows_read(&self, done: u64, of: u64) -> String {
        format!("{} von {} Zeilen gelesen", self.number(done), self.number(of))
    }
    fn import_lead(&self) -> &'static str {
        "Dateien aufnehmen, mit Herkunft, Prüfung und Bericht."
    }
    fn import_new(&self) -> &'static str {
        "Datei einlesen"
    }
    fn import_none(&self) -> &'static str {
        "Noch nichts eingelesen"
    }
    fn import_none_text(&self) -> &'static str {
        "CSV, Excel oder Visitenkarten: Die Datei wird versiegelt, geprüft und erst nach Ihrer Freigabe übernommen."
    }
    fn import_file(&self) -> &'static str {
        "Datei"
    }
    fn import_file_hint(&self) -> &'static str {
        "CSV, XLSX oder vCard, bis 1 GB."
    }
    fn import_step_file(&self) -> &'static str {
        "Datei und Herkunft"
    }
    fn import_step_map(&self) -> &'static str {
        "Spalten und Vorschau"
    }
    fn import_step_run(&self) -> &'static str {
        "Einlesen"
    }
    fn import_source_hint(&self) -> &'static str {
        "Woher stammt die Liste? Davon hängt ab, was gespeichert werden darf."
    }
    fn import_follows(&self) -> &'static str {
        "Was daraus folgt"
    }
    fn import_country(&self) -> &'static str {
        "Land"
    }
    fn import_country_hint(&self) -> &'static str {
        "Für Zeilen, die keines nennen; danach werden Rufnummern gelesen."
    }
    fn import_party(&self) -> &'static str {
        "Wer sind die Personen?"
    }
    fn import_party_hint(&self) -> &'static str {
        "Zeilen mit einer Firma gelten immer als geschäftlich."
    }
    fn import_evidence(&self) -> &'static str {
        "Belege der Herkunft"
    }
    fn import_evidence_hint(&self) -> &'static str {
        "Nötig bei Listen, die nicht von den Personen selbst stammen. Ohne Lieferant, Vertrag und Anlass wartet oder scheitert jede Zeile (R-SRC-02). Wird versiegelt aufbewahrt."
    }
    fn import_supplier(&self) -> &'static str {
        "Lieferant mit Anschrift"
    }
    fn import_contract(&self) -> &'static str {
        "Vertrag oder Bestellung, Name der Liste"
    }
    fn import_delivered(&self) -> &'static str {
        "Tag der Lieferung"
    }
    fn import_occasion(&self) -> &'static str {
        "Wer hat die Daten wann und wobei erhoben?"
    }
    fn import_claimed(&self) -> &'static str {
        "Behauptete Rechtsgrundlage, Wortlaut der Einwilligung"
    }
    fn import_upload(&self) -> &'static str {
        "Hochladen und ansehen"
    }
    fn import_column(&self) -> &'static str {
        "Spalte"
    }
    fn import_samples(&self) -> &'static str {
        "Beispiele"
    }
    fn import_target(&self) -> &'static str {
        "wird zu"
    }
    fn import_look_again(&self) -> &'static str {
        "Vorschau erneuern"
    }
    fn import_run(&self) -> &'static str {
        "Jetzt einlesen"
    }
    fn import_cancel(&self) -> &'static str {
        "Verwerfen"
    }
    fn import_uncertain(&self) -> &'static str {
        "Die Zeichenkodierung ist geraten: Bitte die Umlaute in den Beispielen prüfen."
    }
    fn import_counts(&self) -> &'static str {
        "Was mit den Zeilen geschieht"
    }
    fn import_faults(&self) -> &'static str {
        "Fehler"
    }
    fn import_line(&self) -> &'static str {
        "Zeile"
    }
    fn import_cause(&self) -> &'static str {
        "Ursache"
    }
    fn import_rows(&self) -> &'static str {
        "Zeilen"
    }
    fn import_state(&self) -> &'static str {
        "Stand"
    }
    fn import_when(&self) -> &'static str {
        "Wann"
    }
    fn import_taken(&self) -> &'static str {
        "aufgenommen"
    }
    fn import_running(&self) -> &'static str {
        "Läuft"
    }
    fn import_interrupted(&self) -> &'static str {
        "Unterbrochen"
    }
    fn import_interrupted_text(&self) -> &'static str {
        "Das Einlesen wurde unterbrochen. Es geht hinter der letzten fertigen Zeile weiter, keine Zeile wird doppelt gelesen."
    }
    fn import_resume(&self) -> &'static str {
        "Weiter einlesen"
    }
    fn import_done(&self) -> &'static str {
        "Fertig"
    }
    fn import_undone(&self) -> &'static str {
        "Rückgängig gemacht"
    }
    fn import_stopped(&self) -> &'static str {
        "Angehalten"
    }
    fn import_waiting(&self) -> &'static str {
        "Hochgeladen"
    }
    fn import_stop(&self) -> &'static str {
        "Anhalten"
    }
    fn import_undo(&self) -> &'static str {
        "Rückgängig machen"
    }
    fn import_undo_sure(&self) -> &'static str {
        "Ganzen Import rückgängig machen?"
    }
    fn import_rejected(&self) -> &'static str {
        "Abgelehnte Zeilen und Zellen"
    }
    fn import_rejected_none(&self) -> &'static str {
        "Alle Zeilen und Zellen waren lesbar."
    }
    fn import_rejected_hint(&self) -> &'static str {
        "Nur Ort und Ursache; der Inhalt wird nicht aufbewahrt."
    }
    fn import_download(&self) -> &'static str {
        "Als CSV laden"
    }
    fn import_whole_row(&self) -> &'static str {
        "ganze Zeile"
    }
    fn import_of_report(&self) -> &'static str {
        "Bericht"
    }
    fn import_look_failed(&self) -> &'static str {
        "Diese Datei lässt sich nicht lesen"
    }
    fn import_overlap_title(&self) -> &'static str {
        "Schon in der Kundenbasis"
    }
    fn import_unkept(&self) -> &'static str {
        "Wird nicht gespeichert: Das Verzeichnis führt diese Datenart nicht."
    }
    fn import_overlap_list(&self) -> &'static str {
        "Steht auch in"
    }
    fn import_overlap(&self, known: u64, rows: u64) -> String {
        format!(
            "{} der {} angesehenen Zeilen betreffen Personen, die schon bekannt sind.",
            self.number(known),
            self.number(rows)
        )
    }
    fn import_looked_at(&self, rows: u64) -> String {
        format!("Die ersten {} Zeilen, noch nichts gespeichert", self.number(rows))
    }
    fn import_rows_done(&self, rows: u64) -> String {
        format!("{} Zeilen entschieden", self.number(rows))
    }
    fn import_in_quarantine(&self, rows: u64) -> String {
        format!("{} Zeilen warten in der Quarantäne", self.number(rows))
    }
    fn import_again(&self) -> &'static str {
        "Genau diese Datei ist aus dieser Quelle schon eingelesen; nichts wurde geändert. Das ist ihr Bericht."
    }
}
