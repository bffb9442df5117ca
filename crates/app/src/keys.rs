//! `obhut keys`: which secrets open the firm, and a new epoch key for every key that stays.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use desk::Desk;
use desk::deletion::KeepRing;
use vault::{Cost, RingFile, SlotKind, SlotSecret, Vault};

use crate::clock::{now, system_call};
use crate::firm::Folder;
use crate::say::{Ended, Stopped, german, line};
use crate::secret;

/// Keys of a firm.
#[derive(Debug, Args)]
pub struct KeysArgs {
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
    /// Say which secrets open the firm.
    List,
    /// Let one more secret open the firm: a new key file, or a passphrase that is asked for.
    Add {
        /// Make this key file; without it a passphrase is asked for.
        #[arg(long)]
        new_file: Option<PathBuf>,
    },
    /// Take a secret away. Copies of the key ring made before still open with it.
    Remove {
        /// Its number in the list.
        number: usize,
    },
    /// Wrap every key that stays under a new epoch key and destroy the one before: what was erased
    /// reaches level E2, and no older copy of a wrapped key opens with the ring of today.
    Rotate,
    /// After a secret may have become known: a new pepper of the suppression list, a new epoch key
    /// and a new root key. Only one secret opens the firm afterwards; add the others again.
    Renew {
        /// Make this key file, which alone opens afterwards; without it the secret stays the same.
        #[arg(long)]
        new_file: Option<PathBuf>,
    },
}

/// Runs the command.
pub fn run(args: &KeysArgs) -> Ended {
    let folder = Folder(args.data.clone());
    let mut desk = folder.open(args.key_file.as_deref())?;
    match &args.what {
        What::List => list(&ring(&folder)?),
        What::Add { new_file } => {
            let secret = match new_file {
                Some(path) => secret::make_key_file(path)?,
                None => secret::ask_passphrase(true)?,
            };
            let added = change(&desk, &folder, |ring| Ok(ring.add_slot(desk.vault(), &secret)?));
            if let (Err(_), Some(path)) = (&added, new_file) {
                // A key file that opens nothing would be taken for one that does.
                let _ = std::fs::remove_file(path);
            }
            added?;
        }
        What::Remove { number } => {
            let held = ring(&folder)?.slots().count();
            let at = number.checked_sub(1).filter(|at| *at < held).ok_or_else(no_such)?;
            change(&desk, &folder, |ring| {
                ring.remove_slot(desk.vault(), at).map_err(|error| match error {
                    vault::Failure::LastSlot => last(),
                    other => other.into(),
                })
            })?;
        }
        What::Rotate => rotate(&desk, &folder)?,
        What::Renew { new_file } => {
            let secret = match new_file {
                Some(path) => secret::make_key_file(path)?,
                None => {
                    // A slip of the finger here would lock everybody out.
                    let secret = folder.secret(args.key_file.as_deref())?;
                    Vault::unseal(&ring(&folder)?, &secret)?;
                    secret
                }
            };
            let renewed = renew(&mut desk, &folder, &secret);
            if let (Err(_), Some(path)) = (&renewed, new_file) {
                let _ = std::fs::remove_file(path);
            }
            renewed?;
            if let Some(path) = new_file {
                folder.keep_key_file(path)?;
            }
        }
    }
    Ok(desk.rest(now())?)
}

fn rotate(desk: &Desk, folder: &Folder) -> Ended {
    let compacted = desk.rotate_keys(&system_call(), folder)?;
    let epoch = desk.vault().epoch();
    if german() {
        println!(
            "Epoche {epoch}: alle Schlüssel neu verpackt, {compacted} Löschungen auf Stufe E2."
        );
    } else {
        println!("Epoch {epoch}: every key wrapped anew, {compacted} erasures at level E2.");
    }
    line(
        "Sicherungen der Schlüssel von vorher öffnen nur noch mit einem Schlüsselbund von vorher: bitte gleich neu sichern (obhut backup).",
        "Backups of the keys from before open with a key ring from before only: please make a new one now (obhut backup).",
    );
    Ok(())
}

/// Pepper, epoch and root, each durable before the next; interrupted, it can be started again.
fn renew(desk: &mut Desk, folder: &Folder, secret: &SlotSecret) -> Ended {
    let carried = desk.new_pepper(&system_call(), folder)?;
    rotate(desk, folder)?;
    let mut file = ring(folder)?;
    file.renew(desk.vault(), secret, Cost::DEFAULT)?;
    folder.keep(&file).map_err(|error| unread().with(error))?;
    desk.secrets_changed(&system_call())?;
    if german() {
        println!("Pfeffer und Hauptschlüssel sind neu; {carried} Sperreinträge übertragen.");
    } else {
        println!("Pepper and root key are new; {carried} suppression entries carried over.");
    }
    line(
        "Nur dieses eine Geheimnis öffnet die Firma noch. Sicherungen der Schlüssel von vorher öffnen sich mit den alten Geheimnissen: bitte löschen.",
        "This one secret alone opens the firm now. Backups of the keys from before open with the old secrets: please delete them.",
    );
    list(&file);
    Ok(())
}

/// Changes the ring, keeps it, and notes that it was changed.
fn change(desk: &Desk, folder: &Folder, how: impl FnOnce(&mut RingFile) -> Ended) -> Ended {
    let mut file = ring(folder)?;
    how(&mut file)?;
    folder.keep(&file).map_err(|error| unread().with(error))?;
    desk.secrets_changed(&system_call())?;
    list(&file);
    Ok(())
}

fn list(ring: &RingFile) {
    for (at, slot) in ring.slots().enumerate() {
        let (de, en) = match slot {
            SlotKind::KeyFile => ("Schlüsseldatei", "key file"),
            SlotKind::Passphrase => ("Passphrase", "passphrase"),
        };
        println!("  {}  {}", at + 1, if german() { de } else { en });
    }
}

fn ring(folder: &Folder) -> Ended<RingFile> {
    folder.load().map_err(|error| unread().with(error))
}

fn unread() -> Stopped {
    Stopped::because(
        "Der Schlüsselbund (ring.json) lässt sich nicht lesen oder schreiben.",
        "The key ring (ring.json) cannot be read or written.",
    )
}

fn no_such() -> Stopped {
    Stopped::because(
        "Diese Nummer gibt es nicht. `obhut keys list` nennt sie.",
        "There is no such number. `obhut keys list` names them.",
    )
}

fn last() -> Stopped {
    Stopped::because(
        "Das ist das letzte Geheimnis: Ohne es ließe sich nichts mehr öffnen. Bitte erst ein anderes hinzufügen.",
        "This is the last secret: without it nothing could be opened any more. Please add another one first.",
    )
}
