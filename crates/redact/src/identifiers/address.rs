//! Postal addresses: street and number, with or without postcode and town.

use super::{Found, cue};
use crate::lexicon::*;
use crate::page::{Break, Kind, Page};

/// An address that begins with a word: `Gartenweg 50, 67121 Säckingen`, `Am Bahnhof 12a`.
pub fn at_word(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    if token.kind != Kind::Word || token.hyphen || !(token.capital || page.lower_case) {
        return None;
    }
    let next = page.token(index + 1);
    let alone = !next.is_word() && !page.is_sign(index + 1, b'-');
    if alone && !token.is(STREET) {
        return None;
    }
    if let Some(end) = box_end(page, index) {
        let (end, _) = rest(page, end);
        return Some((token.start, end, 0.9));
    }
    let (number, named) = german_street(page, index)?;
    let (end, town) = rest(page, number_end(page, number));
    let told = cue::before(page, index, 3) == Some(CUE_ADDRESS);
    let score = match (town, named, told) {
        (true, ..) => 0.97,
        (false, true, _) => 0.85,
        (false, false, true) => 0.75,
        _ => return None,
    };
    Some((token.start, end, score))
}

/// `Postfach 10 04 22`, `PO Box 1234`: folded end of the number.
fn box_end(page: &Page, index: usize) -> Option<usize> {
    let first = match page.text(index) {
        b"postfach" | b"pf" => index + 1,
        b"po" if page.text(index + 1) == b"box" => index + 2,
        _ => return None,
    };
    let piece = |at: usize| {
        let token = page.token(at);
        token.kind == Kind::Number && token.gap == Break::None && page.text(at).len() <= 6
    };
    let last = (first..first + 4).take_while(|at| piece(*at)).last()?;
    Some(page.token(last).end)
}

/// Index of the house number after a street that begins here, and whether the street is certain.
fn german_street(page: &Page, index: usize) -> Option<(usize, bool)> {
    if page.is(index, STREET_LEAD) {
        // Am Bahnhof 12, An der alten Mühle 3, Unter den Linden 5
        let mut at = index + 1;
        while at < index + 5
            && page.token(at).kind == Kind::Word
            && page.token(at).gap == Break::None
        {
            if is_house_number(page, at + 1)
                && (page.token(at).capital || page.lower_case)
                && page.token(index).capital | page.lower_case
            {
                let plain = page.is(at, COMMON) || page.is(at, MONTH);
                return (!plain || has_town(page, at + 1))
                    .then_some((at + 1, has_town(page, at + 1)));
            }
            at += 1;
        }
    }
    if let Some(number) = named_after(page, index) {
        return Some((number, has_town(page, number)));
    }
    let mut last = index;
    // Neue Jakobstraße, Carl-von-Ossietzky-Straße, Mariahilfer Straße
    for _ in 0..5 {
        if page.is(last, STREET) {
            let mut number = last + 1;
            if page.is_sign(number, b'.') {
                number += 1;
            }
            let number = if page.text(number) == b"nr" {
                number + 1 + usize::from(page.is_sign(number + 1, b'.'))
            } else {
                number
            };
            let capital = page.token(index).capital || page.lower_case;
            let gate = last == index && matches!(page.text(last), b"tor" | b"hof" | b"platz");
            return (capital && is_house_number(page, number))
                .then_some((number, !gate))
                .filter(|_| !gate || has_town(page, number));
        }
        let token = page.token(last);
        let adjective = (token.capital || page.lower_case && last == index)
            && token.kind == Kind::Word
            && !page.is(last, COMMON);
        let particle = page.is(last, PARTICLE);
        if !adjective && !particle {
            return None;
        }
        last += 1;
        if page.is_sign(last, b'-') {
            last += 1;
        } else if page.token(last).gap != Break::None || !ends_in_er(page, last - 1) {
            return None;
        }
    }
    None
}

/// The house number behind `Platz der Republik`, `Straße des 17. Juni`, `Allee der Kosmonauten`.
fn named_after(page: &Page, index: usize) -> Option<usize> {
    let article = matches!(page.text(index + 1), b"der" | b"des" | b"am" | b"an" | b"zum" | b"zur");
    if !page.is(index, STREET_SURE) || !article || !(page.token(index).capital || page.lower_case) {
        return None;
    }
    let named = |at: usize| page.token(at).is_word() && page.token(at).gap == Break::None;
    let dated = page.token(index + 2).kind == Kind::Number && page.is_sign(index + 3, b'.');
    let first = if dated { index + 4 } else { index + 2 };
    let capital = page.token(first).capital || page.lower_case;
    let name = capital && page.token(first).kind == Kind::Word;
    (first + 1..first + 4)
        .take_while(|at| name && (dated || named(at - 1)) && named(*at))
        .find(|at| is_house_number(page, *at))
}

/// Without a hyphen only `Mariahilfer Straße`, `Alte Gasse`, `Lange Straße` are streets.
fn ends_in_er(page: &Page, index: usize) -> bool {
    let text = page.text(index);
    text.ends_with(b"er") || text.ends_with(b"e")
}

/// An address that begins with a number: `113 Park Avenue`, `50667 Köln`.
pub fn at_number(page: &Page, index: usize) -> Found {
    let token = page.token(index);
    english(page, index).or_else(|| {
        let town = town_end(page, index)?;
        cue::is_near(page, index, 3, CUE_ADDRESS).then_some((token.start, town, 0.8))
    })
}

