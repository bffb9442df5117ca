use super::InquiryText;
use crate::text::De;

impl InquiryText for De {
    fn inquiry_lead(&self) -> &'static str {
        "Schreiben Sie uns, was Sie suchen. Wir antworten per E-Mail."
    }
    fn inquiry_name(&self) -> &'static str {
        "Name"
    }
    fn inquiry_email(&self) -> &'static str {
        "E-Mail-Adresse"
    }
    fn inquiry_text(&self) -> &'static str {
        "Ihr Wunsch"
    }
    fn inquiry_text_hint(&self) -> &'static str {
        "Bitte keine Angaben zu Gesundheit, Religion, Politik oder Ähnlichem: Wir brauchen sie nicht und speichern sie nicht."
    }
    fn inquiry_send(&self) -> &'static str {
        "Absenden"
    }
    fn inquiry_wait(&self) -> &'static str {
        "Das ging sehr schnell, oder die Seite lag lange offen. Bitte noch einmal auf „Absenden“ drücken."
    }
    fn inquiry_done(&self) -> &'static str {
        "Danke, Ihre Anfrage ist angekommen."
    }
    fn inquiry_done_masked(&self) -> &'static str {
        "Eine Stelle Ihrer Nachricht haben wir zu Ihrem Schutz nicht gespeichert: Angaben zu Gesundheit, Religion, Politik und Ähnlichem bewahren wir nicht auf. Der Rest wird bearbeitet."
    }
    fn inquiry_another(&self) -> &'static str {
        "Noch etwas schreiben"
    }
    fn inquiry_privacy(&self) -> &'static str {
        "Was wir mit Ihren Daten tun"
    }
    fn inquiry_trap(&self) -> &'static str {
        "Bitte leer lassen"
    }
    fn inquiry_told(&self, firm: &str, address: &str, contact: &str) -> Vec<String> {
        let mut told = vec![
            format!("Verantwortlich: {firm}, {address}."),
            "Zweck: Ihre Anfrage beantworten (Art. 6 Abs. 1 lit. b DSGVO). Werbung bekommen Sie dadurch nicht.".to_owned(),
            "Gespeichert bis zwölf Monate nach Ihrem letzten Kontakt, dann gelöscht. Wir geben nichts weiter.".to_owned(),
            "Sie können Auskunft, Berichtigung, Löschung, Einschränkung und Ihre Daten in einer Datei verlangen \
             und sich bei einer Datenschutzaufsicht beschweren. Name, Adresse und Wunsch brauchen wir für die \
             Antwort; mehr nicht.".to_owned(),
        ];
        if !contact.is_empty() {
            told.push(format!("Fragen zum Datenschutz: {contact}."));
        }
        told
    }
}
