//! Field by field at a clear match: newer and better wins, the former stays beside it, and undoing
//! the import gives it the lead back.

use super::world::{World, by_reason, id, rows_of};
use crate::Call;
use crate::import::Reason;
use crate::people::{CardValue, Look};
use law::ids::PersonId;
use law::kinds::Shape;

const HEAD: &str = "Vorname;Nachname;Straße;PLZ;Ort;E-Mail;Telefon\n";
const OLD: &str = "Anna;Petersen;Deichweg 4;24103;Kiel;anna@nord.example;0431 9990003\n";
const MOVED: &str = "Anna;Petersen;Am Markt 1;20095;Hamburg;anna@nord.example;0431 9990003\n";

fn list(row: &str) -> Vec<u8> {
    format!("{HEAD}{row}").into_bytes()
}

/// Streets of somebody, the one in force first, and whether each stands beside another.
fn streets(world: &World, person: PersonId) -> Vec<(String, bool)> {
    let card = world.desk.card(&world.call, person, Look::default()).unwrap();
    let postal = |value: &&CardValue| value.shape == Shape::Postal;
    card.values.iter().filter(postal).map(|v| (v.parts[0].clone(), v.beside)).collect()
}

fn days_later(world: &mut World, days: i64) {
    let now = world.call.now + jiff::SignedDuration::from_hours(24 * days);
    world.call = Call { now, ..world.call };
}

#[test]
fn a_newer_list_takes_the_lead_and_undo_gives_it_back() {
    let mut world = World::new();
    world.report("shop", &list(OLD));
    let anna = world.person("anna");
    let before = world.state();
    days_later(&mut world, 10);
    let begun = world.import("shop", &list(MOVED)).unwrap();
    let import = id(begun);
    let report = world.desk.import_report(&world.call, import).unwrap();
    assert_eq!(rows_of(&report, Reason::NewerValues), 1, "{:?}", by_reason(&report));
    let led = [("Am Markt 1".to_owned(), false), ("Deichweg 4".to_owned(), true)];
    assert_eq!(streets(&world, anna), led);
    assert_eq!((world.found("hamburg").len(), world.found("kiel").len()), (1, 1));

    days_later(&mut world, 10);
    let again = world.report("shop", &list(&format!("{OLD}\n")));
    assert_eq!(rows_of(&again, Reason::NothingNew), 1, "a value that gave way does not return");
    assert_eq!(streets(&world, anna), led);

    world.desk.undo_import(&world.call, import).unwrap();
    assert_eq!(streets(&world, anna), [("Deichweg 4".to_owned(), false)]);
    assert_eq!(world.state(), before);
}

#[test]
fn a_worse_source_stands_beside_and_a_list_of_the_same_day_leads_nothing() {
    let world = World::new();
    world.report("shop", &list(OLD));
    let anna = world.person("anna");
    let same_day = world.report("shop", &list(MOVED));
    assert_eq!(rows_of(&same_day, Reason::KnownPerson), 1, "{:?}", by_reason(&same_day));
    assert!(streets(&world, anna).iter().all(|(_, beside)| !beside));

    let mut world = World::new();
    world.report("shop", &list(OLD));
    let anna = world.person("anna");
    days_later(&mut world, 30);
    let (options, row) = (world.options("address_broker"), list(MOVED));
    let begun = world.import_with(&crate::import::Options { documented: true, ..options }, &row);
    let report = world.desk.import_report(&world.call, id(begun.unwrap())).unwrap();
    assert_eq!(rows_of(&report, Reason::KnownPerson), 1, "{:?}", by_reason(&report));
    assert_eq!(
        streets(&world, anna),
        [("Deichweg 4".to_owned(), false), ("Am Markt 1".to_owned(), true)]
    );
}

#[test]
fn two_firms_of_one_day_wait_for_somebody_to_look() {
    let row = |firm: &str, more: &str| {
        let head = "Vorname;Nachname;E-Mail;Firma\n";
        format!("{head}Anna;Petersen;anna@nord.example;{firm}\n{more}").into_bytes()
    };
    let world = World::new();
    world.report("shop", &row("Nordlicht GmbH", ""));
    let anna = world.person("anna");
    let kind = world.desk.register().kind_shaped(Shape::Organisation).unwrap().id;
    let firms = || {
        let data = world.desk.store.read(|tx| store::records::datum::of_person(tx, anna)).unwrap();
        let of_kind = data.iter().filter(|d| d.kind == kind && d.state != 2);
        of_kind.map(|d| d.state).collect::<Vec<_>>()
    };
    let before = world.state();
    let other = world.import("sales_list", &row("Hafenkontor Petersen", "")).unwrap();
    world.report("sales_list", &row("Hafenkontor Petersen", "\n"));
    assert_eq!(firms(), [1, crate::leading::CONTRADICTS], "once, however often the list comes");
    let open = || {
        let gathering = world.desk.gathering(&world.call, &[]).unwrap();
        gathering.todo.into_iter().find(|t| t.matter == crate::gathering::Matter::Values).unwrap()
    };
    let (waiting, look) = (open().open, open().people);
    assert_eq!((waiting, look[0].listed.person), (1, anna));
    let source = |code| world.desk.register().source_coded(code).unwrap().id;
    let told: Vec<_> = look[0].values.iter().map(|t| (t.kind, t.text.as_str(), t.source)).collect();
    let (shop, sales) = (source("shop"), source("sales_list"));
    assert_eq!(told, [(kind, "Nordlicht GmbH", shop), (kind, "Hafenkontor Petersen", sales)]);
    world.desk.undo_import(&world.call, id(other)).unwrap();
    assert_eq!(world.state(), before);
    assert_eq!((firms(), open().open), (vec![1], 0));
}

#[test]
fn of_somebody_whose_key_is_gone_nothing_is_shown_and_of_the_others_everything() {
    let world = World::new();
    let rows = |firm: &str| {
        let head = "Vorname;Nachname;E-Mail;Firma\n";
        let row = |given: &str| format!("{given};Petersen;{given}@nord.example;{firm}\n");
        format!("{head}{}{}", row("Anna"), row("Bert")).into_bytes()
    };
    world.report("shop", &rows("Nordlicht GmbH"));
    world.report("sales_list", &rows("Hafenkontor Petersen"));
    let shown = || {
        let gathering = world.desk.gathering(&world.call, &[]).unwrap();
        let matter = crate::gathering::Matter::Values;
        let todo = gathering.todo.into_iter().find(|todo| todo.matter == matter).unwrap();
        let mut shown: Vec<_> =
            todo.people.iter().map(|look| (look.listed.person, look.values.len())).collect();
        shown.sort_unstable();
        shown
    };
    let (anna, bert) = (world.person("anna"), world.person("bert"));
    let mut both = [(anna, 2), (bert, 2)];
    both.sort_unstable();
    assert_eq!(shown(), both);
    let data = world.desk.store.read(|tx| store::records::datum::of_person(tx, bert)).unwrap();
    for class in data.iter().map(|d| d.class).collect::<std::collections::BTreeSet<_>>() {
        world.desk.destroy_key(&world.call, bert, class, crate::import::Why::Done).unwrap();
    }
    assert!(shown().contains(&(anna, 2)) && !shown().contains(&(bert, 2)), "{:?}", shown());
}
