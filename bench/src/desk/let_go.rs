//! Letting go: erasing one person, runs of retention, a backup while the firm is served, a restore
//! with everything erased since.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use desk::deletion::{Ground, Wish};
use desk::people::{At, Filter};
use law::ids::PersonId;

use super::Done;
use super::firm::{self, Opened};
use crate::probe::each;
use crate::table::{Target, line};

/// Values that are due in the run that has a target.
const DUE: usize = 10_000;
/// People erased between backup and restore.
const ERASED: usize = 10_000;

/// Measures letting go of people of a firm that is open; closes it.
pub fn run(program: &Path, folder: &Path, opened: Opened, rows: usize, flush: f64) -> Done {
    let place = folder.join("firm");
    erase(&opened, flush)?;
    let took = let_go(&opened, &place, Due::Values(DUE))?;
    let what = format!("run of retention over {rows}: {} due values", took.1);
    line(&what, took.0, "s", None, Target::AtMost(5.0));
    drop(opened);
    let copies = folder.join("copies");
    backup(program, &place, &copies)?;
    let opened = firm::open(&place, None)?.0;
    let took = let_go(&opened, &place, Due::People(ERASED))?;
    let what = format!("  the same with {ERASED} people, {} values", took.1);
    line(&what, took.0, "s", None, Target::None);
    drop(opened);
    let took = restore(program, &place, &copies, &folder.join("restored"))?;
    let what = format!("restore of {rows}, {ERASED} erasures applied again");
    line(&what, took, "s", None, Target::AtMost(120.0));
    std::fs::remove_dir_all(&copies)?;
    Ok(std::fs::remove_dir_all(folder.join("restored"))?)
}

fn erase(opened: &Opened, flush: f64) -> Done {
    let (desk, call) = (&opened.desk, firm::call());
    let mut persons: Vec<PersonId> = Vec::new();
    let mut at = At::Newest;
    while persons.len() < 200 {
        let page = desk.people(&call, &Filter::default(), at)?;
        let Some(last) = page.rows.last().map(|row| row.person) else { break };
        persons.extend(page.rows.iter().map(|row| row.person));
        at = At::Before(last);
    }
    let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
    let mut refused = None;
    let mut times = each(&persons, |person| {
        if let Err(error) = std::hint::black_box(desk.erase(&call, *person, wish)) {
            refused = Some(error);
        }
    });
    // A refusal is quicker than an erasure: its time is no figure.
    if let Some(error) = refused {
        return Err(error.into());
    }
    let target = Target::AtMost(2.0 * flush + 5.0);
    line("erasing one person, rows and all, p50", times.at(0.5), "ms", Some(flush), target);
    line("  p95", times.at(0.95), "ms", None, Target::None);
    line("  processor", times.cpu, "ms", None, Target::None);
    Ok(())
}

enum Due {
    Values(usize),
    People(usize),
}

/// Makes values due from the side, and runs; seconds and how many went.
fn let_go(opened: &Opened, place: &Path, due: Due) -> Done<(f64, u64)> {
    let (desk, call) = (&opened.desk, firm::call());
    let side = rusqlite::Connection::open(place.join("data/data.db"))?;
    side.busy_timeout(std::time::Duration::from_secs(10))?;
    let people = match due {
        Due::People(people) => people,
        Due::Values(values) => {
            let share = "select (select count(*) from datum) * 1.0 / (select count(*) from person)";
            let each: f64 = side.query_row(share, [], |row| row.get(0))?;
            (values as f64 / each).ceil() as usize
        }
    };
    side.execute(
        "update datum set delete_on = 1 where person_id in \
         (select person_id from person order by person_id limit ?1)",
        [i64::try_from(people)?],
    )?;
    drop(side);
    desk.confirm_clock(&call)?;
    let started = Instant::now();
    let report = desk.retention_run(&call)?;
    let took = started.elapsed().as_secs_f64();
    // A run that lets nothing go has measured nothing.
    if report.deleted == 0 {
        Err("the run let nothing go".into())
    } else {
        Ok((took, report.deleted))
    }
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

fn folder_of(copies: &Path, prefix: &str) -> Done<PathBuf> {
    let inside = std::fs::read_dir(copies)?.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| {
        path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))
    };
    inside.filter(named).max().ok_or_else(|| "no copy was made".into())
}
