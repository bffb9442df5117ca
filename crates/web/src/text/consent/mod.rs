//! Consents, withdrawals, objections.

mod de;
mod en;

/// Consents, withdrawals, objections.
pub trait ConsentText {
    fn consent_title(&self) -> &'static str;
    fn consent_withdraw(&self) -> &'static str;
}
