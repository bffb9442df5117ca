//! Physical lines of a text file, bounded in length, with UTF-16 already turned into UTF-8.

use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE};
use memchr::memchr;

use crate::Encoding;

const CHUNK: usize = 64 << 10;
/// Never occurs in UTF-8: marks a character of a UTF-16 file that could not be decoded, so that
/// its line fails the check every line goes through.
const INVALID: u8 = 0xFF;

/// Lines of a reader, one at a time, without keeping more than one chunk of the file.
pub(crate) struct Lines<R> {
    source: R,
    decoder: Option<Decoder>,
    terminator: u8,
    max: usize,
    buffer: Vec<u8>,
    at: usize,
    read: u64,
    number: u64,
    ended: bool,
}

/// What was found of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// The whole line.
    Whole,
    /// The beginning of a line that is longer than allowed; the rest was skipped.
    Cut,
}

impl<R: Read> Lines<R> {
    /// Lines that end in `terminator`; a CR before LF belongs to the ending.
    pub fn new(source: R, encoding: Encoding, terminator: u8, max: usize) -> Self {
        let decoder = match encoding {
            Encoding::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Encoding::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
            _ => None,
        };
        let (buffer, at) = (Vec::with_capacity(CHUNK), 0);
        Self { source, decoder, terminator, max, buffer, at, read: 0, number: 0, ended: false }
    }

    /// Number of the line read last, from 1.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Bytes taken from the source so far.
    pub fn bytes_read(&self) -> u64 {
        self.read
    }

    /// Replaces the content of `line` by the next line without its ending; `None` at the end.
    pub fn next(&mut self, line: &mut Vec<u8>) -> io::Result<Option<Line>> {
        line.clear();
        let mut found = Line::Whole;
        let mut begun = false;
        loop {
            let rest = self.buffer.get(self.at..).unwrap_or_default();
            if rest.is_empty() {
                if self.fill()? {
                    continue;
                }
                return Ok(begun.then(|| self.finish(line, found)));
            }
            begun = true;
            let ending = memchr(self.terminator, rest);
            let piece = rest.get(..ending.unwrap_or(rest.len())).unwrap_or_default();
            let room = self.max.saturating_sub(line.len());
            if piece.len() > room {
                found = Line::Cut;
            }
            line.extend(piece.get(..room).unwrap_or(piece));
            self.at += piece.len() + usize::from(ending.is_some());
            if ending.is_some() {
                return Ok(Some(self.finish(line, found)));
            }
        }
    }

    fn finish(&mut self, line: &mut Vec<u8>, found: Line) -> Line {
        self.number += 1;
        if self.number == 1 && line.starts_with(b"\xEF\xBB\xBF") {
            line.drain(..3);
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        found
    }

    /// Reads the next chunk; `false` when the source has ended.
    fn fill(&mut self) -> io::Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let mut chunk = [0; CHUNK];
        let count = retrying(&mut self.source, &mut chunk)?;
        let bytes = chunk.get(..count).unwrap_or_default();
        self.read += count as u64;
        self.ended = count == 0;
        self.at = 0;
        self.buffer.clear();
        match &mut self.decoder {
            Some(decoder) => to_utf8(decoder, bytes, self.ended, &mut self.buffer),
            None => self.buffer.extend(bytes),
        }
        Ok(!self.ended || !self.buffer.is_empty())
    }
}

fn retrying(source: &mut impl Read, chunk: &mut [u8]) -> io::Result<usize> {
    loop {
        match source.read(chunk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

fn to_utf8(decoder: &mut Decoder, mut bytes: &[u8], last: bool, out: &mut Vec<u8>) {
    loop {
        let begin = out.len();
        let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(0);
        out.resize(begin + room.max(16), 0);
        let target = out.get_mut(begin..).unwrap_or_default();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(bytes, target, last);
        out.truncate(begin + written);
        bytes = bytes.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => out.push(INVALID),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8], encoding: Encoding, max: usize) -> Vec<(Vec<u8>, Line)> {
        let mut lines = Lines::new(bytes, encoding, b'\n', max);
        let (mut line, mut found) = (Vec::new(), Vec::new());
        while let Some(kind) = lines.next(&mut line).unwrap() {
            found.push((line.clone(), kind));
        }
        assert_eq!(lines.bytes_read(), bytes.len() as u64);
        found
    }

    #[test]
    fn endings_and_byte_order_mark_are_not_content() {
        let found = all(b"\xEF\xBB\xBFa\r\nb\n\nc", Encoding::Utf8, 9);
        let texts: Vec<_> = found.iter().map(|(line, _)| line.as_slice()).collect();
        assert_eq!(texts, [b"a".as_slice(), b"b", b"", b"c"]);
    }

    #[test]
    fn a_long_line_is_cut_and_the_next_one_whole() {
        let mut bytes = vec![b'x'; 3 * CHUNK];
        bytes.extend(b"\nshort\n");
        let found = all(&bytes, Encoding::Utf8, 10);
        assert_eq!(found[0], (vec![b'x'; 10], Line::Cut));
        assert_eq!(found[1], (b"short".to_vec(), Line::Whole));
    }

    #[test]
    fn utf16_becomes_utf8_and_a_lone_surrogate_spoils_its_line_only() {
        let units: Vec<u16> =
            "ä\n".encode_utf16().chain([0xD800, 10]).chain("ö\n".encode_utf16()).collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (bytes, encoding) in [(little, Encoding::Utf16Le), (big, Encoding::Utf16Be)] {
            let found = all(&bytes, encoding, 9);
            assert_eq!(found[0].0, "ä".as_bytes());
            assert_eq!(found[1].0, [INVALID]);
            assert_eq!(found[2].0, "ö".as_bytes());
        }
    }
}
