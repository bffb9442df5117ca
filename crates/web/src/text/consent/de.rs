use super::ConsentText;
use crate::text::De;

impl ConsentText for De {
    fn consent_title(&self) -> &'static str {
        "Einwilligungen"
    }
    fn consent_withdraw(&self) -> &'static str {
        "Einwilligung widerrufen"
    }
}
