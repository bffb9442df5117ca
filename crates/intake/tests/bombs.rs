//! Files made to break the reader: each is answered quickly, with a cause, in little memory (R50).

#![allow(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use intake::{Cause, Detected, Format, Limits, detect, open};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Five seconds as it is delivered; unoptimised code on a busy machine takes longer.
const DEADLINE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 30 } else { 5 });
const XLSX: Detected = Detected::sure(Format::Xlsx);
const ROOT: &str = r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const RELS: &str = r#"<Relationships><Relationship Id="a" Type="x/worksheet" Target="s.xml"/><Relationship Id="b" Type="x/sharedStrings" Target="t.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook><sheets><sheet name="x" r:id="a"/></sheets></workbook>"#;
const STRINGS: &str = "<sst><si><t>a</t></si></sst>";

const STRING: &str = "<si><t>a text of about a hundred bytes, so that the strings of the workbook become too many to keep</t></si>";

/// A workbook of which only the sheet and the shared strings are given.
fn book(sheet: impl Into<Content>, strings: impl Into<Content>) -> Vec<u8> {
    let parts =
        [("_rels/.rels", ROOT), ("xl/workbook.xml", BOOK), ("xl/_rels/workbook.xml.rels", RELS)];
    let own = [("xl/s.xml", sheet.into()), ("xl/t.xml", strings.into())];
    archive(parts.into_iter().map(|(name, text)| (name, text.into())).chain(own))
}

/// The content of a part: beginning, something repeated, end. Written piece by piece, so that the
/// memory measured is the reader's.
#[derive(Clone)]
struct Content(String, &'static str, usize, String);

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Self(text.into(), "", 0, String::new())
    }
}

fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, Content)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, Content(begin, unit, times, end)) in parts {
        zip.start_file(name, options).unwrap();
        zip.write_all(begin.as_bytes()).unwrap();
        let piece = unit.repeat(1024);
        (0..times / 1024).for_each(|_| zip.write_all(piece.as_bytes()).unwrap());
        zip.write_all(end.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn sheet(rows: &str) -> Content {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").as_str().into()
}

/// A sheet with a header and a row with this cell, in which something is repeated.
fn row(begin: &str, unit: &'static str, times: usize, end: &str) -> Content {
    const HEADER: &str = r#"<row r="1"><c r="A1"><v>1</v></c></row>"#;
    let begin = format!("<worksheet><sheetData>{HEADER}<row r=\"2\">{begin}");
    Content(begin, unit, times, format!("{end}</row></sheetData></worksheet>"))
}

/// Everything that is said about a file, first to last.
fn causes(bytes: &[u8]) -> Vec<Cause> {
    causes_within(bytes, Limits::default())
}

fn causes_within(bytes: &[u8], limits: Limits) -> Vec<Cause> {
    match open(bytes, &XLSX, limits) {
        Ok(reader) => reader.filter_map(|found| found.err().map(|fault| fault.cause)).collect(),
        Err(fault) => vec![fault.cause],
    }
}

/// Peak memory of this process so far, in MiB.
#[allow(clippy::disallowed_methods, reason = "what the test measures is told by a file")]
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() >> 10
}

#[test]
fn honest_workbook_by_hand_is_read() {
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c t="inlineStr"><is><r><t>b</t></r><r><t>&amp;c</t></r></is></c></row>"#;
    let bytes = book(sheet(rows), STRINGS);
    let rows: Vec<_> = open(bytes.as_slice(), &XLSX, Limits::default()).unwrap().collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[1].as_ref().unwrap().cells, ["b&c"]);
}

/// Answered in time, and in little memory.
fn within(started: Instant, what: &str) {
    assert!(started.elapsed() < DEADLINE, "{what}: {:?}", started.elapsed());
    assert!(peak() <= 256, "{what}: {} MiB", peak());
}

#[test]
fn bombs_are_answered_quickly_and_in_little_memory() {
    every_bomb_is_answered(Limits::default());
}

/// A reader without limits, and one that keeps a line whole, are seen. Each is run in a process of
/// its own, so that the memory measured is its own.
#[test]
#[allow(clippy::disallowed_methods, reason = "the process of a planted fault is told which")]
fn a_reader_that_believes_a_file_is_seen() {
    const PLANTED: &str = "PLANTED_READER";
    let none = u64::MAX >> 1;
    match std::env::var(PLANTED).as_deref() {
        Ok("limitless") => every_bomb_is_answered(Limits {
            cell_bytes: 1 << 40,
            strings_bytes: 1 << 40,
            part_bytes: none,
            inflation: none,
            ..Limits::default()
        }),
        Ok("keeping") => {
            let started = Instant::now();
            let line = vec![b'x'; 300 << 20];
            assert_eq!(line.iter().rev().take(1).count(), 1);
            within(started, "a line");
        }
        _ => {
            for fault in ["limitless", "keeping"] {
                let mut run = std::process::Command::new(std::env::current_exe().unwrap());
                run.args(["--exact", "a_reader_that_believes_a_file_is_seen"]).env(PLANTED, fault);
                let ended = run.output().unwrap();
                let said = String::from_utf8_lossy(&ended.stdout).into_owned();
                assert!(!ended.status.success() && said.contains("1 failed"), "{fault}: {said}");
            }
        }
    }
}

