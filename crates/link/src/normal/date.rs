use super::{Fault, fold, words};
use crate::table;
use jiff::civil::Date;
use std::sync::LazyLock;

/// Folded month name → number.
static MONTHS: LazyLock<table::Map<i8>> = LazyLock::new(|| {
    table::rows(include_str!("../../data/months.tsv"))
        .filter_map(|(word, month)| Some((word, month.parse().ok()?)))
        .collect()
});

/// Longest text looked at, in bytes.
const MAX_TEXT: usize = 40;

/// Which number comes first where slashes or hyphens leave it open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `31/12/1980`
    DayFirst,
    /// `12/31/1980`
    MonthFirst,
}

/// How a file writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateStyle {
    /// Two-digit years are read as the latest such year not after this one: with 2026, `26` is
    /// 2026 and `27` is 1927. For birth dates this is the current year.
    pub latest_year: i16,
    /// The order in `1/2/1990`, if the file (or another row of its column) settles it.
    pub order: Option<Order>,
}

/// Reads a date: ISO 8601 (`1980-12-31`, also with a time, `19801231`), German (`31.12.1980`,
/// `31.12.80`, `31. Dezember 1980`), with slashes or hyphens (`31/12/1980`), or the day number of
/// a spreadsheet (`29586`: days since 1899-12-30).
///
/// # Errors
/// [`Fault::DateImpossible`] for 31.02.; [`Fault::DateAmbiguous`] for `1/2/90` unless
/// `style.order` says which reading holds; [`Fault::DateShape`] for anything else.
pub fn date(text: &str, style: DateStyle) -> Result<Date, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_TEXT {
        return Err(Fault::TooLong);
    }
    let day = without_time(text);
    if day.bytes().all(|b| b.is_ascii_digit()) {
        return from_digits(day);
    }
    match day.chars().find(|c| !c.is_ascii_digit()) {
        Some('.') => from_german(day, style),
        Some(separator @ ('/' | '-')) => from_separated(day, separator, style),
        _ => from_words(day, style),
    }
}

