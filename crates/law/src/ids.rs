//! Identifiers: 16 bytes, ordered by time of creation, random enough not to be guessed.
//!
//! The layout is that of UUID version 7 (RFC 9562, 5.7): 48 bits of milliseconds, then 74 bits that
//! are random, the first twelve of them a counter where many are made at once. Ordered keys keep
//! inserts sequential; an id says nothing about a person.

/// Declares a newtype over 16 bytes.
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub struct $name(pub [u8; 16]);

        impl $name {
            /// An id for `unix_ms` milliseconds since 1970 UTC, made unique by `random`.
            pub const fn new(unix_ms: u64, random: [u8; 10]) -> Self { Self(layout(unix_ms, random)) }
            /// The id in these bytes; `None` unless there are exactly 16.
            pub fn from_slice(bytes: &[u8]) -> Option<Self> { bytes.try_into().ok().map(Self) }
            /// The id written as 32 hexadecimal digits; `None` for anything else.
            pub fn parse(text: &str) -> Option<Self> { parse_hex(text).map(Self) }
            /// The 16 bytes.
            pub const fn bytes(&self) -> &[u8; 16] { &self.0 }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
    };
}

id!(
    /// A person, a sole trader or a firm that data are held about.
    PersonId
);
id!(
    /// One value about one person.
    DatumId
);
id!(
    /// Where a set of values came from and what they may be used for.
    LabelId
);
id!(
    /// One run of taking in a file or feed.
    ImportId
);
id!(
    /// A row that waits for a human decision.
    HeldId
);
id!(
    /// Somebody who works with Obhut.
    UserId
);
id!(
    /// One request of a user; ties audit leaves, log lines and error references together.
    RequestId
);
id!(
    /// Anything else that needs an identity of its own.
    ObjectId
);

/// Bits as in RFC 9562, 5.7: time, version 7, variant 10, random.
const fn layout(unix_ms: u64, random: [u8; 10]) -> [u8; 16] {
    let [_, _, t0, t1, t2, t3, t4, t5] = unix_ms.to_be_bytes();
    let [r0, r1, r2, r3, r4, r5, r6, r7, r8, r9] = random;
    [t0, t1, t2, t3, t4, t5, 0x70 | (r0 & 0x0f), r1, 0x80 | (r2 & 0x3f), r3, r4, r5, r6, r7, r8, r9]
}

fn parse_hex(text: &str) -> Option<[u8; 16]> {
    if text.len() != 32 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    u128::from_str_radix(text, 16).ok().map(u128::to_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 9562, 5.7: six bytes of time, version 7, variant 10; every other bit is random.
    #[test]
    fn an_id_is_laid_out_as_uuid_version_7() {
        let time = 0x0123_4567_89ab;
        for (random, sixth, eighth) in [(0x00, 0x70, 0x80), (0xff, 0x7f, 0xbf), (0xa5, 0x75, 0xa5)]
        {
            let id = PersonId::new(time, [random; 10]);
            let mut expected = [random; 16];
            expected[..6].copy_from_slice(&[0x01, 0x23, 0x45, 0x67, 0x89, 0xab]);
            (expected[6], expected[8]) = (sixth, eighth);
            assert_eq!(id.bytes(), &expected);
        }
    }

    #[test]
    fn later_ids_sort_later_and_read_back() {
        let early = PersonId::new(1_000, [0xff; 10]);
        let late = PersonId::new(1_001, [0; 10]);
        assert!(early < late);
        assert_eq!(PersonId::parse(&early.to_string()), Some(early));
        assert_eq!(PersonId::parse("xyz"), None);
        assert_eq!(PersonId::parse("+0000000000000000000000000000000"), None);
    }
}
