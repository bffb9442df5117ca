//! Held rows: taken, merged, dropped; their keys go with the decision.

use law::ids::PersonId;

use super::world::{World, fault_code, rows_of};
use crate::import::{Because, Decision, Evidence, HeldView, Reason};
use crate::places;

const SHOP: &str = "E-Mail;Vorname;Nachname;Bestellnummer;Bestelldatum\n\
    haus@nord.example;Ida;Holm;B1;01.05.2026\n";

/// A shop list, then somebody else at the same address.
fn held() -> (World, HeldView) {
    let world = World::new();
    world.report("shop", SHOP.as_bytes());
    let other = b"email,first_name,last_name,phone\nhaus@nord.example,Otto,Krull,0431 9990003\n";
    let report = world.report("sales_list", other);
    assert_eq!(rows_of(&report, Reason::DoubtfulPerson), 1);
    let mut rows = world.desk.quarantine(&world.call, None, 10).unwrap();
    assert_eq!(rows.len(), 1);
    (world, rows.remove(0))
}

fn has_key(world: &World, row: &HeldView) -> bool {
    world.desk.keys.get(PersonId(row.id.0), places::HELD).unwrap().is_some()
}

#[test]
fn a_row_shows_its_fields_and_whom_it_may_be() {
    let (world, row) = held();
    assert_eq!(row.against, Some(world.person("holm")));
    let fields: Vec<&str> = row.fields.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(fields, ["haus@nord.example", "Otto", "Krull", "0431 9990003"]);
    let known: Vec<&str> = row.known.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(known, ["Ida Holm", "haus@nord.example"]);
    assert!(has_key(&world, &row));
}

#[test]
fn taken_rows_become_people_of_their_own() {
    let (world, row) = held();
    world.desk.decide_held(&world.call, row.id, Decision::Take, Because::OtherPerson).unwrap();
    assert_eq!((world.people(), world.found("krull").len()), (2, 1));
    assert!(!has_key(&world, &row));
    let again = world.desk.decide_held(&world.call, row.id, Decision::Drop, Because::NoGround);
    assert_eq!(fault_code(again), "ALREADY_DECIDED");
}

#[test]
fn merged_rows_add_to_the_known_person() {
    let (world, row) = held();
    world.desk.decide_held(&world.call, row.id, Decision::Merge, Because::SamePerson).unwrap();
    assert_eq!((world.people(), world.desk.waiting_rows().unwrap()), (1, 0));
    assert_eq!(world.found("04319990003"), [world.person("holm")]);
}

#[test]
fn dropped_rows_leave_only_the_decision() {
    let (world, row) = held();
    world.desk.decide_held(&world.call, row.id, Decision::Drop, Because::WrongData).unwrap();
    assert_eq!((world.people(), world.desk.waiting_rows().unwrap()), (1, 0));
    assert!(!has_key(&world, &row));
}

#[test]
fn a_bought_list_waits_until_its_origin_is_proven() {
    let world = World::new();
    let list = b"Nachname;Vorname;Stra\xc3\x9fe;PLZ;Ort;Geburtsdatum;E-Mail\n\
        Holm;Ida;Am Deich 1;24103;Kiel;01.02.1980;ida@nord.example\n";
    let report = world.report("address_broker", list);
    assert_eq!((rows_of(&report, Reason::SourceAsks), world.people()), (1, 0));

    let world = World::new();
    let mut upload = world.desk.begin_upload(&world.call, 6).unwrap();
    upload.write(list).unwrap();
    let upload = upload.finish().unwrap();
    let evidence = Evidence {
        supplier: "Adressen Nord GmbH, Hamburg".to_owned(),
        contract: "A-17".to_owned(),
        occasion: "Gewinnspiel 2025".to_owned(),
        ..Evidence::default()
    };
    let mut options = world.options("address_broker");
    options.documented = evidence.is_complete();
    let look = world.desk.preview_upload(&world.call, upload, &options, None).unwrap();
    world.desk.run_upload(&world.call, upload, &options, &evidence, look.targets).unwrap();
    assert_eq!(world.people(), 1);
    let kept = world.desk.import_evidence(&world.call, upload).unwrap().unwrap();
    assert!(kept == evidence);
    // The file is gone, and so is its key.
    let key = world.desk.keys.get(PersonId(upload.0), places::UPLOAD).unwrap();
    assert!(
        key.is_none() && world.desk.preview_upload(&world.call, upload, &options, None).is_err()
    );
}

#[test]
fn an_address_book_does_not_go_in() {
    let world = World::new();
    let mut register = (*world.desk.register()).clone();
    let source = register.sources.iter_mut().find(|s| s.code == "directory").unwrap();
    source.source_type = law::vocabulary::SourceType::AddressBook;
    world.desk.current.write().unwrap().clone_from(&std::sync::Arc::new(
        crate::desk::Current::new(2, std::sync::Arc::new(register)),
    ));
    let report = world.report("directory", SHOP.as_bytes());
    assert_eq!((rows_of(&report, Reason::SourceBlocked), world.people()), (1, 0));
}
