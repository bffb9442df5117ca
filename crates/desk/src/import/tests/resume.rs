//! Interrupted imports, and two at once.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use store::records::import::ImportState;

use super::world::{World, by_reason, fault_code, id};
use crate::import::Begun;

/// A file whose reading breaks off behind so many bytes, once it is read past its head again.
pub(super) struct Breaking<'a> {
    file: Cursor<&'a [u8]>,
    breaks_at: u64,
    /// Readings of the whole file that go well: recognising, mapping and fingerprint.
    spared: u32,
}

impl<'a> Breaking<'a> {
    /// Breaks off behind so many bytes once the import runs. Seeks: recognise, understand,
    /// fingerprint, recognise again, run.
    pub(super) fn behind(file: &'a [u8], breaks_at: u64) -> Self {
        Self { file: Cursor::new(file), breaks_at, spared: 5 }
    }
}

impl Read for Breaking<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.spared == 0 && self.file.position() >= self.breaks_at {
            return Err(io::Error::other("the disk is gone"));
        }
        self.file.read(out)
    }
}

impl Seek for Breaking<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.spared = self.spared.saturating_sub(1);
        self.file.seek(to)
    }
}

fn list(rows: usize) -> Vec<u8> {
    let mut text = String::from("E-Mail;Nachname;Bestellnummer;Bestelldatum\n");
    for row in 0..rows {
        text.push_str(&format!("p{row}@nord.example;Holm;B{row};01.05.2026\n"));
    }
    text.into_bytes()
}

#[test]
fn a_killed_import_goes_on_exactly_once() {
    let world = World::new();
    let file = list(7_000);
    let options = world.options("shop");
    let breaks_at = u64::try_from(file.len()).unwrap() * 7 / 10;
    let breaking = Breaking::behind(&file, breaks_at);
    let failed = world.desk.import_file(&world.call, breaking, "", &options, None);
    assert_eq!(fault_code(failed), "READ_FAILED");
    let half = world.people();
    assert!(half > 0 && half < 7_000, "{half} people");

    let world = world.reopened();
    let begun = world.import("shop", &file).unwrap();
    assert!(matches!(begun, Begun::Resumed(_)), "{begun:?}");
    let report = world.desk.import_report(&world.call, id(begun)).unwrap();
    assert_eq!((report.state, report.rows_done), (ImportState::Done, 7_000));
    assert_eq!((world.people(), by_reason(&report)["NEW_PERSON"]), (7_000, 7_000));
    assert!(matches!(world.import("shop", &file).unwrap(), Begun::Before(_)));
}

#[test]
fn two_imports_at_once_make_nobody_twice() {
    let world = World::new();
    let (one, two) = (list(5_000), [list(5_000), b"\n".to_vec()].concat());
    std::thread::scope(|scope| {
        let other = scope.spawn(|| world.import("sales_list", &two).unwrap());
        world.import("shop", &one).unwrap();
        other.join().unwrap();
    });
    assert_eq!(world.people(), 5_000);
}

#[test]
fn one_file_twice_at_once_is_taken_in_once() {
    let world = World::new();
    let file = list(5_000);
    let results: Vec<_> = std::thread::scope(|scope| {
        let hands: Vec<_> = (0..2).map(|_| scope.spawn(|| world.import("shop", &file))).collect();
        hands.into_iter().map(|hand| hand.join().unwrap()).collect()
    });
    let ran = |result: &&Result<Begun, _>| matches!(result, Ok(Begun::New(_) | Begun::Resumed(_)));
    assert_eq!((results.iter().filter(ran).count(), world.people()), (1, 5_000));
    let report = world.desk.imports(&world.call, None, 10).unwrap();
    assert_eq!((report.len(), by_reason(&report[0])["NEW_PERSON"]), (1, 5_000));
}

#[test]
fn lists_of_another_source_hide_none_of_ones_own() {
    let world = World::new();
    let own = id(world.import("shop", &list(3)).unwrap());
    for rows in 4..7 {
        world.import("newsletter_tool", &list(rows)).unwrap();
    }
    let shop = world.desk.register().sources.iter().find(|s| s.code == "shop").unwrap().id;
    let newest = |only| world.desk.imports(&world.call, only, 1).unwrap()[0].id;
    assert_eq!(newest(Some(shop)), own);
    assert_ne!(newest(None), own);
}
