use super::ExportText;
use crate::text::De;
use desk::export::ExportState;

impl ExportText for De {
    fn export_title(&self) -> &'static str {
        "Ausgaben"
    }
    fn export_lead(&self) -> &'static str {
        "Was an wen hinausgegeben wird: angefragt, freigegeben, abgeholt."
    }
    fn export_purpose(&self) -> &'static str {
        "Zweck der Weitergabe"
    }
    fn export_none(&self) -> &'static str {
        "Noch nichts ausgegeben"
    }
    fn export_none_text(&self) -> &'static str {
        "Eine Ausgabe beginnt bei einer festgehaltenen Zielgruppe."
    }
    fn export_start(&self) -> &'static str {
        "Ausgeben …"
    }
    fn export_recipient(&self) -> &'static str {
        "Empfänger"
    }
    fn export_recipient_hint(&self) -> &'static str {
        "Aus dem Verzeichnis. Dienstleister nur mit unterschriebenem Vertrag (AVV)."
    }
    fn export_format(&self) -> &'static str {
        "Format"
    }
    fn export_ask(&self) -> &'static str {
        "Ausgabe anfragen"
    }
    fn export_ask_hint(&self) -> &'static str {
        "Es kommt nur hinaus, wer beim Abholen noch angesprochen werden darf; die Sperrliste wird dabei noch einmal geprüft."
    }
    fn export_day(&self) -> &'static str {
        "Angefragt"
    }
    fn export_state(&self) -> &'static str {
        "Stand"
    }
    fn export_approve(&self) -> &'static str {
        "Freigeben"
    }
    fn export_decline(&self) -> &'static str {
        "Ablehnen"
    }
    fn export_fetch(&self) -> &'static str {
        "Datei abholen"
    }
    fn export_fetch_hint(&self) -> &'static str {
        "Eine Datei kann nur einmal abgeholt werden."
    }
    fn export_second(&self) -> &'static str {
        "So viele Personen: Freigabe durch eine zweite Person (R-EMP-03)."
    }
    fn export_do(&self) -> &'static str {
        "Nächster Schritt"
    }
    fn export_people(&self) -> &'static str {
        "Personen"
    }
    fn export_unknown(&self) -> &'static str {
        "nicht mehr im Verzeichnis"
    }
    fn export_state_of(&self, word: ExportState) -> &'static str {
        match word {
            ExportState::Asked => "wartet auf Freigabe",
            ExportState::Approved => "freigegeben",
            ExportState::Handed => "abgeholt",
            ExportState::Declined => "abgelehnt",
        }
    }
}
