//! A value in the clear, for as short as possible: its parts one after the other, each after its
//! length, wiped when dropped. It prints and serialises nothing; [`crate::Open`] does.

use law::kinds::Personal;
use zeroize::Zeroizing;

/// The parts of a value before it is sealed or after it was opened.
pub struct Clear {
    // INVARIANT: `parts` parts can be read from `bytes`; what follows is padding.
    kind: u16,
    parts: usize,
    bytes: Zeroizing<Vec<u8>>,
}

impl Clear {
    /// A value of kind `T`, its parts in the order of `T::FIELDS`; empty text for what is missing.
    /// Sealing refuses another number of parts.
    pub fn of<T: Personal>(parts: &[&str]) -> Self {
        let mut bytes = Zeroizing::new(Vec::with_capacity(encoded_len(parts)));
        encode(parts, &mut bytes);
        Self { kind: T::CODE, parts: parts.len(), bytes }
    }

    /// A value of a kind with one part that need not be text, such as a piece of a file.
    pub fn raw<T: Personal>(part: &[u8]) -> Self {
        let mut bytes = Zeroizing::new(Vec::with_capacity(encoded_len(&[part])));
        encode(&[part], &mut bytes);
        Self { kind: T::CODE, parts: 1, bytes }
    }

    /// Reads what was opened; `None` if the parts of `T` cannot be read from it.
    pub(crate) fn decode<T: Personal>(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        let mut rest: &[u8] = &bytes;
        for _ in T::FIELDS {
            split(&mut rest)?;
        }
        rest.iter().all(|byte| *byte == 0).then_some(())?;
        Some(Self { kind: T::CODE, parts: T::FIELDS.len(), bytes })
    }

    /// Part number `at`, counted from 0; empty if there is none or it is not text.
    pub fn field(&self, at: usize) -> &str {
        self.fields().nth(at).unwrap_or_default()
    }

    /// The parts in order; one that is not text counts as empty.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.raw_fields().map(|part| std::str::from_utf8(part).unwrap_or_default())
    }

    /// The first part as bytes, for kinds made by [`Clear::raw`].
    pub fn bytes(&self) -> &[u8] {
        self.raw_fields().next().unwrap_or_default()
    }

    /// Whether every part is empty.
    pub fn is_empty(&self) -> bool {
        self.raw_fields().all(<[u8]>::is_empty)
    }

    /// Whether every part is text.
    pub(crate) fn is_text(&self) -> bool {
        self.raw_fields().all(|part| std::str::from_utf8(part).is_ok())
    }

    fn raw_fields(&self) -> impl Iterator<Item = &[u8]> {
        let mut rest: &[u8] = &self.bytes;
        (0..self.parts).map_while(move |_| split(&mut rest))
    }

    /// All parts as they are sealed.
    pub(crate) fn encoded(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn is_of<T: Personal>(&self) -> bool {
        self.kind == T::CODE && self.parts == T::FIELDS.len()
    }
}

/// How many bytes the parts take when encoded.
pub(crate) fn encoded_len(parts: &[impl AsRef<[u8]>]) -> usize {
    parts
        .iter()
        .map(|part| part.as_ref().len())
        .map(|len| len + if len < 255 { 1 } else { 5 })
        .sum()
}

/// Appends the parts: one byte with the length, or 255 and four bytes if it is 255 or more.
pub(crate) fn encode(parts: &[impl AsRef<[u8]>], out: &mut Vec<u8>) {
    for part in parts {
        let part = part.as_ref();
        match u8::try_from(part.len()) {
            Ok(len) if len < u8::MAX => out.push(len),
            _ => {
                out.push(u8::MAX);
                out.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
            }
        }
        out.extend_from_slice(part);
    }
}

fn split<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (&short, after) = rest.split_first()?;
    let (len, after) = match short {
        u8::MAX => {
            let (len, after) = after.split_first_chunk::<4>()?;
            (usize::try_from(u32::from_be_bytes(*len)).ok()?, after)
        }
        short => (usize::from(short), after),
    };
    let (part, after) = after.split_at_checked(len)?;
    *rest = after;
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::kinds::{Name, Upload};
    use proptest::prelude::*;

    fn reread<T: Personal>(clear: &Clear) -> Option<Clear> {
        let mut padded = clear.bytes.clone();
        padded.extend_from_slice(&[0; 7]);
        Clear::decode::<T>(padded)
    }

    proptest! {
        #[test]
        fn parts_read_back(parts in prop::array::uniform3(".{0,400}")) {
            let clear = Clear::of::<Name>(&parts.each_ref().map(String::as_str));
            let again = reread::<Name>(&clear).unwrap();
            prop_assert!(again.fields().eq(parts.iter().map(String::as_str)));
            prop_assert_eq!(clear.bytes.len(), encoded_len(&parts));
        }

        #[test]
        fn bytes_read_back(part in prop::collection::vec(any::<u8>(), 0..700)) {
            let clear = Clear::raw::<Upload>(&part);
            let again = reread::<Upload>(&clear).unwrap();
            prop_assert_eq!(again.bytes(), &part[..]);
        }

        #[test]
        fn nonsense_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = Clear::decode::<Name>(Zeroizing::new(bytes));
        }
    }

    #[test]
    fn rubbish_behind_the_parts_is_not_padding() {
        let mut bytes = Clear::of::<Name>(&["", "Eva", "Kern"]).bytes;
        bytes.extend_from_slice(&[0, 1]);
        assert!(Clear::decode::<Name>(bytes).is_none());
    }
}
