use super::LoginText;
use crate::text::De;

impl LoginText for De {
    fn login_title(&self) -> &'static str {
        "Anmelden"
    }
    fn login_name(&self) -> &'static str {
        "Benutzername"
    }
    fn login_password(&self) -> &'static str {
        "Passwort"
    }
    fn login_failed(&self) -> &'static str {
        "Benutzername oder Passwort stimmt nicht."
    }
}
