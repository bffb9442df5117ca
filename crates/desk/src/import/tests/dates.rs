//! Dates whose order of day and month their column settles.

use store::records::purchase;

use super::resume::Breaking;
use super::world::{World, fault_code};
use crate::import::{Layout, Options, Report};
use crate::{day_number, day_of};

const HEAD: &str = "Nachname;E-Mail;Bestellnummer;Bestelldatum\n";

fn list(days: &[&str]) -> String {
    let row = |(at, day): (usize, &&str)| format!("Holm{at};p{at}@nord.example;B{at};{day}\n");
    HEAD.to_owned() + &days.iter().enumerate().map(row).collect::<String>()
}

/// The day the person of a row bought on.
fn bought(world: &World, row: usize) -> Option<String> {
    let person = world.person(&format!("p{row}@nord.example"));
    let all = world.desk.store.read(|tx| purchase::of_person(tx, person)).unwrap();
    all.first().map(|one| day_of(one.bought_on).to_string())
}

fn told(world: &World, report: &Report) -> Vec<(i64, &'static str)> {
    let rows = world.desk.rejected_rows(&world.call, report.id, None, 100).unwrap();
    rows.iter().map(|row| (row.line, row.cause.en)).collect()
}

#[test]
fn one_cell_settles_its_column_and_where_none_does_both_are_told() {
    let world = World::new();
    let report = world.report("shop", list(&["2/1/26", "3/4/26", "2/25/26"]).as_bytes());
    assert_eq!(told(&world, &report), []);
    let days = [0, 1, 2].map(|row| bought(&world, row).unwrap());
    assert_eq!(days, ["2026-02-01", "2026-03-04", "2026-02-25"]);

    let world = World::new();
    let report = world.report("shop", list(&["2/1/26", "03.04.2026", "5/5/26"]).as_bytes());
    let told = told(&world, &report);
    assert_eq!((told.len(), told[0].0), (1, 2), "{told:?}");
    assert!(told[0].1.contains("choose the order"), "the way out: {told:?}");
    assert_eq!([1, 2].map(|row| bought(&world, row).is_some()), [true, true]);
    assert!(bought(&world, 0).is_none(), "never guessed");
}

#[test]
fn the_order_said_by_hand_goes_first_and_a_cell_against_it_is_told() {
    let world = World::new();
    let layout = Some(Layout::from_text("dates=DAY_FIRST").unwrap());
    let options = Options { layout, ..world.options("shop") };
    let begun = world.import_with(&options, list(&["2/1/26", "2/25/26"]).as_bytes()).unwrap();
    let report = world.desk.import_report(&world.call, super::world::id(begun)).unwrap();
    assert_eq!(bought(&world, 0).unwrap(), "2026-01-02");
    assert_eq!(bought(&world, 1).unwrap(), "2026-02-25", "it can only be read so");
    let told = told(&world, &report);
    assert_eq!((told.len(), told[0].0), (1, 3));
    assert!(told[0].1.contains("the other way round"), "{told:?}");
}

#[test]
fn a_killed_import_reads_dates_behind_the_break_as_before_it() {
    let world = World::new();
    // Only the very first row settles the order.
    let mut days = vec!["2/25/26"];
    days.resize(7_000, "2/1/26");
    let file = list(&days);
    let at = u64::try_from(file.len()).unwrap() * 7 / 10;
    let options = world.options("shop");
    let failed = world.desk.import_file(
        &world.call,
        Breaking::behind(file.as_bytes(), at),
        "",
        &options,
        None,
    );
    assert_eq!(fault_code(failed), "READ_FAILED");
    assert!(world.people() < 7_000);
    let world = world.reopened();
    let report = world.report("shop", file.as_bytes());
    assert_eq!((told(&world, &report).len(), world.people()), (0, 7_000));
    assert_eq!(bought(&world, 6_999).unwrap(), "2026-02-01");
}

#[test]
fn what_settles_only_behind_the_sample_settles_nothing_and_is_told() {
    let world = World::new();
    let mut days = vec![""; 10_002];
    (days[0], days[10_001]) = ("2/1/26", "2/25/26");
    let report = world.report("shop", list(&days).as_bytes());
    assert_eq!(told(&world, &report).iter().map(|row| row.0).collect::<Vec<_>>(), [2]);
    assert_eq!(bought(&world, 10_001).unwrap(), "2026-02-25");
    let world = World::new();
    days.remove(5);
    days.remove(5);
    let report = world.report("shop", list(&days).as_bytes());
    assert_eq!(told(&world, &report), [], "the last row of the sample settles it");
    assert_eq!(
        day_of(day_number("2026-02-01".parse().unwrap())).to_string(),
        bought(&world, 0).unwrap()
    );
}
