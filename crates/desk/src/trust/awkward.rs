//! Erasures at awkward moments: somebody unknown, two of one name and address, an import of the same
//! person under way, an export that is being handed out, somebody merged yesterday. And what is
//! remembered in memory alone.

use std::io::Cursor;

use law::ids::PersonId;
use law::vocabulary::{Country, PersonType};
use store::records::{datum, held};

use super::lab::{Engine, Lab};
use crate::deletion::tests::{WISH, with_invoices};
use crate::import::Options;
use crate::people::{At, Filter, Look, NewPerson, Outcome};
use crate::testing::{entered, somebody};
use crate::{Call, Desk, Error};

fn firm() -> (Lab, Desk) {
    let lab = Lab::new(Engine::Sqlite, &with_invoices());
    let desk = lab.open().unwrap();
    (lab, desk)
}

fn take_in(desk: &Desk, call: &Call, rows: &str) {
    let source = desk.register().source_coded("shop").unwrap().id;
    let options = Options {
        source,
        country: Country::De,
        party: PersonType::Consumer,
        documented: false,
        layout: None,
    };
    desk.import_file(call, Cursor::new(rows.as_bytes()), "", &options, None).unwrap();
}

/// Whether words are there in both languages, and a way out.
fn told(error: &Error) -> bool {
    match error {
        Error::Fault(fault) => !fault.words.de.is_empty() && !fault.words.en.is_empty(),
        Error::Refusal(refusal) => !refusal.way_forward.de.is_empty(),
        Error::Failure(_) => false,
    }
}

/// What the memory of the program still knows of somebody: search, likeness, lists.
fn remembered(desk: &Desk, call: &Call, person: PersonId, new: &NewPerson) -> Vec<&'static str> {
    let mut known = Vec::new();
    for word in [&new.family, &new.email, &new.phone] {
        if desk.index.search(word, 50).hits.iter().any(|hit| hit.id == person.0) {
            known.push("search");
        }
    }
    let rows = desk.people(call, &Filter::default(), At::Newest).unwrap().rows;
    if rows.iter().any(|row| row.person == person) {
        known.push("list");
    }
    if let Outcome::Ask(warning) = desk.enter(call, new, None).unwrap() {
        if warning.same.contains(&person) {
            known.push("the same");
        }
        if warning.alike.iter().any(|(alike, _)| *alike == person) {
            known.push("alike");
        }
    }
    known
}

#[test]
fn the_memory_forgets_whoever_is_erased() {
    let (lab, desk) = firm();
    let new = NewPerson { phone: "0170 5550001".into(), ..somebody("Vergessen", "v@nord.example") };
    let person = entered(&desk, &lab.call, &new);
    assert!(remembered(&desk, &lab.call, person, &new).len() >= 4, "the harness sees who is known");
    desk.erase(&lab.call, person, WISH).unwrap();
    assert_eq!(remembered(&desk, &lab.call, person, &new), Vec::<&str>::new());
    // Planted: an index that was not told.
    let doc = find::Doc {
        names: &["Max Vergessen"],
        organisations: &[],
        towns: &[],
        emails: &["v@nord.example"],
        phones: &[],
    };
    desk.index.insert(person.0, &doc);
    assert!(remembered(&desk, &lab.call, person, &new).contains(&"search"));
}

#[test]
fn somebody_unknown_is_told_apart_from_somebody_gone_by_nothing() {
    let (lab, desk) = firm();
    let gone = entered(&desk, &lab.call, &somebody("Gone", "gone@nord.example"));
    desk.erase(&lab.call, gone, WISH).unwrap();
    for person in [gone, PersonId([5; 16])] {
        let errors = [
            desk.erase(&lab.call, person, WISH).err(),
            desk.erasure_preview(&lab.call, person).err(),
            desk.access(&lab.call, person, 1).err(),
            desk.card(&lab.call, person, Look::default()).err(),
        ];
        for error in errors {
            let error = error.unwrap();
            assert!(error.to_string().contains("NOT_FOUND") && told(&error), "{error}");
        }
    }
}

#[test]
fn of_two_with_one_name_and_address_only_the_one_meant_goes() {
    let (lab, desk) = firm();
    let twin = |email: &str| NewPerson {
        street: "Lindenweg 7".into(),
        postcode: "24103".into(),
        city: "Kiel".into(),
        ..somebody("Zwilling", email)
    };
    let first = entered(&desk, &lab.call, &twin("a@nord.example"));
    let new = twin("b@nord.example");
    let asked = desk.enter(&lab.call, &new, None).unwrap();
    assert!(matches!(asked, Outcome::Ask(_)), "somebody decides");
    let decided = Some(crate::people::Decision::ALL[0]);
    let Outcome::Done(second) = desk.enter(&lab.call, &new, decided).unwrap() else {
        panic!("not entered");
    };
    let found = |desk: &Desk| desk.search(&lab.call, "zwilling").unwrap().total;
    assert_eq!(found(&desk), Some(2));
    desk.erase(&lab.call, first, WISH).unwrap();
    assert_eq!(found(&desk), Some(1));
    assert_eq!(desk.card(&lab.call, second, Look::default()).unwrap().values.len(), 3);
}

