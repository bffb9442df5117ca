//! A firm that dies behind every commit of everything that lets go (reliability goal R20): started
//! again, each is as if it had never begun, or done; and what no intent names can be read.

use std::collections::{BTreeMap, BTreeSet};

use law::class::Class;
use law::ids::PersonId;
use store::records::{datum, held, person};
use store::{Failure, IntentState, Start, Store, Tx};

use super::lab::{Engine, Lab, engines};
use super::steps::{PLANTED, STEPS, Step, Town};
use crate::deletion::tests::with_invoices;

/// How many rows a table has.
macro_rules! counts {
    ($tx:expr, $($table:literal)*) => {
        [$((
            concat!("rows of ", $table),
            $tx.one(concat!("select count(*) from ", $table), &[], |row| row.int(0))?.unwrap_or(0),
        )),*]
    };
}

/// What stands in a firm, without content. The log, reports of runs and labels of repeated work
/// are left out: they may be longer after an interruption.
type Print = BTreeMap<String, String>;

fn print(desk_data: &Store, keys: &store::Keys, town: &Town) -> Print {
    let mut print = Print::new();
    let rows: Result<_, Failure> = desk_data.read(all_counts);
    print.extend(rows.unwrap().into_iter().map(|(what, n)| (what.to_owned(), n.to_string())));
    for (at, who) in town.all().into_iter().enumerate() {
        let (known, data) = desk_data
            .read(|tx| Ok::<_, Failure>((person::get(tx, who)?, datum::of_person(tx, who)?)))
            .unwrap();
        let mut values: Vec<_> =
            data.iter().map(|d| format!("{} {} {}", d.kind, d.class, d.state)).collect();
        values.sort();
        print.insert(format!("{at} is"), format!("{:?}", known.map(|p| p.state)));
        print.insert(format!("{at} has"), values.join(", "));
        let open = |class: &Class| matches!(keys.get(who, *class), Ok(Some(_)));
        let open: Vec<_> = Class::ALL.iter().copied().filter(open).map(Class::word).collect();
        print.insert(format!("{at} opens"), open.join(", "));
    }
    print
}

fn all_counts(tx: &mut Tx<'_>) -> Result<Vec<(&'static str, i64)>, Failure> {
    Ok(counts!(tx, "person" "datum" "held_mark" "standing" "standing_consent" "standing_purchase" "purchase"
        "consent_event" "suppression" "sketch" "held_row" "interaction" "attachment"
        "attachment_piece" "notice" "twin" "merging" "merging_datum" "merging_part" "erasure"
        "restriction" "legal_hold" "retention_skip")
    .to_vec())
}

/// What is wrong with a dead firm, as a thief or a start would find it: a value whose key is gone
/// though no intent says so, or one whose key is there though an intent does.
fn torn(lab: &Lab) -> Vec<String> {
    let [data, keys] = lab.stores(Start::Open);
    let keys = store::Keys::new(keys);
    let mut doomed: BTreeSet<(PersonId, i64)> = BTreeSet::new();
    keys.each_intent(|intent| {
        let gone = Class::ALL.iter().filter(|c| intent.classes >> c.code() & 1 == 1);
        if intent.state != IntentState::Open {
            doomed.extend(gone.map(|class| (intent.person, class.code())));
        }
        Ok(true)
    })
    .unwrap();
    let mut under = Vec::new();
    data.read(|tx| {
        datum::each(tx, |d| {
            under.push((d.person, d.class));
            true
        })?;
        let waiting = held::work(tx, None, None, 100)?;
        under.extend(waiting.iter().map(|h| (PersonId(h.id.0), crate::places::HELD)));
        Ok::<_, Failure>(())
    })
    .unwrap();
    let mut wrong = Vec::new();
    for (who, class) in under {
        let readable = match keys.get(who, class) {
            Ok(key) => key.is_some(),
            Err(failure) if failure.kind == store::Kind::Erasing => continue,
            Err(failure) => panic!("{failure}"),
        };
        let intended = doomed.contains(&(who, class.code()));
        if readable == intended {
            wrong.push(format!("{class}: readable {readable}, intended {intended}"));
        }
    }
    wrong
}

