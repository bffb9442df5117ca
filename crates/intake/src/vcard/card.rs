//! One card as the cells of a row.

use calcard::vcard::{VCard, VCardEntry, VCardKind, VCardProperty, VCardValue};
use calcard::{Entry, Parser};

use crate::Cause;

/// The columns of a card, in order.
pub(crate) const COLUMNS: [&str; 22] = [
    "title",
    "given_name",
    "family_name",
    "full_name",
    "organisation",
    "email",
    "email_2",
    "email_3",
    "phone",
    "phone_2",
    "phone_3",
    "phone_4",
    "street",
    "postcode",
    "city",
    "country",
    "street_2",
    "postcode_2",
    "city_2",
    "country_2",
    "birth_date",
    "note",
];

const EMAILS: std::ops::Range<usize> = 5..8;
const PHONES: std::ops::Range<usize> = 8..12;
const ADDRESSES: [usize; 2] = [12, 16];

/// The cells of a card and whether it had values beyond them.
///
/// # Errors
/// What keeps the card from being a row: there is nothing in it, or it is about nobody.
pub(super) fn cells(text: &str) -> Result<(Vec<String>, bool), Cause> {
    let Entry::VCard(card) = Parser::new(text).entry() else { return Err(Cause::BrokenCard) };
    if card.entries.iter().any(about_nobody) {
        return Err(Cause::NobodysCard);
    }
    let mut cells = Cells { cells: vec![String::new(); COLUMNS.len()], left_out: false };
    cells.fill(&card);
    let known = cells.cells.iter().any(|cell| !cell.is_empty());
    if known { Ok((cells.cells, cells.left_out)) } else { Err(Cause::BrokenCard) }
}

/// Groups, places and things have cards, too (RFC 6350 section 6.1.4); address books of Apple write
/// groups of version 3.0 with a name of their own.
fn about_nobody(entry: &VCardEntry) -> bool {
    let name = entry.name.as_str();
    let kind =
        name.eq_ignore_ascii_case("KIND") || name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND");
    kind && entry.values.iter().any(|value| match value {
        VCardValue::Kind(kind) => !matches!(kind, VCardKind::Individual | VCardKind::Org),
        VCardValue::Text(word) => word.trim().eq_ignore_ascii_case("group"),
        _ => false,
    })
}

struct Cells {
    cells: Vec<String>,
    left_out: bool,
}

impl Cells {
    fn fill(&mut self, card: &VCard) {
        for entry in &card.entries {
            match entry.name {
                VCardProperty::N => self.name(entry),
                VCardProperty::Fn => self.put(3..4, all(entry, " ")),
                VCardProperty::Org => self.put(4..5, all(entry, ", ")),
                VCardProperty::Email => self.put(EMAILS, without(all(entry, ""), "mailto:")),
                VCardProperty::Tel => self.put(PHONES, without(all(entry, ""), "tel:")),
                VCardProperty::Adr => self.address(entry),
                VCardProperty::Bday => self.put(20..21, all(entry, "")),
                VCardProperty::Note => self.put(21..22, all(entry, ", ")),
                _ => {}
            }
        }
    }

    /// Family name; given names; additional names; titles before; titles behind.
    fn name(&mut self, entry: &VCardEntry) {
        let part = |index| component(entry, index, " ");
        self.put(0..1, part(3));
        self.put(1..2, joined([part(1), part(2)], " "));
        self.put(2..3, part(0));
    }

    /// Post box; extension; street; town; region; postcode; country.
    fn address(&mut self, entry: &VCardEntry) {
        let part = |index| component(entry, index, ", ");
        let street = joined([part(0), part(2), part(1)], ", ");
        let parts = [street, part(5), part(3), part(6)];
        if parts.iter().all(String::is_empty) {
            return;
        }
        let free = |begin: &usize| {
            let place = self.cells.get(*begin..begin + 4);
            place.is_some_and(|place| place.iter().all(String::is_empty))
        };
        match ADDRESSES.iter().copied().find(free) {
            Some(begin) => {
                for (offset, part) in parts.into_iter().enumerate() {
                    self.put(begin + offset..begin + offset + 1, part);
                }
            }
            None => self.left_out = true,
        }
    }

    /// Puts a value into the first free one of these cells.
    fn put(&mut self, places: std::ops::Range<usize>, value: String) {
        if value.is_empty() {
            return;
        }
        let places = self.cells.get_mut(places).unwrap_or_default();
        match places.iter_mut().find(|cell| cell.is_empty()) {
            Some(cell) => *cell = value,
            None => self.left_out = true,
        }
    }
}

fn all(entry: &VCardEntry, separator: &str) -> String {
    joined(entry.values.iter().map(|value| text(value, separator)), separator)
}

fn component(entry: &VCardEntry, index: usize, separator: &str) -> String {
    entry.values.get(index).map(|value| text(value, separator)).unwrap_or_default()
}

fn joined(parts: impl IntoIterator<Item = String>, separator: &str) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(separator)
}

fn text(value: &VCardValue, separator: &str) -> String {
    match value {
        VCardValue::Text(text) => text.trim().to_owned(),
        VCardValue::Component(parts) => {
            joined(parts.iter().map(|p| p.trim().to_owned()), separator)
        }
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::PartialDateTime(at) => match (at.year, at.month, at.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
            (Some(year), None, None) => format!("{year:04}"),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn without(value: String, scheme: &str) -> String {
    let (head, tail) = value.split_at_checked(scheme.len()).unwrap_or(("", &value));
    if head.eq_ignore_ascii_case(scheme) { tail.to_owned() } else { value }
}
