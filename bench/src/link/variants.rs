//! Incoming rows of our own making against an open base: other slips than those of the data set, and
//! other people who look alike. One seed, so that two runs compare.

use super::data::{Row, Set};
use super::office;

/// Rows made.
const ROWS: usize = 10_000;

/// A small generator of numbers (SplitMix64, Steele et al. 2014).
pub(super) struct Dice(u64);

/// Fields, kind of row, and what was done to it.
pub(super) type Written = ([String; 8], &'static str, String);

/// Whose slips are made.
#[derive(Clone, Copy)]
pub(super) enum Slips {
    /// Of scanners, and of people who moved or married.
    Scanner,
    /// Of offices and their programs.
    Office,
}

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let n = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let n = (n ^ n >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        n ^ n >> 31
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub(super) fn percent(&mut self, chance: u64) -> bool {
        self.next() % 100 < chance
    }
}

/// A base with such rows: half of them people of the base, the others their relatives, neighbours
/// and namesakes. `missing` of a hundred fields are empty.
pub(super) fn make(mut set: Set, name: &str, slips: Slips, seed: u64, missing: u64) -> Set {
    let mut dice = Dice(seed);
    set.name = name.to_owned();
    set.incoming = (0..ROWS)
        .filter_map(|n| {
            let row = set.base.get(dice.below(set.base.len()))?;
            let other = set.base.get(dice.below(set.base.len()))?;
            let known = n % 2 == 0;
            let (fields, kind, ops) = match (known, slips) {
                (true, Slips::Scanner) => again(row, other, &mut dice),
                (true, Slips::Office) => office::again(row, other, &mut dice),
                (false, _) => lookalike(row, &set.base, &mut dice),
            };
            let fields = lose(fields, missing, &mut dice);
            let entity = if known { row.entity.clone() } else { String::new() };
            Some(Row { fields, id: format!("V{n}"), entity, kind: kind.to_owned(), ops })
        })
        .collect();
    set
}

/// The same person, written down by somebody else.
fn again(row: &Row, other: &Row, dice: &mut Dice) -> Written {
    let mut fields = row.fields.clone();
    let mut ops = Vec::new();
    for _ in 0..=dice.below(3) {
        let op = ["ocr", "swap", "initial", "moved", "town", "digit", "year", "address", "family"];
        let op = op.get(dice.below(9)).copied().unwrap_or_default();
        ops.push(op);
        let [first, last, street, postcode, city, email, phone, birth] = &mut fields;
        let their = &other.fields;
        let take =
            |field: &mut String, from: usize| *field = their.get(from).cloned().unwrap_or_default();
        match op {
            "ocr" => *last = misread(last, dice),
            "swap" => std::mem::swap(first, last),
            "initial" => *first = first.chars().take(1).collect(),
            "moved" => {
                take(street, 2);
                take(postcode, 3);
                take(city, 4);
            }
            "town" => std::mem::swap(street, city),
            "digit" => *postcode = turned(postcode, dice),
            "year" => *birth = turned(birth, dice),
            "address" => take(email, 5),
            "family" => take(last, 1),
            _ => *phone = turned(phone, dice),
        }
    }
    (fields, "dup", ops.join("|"))
}

/// Somebody else who shares much with `row`; what is their own comes from several people, so that
/// they are none of these either.
fn lookalike(row: &Row, base: &[Row], dice: &mut Dice) -> Written {
    let mut own = |field: usize| {
        let from = base.get(dice.below(base.len())).and_then(|row| row.fields.get(field));
        from.cloned().unwrap_or_default()
    };
    let [first, last, street, postcode, city, _, phone, birth] = std::array::from_fn(&mut own);
    let email = format!("neu{}@example.org", dice.below(1_000_000));
    let [own_first, own_last, own_street, own_postcode, own_city, _, own_phone, _] =
        row.fields.clone();
    let ([first, last, street, postcode, city], phone, kind) = match dice.below(4) {
        0 => ([first, own_last, own_street, own_postcode, own_city], own_phone, "household"),
        1 => ([own_first, own_last, own_street, own_postcode, own_city], phone, "senior"),
        2 => ([own_first, own_last, street, postcode, own_city], phone, "namesake"),
        _ => ([first, last, street, postcode, city], phone, "new"),
    };
    ([first, last, street, postcode, city, email, phone, birth], kind, String::new())
}

/// What a scanner misreads.
fn misread(text: &str, dice: &mut Dice) -> String {
    let pairs = [("rn", "m"), ("l", "i"), ("e", "c"), ("ü", "u"), ("n", "ri"), ("o", "0")];
    let start = dice.below(pairs.len());
    let pair = pairs.iter().cycle().skip(start).take(pairs.len()).find(|p| text.contains(p.0));
    pair.map_or_else(|| text.to_owned(), |(from, to)| text.replacen(from, to, 1))
}

/// Two neighbouring characters exchanged.
fn turned(text: &str, dice: &mut Dice) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let at = dice.below(signs.len().saturating_sub(1));
    if at + 1 < signs.len() {
        signs.swap(at, at + 1);
    }
    signs.into_iter().collect()
}

fn lose(mut fields: [String; 8], chance: u64, dice: &mut Dice) -> [String; 8] {
    fields.iter_mut().skip(2).filter(|_| dice.percent(chance)).for_each(String::clear);
    fields
}
