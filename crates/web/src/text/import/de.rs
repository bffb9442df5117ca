use desk::import::{DateOrder, Delimiter, Encoding, Quote};

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
    fn import_settings(&self) -> &'static str {
        "So wird die Datei gelesen"
    }
    fn import_settings_hint(&self) -> &'static str {
        "Stimmt etwas nicht, hier ändern: Die Vorschau folgt sofort. Die Einstellungen gelten auch für die nächste Datei dieser Quelle mit denselben Spalten."
    }
    fn import_settings_remembered(&self) -> &'static str {
        "Eingestellt wie beim letzten Mal."
    }
    fn import_settings_changed(&self) -> &'static str {
        "Die Einstellungen der Datei sind geändert. Bitte die neue Vorschau ansehen und dann einlesen."
    }
    fn import_lines(&self) -> &'static str {
        "Anfang der Datei"
    }
    fn import_names_columns(&self) -> &'static str {
        "Spaltennamen"
    }
    fn import_encoding(&self) -> &'static str {
        "Zeichenkodierung"
    }
    fn import_delimiter(&self) -> &'static str {
        "Trennzeichen"
    }
    fn import_quote(&self) -> &'static str {
        "Anführungszeichen um Zellen"
    }
    fn import_header_row(&self) -> &'static str {
        "Zeile mit den Spaltennamen"
    }
    fn import_header_none(&self) -> &'static str {
        "keine, alle Zeilen sind Daten"
    }
    fn import_sheet(&self) -> &'static str {
        "Blatt"
    }
    fn import_dates(&self) -> &'static str {
        "Datum wie 1/2/1990"
    }
    fn import_automatic(&self, found: &str) -> String {
        match found {
            "" => "automatisch".to_owned(),
            found => format!("automatisch: {found}"),
        }
    }
    fn import_header_line(&self, line: u64) -> String {
        format!("Zeile {line}")
    }
    fn import_encoding_name(&self, encoding: Encoding) -> &'static str {
        match encoding {
            Encoding::Ascii => "nur Grundzeichen (ASCII)",
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16 (Little Endian)",
            Encoding::Utf16Be => "UTF-16 (Big Endian)",
            Encoding::Windows1252 => "Windows-1252 (westlich)",
            Encoding::Iso8859_15 => "ISO-8859-15 (westlich mit €)",
            Encoding::Windows1250 => "Windows-1250 (mitteleuropäisch)",
            Encoding::Macintosh => "Mac Roman",
            Encoding::Cp850 => "DOS (CP 850)",
        }
    }
    fn import_delimiter_name(&self, delimiter: Delimiter) -> &'static str {
        match delimiter {
            Delimiter::Semicolon => "Semikolon ;",
            Delimiter::Comma => "Komma ,",
            Delimiter::Tab => "Tabulator",
            Delimiter::Pipe => "senkrechter Strich |",
            Delimiter::Colon => "Doppelpunkt :",
            Delimiter::Caret => "Zirkumflex ^",
            Delimiter::Tilde => "Tilde ~",
            Delimiter::Hash => "Raute #",
        }
    }
    fn import_quote_name(&self, quote: Quote) -> &'static str {
        match quote {
            Quote::Double => "doppelte \"",
            Quote::Single => "einfache '",
            Quote::None => "keine",
        }
    }
    fn import_order_name(&self, order: DateOrder) -> &'static str {
        match order {
            DateOrder::DayFirst => "Tag zuerst: 1. Februar",
            DateOrder::MonthFirst => "Monat zuerst: 2. Januar",
        }
    }
    fn import_order_settled(&self, order: DateOrder) -> &'static str {
        match order {
            DateOrder::DayFirst => {
                "1/2/1990 gilt hier als 1. Februar: Andere Zellen der Spalte zeigen den Tag zuerst."
            }
            DateOrder::MonthFirst => {
                "1/2/1990 gilt hier als 2. Januar: Andere Zellen der Spalte zeigen den Monat zuerst."
            }
        }
    }
}
