//! Fixed binary layouts: filling a buffer part by part, taking it apart again, hexadecimal text.

/// Copies `parts` one after the other to the front of `out`.
pub(crate) fn fill(out: &mut [u8], parts: &[&[u8]]) {
    debug_assert!(parts.iter().map(|part| part.len()).sum::<usize>() <= out.len());
    let mut rest = out;
    for part in parts {
        if let Some((head, tail)) = std::mem::take(&mut rest).split_at_mut_checked(part.len()) {
            head.copy_from_slice(part);
            rest = tail;
        }
    }
}

/// Takes `N` bytes off the front.
pub(crate) fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk()?;
    *rest = tail;
    Some(*head)
}

/// Lower-case hexadecimal. Never grows, so that no copy of a secret is left behind.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2 + 1);
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    text.extend(digits.filter_map(|digit| char::from_digit(digit.into(), 16)));
    text
}

/// Bytes of hexadecimal text; `None` for anything else.
pub(crate) fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 2);
    for pair in text.as_bytes().chunks_exact(2) {
        match pair {
            [high, low] => bytes.push(digit(*high)? << 4 | digit(*low)?),
            _ => return None,
        }
    }
    Some(bytes)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Serde for byte strings as hexadecimal text.
pub(crate) mod as_hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(
        bytes: impl AsRef<[u8]>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::hex(bytes.as_ref()))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>, B: TryFrom<Vec<u8>>>(
        deserializer: D,
    ) -> Result<B, D::Error> {
        super::unhex(&String::deserialize(deserializer)?)
            .and_then(|bytes| B::try_from(bytes).ok())
            .ok_or_else(|| D::Error::custom("expected hexadecimal digits of a fixed length"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_reads_back_and_nothing_else_is_read() {
        assert_eq!(hex(&[0, 0x9f, 0xff]), "009fff");
        assert_eq!(unhex("009fff"), Some(vec![0, 0x9f, 0xff]));
        assert_eq!(unhex("009ff"), None);
        assert_eq!(unhex("+0"), None);
        assert_eq!(unhex("ä"), None);
    }

    #[test]
    fn a_layout_comes_apart_as_it_was_put_together() {
        let mut out = [0; 5];
        fill(&mut out, &[&[1, 2], &[3], &[4, 5]]);
        let mut rest: &[u8] = &out;
        assert_eq!(take::<2>(&mut rest), Some([1, 2]));
        assert_eq!(take::<3>(&mut rest), Some([3, 4, 5]));
        assert_eq!(take::<1>(&mut rest), None);
    }
}
