//! Blacklists and erased people: recognised when a list brings them back, and nothing readable kept.

use law::ids::PersonId;
use law::vocabulary::PersonState;
use link::{Comparable, Person};

use super::world::{World, by_reason, rows_of};
use crate::import::{Because, Decision, Reason};
use crate::recognise::ASSUME;

const HEAD: &str = "Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon\n";
const CANARY: &str =
    "Kanarienvogel;Zwitscherer;Käfiggasse 7;24103;Kiel;kanarie@nord.example;0170 7654321";
/// The same, with slips and another address.
const TYPO: &str = "Kanarienvogel;Zwitscherrer;Käfiggasse 7;24103;Kiel;neu@nord.example;";

fn list(row: &str) -> Vec<u8> {
    format!("{HEAD}{row}\n").into_bytes()
}

/// Leaves the sketches of a person and erases the person.
fn erase(world: &World, person: PersonId) {
    let (desk, call) = (&world.desk, &world.call);
    desk.store
        .write(|tx| {
            let known = desk.identify(tx, call, person, PersonState::Active)?;
            desk.remember_erased(tx, &known, 20_000)
        })
        .unwrap();
    desk.erase_all(call, &[person]).unwrap();
    assert_eq!(world.people(), 0);
}

#[test]
fn an_erased_person_does_not_come_back_under_a_typo() {
    let world = World::new();
    world.report("shop", &list(CANARY));
    erase(&world, world.person("zwitscherer"));
    let report = world.report("sales_list", &list(TYPO));
    assert_eq!(rows_of(&report, Reason::Shunned), 1, "{:?}", by_reason(&report));
    assert_eq!(world.people(), 0);
    let world = world.reopened();
    let row = world.desk.quarantine(&world.call, None, None, 1).unwrap().remove(0);
    assert_eq!((row.reason, row.against), (Reason::Shunned, None));
    world.desk.decide_held(&world.call, row.id, Decision::Take, Because::AskedPerson).unwrap();
    let back = world.standing(world.person("zwitscherrer"));
    assert_eq!(back.suppressed_channels & 1, 1, "no advertising on any channel");
}

#[test]
fn a_blacklist_of_names_and_addresses_stops_strangers_and_reaches_who_is_known() {
    let world = World::new();
    let black = "Vorname;Nachname;Straße;PLZ;Ort;Telefon\nKanarienvogel;Zwitscherer;Käfiggasse 7;24103;Kiel;0170 7654321\n";
    let known =
        "Kanarien-Vogel;Zwitscherer;Käfiggasse 7a;24103;Kiel;anders@nord.example;0170/7654321";
    world.report("shop", &list(known));
    let report = world.report("suppression_list", black.as_bytes());
    assert_eq!(rows_of(&report, Reason::BlockedIdentifier), 1);
    assert_ne!(world.standing(world.person("zwitscherer")).objection_scope, 0);
    let stranger = World::new();
    stranger.report("suppression_list", black.as_bytes());
    let report = stranger.report("sales_list", &list(TYPO));
    assert_eq!(rows_of(&report, Reason::Shunned), 1, "{:?}", by_reason(&report));
    // The same list again is kept once.
    let count = |world: &World| world.desk.store.read(store::records::sketch::all).unwrap().len();
    stranger.report("suppression_list", format!("{black}\n").as_bytes());
    assert_eq!(count(&stranger), 1);
}

#[test]
fn who_insists_leaves_nothing() {
    let world = World::new();
    world.report("shop", &list(CANARY));
    let person = world.person("zwitscherer");
    let (desk, call) = (&world.desk, &world.call);
    desk.store
        .write(|tx| {
            let known = desk.identify(tx, call, person, PersonState::Active)?;
            desk.remember_erased(tx, &known, 20_000)?;
            desk.forget_erased(tx, &known)
        })
        .unwrap();
    assert!(desk.store.read(store::records::sketch::all).unwrap().is_empty());
}

/// How many of these people somebody with the file finds by hashing guesses without the key.
fn cracked(marks: &[Vec<u8>], guesses: &[Comparable]) -> usize {
    let drawn = |guess| link::sketch_comparable(guess, &unkeyed).to_bytes();
    let all: Vec<&[u8]> = marks.iter().flat_map(|m| m.chunks(5)).collect();
    let known = |guess| drawn(guess).chunks(5).any(|mark| all.contains(&mark));
    guesses.iter().filter(|guess| known(guess)).count()
}

/// What a careless program would use: a hash without a key.
fn unkeyed(facts: &[u8]) -> u64 {
    let hash = facts
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x100_0000_01b3));
    hash.rotate_left(32)
}

#[test]
fn whoever_has_the_file_but_not_the_key_finds_nobody() {
    let guess = |n: usize| {
        let (first, phone) = (format!("Vorname{n}"), format!("+49170{n:07}"));
        let person = Person {
            first_name: if n == 77 { "Kanarienvogel" } else { &first },
            last_name: "Zwitscherer",
            street: "Käfiggasse 7",
            postcode: "24103",
            city: "Kiel",
            phone: if n == 77 { "+491707654321" } else { &phone },
            ..Person::default()
        };
        Comparable::of(&person, ASSUME)
    };
    let guesses: Vec<Comparable> = (0..2_000).map(guess).collect();
    // The attack works on a sketch without a key ...
    let careless = link::sketch_comparable(&guesses[77], &unkeyed).to_bytes();
    assert_eq!(cracked(&[careless], &guesses), 1);
    // ... and finds nobody in what is kept.
    let world = World::new();
    world.report("suppression_list", &list(CANARY));
    world.report("shop", &list("Erna;Anders;Weg 1;24103;Kiel;erna@nord.example;"));
    let kept = world.desk.store.read(store::records::sketch::all).unwrap();
    assert_eq!(kept.len(), 1);
    let marks: Vec<Vec<u8>> = kept.iter().map(|sketch| sketch.marks.clone()).collect();
    assert!(marks[0].len() >= 30, "{} bytes of marks", marks[0].len());
    assert_eq!(cracked(&marks, &guesses), 0);
    let shown = format!("{kept:?}{}", String::from_utf8_lossy(&marks[0])).to_lowercase();
    assert!(!["kanari", "zwitsch", "gasse", "7654321"].iter().any(|word| shown.contains(word)));
}
