//! The secret that unseals a firm: a key file only its owner can read, or a passphrase.

use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::Path;

use vault::{KeyFile, SlotSecret};
use zeroize::Zeroizing;

use crate::say::{Ended, Stopped, german};

/// Makes a new key file that only its owner can read.
pub fn make_key_file(path: &Path) -> Ended<SlotSecret> {
    let secret = KeyFile::generate()?;
    let text = KeyFile::text(&secret).unwrap_or_default();
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|error| {
        Stopped::because(
            "Die Schlüsseldatei ließ sich nicht anlegen. Gibt es sie schon, oder fehlt der Ordner?",
            "The key file could not be made. Does it exist already, or is the folder missing?",
        )
        .with(format!("{} ({})", path.display(), error.kind()))
    })?;
    Ok(secret)
}

/// Reads a key file; refuses one that others can read.
pub fn read_key_file(path: &Path) -> Ended<SlotSecret> {
    let missing = |error: std::io::Error| {
        Stopped::because(
            "Die Schlüsseldatei fehlt. Ohne sie lassen sich die Daten nicht öffnen; bitte mit --key-file ihren Ort angeben.",
            "The key file is missing. Without it the data cannot be opened; give its place with --key-file.",
        )
        .with(format!("{} ({})", path.display(), error.kind()))
    };
    let about = fs::metadata(path).map_err(missing)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if about.permissions().mode() & 0o077 != 0 {
            return Err(Stopped::because(
                "Die Schlüsseldatei ist für andere lesbar. Bitte die Rechte einschränken (chmod 600).",
                "The key file can be read by others. Please restrict its rights (chmod 600).",
            )
            .with(path.display()));
        }
    }
    #[cfg(not(unix))]
    drop(about);
    let text = Zeroizing::new(fs::read_to_string(path).map_err(missing)?);
    Ok(KeyFile::parse(&text)?)
}

/// Asks for a passphrase; without a terminal it is the first line of standard input.
pub fn ask_passphrase(again: bool) -> Ended<SlotSecret> {
    let unread = |_| Stopped::because("Es kam keine Passphrase.", "No passphrase was given.");
    if !std::io::stdin().is_terminal() {
        let mut line = Zeroizing::new(String::new());
        std::io::stdin().lock().read_line(&mut line).map_err(unread)?;
        return strong(Zeroizing::new(line.trim_end_matches(['\r', '\n']).to_owned()), again);
    }
    let first = Zeroizing::new(rpassword::prompt_password("Passphrase: ").map_err(unread)?);
    if again {
        let prompt = if german() { "Noch einmal: " } else { "Once more: " };
        let second = Zeroizing::new(rpassword::prompt_password(prompt).map_err(unread)?);
        if first != second {
            return Err(Stopped::because(
                "Die beiden Eingaben sind verschieden.",
                "The two entries differ.",
            ));
        }
    }
    strong(first, again)
}

fn strong(passphrase: Zeroizing<String>, new: bool) -> Ended<SlotSecret> {
    if new && passphrase.chars().count() < 12 {
        return Err(Stopped::because(
            "Die Passphrase braucht mindestens 12 Zeichen. Vier zufällige Wörter sind ein guter Anfang.",
            "The passphrase needs at least 12 characters. Four random words are a good start.",
        ));
    }
    Ok(SlotSecret::Passphrase(passphrase))
}
