//! What the cells of a column without a telling name look like.

use law::kinds::Shape;

use super::Target;

/// The target that most cells of the sample agree on. Names and towns look like any word, so they
/// are not guessed.
pub(super) fn target<'a>(cells: impl Iterator<Item = &'a str>) -> Option<Target> {
    let cells: Vec<&str> = cells.map(str::trim).take(50).collect();
    let most = |is: fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 10 >= cells.len() * 8
    };
    let part = |shape, place| Some(Target::Part(shape, place));
    if most(is_email) {
        return part(Shape::Email, 0);
    }
    if most(is_birth_date) {
        return part(Shape::BirthDate, 0);
    }
    if most(is_postcode) {
        return part(Shape::Postal, 1);
    }
    if most(is_phone) {
        return part(Shape::Phone, 0);
    }
    if most(is_street) { part(Shape::Postal, 0) } else { None }
}

fn is_email(cell: &str) -> bool {
    cell.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && host.contains('.') && !cell.contains(char::is_whitespace)
    })
}

/// Five digits in Germany, four in Austria and Switzerland, where a country may stand in front.
fn is_postcode(cell: &str) -> bool {
    let digits =
        cell.split_once('-').filter(|(country, _)| country.len() <= 2).map_or(cell, |(_, d)| d);
    matches!(digits.len(), 4 | 5) && digits.bytes().all(|sign| sign.is_ascii_digit())
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let signs = cell.bytes().all(|sign| sign.is_ascii_digit() || b"+()/- .".contains(&sign));
    signs && (6..=16).contains(&digits) && cell.starts_with(['+', '0', '('])
}

/// A day long enough ago that somebody born then can be a customer.
fn is_birth_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split(['.', '-', '/']).collect();
    let number = |text: &&str| text.parse::<u32>().ok();
    match parts.iter().map(number).collect::<Option<Vec<_>>>().as_deref() {
        Some([year, month, day] | [day, month, year]) if *year > 31 => {
            (1900..2012).contains(year) && (1..=12).contains(month) && (1..=31).contains(day)
        }
        Some([day, month, year]) => {
            (1900..2012).contains(year) && (1..=12).contains(month) && (1..=31).contains(day)
        }
        _ => false,
    }
}

/// Words and then a number, such as `Lindenweg 4a`.
fn is_street(cell: &str) -> bool {
    cell.rsplit_once(' ').is_some_and(|(street, number)| {
        street.chars().filter(|sign| sign.is_alphabetic()).count() >= 3
            && number.starts_with(|sign: char| sign.is_ascii_digit())
            && number.len() <= 6
    })
}
