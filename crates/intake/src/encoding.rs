//! Character encodings of foreign files, decided once and checked line by line.

use encoding_rs::{ISO_8859_15, MACINTOSH, WINDOWS_1250, WINDOWS_1252};

law::vocabulary! {
    /// How a file writes its characters.
    Encoding {
        Ascii = 1 "ASCII",
        Utf8 = 2 "UTF-8",
        Utf16Le = 3 "UTF-16LE",
        Utf16Be = 4 "UTF-16BE",
        Windows1252 = 5 "WINDOWS-1252",
        Iso8859_15 = 6 "ISO-8859-15",
        Windows1250 = 7 "WINDOWS-1250",
        Macintosh = 8 "MACINTOSH",
        Cp850 = 9 "CP850",
    }
}

/// The upper half of code page 850, in which programs of DOS days still export.
const CP850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// Names that people know encodings by, without punctuation.
const ALIASES: [(&str, Encoding); 14] = [
    ("utf16", Encoding::Utf16Le),
    ("ansi", Encoding::Windows1252),
    ("cp1252", Encoding::Windows1252),
    ("latin1", Encoding::Windows1252),
    ("iso88591", Encoding::Windows1252),
    ("latin9", Encoding::Iso8859_15),
    ("cp1250", Encoding::Windows1250),
    ("latin2", Encoding::Windows1250),
    ("macroman", Encoding::Macintosh),
    ("mac", Encoding::Macintosh),
    ("dos", Encoding::Cp850),
    ("oem", Encoding::Cp850),
    ("ibm850", Encoding::Cp850),
    ("850", Encoding::Cp850),
];

impl Encoding {
    /// The encodings that can be chosen by hand, the common ones first.
    pub const BY_HAND: [Self; 8] = [
        Self::Utf8,
        Self::Windows1252,
        Self::Iso8859_15,
        Self::Cp850,
        Self::Macintosh,
        Self::Windows1250,
        Self::Utf16Le,
        Self::Utf16Be,
    ];

    /// The encoding that somebody means by this word.
    pub(crate) fn by_hand(word: &str) -> Option<Self> {
        let plain = |text: &str| -> String {
            text.chars().filter(char::is_ascii_alphanumeric).flat_map(char::to_lowercase).collect()
        };
        let word = plain(word);
        let by_name = Self::BY_HAND.into_iter().find(|found| plain(found.word()) == word);
        by_name.or_else(|| ALIASES.iter().find(|(name, _)| *name == word).map(|(_, found)| *found))
    }

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
            Self::Windows1252 | Self::Iso8859_15 | Self::Windows1250 | Self::Macintosh => {
                let table = match self {
                    Self::Windows1252 => WINDOWS_1252,
                    Self::Windows1250 => WINDOWS_1250,
                    Self::Macintosh => MACINTOSH,
                    _ => ISO_8859_15,
                };
                text.push_str(&table.decode_without_bom_handling(line).0);
                self.is_plausible(line)
            }
            Self::Cp850 => {
                text.extend(line.iter().map(|byte| match byte.checked_sub(0x80) {
                    Some(high) => CP850.chars().nth(high.into()).unwrap_or_default(),
                    None => char::from(*byte),
                }));
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
            Self::Windows1250 => matches!(byte, 0x81 | 0x83 | 0x88 | 0x90 | 0x98),
            Self::Macintosh | Self::Cp850 => false,
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
    fn every_encoding_that_can_be_chosen_is_read() {
        for (word, bytes) in [
            ("cp850", b"M\x81ller, Stra\xE1e".as_slice()),
            ("Mac", b"M\x9Fller, Stra\xA7e"),
            ("windows-1250", b"M\xFCller, Stra\xDFe"),
            ("iso-8859-1", b"M\xFCller, Stra\xDFe"),
        ] {
            let (mut text, mut encoding) = (String::new(), Encoding::by_hand(word).unwrap());
            assert!(encoding.decode(bytes, &mut text), "{word}");
            assert_eq!(text, "Müller, Straße", "{word}");
        }
        assert_eq!(CP850.chars().count(), 128);
        assert!(Encoding::BY_HAND.iter().all(|e| Encoding::by_hand(e.word()) == Some(*e)));
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