fn english(page: &Page, index: usize) -> Found {
    if !is_number(page, index) {
        return None;
    }
    let start = page.token(index).start;
    for at in index + 1..index + 5 {
        let token = page.token(at);
        let name = token.kind == Kind::Word
            && token.gap == Break::None
            && (token.capital || page.lower_case);
        if !name {
            return None;
        }
        if at > index + 1 && page.is(at, STREET_EN) {
            let street_end = token.end;
            let (end, town) = rest(page, street_end);
            return Some((start, end, if town { 0.97 } else { 0.85 }));
        }
    }
    None
}

/// `12`, `12a`, `12/3/14`, `12-14`: one to four digits, perhaps a letter.
fn is_house_number(page: &Page, index: usize) -> bool {
    is_number(page, index) && page.token(index).gap == Break::None
}

fn is_number(page: &Page, index: usize) -> bool {
    let text = page.text(index);
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    (1..=4).contains(&digits) && text.len() <= digits + 1
}

/// Folded end of a house number, with its floor and door.
fn number_end(page: &Page, index: usize) -> usize {
    let mut last = index;
    while (page.is_sign(last + 1, b'/') || page.is_sign(last + 1, b'-'))
        && page.token(last + 1).start == page.token(last).end
        && page.token(last + 2).kind == Kind::Number
        && page.text(last + 2).len() <= 3
        && last < index + 6
    {
        last += 2;
    }
    let letter = page.token(last + 1);
    let single = letter.kind == Kind::Word
        && letter.end - letter.start == 1
        && letter.start == page.token(last).end + 1;
    let closed = !page.token(last + 2).is_word() || page.token(last + 2).gap != Break::None;
    if single && closed { letter.end } else { page.token(last).end }
}

fn has_town(page: &Page, number: usize) -> bool {
    rest(page, number_end(page, number)).1
}

/// Extends a street over `, 67121 Säckingen` or `, Leeds L7 3BH`.
fn rest(page: &Page, end: usize) -> (usize, bool) {
    let mut at = page.tokens.partition_point(|t| t.start < end);
    if page.text(at) == b"in" && page.is(at + 1, TOWN) && page.token(at + 1).capital {
        return (page.token(at + 1).end, true);
    }
    if !page.is_sign(at, b',') && !page.is_sign(at, b'-') && page.token(at).kind != Kind::Number {
        let line = page.byte(end) == b'\n';
        if !line {
            return (end, false);
        }
    }
    if !page.token(at).is_word() {
        at += 1;
    }
    if matches!(page.text(at), b"d" | b"a" | b"ch") && page.is_sign(at + 1, b'-') {
        at += 2;
    }
    if let Some(town) = town_end(page, at) {
        return (town, true);
    }
    if page.is(at, TOWN) && page.token(at).capital && page.is_sign(at - 1, b',') {
        return (page.token(at).end, true);
    }
    match british(page, at) {
        Some(town) => (town, true),
        None => (end, false),
    }
}

/// `67121 Säckingen`, `1060 Wien`, `8001 Zürich`, `65929 Frankfurt am Main`.
fn town_end(page: &Page, index: usize) -> Option<usize> {
    let code = page.token(index);
    let town = page.token(index + 1);
    let length = code.end - code.start;
    let shape = code.kind == Kind::Number
        && matches!(length, 4 | 5)
        && town.kind == Kind::Word
        && town.end - town.start > 2;
    if !shape
        || town.gap != Break::None
        || !(town.capital || page.lower_case)
        || page.is(index + 1, COMMON) && !page.is(index + 1, TOWN)
    {
        return None;
    }
    let mut last = index + 1;
    while page.is_sign(last + 1, b'-') && page.token(last + 2).hyphen {
        last += 2;
    }
    let joint = page.text(last + 1);
    if matches!(joint, b"am" | b"an" | b"im" | b"ob" | b"bei" | b"in" | b"a" | b"i") {
        let mut at = last + 2;
        while page.is_sign(at, b'.') || page.text(at) == b"der" {
            at += 1;
        }
        if page.token(at).capital && !page.is(at, COMMON) && page.token(at).gap == Break::None {
            last = at;
        }
    }
    Some(page.token(last).end)
}

/// `London SW1A 2AA`, `Springfield, IL 62704`.
fn british(page: &Page, index: usize) -> Option<usize> {
    let mut at = index;
    while at < index + 3
        && page.token(at).kind == Kind::Word
        && (page.token(at).capital || page.lower_case)
    {
        at += 1;
        if page.is_sign(at, b',') {
            at += 1;
        }
        let (outward, inward) = (page.token(at), page.text(at + 1));
        let postcode = outward.kind == Kind::Mixed
            && outward.end - outward.start <= 4
            && inward.len() == 3
            && inward.first().is_some_and(u8::is_ascii_digit)
            && page.token(at + 1).kind == Kind::Mixed;
        if postcode {
            return Some(page.token(at + 1).end);
        }
        let zip = page.token(at).kind == Kind::Number
            && page.text(at).len() == 5
            && page.text(at - 1).len() == 2;
        if zip {
            return Some(page.token(at).end);
        }
    }
    None
}
