//! What is known of one person, folded: the list of everything the index holds about them.
//!
//! A record is kept per person so that an entry can be taken out exactly as it was put in.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use crate::fold;
use crate::secret::Secret;

/// Entries of one person that are indexed; more are ignored, names and addresses first.
const MAX_ENTRIES: usize = 64;

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

/// The entries of one person, one a line: a letter for the kind, then the text.
pub(crate) struct Record(Secret);

impl Record {
    /// Folds `doc`; each entry occurs once.
    pub(crate) fn of(doc: &Doc<'_>) -> Self {
        let words = |kind, values: &[&str]| lines(kind, values, fold::words);
        let whole = |kind, values: &[&str], fold: fn(&str) -> String| {
            lines(kind, values, move |value| vec![fold(value)])
        };
        let all = [
            words('n', doc.names),
            whole('m', doc.emails, fold::address),
            whole('@', doc.emails, fold::domain),
            whole('p', doc.phones, fold::digits),
            whole('=', doc.towns, fold::town),
            words('t', doc.towns),
            words('o', doc.organisations),
        ];
        let mut unique: Vec<_> = all.into_iter().flatten().take(MAX_ENTRIES).collect();
        unique.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        unique.dedup_by(|a, b| a.as_str() == b.as_str());
        // Reserved at once: growing would leave copies behind.
        let bytes = unique.iter().map(|line| line.len() + 1).sum();
        let mut text = Zeroizing::new(String::with_capacity(bytes));
        for line in &unique {
            text.push_str(line);
            text.push('\n');
        }
        Self(Secret::new(&text))
    }

    /// Everything in this record.
    pub(crate) fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.0.lines().filter_map(entry)
    }

    /// The entries of this record that `other` has not.
    pub(crate) fn beyond<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Entry<'a>> {
        let known: BTreeSet<&str> = other.0.lines().collect();
        self.0.lines().filter(move |line| !known.contains(line)).filter_map(entry)
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

/// The lines of one field; values that fold to nothing are left out.
fn lines(
    kind: char,
    values: &[&str],
    fold: impl Fn(&str) -> Vec<String>,
) -> Vec<Zeroizing<String>> {
    let folded = values.iter().take(MAX_ENTRIES).flat_map(|value| fold(value));
    let filled = folded.map(Zeroizing::new).filter(|text| !text.is_empty());
    filled.map(|text| Zeroizing::new(format!("{kind}{}", text.as_str()))).collect()
}

/// Reads one line.
fn entry(line: &str) -> Option<Entry<'_>> {
    let mut rest = line.chars();
    let kind = rest.next()?;
    let text = rest.as_str();
    match kind {
        'n' => Some(Entry::Word(Field::Name, text)),
        'o' => Some(Entry::Word(Field::Organisation, text)),
        't' => Some(Entry::Word(Field::Town, text)),
        '=' => Some(Entry::Town(text)),
        'm' => Some(Entry::Mail(text)),
        '@' => Some(Entry::Domain(text)),
        'p' => Some(Entry::Phone(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_holds_each_entry_once() {
        let doc = Doc {
            names: &["Anna Müller", "anna mueller-peters"],
            towns: &["20095 Hamburg"],
            emails: &["Anna@Example.com", ""],
            phones: &["040 1234", "keine"],
            ..Doc::default()
        };
        let record = Record::of(&doc);
        assert_eq!(
            record.0.lines().collect::<Vec<_>>(),
            [
                "=hamburg",
                "@example.com",
                "manna@example.com",
                "nanna",
                "nmuller",
                "npeters",
                "p401234",
                "t20095",
                "thamburg"
            ]
        );
        assert_eq!(record.entries().count(), 9);
        assert_eq!(record.mails().collect::<Vec<_>>(), ["anna@example.com"]);
        assert_eq!(record.beyond(&Record::of(&Doc { names: &["Anna"], ..doc })).count(), 2);
    }

    #[test]
    fn a_hostile_record_is_bounded() {
        let long = "ab ".repeat(100_000);
        let many: Vec<String> = (0..5_000).map(|n| format!("w{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).chain([long.as_str()]).collect();
        let doc = Doc { names: &many, organisations: &many, emails: &many, ..Doc::default() };
        assert!(Record::of(&doc).entries().count() <= MAX_ENTRIES);
        let huge = "x".repeat(10_000_000);
        assert!(
            Record::of(&Doc { names: &[&huge], emails: &[&huge], ..Doc::default() }).bytes() < 600
        );
    }
}
