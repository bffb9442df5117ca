//! Watches the bytes of an XML part before the parser sees them.
//!
//! The parser keeps a token in memory until it ends and remembers every open element. A part that
//! inflates into one endless token or into endless nesting would therefore take all memory. Only
//! what spreadsheets need passes: no document types, comments or sections, no processing
//! instruction but the first.

use crate::Cause;

/// Bytes of one text or tag.
const TOKEN: usize = 512 << 10;
/// Open elements; sheets need about ten.
const DEPTH: u32 = 64;

/// Where in the XML the watched bytes are.
#[derive(Default)]
pub(super) struct Pace {
    place: Place,
    token: usize,
    depth: u32,
    begun: bool,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Place {
    #[default]
    Text,
    TagBegin,
    OpenTag,
    OpenTagSlash,
    CloseTag,
    Quoted(u8),
    Bang,
    Instruction,
    InstructionMark,
}

impl Pace {
    /// Looks at the next bytes; an error if the parser must not see them.
    pub fn check(&mut self, bytes: &[u8]) -> Result<(), Cause> {
        for byte in bytes {
            let next = self.step(*byte)?;
            if next != Place::Text || self.place == Place::Text {
                self.token += 1;
            }
            if (self.place == Place::Text) != (next == Place::Text) {
                self.token = 0;
            }
            if self.token > TOKEN {
                return Err(Cause::Bomb);
            }
            self.place = next;
        }
        Ok(())
    }

    fn step(&mut self, byte: u8) -> Result<Place, Cause> {
        use Place::*;
        Ok(match (self.place, byte) {
            (_, 0) => return Err(Cause::DamagedWorkbook),
            (Text, b'<') => TagBegin,
            (Text, _) => Text,
            (TagBegin, b'?') if !std::mem::replace(&mut self.begun, true) => Instruction,
            (TagBegin, b'!') => Bang,
            (TagBegin, b'?' | b'>' | b'<') => return Err(Cause::DamagedWorkbook),
            (TagBegin, b'/') => {
                self.depth = self.depth.saturating_sub(1);
                CloseTag
            }
            (TagBegin, _) => self.opened()?,
            (OpenTag | OpenTagSlash, b'"' | b'\'') => Quoted(byte),
            (OpenTag, b'/') => OpenTagSlash,
            (OpenTagSlash, b'>') => {
                self.depth = self.depth.saturating_sub(1);
                Text
            }
            (OpenTag, b'>') => Text,
            (OpenTag | OpenTagSlash, _) => OpenTag,
            (Quoted(quote), _) => {
                if byte == quote {
                    OpenTag
                } else {
                    self.place
                }
            }
            (CloseTag, b'>') => Text,
            (CloseTag, b'"' | b'\'' | b'<') => return Err(Cause::DamagedWorkbook),
            (CloseTag, _) => CloseTag,
            // A document type is where entities that multiply are declared.
            (Bang, b'D' | b'd') => return Err(Cause::Bomb),
            (Bang, _) => return Err(Cause::DamagedWorkbook),
            (Instruction | InstructionMark, b'?') => InstructionMark,
            (InstructionMark, b'>') => Text,
            (Instruction | InstructionMark, _) => Instruction,
        })
    }

    fn opened(&mut self) -> Result<Place, Cause> {
        self.begun = true;
        self.depth += 1;
        if self.depth > DEPTH { Err(Cause::Bomb) } else { Ok(Place::OpenTag) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(xml: &str) -> Result<(), Cause> {
        Pace::default().check(xml.as_bytes())
    }

    #[test]
    fn honest_xml_passes() {
        assert_eq!(check("<?xml version=\"1.0\"?>\n<a b='>'><c d=\"/>\"/>x</a>"), Ok(()));
        let siblings = "<v/>".repeat(100_000);
        assert_eq!(check(&format!("<a>{siblings}</a>")), Ok(()));
    }

    #[test]
    fn endless_tokens_and_nesting_do_not() {
        let long = "x".repeat(TOKEN + 2);
        for bomb in
            [long.clone(), format!("<a>{long}"), format!("<a b='{long}'"), format!("</{long}")]
        {
            assert_eq!(check(&bomb), Err(Cause::Bomb));
        }
        assert_eq!(check(&format!("<a b='{}'", "<>".repeat(TOKEN))), Err(Cause::Bomb));
        assert_eq!(check(&format!("<?{}", "<>".repeat(TOKEN))), Err(Cause::Bomb));
        assert_eq!(check(&"<a>".repeat(65)), Err(Cause::Bomb));
    }

    #[test]
    fn what_spreadsheets_do_not_need_is_refused() {
        assert_eq!(check("<!DOCTYPE a"), Err(Cause::Bomb));
        assert_eq!(check("<a><!-- x -->"), Err(Cause::DamagedWorkbook));
        assert_eq!(check("<a><?php ?>"), Err(Cause::DamagedWorkbook));
        assert_eq!(check("<a></a \">"), Err(Cause::DamagedWorkbook));
    }
}
