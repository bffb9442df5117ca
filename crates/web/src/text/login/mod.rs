//! Signing in and out.

mod de;
mod en;

/// Signing in and out.
pub trait LoginText {
    fn login_title(&self) -> &'static str;
    fn login_name(&self) -> &'static str;
    fn login_password(&self) -> &'static str;
    fn login_failed(&self) -> &'static str;
}
