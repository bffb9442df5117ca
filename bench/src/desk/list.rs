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

/// Several times as many people.
pub fn grown(folder: &Path, list: &List, times: usize) -> Done<List> {
    let path = folder.join("grown.csv");
    let known = Known::read(list)?;
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(out, "{}", known.header)?;
    for round in 0..times {
        (0..list.rows).try_for_each(|row| writeln!(out, "{}", known.stranger(row, round)))?;
    }
    out.flush()?;
    Ok(List { path, rows: list.rows * times, name: format!("{} × {times}", list.name) })
}

/// People who are in no other list.
pub fn strangers(folder: &Path, list: &List, rows: usize) -> Done<List> {
    let path = folder.join("strangers.csv");
    let known = Known::read(list)?;
    let mut out = BufWriter::new(File::create(&path)?);
    writeln!(out, "{}", known.header)?;
    (0..rows).try_for_each(|row| writeln!(out, "{}", known.stranger(row, STRANGERS)))?;
    out.flush()?;
    Ok(List { path, rows, name: "strangers".into() })
}

/// A round no list is grown by.
const STRANGERS: usize = 97;
/// How far behind a row of the next round looks for each cell; cells of an address stay together.
/// Primes far apart, so that no two people of different rounds share more than an address or a name.
const STRIDES: [usize; 9] = [0, 101, 7_919, 20_011, 20_011, 20_011, 0, 0, 49_999];

/// The rows of a list in memory.
struct Known {
    header: String,
    rows: Vec<Vec<String>>,
}

impl Known {
    fn read(list: &List) -> Done<Self> {
        let mut lines = BufReader::new(File::open(&list.path)?).lines();
        let header = lines.next().ok_or("an empty list")??;
        let cells = |line: std::io::Result<String>| {
            line.map(|line| line.split(',').map(str::to_owned).collect())
        };
        Ok(Self { header, rows: lines.map(cells).collect::<Result<_, _>>()? })
    }

    /// Somebody put together from several rows, with an id, a mailbox and a number of their own; in
    /// round 0 the row itself.
    fn stranger(&self, row: usize, round: usize) -> String {
        let cell = |column: usize, stride: usize| {
            let from = (row + round * stride) % self.rows.len();
            let cell = self.rows.get(from).and_then(|row| row.get(column)).map_or("", |cell| cell);
            match column {
                _ if cell.is_empty() || round == 0 => cell.to_owned(),
                0 | 7 => format!("{cell}{round}"),
                6 => format!("r{round}.{cell}"),
                _ => cell.to_owned(),
            }
        };
        let cells = STRIDES.iter().enumerate().map(|(column, stride)| cell(column, *stride));
        cells.collect::<Vec<_>>().join(",")
    }
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
