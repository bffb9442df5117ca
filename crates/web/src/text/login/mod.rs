//! Signing in and out.

mod de;
mod en;

/// Signing in and out.
pub trait LoginText {
    fn login_title(&self) -> &'static str;
    fn login_name(&self) -> &'static str;
    fn login_password(&self) -> &'static str;
    fn login_help(&self) -> &'static str;
    fn login_change(&self) -> &'static str;
    fn login_due(&self) -> &'static str;
    fn login_change_lead(&self) -> &'static str;
    fn login_old(&self) -> &'static str;
    fn login_old_wrong(&self) -> &'static str;
    fn login_new(&self) -> &'static str;
    fn login_new_hint(&self) -> &'static str;
    fn login_again(&self) -> &'static str;
    fn login_not_the_same(&self) -> &'static str;
}
