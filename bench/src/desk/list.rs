//! The list that is taken in: 100,000 people of the open data set, or invented ones without it.

use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Done;

/// The open set lies beside the repository; it is too large for it.
const OPEN: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/linkage/dev100k/base.csv.gz");

/// Names and towns of invented people.
const GIVEN: [&str; 7] = ["Anna", "Uwe", "Ida", "Jan", "Mara", "Sven", "Doris"];
const TOWNS: [&str; 5] = ["Kiel", "Husum", "Lübeck", "Hamburg", "Flensburg"];

/// A list on the disk.
pub struct List {
    /// Where.
    pub path: PathBuf,
    /// Rows without the header.
    pub rows: usize,
    /// What it is.
    pub name: String,
}

/// Unpacks the open set into the folder, or invents people.
pub fn open(folder: &Path) -> Done<List> {
    let path = folder.join("list.csv");
    let mut out = BufWriter::new(File::create(&path)?);
    let Ok(packed) = File::open(OPEN) else {
        let rows = 100_000;
        invent(&mut out, rows)?;
        out.flush()?;
        return Ok(List { path, rows, name: "invented".into() });
    };
    let mut rows = 0;
    for line in BufReader::new(flate2::read::GzDecoder::new(packed)).lines() {
        writeln!(out, "{}", line?)?;
        rows += 1;
    }
    out.flush()?;
    Ok(List { path, rows: rows - 1, name: "dev100k".into() })
}

/// The same people several times over, with other mailboxes and numbers, so that all are new.
pub fn grown(folder: &Path, list: &List, times: usize) -> Done<List> {
    let path = folder.join("grown.csv");
    let mut out = BufWriter::new(File::create(&path)?);
    for round in 0..times {
        for (number, line) in BufReader::new(File::open(&list.path)?).lines().enumerate() {
            let line = line?;
            match (number, round) {
                (0, 0) => writeln!(out, "{line}")?,
                (0, _) => {}
                _ => writeln!(out, "{}", other(&line, round))?,
            }
        }
    }
    out.flush()?;
    Ok(List { path, rows: list.rows * times, name: format!("{} × {times}", list.name) })
}

/// The row with a number before the mailbox, and behind id and telephone number.
fn other(line: &str, round: usize) -> String {
    let cells = line.split(',').enumerate().map(|(column, cell)| match column {
        _ if cell.is_empty() => cell.to_owned(),
        0 | 7 => format!("{cell}{round}"),
        6 => format!("r{round}.{cell}"),
        _ => cell.to_owned(),
    });
    cells.collect::<Vec<_>>().join(",")
}

fn invent(out: &mut impl Write, rows: usize) -> std::io::Result<()> {
    writeln!(out, "id,first_name,last_name,street,postcode,city,email,phone,birthdate")?;
    for i in 0..rows {
        let pick = |words: &[&'static str]| words.get(i % words.len()).copied().unwrap_or("");
        writeln!(
            out,
            "B{i:07},{},Petersen{i},Lindenweg {},{:05},{},p{i}@example.org,+49431{i:07},19{:02}-{:02}-{:02}",
            pick(&GIVEN),
            i % 190,
            20_000 + i % 70_000,
            pick(&TOWNS),
            40 + i % 60,
            1 + i % 12,
            1 + i % 28,
        )?;
    }
    Ok(())
}
