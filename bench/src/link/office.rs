//! The slips of offices and their programs, for rows of our own making.

use super::data::Row;
use super::variants::{Dice, Written};

const OPS: [&str; 14] = [
    "typo",
    "typo",
    "cut",
    "one column",
    "encoding",
    "no umlauts",
    "short date",
    "us date",
    "caps",
    "half name",
    "care of",
    "shared mailbox",
    "moved",
    "number written",
];

/// The same person, as another office wrote it down: one to three slips.
pub(super) fn again(row: &Row, other: &Row, dice: &mut Dice) -> Written {
    let mut fields = row.fields.clone();
    let mut ops = Vec::new();
    for _ in 0..=dice.below(3) {
        let op = OPS.get(dice.below(OPS.len())).copied().unwrap_or_default();
        ops.push(op);
        slip(op, &mut fields, other, dice);
    }
    (fields, "dup", ops.join("|"))
}

fn slip(op: &str, fields: &mut [String; 8], other: &Row, dice: &mut Dice) {
    let [_, _, their_street, their_postcode, their_city, _, their_phone, _] = &other.fields;
    let [first, last, street, postcode, city, email, phone, birth] = fields;
    match op {
        "typo" => match dice.below(3) {
            0 => *first = mistyped(first, dice),
            1 => *last = mistyped(last, dice),
            _ => *street = mistyped(street, dice),
        },
        "cut" => [last, street, city].into_iter().for_each(|field| {
            *field = field.chars().take(12).collect();
        }),
        "one column" if dice.percent(50) => *last = format!("{}, {}", last, std::mem::take(first)),
        "one column" => *last = format!("{} {last}", std::mem::take(first)),
        "encoding" => [first, last, street, city].into_iter().for_each(|field| {
            let broken = [("ä", "Ã¤"), ("ö", "Ã¶"), ("ü", "Ã¼"), ("ß", "ÃŸ")];
            broken.iter().for_each(|(from, to)| *field = field.replace(from, to));
        }),
        "no umlauts" => [first, last, street, city].into_iter().for_each(|field| {
            let plain = [("ä", "a"), ("ö", "o"), ("ü", "u"), ("ß", "s")];
            plain.iter().for_each(|(from, to)| *field = field.replace(from, to));
        }),
        "short date" => {
            *birth = day(birth, |y, m, d| format!("{d}.{m}.{}", y.get(2..).unwrap_or(y)))
        }
        "us date" => *birth = day(birth, |y, m, d| format!("{m}/{d}/{y}")),
        "caps" => fields.iter_mut().for_each(|field| *field = field.to_uppercase()),
        "half name" => match last.split_once('-') {
            Some((half, _)) => *last = half.to_owned(),
            None => {
                *last = format!("{last}-{}", other.fields[1].split('-').next().unwrap_or_default())
            }
        },
        "care of" => *street = format!("c/o {}, {street}", other.fields[1]),
        "shared mailbox" => *email = "info@verein-beispiel.de".to_owned(),
        "moved" => {
            (*street, *postcode) = (their_street.clone(), their_postcode.clone());
            (*city, *phone) = (their_city.clone(), their_phone.clone());
        }
        _ => *phone = phone.replace("+49", "0049 (0) "),
    }
}

/// A letter more, less or wrong.
fn mistyped(text: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let at = dice.below(signs.len());
    let letter = char::from(b'a' + dice.below(26) as u8);
    match (dice.below(3), signs.get_mut(at)) {
        (0, Some(sign)) => *sign = letter,
        (1, Some(_)) => drop(signs.remove(at)),
        _ => signs.insert(at, letter),
    }
    signs.into_iter().collect()
}

/// An ISO date written otherwise.
fn day(iso: &str, write: impl Fn(&str, &str, &str) -> String) -> String {
    let mut parts = iso.split('-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) => write(year, month, day),
        _ => iso.to_owned(),
    }
}
