//! What must not be written into a free field: the same screening as that of notes, but a field is
//! short and of no use with a gap in it, so nothing is stored until its author has put it otherwise
//! (R-EMP-20 … 22). Who has a ground to insist writes it as a note.

use law::kinds::Shape;
use law::refusal::Words;
use redact::Label;

use crate::register::Kind;
use crate::screening::Screened;
use crate::{Desk, Fault};

/// The kind people of a source are found by. Only words are looked for in it: a number that is made
/// like that of a card is still the number of a customer.
pub(crate) const CUSTOMER_NUMBER: &str = "customer_number";

impl Desk {
    /// Why these parts of a free attribute may not be kept as they are.
    pub(crate) fn unwritten(&self, kind: &Kind, parts: &[String]) -> Option<Fault> {
        if kind.shape != Shape::Attribute {
            return None;
        }
        let screened = Screened::of(&self.screener(), &parts.join(" "), None);
        let counts = |label: Label| kind.code != CUSTOMER_NUMBER || label.is_special();
        let spot = screened.removed.iter().find(|spot| counts(spot.label))?;
        Some(Fault::of("value", "NOT_TO_BE_KEPT", words(spot.label)))
    }
}

macro_rules! unwritten {
    ($de:literal, $en:literal) => {
        Words {
            de: concat!(
                "Nicht gespeichert: ",
                $de,
                " gehört nicht in dieses Feld. Bitte ohne diese Angabe schreiben, nur was zu tun ist."
            ),
            en: concat!(
                "Not saved: ",
                $en,
                " does not belong into this field. Please write it without that, only what is to be done."
            ),
        }
    };
}

const fn words(label: Label) -> Words {
    match label {
        Label::Health => unwritten!("eine Angabe zur Gesundheit", "something about health"),
        Label::Religion => unwritten!("eine Angabe zur Religion", "something about religion"),
        Label::Politics => unwritten!("eine politische Angabe", "something about politics"),
        Label::Union => unwritten!("eine Angabe zur Gewerkschaft", "something about a trade union"),
        Label::Ethnicity => unwritten!("eine Angabe zur Herkunft", "something about ethnic origin"),
        Label::Sexual => unwritten!("eine Angabe zum Sexualleben", "something about sex life"),
        Label::Criminal => unwritten!("eine Angabe zu Straftaten", "something about crimes"),
        _ => unwritten!("eine Kennnummer dieser Art", "a number of this kind"),
    }
}

#[cfg(test)]
mod tests {
    use store::records::datum;

    use crate::people::{NewValue, Outcome};
    use crate::testing::{desk, entered, somebody};

    #[test]
    fn a_free_field_takes_what_is_to_be_done_and_no_reason_for_it() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let put = |kind: u16, text: &str| {
            let value =
                NewValue { kind, parts: vec![text.into()], source: 1, ..NewValue::default() };
            desk.add_value(&call, person, &value, None).unwrap()
        };
        let held = || desk.store.read(|tx| datum::of_person(tx, person)).unwrap().len();
        let before = held();
        for (kind, text) in [
            (13, "MARKER sitzt im Rollstuhl, bitte hochtragen"),
            (13, "Nachnahme auf Karte 4111 1111 1111 1111"),
            (12, "K-77, ist schwanger"),
        ] {
            let Outcome::Faulty(faults) = put(kind, text) else { panic!("{text} was taken in") };
            assert_eq!((faults[0].field, faults[0].code), (Some("value"), "NOT_TO_BE_KEPT"));
            assert!(!format!("{faults:?} {}", faults[0]).contains("MARKER"));
        }
        assert_eq!(held(), before);
        assert!(matches!(put(13, "Braucht stufenlosen Zugang, bitte klingeln"), Outcome::Done(_)));
        assert!(matches!(put(12, "4111111111111111"), Outcome::Done(_)), "a customer's number");
        assert_eq!(held(), before + 2);
    }
}
