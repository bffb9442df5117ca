use super::LoginText;
use crate::text::En;

impl LoginText for En {
    fn login_title(&self) -> &'static str {
        "Sign in"
    }
    fn login_name(&self) -> &'static str {
        "Log-in name"
    }
    fn login_password(&self) -> &'static str {
        "Password"
    }
    fn login_help(&self) -> &'static str {
        "Forgotten your password? An administrator can set a new one."
    }
    fn login_change(&self) -> &'static str {
        "Change password"
    }
    fn login_due(&self) -> &'static str {
        "Your password was set by the administration. Please choose one that only you know; then everything is open again."
    }
    fn login_change_lead(&self) -> &'static str {
        "You will sign in again everywhere afterwards."
    }
    fn login_old(&self) -> &'static str {
        "Current password"
    }
    fn login_old_wrong(&self) -> &'static str {
        "The current password is not right."
    }
    fn login_new(&self) -> &'static str {
        "New password"
    }
    fn login_new_hint(&self) -> &'static str {
        "At least 10 characters. A whole sentence is easy to remember."
    }
    fn login_again(&self) -> &'static str {
        "Repeat the new password"
    }
    fn login_not_the_same(&self) -> &'static str {
        "The two new passwords are not the same."
    }
}
