//! What is known of one person, folded: the list of everything the index holds about them.
//!
//! A record is kept per person so that an entry can be taken out exactly as it was put in.

use zeroize::Zeroizing;

use crate::fold;
use crate::secret::Secret;

/// Values of one field that are indexed; more are ignored.
const MAX_VALUES: usize = 16;
/// Room for the text of nearly every person: growing would leave copies behind.
const USUAL_BYTES: usize = 512;

/// The values of one person to be found by, as they are written.
#[derive(Clone, Copy, Default)]
pub struct Doc<'a> {
    /// Given and family names, former names, nicknames; a value may hold several words.
    pub names: &'a [&'a str],
    /// Firms, departments, associations.
    pub organisations: &'a [&'a str],
    /// Towns, with or without postcode in the same value; a postcode may also stand alone.
    pub towns: &'a [&'a str],
    /// E-mail addresses.
    pub emails: &'a [&'a str],
    /// Phone numbers in any spelling; E.164 is best.
    pub phones: &'a [&'a str],
}

/// Where a word was found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Name,
    Organisation,
    Town,
}

/// One thing to be found by.
pub(crate) enum Entry<'a> {
    /// One folded word of a field.
    Word(Field, &'a str),
    /// A whole town, for [`crate::Index::ids_in_town`].
    Town(&'a str),
    /// A folded e-mail address.
    Mail(&'a str),
    /// The folded domain of an address.
    Domain(&'a str),
    /// The digits of a phone number.
    Phone(&'a str),
}

/// The values of one person, folded, one a line: a letter for the kind, then the text.
pub(crate) struct Record(Secret);

impl Record {
    /// Folds `doc`.
    pub(crate) fn of(doc: &Doc<'_>) -> Self {
        let mut text = Zeroizing::new(String::with_capacity(USUAL_BYTES));
        let mut add = |kind, values: &[&str], fold: fn(&str) -> String| {
            for value in values.iter().take(MAX_VALUES) {
                let folded = Zeroizing::new(fold(value));
                if !folded.is_empty() {
                    text.push(kind);
                    text.push_str(&folded);
                    text.push('\n');
                }
            }
        };
        add('n', doc.names, fold::phrase);
        add('o', doc.organisations, fold::phrase);
        add('t', doc.towns, fold::spelt);
        add('m', doc.emails, fold::address);
        add('p', doc.phones, fold::digits);
        Self(Secret::new(&text))
    }

    /// Shows `see` every entry; one may come more than once.
    pub(crate) fn visit(&self, mut see: impl FnMut(Entry<'_>)) {
        self.0.lines().for_each(|line| visit(line, &mut see));
    }

    /// Shows `see` the entries of values that `other` has not.
    pub(crate) fn visit_beyond(&self, other: &Self, mut see: impl FnMut(Entry<'_>)) {
        let is_gone = |line: &&str| !other.0.lines().any(|own| own == *line);
        self.0.lines().filter(is_gone).for_each(|line| visit(line, &mut see));
    }

    /// The e-mail addresses in this record.
    pub(crate) fn mails(&self) -> impl Iterator<Item = &str> {
        self.0.lines().filter_map(|line| line.strip_prefix('m'))
    }

    /// Bytes of text.
    pub(crate) fn bytes(&self) -> usize {
        self.0.len()
    }
}

/// Shows `see` the entries of one line.
fn visit(line: &str, see: &mut impl FnMut(Entry<'_>)) {
    let mut rest = line.chars();
    let kind = rest.next();
    let text = rest.as_str();
    let mut words = |field, text: &str| {
        text.split_whitespace().for_each(|word| see(Entry::Word(field, word)));
    };
    match kind {
        Some('n') => words(Field::Name, text),
        Some('o') => words(Field::Organisation, text),
        Some('t') => {
            words(Field::Town, &Zeroizing::new(fold::phrase(text)));
            see(Entry::Town(&fold::town(text)));
        }
        Some('m') => {
            see(Entry::Mail(text));
            see(Entry::Domain(&fold::domain(text)));
        }
        Some('p') => see(Entry::Phone(text)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_every_value() {
        let doc = Doc {
            names: &["Anna Müller", "anna mueller-peters"],
            towns: &["20095 Hamburg"],
            emails: &["Anna@Example.com", ""],
            phones: &["040 1234", "keine"],
            ..Doc::default()
        };
        let record = Record::of(&doc);
        let lines: Vec<_> = record.0.lines().collect();
        let mail = "manna@example.com";
        assert_eq!(
            lines,
            ["nanna muller", "nanna muller peters", "t20095 hamburg", mail, "p401234"]
        );
        assert_eq!(count(|see| record.visit(see)), 11);
        assert_eq!(record.mails().collect::<Vec<_>>(), ["anna@example.com"]);
        let less = Record::of(&Doc { names: &["Anna Mueller"], ..doc });
        assert_eq!(count(|see| record.visit_beyond(&less, see)), 3);
    }

    fn count(visit: impl FnOnce(&mut dyn FnMut(Entry<'_>))) -> usize {
        let mut count = 0;
        visit(&mut |_| count += 1);
        count
    }

    #[test]
    fn a_hostile_record_is_bounded() {
        let long = "ab ".repeat(100_000);
        let many: Vec<String> = (0..5_000).map(|n| format!("w{n}")).collect();
        let many: Vec<&str> =
            [long.as_str()].into_iter().chain(many.iter().map(String::as_str)).collect();
        let doc = Doc { names: &many, organisations: &many, emails: &many, ..Doc::default() };
        assert!(count(|see| Record::of(&doc).visit(see)) <= 100);
        let huge = "x".repeat(10_000_000);
        assert!(
            Record::of(&Doc { names: &[&huge], emails: &[&huge], ..Doc::default() }).bytes() < 600
        );
    }
}
