//! The strings that the cells of a workbook share.

use zeroize::Zeroize;

use super::xml::{Piece, Xml};
use crate::{Cause, Limits};

/// What a string costs beside its text: its end, twice, because a growing list reserves ahead.
const PER_STRING: usize = 8;

/// All shared strings in one piece of memory: per string only its four bytes of end are added.
#[derive(Default)]
pub(super) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Reads the part. What it says about its own length is not believed.
    pub fn read(mut xml: Xml, limits: &Limits) -> Result<Self, Cause> {
        let mut strings = Self::default();
        let (mut shown, mut hints) = (false, 0_u32);
        loop {
            let mut ended = false;
            match xml.next()? {
                Piece::Start(element) => match element.local_name().as_ref() {
                    "t" => shown = hints == 0,
                    // How to pronounce a Japanese text; not part of it.
                    "rPh" => hints += 1,
                    _ => {}
                },
                Piece::End(element) => match element.local_name().as_ref() {
                    "t" => shown = false,
                    "rPh" => hints = hints.saturating_sub(1),
                    "si" => {
                        strings.end();
                        ended = true;
                    }
                    _ => {}
                },
                Piece::Text(text) if shown => strings.text.push_str(&text),
                Piece::Text(_) => {}
                Piece::Eof => return Ok(strings),
            }
            if ended {
                xml.useful();
            }
            if strings.text.len() + PER_STRING * strings.ends.len() > limits.strings_bytes {
                return Err(Cause::Bomb);
            }
        }
    }

    /// The string with this number, from 0.
    pub fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)? as usize;
        let begin = match index.checked_sub(1) {
            Some(before) => *self.ends.get(before)? as usize,
            None => 0,
        };
        self.text.get(begin..end)
    }

    fn end(&mut self) {
        self.ends.push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
    }
}

impl Drop for Strings {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}
