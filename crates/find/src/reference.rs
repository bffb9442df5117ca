//! The index held against a plain reading of what a query means, over all people one by one.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::{Doc, Found, Hit, Id, Index, MAX_HITS, fold};

/// A person of the tests; owns what [`Doc`] borrows.
#[derive(Clone, Debug)]
struct Card {
    names: Vec<String>,
    organisations: Vec<String>,
    towns: Vec<String>,
    emails: Vec<String>,
    phones: Vec<String>,
}

fn insert(index: &mut Index, id: Id, card: &Card) {
    fn list(values: &[String]) -> Vec<&str> {
        values.iter().map(String::as_str).collect()
    }
    let (names, organisations, towns) =
        (list(&card.names), list(&card.organisations), list(&card.towns));
    let (emails, phones) = (list(&card.emails), list(&card.phones));
    let doc = Doc {
        names: &names,
        organisations: &organisations,
        towns: &towns,
        emails: &emails,
        phones: &phones,
    };
    index.insert(id, &doc);
}

/// The best way in which `word` fits one of the words of the card.
fn word_score(card: &Card, word: &str) -> u16 {
    let fields = [(&card.names, 5), (&card.organisations, 3), (&card.towns, 1)];
    let owned = fields.iter().flat_map(|(values, bonus)| {
        values.iter().flat_map(|value| fold::words(value)).map(move |own| (own, *bonus))
    });
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let scored = owned.map(|(own, bonus)| {
        let how = match strsim::osa_distance(word, &own) {
            0 => 40,
            _ if own.starts_with(word) => 24,
            1 if letters >= 4 => 14,
            2 if letters >= 8 => 6,
            _ => return 0,
        };
        how + bonus
    });
    scored.max().unwrap_or(0)
}

/// The best way in which `text` begins an address or a domain of the card.
fn address_score(card: &Card, text: &str) -> u16 {
    let start = fold::address(text);
    let bare = start.trim_start_matches('@');
    let fits = |own: &str, start: &str, bonus: u16| match own {
        _ if own.is_empty() || start.is_empty() => 0,
        _ if own == start => 40 + bonus,
        _ if own.starts_with(start) => 24 + bonus,
        _ => 0,
    };
    let one = |mail: &String| {
        let domain = fits(&fold::domain(mail), bare, 1);
        let is_whole = start.contains('@');
        let address = fits(&fold::address(mail), &start, 2);
        domain.max(if is_whole { address } else { address.min(26) })
    };
    card.emails.iter().map(one).max().unwrap_or(0)
}

fn number_score(card: &Card, text: &str) -> u16 {
    let typed: String = text.chars().filter(char::is_ascii_digit).collect();
    let one = |phone: &String, part: &str| match fold::digits(phone) {
        _ if part.len() < 4 => 0,
        own if own == part => 42,
        own if own.contains(part) => 26,
        _ => 0,
    };
    let best = |phone| one(phone, &typed).max(one(phone, typed.trim_start_matches('0')));
    card.phones.iter().map(best).max().unwrap_or(0)
}

/// One part without a country code; numbers do not follow each other in these tests.
fn part_score(card: &Card, part: &str) -> u16 {
    let words = fold::words(part);
    let each: Vec<u16> = words.iter().map(|word| word_score(card, word)).collect();
    let all = if each.contains(&0) { 0 } else { each.iter().sum() };
    let times = if part.contains('@') { 1 } else { words.len().max(1) as u16 };
    let words = if part.contains('@') { 0 } else { all };
    if part.chars().all(|c| c.is_ascii_digit() || "+-/().,".contains(c)) {
        words.max(number_score(card, part) * times)
    } else {
        words.max(address_score(card, part) * times)
    }
}

/// Whether one slip lies between a part that nobody is found by and an address or number.
fn near_score(card: &Card, part: &str) -> u16 {
    let slip = |a: &str, b: &str| a.len().min(b.len()) > 5 && strsim::osa_distance(a, b) == 1;
    if part.chars().all(|c| c.is_ascii_digit() || "+-/().,".contains(c)) {
        let typed: String = part.chars().filter(char::is_ascii_digit).collect();
        let ends = |own: &str, typed: &str| {
            let lengths = typed.len().saturating_sub(1)..=typed.len() + 1;
            let tails: Vec<usize> = lengths.collect();
            let tail = |length: &usize| own.get(own.len().checked_sub(*length)?..);
            typed.len() >= 7 && tails.iter().filter_map(tail).any(|tail| slip(tail, typed))
        };
        let one = |phone: &String| {
            let own = fold::digits(phone);
            ends(&own, &typed) || ends(&own, typed.trim_start_matches('0'))
        };
        return if card.phones.iter().any(one) { 16 } else { 0 };
    }
    let typed = fold::address(part);
    let one = |mail: &String| {
        let mail = fold::address(mail);
        let mut starts = typed.len() - 1..=typed.len() + 1;
        let same = mail.chars().next() == typed.chars().next();
        same && starts.any(|length| mail.get(..length).is_some_and(|start| slip(start, &typed)))
    };
    if typed.len() >= 7 && !typed.starts_with('@') && card.emails.iter().any(one) { 16 } else { 0 }
}

