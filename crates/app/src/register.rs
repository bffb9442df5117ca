//! `obhut register`: the register as one TOML file, out and in.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use desk::Desk;
use desk::register::Register;

use crate::clock::system_call;
use crate::firm::Folder;
use crate::say::{Ended, Stopped, line, pick};

/// Export or import the register.
#[derive(Debug, Args)]
pub struct RegisterArgs {
    #[command(subcommand)]
    what: What,
    /// Folder of the firm.
    #[arg(long, global = true, default_value = ".")]
    data: PathBuf,
    /// Key file, if not the one of the settings.
    #[arg(long, global = true)]
    key_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print the register in force as TOML.
    Export,
    /// Check a TOML file and make it the register in force.
    Import {
        /// The file.
        file: PathBuf,
    },
}

/// Runs the command.
pub fn run(args: &RegisterArgs) -> Ended {
    let desk = Folder(args.data.clone()).open(args.key_file.as_deref())?;
    match &args.what {
        What::Export => {
            print!("{}", desk.export_register()?);
            Ok(())
        }
        What::Import { file } => {
            let text = text(file)?;
            stand_against(&desk, &text)?;
            desk.import_register(&system_call(), desk.register_in_force().0, &text)?;
            line("Das Verzeichnis ist übernommen.", "The register is in force.");
            Ok(())
        }
    }
}

/// Stops with everything that keeps a text from being the register in force, each with its entry and
/// field. One that cannot be read at all is told by importing it.
fn stand_against(desk: &Desk, text: &str) -> Ended {
    let Ok(register) = desk::register::read(text) else { return Ok(()) };
    let complaints = desk.register_complaints(&register);
    let said = complaints.iter().map(|c| format!("{} · {}: {}", c.entry, c.field, pick(c.words)));
    let said: Vec<String> = said.collect();
    if said.is_empty() {
        return Ok(());
    }
    Err(Stopped::because(
        "Dieses Verzeichnis kann nicht gelten; nichts wurde geändert. Bitte berichtigen:",
        "This register cannot be in force; nothing was changed. Please correct:",
    )
    .with(said.join("\n       ")))
}

/// Reads a register from a file.
pub fn read(path: &Path) -> Ended<Register> {
    toml::from_str(&text(path)?).map_err(|error| {
        Stopped::because("Das Verzeichnis ist fehlerhaft.", "The register is faulty.")
            .with(format!("{}: {}", path.display(), error))
    })
}

fn text(path: &Path) -> Ended<String> {
    std::fs::read_to_string(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::InvalidData {
            return Stopped::because(
                "Die Datei ist kein Text in UTF-8. Bitte von einem ausgegebenen Verzeichnis ausgehen.",
                "The file is no text in UTF-8. Please start from an exported register.",
            )
            .with(path.display());
        }
        Stopped::because("Die Datei ließ sich nicht öffnen.", "The file could not be opened.")
            .with(format!("{} ({})", path.display(), error.kind()))
    })
}
