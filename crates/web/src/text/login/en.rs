use super::LoginText;
use crate::text::En;

impl LoginText for En {
    fn login_title(&self) -> &'static str {
        "Sign in"
    }
    fn login_name(&self) -> &'static str {
        "User name"
    }
    fn login_password(&self) -> &'static str {
        "Password"
    }
    fn login_failed(&self) -> &'static str {
        "User name or password is wrong."
    }
}
