//! How well and how fast people are recognised, on the open data sets.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a developer tool reads its data files and prints its figures"
)]

mod ceiling;
mod data;
mod figures;
mod measure;
mod office;
mod plot;
mod variants;

use figures::Figures;
use std::path::Path;
use variants::Slips;

/// Data sets lie beside the repository; they are too large for it.
const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
/// Charts go here.
const OUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/bench");

/// Further sets of our own making a judge is told the truth about.
const LESSONS: u64 = 10;

/// Measures every data set that is there, and rows of our own making (`own`, and what a
/// judge who was `told` the truth about many such rows would reach), and prints a table; writes the calibration plot and the
/// precision–recall curve as SVG. An argument after the first names another data folder; `--errors`
/// shows every wrong answer, `--kinds` counts them by kind, `--large` adds a base of a million.
pub fn run() {
    let folder = std::env::args().skip(2).find(|arg| !arg.starts_with("--"));
    let data = folder.unwrap_or_else(|| DATA.to_owned());
    let data = Path::new(&data);
    println!("{}", figures::HEAD);
    let mut measured: Vec<Figures> = Vec::new();
    let mut show = |name: &str, figures: Result<Figures, Box<dyn std::error::Error>>| match figures
    {
        Ok(figures) => {
            println!("{figures}");
            measured.push(figures);
        }
        Err(error) => println!("{name}: not measured, {error}"),
    };
    for name in ["dev10k", "dev100k"] {
        let set = data::linkage(&data.join("linkage").join(name), name);
        show(name, set.map(|set| measure::across(&set)));
    }
    let own = [
        ("own 1", Slips::Scanner, 1, 5),
        ("own 2", Slips::Scanner, 2, 25),
        ("own 3", Slips::Office, 3, 10),
    ];
    for (name, slips, seed, missing) in own {
        let load = |name: &str| data::linkage(&data.join("linkage/dev100k"), name);
        let made = |set, seed| variants::make(set, name, slips, seed, missing);
        let set = load(name).map(|set| made(set, seed));
        let ceiling = set.as_ref().ok().map(|set| {
            let lessons = (0..LESSONS).filter_map(|n| Some(made(load(name).ok()?, 100 + n)));
            ceiling::told(set, lessons)
        });
        show(name, set.map(|set| measure::across(&set)));
        ceiling.into_iter().for_each(|figures| println!("{}", figures.in_short()));
    }
    for name in ["febrl1", "febrl3"] {
        let file = name.replace("febrl", "dataset") + ".csv";
        let set = data::febrl(&data.join("febrl").join(file));
        show(name, set.map(|set| measure::within(&set)));
    }
    show("febrl4", data::febrl4(&data.join("febrl")).map(|set| measure::across(&set)));
    let set = data::linkage(&data.join("linkage/dev100k"), "blacklist");
    show("blacklist", set.map(|set| measure::blacklist(&set)));
    if std::env::args().any(|arg| arg == "--large") {
        let set = data::linkage(&data.join("linkage/dev100k"), "1 million");
        show("1 million", set.map(|set| measure::across(&set.grown(10))));
    }
    match plot::write(Path::new(OUT), &measured) {
        Ok(()) => println!("charts: target/bench/link-*.svg"),
        Err(error) => println!("charts: not written, {error}"),
    }
}
