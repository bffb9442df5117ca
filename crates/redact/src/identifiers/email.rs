//! E-mail addresses, international ones too (RFC 5322 atoms, RFC 6531 letters).

use crate::fold::OTHER_LETTER;
use crate::page::{Kind, Page};

/// All addresses of a page: folded start, end, score.
pub fn find(page: &Page) -> Vec<(usize, usize, f32)> {
    let mut found: Vec<(usize, usize, f32)> = vec![];
    for index in 0..page.tokens.len() {
        let token = page.token(index);
        let address = match token.kind {
            Kind::Sign if page.is_sign(index, b'@') => around(page, token.start, token.start + 1),
            Kind::Word if token.end - token.start == 2 && page.text(index) == b"at" => {
                spelled(page, index).or_else(|| said(page, index))
            }
            _ => None,
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
    let bracketed = index > 1
        && (page.is_sign(index - 1, b'(') || page.is_sign(index - 1, b'['))
        && (page.is_sign(index + 1, b')') || page.is_sign(index + 1, b']'));
    if !bracketed {
        return None;
    }
    let open = page.token(index - 2).end;
    around(page, open, page.token(index + 2).start)
}

/// `brigitte.sauer at web punkt de`, `info at firm dot com`: as said on the telephone.
fn said(page: &Page, index: usize) -> Option<(usize, usize)> {
    let bracket = |at: usize| [b'(', b')', b'[', b']'].iter().any(|sign| page.is_sign(at, *sign));
    let before = index.checked_sub(1 + usize::from(bracket(index.checked_sub(1)?)))?;
    let behind = |at: usize| at + 1 + usize::from(bracket(at + 1));
    let mut host = behind(index);
    let first = host;
    while page.is_sign(host + 1, b'-') && page.token(host + 2).is_word() && host < first + 6 {
        host += 2;
    }
    let dot = behind(host);
    let top = behind(dot);
    let words = [before, first, host, top].iter().all(|at| page.token(*at).is_word());
    let dotted = matches!(page.text(dot), b"punkt" | b"dot" | b"pkt");
    let short = page.text(top).len() <= 4 && page.text(top).len() >= 2;
    let mut start = page.token(before).start;
    while start > 0 && is_local(page.byte(start - 1)) {
        start -= 1;
    }
    (words && dotted && short).then(|| (start, page.token(top).end))
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
