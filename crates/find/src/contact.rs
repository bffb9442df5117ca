//! E-mail addresses by their beginning, phone numbers by any part.
//!
//! Both are nearly unique to a person, so they get leaner lists than words do.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use zeroize::Zeroize;

/// Bytes of an address that are sorted by; together with the person's number 16 bytes.
const START: usize = 12;
/// Digits of a phone number that are kept; E.164 allows 15.
const DIGITS: usize = 16;
/// Digits a part of a phone number must have.
pub(crate) const MIN_DIGITS: usize = 4;

/// The beginning of an address, filled up with one byte.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Start([u8; START]);

impl Start {
    fn of(address: &str, filler: u8) -> Self {
        let mut start = [filler; START];
        start.iter_mut().zip(address.bytes()).for_each(|(to, from)| *to = from);
        Self(start)
    }
}

impl Drop for Start {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// E-mail addresses in the order of their first bytes.
#[derive(Default)]
pub(crate) struct Mails(BTreeSet<(Start, u32)>);

impl Mails {
    /// Whether there are none.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes that the person in `slot` has `address`.
    pub(crate) fn put(&mut self, address: &str, slot: u32) {
        self.0.insert((Start::of(address, 0), slot));
    }

    /// Forgets it.
    pub(crate) fn take(&mut self, address: &str, slot: u32) {
        self.0.remove(&(Start::of(address, 0), slot));
    }

    /// Who may have an address that begins with `start`; surely, if [`Mails::is_sure`].
    pub(crate) fn candidates(&self, start: &str) -> impl Iterator<Item = u32> {
        let range = (Start::of(start, 0), 0)..=(Start::of(start, u8::MAX), u32::MAX);
        self.0.range(range).map(|(_, slot)| *slot)
    }

    /// Whether candidates for `start` need no second look.
    pub(crate) fn is_sure(start: &str) -> bool {
        start.len() <= START
    }

    /// Bytes held, roughly.
    pub(crate) fn bytes(&self) -> usize {
        self.0.len() * size_of::<(Start, u32)>() * 10 / 7
    }
}

/// Digits of a phone number, four bits each, the last digit lowest; 0 is written as 1, so that an
/// empty place differs from a digit.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Number(NonZeroU64);

impl Number {
    /// The first 16 of `digits`; `None` if there are none.
    pub(crate) fn of(digits: &str) -> Option<Self> {
        let values = digits.chars().filter_map(|c| c.to_digit(10)).take(DIGITS);
        let packed = values.fold(0, |packed, digit| packed << 4 | u64::from(digit + 1));
        NonZeroU64::new(packed).map(Self)
    }

    /// Whether `part` occurs in this number.
    fn contains(&self, part: &Self) -> bool {
        let mask = u64::MAX >> (part.0.leading_zeros() / 4 * 4);
        let (mut rest, part) = (self.0.get(), part.0.get());
        while rest >= part {
            if rest & mask == part {
                return true;
            }
            rest >>= 4;
        }
        false
    }
}

impl Drop for Number {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// Phone numbers; searching looks at each, so they lie side by side.
#[derive(Default)]
pub(crate) struct Phones {
    /// The first number of each person, by the person's number.
    first: Vec<Option<Number>>,
    /// Further ones.
    more: BTreeSet<(Number, u32)>,
}

impl Phones {
    /// Notes that the person in `slot` has this number.
    pub(crate) fn put(&mut self, digits: &str, slot: u32) {
        let Some(number) = Number::of(digits) else { return };
        let place = slot as usize;
        if self.first.len() <= place {
            self.first.resize_with(place + 1, || None);
        }
        match self.first.get_mut(place) {
            Some(Some(first)) if *first != number => _ = self.more.insert((number, slot)),
            Some(first) => *first = Some(number),
            None => {}
        }
    }

    /// Forgets it.
    pub(crate) fn take(&mut self, digits: &str, slot: u32) {
        let Some(number) = Number::of(digits) else { return };
        if let Some(first) = self.first.get_mut(slot as usize) {
            first.take_if(|first| *first == number);
        }
        self.more.remove(&(number, slot));
    }

    /// Who has a number with `part` in it, and whether it is the whole number.
    pub(crate) fn with(&self, part: &Number) -> impl Iterator<Item = (u32, bool)> {
        let first =
            (0..).zip(&self.first).filter_map(|(slot, first)| Some((first.as_ref()?, slot)));
        let all = first.chain(self.more.iter().map(|(number, slot)| (number, *slot)));
        let hits = all.filter(move |(number, _)| number.contains(part));
        hits.map(move |(number, slot)| (slot, number == part))
    }

    /// Bytes held, roughly.
    pub(crate) fn bytes(&self) -> usize {
        self.first.capacity() * size_of::<Option<Number>>()
            + self.more.len() * size_of::<(Number, u32)>() * 10 / 7
    }

    /// Whether there are none.
    #[cfg(test)]
    pub(crate) fn is_empty(&self) -> bool {
        self.more.is_empty() && self.first.iter().all(Option::is_none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn addresses_are_found_by_their_beginning() {
        let mut mails = Mails::default();
        mails.put("anna@x.de", 1);
        mails.put("anna.muller@example.com", 2);
        mails.put("hanna@x.de", 3);
        assert_eq!(mails.candidates("anna").collect::<Vec<_>>(), [2, 1]);
        assert_eq!(mails.candidates("anna.muller@other").collect::<Vec<_>>(), [2]);
        assert!(Mails::is_sure("anna") && !Mails::is_sure("anna.muller@other"));
        mails.take("anna@x.de", 1);
        assert_eq!(mails.candidates("anna@").count(), 0);
    }

    proptest! {
        #[test]
        fn a_part_is_found_where_text_has_it(number in "[0-2]{1,18}", part in "[0-2]{1,6}") {
            let kept: String = number.chars().take(DIGITS).collect();
            let found = Number::of(&number).unwrap().contains(&Number::of(&part).unwrap());
            prop_assert_eq!(found, kept.contains(&part));
        }
    }
}
