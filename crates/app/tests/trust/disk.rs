//! A disk that is full, and one that cannot be written: a clear line, nothing lost, nothing half
//! done, and on it goes when there is space again (R5, R6).

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::firm::{Firm, ended, import_args, text};
use crate::kills::{can_trace, list, resumed, undisturbed};
use crate::state;

/// A small file system in memory, for whoever may mount one.
struct Small(PathBuf);

impl Small {
    fn mount(at: PathBuf, kilobytes: u32) -> Option<Self> {
        std::fs::create_dir(&at).unwrap();
        let options = format!("size={kilobytes}k");
        let small = Self(at);
        let done = mount(&["-t", "tmpfs", "-o", &options, "tmpfs", text(&small.0)]);
        if !done {
            eprintln!("not shown here: mounting takes rights that this user lacks");
        }
        done.then_some(small)
    }

    fn again(&self, options: &str) {
        assert!(mount(&["-o", &format!("remount,{options}"), text(&self.0)]));
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).output();
    }
}

fn mount(args: &[&str]) -> bool {
    Command::new("mount").args(args).output().is_ok_and(|done| done.status.success())
}

fn kilobytes(folder: &Path) -> u32 {
    let used = Command::new("du").args(["-sk", text(folder)]).output().unwrap().stdout;
    let used = String::from_utf8(used).unwrap();
    used.split_whitespace().next().unwrap().parse().unwrap()
}

#[test]
fn a_full_disk_is_named_and_the_import_goes_on_when_there_is_space() {
    let firm = Firm::new();
    let file = list(&firm);
    let reference = undisturbed(&firm, &file);
    let Some(small) = Small::mount(firm.beside("small"), kilobytes(&firm.data()) + 1_600) else {
        return;
    };
    let dir = small.0.join("firm");
    firm.copy_to(&dir);
    let stopped = ended(firm.program().args(import_args(&file, "shop", &dir)));
    assert_eq!(stopped.code, Some(1), "{}", stopped.out);
    assert!(stopped.err.contains("the disk is full"), "{}", stopped.err);
    assert_ne!(state::of(&firm.data()), reference, "the disk was large enough after all");
    small.again("size=64m");
    resumed(&firm, &file, &dir, &reference, "a full disk");
}

#[test]
fn space_that_ends_at_any_write_is_named_and_loses_nothing() {
    if !can_trace() {
        eprintln!("not shown here: no strace");
        return;
    }
    let firm = Firm::new();
    let file = list(&firm);
    let reference = undisturbed(&firm, &file);
    for number in [2, 9, 60, 200] {
        let dir = firm.beside(&format!("full-{number}"));
        firm.copy_to(&dir);
        let inject = format!("inject=pwrite64:error=ENOSPC:when={number}+");
        let tracer = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", &inject];
        let mut command = firm.command("strace");
        command.args(tracer).arg(env!("CARGO_BIN_EXE_obhut"));
        let stopped = ended(command.args(import_args(&file, "shop", &dir)));
        assert_eq!(stopped.code, Some(1), "at write {number}: {}", stopped.out);
        // Where the index of the write-ahead log cannot grow, SQLite speaks of an input error.
        let named = ["the disk is full", "the disk reports an error"];
        let named = named.iter().any(|words| stopped.err.contains(words));
        assert!(named, "at write {number}: {}", stopped.err);
        resumed(&firm, &file, &dir, &reference, &format!("no space at write {number}"));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let firm = Firm::new();
    let file = firm.list("list.csv", "Nachname;E-Mail\nPetersen;uwe@example.org\n");
    let Some(small) = Small::mount(firm.beside("small"), 8_000) else { return };
    let dir = small.0.join("firm");
    firm.copy_to(&dir);
    small.again("ro");
    let serve = ["serve", "--data", text(&dir), "--listen", "127.0.0.1:0"];
    for args in [&import_args(&file, "shop", &dir)[..], &serve] {
        let ended = firm.run(args);
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(ended.err.contains("cannot be written"), "{}", ended.err);
    }
    let new = small.0.join("new");
    let ended = firm.run(&["init", text(&new), "--key-file", text(&firm.beside("new.key"))]);
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    assert!(!new.exists() && !ended.err.is_empty());
}
