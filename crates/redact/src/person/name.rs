//! How far a name goes.

use crate::lexicon::*;
use crate::page::{Break, Kind, Page};

/// Whether `words[at]` is in a class.
pub fn has(page: &Page, at: usize, class: Class) -> bool {
    page.words.get(at).is_some_and(|index| page.is(*index, class))
}

/// Whether `words[at]` belongs to the same clause as the word before.
pub fn follows(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|index| page.token(*index).gap == Break::None)
}

fn text(page: &Page, at: usize) -> &[u8] {
    page.words.get(at).map_or(&[], |index| page.text(*index))
}

fn is_initial(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|&index| {
        let token = page.token(index);
        token.end - token.start == 1
            && token.kind == Kind::Word
            && (token.capital || page.lower_case)
            && page.is_sign(index + 1, b'.')
    })
}

/// Letters that could be a name: capital, or anything uncommon where nobody uses capitals.
fn could_be(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|&index| {
        let token = page.token(index);
        let written = if page.lower_case { !page.is(index, COMMON) } else { token.capital };
        token.kind == Kind::Word && token.end - token.start > 1 && written
    })
}

fn uncommon(page: &Page, at: usize) -> bool {
    could_be(page, at)
        && (!has(page, at, COMMON) || has(page, at, GIVEN_NAME) && !page.lower_case)
        && !has(page, at, THING)
        && !has(page, at, STREET_SURE)
}

/// Whether a name may begin here.
pub fn opens(page: &Page, at: usize) -> bool {
    is_initial(page, at)
        || uncommon(page, at) && !has(page, at, COMPANY) && !has(page, at, PARTICLE)
}

/// Last word of the name that begins with `words[first]`. After a title any capital word counts.
pub fn full(page: &Page, first: usize, titled: bool) -> Option<usize> {
    let mut last = first;
    let mut given = false;
    let mut family = false;
    while (is_initial(page, last) || has(page, last, PARTICLE) && last > first && given)
        && follows(page, last + 1)
        && last < first + 4
    {
        given = true;
        last += 1;
    }
    while has(page, last, PARTICLE) && titled && follows(page, last + 1) && last < first + 5 {
        last += 1;
    }
    let accepted =
        if titled && last == first { could_be(page, last) } else { uncommon(page, last) };
    if !accepted {
        return None;
    }
    given |= has(page, last, GIVEN_NAME);
    family |= !has(page, last, GIVEN_NAME);
    let mut words = 1;
    while words < 5 && follows(page, last + 1) {
        let next = last + 1;
        let hyphen = page.words.get(next).is_some_and(|index| page.token(*index).hyphen);
        if hyphen && could_be_hyphenated(page, next) {
            last = next;
            continue;
        }
        if hyphen || crosses_stop(page, next) {
            break;
        }
        if is_initial(page, next) && given && !family {
            last = next;
            continue;
        }
        // "von und zu" needs a first name that is known; "Willemijn de Groot" speaks for itself.
        let first_name = given || words == 1 && !page.lower_case && text(page, next) != b"und";
        if first_name && has(page, next, PARTICLE) && particle_leads(page, next) {
            last = next;
            continue;
        }
        let plain = uncommon(page, next) && !has(page, next, ACTS);
        let known = has(page, next, SURNAME) && could_be(page, next);
        let fits = match (given, family) {
            (true, false) => {
                plain
                    || known
                    || could_be(page, next) && !page.lower_case && (titled || closes(page, next))
            }
            (_, true) if has(page, last, PARTICLE) => plain,
            (false, true) => {
                plain && (known || words == 1 && !page.lower_case && !is_abstract(page, next))
            }
            _ => false,
        };
        if !fits {
            break;
        }
        family |= !has(page, next, GIVEN_NAME) || words >= 2;
        given |= has(page, next, GIVEN_NAME);
        last = next;
        words += 1;
    }
    Some(last)
}

fn could_be_hyphenated(page: &Page, at: usize) -> bool {
    could_be(page, at)
        && !has(page, at, STREET_SURE)
        && (!has(page, at, COMMON) || has(page, at, SURNAME))
}

/// A capital word that is a thing one can have: `Müllers Rechnung`.
fn is_noun(page: &Page, at: usize) -> bool {
    could_be(page, at) && (has(page, at, THING) || has(page, at, COMMON) || is_abstract(page, at))
}

/// Whether a sign other than a hyphen follows: `Detlef Ring / 089 …`.
fn closes(page: &Page, at: usize) -> bool {
    page.words.get(at).is_some_and(|&index| {
        page.tokens.get(index + 1).is_some_and(|next| !next.is_word())
            && !page.is_sign(index + 1, b'-')
    })
}

/// German nouns of action and state are no family names.
fn is_abstract(page: &Page, at: usize) -> bool {
    const ENDINGS: &[&[u8]] = &[
        b"ung", b"ungen", b"heit", b"keit", b"schaft", b"tion", b"tionen", b"taet", b"ment",
        b"ation", b"nummer", b"nis", b"ing", b"ness",
    ];
    ENDINGS.iter().any(|ending| text(page, at).ends_with(ending))
}

