use super::ConsentText;
use crate::text::En;

impl ConsentText for En {
    fn consent_title(&self) -> &'static str {
        "Consents"
    }
    fn consent_withdraw(&self) -> &'static str {
        "Withdraw consent"
    }
}