/// Kills a step behind each of its commits, or each `every`-th. At how many there were, and what was
/// wrong.
fn killed_everywhere(base: &Lab, town: &Town, step: &Step, every: usize) -> (i64, Vec<String>) {
    let later = base.days_later(step.day);
    let mut wrong = Vec::new();
    let started = |lab: &Lab| {
        let desk = lab.open().unwrap();
        let state = print(&desk.store, &desk.keys, town);
        (desk, state)
    };
    let undisturbed = base.fork();
    let (desk, before) = started(&undisturbed);
    (step.act)(&desk, &later, town, &undisturbed).unwrap();
    drop(desk);
    let after = started(&undisturbed).1;
    for point in (0..).step_by(every) {
        let lab = base.fork();
        let desk = lab.open().unwrap();
        lab.dies_after(point);
        let ended = (step.act)(&desk, &later, town, &lab);
        drop(desk);
        if !lab.is_dead() {
            return (point, wrong);
        }
        lab.revive();
        if ended.is_ok() && point == 0 {
            wrong.push("it said done without one commit".into());
        }
        let mut tell = |what: String| wrong.push(format!("{} after {point}: {what}", step.name));
        torn(&lab).into_iter().for_each(&mut tell);
        let (desk, state) = started(&lab);
        let open = desk.keys.open_intents().unwrap().len();
        if open > 0 {
            tell(format!("{open} intents are open after a start"));
        }
        drop(desk);
        torn(&lab).into_iter().for_each(|w| tell(format!("started again, {w}")));
        for (what, is) in &state {
            let either = [&before, &after].map(|print| print.get(what));
            let in_parts = step.in_parts.is_some_and(|who| what.starts_with(&who.to_string()));
            if !either.contains(&Some(is)) && !in_parts {
                tell(format!("{what} {is}, not {either:?}"));
            }
        }
        if state == after {
            continue;
        }
        let desk = lab.open().unwrap();
        if let Err(error) = (step.act)(&desk, &later, town, &lab) {
            tell(format!("done again: {error}"));
        }
        drop(desk);
        let last = started(&lab).1;
        for (what, is) in &last {
            if after.get(what) != Some(is) {
                tell(format!("done again, {what} {is}, not {:?}", after.get(what)));
            }
        }
    }
    (0, wrong)
}

fn base(engine: Engine) -> (Lab, Town) {
    let lab = Lab::new(engine, &with_invoices());
    let town = Town::settle(&lab);
    (lab, town)
}

#[test]
fn whatever_lets_go_and_dies_anywhere_is_done_or_never_began() {
    for engine in engines() {
        let (lab, town) = base(engine);
        // Copies of a PostgreSQL database are slow: there the erasures and the runs, at some points.
        let (count, every) = if engine == Engine::Sqlite { (STEPS.len(), 1) } else { (5, 4) };
        let (mut points, mut wrong) = (0, Vec::new());
        for step in STEPS.iter().take(count) {
            let (more, found) = killed_everywhere(&lab, &town, step, every);
            assert!(more > 0, "{} commits nothing: nothing is shown", step.name);
            eprintln!("{engine:?}: {} dies at {more} points", step.name);
            points += more;
            wrong.extend(found);
        }
        assert_eq!(wrong, Vec::<String>::new(), "{engine:?}");
        assert!(points > 20, "{points} points");
    }
}

#[test]
fn keys_that_go_without_an_intent_are_seen() {
    let (lab, town) = base(Engine::Sqlite);
    let (points, wrong) = killed_everywhere(&lab, &town, &PLANTED, 1);
    assert_eq!(points, 2);
    assert!(wrong.iter().any(|w| w.contains("readable false, intended false")), "{wrong:?}");
}

#[test]
fn the_refusal_is_on_disk_before_the_first_key_is_gone() {
    let (base, town) = base(Engine::Sqlite);
    let entries = |data: &Store| {
        let rows: Result<_, Failure> = data.read(all_counts);
        let rows = rows.unwrap().into_iter();
        rows.filter(|(what, _)| what.ends_with("suppression")).map(|(_, n)| n).sum::<i64>()
    };
    let untouched = base.fork();
    let [data, _] = untouched.stores(Start::Open);
    let (before, who) = (entries(&data), town.neighbour);
    let mut between = 0;
    for point in 0.. {
        let lab = base.fork();
        let desk = lab.open().unwrap();
        lab.dies_after(point);
        let _ = desk.erase(&lab.days_later(1), who, crate::deletion::tests::WISH);
        drop(desk);
        if !lab.is_dead() {
            break;
        }
        lab.revive();
        let [data, keys] = lab.stores(Start::Open);
        let keys = store::Keys::new(keys);
        let opens = Class::ALL.iter().any(|class| matches!(keys.get(who, *class), Ok(Some(_))));
        let refused = entries(&data) > before;
        assert!(opens || refused, "dead after {point}, nobody remembers the refusal (R-SUP-01)");
        between += u32::from(opens && refused);
    }
    assert!(between > 0, "the entry came with the end of the key, not before it");
}
