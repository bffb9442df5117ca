//! `obhut retention`: what is due, and letting go of it, for firms whose server does not run at
//! night.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::clock::system_call;
use crate::firm::Folder;
use crate::say::{Ended, Stopped, german, line};

/// What goes when.
#[derive(Debug, Args)]
pub struct RetentionArgs {
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
    /// Say what goes by the end of next month.
    Preview,
    /// Let go of what is due, and bring erasures to their next level.
    Run {
        /// Date and time of this machine are right, although they jumped.
        #[arg(long)]
        clock_is_right: bool,
    },
}

/// Runs the command.
pub fn run(args: &RetentionArgs) -> Ended {
    let folder = Folder(args.data.clone());
    let desk = folder.open(args.key_file.as_deref())?;
    let call = system_call();
    match &args.what {
        What::Preview => {
            let calendar = desk.retention_calendar(&call)?;
            for (day, class, values) in &calendar.days {
                println!("{day}\t{class}\t{values}");
            }
            if calendar.days.is_empty() {
                line("Nichts fällig.", "Nothing is due.");
            }
        }
        What::Run { clock_is_right } => {
            if *clock_is_right {
                desk.confirm_clock(&call)?;
            }
            let done = desk.retention_run(&call).map_err(with_way)?;
            let compacted = desk.compact(&call, &folder)?;
            let (deleted, moved, skipped) = (done.deleted, done.moved, done.skipped);
            if german() {
                println!(
                    "{deleted} Werte gelöscht, {moved} umgezogen, {skipped} mit Grund geblieben, {} Zeilen aus der Quarantäne, {compacted} Löschungen bereinigt.",
                    done.held_rows
                );
            } else {
                println!(
                    "{deleted} values deleted, {moved} moved, {skipped} kept with a reason, {} rows out of quarantine, {compacted} erasures compacted.",
                    done.held_rows
                );
            }
        }
    }
    Ok(desk.rest(crate::clock::now())?)
}

/// Somebody at the terminal vouches for the clock with a word of the command.
fn with_way(error: desk::Error) -> Stopped {
    let clock = matches!(&error, desk::Error::Fault(fault) if fault.code == "CLOCK");
    let stopped = Stopped::from(error);
    if clock { stopped.with("obhut retention run --clock-is-right") } else { stopped }
}
