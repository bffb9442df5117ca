use super::OwnText;
use crate::text::De;

impl OwnText for De {
    fn own_title(&self) -> &'static str {
        "Ihre Daten bei uns"
    }
    fn own_lead(&self) -> &'static str {
        "Sehen Sie, was wir über Sie gespeichert haben, und entscheiden Sie, was damit geschieht."
    }
    fn own_address(&self) -> &'static str {
        "E-Mail-Adresse, die Sie uns genannt haben"
    }
    fn own_address_hint(&self) -> &'static str {
        "An diese Adresse schicken wir einen Code."
    }
    fn own_send(&self) -> &'static str {
        "Code anfordern"
    }
    fn own_asked(&self) -> &'static str {
        "Wenn wir diese Adresse kennen, schicken wir einen Code dorthin. Er gilt 30 Minuten."
    }
    fn own_code(&self) -> &'static str {
        "Code"
    }
    fn own_code_hint(&self) -> &'static str {
        "Zehn Zeichen, Groß- und Kleinschreibung ist gleich."
    }
    fn own_wrong(&self) -> &'static str {
        "Adresse und Code passen nicht zusammen, oder der Code ist abgelaufen."
    }
    fn own_open(&self) -> &'static str {
        "Öffnen"
    }
    fn own_again(&self) -> &'static str {
        "Neuen Code anfordern"
    }
    fn own_answer(&self) -> &'static str {
        "Ihre Auskunft"
    }
    fn own_answer_lead(&self) -> &'static str {
        "Mit dem Code, den Sie auf einem anderen Weg bekommen haben, laden Sie die Auskunft herunter. Nach 14 Tagen ist sie gelöscht."
    }
    fn own_answer_hint(&self) -> &'static str {
        "Er kam nicht zusammen mit dieser Adresse."
    }
    fn own_as_page(&self) -> &'static str {
        "Als lesbare Seite"
    }
    fn own_correct(&self) -> &'static str {
        "Etwas ist falsch?"
    }
    fn own_correct_what(&self) -> &'static str {
        "Was ist falsch, und wie ist es richtig?"
    }
    fn own_correct_hint(&self) -> &'static str {
        "Wir prüfen es und ändern es dann."
    }
    fn own_submit(&self) -> &'static str {
        "Absenden"
    }
    fn own_contact(&self) -> &'static str {
        "Werbung und Nachrichten"
    }
    fn own_contact_lead(&self) -> &'static str {
        "Was Sie hier abstellen, gilt sofort."
    }
    fn own_start(&self) -> &'static str {
        "Anfangen"
    }
    fn own_start_sent(&self) -> &'static str {
        "Ein Code ist unterwegs an Ihre gespeicherte E-Mail-Adresse. Bitte hier eingeben, sobald er da ist."
    }
    fn own_start_lead(&self) -> &'static str {
        "Diese Einwilligung steht zur Wahl. Wir schicken einen Code an Ihre gespeicherte E-Mail-Adresse; erst wenn Sie ihn hier eingeben, gilt sie."
    }
    fn own_start_send(&self) -> &'static str {
        "Ja, Code anfordern"
    }
    fn own_confirm(&self) -> &'static str {
        "Bestätigen"
    }
    fn own_stop(&self) -> &'static str {
        "Nicht mehr"
    }
    fn own_stopped(&self) -> &'static str {
        "abgestellt"
    }
    fn own_stop_all(&self) -> &'static str {
        "Gar keine Werbung mehr, auf keinem Weg"
    }
    fn own_blocked(&self) -> &'static str {
        "Für Sie steht mindestens ein Eintrag auf der Sperrliste."
    }
    fn own_no_recipients(&self) -> &'static str {
        "Ihre Daten gingen an niemanden außerhalb."
    }
    fn own_take(&self) -> &'static str {
        "Mitnehmen"
    }
    fn own_take_lead(&self) -> &'static str {
        "Alles auf einmal, zum Lesen oder für andere Programme."
    }
    fn own_requests(&self) -> &'static str {
        "Ihre Anträge"
    }
    fn own_erase(&self) -> &'static str {
        "Löschung verlangen"
    }
    fn own_erase_lead(&self) -> &'static str {
        "Wir löschen, was wir nicht aufbewahren müssen, und sagen Ihnen, was bleibt und warum."
    }
    fn own_reason(&self) -> &'static str {
        "Möchten Sie etwas dazu sagen?"
    }
    fn own_reason_hint(&self) -> &'static str {
        "Muss nicht sein; eine Begründung ist nicht nötig."
    }
    fn own_letter(&self) -> &'static str {
        "Jährlicher Brief über Ihre Daten"
    }
    fn own_letter_on(&self) -> &'static str {
        "Sie bekommen ihn, wenn wir solche Briefe verschicken."
    }
    fn own_letter_off(&self) -> &'static str {
        "Sie haben ihn abbestellt."
    }
    fn own_letter_stop(&self) -> &'static str {
        "Abbestellen"
    }
    fn own_letter_start(&self) -> &'static str {
        "Wieder bestellen"
    }
}
