//! Measures the index on invented people: building, memory, searching, changing.
//!
//! `cargo run --release -p find --example search_speed [PEOPLE]`; memory is read from `/proc` on Linux.
#![allow(clippy::print_stdout, clippy::disallowed_methods, reason = "a measuring program")]

use std::time::{Duration, Instant};

use find::{Doc, Index};

/// Syllables that family names, towns and firms are put together from: a long tail of different
/// words, as in real registers.
const STARTS: [&str; 20] = [
    "Berg", "Stein", "Hoff", "Müll", "Schmid", "Wein", "Kauf", "Roth", "Lang", "Hart", "Brun",
    "Kraus", "Feld", "Wald", "Groß", "Neu", "Alt", "Ober", "Unter", "Zimmer",
];
const MIDDLES: [&str; 20] = [
    "", "en", "er", "el", "mann", "acker", "burg", "dorf", "bach", "in", "ing", "hau", "lin",
    "mei", "nau", "ow", "rich", "sen", "tha", "wig",
];
const ENDS: [&str; 20] = [
    "", "er", "mann", "sen", "ke", "ski", "berg", "stein", "meier", "lein", "old", "hardt", "t",
    "au", "ich", "inger", "el", "sch", "mayr", "huber",
];
const GIVEN: [&str; 24] = [
    "Anna",
    "Peter",
    "Jürgen",
    "Sabine",
    "Michael",
    "Claudia",
    "Thomas",
    "Monika",
    "Andreas",
    "Petra",
    "Stefan",
    "Susanne",
    "Markus",
    "Karl-Heinz",
    "Ursula",
    "Ernst-August",
    "Mehmet",
    "Elif",
    "Иван",
    "Zoë",
    "Björn",
    "Anneliese",
    "Maximilian",
    "Katharina",
];
const FIRMS: [&str; 6] = ["GmbH", "GmbH & Co. KG", "AG", "e.K.", "Handel", "Logistik"];
const HOSTS: [&str; 6] =
    ["gmx.de", "web.de", "gmail.com", "t-online.de", "posteo.de", "outlook.com"];

/// Numbers from a fixed seed (xorshift64*), so that every run measures the same people.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }

    /// Low numbers are far more frequent, as with names.
    fn skewed(&mut self, sides: u64) -> u64 {
        self.roll(sides).min(self.roll(sides)).min(self.roll(sides))
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let place = usize::try_from(self.skewed(words.len() as u64)).unwrap_or(0);
        words.get(place).copied().unwrap_or_default()
    }

    fn word(&mut self) -> String {
        [self.pick(&STARTS), self.pick(&MIDDLES), self.pick(&ENDS)].concat()
    }
}

struct Person {
    names: [String; 2],
    organisation: Option<String>,
    town: String,
    email: String,
    phone: String,
}

fn person(dice: &mut Dice) -> Person {
    let given = dice.pick(&GIVEN).to_owned();
    let family = match dice.roll(20) {
        0 => format!("{}-{}", dice.word(), dice.word()),
        // Rare names, one of a kind or nearly.
        1 | 2 => format!("{}{}{}", dice.word(), dice.pick(&MIDDLES), dice.word()),
        _ => dice.word(),
    };
    let local = family.to_lowercase().replace('ü', "ue").replace('ß', "ss");
    Person {
        organisation: (dice.roll(3) == 0).then(|| format!("{} {}", dice.word(), dice.pick(&FIRMS))),
        town: format!("{:05} {}", 1_067 + 12 * dice.roll(8_200), dice.word()),
        email: format!(
            "{local}.{}{}@{}",
            given.to_lowercase(),
            dice.roll(9_999),
            dice.pick(&HOSTS)
        ),
        phone: format!("+49{}{:07}", 30 + dice.roll(9_000), dice.roll(10_000_000)),
        names: [given, family],
    }
}

fn id(n: usize) -> [u8; 16] {
    (n as u128).to_be_bytes()
}

fn insert(index: &mut Index, n: usize, person: &Person) {
    let organisation = person.organisation.as_deref();
    let doc = Doc {
        names: &person.names.each_ref().map(String::as_str),
        organisations: organisation.as_slice(),
        towns: &[&person.town],
        emails: &[&person.email],
        phones: &[&person.phone],
    };
    index.insert(id(n), &doc);
}

