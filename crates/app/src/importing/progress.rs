//! How far an import is, on a terminal.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ::law::refusal::Words;
use desk::Desk;
use indicatif::{ProgressBar, ProgressStyle};

use crate::clock::system_call;
use crate::say::pick;

const STYLE: Words = Words {
    de: "{bar:30} {percent:>3} % · {msg} Zeilen · noch {eta}",
    en: "{bar:30} {percent:>3} % · {msg} rows · {eta} left",
};

/// Shows how much of the file is read and how many rows are decided, until it is over.
pub fn watch(desk: &Desk, over: &AtomicBool) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template(pick(STYLE)) {
        bar.set_style(style);
    }
    while !over.load(Ordering::Relaxed) {
        if let Some(progress) = desk.progress_under_way() {
            let (read, size) = progress.bytes();
            bar.set_length(size);
            bar.set_position(read);
            if let Ok(imports) = desk.imports(&system_call(), None, 1) {
                let done = imports.first().map_or(0, |report| report.rows_done);
                bar.set_message(done.to_string());
            }
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    bar.finish_and_clear();
}
