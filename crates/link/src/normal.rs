//! Canonical forms: one spelling for values that mean the same (R-SUP-07).
//!
//! Each function takes what a person typed and gives a checked value or a [`Fault`] that says
//! what is wrong without repeating the value. `canonical()` feeds the blind index; `forms()`
//! feeds suppression, which matches wide because over-blocking harms nobody.

mod company;
mod date;
mod email;
mod fault;
mod fold;
mod name;
mod phone;
mod place;
mod post;
mod street;

pub use company::{Company, company};
pub use date::{DateStyle, Order, date, date_order};
pub use email::{Email, email};
pub use fault::Fault;
pub(crate) use fold::is_hidden;
pub use fold::{clean, fold, words};
pub(crate) use name::is_title_word;
pub use name::{Name, name};
pub use phone::{Phone, phone};
pub(crate) use place::known_town;
pub use place::{City, city, postcode};
pub use post::{PostKeys, post_keys};
pub(crate) use street::take_apart;
pub use street::{HouseNumber, Street, street};

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const STYLE: DateStyle = DateStyle { latest_year: 2026, order: None };

    proptest! {
        #[test]
        fn no_text_breaks_a_reader(text in "\\PC*|[-0-9+()/. a-zäß@\u{0}\u{200b}]*") {
            let _ = (name(&text), street(&text), city(&text), company(&text), date(&text, STYLE));
            let _ = (phone(&text, "DE"), postcode(&text, "DE"), post_keys(&text, &text, &text, "1"));
            if let Ok(email) = email(&text) {
                prop_assert!(email.forms().iter().any(|form| form == email.canonical()));
            }
        }

        #[test]
        fn phone_numbers_keep_their_canonical_form(digits in "[1-9][0-9]{5,9}") {
            if let Ok(phone_) = phone(&format!("0{digits}"), "DE") {
                let again = phone(phone_.canonical(), "CH").unwrap();
                prop_assert_eq!(again.canonical(), phone_.canonical());
            }
        }

        #[test]
        fn days_survive_their_spellings(y in 1930i16..2026, m in 1i8..=12, d in 1i8..=28) {
            for text in [format!("{d}.{m}.{y}"), format!("{d:02}.{m:02}.{:02}", y % 100)] {
                let read = date(&text, STYLE).unwrap();
                prop_assert_eq!((read.month(), read.day()), (m, d));
            }
        }
    }
}
