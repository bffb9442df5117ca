//! Letting go: a run of retention, a backup while the firm is served, erasing one person after the
//! other, a restore with all of them erased since. Nothing is made due from the side: the people of
//! a run were taken in years ago, by the clock of the call.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use desk::deletion::{ErasureState, Ground, Wish, verify};
use desk::import::{Begun, Options};
use desk::people::{At, Filter};
use jiff::ToSpan;
use law::ids::{ObjectId, PersonId};
use law::vocabulary::{Country, PersonType};

use super::Done;
use super::firm::{self, Opened};
use super::list::{self, List};
use crate::probe::{each, passed};
use crate::table::{Target, line};

/// People of long ago: with two to six values each, more than 10,000 values are due.
const OLD: usize = 2_500;
/// Values a run has to let go of, at least, for its figure to count.
const DUE: u64 = 10_000;
/// People erased between backup and restore.
const ERASED: usize = 10_000;

/// Measures letting go of people of a firm that is open; closes it.
pub fn run(program: &Path, folder: &Path, opened: Opened, list: &List, flush: f64) -> Done {
    let place = folder.join("firm");
    retention(folder, &opened, list)?;
    drop(opened);
    let copies = folder.join("copies");
    backup(program, &place, &copies)?;
    let opened = firm::open(&place, None)?.0;
    let erased = erase(&opened, flush)?;
    drop(opened);
    let into = folder.join("restored");
    let took = restore(program, &place, &copies, &into)?;
    gone(&into, &place, &erased)?;
    let what = format!("restore of {}, {} erasures applied again", list.rows, erased.len());
    line(&what, took, "s", None, Target::AtMost(120.0));
    std::fs::remove_dir_all(&copies)?;
    Ok(std::fs::remove_dir_all(into)?)
}

/// Takes people of seven years ago in beside the others, and runs.
fn retention(folder: &Path, opened: &Opened, list: &List) -> Done {
    let desk = &opened.desk;
    let old = list::strangers(folder, list, OLD)?;
    let then = firm::call_at(firm::call().now - (24 * 7 * 365).hours());
    let shop = desk.register().source_coded("shop").ok_or("no shop in the register")?.id;
    let options = Options {
        source: shop,
        country: Country::De,
        party: PersonType::Consumer,
        documented: false,
        layout: None,
    };
    let file = std::fs::File::open(&old.path)?;
    let Begun::New(_) = desk.import_file(&then, file, "old.csv", &options, None)? else {
        return Err("the people of long ago were taken in before".into());
    };
    let call = firm::call();
    let calendar = desk.retention_calendar(&call)?;
    let overdue = calendar.days.iter().filter(|(day, ..)| *day <= calendar.today);
    let due: u64 = overdue.map(|(.., values)| values).sum();
    desk.confirm_clock(&call)?;
    let before = ["rchar", "wchar"].map(passed);
    let started = Instant::now();
    let report = desk.retention_run(&call)?;
    let took = started.elapsed().as_secs_f64();
    let after = ["rchar", "wchar"].map(passed);
    if due < DUE || report.deleted != due {
        return Err(format!("{due} values were due and {} went", report.deleted).into());
    }
    let what = format!("run of retention over {}: {due} values went", list.rows);
    line(&what, took, "s", None, Target::AtMost(5.0));
    // Addresses and numbers are found by hashes, so each lies on a page of its own once there are
    // many: a value costs more pages in a large firm than in a small one, and never more than that.
    for (name, (before, after)) in ["read", "written"].iter().zip(before.iter().zip(after)) {
        line(&format!("  {name} for it"), after - before, "MiB", None, Target::None);
    }
    let started = Instant::now();
    let report = desk.retention_run(&call)?;
    if report.deleted != 0 {
        return Err("a second run found more".into());
    }
    let took = started.elapsed().as_secs_f64();
    line("  a run with nothing due", took * 1e3, "ms", None, Target::None);
    Ok(())
}