/// A full stop before the word that is not that of an initial.
fn crosses_stop(page: &Page, at: usize) -> bool {
    let Some(before) = page.words.get(at).and_then(|index| index.checked_sub(1)) else {
        return true;
    };
    let initial = page.is_sign(before, b'.') && is_initial(page, at - 1);
    let within = initial || page.is_sign(before, b'-') || page.is_sign(before, b'\'');
    !page.token(before).is_word() && !within
}

fn particle_leads(page: &Page, at: usize) -> bool {
    follows(page, at + 1)
        && (could_be(page, at + 1) && !has(page, at + 1, COMMON) || has(page, at + 1, PARTICLE))
}

/// `Müller GmbH`, `Baker & Sons Ltd`, `Firma Huber`, `Goethe Straße`.
pub fn is_company(page: &Page, first: usize, last: usize) -> bool {
    let Some(&index) = page.words.get(last) else { return false };
    let ampersand = page.is_sign(index + 1, b'&') || page.is_sign(index + 1, b'+');
    let partner =
        first > 0 && page.words.get(first).is_some_and(|i| *i > 0 && page.is_sign(i - 1, b'&'));
    let firm = first > 0 && has(page, first - 1, COMPANY) && follows(page, first);
    let follow =
        (1..=2).any(|n| has(page, last + n, COMPANY) && (1..=n).all(|k| follows(page, last + k)));
    let hyphen = page.words.get(last + 1).is_some_and(|i| page.token(*i).hyphen);
    let street = has(page, last + 1, STREET_SURE) && follows(page, last + 1);
    let mail = page.is_sign(index + 1, b'@') || page.is_sign(index + 1, b'_');
    ampersand || partner || firm || follow || hyphen || street || mail
}

/// A name before goods: `Müller Milch`, but not `Müllers Rechnung`.
pub fn is_brand(page: &Page, last: usize) -> bool {
    let genitive = text(page, last).ends_with(b"s");
    has(page, last + 1, THING) && follows(page, last + 1) && !page.lower_case && !genitive
}

/// A name without an announcement: `Anna Schuster`, `Müller, Anna`, `A. Schweitzer`, `Yusuf`.
pub fn alone(page: &Page, at: usize) -> Option<(usize, usize, f32)> {
    let ambiguous = has(page, at, COMMON);
    if has(page, at, GIVEN_NAME) && could_be(page, at) {
        let last = full(page, at, false)?;
        let known = has(page, last, SURNAME);
        if last > at {
            let score = if ambiguous && !known {
                0.45
            } else if page.lower_case {
                0.6
            } else {
                0.85
            };
            return Some((at, last, score));
        }
        if ambiguous || page.lower_case || has(page, at, STREET_LEAD) || has(page, at, MONTH) {
            return None;
        }
        return Some((at, at, 0.55));
    }
    if let Some(last) = heads_address(page, at) {
        return Some((at, last, 0.7));
    }
    if is_initial(page, at)
        && follows(page, at + 1)
        && uncommon(page, at + 1)
        && !has(page, at, ABBREVIATION)
    {
        let last = full(page, at, false)?;
        let score =
            if has(page, last, SURNAME) || is_initial(page, at) && !page.lower_case && last > at {
                0.6
            } else {
                0.3
            };
        return Some((at, last, score));
    }
    if has(page, at, SURNAME) && could_be(page, at) && !ambiguous {
        if is_listed(page, at) {
            return Some((at, at + 1, 0.7));
        }
        let acts = has(page, at + 1, ACTS) && follows(page, at + 1);
        let genitive = text(page, at).ends_with(b"s") && !page.lower_case && follows(page, at + 1);
        if acts && !page.lower_case || genitive && (has(page, at + 1, KIN) || is_noun(page, at + 1))
        {
            return Some((at, at, 0.6));
        }
    }
    None
}

/// `Augusta Mälzer, Hauptstraße 33`: two unknown words before a street or a house number.
fn heads_address(page: &Page, at: usize) -> Option<usize> {
    if !uncommon(page, at) || page.lower_case && !has(page, at + 1, SURNAME) {
        return None;
    }
    let last = full(page, at, false).filter(|last| *last > at)?;
    let comma = page.words.get(last).is_some_and(|&index| page.is_sign(index + 1, b','));
    let next = last + 1;
    let number = page.words.get(next).is_some_and(|index| page.token(*index).kind == Kind::Number);
    let street = (next..next + 4).any(|word| has(page, word, STREET) || has(page, word, STREET_EN))
        || has(page, next, STREET_LEAD)
        || has(page, next, CUE_BIRTH);
    let english = number && (next..next + 4).any(|word| has(page, word, STREET_EN));
    (comma && (street || english)).then_some(last)
}

/// `Müller, Anna`.
fn is_listed(page: &Page, at: usize) -> bool {
    let Some(&index) = page.words.get(at) else { return false };
    page.is_sign(index + 1, b',')
        && has(page, at + 1, GIVEN_NAME)
        && could_be(page, at + 1)
        && !has(page, at + 1, COMMON)
}
