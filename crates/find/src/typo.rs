//! Tells whether two words differ by a typing error or two.
//!
//! The measure is the Damerau–Levenshtein distance in its common restricted form (optimal string
//! alignment): a letter too many, too few, wrong, or two neighbours swapped; no part of the word is
//! corrected twice.

/// What is known of a word at a glance: the set of its letters, in 26 bits, below its length.
#[derive(Clone, Copy)]
pub(crate) struct Shape(u32);

const LETTERS: u32 = (1 << 26) - 1;

impl Shape {
    /// The shape of `word`.
    pub(crate) fn of(word: &str) -> Self {
        let letters = word.chars().fold(0, |set, c| set | 1u32 << (u32::from(c) % 26));
        let length = word.chars().take(63).fold(0, |length, _| length + 1);
        Self(length << 26 | letters)
    }

    /// False if words of these shapes must differ by more than `errors`: one error changes the
    /// length by one at most, and takes out and brings in one letter at most.
    fn may_be_within(self, other: Self, errors: u32) -> bool {
        (self.0 >> 26).abs_diff(other.0 >> 26) <= errors
            && ((self.0 ^ other.0) & LETTERS).count_ones() <= 2 * errors
    }
}

/// A word to be found in spite of typing errors.
pub(crate) struct Pattern<'a> {
    word: &'a str,
    shape: Shape,
    allowed: u32,
}

impl<'a> Pattern<'a> {
    /// Allows one error from four letters on, two from eight; `None` for shorter words and
    /// numbers, where another number is simply another.
    pub(crate) fn new(word: &'a str) -> Option<Self> {
        let allowed = match word.chars().filter(|c| c.is_alphabetic()).count() {
            0..4 => return None,
            4..8 => 1,
            8.. => 2,
        };
        Some(Self { word, shape: Shape::of(word), allowed })
    }

    /// Whether a word of this shape may be near enough; most are not.
    pub(crate) fn may_fit(&self, shape: Shape) -> bool {
        self.shape.may_be_within(shape, self.allowed)
    }

    /// Errors between the word and `other`, in UTF-8; `None` if more than allowed.
    pub(crate) fn errors(&self, other: &[u8]) -> Option<u32> {
        if self.word.is_ascii() && other.is_ascii() {
            return least(self.word.as_bytes(), other, self.allowed);
        }
        let letters = |word: &str| word.chars().collect::<Vec<_>>();
        least(&letters(self.word), &letters(str::from_utf8(other).ok()?), self.allowed)
    }
}

/// Whether two texts differ by one typing error and no more; equal ones do not.
pub(crate) fn is_near(a: &[u8], b: &[u8]) -> bool {
    a != b && a.len().abs_diff(b.len()) <= 1 && within(a, b, 1)
}

/// Whether two texts agree as far as both go, but for one typing error at most. Quick, for many.
pub(crate) fn agree_but_for_one(a: &[u8], b: &[u8]) -> bool {
    let Some(at) = a.iter().zip(b).position(|(x, y)| x != y) else { return true };
    let same = |a: Option<&[u8]>, b: Option<&[u8]>| {
        let (a, b) = (a.unwrap_or_default(), b.unwrap_or_default());
        a.iter().zip(b).all(|(x, y)| x == y)
    };
    same(a.get(at + 1..), b.get(at + 1..))
        || same(a.get(at + 1..), b.get(at..))
        || same(a.get(at..), b.get(at + 1..))
        || a.get(at) == b.get(at + 1)
            && a.get(at + 1) == b.get(at)
            && same(a.get(at + 2..), b.get(at + 2..))
}

fn least<T: PartialEq>(a: &[T], b: &[T], allowed: u32) -> Option<u32> {
    (0..=allowed).find(|errors| within(a, b, *errors))
}

/// Whether `errors` corrections suffice; tries each correction at the first difference.
fn within<T: PartialEq>(a: &[T], b: &[T], errors: u32) -> bool {
    match (a, b) {
        ([], []) => true,
        ([x, a @ ..], [y, b @ ..]) if x == y => within(a, b, errors),
        _ if errors == 0 => false,
        ([], rest) | (rest, []) => rest.len() <= errors as usize,
        ([x, a_rest @ ..], [y, b_rest @ ..]) => {
            let left = errors - 1;
            within(a_rest, b_rest, left)
                || within(a_rest, b, left)
                || within(a, b_rest, left)
                || matches!((a_rest, b_rest), ([u, a2 @ ..], [v, b2 @ ..])
                    if x == v && y == u && within(a2, b2, left))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn errors(word: &str, other: &str) -> Option<u32> {
        let pattern = Pattern::new(word)?;
        pattern.may_fit(Shape::of(other)).then(|| pattern.errors(other.as_bytes()))?
    }

    #[test]
    fn allowance_grows_with_length() {
        assert_eq!(errors("tim", "tom"), None);
        assert_eq!(errors("anna", "anan"), Some(1));
        assert_eq!(errors("schmidt", "schmitz"), None);
        assert_eq!(errors("schmidtke", "schmitze"), Some(2));
        assert_eq!(errors("20095", "20099"), None);
        assert_eq!(errors("иванов", "ивонов"), Some(1));
    }

    proptest! {
        #[test]
        fn what_is_near_agrees_but_for_one(a in "[abc]{1,9}", b in "[abc]{1,9}") {
            let near = strsim::osa_distance(&a, &b) <= 1;
            prop_assert!(!near || agree_but_for_one(a.as_bytes(), b.as_bytes()));
            prop_assert_eq!(near && a != b, is_near(a.as_bytes(), b.as_bytes()));
        }

        #[test]
        fn agrees_with_the_textbook_measure(a in "[abcdé]{4,11}", b in "[abcdé]{0,12}") {
            let allowed = if a.chars().count() < 8 { 1 } else { 2 };
            let true_distance = strsim::osa_distance(&a, &b);
            let expected = (true_distance <= allowed).then_some(true_distance);
            prop_assert_eq!(errors(&a, &b).map(|n| n as usize), expected);
        }
    }
}