/// Erases people as the rights desk does, one after the other, each with its certificate at hand.
fn erase(opened: &Opened, flush: f64) -> Done<Vec<PersonId>> {
    let (desk, call) = (&opened.desk, firm::call());
    let mut persons: Vec<PersonId> = Vec::new();
    let mut at = At::Newest;
    while persons.len() < ERASED {
        let page = desk.people(&call, &Filter::default(), at)?;
        persons.extend(page.rows.iter().map(|row| row.person));
        let Some(older) = page.older else { return Err("too few people".into()) };
        at = At::Before(older);
    }
    let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
    let mut numbers: Vec<ObjectId> = Vec::new();
    let mut refused = None;
    let mut times = each(&persons, |person| match desk.erase(&call, *person, wish) {
        Ok(erased) if erased.state == ErasureState::Erased => numbers.push(erased.number),
        Ok(_) => refused = Some("an erasure waits".to_owned()),
        Err(error) => refused = Some(error.to_string()),
    });
    // A refusal is quicker than an erasure: its time is no figure.
    if let Some(error) = refused {
        return Err(error.into());
    }
    for number in [numbers.first(), numbers.last()] {
        let certificate = desk.certificate(&call, *number.ok_or("nobody was erased")?)?;
        let known = verify(&certificate, None)?;
        if known.statement.keys.is_empty() || known.statement.rows.is_empty() {
            return Err("a certificate of nothing".into());
        }
    }
    let target = Target::AtMost(2.0 * flush + 5.0);
    line("erasing one person, rows and all, p50", times.at(0.5), "ms", Some(flush), target);
    line("  p95", times.at(0.95), "ms", None, Target::None);
    line("  processor", times.cpu, "ms", None, Target::None);
    Ok(persons)
}

/// Copies the firm while it answers.
fn backup(program: &Path, place: &Path, copies: &Path) -> Done {
    let mut server = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(place)
        .stdout(Stdio::piped())
        .spawn()?;
    let out = server.stdout.take().ok_or("no output")?;
    let ready = BufReader::new(out).lines().any(|line| line.is_ok_and(|l| l.contains("http://")));
    let started = Instant::now();
    let mut copy = Command::new(program);
    copy.arg("backup").arg("--data").arg(place);
    copy.arg("--to").arg(copies).arg("--keys-to").arg(copies);
    let done = copy.stdout(Stdio::null()).status()?;
    let took = started.elapsed().as_secs_f64();
    server.kill()?;
    server.wait()?;
    if !ready || !done.success() {
        return Err("the backup failed".into());
    }
    line("backup while serving", took, "s", None, Target::AtMost(60.0));
    Ok(())
}

fn restore(program: &Path, place: &Path, copies: &Path, into: &Path) -> Done<f64> {
    let data = folder_of(copies, "data-")?;
    let started = Instant::now();
    let done = Command::new(program)
        .args(["restore", "files", "--data"])
        .arg(data)
        .arg("--keys")
        .arg(place)
        .arg("--into")
        .arg(into)
        .arg("--key-file")
        .arg(place.with_extension("key"))
        .stdout(Stdio::null())
        .status()?;
    let took = started.elapsed().as_secs_f64();
    if done.success() { Ok(took) } else { Err("the restore failed".into()) }
}

/// None of the erased came back, and everybody else did.
fn gone(restored: &Path, live: &Path, erased: &[PersonId]) -> Done {
    let people = |firm: &Path| -> Done<HashSet<Vec<u8>>> {
        let side = rusqlite::Connection::open(firm.join("data/data.db"))?;
        let mut all = side.prepare("select person_id from person")?;
        let ids = all.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(ids)
    };
    let (restored, live) = (people(restored)?, people(live)?);
    if restored != live || erased.iter().any(|person| restored.contains(person.bytes().as_slice()))
    {
        return Err("the restored firm is not the one it was copied from, less the erased".into());
    }
    Ok(())
}

fn folder_of(copies: &Path, prefix: &str) -> Done<PathBuf> {
    let inside = std::fs::read_dir(copies)?.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))
    };
    inside.filter(named).max().ok_or_else(|| "no copy was made".into())
}
