use super::UnsubscribeText;
use crate::text::De;

impl UnsubscribeText for De {
    fn unsubscribe_title(&self) -> &'static str {
        "Abmelden"
    }
    fn unsubscribe_hint(&self) -> &'static str {
        "Mit einem Klick ist es erledigt. Sie brauchen kein Konto und müssen nichts ausfüllen."
    }
    fn unsubscribe_button(&self) -> &'static str {
        "Ja, abmelden"
    }
    fn unsubscribe_all_button(&self) -> &'static str {
        "Gar keine Werbung mehr"
    }
    fn unsubscribe_all_hint(&self) -> &'static str {
        "Gilt für alle Wege: E-Mail, Telefon, Brief."
    }
    fn unsubscribe_done_title(&self) -> &'static str {
        "Sie sind abgemeldet"
    }
    fn unsubscribe_done(&self) -> &'static str {
        "Das gilt ab sofort. Was schon unterwegs ist, kann Sie noch erreichen."
    }
    fn unsubscribe_all_done(&self) -> &'static str {
        "Sie bekommen von uns keine Werbung mehr, auf keinem Weg. Nachrichten zu laufenden Bestellungen bleiben möglich."
    }
    fn unsubscribe_more(&self) -> &'static str {
        "Möchten Sie gar keine Werbung mehr von uns?"
    }
    fn unsubscribe_bad_title(&self) -> &'static str {
        "Dieser Link ist nicht vollständig"
    }
    fn unsubscribe_bad(&self) -> &'static str {
        "Bitte öffnen Sie den Link noch einmal direkt aus der Nachricht oder kopieren Sie ihn ganz. Sie können uns auch einfach auf die Nachricht antworten."
    }
    fn unsubscribe_contact(&self) -> &'static str {
        "Fragen zum Datenschutz"
    }
    fn unsubscribe_about(&self, firm: &str, activity: &str, channel: &str) -> String {
        format!("Sie möchten von {firm} nichts mehr bekommen zu „{activity}“ ({channel}).")
    }
}
