//! How well somebody fits, and how that is added up.
//!
//! How a word was found always outweighs where: a whole word in a town goes before a beginning in
//! a name.

use crate::record::Field;

/// A whole word, address, domain or number.
pub(crate) const WHOLE: u16 = 40;
/// The beginning of one, or a part of a number.
pub(crate) const PART: u16 = 24;
/// Bonus of an address or number.
pub(crate) const CONTACT: u16 = 2;
/// Bonus of a domain.
pub(crate) const DOMAIN: u16 = 1;

/// With `errors` typing errors.
pub(crate) fn mistyped(errors: u32) -> u16 {
    if errors == 1 { 14 } else { 6 }
}

/// Bonus of the field a word stands in.
pub(crate) fn bonus(field: Field) -> u16 {
    match field {
        Field::Name => 5,
        Field::Organisation => 3,
        Field::Town => 1,
    }
}

/// A score for each person number; 0 is "not found".
pub(crate) struct Scores(Vec<u16>);

impl Scores {
    /// Nobody found, among `people` numbers.
    pub(crate) fn none(people: usize) -> Self {
        Self(vec![0; people])
    }

    /// Raises the score of the person in `slot` to `score` at least.
    pub(crate) fn raise(&mut self, slot: u32, score: u16) {
        if let Some(own) = self.0.get_mut(slot as usize) {
            *own = score.max(*own);
        }
    }

    /// Whether nobody is found.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|score| *score == 0)
    }

    /// Keeps who is found in both, with the sum.
    pub(crate) fn and(&mut self, other: &Self) {
        for (own, other) in self.0.iter_mut().zip(&other.0) {
            *own = if *own == 0 || *other == 0 { 0 } else { own.saturating_add(*other) };
        }
    }

    /// The scores by person number.
    pub(crate) fn as_slice(&self) -> &[u16] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_outweighs_where() {
        let (best, worst) = (bonus(Field::Name), bonus(Field::Town));
        assert!(WHOLE + worst.min(DOMAIN) > PART + best);
        assert!(PART + worst.min(DOMAIN) > mistyped(1) + best);
        assert!(mistyped(1) + worst > mistyped(2) + best);
    }

    #[test]
    fn who_is_found_in_one_part_only_is_not_found() {
        let mut a = Scores(vec![0, 1, 2, 9]);
        a.and(&Scores(vec![5, 0, 5, 1]));
        assert_eq!(a.0, [0, 0, 7, 10]);
    }
}
