//! A person as a list gives it, and the comparable form of it.

use crate::edit::MAX_LEN;
use crate::keys;
use crate::normal::{self, DateStyle, Order, fold, is_title_word, words};
use crate::slips;

/// The fields of a row that matching looks at; any may be empty. Nothing has to be valid: what
/// cannot be read counts as a value of its own or as missing.
#[derive(Clone, Copy, Default)]
pub struct Person<'a> {
    /// First names.
    pub first_name: &'a str,
    /// Family name.
    pub last_name: &'a str,
    /// Street and house number, or PO box.
    pub street: &'a str,
    /// Postcode.
    pub postcode: &'a str,
    /// Town.
    pub city: &'a str,
    /// E-mail address.
    pub email: &'a str,
    /// Telephone number.
    pub phone: &'a str,
    /// Date of birth.
    pub birthdate: &'a str,
}

/// What the reader of a list has to assume.
#[derive(Clone, Copy, Debug)]
pub struct Assumptions {
    /// Calling code of telephone numbers without one; 49 for Germany.
    pub calling_code: u16,
    /// Two-digit years of birth are not after this year.
    pub latest_year: i16,
}

/// A person in comparable form: what matching works with. Making it is half the work of a look-up
/// and needs no base, so readers of lists do it beforehand, in parallel. No `Debug`: it holds values.
#[derive(Clone, Default)]
pub struct Comparable(pub(crate) Prepared);

impl Comparable {
    /// Makes a person comparable. Takes time bounded by a constant, whatever the fields hold.
    pub fn of(person: &Person<'_>, assume: Assumptions) -> Self {
        Self(prepare(person, assume))
    }

    /// The hashes of its blocking keys, into `out` (cleared first): who has none in common with
    /// somebody else is not compared with them.
    pub fn blocking_keys(&self, out: &mut Vec<u32>) {
        let mut found = Vec::new();
        keys::keys(&self.0, &mut found);
        out.clear();
        out.extend(found.iter().map(|key| key.hash));
    }

    /// Whether there is nothing to compare.
    pub fn is_empty(&self) -> bool {
        let p = &self.0;
        [&p.first, &p.last, &p.street, &p.postcode, &p.city, &p.local].iter().all(|t| t.is_empty())
            && p.phone == 0
            && p.birth == 0
    }
}

/// The comparable form of a person. Texts are folded and at most 64 bytes long.
#[derive(Clone, Default)]
pub(crate) struct Prepared {
    pub(crate) first: String,
    pub(crate) last: String,
    pub(crate) street: String,
    /// House number × 32 + letter (a = 1); 0 for none.
    pub(crate) number: u32,
    pub(crate) postcode: String,
    pub(crate) city: String,
    /// Part of the e-mail address before the `@`.
    pub(crate) local: String,
    pub(crate) domain: String,
    /// Digits with calling code; 0 for none.
    pub(crate) phone: u64,
    /// Year × 10,000 + month × 100 + day; 0 for none.
    pub(crate) birth: u32,
}

/// Longest field looked at, in bytes; the rest of a longer one is ignored.
const MAX_FIELD: usize = 256;

/// Makes a person comparable. Takes time bounded by a constant, whatever the fields hold.
pub(crate) fn prepare(person: &Person<'_>, assume: Assumptions) -> Prepared {
    let (street_line, town) =
        slips::columns(head(person.street, MAX_FIELD), head(person.city, MAX_FIELD));
    let (first, last) =
        slips::names(head(person.first_name, MAX_FIELD), head(person.last_name, MAX_FIELD));
    let (street, number) = street(street_line);
    let (local, domain) = email(person.email);
    Prepared {
        first: name(first),
        last: name(last),
        street,
        number,
        postcode: postcode(person.postcode),
        city: city(town),
        local,
        domain,
        phone: phone(person.phone, assume.calling_code),
        birth: birth(person.birthdate, assume.latest_year),
    }
}

/// The start of a text, cut at a character.
fn head(text: &str, max: usize) -> &str {
    if text.len() <= max {
        return text;
    }
    text.get(..text.floor_char_boundary(max)).unwrap_or_default()
}

fn cut(text: String) -> String {
    if text.len() <= MAX_LEN { text } else { head(&text, MAX_LEN).to_owned() }
}

/// Folded words without titles.
fn name(text: &str) -> String {
    let folded = slips::letters(fold(&slips::encoding(text)));
    let mut out = String::with_capacity(folded.len());
    let kept = words(&folded).filter(|word| !is_title_word(word));
    kept.for_each(|word| push_word(word, &mut out));
    if out.is_empty() {
        words(&folded).for_each(|word| push_word(word, &mut out));
    }
    cut(out)
}

fn push_word(word: &str, out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(word);
}

