//! `obhut import`: takes a file in from the command line, with progress on a terminal.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use ::law::refusal::Words;
use ::law::vocabulary::{Country, PersonType};
use clap::Args;
use desk::import::{Begun, Options, Rejected};
use indicatif::{ProgressBar, ProgressStyle};

use crate::clock::system_call;
use crate::demo::summary;
use crate::firm::Folder;
use crate::say::{Ended, Stopped, german, line, pick};

/// Take a file in: CSV, XLSX or vCard.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// The file.
    pub file: PathBuf,
    /// Source, a code of the register (`obhut register export` lists them).
    #[arg(long)]
    pub source: String,
    /// Folder of the firm.
    #[arg(long)]
    pub data: PathBuf,
    /// Country of rows that name none.
    #[arg(long, default_value = "UNKNOWN")]
    pub country: String,
    /// Capacity of people without a company: CONSUMER, BUSINESS_PERSON or UNKNOWN.
    #[arg(long, default_value = "UNKNOWN")]
    pub party: String,
    /// Evidence of the origin is at hand.
    #[arg(long)]
    pub documented: bool,
    /// Key file, if not the one of the settings.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}

/// Runs the command. A killed run goes on where it stopped when it is called again.
pub fn run(args: &ImportArgs) -> Ended {
    let word = || {
        Stopped::because(
            "Unbekanntes Wort bei --country oder --party.",
            "Unknown word for --country or --party.",
        )
    };
    let country = Country::from_word(&args.country).ok_or_else(word)?;
    let party = PersonType::from_word(&args.party).ok_or_else(word)?;
    let file = std::fs::File::open(&args.file).map_err(|error| {
        Stopped::because("Die Datei ließ sich nicht öffnen.", "The file could not be opened.")
            .with(format!("{} ({})", args.file.display(), error.kind()))
    })?;
    let desk = Folder(args.data.clone()).open(args.key_file.as_deref())?;
    let register = desk.register();
    let source = register.source_coded(&args.source).ok_or_else(|| {
        let known: Vec<&str> = register.sources.iter().map(|s| s.code.as_str()).collect();
        Stopped::because(
            "Diese Quelle steht nicht im Verzeichnis. Es gibt:",
            "This source is not in the register. There are:",
        )
        .with(known.join(", "))
    })?;
    let options = Options { source: source.id, country, party, documented: args.documented };
    let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let call = system_call();
    let over = AtomicBool::new(false);
    let begun = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| watch(&desk, &over));
        let begun = desk.import_file(&call, file, &name, &options, None);
        over.store(true, Ordering::Relaxed);
        let _ = watcher.join();
        begun
    })
    .map_err(interrupted)?;
    let import = match begun {
        Begun::Before(import) => {
            line(
                "Diese Datei wurde aus dieser Quelle schon eingelesen; nichts wurde geändert.",
                "This file was taken in from this source before; nothing was changed.",
            );
            import
        }
        Begun::Resumed(import) => {
            line("An der unterbrochenen Stelle fortgesetzt.", "Went on where it was interrupted.");
            import
        }
        Begun::New(import) => import,
    };
    let report = desk.import_report(&call, import)?;
    println!("{}", summary(&report));
    for (outcome, reason, rows) in &report.counts {
        println!("  {rows:>8}  {} – {}", pick(outcome.words()), pick(reason.words()));
    }
    for row in desk.rejected_rows(&call, import, None, 20)? {
        println!("  {}{}", place(&row), pick(row.cause));
    }
    Ok(desk.rest(crate::clock::now())?)
}

/// Where a fault is: line and column with its field, the line as a whole, or nothing for the file.
fn place(row: &Rejected) -> String {
    let (line, column) = if german() { ("Zeile", "Spalte") } else { ("line", "column") };
    let field = row.field.map(|field| format!(" ({})", pick(field))).unwrap_or_default();
    match (row.line, row.column) {
        (0, _) => String::new(),
        (at, 0) => format!("{line} {at}: "),
        (at, col) => format!("{line} {at}, {column} {col}{field}: "),
    }
}

/// Whatever broke an import off: what was saved stays, and the same command goes on there.
fn interrupted(error: desk::Error) -> Stopped {
    let failed = matches!(error, desk::Error::Failure(_));
    let stopped = Stopped::from(error);
    if !failed {
        return stopped;
    }
    let way = pick(Words {
        de: "Was davor gespeichert wurde, bleibt. Denselben Befehl noch einmal starten: er geht dort weiter.",
        en: "What was saved before it stays. Start the same command again: it goes on there.",
    });
    let detail = format!("{way} ({})", stopped.detail);
    stopped.with(detail)
}

/// Shows how many rows are decided, on a terminal.
fn watch(desk: &desk::Desk, over: &AtomicBool) {
    if !std::io::stderr().is_terminal() {
        return;
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} rows, {per_sec}") {
        bar.set_style(style);
    }
    while !over.load(Ordering::Relaxed) {
        if let Ok(imports) = desk.imports(&system_call(), 1) {
            let done = imports.first().map_or(0, |report| report.rows_done);
            bar.set_position(u64::try_from(done).unwrap_or_default());
        }
        std::thread::sleep(Duration::from_millis(200));
    }
    bar.finish_and_clear();
}
