use std::fmt;

/// What is wrong with a value somebody typed. Never holds the value itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fault {
    /// Nothing but white space.
    Empty,
    /// Longer than the field can be.
    TooLong,
    /// A line break, control character or invisible character.
    HiddenCharacter,
    /// Not exactly one `@` between two non-empty parts.
    EmailShape,
    /// The part before the `@` has characters or dots where none may be (RFC 5321, 4.1.2).
    EmailLocalPart,
    /// The part after the `@` is no domain name (RFC 5890).
    EmailDomain,
    /// Not a telephone number.
    PhoneShape,
    /// No number of this length exists in its country.
    PhoneLength,
    /// No letters.
    NameShape,
    /// Not a postcode of its country.
    PostcodeShape,
    /// No way of writing a date that is known here.
    DateShape,
    /// The calendar has no such day.
    DateImpossible,
    /// Day first or month first: both are possible.
    DateAmbiguous,
}

impl Fault {
    /// Every fault, for catalogues and tests.
    pub const ALL: &'static [Fault] = &[
        Fault::Empty,
        Fault::TooLong,
        Fault::HiddenCharacter,
        Fault::EmailShape,
        Fault::EmailLocalPart,
        Fault::EmailDomain,
        Fault::PhoneShape,
        Fault::PhoneLength,
        Fault::NameShape,
        Fault::PostcodeShape,
        Fault::DateShape,
        Fault::DateImpossible,
        Fault::DateAmbiguous,
    ];

    /// Stable word for programs.
    pub const fn code(self) -> &'static str {
        match self {
            Fault::Empty => "EMPTY",
            Fault::TooLong => "TOO_LONG",
            Fault::HiddenCharacter => "HIDDEN_CHARACTER",
            Fault::EmailShape => "EMAIL_SHAPE",
            Fault::EmailLocalPart => "EMAIL_LOCAL_PART",
            Fault::EmailDomain => "EMAIL_DOMAIN",
            Fault::PhoneShape => "PHONE_SHAPE",
            Fault::PhoneLength => "PHONE_LENGTH",
            Fault::NameShape => "NAME_SHAPE",
            Fault::PostcodeShape => "POSTCODE_SHAPE",
            Fault::DateShape => "DATE_SHAPE",
            Fault::DateImpossible => "DATE_IMPOSSIBLE",
            Fault::DateAmbiguous => "DATE_AMBIGUOUS",
        }
    }

    /// The sentence for German readers.
    pub const fn de(self) -> &'static str {
        match self {
            Fault::Empty => "das Feld ist leer",
            Fault::TooLong => "der Wert ist zu lang",
            Fault::HiddenCharacter => "der Wert enthält Zeilenumbrüche oder unsichtbare Zeichen",
            Fault::EmailShape => "das ist keine E-Mail-Adresse: erwartet wird name@domain",
            Fault::EmailLocalPart => "der Teil vor dem @ ist ungültig",
            Fault::EmailDomain => "der Teil nach dem @ ist keine gültige Domain",
            Fault::PhoneShape => "das ist keine Telefonnummer",
            Fault::PhoneLength => "die Telefonnummer ist zu kurz oder zu lang",
            Fault::NameShape => "ein Name braucht mindestens einen Buchstaben",
            Fault::PostcodeShape => "das ist keine Postleitzahl dieses Landes",
            Fault::DateShape => "das ist kein Datum: erwartet wird zum Beispiel 31.12.1980",
            Fault::DateImpossible => "diesen Tag gibt es im Kalender nicht",
            Fault::DateAmbiguous => {
                "zwei Lesarten sind möglich: Tag/Monat/Jahr oder Monat/Tag/Jahr"
            }
        }
    }

    /// The sentence for English readers.
    pub const fn en(self) -> &'static str {
        match self {
            Fault::Empty => "the field is empty",
            Fault::TooLong => "the value is too long",
            Fault::HiddenCharacter => "the value contains line breaks or invisible characters",
            Fault::EmailShape => "this is no e-mail address: expected name@domain",
            Fault::EmailLocalPart => "the part before the @ is invalid",
            Fault::EmailDomain => "the part after the @ is no valid domain",
            Fault::PhoneShape => "this is no telephone number",
            Fault::PhoneLength => "the telephone number is too short or too long",
            Fault::NameShape => "a name needs at least one letter",
            Fault::PostcodeShape => "this is no postcode of this country",
            Fault::DateShape => "this is no date: expected for instance 1980-12-31",
            Fault::DateImpossible => "the calendar has no such day",
            Fault::DateAmbiguous => "two readings are possible: day/month/year or month/day/year",
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en())
    }
}

impl std::error::Error for Fault {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn codes_and_sentences_are_distinct() {
        let distinct = |of: fn(Fault) -> &'static str| {
            Fault::ALL.iter().map(|f| of(*f)).collect::<HashSet<_>>()
        };
        for of in [Fault::code, Fault::de, Fault::en] {
            assert_eq!(distinct(of).len(), Fault::ALL.len());
        }
    }
}
