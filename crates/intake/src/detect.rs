//! Guesses from the beginning of a file what it is. Every guess can be overruled by hand.

mod dialect;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::WINDOWS_1252;

use crate::encoding::of_undecided;
use crate::lines::Lines;
use crate::{Encoding, Layout};

/// How a text table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// One of `,` `;` TAB `|`, or what was said by hand.
    pub delimiter: u8,
    /// `"` or `'`; NUL where nothing encloses cells.
    pub quote: u8,
    /// How characters are written.
    pub encoding: Encoding,
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// Whether lines end in CR alone.
    pub old_mac: bool,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A text table.
    Csv(Dialect),
    /// A workbook; the old and the encrypted form are told apart when it is opened.
    Xlsx,
    /// Electronic business cards (RFC 2426, RFC 6350).
    VCard(Encoding),
    /// Nothing in the file.
    Empty,
    /// Neither a table nor a card.
    Unknown,
}

/// What a file seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Detected {
    /// What it is.
    pub format: Format,
    /// `false` if a person should look at the preview, above all at its umlauts.
    pub certain: bool,
    /// What was said by hand; it goes before what was detected.
    pub layout: Layout,
}

impl Detected {
    /// Certainly this, and nothing was said by hand.
    pub const fn sure(format: Format) -> Self {
        Self { format, certain: true, layout: Layout::DETECTED }
    }
}

/// Guesses the format from the first bytes of a file (64 KiB are plenty) and its name.
pub fn detect(head: &[u8], name: &str) -> Detected {
    detect_as(head, name, Layout::DETECTED)
}

/// The same where a person says how the file is written; what is left open is guessed by that.
pub fn detect_as(head: &[u8], name: &str, layout: Layout) -> Detected {
    let sure = |format| Detected { layout, ..Detected::sure(format) };
    if head.iter().all(u8::is_ascii_whitespace) || head == b"\xEF\xBB\xBF" {
        return sure(Format::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"\xD0\xCF\x11\xE0") {
        return sure(Format::Xlsx);
    }
    let (encoding, certain) =
        layout.encoding.map_or_else(|| encoding_of(head), |encoding| (encoding, true));
    let text = text_of(head, encoding);
    if layout.encoding.is_none() && looks_binary(&text, head) {
        return sure(Format::Unknown);
    }
    let format = if is_vcard(&text, name) {
        Format::VCard(encoding)
    } else {
        Format::Csv(dialect::of(&text, encoding, layout))
    };
    Detected { certain, ..sure(format) }
}

/// The encoding, and whether statistics about the languages of the world agree with it.
fn encoding_of(head: &[u8]) -> (Encoding, bool) {
    match head {
        [0xEF, 0xBB, 0xBF, ..] => return (Encoding::Utf8, true),
        [0xFF, 0xFE, ..] => return (Encoding::Utf16Le, true),
        [0xFE, 0xFF, ..] => return (Encoding::Utf16Be, true),
        _ => {}
    }
    if let Some(encoding) = utf16_without_mark(head) {
        return (encoding, false);
    }
    if head.is_ascii() {
        return (Encoding::Ascii, true);
    }
    let (fit, misfit) = lines_of_utf8(head);
    if fit > misfit {
        return (Encoding::Utf8, misfit == 0);
    }
    let encoding = of_undecided(head);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(head, false);
    (encoding, detector.guess(Some(b"de"), Utf8Detection::Deny) == WINDOWS_1252)
}

/// How many lines with other signs than ASCII are UTF-8, and how many are not. One by one, because
/// a file put together from two sources changes its encoding half-way. The last line may have been
/// cut inside a character where the sample ends.
fn lines_of_utf8(head: &[u8]) -> (usize, usize) {
    let end = head.iter().rposition(|sign| matches!(sign, b'\n' | b'\r')).unwrap_or(head.len());
    let head = head.get(..end).unwrap_or(head);
    let other = head.split(|sign| matches!(sign, b'\n' | b'\r')).filter(|line| !line.is_ascii());
    let fit = other.clone().filter(|line| of_undecided(line) == Encoding::Utf8).count();
    (fit, other.count() - fit)
}

/// Latin text in UTF-16 has a zero in every second byte.
fn utf16_without_mark(head: &[u8]) -> Option<Encoding> {
    let pairs = head.len() / 2;
    let zeros = |first: bool| {
        head.chunks_exact(2)
            .filter(|pair| match pair {
                [0, low] => first && *low != 0,
                [low, 0] => !first && *low != 0,
                _ => false,
            })
            .count()
    };
    if pairs >= 2 && zeros(false) * 10 > pairs * 8 {
        return Some(Encoding::Utf16Le);
    }
    (pairs >= 2 && zeros(true) * 10 > pairs * 8).then_some(Encoding::Utf16Be)
}

/// The sample as text, wrong bytes replaced.
fn text_of(head: &[u8], mut encoding: Encoding) -> String {
    let mut lines = Lines::new(head, encoding, b'\n', head.len());
    let (mut line, mut text) = (Vec::new(), String::new());
    while let Ok(Some(_)) = lines.next(&mut line) {
        encoding.decode(&line, &mut text);
        text.push('\n');
    }
    text
}

/// Control characters that no text file contains in number.
fn looks_binary(text: &str, head: &[u8]) -> bool {
    let control = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r' | '\x0C');
    head.starts_with(b"%PDF-")
        || head.starts_with(b"{\\rtf")
        || text.chars().filter(|c| control(*c)).count() * 10 > text.chars().count()
}

fn is_vcard(text: &str, name: &str) -> bool {
    let begins = |line: &str| line.trim().eq_ignore_ascii_case("BEGIN:VCARD");
    let named = name
        .rsplit_once('.')
        .is_some_and(|(_, end)| ["vcf", "vcard"].iter().any(|e| end.eq_ignore_ascii_case(e)));
    text.lines().find(|line| !line.trim().is_empty()).is_some_and(begins)
        || (named && text.lines().any(begins))
}
