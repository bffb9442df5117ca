//! `obhut register`: the register as one TOML file, out and in.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use desk::register::Register;

use crate::clock::system_call;
use crate::firm::Folder;
use crate::say::{Ended, Stopped, line};

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
            desk.import_register(&system_call(), desk.register_in_force().0, &text)?;
            line("Das Verzeichnis ist übernommen.", "The register is in force.");
            Ok(())
        }
    }
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
        Stopped::because("Die Datei ließ sich nicht öffnen.", "The file could not be opened.")
            .with(format!("{} ({})", path.display(), error.kind()))
    })
}