/// What clerks type about `person`, by kind.
fn queries(person: &Person, dice: &mut Dice) -> [(&'static str, String); 9] {
    let [given, family] = &person.names;
    let start = |word: &str, length: usize| word.chars().take(length).collect::<String>();
    let mut swapped: Vec<char> = family.chars().collect();
    if let [.., a, b] = swapped.as_mut_slice() {
        std::mem::swap(a, b);
    }
    let length = usize::try_from(2 + dice.roll(4)).unwrap_or(2);
    [
        ("family name", family.clone()),
        ("given and family name", format!("{given} {family}")),
        ("beginning of a name", start(family, length)),
        ("name with typing error, given name", format!("{} {given}", String::from_iter(swapped))),
        ("name, beginning of town", format!("{family} {}", start(&person.town, 7))),
        ("beginning of an address", start(&person.email, 9)),
        ("whole address", person.email.clone()),
        ("middle of a phone number", person.phone.chars().skip(4).take(6).collect()),
        ("one letter, twice", format!("{} {}", start(given, 1), start(family, 1))),
    ]
}

/// Resident memory of this process in bytes; 0 where `/proc` is missing.
fn resident() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) * 1024
}

/// Time this process spent on a processor, which a busy machine does not blur as it does time on
/// the clock; 0 where `/proc` is missing.
fn on_cpu() -> Duration {
    // The kernel brings its figure up to date when the processor is offered to others.
    std::thread::yield_now();
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanos = times.split_whitespace().next().and_then(|nanos| nanos.parse().ok());
    Duration::from_nanos(nanos.unwrap_or(0))
}

fn report(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |percent: usize| times.get(times.len() * percent / 100).copied().unwrap_or_default();
    let max = times.last().copied().unwrap_or_default();
    println!("{what:38} p50 {:>9.1?}  p95 {:>9.1?}  max {max:>9.1?}", at(50), at(95));
}

fn main() {
    let count = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let people: Vec<Person> = (0..count).map(|_| person(&mut dice)).collect();
    let before = resident();
    let (start, cpu) = (Instant::now(), on_cpu());
    let mut index = Index::new();
    people.iter().enumerate().for_each(|(n, person)| insert(&mut index, n, person));
    println!(
        "{count} people built in {:.2?}, {:.2?} of processor",
        start.elapsed(),
        on_cpu() - cpu
    );
    let each = |bytes: usize| bytes / count.max(1);
    println!(
        "bytes a person: {} resident, {} by own estimate, ids included",
        each(resident().saturating_sub(before)),
        each(index.memory_bytes())
    );

    let mut all = Vec::new();
    let mut kinds = std::collections::BTreeMap::<_, Vec<Duration>>::new();
    for _ in 0..200 {
        let Some(person) = people.get(usize::try_from(dice.roll(count as u64)).unwrap_or(0)) else {
            break;
        };
        for (kind, query) in queries(person, &mut dice) {
            let cpu = on_cpu();
            let total = index.search(&query, 50).total;
            let time = on_cpu() - cpu;
            assert!(total > 0 || kind.contains("error"), "{kind} finds the person");
            kinds.entry(kind).or_default().push(time);
            all.push(time);
        }
    }
    kinds.into_iter().for_each(|(kind, times)| report(kind, times));
    report("all searches", all);

    let timed = |change: &mut dyn FnMut(usize)| -> Vec<Duration> {
        let step = (count / 1_000).max(1);
        (0..count)
            .step_by(step)
            .map(|n| {
                let start = Instant::now();
                change(n);
                start.elapsed()
            })
            .collect()
    };
    report(
        "insert again, unchanged",
        timed(&mut |n| people.get(n).map_or((), |p| insert(&mut index, n, p))),
    );
    report("remove", timed(&mut |n| index.remove(&id(n))));
    let start = Instant::now();
    index.purge();
    println!("purge {:.2?}", start.elapsed());
    let start = Instant::now();
    index.clear();
    println!("clear {:.2?}", start.elapsed());
}
