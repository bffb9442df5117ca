//! The screener as a firm has set it: its own words, what it takes out besides the special
//! categories, and the language of masks where a text does not say its own.

use law::vocabulary::Country;
use redact::{Finding, Label, Lang, Masked, Screener};

use crate::register::Register;

/// Screens by the register in force.
pub(crate) struct House {
    screener: Screener,
    taken: Vec<Label>,
    language: Lang,
}

impl House {
    /// By this register.
    pub(crate) fn of(register: &Register) -> Self {
        Self {
            screener: register.screening.screener(),
            taken: register.screening.taken_out(),
            language: match register.firm.country {
                Country::De | Country::At | Country::Ch => Lang::De,
                _ => Lang::En,
            },
        }
    }

    /// The text as it may be kept; special categories of the label `allowed` may stay.
    pub(crate) fn mask(&self, text: &str, allowed: Option<Label>) -> Masked {
        let language = redact::language(text).unwrap_or(self.language);
        self.screener.mask_worded(text, language, |label| self.goes(label, allowed))
    }

    /// Everything found in a text.
    pub(crate) fn find(&self, text: &str) -> Vec<Finding> {
        self.screener.find(text, None)
    }

    /// Whether a finding is taken out (R-EMP-20, Art. 5(1)(c) GDPR).
    pub(crate) fn goes(&self, label: Label, allowed: Option<Label>) -> bool {
        (label.is_special() || self.taken.contains(&label)) && Some(label) != allowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Register {
        Register::shipped().unwrap()
    }

    const CARD: &str = "Karte 4111 1111 1111 1111, Rückruf unter 030 1234567.";

    #[test]
    fn a_card_is_taken_out_and_a_number_to_call_stays() {
        let kept = House::of(&shipped()).mask(CARD, None).text;
        assert_eq!(kept, "Karte [entfernt: Karte], Rückruf unter 030 1234567.");
        let english = "Her card is 4111 1111 1111 1111.";
        assert_eq!(House::of(&shipped()).mask(english, None).text, "Her card is [removed: card].");
    }

    #[test]
    fn a_firm_says_what_goes_and_what_stays() {
        let mut register = shipped();
        register.screening.taken = vec!["PHONE".into()];
        let kept = House::of(&register).mask(CARD, None).text;
        assert!(kept.contains("4111") && kept.contains("[entfernt: Telefon]"), "{kept}");
        register.screening.taken.clear();
        assert_eq!(House::of(&register).mask(CARD, None).text, CARD);
    }
}
