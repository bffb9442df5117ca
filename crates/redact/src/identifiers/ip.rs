//! Internet addresses, version 4 (RFC 791) and 6 (RFC 4291).

use super::{Found, cue};
use crate::lexicon::{CUE_IP, CUE_REFERENCE, CUE_VERSION};
use crate::page::{Kind, Page};

/// An address that begins with this token.
pub fn find(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    if index > 0
        && page.token(index - 1).end == token.start
        && (page.token(index - 1).is_word()
            || page.is_sign(index - 1, b'.')
            || page.is_sign(index - 1, b':'))
    {
        return None;
    }
    if token.kind == Kind::Number && page.is_sign(index + 1, b'.') {
        return four(page, index);
    }
    if page.is_sign(index + 1, b':') || page.is_sign(index, b':') {
        return six(page, token.start);
    }
    None
}

fn four(page: &Page, index: usize) -> Found {
    let start = page.token(index).start;
    let mut octets = vec![];
    for place in 0..4 {
        let at = index + place * 2;
        let glued = place == 0
            || page.is_sign(at - 1, b'.') && page.token(at).start == page.token(at - 2).end + 1;
        let text = page.text(at);
        if text.is_empty() || text.len() > 3 {
            return None;
        }
        let number = text
            .iter()
            .try_fold(0u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))?;
        if !glued || number > 255 {
            return None;
        }
        octets.push(number);
    }
    let end = page.token(index + 6).end;
    let more = page.byte(end) == b'.' && page.byte(end + 1).is_ascii_digit();
    if more || page.byte(end).is_ascii_alphanumeric() {
        return None;
    }
    let score = match cue::before(page, index, 4) {
        Some(CUE_IP) => 0.99,
        Some(CUE_VERSION) => return None,
        _ if cue::before(page, index, 2) == Some(CUE_REFERENCE) => return None,
        _ if octets.iter().all(|octet| *octet < 20) => 0.3,
        _ => 0.93,
    };
    Some((start, end, score))
}

fn six(page: &Page, start: usize) -> Found {
    let mut end = start;
    while page.byte(end).is_ascii_hexdigit() || page.byte(end) == b':' || page.byte(end) == b'.' {
        end += 1;
    }
    while end > start && page.byte(end - 1) == b'.' {
        end -= 1;
    }
    let text = std::str::from_utf8(page.slice(start, end)).ok()?;
    let trimmed = if text.ends_with("::") { text } else { text.trim_end_matches(':') };
    let colons = trimmed.bytes().filter(|b| *b == b':').count();
    let good = colons >= 2 && trimmed.len() > 4 && trimmed.parse::<std::net::Ipv6Addr>().is_ok();
    good.then_some((start, start + trimmed.len(), 0.97))
}
