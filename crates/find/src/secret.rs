//! Text that is zeroed when it is no longer needed, and never shown.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::ops::Deref;

use zeroize::{Zeroize, ZeroizeOnDrop};

/// A text.
pub(crate) struct Secret(Box<str>);

impl Secret {
    /// A copy of `text`.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// Bytes of a word that fit beside its length into three machine words.
const SHORT: usize = 22;

/// A word as a key. Short ones, nearly all, are kept in place: comparing follows no pointer.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) enum Key {
    /// Up to 22 bytes: how many, and the bytes.
    Short(u8, [u8; SHORT]),
    /// More.
    Long(Box<[u8]>),
}

impl Key {
    /// The key of `word`.
    pub(crate) fn new(word: &str) -> Self {
        match u8::try_from(word.len()) {
            Ok(length) if word.len() <= SHORT => {
                let mut bytes = [0; SHORT];
                bytes.iter_mut().zip(word.bytes()).for_each(|(to, from)| *to = from);
                Self::Short(length, bytes)
            }
            _ => Self::Long(word.as_bytes().into()),
        }
    }

    /// The bytes of the word.
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or(bytes),
            Self::Long(bytes) => bytes,
        }
    }

    /// Bytes held beside the key itself.
    pub(crate) fn outside(&self) -> usize {
        match self {
            Self::Short(..) => 0,
            Self::Long(bytes) => bytes.len() + 16,
        }
    }
}

impl Borrow<[u8]> for Key {
    fn borrow(&self) -> &[u8] {
        self.bytes()
    }
}

impl Ord for Key {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl PartialOrd for Key {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for Key {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_its_word() {
        for length in [0, 1, 21, 22, 23, 40, 300] {
            let word = "a".repeat(length);
            assert_eq!(Key::new(&word).bytes(), word.as_bytes());
        }
        assert!(Key::new("anna") < Key::new(&"b".repeat(30)));
        assert_eq!(size_of::<Key>(), 24);
    }
}
