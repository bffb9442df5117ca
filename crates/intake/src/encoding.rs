//! Character encodings of foreign files, decided once and checked line by line.

use encoding_rs::{ISO_8859_15, WINDOWS_1252};

law::vocabulary! {
    /// How a file writes its characters.
    Encoding {
        Ascii = 1 "ASCII",
        Utf8 = 2 "UTF-8",
        Utf16Le = 3 "UTF-16LE",
        Utf16Be = 4 "UTF-16BE",
        Windows1252 = 5 "WINDOWS-1252",
        Iso8859_15 = 6 "ISO-8859-15",
    }
}

impl Encoding {
    /// Appends the line to `text`; `false` if the line does not fit this encoding. The text is
    /// then an approximation, good for finding cell borders only.
    ///
    /// `Ascii` means that nothing else was seen yet: the first other line decides it.
    /// Lines of UTF-16 files arrive as UTF-8 (see [`crate::lines`]).
    pub(crate) fn decode(&mut self, line: &[u8], text: &mut String) -> bool {
        if line.is_ascii() {
            text.push_str(std::str::from_utf8(line).unwrap_or_default());
            return true;
        }
        if *self == Self::Ascii {
            *self = of_undecided(line);
        }
        match self {
            Self::Windows1252 | Self::Iso8859_15 => {
                let table = if *self == Self::Windows1252 { WINDOWS_1252 } else { ISO_8859_15 };
                text.push_str(&table.decode_without_bom_handling(line).0);
                self.is_plausible(line)
            }
            _ => match std::str::from_utf8(line) {
                Ok(valid) => {
                    text.push_str(valid);
                    true
                }
                Err(_) => {
                    text.push_str(&String::from_utf8_lossy(line));
                    false
                }
            },
        }
    }

    /// A one-byte encoding accepts every byte, so two signs tell that a line came from elsewhere:
    /// it is well-formed UTF-8 throughout, or it uses bytes that have no character.
    fn is_plausible(self, line: &[u8]) -> bool {
        let undefined = |byte: &u8| match self {
            Self::Windows1252 => matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D),
            _ => (0x80..=0x9F).contains(byte),
        };
        std::str::from_utf8(line).is_err() && !line.iter().any(undefined)
    }
}

/// The encoding of bytes that are known not to be ASCII throughout.
pub(crate) fn of_undecided(bytes: &[u8]) -> Encoding {
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => of_one_byte(bytes),
    }
}

/// Tells Windows-1252 from ISO-8859-15, which differ in the bytes 80–9F and in eight others.
fn of_one_byte(bytes: &[u8]) -> Encoding {
    if bytes.iter().any(|byte| (0x80..=0x9F).contains(byte)) {
        return Encoding::Windows1252;
    }
    let letter = |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphabetic() || *b >= 0xC0);
    let with_neighbours = bytes.iter().enumerate().any(|(at, byte)| match byte {
        // € instead of ¤, which nobody writes.
        0xA4 => true,
        // Š š ž Œ œ Ÿ inside a word, instead of ¦ ¨ ¸ ¼ ½ ¾. Ž is left out: its byte is the
        // accent ´ of Windows-1252, often typed as an apostrophe.
        0xA6 | 0xA8 | 0xB8 | 0xBC | 0xBD | 0xBE => letter(bytes.get(at + 1)),
        _ => false,
    });
    if with_neighbours { Encoding::Iso8859_15 } else { Encoding::Windows1252 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_one_byte_encodings_apart() {
        assert_eq!(of_undecided(b"M\xFCller"), Encoding::Windows1252);
        assert_eq!(of_undecided(b"12 \x80"), Encoding::Windows1252);
        assert_eq!(of_undecided(b"12 \xA4"), Encoding::Iso8859_15);
        assert_eq!(of_undecided(b"\xA6imunek"), Encoding::Iso8859_15);
        assert_eq!(of_undecided(b"O\xB4Brien"), Encoding::Windows1252);
        assert_eq!(of_undecided("Müller".as_bytes()), Encoding::Utf8);
        assert_eq!(of_undecided(b"Dr. J\xE4"), Encoding::Windows1252);
    }

    #[test]
    fn a_line_from_elsewhere_is_noticed() {
        let mut text = String::new();
        assert!(Encoding::Windows1252.decode(b"M\xFCller", &mut text));
        assert_eq!(text, "Müller");
        assert!(!Encoding::Windows1252.decode("Müller".as_bytes(), &mut text));
        assert!(!Encoding::Iso8859_15.decode(b"\x80", &mut text));
        assert!(!Encoding::Utf8.decode(b"M\xFCller", &mut text));
    }

    #[test]
    fn ascii_is_decided_by_the_first_other_line() {
        let (mut undecided, mut text) = (Encoding::Ascii, String::new());
        assert!(undecided.decode(b"plain", &mut text));
        assert_eq!(undecided, Encoding::Ascii);
        assert!(undecided.decode(b" \xFC", &mut text));
        assert_eq!((undecided, text.as_str()), (Encoding::Windows1252, "plain ü"));
    }
}
