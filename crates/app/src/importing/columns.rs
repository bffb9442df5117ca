//! Where the columns of a file go, as the command line says it.

use std::fs::File;

use desk::import::{Mapping, Options, Target};
use desk::{Call, Desk};

use crate::say::{Ended, Stopped, pick};

/// The columns of a file and their mapping: what is remembered for the source or suggested, with what
/// was said by `--map` on top.
pub fn mapping(
    desk: &Desk,
    call: &Call,
    file: (&mut File, &str),
    options: &Options,
    said: &[String],
) -> Ended<(Vec<String>, Mapping)> {
    let (header, mut mapping) = desk.columns(call, file, (options.source, options.layout))?;
    for one in said {
        let (column, target) = parsed(one, &header)?;
        if let Some(place) = mapping.targets.get_mut(column) {
            *place = target;
        }
    }
    Ok((header, mapping))
}

/// A mapping that cannot be used stops, with the columns and the words there are.
pub fn usable(header: &[String], mapping: &Mapping) -> Ended {
    match mapping.faults().first() {
        None => Ok(()),
        Some(fault) => Err(Stopped::because(
            "Die Zuordnung der Spalten ist so nicht brauchbar. Bitte mit --map Spalte=Feld berichtigen.",
            "The columns cannot be used as they are mapped. Please correct that with --map COLUMN=FIELD.",
        )
        .with(format!("{}\n       {}\n       {}", pick(fault.cause.words()), listed(header, mapping), words()))),
    }
}

/// `Mailadresse=email.address`, or a number in place of the name.
fn parsed(said: &str, header: &[String]) -> Ended<(usize, Target)> {
    let (column, word) = said.rsplit_once('=').unwrap_or((said, ""));
    let by_name = header.iter().position(|name| name.trim() == column.trim());
    let by_number = || column.trim().parse::<usize>().ok()?.checked_sub(1);
    let found = by_name.or_else(by_number).filter(|at| *at < header.len());
    let found = found.ok_or_else(|| {
        Stopped::because("Diese Spalte hat die Datei nicht.", "The file has no such column.")
            .with(said)
    })?;
    let target = Target::from_word(word.trim()).ok_or_else(|| {
        Stopped::because(
            "Dieses Feld gibt es nicht. Es gibt:",
            "There is no such field. There are:",
        )
        .with(words())
    })?;
    Ok((found, target))
}

/// The columns by number, with where each goes.
fn listed(header: &[String], mapping: &Mapping) -> String {
    let columns = header.iter().zip(&mapping.targets).enumerate();
    let shown = columns.map(|(at, (name, target))| format!("{} {name}={}", at + 1, target.word()));
    shown.collect::<Vec<_>>().join(", ")
}

fn words() -> String {
    Target::ALL.iter().map(|target| target.word()).collect::<Vec<_>>().join(" ")
}
