use desk::interactions::{InteractionKind, NoticeOrigin};
use law::basis::SpecialGround;
use law::vocabulary::Role;

use super::InteractionText;
use crate::text::De;

impl InteractionText for De {
    fn interaction_title(&self) -> &'static str {
        "Notizen und Kontakte"
    }
    fn interaction_add(&self) -> &'static str {
        "Festhalten"
    }
    fn interaction_edit(&self) -> &'static str {
        "Text ändern"
    }
    fn interaction_none(&self) -> &'static str {
        "Noch nichts festgehalten."
    }
    fn interaction_closed(&self) -> &'static str {
        "Notizen gehören zu Anfragen und Kundendienst; Ihre Rolle ist daran nicht beteiligt."
    }
    fn interaction_kind_title(&self) -> &'static str {
        "Art"
    }
    fn interaction_text(&self) -> &'static str {
        "Text"
    }
    fn interaction_text_hint(&self) -> &'static str {
        "Schreiben Sie so, dass die Person es lesen darf. Gesundheit, Religion, Politik und Ähnliches wird nicht gespeichert."
    }
    fn interaction_on(&self) -> &'static str {
        "Tag"
    }
    fn interaction_due(&self) -> &'static str {
        "Fällig am"
    }
    fn interaction_due_hint(&self) -> &'static str {
        "Nur für Aufgaben."
    }
    fn interaction_for_activity(&self) -> &'static str {
        "Wofür"
    }
    fn interaction_check(&self) -> &'static str {
        "Nur prüfen"
    }
    fn interaction_clean(&self) -> &'static str {
        "Nichts gefunden, was nicht gespeichert werden darf."
    }
    fn interaction_removed_title(&self) -> &'static str {
        "Das wird nicht gespeichert"
    }
    fn interaction_removed_lead(&self) -> &'static str {
        "Diese Stellen werden vor dem Speichern unwiederbringlich geschwärzt. Sie stehen danach nirgends mehr, auch nicht in Verlauf oder Protokoll."
    }
    fn interaction_instead(&self) -> &'static str {
        "Stattdessen"
    }
    fn interaction_take_over(&self) -> &'static str {
        "Übernehmen"
    }
    fn interaction_kept_as(&self) -> &'static str {
        "So wird gespeichert"
    }
    fn interaction_save_masked(&self) -> &'static str {
        "Geschwärzt speichern"
    }
    fn interaction_hints_title(&self) -> &'static str {
        "Gehört woanders hin"
    }
    fn interaction_insist(&self) -> &'static str {
        "Muss es trotzdem festgehalten werden?"
    }
    fn interaction_insist_lead(&self) -> &'static str {
        "Die Betroffenenstelle entscheidet. Der Text geht nicht mit: Nach der Genehmigung schreiben Sie ihn einmal neu."
    }
    fn interaction_insist_category(&self) -> &'static str {
        "Worum geht es?"
    }
    fn interaction_insist_ground(&self) -> &'static str {
        "Grund nach Art. 9 Abs. 2 DSGVO"
    }
    fn interaction_insist_go(&self) -> &'static str {
        "Antrag stellen"
    }
    fn interaction_approved(&self) -> &'static str {
        "Genehmigt von der Betroffenenstelle. Der Text kann einmal eingegeben werden."
    }
    fn interaction_approved_write(&self) -> &'static str {
        "Jetzt eingeben"
    }
    fn interaction_by(&self) -> &'static str {
        "von"
    }
    fn interaction_program(&self) -> &'static str {
        "Programm"
    }
    fn interaction_imported(&self) -> &'static str {
        "aus einer Liste"
    }
    fn interaction_task_done(&self) -> &'static str {
        "Erledigt"
    }
    fn interaction_task_again(&self) -> &'static str {
        "Wieder öffnen"
    }
    fn interaction_remove(&self) -> &'static str {
        "Löschen"
    }
    fn interaction_all_kinds(&self) -> &'static str {
        "Alle Arten"
    }
    fn interaction_all_roles(&self) -> &'static str {
        "Alle Rollen"
    }
    fn interaction_filter(&self) -> &'static str {
        "Zeigen"
    }
    fn interaction_special_title(&self) -> &'static str {
        "Anträge nach Art. 9"
    }
    fn interaction_special_lead(&self) -> &'static str {
        "Jemand möchte eine besondere Kategorie festhalten. Der Text ist nirgends gespeichert; nach der Genehmigung gibt ihn die Verfasserin binnen 14 Tagen einmal neu ein."
    }
    fn interaction_special_none(&self) -> &'static str {
        "Kein Antrag wartet"
    }
    fn interaction_special_none_text(&self) -> &'static str {
        "Wer beim Schreiben auf einer besonderen Kategorie besteht, landet hier."
    }
    fn interaction_special_check(&self) -> &'static str {
        "Bei Einwilligung: Liegt sie ausdrücklich und für diesen Zweck vor? Bei Rechtsansprüchen: Wird die Angabe dafür gebraucht?"
    }
    fn interaction_special_own(&self) -> &'static str {
        "Über den eigenen Antrag entscheidet jemand anderes."
    }
    fn interaction_special_yes(&self) -> &'static str {
        "Genehmigen"
    }
    fn interaction_special_no(&self) -> &'static str {
        "Ablehnen"
    }
    fn interaction_special_tile(&self) -> &'static str {
        "Anträge nach Art. 9 warten"
    }
    fn interaction_notice_title(&self) -> &'static str {
        "Mitteilungen an Kunden"
    }
    fn interaction_notice_lead(&self) -> &'static str {
        "Hier hat jemand etwas mitgeteilt, das wir nicht speichern durften. Bitte kurz Bescheid geben."
    }
    fn interaction_notice_none(&self) -> &'static str {
        "Keine Mitteilung wartet"
    }
    fn interaction_notice_none_text(&self) -> &'static str {
        "Entwürfe entstehen, wenn in einer Mail oder Anfrage etwas geschwärzt wurde."
    }
    fn interaction_notice_text(&self) -> &'static str {
        "Vorschlag für den Text"
    }
    fn interaction_notice_sent(&self) -> &'static str {
        "Ist verschickt"
    }
    fn interaction_notice_drop(&self) -> &'static str {
        "Nicht nötig"
    }
    fn interaction_notice_waits(&self) -> &'static str {
        "Eine Mitteilung an diese Person wartet."
    }
    fn interaction_notice_open(&self) -> &'static str {
        "Zur Mitteilung"
    }
    fn interaction_tasks_title(&self) -> &'static str {
        "Fällige Aufgaben"
    }
    fn interaction_tasks_lead(&self) -> &'static str {
        "Bis in zwei Wochen. Der Text steht auf der Seite der Person."
    }
    fn interaction_tasks_none(&self) -> &'static str {
        "Nichts ist fällig"
    }
    fn interaction_tasks_none_text(&self) -> &'static str {
        "Aufgaben legen Sie auf der Seite einer Person an."
    }
    fn interaction_task_late(&self) -> &'static str {
        "überfällig"
    }
    fn interaction_person(&self) -> &'static str {
        "Person"
    }
    fn interaction_files_title(&self) -> &'static str {
        "Dateien und Fotos"
    }
    fn interaction_files_none(&self) -> &'static str {
        "Keine Datei."
    }
    fn interaction_files_add(&self) -> &'static str {
        "Datei hinzufügen"
    }
    fn interaction_files_lead(&self) -> &'static str {
        "PDF, JPEG oder PNG bis 10 MB. Aus Bildern werden Ort, Zeit und Kamera entfernt, aus PDF Verfasser, Titel und Kommentare; der Dateiname wird geprüft, der Inhalt nicht."
    }
    fn interaction_files_file(&self) -> &'static str {
        "Datei"
    }
    fn interaction_files_photo(&self) -> &'static str {
        "Ein Foto der Person. Geht nur, wenn sie dafür eingewilligt hat."
    }
    fn interaction_files_is_photo(&self) -> &'static str {
        "Foto"
    }
    fn interaction_files_kept_for(&self) -> &'static str {
        "Gespeichert für"
    }
    fn interaction_files_until_withdrawal(&self) -> &'static str {
        "bis zum Widerruf der Einwilligung"
    }
    fn interaction_files_open(&self) -> &'static str {
        "Öffnen"
    }
    fn interaction_withheld(&self, count: usize) -> String {
        match count {
            1 => {
                "1 weiterer Text gehört zu anderen Tätigkeiten oder liegt weiter zurück.".to_owned()
            }
            n => format!(
                "{n} weitere Texte gehören zu anderen Tätigkeiten oder liegen weiter zurück."
            ),
        }
    }
    fn interaction_approved_until(&self, day: &str) -> String {
        format!("Genehmigt bis {day}: Der Text kann einmal eingegeben werden.")
    }
    fn interaction_notice(&self, firm: &str, contact: &str) -> String {
        let ask = match contact {
            "" => String::new(),
            contact => format!(" Fragen dazu beantwortet {contact}."),
        };
        format!(
            "Guten Tag,\n\nin Ihrer Nachricht stand etwas, das wir zu Ihrem Schutz nicht speichern dürfen \
             (Art. 9 und 10 DSGVO). Wir haben diese Stelle entfernt, bevor wir Ihre Nachricht abgelegt haben; \
             den Rest bearbeiten wir wie gewohnt. Sie brauchen nichts zu tun.{ask}\n\nFreundliche Grüße\n{firm}"
        )
    }
    fn interaction_kind(&self, kind: InteractionKind) -> &'static str {
        match kind {
            InteractionKind::Note => "Notiz",
            InteractionKind::Call => "Anruf",
            InteractionKind::Visit => "Besuch",
            InteractionKind::Mail => "E-Mail",
            InteractionKind::Task => "Aufgabe",
            InteractionKind::Inquiry => "Anfrage",
        }
    }
    fn interaction_ground(&self, ground: SpecialGround) -> &'static str {
        match ground {
            SpecialGround::None => "keiner",
            SpecialGround::ExplicitConsent => "Ausdrückliche Einwilligung (lit. a)",
            SpecialGround::LegalClaims => "Rechtsansprüche (lit. f)",
            SpecialGround::MadePublic => "Von der Person selbst öffentlich gemacht (lit. e)",
            SpecialGround::VitalInterest => "Lebenswichtige Interessen (lit. c)",
            SpecialGround::EmploymentLaw => "Arbeits- und Sozialrecht (lit. b)",
        }
    }
    fn interaction_origin(&self, origin: NoticeOrigin) -> &'static str {
        match origin {
            NoticeOrigin::Form => "über das Formular",
            NoticeOrigin::Mail => "per E-Mail",
            NoticeOrigin::Told => "im Gespräch",
        }
    }
    fn interaction_role(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Verkauf",
            Role::Service => "Kundendienst",
            Role::Marketing => "Marketing",
            Role::Finance => "Buchhaltung",
            Role::RightsDesk => "Betroffenenstelle",
            Role::Admin => "Verwaltung",
        }
    }
}
