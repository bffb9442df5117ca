//! Taking a list in, end to end: the program is started, reads, checks, seals, flushes and ends.

use std::io::BufRead;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::Done;
use super::firm::{self, Databases, Opened};
use super::list::List;
use crate::floor;
use crate::probe::{each, median, memory, quantile};
use crate::table::{Target, line};

/// Rows a second of 100,000.
const RATE: f64 = 15_000.0;
/// What a row of a list ten times as long may cost of that.
const GROWTH: f64 = 1.3;

/// Takes the list in on SQLite, as often as asked, each time in a new firm; the last one opened, and
/// rows a second. `shorter` are those of the list of a tenth, measured before.
pub fn run(
    program: &Path,
    folder: &Path,
    list: &List,
    times: usize,
    shorter: Option<f64>,
) -> Done<(Opened, f64)> {
    let place = folder.join("firm");
    let (mut seconds, mut highest) = (Vec::new(), 0.0_f64);
    for _ in 0..times {
        let _ = std::fs::remove_dir_all(&place);
        firm::init(program, &place, None)?;
        let (took, memory) = import(program, &place, list)?;
        seconds.push(took);
        highest = highest.max(memory);
    }
    let rows = list.rows as f64;
    let lengths = floor::lengths(&place)?;
    let floors: Result<Vec<f64>, _> =
        (0..times).map(|_| floor::load(folder, &lengths, list.rows)).collect();
    let rate = rows / median(seconds.clone());
    let floor = rows / median(floors?);
    line(
        &format!("import of {} rows ({}), end to end", list.rows, list.name),
        rate,
        "rows/s",
        Some(floor),
        Target::AtLeast(if shorter.is_some() { RATE / GROWTH } else { RATE }),
    );
    if let Some(shorter) = shorter {
        let times = shorter / rate;
        line(
            "  a row costs that of the shorter list",
            times,
            "times",
            None,
            Target::AtMost(GROWTH),
        );
    }
    let slowest = rows / quantile(&mut seconds, 1.0);
    line(&format!("  the slowest of {times} runs"), slowest, "rows/s", None, Target::None);
    line("  rows kept, all tables", lengths.len() as f64, "rows", None, Target::None);
    line("  memory at its highest", highest, "MiB", None, Target::None);
    Ok((opened(&place, None, list)?, rate))
}

/// Takes the list in on SQLite, once and without a figure; opened.
pub fn once(program: &Path, folder: &Path, list: &List) -> Done<Opened> {
    let place = folder.join("firm");
    firm::init(program, &place, None)?;
    import(program, &place, list)?;
    Ok(firm::open(&place, None)?.0)
}

/// Takes the list in on PostgreSQL, once.
pub fn on_postgres(
    program: &Path,
    folder: &Path,
    databases: &Databases,
    list: &List,
) -> Done<Opened> {
    let place = folder.join("firm-postgres");
    firm::init(program, &place, Some(databases))?;
    let (took, _) = import(program, &place, list)?;
    let rate = list.rows as f64 / took;
    let what = format!("import of {} rows ({})", list.rows, list.name);
    line(&what, rate, "rows/s", None, Target::AtLeast(8_000.0));
    opened(&place, Some(databases), list)
}

fn opened(place: &Path, databases: Option<&Databases>, list: &List) -> Done<Opened> {
    let before = memory("self", "VmRSS").unwrap_or_default();
    let (opened, took) = firm::open(place, databases)?;
    let after = memory("self", "VmRSS").unwrap_or_default();
    line(
        &format!("opening a firm of {} persons, index built", list.rows),
        took,
        "s",
        None,
        Target::None,
    );
    line("  memory of the open desk with its index", after - before, "MiB", None, Target::None);
    Ok(opened)
}

/// Runs `obhut import`; seconds, and MiB at its highest.
fn import(program: &Path, place: &Path, list: &List) -> Done<(f64, f64)> {
    let started = Instant::now();
    let mut child = Command::new(program)
        .arg("import")
        .arg(&list.path)
        .args(["--source", "shop", "--country", "DE", "--party", "CONSUMER", "--data"])
        .arg(place)
        .stdout(Stdio::null())
        .spawn()?;
    let mut highest = 0.0;
    let status = loop {
        highest = memory(&child.id().to_string(), "VmHWM").unwrap_or(highest);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(10));
    };
    if !status.success() {
        return Err("the import failed".into());
    }
    Ok((started.elapsed().as_secs_f64(), highest))
}

/// Searching the index alone, to ids: names, towns, mailboxes, beginnings and slips.
pub fn search_alone(list: &List) -> Done {
    let index = find::Shared::new();
    let mut queries = Vec::new();
    let file = std::io::BufReader::new(std::fs::File::open(&list.path)?);
    for (number, row) in file.lines().skip(1).enumerate() {
        let row = row?;
        let cells: Vec<&str> = row.split(',').collect();
        let [_, given, family, _, _, town, email, phone, ..] = cells.as_slice() else { continue };
        let mut id = [0; 16];
        id.iter_mut().zip(number.to_be_bytes()).for_each(|(to, from)| *to = from);
        let name = format!("{given} {family}");
        index.insert(
            id,
            &find::Doc {
                names: &[&name],
                organisations: &[],
                towns: &[town],
                emails: &[email],
                phones: &[phone],
            },
        );
        if number % 250 == 0 {
            queries.extend(super::ask::queries(given, family, town, email));
        }
    }
    let mut times = each(&queries, |query| {
        std::hint::black_box(index.search(query, 50));
    });
    let what = format!("search over {} to ids, p95 of {}", list.rows, queries.len());
    line(&what, times.at(0.95), "ms", None, Target::AtMost(3.0));
    Ok(())
}