fn street(text: &str) -> (String, u32) {
    let street = normal::take_apart(&fold(&slips::encoding(text)));
    let number = street.number().map_or(0, |n| {
        let letter = n.letter.map_or(0, |c| u32::from(c as u8 & 31));
        n.number.min(99_999) * 32 + letter
    });
    (cut(street.name().to_owned()), number)
}

/// Letters and digits, without the country letters before a number.
fn postcode(text: &str) -> String {
    let all: String = head(text, MAX_FIELD)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .take(12)
        .collect();
    let digits = all.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let prefixed = digits.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit());
    if prefixed { digits.to_owned() } else { all }
}

fn city(text: &str) -> String {
    let folded = fold(&slips::encoding(text));
    let mut joined = String::with_capacity(folded.len());
    words(&folded).for_each(|word| push_word(word, &mut joined));
    cut(normal::known_town(&joined).map_or(joined, str::to_owned))
}

fn email(text: &str) -> (String, String) {
    let text = head(text, MAX_FIELD).trim();
    let mailbox = match normal::email(text) {
        Ok(email) => email.mailbox(),
        Err(_) => fold(text),
    };
    match mailbox.rsplit_once('@') {
        Some((local, domain)) => (cut(local.to_owned()), cut(domain.to_owned())),
        None => (cut(mailbox), String::new()),
    }
}

/// Digits in international form. Looser and a hundred times faster than a numbering plan: two
/// spellings of one number meet, that is all matching needs.
fn phone(text: &str, calling_code: u16) -> u64 {
    let text = head(text, MAX_FIELD).replace("(0)", "");
    let international = text.trim_start().starts_with('+');
    let mut digits: String = text.chars().filter(char::is_ascii_digit).take(19).collect();
    if digits.len() < 5 {
        return 0;
    }
    if !international {
        digits = match (digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (Some(international), _) => international.to_owned(),
            (None, Some(national)) => format!("{calling_code}{national}"),
            (None, None) => format!("{calling_code}{digits}"),
        };
    }
    head(&digits, 18).parse().unwrap_or(0)
}

/// Eight digits as they stand; the calendar is not asked, so that a mistyped day stays comparable.
pub(crate) fn birth(text: &str, latest_year: i16) -> u32 {
    let text = head(text, MAX_FIELD).trim();
    let iso = matches!(text.len(), 8 | 10)
        && text.bytes().enumerate().all(|(i, b)| match (text.len(), i) {
            (10, 4 | 7) => b == b'-',
            _ => b.is_ascii_digit(),
        });
    if iso && text.starts_with(['1', '2']) {
        return text
            .bytes()
            .filter(u8::is_ascii_digit)
            .fold(0, |n, b| n * 10 + u32::from(b - b'0'));
    }
    let style = DateStyle { latest_year, order: Some(Order::DayFirst) };
    normal::date(text, style).map_or_else(
        |_| slips::slid_date(text),
        |date| {
            let part = |n: i8| u32::from(n.unsigned_abs());
            u32::from(date.year().unsigned_abs()) * 10_000
                + part(date.month()) * 100
                + part(date.day())
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 2026 };

    #[test]
    fn spellings_of_one_person_meet() {
        let a = Person {
            first_name: "Hans-Jürgen",
            last_name: "Dr. Müller",
            street: "Goldstraße 12a",
            postcode: "D-01067",
            city: "Munich",
            email: "H.Mueller+x@googlemail.com",
            phone: "0170/123 45 67",
            birthdate: "3.2.1990",
        };
        let b = Person {
            first_name: " hans juergen",
            last_name: "MUELLER",
            street: "Goldstr. 12 A",
            postcode: "01067",
            city: "München",
            email: "hmueller@gmail.com",
            phone: "+49 (0)170 1234567",
            birthdate: "1990-02-03",
        };
        let (a, b) = (prepare(&a, ASSUME), prepare(&b, ASSUME));
        assert_eq!((&a.first, &a.last), (&b.first, &b.last));
        assert_eq!((&a.street, a.number), (&b.street, b.number));
        assert_eq!((&a.postcode, &a.city), (&b.postcode, &b.city));
        assert_eq!((&a.local, &a.domain), (&b.local, &b.domain));
        assert_eq!((a.phone, a.birth), (b.phone, b.birth));
        assert_eq!((b.phone, b.birth), (491_701_234_567, 19_900_203));
    }

    #[test]
    fn hostile_fields_stay_short() {
        let long = "ä🎉 ".repeat(300_000);
        let p = Person {
            first_name: &long,
            street: &long,
            email: &long,
            phone: &long,
            ..Person::default()
        };
        let p = prepare(&p, ASSUME);
        assert!([&p.first, &p.street, &p.local].iter().all(|text| text.len() <= MAX_LEN));
        assert_eq!(p.phone, 0);
    }
}
