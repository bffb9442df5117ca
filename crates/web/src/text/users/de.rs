use super::UsersText;
use crate::text::De;
use crate::text::FrameText as _;
use law::vocabulary::Role;

impl UsersText for De {
    fn users_title(&self) -> &'static str {
        "Verwaltung"
    }
    fn users_count(&self, count: u64) -> String {
        match count {
            1 => "1 Benutzer".to_owned(),
            n => format!("{} Benutzer", self.number(n)),
        }
    }
    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Vertrieb",
            Role::Service => "Kundendienst",
            Role::Marketing => "Marketing",
            Role::Finance => "Buchhaltung",
            Role::RightsDesk => "Betroffenenstelle",
            Role::Admin => "Verwaltung",
        }
    }
    fn role_means(&self, role: Role) -> &'static str {
        match role {
            Role::Sales => "Kundendaten für Vertrag, Anfragen und Werbung; nimmt Listen auf",
            Role::Service => "Kundendaten für Rückfragen und Beschwerden",
            Role::Marketing => "Kundendaten für Werbung; stellt Zielgruppen zusammen",
            Role::Finance => "Kundendaten für Rechnungen und Aufbewahrung",
            Role::RightsDesk => "Auskunft, Löschung, Widerspruch; liest das Protokoll",
            Role::Admin => "Benutzer, Rollen, Schlüssel; sieht keine Kundendaten",
        }
    }
    fn users_lead(&self) -> &'static str {
        "Wer arbeitet mit Obhut, und was darf wer?"
    }
    fn users_add(&self) -> &'static str {
        "Benutzer anlegen"
    }
    fn users_name(&self) -> &'static str {
        "Name"
    }
    fn users_name_hint(&self) -> &'static str {
        "So sehen ihn Kolleginnen und Kollegen."
    }
    fn users_login_hint(&self) -> &'static str {
        "E-Mail-Adresse oder kurzer Name; Groß- und Kleinschreibung ist gleich."
    }
    fn users_first_password(&self) -> &'static str {
        "Erstes Kennwort"
    }
    fn users_roles(&self) -> &'static str {
        "Rollen"
    }
    fn users_roles_hint(&self) -> &'static str {
        "So wenige wie nötig."
    }
    fn users_state(&self) -> &'static str {
        "Zustand"
    }
    fn users_active(&self) -> &'static str {
        "aktiv"
    }
    fn users_blocked(&self) -> &'static str {
        "gesperrt"
    }
    fn users_may_sign_in(&self) -> &'static str {
        "Darf sich anmelden"
    }
    fn users_change(&self) -> &'static str {
        "Ändern"
    }
    fn users_reset(&self) -> &'static str {
        "Neues Kennwort setzen"
    }
    fn users_reset_lead(&self) -> &'static str {
        "Für jemanden, der sein Kennwort vergessen hat. Bitte persönlich oder am Telefon mitteilen; bei der nächsten Anmeldung muss es ersetzt werden."
    }
    fn users_reset_due(&self) -> &'static str {
        "aktiv, Kennwort zu ersetzen"
    }
    fn users_change_lead(&self) -> &'static str {
        "Jede Änderung beendet die offenen Sitzungen dieser Person."
    }
    fn keys_title(&self) -> &'static str {
        "API-Schlüssel"
    }
    fn keys_lead(&self) -> &'static str {
        "Für Programme. Jeder Schlüssel gilt für eine Tätigkeit und eine Quelle."
    }
    fn keys_add(&self) -> &'static str {
        "Schlüssel anlegen"
    }
    fn keys_program(&self) -> &'static str {
        "Programm"
    }
    fn keys_program_hint(&self) -> &'static str {
        "Name des Programms, das den Schlüssel bekommt; kein Personenname."
    }
    fn keys_made(&self) -> &'static str {
        "Angelegt"
    }
    fn keys_maker(&self) -> &'static str {
        "Von"
    }
    fn keys_in_use(&self) -> &'static str {
        "gültig"
    }
    fn keys_revoked(&self) -> &'static str {
        "widerrufen"
    }
    fn keys_revoke(&self) -> &'static str {
        "Widerrufen"
    }
    fn keys_none(&self) -> &'static str {
        "Noch kein Schlüssel"
    }
    fn keys_none_text(&self) -> &'static str {
        "Ein Programm braucht einen Schlüssel, um Daten zu bringen oder zu holen."
    }
    fn keys_secret_title(&self) -> &'static str {
        "Der neue Schlüssel"
    }
    fn keys_secret_once(&self) -> &'static str {
        "Dieser Schlüssel wird nur jetzt gezeigt. Bitte gleich in das Programm eintragen; Obhut behält nur einen Prüfwert."
    }
    fn keys_secret_how(&self) -> &'static str {
        "Das Programm sendet ihn mit jeder Anfrage:"
    }
}
