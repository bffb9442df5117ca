//! `obhut init`: a new, empty firm with its first administrator.

use std::path::PathBuf;

use ::law::refusal::Words;
use ::law::vocabulary::{Country, Role};
use clap::Args;
use desk::Desk;
use desk::register::Register;
use desk::staff::NewAccount;
use vault::SlotSecret;

use crate::clock::system_call;
use crate::firm::{Folder, Settings};
use crate::say::{self, Ended, Stopped, line};
use crate::secret;

/// Make a new, empty firm.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Folder to make; must not hold a firm yet.
    pub dir: PathBuf,
    /// Name of the firm, as in the imprint.
    #[arg(long, default_value = "Meine Firma")]
    pub firm: String,
    /// Seat of the firm: DE, AT, CH or EU_OTHER.
    #[arg(long, default_value = "DE")]
    pub country: String,
    /// Log-in name of the first administrator.
    #[arg(long, default_value = "admin")]
    pub admin: String,
    /// Make this key file and unseal with it; without it a passphrase is asked for.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
    /// PostgreSQL for the data: postgres://user@host/database.
    #[arg(long)]
    pub database: Option<String>,
    /// PostgreSQL for the keys; another database, with a short backup cycle of its own.
    #[arg(long)]
    pub key_database: Option<String>,
    /// A register to start with (TOML); the shipped one without it.
    #[arg(long)]
    pub register: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &InitArgs) -> Ended {
    let mut register = match &args.register {
        Some(path) => crate::register::read(path)?,
        None => Register::shipped().map_err(|_| Stopped::because("Verzeichnis.", "Register."))?,
    };
    register.firm.name.clone_from(&args.firm);
    register.firm.country = Country::from_word(&args.country)
        .filter(|c| !matches!(c, Country::Unknown))
        .ok_or(Stopped::because(
            "Dieses Land kennt Obhut nicht: DE, AT, CH oder EU_OTHER.",
            "Unknown country: DE, AT, CH or EU_OTHER.",
        ))?;
    let folder = Folder(args.dir.clone());
    if folder.is_firm() {
        return Err(Stopped::because(
            "In diesem Ordner gibt es schon eine Firma. Nichts wurde geändert.",
            "There is a firm in this folder already. Nothing was changed.",
        ));
    }
    let secret = match &args.key_file {
        Some(path) => secret::make_key_file(path)?,
        None => secret::ask_passphrase(true)?,
    };
    let settings = Settings {
        key_file: args
            .key_file
            .as_ref()
            .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())),
        database: args.database.clone(),
        key_database: args.key_database.clone(),
        ..Settings::default()
    };
    let before = folder.lying_here();
    let made = make(&folder, &settings, &secret, &register, &args.admin);
    let (desk, password) = made.map_err(|stopped| {
        // A key file that opens nothing would only stand in the way of the next attempt.
        if let Some(path) = &args.key_file {
            let _ = std::fs::remove_file(path);
        }
        folder.forget(&before);
        on_databases(stopped, &settings)
    })?;
    line("Die Firma ist angelegt.", "The firm is ready.");
    println!("  {}", args.dir.display());
    line(
        "Anmeldung der Verwaltung (bitte gleich ändern):",
        "Log-in of the administrator (please change it at once):",
    );
    println!("  {}  {password}", args.admin);
    line(
        "Schlüsseldatei oder Passphrase getrennt aufbewahren: ohne sie sind die Daten verloren.",
        "Keep the key file or passphrase somewhere else: without it the data are lost.",
    );
    println!("  obhut serve --data {}", args.dir.display());
    Ok(desk.rest(crate::clock::now())?)
}

/// Makes the firm and its administrator; desk and password.
fn make(
    folder: &Folder,
    settings: &Settings,
    secret: &SlotSecret,
    register: &Register,
    admin: &str,
) -> Ended<(Desk, String)> {
    let desk = folder.create(settings, secret, register)?;
    let password = new_password(&desk)?;
    let admin = NewAccount {
        login: admin,
        display_name: admin,
        password: &password,
        roles: &[Role::Admin],
        language: 0,
    };
    desk.add_account(&system_call(), &admin)?;
    Ok((desk, password))
}

/// Databases of a server are not ours to drop.
fn on_databases(stopped: Stopped, settings: &Settings) -> Stopped {
    if settings.database.is_none() {
        return stopped;
    }
    let way = say::pick(Words {
        de: "Aus dem Ordner ist alles wieder entfernt. Die beiden Datenbanken können Tabellen enthalten: vor dem nächsten Versuch bitte neu und leer anlegen.",
        en: "Everything was removed from the folder again. The two databases may hold tables: please make them anew and empty before the next attempt.",
    });
    let detail = [stopped.detail.as_str(), way].join(" ");
    Stopped { detail: detail.trim().to_owned(), ..stopped }
}

/// A password that is easy to type once: four groups of letters and digits, 80 random bits.
pub fn new_password(desk: &desk::Desk) -> Ended<String> {
    const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789+";
    let random: [u8; 16] = desk.vault().random()?;
    let sign = |byte: &u8| SIGNS.get(usize::from(byte & 31)).copied().unwrap_or(b'x') as char;
    let groups: Vec<String> =
        random.chunks(4).map(|four| four.iter().map(sign).collect()).collect();
    Ok(groups.join("-"))
}
