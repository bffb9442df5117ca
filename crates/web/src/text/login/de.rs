use super::LoginText;
use crate::text::De;

impl LoginText for De {
    fn login_title(&self) -> &'static str {
        "Anmelden"
    }
    fn login_name(&self) -> &'static str {
        "Anmeldename"
    }
    fn login_password(&self) -> &'static str {
        "Kennwort"
    }
    fn login_help(&self) -> &'static str {
        "Kennwort vergessen? Die Verwaltung kann ein neues setzen."
    }
    fn login_change(&self) -> &'static str {
        "Kennwort ändern"
    }
    fn login_due(&self) -> &'static str {
        "Ihr Kennwort hat die Verwaltung gesetzt. Bitte ein eigenes wählen, das nur Sie kennen; danach ist alles wieder offen."
    }
    fn login_change_lead(&self) -> &'static str {
        "Danach melden Sie sich überall neu an."
    }
    fn login_old(&self) -> &'static str {
        "Bisheriges Kennwort"
    }
    fn login_old_wrong(&self) -> &'static str {
        "Das bisherige Kennwort stimmt nicht."
    }
    fn login_new(&self) -> &'static str {
        "Neues Kennwort"
    }
    fn login_new_hint(&self) -> &'static str {
        "Mindestens 10 Zeichen. Ein ganzer Satz ist leicht zu merken."
    }
    fn login_again(&self) -> &'static str {
        "Neues Kennwort wiederholen"
    }
    fn login_not_the_same(&self) -> &'static str {
        "Die beiden neuen Kennwörter sind nicht gleich."
    }
}
