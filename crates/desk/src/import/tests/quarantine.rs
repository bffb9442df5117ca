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
    let mut rows = world.desk.quarantine(&world.call, None, None, 10).unwrap();
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
    // For an hour it can be undone; then nothing is left of it.
    let mut later = world.call;
    world.desk.sweep_held(&later).unwrap();
    assert!(has_key(&world, &row));
    later.now += jiff::SignedDuration::from_mins(61);
    world.desk.sweep_held(&later).unwrap();
    assert!(!has_key(&world, &row));
    assert_eq!(fault_code(world.desk.reopen_held(&later, row.id)), "DECISION_FINAL");
}

#[test]
fn a_decision_can_be_taken_back() {
    for (decision, people) in [(Decision::Drop, 1), (Decision::Take, 2), (Decision::Merge, 1)] {
        let (world, row) = held();
        let before = world.state();
        world.desk.decide_held(&world.call, row.id, decision, None).unwrap();
        assert_eq!(world.people(), people);
        let decided = world.desk.undoable(&world.call, 10).unwrap();
        assert_eq!((decided.len(), decided[0].decision), (1, decision));
        world.desk.reopen_held(&world.call, row.id).unwrap();
        assert_eq!(world.state(), before, "{decision:?}");
        assert_eq!(world.desk.waiting_rows().unwrap(), 1);
        assert_eq!(world.found("krull").len() + world.found("04319990003").len(), 0);
        assert!(world.desk.undoable(&world.call, 10).unwrap().is_empty());
        world.desk.decide_held(&world.call, row.id, decision, Because::AskedPerson).unwrap();
    }
}

#[test]
fn the_reason_kept_fits_the_decision() {
    let (world, row) = held();
    let decide = |decision, because: Option<Because>| {
        world.desk.decide_held(&world.call, row.id, decision, because)
    };
    let misfits = [
        (Decision::Take, Because::SamePerson),
        (Decision::Take, Because::NotWanted),
        (Decision::Merge, Because::OtherPerson),
        (Decision::Drop, Because::NewConsent),
    ];
    for (decision, because) in misfits {
        assert_eq!(fault_code(decide(decision, Some(because))), "REASON_NEEDED", "{because:?}");
    }
    assert_eq!(world.desk.waiting_rows().unwrap(), 1);
    assert_eq!(Because::usual(Decision::Take, Reason::Suppressed), None, "that has to be said");
    decide(Decision::Merge, None).unwrap();
    let decided = world.desk.undoable(&world.call, 1).unwrap();
    assert_eq!(decided[0].because, Some(Because::SamePerson));
}

#[test]
fn a_taken_person_somebody_works_with_stays() {
    let (world, row) = held();
    world.desk.decide_held(&world.call, row.id, Decision::Take, Because::OtherPerson).unwrap();
    let more = "E-Mail;Vorname;Nachname;Telefon;Bestellnummer;Bestelldatum\nhaus@nord.example;Otto;Krull;0431 9990003;B7;01.06.2026\n";
    world.report("shop", more.as_bytes());
    assert_eq!(fault_code(world.desk.reopen_held(&world.call, row.id)), "DECISION_FINAL");
    assert_eq!(world.people(), 2);
}

#[test]
fn rows_of_one_reason_are_decided_together() {
    let (world, row) = held();
    let more = b"email,first_name,last_name\nhaus@nord.example,Erna,Wulff\n";
    world.report("newsletter_tool", more);
    let waiting = world.desk.waiting_by_reason().unwrap();
    assert_eq!(waiting.iter().map(|w| (w.reason, w.rows)).collect::<Vec<_>>(), [(row.reason, 2)]);
    let one = world.desk.quarantine(&world.call, Some(row.reason), None, 1).unwrap();
    let next = world.desk.quarantine(&world.call, None, Some(one[0].id), 5).unwrap();
    assert_eq!((one.len(), next.len()), (1, 1));
    let decide = |reason| {
        world.desk.decide_alike(&world.call, reason, Decision::Drop, Because::NoGround).unwrap()
    };
    assert_eq!((decide(Reason::Suppressed), decide(row.reason)), (0, 2));
    assert_eq!(world.desk.waiting_rows().unwrap(), 0);
}

#[test]
fn both_sides_are_shown_field_by_field() {
    let (_world, row) = held();
    let marks: Vec<_> = row.beside.iter().map(|b| (b.field.en, b.mark)).collect();
    assert!(marks.contains(&("e-mail", crate::import::Mark::Equal)), "{marks:?}");
    assert!(marks.contains(&("last name", crate::import::Mark::Differ)), "{marks:?}");
    let weighed = row.weighed.unwrap();
    let bits: f64 = row.beside.iter().filter_map(|beside| beside.bits).sum();
    assert!((weighed.start + bits - weighed.total).abs() < 0.4, "{weighed:?} {bits}");
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

#[test]
fn the_access_answer_tells_of_a_row_what_is_surely_about_the_person() {
    let (world, row) = held();
    let bundle = world.desk.access(&world.call, row.against.unwrap(), 2).unwrap();
    let [line] = bundle.held_rows.as_slice() else { panic!("{}", bundle.held_rows.len()) };
    assert_eq!(line.content, [("e-mail", "haus@nord.example".to_owned())]);
    let json = crate::requests::access::json(&bundle).unwrap();
    for other in ["Otto", "Krull", "9990003"] {
        assert!(!json.contains(other), "{other} is somebody else");
    }
    assert_eq!(bundle.blackened.len(), 3);
}

#[test]
fn a_row_that_waits_is_screened_again_when_the_words_change() {
    use crate::register::{OwnTerm, OwnWords};
    let world = World::new();
    world.report("shop", SHOP.as_bytes());
    let other = b"email,first_name,last_name,phone,note\n\
        haus@nord.example,Otto,Krull,0431 9990003,Hat Quallenfieber und zahlt bar\n";
    world.report("sales_list", other);
    let said = || {
        let rows = world.desk.quarantine(&world.call, None, None, 10).unwrap();
        rows[0].fields.iter().map(|(_, value)| value.clone()).collect::<Vec<_>>().join("|")
    };
    assert!(said().contains("Quallenfieber"), "nothing is known of the word yet: {}", said());
    let (version, register) = world.desk.register_in_force();
    let mut register = (*register).clone();
    let term = OwnTerm { label: "HEALTH".into(), text: "Quallenfieber".into() };
    register.screening = OwnWords { terms: vec![term], ..OwnWords::default() };
    world.desk.save_register(&world.call, version, register).unwrap();
    assert!(world.desk.screen_stored_if_due(&world.call).unwrap());
    assert!(!said().contains("Quallenfieber") && said().contains("zahlt bar"), "{}", said());
    assert_eq!(world.desk.masks_of_year(&world.call).unwrap(), [(redact::Label::Health, 1)]);
    assert!(world.desk.screen_stored(&world.call).unwrap(), "again, and nothing is left to find");
    assert_eq!(world.desk.masks_of_year(&world.call).unwrap(), [(redact::Label::Health, 1)]);
    let row = world.desk.quarantine(&world.call, None, None, 10).unwrap().remove(0);
    world.desk.decide_held(&world.call, row.id, Decision::Take, Because::OtherPerson).unwrap();
    assert_eq!(world.found("krull").len(), 1, "and it can still be taken");
}