/// Runs through all bombs.
fn every_bomb_is_answered(limits: Limits) {
    const MIB: usize = 1 << 20;
    let cell = |cell: &str| row(cell, "", 0, "");
    let laughs =
        Content("<!DOCTYPE a [<!ENTITY b \"".into(), "&c;", 4096, "\">]><worksheet>".into());
    let endless = Content("<sst>".into(), STRING, 768 << 10, "</sst>".into());
    let lie = "<sst uniqueCount=\"18446744073709551615\"/>";
    let cases: [(&str, Content, Content, &[Cause]); 13] = [
        (
            "spaces",
            Content(String::new(), " ", 24 * MIB, String::new()),
            STRINGS.into(),
            &[Cause::Bomb],
        ),
        (
            "empty rows",
            row("", "</row><row>", 2 * MIB, ""),
            STRINGS.into(),
            &[Cause::DamagedWorkbook],
        ),
        ("one cell", row("<c><v>", "9", 24 * MIB, "</v></c>"), STRINGS.into(), &[Cause::Bomb]),
        ("empty cells", row("", "<c/>", 9 * MIB, ""), STRINGS.into(), &[Cause::DamagedWorkbook]),
        ("nesting", row("", "<a>", 1 << 20, ""), STRINGS.into(), &[Cause::Bomb]),
        ("entities", laughs, STRINGS.into(), &[Cause::Bomb]),
        ("own entity", cell("<c t=\"str\"><v>&b;</v></c>"), STRINGS.into(), &[Cause::Bomb]),
        ("shared strings", cell(""), endless, &[Cause::Bomb]),
        ("row address", cell("<c r=\"A99999999999999\"><v>1</v></c>"), STRINGS.into(), &[]),
        (
            "column address",
            cell("<c r=\"ZZZZZZZ1\"><v>1</v></c>"),
            STRINGS.into(),
            &[Cause::DamagedWorkbook],
        ),
        (
            "string number",
            cell("<c t=\"s\"><v>7</v></c>"),
            STRINGS.into(),
            &[Cause::DamagedWorkbook],
        ),
        (
            "last cell",
            cell("<c r=\"XFD1048576\"><v>1</v></c>"),
            STRINGS.into(),
            &[Cause::TooManyCells],
        ),
        ("number of strings", cell("<c t=\"e\"><v>x</v></c>"), lie.into(), &[Cause::FormulaError]),
    ];
    for (what, sheet, strings, said) in cases {
        let bytes = book(sheet, strings);
        let started = Instant::now();
        assert_eq!(causes_within(&bytes, limits), said, "{what}");
        within(started, what);
    }
}

#[test]
fn archives_made_to_mislead_are_refused() {
    let good = book(sheet(""), STRINGS);
    assert_eq!(causes(&archive([])), [Cause::UnknownFormat]);
    let names: Vec<String> = (0..5000).map(|number| format!("{number}.xml")).collect();
    assert_eq!(
        causes(&archive(names.iter().map(|name| (name.as_str(), "".into())))),
        [Cause::Bomb]
    );
    assert_eq!(causes(&overlapping()), [Cause::Bomb]);
    assert_eq!(
        causes(&archive([("42.zip", "PK".into()), ("43.zip", "PK".into())])),
        [Cause::UnknownFormat]
    );
    assert_eq!(causes(good.get(..good.len() / 2).unwrap()), [Cause::DamagedWorkbook]);
    assert_eq!(causes(b"PK\x03\x04 and then nothing"), [Cause::DamagedWorkbook]);
    let limits = Limits { workbook_bytes: 100, ..Limits::default() };
    assert_eq!(open(good.as_slice(), &XLSX, limits).err().unwrap().cause, Cause::FileTooLarge);
}

/// Two entries of the directory that share the same bytes, as in overlapping bombs.
fn overlapping() -> Vec<u8> {
    let mut bytes = archive([("aa", "some text".into()), ("bb", "some text".into())]);
    let entry = |bytes: &[u8], number| {
        bytes.windows(4).enumerate().filter(|(_, w)| w == b"PK\x01\x02").nth(number).unwrap().0
    };
    let second = entry(&bytes, 1) + 42;
    // Where the local header of the second entry lies: at that of the first.
    bytes.splice(second..second + 4, [0; 4]);
    bytes
}

#[test]
fn encrypted_and_old_workbooks_are_told_apart() {
    let mut old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    old.resize(4096, 0);
    assert_eq!(detect(&old, "list.xls").format, Format::Xlsx);
    assert_eq!(causes(&old), [Cause::OldWorkbook]);
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(causes(&old), [Cause::EncryptedWorkbook]);
}

#[test]
fn a_line_of_a_gibibyte_takes_no_memory() {
    struct Stream(u64);
    impl std::io::Read for Stream {
        fn read(&mut self, target: &mut [u8]) -> std::io::Result<usize> {
            let count = target.len().min(usize::try_from(self.0).unwrap());
            target.get_mut(..count).unwrap().fill(b'x');
            self.0 -= count as u64;
            Ok(count)
        }
    }
    let head: &[u8] = b"Name;Ort\na;b\n";
    let started = Instant::now();
    let file = std::io::Read::chain(head, Stream(1 << 30));
    let found: Vec<_> = open(file, &detect(head, ""), Limits::default()).unwrap().collect();
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].as_ref().unwrap_err().cause, Cause::CellTooLong);
    within(started, "a line");
}