#[test]
fn rows_in_quarantine_with_an_address_of_the_erased_go_too() {
    let (lab, desk) = firm();
    let new = NewPerson { phone: "0170 5550002".into(), ..somebody("Muster", "m@nord.example") };
    let person = entered(&desk, &lab.call, &new);
    let other = entered(&desk, &lab.call, &somebody("Anders", "anders@nord.example"));
    // Held against the other one, by address; the number is of the first.
    take_in(
        &desk,
        &lab.call,
        "Vorname;Nachname;E-Mail;Telefon\n\
         Xaver;Quast;anders@nord.example;0170 5550002\n\
         Yannick;Rademacher;anders@nord.example;0170 7770003\n",
    );
    assert_eq!(desk.waiting_rows().unwrap(), 2);
    let linked = desk.store.read(|tx| held::against(tx, person)).unwrap();
    assert!(linked.is_empty(), "nobody linked the row to the person");
    desk.erase(&lab.call, person, WISH).unwrap();
    assert_eq!(desk.waiting_rows().unwrap(), 1, "the row of somebody else waits on");
    assert!(desk.card(&lab.call, other, Look::default()).is_ok());
}

#[test]
fn an_import_of_the_same_person_meets_the_erasure_in_either_order() {
    let (lab, desk) = firm();
    let person = entered(&desk, &lab.call, &somebody("Gleich", "gleich@nord.example"));
    desk.object(&lab.call, person, None, None).unwrap();
    let mut rows = String::from("Vorname;Nachname;E-Mail\n");
    for row in 0..4_500 {
        let who = if row % 500 == 7 {
            "Max;Gleich;gleich@nord.example".to_owned()
        } else {
            format!("Ina{row};Quell{row};q{row}@nord.example")
        };
        rows.push_str(&format!("{who}\n"));
    }
    std::thread::scope(|scope| {
        let import = scope.spawn(|| take_in(&desk, &lab.call, &rows));
        // Between two batches, as a request that comes in meanwhile.
        std::thread::sleep(std::time::Duration::from_millis(50));
        desk.erase(&lab.call, person, WISH).unwrap();
        import.join().unwrap();
    });
    assert!(desk.card(&lab.call, person, Look::default()).is_err());
    let left = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
    assert!(left.is_empty(), "the import gave values to somebody erased");
    // Nothing half done: every value opens, every row is counted.
    let mut under = Vec::new();
    desk.store
        .read(|tx| {
            datum::each(tx, |d| {
                under.push((d.person, d.class));
                true
            })
        })
        .unwrap();
    assert!(desk.keys.get_many(&under).unwrap().iter().all(Option::is_some));
    let report = desk.imports(&lab.call, None, 1).unwrap().remove(0);
    assert_eq!(report.rows_done, 4_500);
    // The refusal outlives both: nobody of that address may be written to.
    let back = desk.enter(&lab.call, &somebody("Gleich", "gleich@nord.example"), None).unwrap();
    let Outcome::Ask(warning) = back else { panic!("the refusal was forgotten") };
    assert!(warning.blocked_since.is_some());
}

#[test]
fn a_sketch_of_the_erased_survives_a_restore_of_older_data() {
    let (lab, desk) = firm();
    let new =
        NewPerson { phone: "0170 5550009".into(), ..somebody("Quastenberg", "q@nord.example") };
    let person = entered(&desk, &lab.call, &new);
    desk.withdraw(&lab.call, person, 4, law::vocabulary::Channel::Email).unwrap();
    drop(desk);
    let before = lab.fork();
    let desk = lab.open().unwrap();
    desk.erase(&lab.call, person, WISH).unwrap();
    let sketches = desk.keys.sketched().unwrap();
    assert!(!sketches.is_empty());
    drop(desk);
    let restored = Lab::of(&before, &lab).open().unwrap();
    let known = |desk: &Desk| desk.store.read(store::records::sketch::all).unwrap();
    assert!(known(&restored).is_empty(), "older data do not know it");
    restored.after_restore(&lab.call).unwrap();
    assert_eq!(known(&restored), sketches);
}

#[test]
fn whoever_comes_back_after_an_erasure_is_somebody_new() {
    let (lab, desk) = firm();
    let new = NewPerson { phone: "0170 5550003".into(), ..somebody("Wieder", "w@nord.example") };
    let tags = |from: usize| -> Vec<_> {
        let all = crate::testing::leaves(&desk).into_iter().skip(from);
        all.map(|leaf| leaf.subject_tag).filter(|tag| tag.iter().any(|byte| *byte != 0)).collect()
    };
    let first = entered(&desk, &lab.call, &new);
    desk.card(&lab.call, first, Look::default()).unwrap();
    let (class, old) = (law::class::Class::ProspectInquiry, |who| {
        desk.keys.get(who, law::class::Class::ProspectInquiry)
    });
    let before = old(first).unwrap().unwrap();
    desk.erase(&lab.call, first, WISH).unwrap();
    let (until, earlier) = (crate::testing::leaves(&desk).len(), tags(0));
    let decided = Some(crate::people::Decision::ALL[0]);
    let second = match desk.enter(&lab.call, &new, decided).unwrap() {
        Outcome::Done(second) => second,
        _ => panic!("not entered"),
    };
    desk.card(&lab.call, second, Look::default()).unwrap();
    let (later, after) = (tags(until), old(second).unwrap().unwrap());
    assert!(first != second && before.bytes != after.bytes, "a new id and a new {class}");
    assert!(!earlier.is_empty() && !later.is_empty());
    assert!(later.iter().all(|tag| !earlier.contains(tag)), "R27: no equal tags");
}
