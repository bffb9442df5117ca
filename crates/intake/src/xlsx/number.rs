//! How a number in a cell is shown: as a number, a day, a time, or with leading zeros.

use jiff::civil::{Date, DateTime, date};
use jiff::{Span, ToSpan};

/// What a number format makes of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    #[default]
    Number,
    Date,
    Time,
    /// Filled up with zeros to this many digits, as postcodes are.
    Padded(u8),
}

impl Shown {
    /// The built-in formats (ECMA-376 part 1, 18.8.30).
    pub fn built_in(id: u32) -> Self {
        match id {
            14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::Date,
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => Self::Time,
            _ => Self::Number,
        }
    }

    /// A format written out, such as `dd.mm.yyyy` or `00000`. Only its part for positive numbers
    /// counts; what is quoted, escaped or in brackets is decoration.
    pub fn of_code(code: &str) -> Self {
        let positive = code.split(';').next().unwrap_or_default().to_ascii_lowercase();
        let signs = undecorated(&positive);
        if (2..=18).contains(&signs.len()) && signs.bytes().all(|sign| sign == b'0') {
            return Self::Padded(u8::try_from(signs.len()).unwrap_or_default());
        }
        let has = |wanted: &[char]| signs.contains(wanted);
        match (has(&['y', 'd', 'j', 't']), has(&['h', 's']), has(&['m'])) {
            (true, _, _) => Self::Date,
            (false, true, _) => Self::Time,
            (false, false, true) => Self::Date,
            _ => Self::Number,
        }
    }
}

fn undecorated(code: &str) -> String {
    let (mut kept, mut closing, mut skip) = (String::new(), None, false);
    for sign in code.chars() {
        match (closing, sign) {
            _ if skip => skip = false,
            (Some(end), _) => closing = Some(end).filter(|end| sign != *end),
            (None, '"') => closing = Some('"'),
            (None, '[') => closing = Some(']'),
            (None, '\\' | '_' | '*') => skip = true,
            (None, _) => kept.push(sign),
        }
    }
    // `General` and its translations are words, not signs.
    if kept.trim() == "general" || kept.trim() == "standard" { String::new() } else { kept }
}

/// The text for the content of a numeric cell. What is not a number stays as it stands.
pub(super) fn text(content: &str, shown: Shown, from_1904: bool) -> String {
    let Ok(value) = content.parse::<f64>() else { return content.to_owned() };
    if !value.is_finite() {
        return content.to_owned();
    }
    match shown {
        Shown::Number => plain(content, value),
        Shown::Padded(width) => padded(plain(content, value), usize::from(width)),
        Shown::Date => day(value, from_1904).unwrap_or_else(|| plain(content, value)),
        Shown::Time => time(value, from_1904).unwrap_or_else(|| plain(content, value)),
    }
}

/// Digits as they stand; other numbers with the 15 digits that Excel shows.
fn plain(content: &str, value: f64) -> String {
    if content.bytes().all(|sign| sign.is_ascii_digit()) {
        return content.to_owned();
    }
    format!("{value:.14e}")
        .parse::<f64>()
        .map_or_else(|_| content.to_owned(), |short| short.to_string())
}

fn padded(digits: String, width: usize) -> String {
    match digits.bytes().all(|sign| sign.is_ascii_digit()) {
        true => format!("{digits:0>width$}"),
        false => digits,
    }
}

fn day(value: f64, from_1904: bool) -> Option<String> {
    let moment = moment(value, from_1904)?;
    let midnight = moment.time() == DateTime::from(moment.date()).time();
    Some(if midnight { moment.date().to_string() } else { moment.to_string() })
}

fn time(value: f64, from_1904: bool) -> Option<String> {
    if (0.0..1.0).contains(&value) {
        return Some(
            DateTime::from(epoch(false)).checked_add(seconds(value)?).ok()?.time().to_string(),
        );
    }
    day(value, from_1904)
}

fn moment(value: f64, from_1904: bool) -> Option<DateTime> {
    // Excel believes in a 29 February 1900; days before it are one off.
    let leap = f64::from(u8::from(!from_1904 && (1.0..60.0).contains(&value)));
    DateTime::from(epoch(from_1904)).checked_add(seconds(value + leap)?).ok()
}

fn epoch(from_1904: bool) -> Date {
    if from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) }
}

/// Days as a span of whole seconds; nothing outside the years 1900 to 9999.
fn seconds(days: f64) -> Option<Span> {
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked")]
    (0.0..2_958_466.0).contains(&days).then(|| ((days * 86_400.0).round() as i64).seconds())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_understood() {
        let cases = [
            ("00000", Shown::Padded(5)),
            ("[$-407]00000", Shown::Padded(5)),
            ("dd.mm.yyyy", Shown::Date),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shown::Date),
            ("TT.MM.JJJJ", Shown::Date),
            ("hh:mm", Shown::Time),
            ("#,##0.00 \"Stück\"", Shown::Number),
            ("#,##0.00\\ [$€-407]", Shown::Number),
            ("General", Shown::Number),
            ("0", Shown::Number),
            ("@", Shown::Number),
        ];
        for (code, shown) in cases {
            assert_eq!(Shown::of_code(code), shown, "{code}");
        }
    }

    #[test]
    fn numbers_are_as_a_person_sees_them() {
        let show = |content, shown| text(content, shown, false);
        assert_eq!(show("24103", Shown::Number), "24103");
        assert_eq!(show("1067", Shown::Padded(5)), "01067");
        assert_eq!(show("12345678901234567890", Shown::Number), "12345678901234567890");
        assert_eq!(show("19.989999999999998", Shown::Number), "19.99");
        assert_eq!(show("5.0", Shown::Number), "5");
        assert_eq!(show("4.91731E+11", Shown::Number), "491731000000");
        assert_eq!(show("NaN", Shown::Number), "NaN");
    }

    #[test]
    fn days_are_iso() {
        assert_eq!(text("45943", Shown::Date, false), "2025-10-13");
        assert_eq!(text("45943.5", Shown::Date, false), "2025-10-13T12:00:00");
        assert_eq!(text("1", Shown::Date, false), "1900-01-01");
        assert_eq!(text("61", Shown::Date, false), "1900-03-01");
        assert_eq!(text("0", Shown::Date, true), "1904-01-01");
        assert_eq!(text("0.75", Shown::Time, false), "18:00:00");
        assert_eq!(text("-3", Shown::Date, false), "-3");
        assert_eq!(text("99999999", Shown::Date, false), "99999999");
    }
}