/// The one order in which a date with slashes or hyphens can be read: `31/12/1980` has the day
/// first. None where both readings give a day, or none does, or the order is plain.
pub fn date_order(text: &str, style: DateStyle) -> Option<Order> {
    let day = without_time(text.trim());
    let separator = day.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '-'))?;
    let [(a, a_digits), (b, _), (c, c_digits)] =
        numbers(day, separator).filter(|_| day.len() <= MAX_TEXT)?;
    let year = full_year(c, c_digits, style).ok().filter(|_| a_digits <= 2)?;
    match (ymd(year, b, a), ymd(year, a, b)) {
        (Ok(_), Err(_)) => Some(Order::DayFirst),
        (Err(_), Ok(_)) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// Cuts `T00:00:00`, ` 00:00` and the `.0` a spreadsheet adds to day numbers.
fn without_time(text: &str) -> &str {
    let head = text.split(['T', 't']).next().unwrap_or(text);
    let starts_iso = head.len() == 10 && head.bytes().filter(|b| *b == b'-').count() == 2;
    let day = if starts_iso { head } else { text };
    let day = match day.split_once(' ') {
        Some((day, time)) if time.contains(':') => day,
        _ => day,
    };
    match day.split_once('.') {
        Some((number, "0")) if number.len() == 5 => number,
        _ => day,
    }
}

fn from_digits(text: &str) -> Result<Date, Fault> {
    let number: i32 = text.parse().map_err(|_| Fault::DateShape)?;
    match text.len() {
        5 => from_day_number(number),
        8 => from_eight(number),
        _ => Err(Fault::DateShape),
    }
}

fn from_day_number(days: i32) -> Result<Date, Fault> {
    Date::constant(1899, 12, 30)
        .checked_add(jiff::Span::new().days(days))
        .map_err(|_| Fault::DateImpossible)
}

/// `19801231` or `31121980`; only one of them is usually a date.
fn from_eight(number: i32) -> Result<Date, Fault> {
    let plausible = |date: &Date| (1850..2100).contains(&date.year());
    let iso = ymd(number / 10_000, number / 100 % 100, number % 100).ok().filter(plausible);
    let german = ymd(number % 10_000, number / 10_000 % 100, number / 1_000_000).ok();
    match (iso, german.filter(plausible)) {
        (Some(a), Some(b)) if a != b => Err(Fault::DateAmbiguous),
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(Fault::DateImpossible),
    }
}

fn from_german(text: &str, style: DateStyle) -> Result<Date, Fault> {
    match numbers(text, '.') {
        Some([(day, _), (month, _), (year, digits)]) => {
            ymd(full_year(year, digits, style)?, month, day)
        }
        None => from_words(text, style),
    }
}

fn from_separated(text: &str, separator: char, style: DateStyle) -> Result<Date, Fault> {
    let Some([(a, a_digits), (b, _), (c, c_digits)]) = numbers(text, separator) else {
        return from_words(text, style);
    };
    if a_digits == 4 {
        return ymd(a, b, c);
    }
    let year = full_year(c, c_digits, style)?;
    match (ymd(year, b, a), ymd(year, a, b), style.order) {
        (Ok(date), _, Some(Order::DayFirst)) | (_, Ok(date), Some(Order::MonthFirst)) => Ok(date),
        (Ok(x), Ok(y), _) if x != y => Err(Fault::DateAmbiguous),
        (Ok(date), _, _) | (Err(_), Ok(date), _) => Ok(date),
        _ => Err(Fault::DateImpossible),
    }
}

/// `3. Februar 1990`, `3 Feb 90`, `Feb 3, 1990`.
fn from_words(text: &str, style: DateStyle) -> Result<Date, Fault> {
    let folded = fold(text);
    let parts: Vec<&str> = words(&folded).collect();
    let [a, b, c] = parts.as_slice() else { return Err(Fault::DateShape) };
    let (day, month) = match (MONTHS.get(a), MONTHS.get(b)) {
        (None, Some(month)) => (a, month),
        (Some(month), None) => (b, month),
        _ => return Err(Fault::DateShape),
    };
    let day = day.parse().map_err(|_| Fault::DateShape)?;
    let year = c.parse().map_err(|_| Fault::DateShape)?;
    ymd(full_year(year, c.len(), style)?, i32::from(*month), day)
}

/// Three numbers with their count of digits.
fn numbers(text: &str, separator: char) -> Option<[(i32, usize); 3]> {
    let mut parts = text.split(separator).map(str::trim);
    let mut number = || parts.next().and_then(|p| Some((p.parse::<u16>().ok()?.into(), p.len())));
    let three = [number()?, number()?, number()?];
    parts.next().is_none().then_some(three)
}

fn full_year(year: i32, digits: usize, style: DateStyle) -> Result<i32, Fault> {
    match digits {
        4 => Ok(year),
        2 => {
            let latest = i32::from(style.latest_year);
            let same_century = latest - latest.rem_euclid(100) + year;
            Ok(if same_century > latest { same_century - 100 } else { same_century })
        }
        _ => Err(Fault::DateShape),
    }
}

fn ymd(year: i32, month: i32, day: i32) -> Result<Date, Fault> {
    let small = |n: i32| i8::try_from(n).map_err(|_| Fault::DateImpossible);
    let year = i16::try_from(year).map_err(|_| Fault::DateImpossible)?;
    Date::new(year, small(month)?, small(day)?).map_err(|_| Fault::DateImpossible)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: DateStyle = DateStyle { latest_year: 2026, order: None };

    fn read(text: &str) -> Result<String, Fault> {
        date(text, OPEN).map(|d| d.to_string())
    }

    #[test]
    fn every_spelling_reads_the_same() {
        for text in [
            "1980-12-31",
            "1980-12-31T00:00:00",
            "1980-12-31 00:00:00",
            "1980/12/31",
            "19801231",
            "31121980",
            "31.12.1980",
            "31.12.80",
            " 31. 12. 1980 ",
            "31/12/1980",
            "12/31/1980",
            "31-12-1980",
            "31. Dezember 1980",
            "31 Dec 1980",
            "December 31, 1980",
            "29586",
            "29586.0",
        ] {
            assert_eq!(read(text).unwrap(), "1980-12-31", "{text}");
        }
    }

    #[test]
    fn two_digit_years_are_not_in_the_future() {
        assert_eq!(read("01.02.26").unwrap(), "2026-02-01");
        assert_eq!(read("01.02.27").unwrap(), "1927-02-01");
        assert_eq!(read("3. März 90").unwrap(), "1990-03-03");
    }

    #[test]
    fn both_readings_are_a_fault_until_the_file_settles_them() {
        assert_eq!(read("1/2/90"), Err(Fault::DateAmbiguous));
        assert_eq!(read("01-02-1990"), Err(Fault::DateAmbiguous));
        assert_eq!(read("3/3/1990").unwrap(), "1990-03-03");
        let day = DateStyle { order: Some(Order::DayFirst), ..OPEN };
        let month = DateStyle { order: Some(Order::MonthFirst), ..OPEN };
        assert_eq!(date("1/2/90", day).unwrap().to_string(), "1990-02-01");
        assert_eq!(date("1/2/90", month).unwrap().to_string(), "1990-01-02");
    }

    #[test]
    fn one_number_above_twelve_tells_the_order() {
        for (text, order) in [
            ("31/12/1980", Some(Order::DayFirst)),
            ("12/31/1980", Some(Order::MonthFirst)),
            ("13-01-90", Some(Order::DayFirst)),
            (" 1/13/90 00:00:00", Some(Order::MonthFirst)),
            ("1/2/90", None),
            ("31/31/1990", None),
            ("31.12.1990", None),
            ("1990-12-31", None),
            ("1990/12/31", None),
            ("29/2/1990", None),
            ("unknown", None),
            ("", None),
        ] {
            assert_eq!(date_order(text, OPEN), order, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_named() {
        for (text, fault) in [
            ("31.02.1990", Fault::DateImpossible),
            ("29.02.1900", Fault::DateImpossible),
            ("1990-13-01", Fault::DateImpossible),
            ("1990", Fault::DateShape),
            ("1.2.3.4", Fault::DateShape),
            ("1.2.199", Fault::DateShape),
            ("morgen", Fault::DateShape),
            ("", Fault::Empty),
        ] {
            assert_eq!(read(text), Err(fault), "{text}");
        }
    }
}
