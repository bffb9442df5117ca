//! Lists that break careless matchers: time stays bounded and nothing is decided by accident.

use link::{Assumptions, Decision, Index, MATCH_AT, Matcher, Person, Workspace};
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// What it took this thread so far: processor time, where the system tells it. How long others were
/// let go first says nothing.
#[allow(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn spent(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanos = told.and_then(|line| line.split_whitespace().next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

/// How long some work takes.
fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let before = spent(start);
    let done = work();
    (done, spent(start) - before)
}

const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 2026 };

/// Longest time for one row, in an unoptimised build.
const PATIENCE: Duration = Duration::from_millis(100);

fn find(matcher: &Matcher, row: &Person<'_>) -> link::Answer {
    let (answer, took) = timed(|| matcher.find(row, &mut Workspace::default()));
    assert!(took < PATIENCE, "{took:?}");
    answer
}

fn mueller(first_name: &str) -> Person<'_> {
    Person {
        first_name,
        last_name: "Müller",
        postcode: "10115",
        city: "Berlin",
        ..Person::default()
    }
}

#[test]
fn fifty_thousand_of_one_name_in_one_town() {
    let matcher = Matcher::new(Index::build((0..50_000).map(|_| mueller("Anna")), ASSUME));
    let answer = find(&matcher, &mueller("Anna"));
    assert!(answer.crowded && answer.compared < 100);
    assert!(answer.pairs.iter().all(|pair| pair.score < MATCH_AT));
    assert_eq!(answer.decision(), Decision::Review);
}

#[test]
fn a_birth_date_finds_one_of_many() {
    let births: Vec<String> = (0..20_000)
        .map(|n| format!("{}-{:02}-{:02}", 1930 + n / 336, n / 28 % 12 + 1, n % 28 + 1))
        .collect();
    let people = births.iter().map(|birthdate| Person { birthdate, ..mueller("Anna") });
    let matcher = Matcher::new(Index::build(people, ASSUME));
    let wanted = births[12_345].as_str();
    let answer = find(&matcher, &Person { birthdate: wanted, ..mueller("Anna") });
    assert_eq!(answer.pairs.first().map(|pair| pair.person), Some(12_345));
    assert!(
        answer.pairs.first().is_some_and(|pair| pair.score > 0.3),
        "{:?}",
        answer.pairs.first()
    );
}

#[test]
fn ten_thousand_in_one_household() {
    let firm = Person {
        last_name: "Musterfirma",
        street: "Industriestraße 1",
        postcode: "10115",
        city: "Berlin",
        email: "info@example.org",
        phone: "030 123456",
        ..Person::default()
    };
    let names: Vec<String> = (0..10_000).map(|n| format!("Vorname{n}")).collect();
    let people = names.iter().map(|first_name| Person { first_name, ..firm });
    let matcher = Matcher::new(Index::build(people, ASSUME));
    assert_ne!(find(&matcher, &firm).decision(), Decision::Match);
    let newcomer = Person { first_name: "Zacharias", ..firm };
    assert_ne!(find(&matcher, &newcomer).decision(), Decision::Match);
}

#[test]
fn one_value_in_every_field() {
    let firm = "Musterfirma";
    let row = Person {
        first_name: firm,
        last_name: firm,
        street: firm,
        postcode: firm,
        city: firm,
        email: firm,
        phone: firm,
        birthdate: firm,
    };
    let matcher = Matcher::new(Index::build((0..10_000).map(|_| row), ASSUME));
    let answer = find(&matcher, &row);
    assert!(answer.crowded && answer.compared < 100);
    assert_eq!((answer.decision(), !answer.pairs.is_empty()), (Decision::Review, true));
}

#[test]
fn duplicates_in_a_crowd_are_looked_for_in_bounded_time() {
    let people = (0..20_000).map(|_| mueller("Anna"));
    let matcher = Matcher::new(Index::build(people, ASSUME));
    let mut space = Workspace::default();
    let ((), took) = timed(|| {
        for person in (0..20_000).step_by(100) {
            let answer = matcher.find_within(person, &mut space);
            assert!(answer.crowded && answer.compared < 100);
            assert!(answer.pairs.iter().all(|pair| pair.decision == Decision::Review));
        }
    });
    assert!(took < 200 * PATIENCE, "{took:?}");
}

