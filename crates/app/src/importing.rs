//! `obhut import`: takes a file in from the command line, with progress on a terminal.

mod columns;
mod progress;
mod rejected;
mod written;

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use ::law::refusal::Words;
use ::law::vocabulary::{Country, PersonType};
use clap::Args;
use desk::import::{Begun, Evidence, Options};

use crate::clock::system_call;
use crate::demo::summary;
use crate::firm::Folder;
use crate::say::{Ended, Stopped, line, pick, warn};

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
    /// Country of rows that name none: DE, AT, CH, EU_OTHER, OTHER or UNKNOWN; that of the firm
    /// without it.
    #[arg(long)]
    pub country: Option<String>,
    /// Where a column goes, by its name or number, such as `Mailadresse=email.address` or
    /// `3=ignore`; remembered for the source. Can be given more than once.
    #[arg(long, value_name = "COLUMN=FIELD")]
    pub map: Vec<String>,
    /// Write every rejected row into this file (CSV): line, column, field, cause.
    #[arg(long, value_name = "FILE")]
    pub rejected: Option<PathBuf>,
    /// Capacity of people without a company: CONSUMER, BUSINESS_PERSON or UNKNOWN.
    #[arg(long, default_value = "UNKNOWN")]
    pub party: String,
    #[command(flatten)]
    pub written: written::WrittenArgs,
    /// Show how the file is read, its first lines and where its columns go; take nothing in.
    #[arg(long)]
    pub look: bool,
    #[command(flatten)]
    pub evidence: EvidenceArgs,
    /// Key file, if not the one of the settings.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}

/// Evidence of the origin (R-SRC-02), sealed with what the file brings. The origin counts as proven
/// once supplier, contract and occasion are named.
#[derive(Debug, Args)]
pub struct EvidenceArgs {
    /// Legal entity and address of the supplier.
    #[arg(long, default_value = "")]
    supplier: String,
    /// Contract or order, and name of the list.
    #[arg(long, default_value = "")]
    contract: String,
    /// Day the list was delivered.
    #[arg(long, default_value = "")]
    delivered: String,
    /// Who first collected the data, when and on what occasion.
    #[arg(long, default_value = "")]
    occasion: String,
    /// Basis the supplier claims, with the wording shown to the people.
    #[arg(long, default_value = "")]
    claimed: String,
}

impl EvidenceArgs {
    /// The evidence; incomplete evidence is kept and proves nothing, which is said.
    fn told(&self) -> Evidence {
        let Self { supplier, contract, delivered, occasion, claimed } = self;
        let all = [supplier, contract, delivered, occasion, claimed];
        let [supplier, contract, delivered, occasion, claimed] = all.map(Clone::clone);
        let evidence = Evidence { supplier, contract, delivered, occasion, claimed };
        if !evidence.is_empty() && !evidence.is_complete() {
            warn(
                "Die Herkunft ist damit noch nicht belegt: Es fehlt --supplier, --contract oder --occasion.",
                "This does not prove the origin yet: --supplier, --contract or --occasion is missing.",
            );
        }
        evidence
    }
}

/// Runs the command. A killed run goes on where it stopped when it is called again.
pub fn run(args: &ImportArgs) -> Ended {
    let word = || {
        Stopped::because(
            "Unbekanntes Wort bei --country oder --party.",
            "Unknown word for --country or --party.",
        )
    };
    let country = args.country.as_deref().map(|said| Country::from_word(said).ok_or_else(word));
    let country = country.transpose()?;
    let party = PersonType::from_word(&args.party).ok_or_else(word)?;
    let mut file = std::fs::File::open(&args.file).map_err(|error| {
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
    let country = country.unwrap_or(register.firm.country);
    let evidence = args.evidence.told();
    let documented = evidence.is_complete();
    let name = args.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let call = system_call();
    let layout = args.written.layout(&desk, &mut file, &name)?;
    let options = Options { source: source.id, country, party, documented, layout };
    let (header, mapping) =
        columns::mapping(&desk, &call, (&mut file, &name), &options, &args.map)?;
    if args.look {
        let look = desk.look_at_file((&mut file, &name), mapping.layout)?;
        written::show(&look, &mapping, &header);
        return columns::usable(&header, &mapping);
    }
    columns::usable(&header, &mapping)?;
    let over = AtomicBool::new(false);
    let begun = std::thread::scope(|scope| {
        let watcher = scope.spawn(|| progress::watch(&desk, &over));
        let begun = desk.import_file_from(&call, file, &name, (&options, &evidence), Some(mapping));
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
    rejected::show(&desk, &call, import, args.rejected.as_deref())?;
    Ok(desk.rest(crate::clock::now())?)
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
