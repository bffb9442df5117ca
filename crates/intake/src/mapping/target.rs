//! Where a column can go.

use law::kinds::Shape;
use law::refusal::Words;

/// Where the cells of a column go: into a part of a value, or into a fact about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// This part of a value of this shape; see [`Shape::fields`].
    Part(Shape, u8),
    /// Given and family name in one cell.
    FullName,
    /// Street without the number; goes with `HouseNumber`.
    StreetName,
    /// Number of the house; goes with `StreetName`.
    HouseNumber,
    /// Postcode and town in one cell.
    PostcodeAndCity,
    /// Mr, Mrs …: an attribute.
    Salutation,
    /// Preferred language.
    Language,
    /// Number of the person in the source.
    CustomerNumber,
    /// Whether somebody is said to have consented; worth no more than a pending consent
    /// (R-CON-36).
    ConsentFlag,
    /// When somebody is said to have consented.
    ConsentDate,
    /// Whether or since when somebody does not want to hear from us.
    OptOut,
    /// Day of a purchase.
    PurchaseDate,
    /// Group of goods that was bought.
    ProductGroup,
    /// Whether the notice about advertising was shown when the address was taken.
    NoticeShown,
    /// Nowhere.
    Ignore,
}

macro_rules! targets {
    ($($code:literal $word:literal $target:expr => $de:literal, $en:literal;)+) => {
        impl Target {
            /// Every target, in the order a person would look for it.
            pub const ALL: &'static [Target] = &[$($target),+];

            /// Stable word, for a remembered mapping.
            pub fn word(self) -> &'static str {
                match self { $(found if found == $target => $word,)+ _ => "ignore" }
            }

            /// Stable number, for the faults of an import.
            pub fn code(self) -> i64 {
                match self { $(found if found == $target => $code,)+ _ => 0 }
            }

            /// The target with this word, if there is one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some($target),)+ _ => None }
            }

            /// The target with this number, if there is one.
            pub fn from_code(code: i64) -> Option<Self> {
                match code { $($code => Some($target),)+ _ => None }
            }

            /// Its name for a person.
            pub fn words(self) -> Words {
                match self {
                    $(found if found == $target => Words { de: $de, en: $en },)+
                    _ => Words { de: "auslassen", en: "leave out" },
                }
            }
        }
    };
}

// The number of a part is a hundred times the number of its shape, plus its place.
targets! {
    100 "name.title" Target::Part(Shape::Name, 0) => "Titel", "title";
    101 "name.given" Target::Part(Shape::Name, 1) => "Vorname", "given name";
    102 "name.family" Target::Part(Shape::Name, 2) => "Nachname", "family name";
    1 "full_name" Target::FullName => "Vor- und Nachname", "full name";
    5 "salutation" Target::Salutation => "Anrede", "salutation";
    200 "organisation.name" Target::Part(Shape::Organisation, 0) => "Firma", "firm";
    300 "email.address" Target::Part(Shape::Email, 0) => "E-Mail", "e-mail";
    400 "phone.number" Target::Part(Shape::Phone, 0) => "Telefon", "phone";
    500 "postal.street" Target::Part(Shape::Postal, 0) => "Straße und Hausnummer", "street and number";
    2 "street_name" Target::StreetName => "Straße ohne Hausnummer", "street without number";
    3 "house_number" Target::HouseNumber => "Hausnummer", "house number";
    501 "postal.postcode" Target::Part(Shape::Postal, 1) => "Postleitzahl", "postcode";
    502 "postal.city" Target::Part(Shape::Postal, 2) => "Ort", "town";
    4 "postcode_and_city" Target::PostcodeAndCity => "PLZ und Ort", "postcode and town";
    503 "postal.country" Target::Part(Shape::Postal, 3) => "Land", "country";
    600 "birth_date.date" Target::Part(Shape::BirthDate, 0) => "Geburtsdatum", "date of birth";
    6 "language" Target::Language => "Sprache", "language";
    7 "customer_number" Target::CustomerNumber => "Kundennummer", "customer number";
    700 "order.number" Target::Part(Shape::Order, 0) => "Bestellnummer", "order number";
    11 "purchase_date" Target::PurchaseDate => "Kaufdatum", "date of purchase";
    12 "product_group" Target::ProductGroup => "Warengruppe", "product group";
    701 "order.product" Target::Part(Shape::Order, 1) => "Artikel", "product";
    702 "order.amount" Target::Part(Shape::Order, 2) => "Betrag", "amount";
    703 "order.currency" Target::Part(Shape::Order, 3) => "Währung", "currency";
    13 "notice_shown" Target::NoticeShown => "Werbehinweis gezeigt", "advertising notice shown";
    8 "consent_flag" Target::ConsentFlag => "Einwilligung (laut Datei)", "consent (as the file says)";
    9 "consent_date" Target::ConsentDate => "Datum der Einwilligung", "date of consent";
    10 "opt_out" Target::OptOut => "Abmeldung oder Sperre", "opt-out or block";
    800 "note.text" Target::Part(Shape::Note, 0) => "Notiz", "note";
    1000 "attribute.value" Target::Part(Shape::Attribute, 0) => "Merkmal", "attribute";
    0 "ignore" Target::Ignore => "auslassen", "leave out";
}

impl Target {
    /// Whether several columns may go there: further addresses and numbers of a person, in order,
    /// and columns that go nowhere.
    pub fn may_repeat(self) -> bool {
        use Shape::{Attribute, Email, Note, Phone, Postal};
        match self {
            Self::Part(shape, _) => matches!(shape, Email | Phone | Postal | Note | Attribute),
            target => target == Self::Ignore,
        }
    }

    /// Whether its cells hold a day.
    pub fn is_date(self) -> bool {
        matches!(self, Self::Part(Shape::BirthDate, _))
            || matches!(self, Self::ConsentDate | Self::OptOut | Self::PurchaseDate)
    }

    /// Whether it alone says who is meant.
    pub fn identifies(self) -> bool {
        use Shape::{Email, Organisation, Phone};
        matches!(self, Self::FullName | Self::Part(Shape::Name, 2))
            || matches!(self, Self::Part(Email | Phone | Organisation, _))
    }
}

/// Settles what a column means only beside others: `Name` next to a given name is the family
/// name, a street next to house numbers lacks its number.
pub(super) fn settle(targets: &mut [Target]) {
    let (given, family) = (Target::Part(Shape::Name, 1), Target::Part(Shape::Name, 2));
    let street = Target::Part(Shape::Postal, 0);
    let has = |targets: &[Target], target| targets.contains(&target);
    if has(targets, given) && !has(targets, family) {
        replace(targets, Target::FullName, family);
    }
    if has(targets, Target::HouseNumber) {
        replace(targets, street, Target::StreetName);
    } else {
        replace(targets, Target::StreetName, street);
    }
}

fn replace(targets: &mut [Target], old: Target, new: Target) {
    if let Some(target) = targets.iter_mut().find(|target| **target == old) {
        *target = new;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_lead_back_and_name_real_parts() {
        for target in Target::ALL {
            assert_eq!(Target::from_word(target.word()), Some(*target));
            assert_eq!(Target::from_code(target.code()), Some(*target));
            if let Target::Part(shape, place) = target {
                let field = shape.fields()[usize::from(*place)];
                assert_eq!(target.word(), format!("{}.{field}", shape.word()));
                assert_eq!(target.code(), shape.code() * 100 + i64::from(*place));
            }
        }
        assert_eq!(Target::from_word("no such"), None);
    }
}
