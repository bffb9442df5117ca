//! `obhut audit verify`: the audit log against its signed checkpoints.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::clock::system_call;
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
    Verify,
}

/// Runs the command.
pub fn run(args: &AuditArgs) -> Ended {
    let What::Verify = args.what;
    let desk = Folder(args.data.clone()).open(args.key_file.as_deref())?;
    let report = desk.verify_audit(&system_call())?;
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