#[test]
fn rows_with_next_to_nothing() {
    let full = Person {
        first_name: "Hans",
        street: "Goldweg 1",
        email: "hans@example.org",
        ..mueller("")
    };
    let others: Vec<String> = (0..500).map(|n| format!("name{n}@example.org")).collect();
    let others = others.iter().map(|email| Person { email, ..Person::default() });
    let matcher = Matcher::new(Index::build(std::iter::once(full).chain(others), ASSUME));
    let empty = find(&matcher, &Person::default());
    assert_eq!((empty.decision(), empty.compared, empty.crowded), (Decision::New, 0, false));
    let only_email = Person { email: "hans@example.org", ..Person::default() };
    assert_eq!(find(&matcher, &only_email).pairs.first().map(|pair| pair.person), Some(0));
    assert_eq!(
        find(&matcher, &Person { last_name: "🎉", ..Person::default() }).decision(),
        Decision::New
    );
}

#[test]
fn any_script_and_any_length() {
    let long = "Ä🎉 x".repeat(200_000);
    let people = [
        Person {
            first_name: "Иван",
            last_name: "Петров",
            birthdate: "1980-01-02",
            ..Person::default()
        },
        Person {
            first_name: "محمد",
            last_name: "الأحمد",
            birthdate: "1990-01-02",
            ..Person::default()
        },
        Person {
            first_name: &long,
            last_name: &long,
            street: &long,
            email: &long,
            ..Person::default()
        },
    ];
    let strangers = (0..300).map(|_| mueller("Anna"));
    let matcher = Matcher::new(Index::build(people.into_iter().chain(strangers), ASSUME));
    for (n, person) in people.iter().enumerate().take(2) {
        let answer = find(&matcher, person);
        assert_eq!(answer.pairs.first().map(|pair| pair.person), Some(n as u32));
        assert_eq!(answer.decision(), Decision::Match);
    }
    find(&matcher, &people[2]);
    let typo = Person { last_name: "Петроф", ..people[0] };
    assert_eq!(find(&matcher, &typo).pairs.first().map(|pair| pair.person), Some(0));
}

#[test]
fn people_added_one_by_one_are_found() {
    let mut matcher = Matcher::new(Index::build((0..200).map(|_| mueller("Anna")), ASSUME));
    let hand = Person {
        first_name: "Hand",
        last_name: "Eingabe",
        phone: "0170 1234567",
        ..Person::default()
    };
    let number = matcher.add(&hand);
    assert_eq!(find(&matcher, &hand).pairs.first().map(|pair| pair.person), Some(number));
}

#[test]
fn a_base_that_holds_somebody_twice_still_matches() {
    let person =
        Person { first_name: "Jörg", street: "Seeweg 3", birthdate: "1970-05-06", ..mueller("") };
    let twice = [person, Person { street: "Seeweg 3a", ..person }];
    let strangers = (0..300).map(|_| mueller("Anna"));
    let matcher = Matcher::new(Index::build(twice.into_iter().chain(strangers), ASSUME));
    assert_eq!(find(&matcher, &person).decision(), Decision::Match);
}

proptest! {
    #[test]
    fn no_values_break_the_engine(
        rows in prop::collection::vec(prop::array::uniform8("\\PC{0,12}|[0-9./+-]{0,24}|[a-zäß .@-]{0,80}"), 1..12)
    ) {
        let people: Vec<Person<'_>> = rows.iter().map(|fields| {
            let [first_name, last_name, street, postcode, city, email, phone, birthdate] =
                fields.each_ref().map(String::as_str);
            Person { first_name, last_name, street, postcode, city, email, phone, birthdate }
        }).collect();
        let mut matcher = Matcher::new(Index::build(people.iter().copied(), ASSUME));
        matcher.learn(people.iter().copied());
        for row in &people {
            for pair in matcher.find(row, &mut Workspace::default()).pairs {
                prop_assert!((0.0..=1.0).contains(&pair.score));
                prop_assert!(matcher.explain(row, pair.person).is_some_and(|e| e.total().is_finite()));
            }
        }
    }
}

#[test]
fn who_is_taken_out_is_found_no_more_and_counts_for_nothing() {
    let hans = Person { street: "Goldweg 1", birthdate: "1990-02-03", ..mueller("Hans") };
    let mut matcher = Matcher::new(Index::build([hans, mueller("Anna")], ASSUME));
    assert_eq!(find(&matcher, &hans).pairs[0].person, 0);
    matcher.index_mut().remove(0);
    matcher.index_mut().remove(0);
    assert!(find(&matcher, &hans).pairs.iter().all(|pair| pair.person != 0));
    assert_eq!((matcher.index().living(), matcher.index().len()), (1, 2));
    let again = matcher.add(&hans);
    assert_eq!((again, find(&matcher, &hans).pairs[0].person), (2, 2));
}
