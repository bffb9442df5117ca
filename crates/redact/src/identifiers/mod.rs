//! Structured identifiers: one detector a file, all offered every place where one could begin.

mod address;
mod bic;
mod birth;
mod card;
mod cue;
mod date;
mod email;
mod iban;
mod id_doc;
mod ip;
mod pension;
mod phone;
mod plate;
mod run;
mod tax_id;

use crate::label::Label;
use crate::lexicon::MONTH;
use crate::page::{Kind, Page};
use crate::screener::Hit;

/// A detector's answer: folded start and end, and a score.
pub(crate) type Found = Option<(usize, usize, f32)>;
type Detector = fn(&Page, usize) -> Found;

/// In order of strictness: check digits first, context last.
const AT_DIGITS: &[(Label, Detector)] = &[
    (Label::Iban, iban::find),
    (Label::Ip, ip::find),
    (Label::DateOfBirth, birth::find),
    (Label::DeSsn, pension::find),
    (Label::CreditCard, card::find),
    (Label::DeTaxId, tax_id::find),
    (Label::IdDoc, id_doc::find),
    (Label::Address, address::at_number),
    (Label::Phone, phone::find),
];

const AT_MIXED: &[(Label, Detector)] = &[
    (Label::Iban, iban::find),
    (Label::Ip, ip::find),
    (Label::DeSsn, pension::find),
    (Label::Bic, bic::find),
    (Label::IdDoc, id_doc::find),
    (Label::DateOfBirth, birth::find),
    (Label::Address, address::at_number),
];

const AT_WORDS: &[(Label, Detector)] =
    &[(Label::Iban, iban::find), (Label::Plate, plate::find), (Label::Address, address::at_word)];

/// The detectors worth asking at a token; most words are none's beginning.
fn detectors(page: &Page, index: usize) -> &'static [(Label, Detector)] {
    let token = page.token(index);
    let is = |sign| page.is_sign(index, sign);
    let next = |sign| page.is_sign(index + 1, sign);
    match token.kind {
        Kind::Number => AT_DIGITS,
        Kind::Mixed => AT_MIXED,
        Kind::Sign if is(b':') => &[(Label::Ip, ip::find)],
        Kind::Sign if is(b'+') || is(b'(') => &[(Label::Phone, phone::find)],
        Kind::Sign => &[],
        Kind::Word if next(b':') && token.end - token.start <= 4 => &[(Label::Ip, ip::find)],
        Kind::Word if next(b'<') => &[(Label::IdDoc, id_doc::find)],
        Kind::Word if token.is(MONTH) => {
            &[(Label::DateOfBirth, birth::find), (Label::Address, address::at_word)]
        }
        Kind::Word => match token.end - token.start {
            1..=3 => AT_WORDS,
            8 | 11 => &[(Label::Bic, bic::find), (Label::Address, address::at_word)],
            9 | 10 => &[(Label::IdDoc, id_doc::find), (Label::Address, address::at_word)],
            _ => &[(Label::Address, address::at_word)],
        },
    }
}

/// All structured identifiers of a page, in order and apart from each other.
pub(crate) fn find(page: &Page, hits: &mut Vec<Hit>) {
    let mut mails = email::find(page).into_iter().peekable();
    let mut behind = 0;
    let mut index = 0;
    while index < page.tokens.len() {
        let token = page.token(index);
        if let Some((start, end, score)) = mails.next_if(|mail| mail.0 <= token.start) {
            if start >= behind {
                hits.push(Hit { start, end, label: Label::Email, score });
                behind = end;
            }
            continue;
        }
        index += 1;
        if token.start < behind {
            continue;
        }
        let found = detectors(page, index - 1).iter().find_map(|(label, detector)| {
            detector(page, index - 1).map(|(start, end, score)| Hit {
                start,
                end,
                label: *label,
                score,
            })
        });
        if found.is_none() && token.kind == Kind::Mixed {
            hits.extend(iban::inside(page, index - 1).map(|(start, end, score)| Hit {
                start,
                end,
                label: Label::Iban,
                score,
            }));
            behind = iban::looks_like(page, index - 1).unwrap_or(behind);
        }
        if let Some(hit) = found.filter(|hit| mails.peek().is_none_or(|mail| hit.end <= mail.0)) {
            if hit.score >= LIKELY {
                behind = hit.end;
            }
            hits.push(hit);
        }
    }
    drop_doubtful(hits);
}

/// From here on a finding may keep others from beginning inside it.
const LIKELY: f32 = 0.5;

/// Takes away doubtful findings that overlap others.
fn drop_doubtful(hits: &mut Vec<Hit>) {
    let mut kept: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits.drain(..) {
        match kept.last() {
            Some(last) if last.end > hit.start && last.score >= hit.score => {}
            Some(last) if last.end > hit.start => {
                kept.pop();
                kept.push(hit);
            }
            _ => kept.push(hit),
        }
    }
    *hits = kept;
}
