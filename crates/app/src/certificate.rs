//! `obhut certificate verify`: checks the certificate of an erasure, without the firm and off-line.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use desk::deletion::{self, CertificateFault};

use crate::say::{Ended, Stopped, german};

/// Certificates of erasures.
#[derive(Debug, Args)]
pub struct CertificateArgs {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Check a certificate: statement, audit leaf, inclusion proof, signature.
    Verify {
        /// The certificate (JSON).
        file: PathBuf,
        /// The firm's key as it was made known elsewhere; without it the key in the file is used.
        #[arg(long)]
        key: Option<String>,
    },
}

/// Runs the command.
pub fn run(args: &CertificateArgs) -> Ended {
    let What::Verify { file, key } = &args.what;
    let text =
        std::fs::read_to_string(file).map_err(|error| {
            Stopped::because("Die Datei ist nicht lesbar.", "The file cannot be read.")
                .with(format!("{} ({})", file.display(), error.kind()))
        })?;
    let checked = deletion::verify(&text, key.as_deref()).map_err(stopped)?;
    let s = &checked.statement;
    if german() {
        println!(
            "Die Bescheinigung stimmt: {} Klassen gelöscht, {} behalten.",
            s.erased.len(),
            s.kept.len()
        );
    } else {
        println!(
            "The certificate is right: {} classes erased, {} kept.",
            s.erased.len(),
            s.kept.len()
        );
    }
    println!("  {} {}", s.stage, s.number);
    println!("  E1 {}", s.erased_at.as_deref().unwrap_or("-"));
    println!("  E2 {}", s.compacted_at.as_deref().unwrap_or("-"));
    println!("  E3 {}", s.gone_on.as_deref().unwrap_or("-"));
    if key.is_none() {
        println!("  {}", checked.verifier);
        crate::say::line(
            "Geprüft mit dem Schlüssel in der Datei. Bitte mit dem vergleichen, den die Firma bekannt gemacht hat (--key).",
            "Checked with the key in the file. Compare it with the one the firm made known (--key).",
        );
    }
    Ok(())
}

fn stopped(fault: CertificateFault) -> Stopped {
    let de = match fault {
        CertificateFault::Form => "Das ist keine Bescheinigung, oder ihre Form ist beschädigt.",
        CertificateFault::Rewritten => {
            "Die Datei wurde geändert: So schreibt das Programm sie nicht."
        }
        CertificateFault::Statement => {
            "Die Aussage wurde geändert: Das Protokollblatt bezeugt eine andere."
        }
        CertificateFault::Proof => {
            "Protokollblatt oder Beweis wurden geändert: Das unterschriebene Protokoll enthält sie nicht."
        }
        CertificateFault::Signature => {
            "Der unterschriebene Protokollkopf wurde geändert, oder ein anderer Schlüssel hat unterschrieben."
        }
        CertificateFault::Installation => {
            "Aussage und Protokoll stammen von verschiedenen Installationen."
        }
        CertificateFault::OtherKey => {
            "Die Bescheinigung trägt einen anderen Schlüssel als den angegebenen."
        }
    };
    let en = match fault {
        CertificateFault::Form => "This is no certificate, or its form was damaged.",
        CertificateFault::Rewritten => {
            "The file was changed: it is not written as the program writes it."
        }
        CertificateFault::Statement => {
            "The statement was changed: the audit leaf commits to another one."
        }
        CertificateFault::Proof => {
            "The audit leaf or its proof was changed: the signed log does not contain it."
        }
        CertificateFault::Signature => {
            "The signed head of the log was changed, or another key signed it."
        }
        CertificateFault::Installation => "Statement and log are of different installations.",
        CertificateFault::OtherKey => "The certificate carries another key than the one given.",
    };
    Stopped::because(de, en)
}
