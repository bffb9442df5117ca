//! How well and how fast texts are screened, on the open set and on the clerk's own notes.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a developer tool reads its data files and prints its figures"
)]

mod curve;
mod notes;
mod score;
mod speed;

use std::path::Path;

use redact::{SHIPPED_THRESHOLD, Screener, ScreenerBuilder};

/// The open set lies beside the repository; the clerk's notes are in it.
const SETS: [(&str, &str); 6] = [
    ("open set", concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/text/dev.jsonl")),
    (
        "clerk's notes",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/redact/tests/data/clerk.jsonl"),
    ),
    ("third set", concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/redact/tests/data/third.jsonl")),
    (
        "fourth set",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/redact/tests/data/fourth.jsonl"),
    ),
    ("fifth set", concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/redact/tests/data/fifth.jsonl")),
    ("sixth set", concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/redact/tests/data/sixth.jsonl")),
];
/// The curve goes here.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench");

/// Scores all sets by the definitions of the open set's own scorer, measures start-up and speed,
/// writes the precision–recall curve as SVG.
pub fn run() {
    let started = speed::cpu_seconds();
    let screener = Screener::shipped();
    println!("start-up            {:>8.1} ms of CPU", (speed::cpu_seconds() - started) * 1e3);
    println!("memory              {:>8.1} MB resident after start-up", speed::resident_megabytes());
    // Everything that was weighed, for the curve.
    let open = ScreenerBuilder::shipped().threshold(0.0).build();
    let mut curves = vec![];
    for (name, path) in SETS {
        let notes = match notes::read(Path::new(path)) {
            Ok(notes) => notes,
            Err(error) => {
                println!("{name}: not measured, {error}");
                continue;
            }
        };
        println!("\n{name}: {} notes, threshold {SHIPPED_THRESHOLD}", notes.len());
        let findings: Vec<_> = notes.iter().map(|note| screener.find(&note.text, None)).collect();
        println!("{}", score::score(&notes, &findings));
        let text: String = notes.iter().map(|note| format!("{}\n", note.text)).collect();
        speed::print(&screener, &text);
        if let Ok(open) = &open {
            curves.push((name, curve::points(&notes, open)));
        }
    }
    match curve::write(Path::new(OUT), &curves) {
        Ok(()) => println!("\ncurve: target/bench/redact-precision-recall.svg"),
        Err(error) => println!("\ncurve: not written, {error}"),
    }
}
