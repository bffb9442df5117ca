//! E-mail addresses by their beginning, phone numbers by any part, both with a slip of the keyboard
//! where nothing else is found.
//!
//! Both are nearly unique to a person, so they get leaner lists than words do.

use std::collections::BTreeSet;
use std::num::NonZeroU64;

use zeroize::{Zeroize, Zeroizing};

use crate::typo;

/// Bytes of an address that are sorted by; together with the person's number 16 bytes.
const START: usize = 12;
/// Digits of a phone number that are kept; E.164 allows 15.
const DIGITS: usize = 16;
/// Digits a part of a phone number must have.
pub(crate) const MIN_DIGITS: usize = 4;
/// Digits and characters from which on a slip is forgiven: in shorter ones, another is another.
const MIN_NEAR: usize = 7;

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

    /// Who may have an address that begins with `typed` but for one slip, behind the first character.
    pub(crate) fn near(&self, typed: &str) -> impl Iterator<Item = u32> {
        let first = typed.chars().next().filter(|_| typed.len() >= MIN_NEAR);
        let first = first.and_then(|first| typed.get(..first.len_utf8()));
        let all = first.into_iter().flat_map(|first| {
            let range = (Start::of(first, 0), 0)..=(Start::of(first, u8::MAX), u32::MAX);
            self.0.range(range)
        });
        let fits = |start: &Start| {
            let end = start.0.iter().position(|byte| *byte == 0).unwrap_or(START);
            let own = start.0.get(..end).unwrap_or_default();
            typo::agree_but_for_one(own, typed.as_bytes())
        };
        all.filter(move |(start, _)| fits(start)).map(|(_, slot)| *slot)
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

    /// The digits, first to last.
    fn digits(&self) -> Zeroizing<Vec<u8>> {
        let places = (0..DIGITS).rev().map(|place| (self.0.get() >> (4 * place) & 15) as u8);
        let mut digits = Zeroizing::new(Vec::with_capacity(DIGITS));
        digits.extend(places.filter(|digit| *digit > 0));
        digits
    }

    /// What stands before and behind the middle; `None` unless long enough for slips.
    fn sides(&self) -> Option<Sides> {
        let length = u32::try_from(self.digits().len()).ok()?;
        let (left, right) = ((length / 2).saturating_sub(1), length - length / 2 - 1);
        let whole = self.0.get();
        (length as usize >= MIN_NEAR).then(|| Sides {
            left: whole >> (4 * (length - left)),
            left_mask: (1 << (4 * left)) - 1,
            left_at: length - left,
            right: whole & ((1 << (4 * right)) - 1),
            right_mask: (1 << (4 * right)) - 1,
        })
    }

    /// Whether this number, from some digit on to its end, is `part` with one slip.
    fn ends_nearly(&self, part: &[u8]) -> bool {
        let own = self.digits();
        let tails = [part.len() - 1, part.len(), part.len() + 1].into_iter();
        let mut tails = tails.filter_map(|length| own.get(own.len().checked_sub(length)?..));
        tails.any(|tail| typo::is_near(tail, part))
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

/// Both sides of a number as they lie at the end of another.
struct Sides {
    left: u64,
    left_mask: u64,
    /// Digits behind the left side.
    left_at: u32,
    right: u64,
    right_mask: u64,
}

impl Sides {
    /// Whether one of them stands in `own` where it stands in the number, give or take one digit.
    fn stand_in(&self, own: &Number) -> bool {
        let own = own.0.get();
        let at = |digits: u32| own.checked_shr(4 * digits).unwrap_or(0) & self.left_mask;
        own & self.right_mask == self.right
            || (self.left_at - 1..=self.left_at + 1).any(|digits| at(digits) == self.left)
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
        let hits = self.all().filter(move |(number, _)| number.contains(part));
        hits.map(move |(number, slot)| (slot, number == part))
    }

    /// Who has a number that ends in `part` with one slip.
    pub(crate) fn near(&self, part: &Number) -> impl Iterator<Item = u32> {
        // Wherever the slip is, also two swapped in the middle: one side stands there as it was typed.
        let (sides, digits) = (part.sides(), part.digits());
        let near = self.all().filter(move |(number, _)| {
            sides.as_ref().is_some_and(|sides| sides.stand_in(number))
                && number.ends_nearly(&digits)
        });
        near.map(|(_, slot)| slot)
    }

    fn all(&self) -> impl Iterator<Item = (&Number, u32)> {
        let first =
            (0..).zip(&self.first).filter_map(|(slot, first)| Some((first.as_ref()?, slot)));
        first.chain(self.more.iter().map(|(number, slot)| (number, *slot)))
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

    #[test]
    fn a_number_is_found_with_one_slip() {
        let mut phones = Phones::default();
        phones.put("491713920108", 7);
        let near = |typed: &str| phones.near(&Number::of(typed).unwrap()).collect::<Vec<_>>();
        for typed in
            ["1713920180", "1713290108", "1713820108", "171392108", "17139200108", "491719320108"]
        {
            assert_eq!(near(typed), [7], "{typed}");
        }
        for other in ["1713820180", "920180", "1713920", "4917139201"] {
            assert!(near(other).is_empty(), "{other}");
        }
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
