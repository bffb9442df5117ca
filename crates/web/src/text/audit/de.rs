use super::AuditText;
use crate::text::De;
use crate::text::FrameText as _;
use desk::audit::{Action, Object, Outcome};
use law::kinds::Shape;

impl AuditText for De {
    fn audit_title(&self) -> &'static str {
        "Protokoll"
    }
    fn audit_lead(&self) -> &'static str {
        "Wer hat was wozu geöffnet? Jeder Zugriff steht hier, auch dieser."
    }
    fn audit_intact(&self, leaves: u64, vouched: u64, until: &str) -> String {
        format!(
            "Die Kette ist unversehrt: {} Einträge geprüft, {} davon unterschrieben{}.",
            self.number(leaves),
            self.number(vouched),
            if until.is_empty() { String::new() } else { format!(" (Prüfpunkt vom {until})") },
        )
    }
    fn audit_not_checked(&self, leaves: u64) -> String {
        format!("{} Einträge. Bei so vielen dauert die Prüfung etwas.", self.number(leaves))
    }
    fn audit_check(&self) -> &'static str {
        "Jetzt prüfen"
    }
    fn audit_broken(&self) -> &'static str {
        "Die Kette ist beschädigt. Bitte sofort die Betroffenenstelle und die Geschäftsleitung informieren und nichts löschen."
    }
    fn audit_fault_at(&self, number: u64) -> String {
        format!("Eintrag {}", self.number(number))
    }
    fn audit_when(&self) -> &'static str {
        "Zeit"
    }
    fn audit_who(&self) -> &'static str {
        "Wer"
    }
    fn audit_action(&self) -> &'static str {
        "Was"
    }
    fn audit_object(&self) -> &'static str {
        "Woran"
    }
    fn audit_count(&self) -> &'static str {
        "Anzahl"
    }
    fn audit_kinds(&self) -> &'static str {
        "Datenarten"
    }
    fn audit_outcome(&self) -> &'static str {
        "Ergebnis"
    }
    fn audit_program(&self) -> &'static str {
        "Obhut selbst"
    }
    fn audit_all_actions(&self) -> &'static str {
        "alle Vorgänge"
    }
    fn audit_unbounded(&self) -> &'static str {
        "alle"
    }
    fn audit_all_users(&self) -> &'static str {
        "alle Benutzer"
    }
    fn audit_one_person(&self) -> &'static str {
        "Gezeigt wird, was eine bestimmte Person betrifft."
    }
    fn audit_show(&self) -> &'static str {
        "Anzeigen"
    }
    fn audit_reset(&self) -> &'static str {
        "Filter aufheben"
    }
    fn audit_none(&self) -> &'static str {
        "Nichts gefunden"
    }
    fn audit_none_text(&self) -> &'static str {
        "In diesem Abschnitt passt kein Eintrag zum Filter."
    }
    fn audit_older(&self) -> &'static str {
        "Ältere Einträge"
    }
    fn audit_outcome_is(&self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Done => "erledigt",
            Outcome::Refused => "abgelehnt",
            Outcome::Failed => "fehlgeschlagen",
        }
    }
    fn audit_action_is(&self, action: Action) -> &'static str {
        match action {
            Action::View => "angesehen",
            Action::Mail => "angeschrieben",
            Action::Link => "abgeglichen",
            Action::Export => "ausgegeben",
            Action::Collect => "aufgenommen",
            Action::Erase => "gelöscht",
            Action::LogIn => "angemeldet",
            Action::LogInFailed => "Anmeldung fehlgeschlagen",
            Action::LogOut => "abgemeldet",
            Action::UserChanged => "Konto geändert",
            Action::PasswordReset => "Kennwort durch die Verwaltung gesetzt",
            Action::ApiKeyMade => "API-Schlüssel angelegt",
            Action::ApiKeyRevoked => "API-Schlüssel widerrufen",
            Action::PersonEntered => "Person eingetragen",
            Action::ValueChanged => "Wert geändert",
            Action::ValueRemoved => "Wert entfernt",
            Action::PersonsMerged => "zusammengeführt",
            Action::PersonsSplit => "getrennt",
            Action::PairDecided => "Doppelte: Paar entschieden",
            Action::PairReopened => "Doppelte: Entscheidung zurückgenommen",
            Action::MatterSettled => "Listen: angesehen",
            Action::MatterReopened => "Listen: wieder offen",
            Action::Informed => "über die Speicherung informiert",
            Action::Restricted => "gesperrt",
            Action::Released => "entsperrt",
            Action::PersonErased => "Person gelöscht",
            Action::ImportStarted => "Import begonnen",
            Action::ImportBatch => "Import: Stapel",
            Action::ImportFinished => "Import beendet",
            Action::ImportUndone => "Import zurückgenommen",
            Action::HeldTaken => "Quarantäne: übernommen",
            Action::HeldMerged => "Quarantäne: zusammengeführt",
            Action::HeldReopened => "Quarantäne: Entscheidung zurückgenommen",
            Action::HeldDropped => "Quarantäne: verworfen",
            Action::ConsentGiven => "Einwilligung erteilt",
            Action::ConsentConfirmed => "Einwilligung bestätigt",
            Action::ConsentWithdrawn => "Einwilligung widerrufen",
            Action::Objected => "Widerspruch",
            Action::Suppressed => "auf die Sperrliste gesetzt",
            Action::SuppressionLifted => "von der Sperrliste genommen",
            Action::ObjectionLifted => "Widerspruch zurückgenommen",
            Action::BlacklistOverruled => "trotz Sperrliste entschieden",
            Action::AudienceBuilt => "Zielgruppe gebildet",
            Action::ExportMade => "Export erstellt",
            Action::ExportApproved => "über Ausgabe entschieden",
            Action::ExportFetched => "Export abgeholt",
            Action::Disclosed => "weitergegeben",
            Action::RegisterChanged => "Verzeichnis geändert",
            Action::SourceChanged => "Quelle geändert",
            Action::WordingChanged => "Wortlaut geändert",
            Action::CaseOpened => "Vorgang eröffnet",
            Action::CaseChanged => "Vorgang geändert",
            Action::CaseClosed => "Vorgang abgeschlossen",
            Action::Unsealed => "entsiegelt",
            Action::Sealed => "versiegelt",
            Action::KeysRotated => "Schlüssel gewechselt",
            Action::Restored => "wiederhergestellt",
            Action::AuditRead => "Protokoll gelesen",
            Action::BackupsSet => "Zeitplan der Sicherungen geändert",
            Action::LettersSet => "Tag der Datenbriefe gesetzt",
            Action::SlotChanged => "Zugang zum Tresor geändert",
            Action::Refused => "abgelehnt",
            Action::NoteWritten => "Notiz geschrieben",
            Action::NoteChanged => "Notiz geändert",
            Action::NoteRemoved => "Notiz entfernt",
            Action::SpecialAsked => "Art.-9-Antrag gestellt",
            Action::SpecialDecided => "Art.-9-Antrag entschieden",
            Action::NoticeSettled => "Mitteilung erledigt",
            Action::TaskDone => "Aufgabe erledigt",
            Action::FileKept => "Datei aufgenommen",
            Action::FileFetched => "Datei geöffnet",
            Action::FileRemoved => "Datei entfernt",
            Action::KindErased => "Datenart gelöscht",
        }
    }
    fn audit_object_is(&self, object: Object) -> &'static str {
        match object {
            Object::System => "System",
            Object::Person => "Person",
            Object::Persons => "Personen",
            Object::Datum => "Wert",
            Object::Consent => "Einwilligung",
            Object::Suppression => "Sperrliste",
            Object::Import => "Import",
            Object::Held => "Quarantäne",
            Object::Audience => "Zielgruppe",
            Object::Export => "Export",
            Object::Register => "Verzeichnis",
            Object::User => "Konto",
            Object::ApiKey => "API-Schlüssel",
            Object::Case => "Vorgang",
            Object::Keys => "Schlüssel",
            Object::Audit => "Protokoll",
        }
    }
    fn shape(&self, shape: Shape) -> &'static str {
        match shape {
            Shape::Name => "Name",
            Shape::Organisation => "Firma",
            Shape::Email => "E-Mail",
            Shape::Phone => "Telefon",
            Shape::Postal => "Anschrift",
            Shape::BirthDate => "Geburtsdatum",
            Shape::Order => "Bestellung",
            Shape::Note => "Notiz",
            Shape::Proof => "Nachweis",
            Shape::Attribute => "Merkmal",
            Shape::HeldRow => "Zeile in Quarantäne",
            Shape::Upload => "Datei",
            Shape::Staff => "Mitarbeiterkonto",
        }
    }
}
