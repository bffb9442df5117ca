use super::Fault;
use rlibphonenumber::{
    NumberLengthType, PHONE_NUMBER_UTIL, ParseError, PhoneNumber, PhoneNumberFormat,
    PhoneNumberType, Region,
};
use std::fmt;

/// Longest text looked at, in bytes: a number with extension and all its brackets fits easily.
const MAX_TEXT: usize = 64;

/// A telephone number that can exist.
#[derive(Clone, PartialEq, Eq)]
pub struct Phone {
    e164: String,
    extension: Option<String>,
    mobile: bool,
    assigned: bool,
}

/// Checks a telephone number in any usual spelling (`0170/123 45 67`, `+49 (0)170 …`, `0049…`).
///
/// `default_country` is the ISO 3166-1 code (`DE`) that numbers without country code belong to;
/// with an unknown code only international spellings are accepted.
///
/// # Errors
/// A [`Fault`] if the text is no number or no number of its country has that length.
pub fn phone(text: &str, default_country: &str) -> Result<Phone, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_TEXT {
        return Err(Fault::TooLong);
    }
    if text.chars().any(super::is_hidden) {
        return Err(Fault::HiddenCharacter);
    }
    let region = Region::from_code(default_country).ok();
    let number = PHONE_NUMBER_UTIL.parse(text, region).map_err(|error| match error {
        ParseError::InvalidCountryCode if region.is_none() && !text.starts_with('+') => {
            Fault::PhoneCountry
        }
        error => fault(error),
    })?;
    match PHONE_NUMBER_UTIL.is_possible_number_with_reason(&number) {
        Ok(NumberLengthType::IsPossible) => Ok(from_parsed(&number)),
        _ => Err(Fault::PhoneLength),
    }
}

impl Phone {
    /// The number in E.164 form (`+491701234567`), without extension: the key of the blind index.
    pub fn canonical(&self) -> &str {
        &self.e164
    }

    /// The extension, if one was written apart (`ext. 12`, `Durchwahl` digits after `x`).
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// Whether the numbering plan makes it a mobile number; says nothing about private or
    /// business use (R-SIG-06).
    pub fn is_mobile(&self) -> bool {
        self.mobile
    }

    /// Whether the numbering plan has given out the block the number lies in.
    pub fn is_assigned(&self) -> bool {
        self.assigned
    }

    /// Every canonical spelling for suppression, sorted: the line itself and, where there is
    /// one, the line with its extension (R-SUP-07).
    pub fn forms(&self) -> Vec<String> {
        let line = self.e164.clone();
        let direct = self.extension.as_ref().map(|ext| format!("{line};ext={ext}"));
        std::iter::once(line).chain(direct).collect()
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Phone(…)")
    }
}

fn from_parsed(number: &PhoneNumber) -> Phone {
    let kind = PHONE_NUMBER_UTIL.get_number_type(number);
    Phone {
        e164: PHONE_NUMBER_UTIL.format(number, PhoneNumberFormat::E164).into_owned(),
        extension: number.extension.clone().filter(|ext| !ext.is_empty()),
        mobile: matches!(kind, PhoneNumberType::Mobile),
        assigned: !matches!(kind, PhoneNumberType::Unknown),
    }
}

fn fault(error: ParseError) -> Fault {
    match error {
        ParseError::TooShortAfterIdd | ParseError::TooShortNsn | ParseError::TooLongNsn => {
            Fault::PhoneLength
        }
        _ => Fault::PhoneShape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t113_german_spellings_meet() {
        for text in [
            "+49 170 1234567",
            "0170/1234567",
            "0170/123 45 67",
            "+49 (0)170 1234567",
            "+49 (0) 170 / 123 45 67",
            "0049 170 1234567",
            "(0170) 123-4567",
            " 0170.1234567 ",
        ] {
            let phone = phone(text, "DE").unwrap();
            assert_eq!(phone.canonical(), "+491701234567", "{text}");
            assert!(phone.is_mobile());
        }
    }

    #[test]
    fn country_and_extension_are_understood() {
        assert_eq!(phone("044 668 18 00", "CH").unwrap().canonical(), "+41446681800");
        assert_eq!(phone("01 515 55", "AT").unwrap().canonical(), "+43151555");
        let direct = phone("030 1234567 ext. 12", "DE").unwrap();
        assert!(!direct.is_mobile());
        assert_eq!(direct.forms(), ["+49301234567", "+49301234567;ext=12"]);
    }

    #[test]
    fn what_is_no_number_is_named() {
        for (text, country, fault) in [
            ("", "DE", Fault::Empty),
            ("call me", "DE", Fault::PhoneShape),
            ("12", "DE", Fault::PhoneLength),
            ("0170 1234567", "", Fault::PhoneCountry),
            ("+999 1234567", "", Fault::PhoneShape),
            ("0170\r\n1234567", "DE", Fault::HiddenCharacter),
            ("+49 170 12345678901234567890", "DE", Fault::PhoneLength),
        ] {
            assert_eq!(phone(text, country).err(), Some(fault), "{text:?}");
        }
        assert_eq!(phone(&"1".repeat(1_000_000), "DE").unwrap_err(), Fault::TooLong);
    }
}
