//! How fast the whole desk is: sealed, audited, every commit flushed, through the real program and
//! the real use cases.
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a developer tool reads its files and prints its figures"
)]

mod ask;
mod firm;
mod let_go;
mod list;
mod pages;
mod start;
mod take;
mod threads;

use std::path::Path;

use crate::floor;
use crate::table::{head, missing};

/// What every part of the measurement can end with.
pub type Done<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// Measures import, opening, searching, audiences, opting out, throughput and start; with
/// `--only letting-go` nothing but retention, backup, erasure and restore.
pub fn run() {
    let large = std::env::args().any(|arg| arg == "--large");
    let only = std::env::args().skip_while(|arg| arg != "--only").nth(1);
    let measured = match only.as_deref() {
        None => measure(large),
        Some("letting-go") => letting_go(large),
        Some(other) => Err(format!("no part is called {other}: letting-go").into()),
    };
    if let Err(error) = measured {
        missing("desk", &error.to_string());
    }
}

fn measure(large: bool) -> Done {
    let program = firm::program()?;
    let folder = firm::Scratch::new()?;
    let flush = floor::flush(&folder.0)?.at(0.5);
    head(&format!("desk: SQLite, one bare flush p50 {flush:.3} ms"));
    let list = list::open(&folder.0)?;
    let (kept, rate) = take::run(&program, &folder.0, &list, 3, None)?;
    take::search_alone(&list)?;
    ask::run(&kept, flush)?;
    let_go(&program, &folder.0, kept, &list, flush);
    start::run(&program, &folder.0)?;
    if large {
        head("desk: 1,000,000 rows");
        let list = list::grown(&folder.0, &list, 10)?;
        let (kept, _) = take::run(&program, &folder.0, &list, 1, Some(rate))?;
        ask::run(&kept, flush)?;
        let_go(&program, &folder.0, kept, &list, flush);
    }
    match std::env::var("TEST_POSTGRES") {
        Ok(server) => postgres(&program, &folder.0, &server, &list, flush),
        Err(_) => {
            missing("PostgreSQL", "TEST_POSTGRES names no server");
            Ok(())
        }
    }
}

/// Lets go of people of one firm: of 100,000, or of a million.
fn letting_go(large: bool) -> Done {
    let program = firm::program()?;
    let folder = firm::Scratch::new()?;
    let flush = floor::flush(&folder.0)?.at(0.5);
    let list = list::open(&folder.0)?;
    let list = if large { list::grown(&folder.0, &list, 10)? } else { list };
    head(&format!("letting go: {} rows, one bare flush p50 {flush:.3} ms", list.rows));
    let kept = take::once(&program, &folder.0, &list)?;
    let_go::run(&program, &folder.0, kept, &list, flush)
}

/// What is wrong here must not hide the figures behind it.
fn let_go(program: &Path, folder: &Path, kept: firm::Opened, list: &list::List, flush: f64) {
    if let Err(error) = let_go::run(program, folder, kept, list, flush) {
        missing("letting go", &error.to_string());
    }
}

fn postgres(program: &Path, folder: &Path, server: &str, list: &list::List, flush: f64) -> Done {
    head("desk: PostgreSQL (floor: the bare SQLite of this run)");
    let databases = firm::Databases::new(server)?;
    let kept = take::on_postgres(program, folder, &databases, list)?;
    ask::run(&kept, flush)
}
