//! E-mail addresses, international ones too (RFC 5322 atoms, RFC 6531 letters).

use crate::fold::OTHER_LETTER;
use crate::page::Page;

/// All addresses of a page: folded start, end, score.
pub fn find(page: &Page) -> Vec<(usize, usize, f32)> {
    let mut found: Vec<(usize, usize, f32)> = vec![];
    if !page.folded.bytes.iter().any(|b| matches!(b, b'@' | b'(' | b'[')) {
        return found;
    }
    for index in 0..page.tokens.len() {
        let address = if page.is_sign(index, b'@') {
            let at = page.token(index).start;
            around(page, at, at + 1)
        } else {
            spelled(page, index)
        };
        if let Some((start, end)) = address
            && found.last().is_none_or(|last| last.1 <= start)
        {
            found.push((start, end, 0.99));
        }
    }
    found
}

/// `name(at)firm.de`, `name [at] firm.de`.
fn spelled(page: &Page, index: usize) -> Option<(usize, usize)> {
    let bracketed = page.token(index).end - page.token(index).start == 2
        && page.text(index) == b"at"
        && index > 1
        && (page.is_sign(index - 1, b'(') || page.is_sign(index - 1, b'['))
        && (page.is_sign(index + 1, b')') || page.is_sign(index + 1, b']'));
    if !bracketed {
        return None;
    }
    let open = page.token(index - 2).end;
    around(page, open, page.token(index + 2).start)
}

/// The address with its local part ending at `left` and its domain beginning at `right`.
fn around(page: &Page, left: usize, right: usize) -> Option<(usize, usize)> {
    let mut start = left;
    while start > 0 && is_local(page.byte(start - 1)) && left - start < 64 {
        start -= 1;
    }
    while start < left && !is_letter(page.byte(start)) {
        start += 1;
    }
    let mut end = right;
    while is_domain(page.byte(end)) && end - right < 253 {
        end += 1;
    }
    while end > right && !is_letter(page.byte(end - 1)) {
        end -= 1;
    }
    let domain = page.slice(right, end);
    let dot = domain.iter().rposition(|b| *b == b'.')?;
    let top = domain.get(dot + 1..)?;
    let letters = top.len() >= 2
        && (top.iter().all(|b| !b.is_ascii_digit() && *b != b'-') || top.starts_with(b"xn--"));
    (start < left && dot > 0 && letters).then_some((start, end))
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == OTHER_LETTER || byte == b'_'
}

fn is_local(byte: u8) -> bool {
    is_letter(byte) || b".!#$%'*+-=^_`{|}~".contains(&byte)
}

fn is_domain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == OTHER_LETTER || byte == b'.' || byte == b'-'
}
