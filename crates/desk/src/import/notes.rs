//! Imported notes: special categories are taken out before anything is sealed (R-EMP-21). What was
//! taken out is counted by kind and told with line and column, never with the text.

use law::refusal::Words;
use redact::Label;

use crate::screening::House;

/// Number of the first cause that tells of something taken out.
const REMOVED: i64 = 200;

/// The text as it may be kept, and the cause numbers of what was taken out, each once.
pub(super) fn screened(house: &House, text: &str) -> (String, Vec<i64>) {
    let masked = house.mask(text, None);
    let place = |label: Label| Label::ALL.iter().position(|l| *l == label).unwrap_or_default();
    let causes = masked.counts.iter().map(|(label, _)| REMOVED + place(*label) as i64).collect();
    (masked.text, causes)
}

/// What was taken out, for a cause number of [`screened`].
pub(super) fn removed_words(cause: i64) -> Option<Words> {
    let label = Label::ALL.get(usize::try_from(cause.checked_sub(REMOVED)?).ok()?)?;
    let (de, en) = match label {
        Label::Health => ("Angabe zur Gesundheit entfernt", "health information removed"),
        Label::Religion => ("Angabe zur Religion entfernt", "religious information removed"),
        Label::Politics => ("politische Angabe entfernt", "political information removed"),
        Label::Union => ("Angabe zur Gewerkschaft entfernt", "trade-union information removed"),
        Label::Ethnicity => ("Angabe zur Herkunft entfernt", "ethnic information removed"),
        Label::Sexual => ("Angabe zum Sexualleben entfernt", "information on sex life removed"),
        Label::Criminal => ("Angabe zu Straftaten entfernt", "criminal information removed"),
        Label::CreditCard => ("Kartennummer entfernt", "card number removed"),
        Label::IdDoc => ("Ausweisnummer entfernt", "number of an identity document removed"),
        Label::DeTaxId => ("Steuer-ID entfernt", "tax id removed"),
        Label::DeSsn => ("Sozialversicherungsnummer entfernt", "social security number removed"),
        _ => ("Kennnummer oder Kontaktangabe entfernt", "number or contact detail removed"),
    };
    Some(Words { de, en })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_special_category_leaves_the_note_and_is_named() {
        let screener = House::of(&crate::register::Register::shipped().unwrap());
        let (text, causes) = screened(&screener, "Sie ist schwanger, bitte später anrufen.");
        assert!(!text.contains("schwanger") && text.contains("anrufen"), "{text}");
        assert_eq!(causes.len(), 1);
        assert_eq!(removed_words(causes[0]).unwrap().en, "health information removed");
        assert_eq!(screened(&screener, "Lieferung an den Hintereingang.").1, Vec::<i64>::new());
    }
}
