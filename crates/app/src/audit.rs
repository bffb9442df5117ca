//! `obhut audit`: the log against its signed checkpoints, and the newest of them to keep elsewhere.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use desk::Desk;

use crate::clock::{now, system_call};
use crate::firm::Folder;
use crate::say::{Ended, Stopped, german, pick};

/// Verify the audit log.
#[derive(Debug, Args)]
pub struct AuditArgs {
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
    /// Recompute the tree over all leaves and compare it with every checkpoint.
    Verify {
        /// A checkpoint kept elsewhere; shows whether the whole firm was put back to an earlier
        /// day. May be given several times.
        #[arg(long)]
        kept: Vec<PathBuf>,
    },
    /// Sign the log as it is now and print the checkpoint: keep it elsewhere.
    Checkpoint,
}

/// Runs the command.
pub fn run(args: &AuditArgs) -> Ended {
    let desk = Folder(args.data.clone()).open(args.key_file.as_deref())?;
    match &args.what {
        What::Verify { kept } => verify(&desk, kept),
        What::Checkpoint => checkpoint(&desk),
    }
}

fn checkpoint(desk: &Desk) -> Ended {
    desk.checkpoint(now())?;
    let newest = desk.audit_pending()?.last.map(|last| last.note).unwrap_or_default();
    print!("{newest}");
    Ok(())
}

fn verify(desk: &Desk, kept: &[PathBuf]) -> Ended {
    let kept = kept.iter().map(|path| read(path)).collect::<Ended<Vec<String>>>()?;
    let report = desk.verify_audit_against(&system_call(), kept)?;
    if german() {
        println!("{} Einträge, davon {} durch Prüfpunkte bezeugt.", report.size, report.vouched);
    } else {
        println!("{} leaves, {} of them vouched for by checkpoints.", report.size, report.vouched);
    }
    if report.is_sound() {
        return Ok(());
    }
    for fault in &report.faults {
        println!("  {}", pick(fault.words()));
    }
    Err(Stopped::because(
        "Das Protokoll wurde verändert. Bitte nichts löschen und die Betroffenenstelle verständigen.",
        "The audit log was changed. Please delete nothing and tell the rights desk.",
    ))
}

fn read(path: &Path) -> Ended<String> {
    std::fs::read_to_string(path).map_err(|error| {
        Stopped::because("Der Prüfpunkt ist nicht lesbar.", "The checkpoint cannot be read.")
            .with(format!("{} ({})", path.display(), error.kind()))
    })
}
