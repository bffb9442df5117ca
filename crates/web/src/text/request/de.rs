use desk::requests::letters::{Lack, meaning};

use super::RequestText;
use crate::text::De;

impl RequestText for De {
    fn request_title(&self) -> &'static str {
        "Anträge"
    }
    fn request_lead(&self) -> &'static str {
        "Was Menschen über ihre eigenen Daten verlangen: Auskunft, Berichtigung, Löschung und mehr. Das Dringendste zuerst."
    }
    fn request_new(&self) -> &'static str {
        "Antrag aufnehmen"
    }
    fn request_new_lead(&self) -> &'static str {
        "Ein Antrag braucht keine Form und keine Begründung. Text einfügen, absenden; die Betroffenenstelle übernimmt."
    }
    fn request_from_person(&self) -> &'static str {
        "Das ist ein Antrag"
    }
    fn request_open(&self) -> &'static str {
        "Offen"
    }
    fn request_closed(&self) -> &'static str {
        "Abgeschlossen"
    }
    fn request_none(&self) -> &'static str {
        "Kein Antrag wartet"
    }
    fn request_none_text(&self) -> &'static str {
        "Sobald jemand einen Antrag aufnimmt, steht er hier mit seiner Frist."
    }
    fn request_person(&self) -> &'static str {
        "Person"
    }
    fn request_unknown(&self) -> &'static str {
        "noch nicht zugeordnet"
    }
    fn request_rights(&self) -> &'static str {
        "Worum es geht"
    }
    fn request_rights_hint(&self) -> &'static str {
        "Ohne Auswahl wird es aus dem Text gelesen."
    }
    fn request_received(&self) -> &'static str {
        "Eingegangen"
    }
    fn request_received_hint(&self) -> &'static str {
        "Der Tag, an dem es bei der Firma ankam, auch am Wochenende."
    }
    fn request_target(&self) -> &'static str {
        "Antworten bis"
    }
    fn request_legal(&self) -> &'static str {
        "Letzter Tag nach dem Gesetz"
    }
    fn request_urgency(&self) -> &'static str {
        "Dringlichkeit"
    }
    fn request_identity(&self) -> &'static str {
        "Identität"
    }
    fn request_text(&self) -> &'static str {
        "Text des Antrags"
    }
    fn request_text_hint(&self) -> &'static str {
        "Zum Beispiel die ganze E-Mail. Angaben zu Gesundheit, Religion und Ähnlichem werden herausgenommen, bevor etwas gespeichert wird."
    }
    fn request_arrival(&self) -> &'static str {
        "Wie es ankam"
    }
    fn request_language(&self) -> &'static str {
        "Sprache der Antwort"
    }
    fn request_german(&self) -> &'static str {
        "Deutsch"
    }
    fn request_english(&self) -> &'static str {
        "Englisch"
    }
    fn request_known_channel(&self) -> &'static str {
        "Es kam von einer Adresse oder Nummer, die wir schon kennen"
    }
    fn request_known_channel_hint(&self) -> &'static str {
        "Dann steht die Identität fest; nach einem Ausweis wird nie gefragt."
    }
    fn request_file(&self) -> &'static str {
        "Aufnehmen"
    }
    fn request_filed(&self) -> &'static str {
        "Der Antrag ist aufgenommen"
    }
    fn request_filed_text(&self) -> &'static str {
        "Die Betroffenenstelle sieht ihn jetzt und antwortet fristgerecht. Sie müssen nichts weiter tun."
    }
    fn request_masked(&self) -> &'static str {
        "Besondere Angaben wurden aus dem Text herausgenommen."
    }
    fn request_case(&self) -> &'static str {
        "Antrag"
    }
    fn request_next(&self) -> &'static str {
        "Nächste Schritte"
    }
    fn request_order_hint(&self) -> &'static str {
        "In dieser Reihenfolge; gelöscht wird erst, wenn die Auskunft erteilt ist."
    }
    fn request_done(&self) -> &'static str {
        "Erledigt"
    }
    fn request_decline(&self) -> &'static str {
        "Ablehnen"
    }
    fn request_insists(&self) -> &'static str {
        "Die Person will die Löschung ausdrücklich vor der Auskunft"
    }
    fn request_candidates(&self) -> &'static str {
        "Wer könnte es sein?"
    }
    fn request_candidates_text(&self) -> &'static str {
        "Diese Personen haben eine Adresse, die im Text steht. Bei mehreren entscheidet ein Mensch; im Zweifel nachfragen."
    }
    fn request_no_candidates(&self) -> &'static str {
        "Keine gespeicherte Adresse steht im Text. Unten nach Name, Ort oder Nummer suchen. Findet sich niemand: Negativauskunft entwerfen und so abschließen."
    }
    fn request_assign(&self) -> &'static str {
        "Zuordnen"
    }
    fn request_unassign(&self) -> &'static str {
        "Zuordnung lösen"
    }
    fn request_find(&self) -> &'static str {
        "Person suchen"
    }
    fn request_open_person(&self) -> &'static str {
        "Zur Personenseite"
    }
    fn request_restricted(&self) -> &'static str {
        "Der Datensatz ist eingeschränkt."
    }
    fn request_gone(&self) -> &'static str {
        "Die Person ist nicht mehr gespeichert."
    }
    fn request_identity_ask(&self) -> &'static str {
        "Nachfragen: Es besteht ein begründeter Zweifel"
    }
    fn request_identity_ask_hint(&self) -> &'static str {
        "Die gesetzliche Frist ruht, bis die Antwort da ist. Das Zieldatum bleibt."
    }
    fn request_identity_known(&self) -> &'static str {
        "Steht fest: bekannter Kanal"
    }
    fn request_identity_confirmed(&self) -> &'static str {
        "Bestätigt"
    }
    fn request_identity_doubtful(&self) -> &'static str {
        "Nicht bestätigt"
    }
    fn request_extend(&self) -> &'static str {
        "Verlängerung festhalten"
    }
    fn request_extend_hint(&self) -> &'static str {
        "Um zwei Monate, nur mit Gründen und nur, wenn die Person innerhalb des ersten Monats unterrichtet wird."
    }
    fn request_extend_reasons(&self) -> &'static str {
        "Die Person wurde mit Gründen unterrichtet"
    }
    fn request_extended(&self) -> &'static str {
        "Verlängert"
    }
    fn request_letters(&self) -> &'static str {
        "Schreiben"
    }
    fn request_letters_none(&self) -> &'static str {
        "Noch kein Schreiben."
    }
    fn request_draft(&self) -> &'static str {
        "Entwerfen"
    }
    fn request_draft_kind(&self) -> &'static str {
        "Welches Schreiben"
    }
    fn request_draft_save(&self) -> &'static str {
        "Entwurf speichern"
    }
    fn request_draft_sent(&self) -> &'static str {
        "Als versandt festhalten"
    }
    fn request_draft_hint(&self) -> &'static str {
        "Obhut verschickt nichts. Den Text auf dem gewohnten Weg senden und dann hier festhalten."
    }
    fn request_sent(&self) -> &'static str {
        "Versandt"
    }
    fn request_is_draft(&self) -> &'static str {
        "Entwurf"
    }
    fn request_notices(&self) -> &'static str {
        "Empfänger unterrichten (Art. 19)"
    }
    fn request_notices_none(&self) -> &'static str {
        "Niemand hat Daten dieser Person erhalten, oder es ist noch nichts zu melden."
    }
    fn request_recipient(&self) -> &'static str {
        "Empfänger"
    }
    fn request_about(&self) -> &'static str {
        "Anlass"
    }
    fn request_way(&self) -> &'static str {
        "Weg"
    }
    fn request_state(&self) -> &'static str {
        "Stand"
    }
    fn request_do(&self) -> &'static str {
        "Nächster Schritt"
    }
    fn request_keep(&self) -> &'static str {
        "Festhalten"
    }
    fn request_close(&self) -> &'static str {
        "Abschließen"
    }
    fn request_close_hint(&self) -> &'static str {
        "Erst wenn jedes Recht erledigt oder abgelehnt ist."
    }
    fn request_outcome(&self) -> &'static str {
        "Ergebnis"
    }
    fn request_wordings(&self) -> &'static str {
        "Wortlaut der Schreiben"
    }
    fn request_wordings_lead(&self) -> &'static str {
        "Jedes Schreiben auf Deutsch und Englisch. Was das Gesetz verlangt, wird vor dem Speichern geprüft."
    }
    fn request_wording_marks(&self) -> &'static str {
        "Diese Marken werden ausgefüllt:"
    }
    fn request_wording_required(&self) -> &'static str {
        "Ohne diese geht es nicht:"
    }
    fn request_wording_save(&self) -> &'static str {
        "Als neue Fassung speichern"
    }
    fn request_wording_shipped(&self) -> &'static str {
        "mitgeliefert"
    }
    fn request_wording_reset(&self) -> &'static str {
        "Leer gespeichert gilt wieder der mitgelieferte Wortlaut."
    }
    fn request_version(&self) -> &'static str {
        "Fassung"
    }
    fn request_back(&self) -> &'static str {
        "Zurück zum Antrag"
    }
    fn request_assemble(&self) -> &'static str {
        "Auskunft zusammenstellen"
    }
    fn request_assemble_hint(&self) -> &'static str {
        "Alles, was über die Person gespeichert ist, in einem Schritt."
    }
    fn request_look(&self) -> &'static str {
        "Ansehen"
    }
    fn request_release(&self) -> &'static str {
        "Freigeben und bereitstellen"
    }
    fn request_released(&self) -> &'static str {
        "Bereitgestellt"
    }
    fn request_until(&self) -> &'static str {
        "bis"
    }
    fn request_fetched(&self) -> &'static str {
        "abgeholt"
    }
    fn request_not_fetched(&self) -> &'static str {
        "noch nicht abgeholt"
    }
    fn request_code(&self) -> &'static str {
        "Code"
    }
    fn request_link(&self) -> &'static str {
        "Adresse"
    }
    fn request_code_once(&self) -> &'static str {
        "Der Code steht nur jetzt hier. Adresse und Code auf zwei verschiedenen Wegen schicken, zum Beispiel die Adresse per E-Mail und den Code per Brief oder Telefon."
    }
    fn request_to_carry_out(&self) -> &'static str {
        "Auszuführen"
    }
    fn request_yes(&self) -> &'static str {
        "ja"
    }
    fn request_own_link(&self) -> &'static str {
        "Link zur Selbstbedienung"
    }
    fn request_own_link_hint(&self) -> &'static str {
        "Gilt sieben Tage. Auf einem Weg schicken, der der Person gehört."
    }
    fn request_codes(&self) -> &'static str {
        "Codes zum Versenden"
    }
    fn request_codes_lead(&self) -> &'static str {
        "Wer auf /me einen Code anfordert, bekommt ihn an die gespeicherte Adresse. Obhut verschickt nichts: bitte von Hand senden. Ein Code für die eigene Seite gilt 30 Minuten, einer für eine Einwilligung sieben Tage."
    }
    fn request_codes_none(&self) -> &'static str {
        "Kein Code wartet"
    }
    fn request_codes_none_text(&self) -> &'static str {
        "Sobald jemand einen anfordert, steht er hier."
    }
    fn request_letters_due(&self) -> &'static str {
        "Datenbriefe"
    }
    fn request_letters_due_lead(&self) -> &'static str {
        "Einmal im Jahr sagt die Firma jedem unaufgefordert, was sie über ihn weiß. Der Brief entsteht beim Öffnen und wird nirgends aufbewahrt."
    }
    fn request_letters_due_none(&self) -> &'static str {
        "Kein Datenbrief ist fällig"
    }
    fn request_letters_due_none_text(&self) -> &'static str {
        "Fällig wird er ein Jahr nach der Aufnahme oder nach dem letzten Brief."
    }
    fn request_letter_make(&self) -> &'static str {
        "Brief erstellen"
    }
    fn request_letter_kept_not(&self) -> &'static str {
        "Dieser Brief ist nicht gespeichert. Jetzt kopieren oder drucken; der Link gilt 14 Tage."
    }
    fn request_take_it(&self) -> &'static str {
        "Kopieren und verlassen"
    }
    fn request_look_first(&self) -> &'static str {
        "Vor der Freigabe ansehen: Der Prüfer für Angaben anderer übersieht manches."
    }
    fn request_dispute(&self) -> &'static str {
        "Die Richtigkeit wird bestritten und ist noch nicht geklärt: einschränken, Schreiben entwerfen, Recht bleibt offen"
    }
    fn request_particular(&self) -> &'static str {
        "Nicht nur gegen Werbung: Datensatz einschränken, bis ein Mensch abgewogen hat (Art. 21 Abs. 1)"
    }
    fn request_right(&self, word: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match word {
            W::Withdraw => "Einwilligung widerrufen",
            W::Restrict => "Verarbeitung einschränken",
            W::Object => "Widerspruch",
            W::Access => "Auskunft",
            W::Portability => "Daten mitnehmen",
            W::Rectify => "Berichtigung",
            W::Erase => "Löschung",
        }
    }
    fn request_right_means(&self, word: desk::requests::Request) -> &'static str {
        use desk::requests::Request as W;
        match word {
            W::Withdraw => "Alle geltenden Einwilligungen werden sofort widerrufen.",
            W::Restrict => {
                "Sperrt den Datensatz jetzt: nur noch aufbewahren, sonst nichts damit tun."
            }
            W::Object => {
                "Gegen Werbung: gilt sofort auf allen Wegen, samt Sperrliste. Gegen anderes: einschränken und abwägen."
            }
            W::Access => "Vollständige Auskunft mit Herkunft, Zwecken, Empfängern und Löschtagen.",
            W::Portability => {
                "Nur was die Person auf Grund von Vertrag oder Einwilligung bereitgestellt hat."
            }
            W::Rectify => {
                "Auf der Personenseite berichtigen; danach werden Empfänger unterrichtet."
            }
            W::Erase => {
                "Löscht jetzt, was nicht aufbewahrt werden muss; das Schreiben dazu wird entworfen, Empfänger werden unterrichtet."
            }
        }
    }
    fn request_urgency_of(&self, word: desk::requests::Urgency) -> &'static str {
        use desk::requests::Urgency as W;
        match word {
            W::Overdue => "überfällig",
            W::Late => "Zieldatum verstrichen",
            W::Soon => "bald fällig",
            W::InTime => "im Plan",
            W::Closed => "abgeschlossen",
        }
    }
    fn request_identity_of(&self, word: desk::requests::Identity) -> &'static str {
        use desk::requests::Identity as W;
        match word {
            W::Unchecked => "noch zu klären",
            W::KnownChannel => "bekannter Kanal",
            W::Asked => "nachgefragt",
            W::Confirmed => "bestätigt",
            W::Doubtful => "nicht bestätigt",
        }
    }
    fn request_outcome_of(&self, word: desk::requests::Outcome) -> &'static str {
        use desk::requests::Outcome as W;
        match word {
            W::Open => "offen",
            W::Answered => "beantwortet",
            W::NothingHeld => "Negativauskunft",
            W::Refused => "mit Gründen abgelehnt",
            W::TakenBack => "zurückgenommen",
            W::Forwarded => "an den Verantwortlichen weitergeleitet",
            W::NotIdentified => "Identität nicht geklärt",
        }
    }
    fn request_arrival_of(&self, word: desk::requests::Arrival) -> &'static str {
        use desk::requests::Arrival as W;
        match word {
            W::Email => "E-Mail",
            W::Letter => "Brief",
            W::Phone => "Telefon",
            W::InPerson => "persönlich",
            W::SelfService => "Selbstbedienung",
            W::Network => "soziales Netzwerk",
        }
    }
    fn request_step_of(&self, word: desk::requests::StepState) -> &'static str {
        use desk::requests::StepState as W;
        match word {
            W::Open => "offen",
            W::Done => "erledigt",
            W::Declined => "abgelehnt",
        }
    }
    fn request_notice_of(&self, word: desk::requests::NoticeState) -> &'static str {
        use desk::requests::NoticeState as W;
        match word {
            W::Draft => "zu senden",
            W::Sent => "gesendet",
            W::Confirmed => "bestätigt",
            W::Impossible => "nicht möglich",
        }
    }
    fn request_way_of(&self, word: desk::requests::Way) -> &'static str {
        use desk::requests::Way as W;
        match word {
            W::Letter => "Brief",
            W::Email => "E-Mail",
            W::Webhook => "Schnittstelle",
        }
    }
    fn request_letter_of(&self, word: desk::requests::letters::Kind) -> &'static str {
        use desk::requests::letters::Kind as W;
        match word {
            W::Receipt => "Eingangsbestätigung",
            W::IdentityQuestion => "Rückfrage zur Identität",
            W::Extension => "Verlängerung",
            W::Access => "Auskunft",
            W::NothingHeld => "Negativauskunft",
            W::Portability => "Daten zum Mitnehmen",
            W::Rectified => "Berichtigung vollzogen",
            W::Disputed => "Angaben bestritten",
            W::Restricted => "Eingeschränkt",
            W::Lifting => "Vor Aufhebung der Einschränkung",
            W::Erased => "Gelöscht",
            W::Objection => "Widerspruch beachtet",
            W::Withdrawal => "Widerruf beachtet",
            W::Refusal => "Ablehnung",
            W::Recipient => "Mitteilung an Empfänger",
            W::Code => "Code für die Selbstbedienung",
            W::ConsentConfirmation => "Bestätigung einer Einwilligung",
            W::DataLetter => "Datenbrief",
        }
    }
    fn request_lack(&self, lack: &Lack) -> String {
        match lack {
            Lack::Missing(mark) => {
                let stands_for = meaning(mark).map_or("", |words| words.de);
                format!("Es fehlt die Marke {{{mark}}}: {stands_for}.")
            }
            Lack::Unknown(at) => format!("An Stelle {at} steht eine Marke, die es nicht gibt."),
            Lack::Advertising => {
                "Werbung und Umfragen gehören nicht in dieses Schreiben (R-DBR-05).".into()
            }
            Lack::IdentityCard => {
                "Nach einer Ausweiskopie wird nie routinemäßig gefragt (R-DSR-05).".into()
            }
            Lack::Empty => "Der Wortlaut ist leer.".into(),
        }
    }
    fn request_waiting(&self, all: &str, urgent: &str) -> String {
        format!("{all} offen, davon {urgent} dringend")
    }
}
