use std::fmt;

/// The faults, each with its word, and with what is wrong and what to do about it in a list, in
/// German and English.
macro_rules! faults {
    ($($(#[$about:meta])* $fault:ident $code:literal
        { $de:literal, $en:literal; $way_de:literal, $way_en:literal })*) => {
        /// What is wrong with a value somebody typed. Never holds the value itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Fault { $($(#[$about])* $fault,)* }

        impl Fault {
            /// Every fault, for catalogues and tests. Lists keep the place of a fault in here: new
            /// ones go to the end.
            pub const ALL: &'static [Fault] = &[$(Fault::$fault),*];

            /// Stable word for programs.
            pub const fn code(self) -> &'static str {
                match self { $(Fault::$fault => $code,)* }
            }

            /// The sentence for German readers.
            pub const fn de(self) -> &'static str {
                match self { $(Fault::$fault => $de,)* }
            }

            /// The sentence for English readers.
            pub const fn en(self) -> &'static str {
                match self { $(Fault::$fault => $en,)* }
            }

            /// With what to do about a value of a list, for German readers.
            pub const fn advice_de(self) -> &'static str {
                match self { $(Fault::$fault => concat!($de, "; ", $way_de),)* }
            }

            /// With what to do about a value of a list, for English readers.
            pub const fn advice_en(self) -> &'static str {
                match self { $(Fault::$fault => concat!($en, "; ", $way_en),)* }
            }
        }
    };
}

faults! {
    /// Nothing but white space.
    Empty "EMPTY" {
        "das Feld ist leer", "the field is empty";
        "nichts zu tun", "nothing to do"
    }
    /// Longer than the field can be.
    TooLong "TOO_LONG" {
        "der Wert ist zu lang", "the value is too long";
        "ohne ihn eingelesen: kürzen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: shorten it and import again, or add it at the person"
    }
    /// A line break, control character or invisible character.
    HiddenCharacter "HIDDEN_CHARACTER" {
        "der Wert enthält Zeilenumbrüche oder unsichtbare Zeichen",
        "the value contains line breaks or invisible characters";
        "ohne ihn eingelesen: die Zeichen entfernen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: remove them and import again, or add it at the person"
    }
    /// Not exactly one `@` between two non-empty parts.
    EmailShape "EMAIL_SHAPE" {
        "das ist keine E-Mail-Adresse: erwartet wird name@domain",
        "this is no e-mail address: expected name@domain";
        "ohne sie eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: correct it and import again, or add it at the person"
    }
    /// The part before the `@` has characters or dots where none may be (RFC 5321, 4.1.2).
    EmailLocalPart "EMAIL_LOCAL_PART" {
        "der Teil vor dem @ ist ungültig", "the part before the @ is invalid";
        "ohne die Adresse eingelesen: je Zelle eine Adresse ohne Zusätze schreiben und erneut einlesen",
        "taken in without the address: write one address a cell, nothing else, and import again"
    }
    /// The part after the `@` is no domain name (RFC 5890).
    EmailDomain "EMAIL_DOMAIN" {
        "der Teil nach dem @ ist keine gültige Domain", "the part after the @ is no valid domain";
        "ohne die Adresse eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without the address: correct it and import again, or add it at the person"
    }
    /// Not a telephone number.
    PhoneShape "PHONE_SHAPE" {
        "das ist keine Telefonnummer", "this is no telephone number";
        "ohne sie eingelesen: als +49 431 98765 schreiben und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: write it as +49 431 98765 and import again, or add it at the person"
    }
    /// No number of this length exists in its country.
    PhoneLength "PHONE_LENGTH" {
        "die Telefonnummer ist zu kurz oder zu lang", "the telephone number is too short or too long";
        "ohne sie eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: correct it and import again, or add it at the person"
    }
    /// No letters.
    NameShape "NAME_SHAPE" {
        "ein Name braucht mindestens einen Buchstaben", "a name needs at least one letter";
        "ohne ihn eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: correct it and import again, or add it at the person"
    }
    /// Not a postcode of its country.
    PostcodeShape "POSTCODE_SHAPE" {
        "das ist keine Postleitzahl dieses Landes", "this is no postcode of this country";
        "ohne sie eingelesen: Land und Postleitzahl prüfen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: check country and postcode and import again, or add it at the person"
    }
    /// No way of writing a date that is known here.
    DateShape "DATE_SHAPE" {
        "das ist kein Datum: erwartet wird zum Beispiel 31.12.1980",
        "this is no date: expected for instance 1980-12-31";
        "ohne es eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: correct it and import again, or add it at the person"
    }
    /// The calendar has no such day.
    DateImpossible "DATE_IMPOSSIBLE" {
        "diesen Tag gibt es im Kalender nicht", "the calendar has no such day";
        "ohne ihn eingelesen: berichtigen und erneut einlesen oder bei der Person nachtragen",
        "taken in without it: correct it and import again, or add it at the person"
    }
    /// Day first or month first: both are possible.
    DateAmbiguous "DATE_AMBIGUOUS" {
        "zwei Lesarten sind möglich: Tag/Monat/Jahr oder Monat/Tag/Jahr",
        "two readings are possible: day/month/year or month/day/year";
        "ohne es eingelesen: beim Einlesen die Reihenfolge von Tag und Monat wählen oder als 31.12.1980 schreiben",
        "taken in without it: choose the order of day and month when importing, or write it as 1980-12-31"
    }
    /// Without a country code, and the country is not known.
    PhoneCountry "PHONE_COUNTRY" {
        "der Telefonnummer fehlt die Ländervorwahl, und das Land ist nicht bekannt",
        "the telephone number has no country code, and the country is not known";
        "ohne sie eingelesen: das Land beim Einlesen wählen oder die Nummer als +49 431 98765 schreiben",
        "taken in without it: choose the country when importing, or write the number as +49 431 98765"
    }
    /// A day that can be read in one order alone, and not in that of its column.
    DateOrder "DATE_ORDER" {
        "Tag und Monat stehen hier andersherum als in der übrigen Spalte",
        "day and month stand the other way round here than in the rest of the column";
        "so eingelesen, wie es allein möglich ist: die übrigen Daten der Spalte prüfen",
        "taken in as it can only be read: check the other dates of the column"
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
        for of in [Fault::code, Fault::de, Fault::en, Fault::advice_de, Fault::advice_en] {
            assert_eq!(distinct(of).len(), Fault::ALL.len());
        }
    }
}