fn search(cards: &BTreeMap<Id, Card>, query: &str, limit: usize) -> Found {
    let meant = |part: &&str| !fold::words(part).is_empty();
    let parts: Vec<&str> = query.split_whitespace().filter(meant).collect();
    let lost: Vec<bool> =
        parts.iter().map(|part| cards.values().all(|card| part_score(card, part) == 0)).collect();
    let score = |card: &Card| {
        let one = |(part, lost): (&&str, &bool)| {
            if *lost { near_score(card, part) } else { part_score(card, part) }
        };
        let each: Vec<u16> = parts.iter().zip(&lost).map(one).collect();
        if each.contains(&0) { 0 } else { each.iter().sum() }
    };
    let scored = cards.iter().map(|(id, card)| Hit { id: *id, score: score(card) });
    let mut hits: Vec<Hit> = scored.filter(|hit| hit.score > 0).collect();
    hits.sort_by(|a, b| b.score.cmp(&a.score).then(a.id.cmp(&b.id)));
    let total = hits.len();
    hits.truncate(limit.min(MAX_HITS));
    Found { hits, total }
}

fn name() -> impl Strategy<Value = String> {
    let names = [
        "Anna",
        "Anne",
        "Hanna",
        "Müller",
        "Mueller",
        "Muller",
        "Müler",
        "Müller-Anna",
        "Bauer",
        "Baur",
        "Schmidtke",
        "Schmitzke",
        "Иван",
        "a",
        "Ann",
        "Michael Bauer",
        "😀",
    ];
    prop_oneof![
        4 => prop::sample::select(names.to_vec()).prop_map(str::to_owned),
        1 => "[abAB]{1,9}",
    ]
}

fn town() -> impl Strategy<Value = String> {
    let towns = ["Münster", "Munster", "48143 Münster", "Bad Anna", "20095", "Muenster"];
    prop::sample::select(towns.to_vec()).prop_map(str::to_owned)
}

fn email() -> impl Strategy<Value = String> {
    prop_oneof!["[ab]{1,3}@(anna|ab)\\.de", "anna\\.mueller[ab]{0,3}@[ab]\\.de", "[@a.]{0,3}"]
}

fn phone() -> impl Strategy<Value = String> {
    prop_oneof!["\\+49[0-1]{4,8}", "0[0-1]{0,6}", "\\+49 \\(0\\)40 / [12]{3}-[12]{2}"]
}

prop_compose! {
    fn card()(
        names in prop::collection::vec(name(), 0..3),
        organisations in prop::collection::vec(name(), 0..2),
        towns in prop::collection::vec(town(), 0..2),
        emails in prop::collection::vec(email(), 0..3),
        phones in prop::collection::vec(phone(), 0..2),
    ) -> Card {
        Card { names, organisations, towns, emails, phones }
    }
}

fn query_word() -> impl Strategy<Value = String> {
    prop_oneof![
        name(),
        town(),
        email(),
        Just("anna.".to_owned()),
        Just("@an".to_owned()),
        Just("ANNA*".to_owned()),
    ]
}

/// Words, and at most one number.
fn query() -> impl Strategy<Value = String> {
    let number = prop_oneof![Just(String::new()), "[01]{1,5}", "0[01]{3,4}-[01]{2}"];
    (prop::collection::vec(query_word(), 0..3), number).prop_map(|(words, number)| {
        // A lone postcode from the towns beside a number would make them one phone number.
        let words: Vec<_> = words.into_iter().filter(|word| word != "20095").collect();
        format!("{} {number}", words.join(" ").replace("48143 ", ""))
    })
}

#[derive(Clone, Debug)]
enum Step {
    Insert(u8, Card),
    Remove(u8),
    Purge,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0u8..12, card()).prop_map(|(n, card)| Step::Insert(n, card)),
        3 => (0u8..12).prop_map(Step::Remove),
        1 => Just(Step::Purge),
    ]
}

fn play(steps: &[Step]) -> (Index, BTreeMap<Id, Card>) {
    let (mut index, mut cards) = (Index::new(), BTreeMap::new());
    for step in steps {
        match step {
            Step::Insert(n, card) => {
                insert(&mut index, [*n; 16], card);
                cards.insert([*n; 16], card.clone());
            }
            Step::Remove(n) => {
                index.remove(&[*n; 16]);
                cards.remove(&[*n; 16]);
            }
            Step::Purge => index.purge(),
        }
    }
    (index, cards)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn search_agrees_with_the_plain_reading(
        steps in prop::collection::vec(step(), 0..30),
        queries in prop::collection::vec(query(), 1..12),
        limit in 0usize..14,
    ) {
        let (index, cards) = play(&steps);
        prop_assert_eq!(index.len(), cards.len());
        for query in queries {
            let expected = search(&cards, &query, limit);
            prop_assert_eq!(index.search(&query, limit), expected, "{:?}", query);
        }
    }

    #[test]
    fn towns_agree_and_removing_all_leaves_nothing(
        steps in prop::collection::vec(step(), 0..30),
        town in town(),
    ) {
        let (mut index, cards) = play(&steps);
        let key = fold::town(&town);
        let lives = |card: &Card| card.towns.iter().any(|own| fold::town(own) == key);
        let expected = cards.iter().filter(|(_, card)| !key.is_empty() && lives(card));
        prop_assert_eq!(index.ids_in_town(&town), expected.map(|(id, _)| *id).collect());
        cards.keys().for_each(|id| index.remove(id));
        prop_assert!(index.is_empty() && index.has_no_trace());
    }

    #[test]
    fn any_query_is_answered(query in ".{0,80}", steps in prop::collection::vec(step(), 0..5)) {
        let (index, _) = play(&steps);
        prop_assert!(index.search(&query, usize::MAX).hits.len() <= MAX_HITS);
    }
}
