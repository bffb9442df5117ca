//! Copies encrypted to recipients: whoever finds them opens nothing, and the machine that makes them
//! cannot open them either.

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use vault::envelope::{self, EnvelopeError, Identity, Recipient};

use crate::say::{Ended, Stopped};

/// Reads the recipients, `age1…`.
pub fn recipients(named: &[String]) -> Ended<Vec<Recipient>> {
    let read = |text: &String| Recipient::parse(text).map_err(|_| no_recipient());
    named.iter().map(read).collect()
}

/// Encrypts a file to all recipients; the result is durable when this returns.
pub fn seal(from: &Path, to: &Path, recipients: &[Recipient]) -> Ended {
    let written = || -> Result<(), EnvelopeError> {
        let mut out = BufWriter::new(private(to)?);
        envelope::seal(&mut BufReader::new(File::open(from)?), &mut out, recipients)?;
        out.flush()?;
        Ok(out.get_ref().sync_all()?)
    };
    written().map_err(|error| {
        Stopped::because(
            "Die Sicherung ließ sich nicht verschlüsselt schreiben.",
            "The backup could not be written encrypted.",
        )
        .with(format!("{} ({error})", to.display()))
    })
}

/// Decrypts a file with the identities of a key file (`AGE-SECRET-KEY-1…`, one a line).
pub fn open(from: &Path, to: &Path, identity: &Path) -> Ended {
    let text = fs::read_to_string(identity).map_err(|error| {
        Stopped::because("Der Schlüssel ist nicht lesbar.", "The identity cannot be read.")
            .with(format!("{} ({})", identity.display(), error.kind()))
    })?;
    let text = zeroize::Zeroizing::new(text);
    let identities: Vec<Identity> =
        text.lines().filter_map(|line| Identity::parse(line).ok()).collect();
    let opened = || -> Result<(), EnvelopeError> {
        let mut out = BufWriter::new(private(to)?);
        envelope::open(&mut BufReader::new(File::open(from)?), &mut out, &identities)?;
        out.flush()?;
        Ok(out.get_ref().sync_all()?)
    };
    opened().map_err(|error| {
        Stopped::because(
            "Dieser Schlüssel öffnet die Sicherung nicht, oder sie ist beschädigt. Bitte den Schlüssel zum Empfänger nehmen, an den sie ging.",
            "This identity does not open the backup, or it is damaged. Take the identity of the recipient it was made for.",
        )
        .with(format!("{} ({error})", from.display()))
    })
}

fn private(path: &Path) -> std::io::Result<File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn no_recipient() -> Stopped {
    Stopped::because(
        "Das ist kein Empfänger von age. Er beginnt mit „age1“; `age-keygen` macht ein Paar.",
        "This is no recipient of age. It begins with “age1”; `age-keygen` makes a pair.",
    )
}
