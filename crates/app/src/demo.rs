//! `obhut demo`: the sample firm Nordpol-Versand, made from its three department lists through the
//! real intake with a few days of work on top, then served.

mod days;

use std::io::Cursor;
use std::path::PathBuf;

use ::law::ids::UserId;
use ::law::vocabulary::{Country, PersonType, Role};
use clap::Args;
use desk::Desk;
use desk::import::{Begun, Options};
use desk::register::Register;
use desk::staff::NewAccount;

use crate::clock::system_call;
use crate::firm::{Folder, Settings, make_folder, write_private};
use crate::init::new_password;
use crate::say::{Ended, Stopped, german, line};
use crate::{secret, serve};

/// Seed of the invented people: the same 5,000 every time.
const SEED: u64 = 1893;

/// Make the sample firm and serve it.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// Folder of the sample firm; kept, so that a second start goes on where the first ended.
    #[arg(long, default_value = "obhut-demo")]
    pub data: PathBuf,
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Make the firm and end, without serving it.
    #[arg(long)]
    pub no_serve: bool,
}

/// The people who work at Nordpol-Versand.
const STAFF: [(&str, &str, &str, &[Role]); 5] = [
    ("anna", "Anna Brandt", "Vertrieb, sales", &[Role::Sales]),
    ("sven", "Sven Harms", "Kundendienst, service", &[Role::Service, Role::Finance]),
    ("mara", "Mara Yıldız", "Marketing", &[Role::Marketing]),
    ("doris", "Doris Petersen", "Datenschutz, rights desk", &[Role::RightsDesk]),
    ("admin", "Jan Lorenz", "Verwaltung, administration", &[Role::Admin]),
];

/// Runs the command.
pub fn run(args: &DemoArgs) -> Ended {
    let listener = if args.no_serve { None } else { Some(serve::listen(&args.listen)?) };
    let folder = Folder(args.data.clone());
    let desk = if folder.is_firm() { folder.open(None)? } else { make(&folder)? };
    let logins = std::fs::read_to_string(args.data.join("demo-logins.txt")).unwrap_or_default();
    line(
        "Nordpol-Versand ist geöffnet. Anmeldungen (Name und Kennwort):",
        "Nordpol-Versand is open. Log-ins (name and password):",
    );
    print!("{logins}");
    match listener {
        Some(listener) => serve::until_stopped(desk, listener, folder, Settings::default()),
        None => Ok(desk.rest(crate::clock::now())?),
    }
}

fn make(folder: &Folder) -> Ended<Desk> {
    line("Lege den Nordpol-Versand an …", "Making Nordpol-Versand …");
    if folder.0.exists()
        && std::fs::read_dir(&folder.0).is_ok_and(|mut files| files.next().is_some())
    {
        return Err(Stopped::because(
            "Der Ordner ist nicht leer und keine Beispielfirma. Bitte mit --data einen anderen wählen.",
            "The folder is not empty and holds no sample firm. Please choose another with --data.",
        )
        .with(folder.0.display()));
    }
    make_folder(&folder.0)?;
    let register: Register = toml::from_str(samples::REGISTER).map_err(|e| {
        Stopped::because(
            "Das Verzeichnis der Beispielfirma ist fehlerhaft.",
            "The sample register is faulty.",
        )
        .with(e.message())
    })?;
    let secret = secret::make_key_file(&folder.0.join("root.key"))?;
    let settings = Settings { key_file: Some("root.key".into()), ..Settings::default() };
    let desk = folder.create(&settings, &secret, &register)?;
    let service = staff(folder, &desk)?;
    lists(&desk)?;
    days::write(&desk, service)?;
    // As the first night would.
    desk.search_twins(&system_call())?;
    Ok(desk)
}

/// Accounts and their passwords; gives back who answers for customer service.
fn staff(folder: &Folder, desk: &Desk) -> Ended<UserId> {
    let mut logins = String::new();
    let mut service = desk::SYSTEM;
    for (login, display_name, work, roles) in STAFF {
        let password = new_password(desk)?;
        let user = desk.add_account(
            &system_call(),
            &NewAccount { login, display_name, password: &password, roles, language: 0 },
        )?;
        if roles.contains(&Role::Service) {
            service = user;
        }
        logins.push_str(&format!("  {login:<8} {password}   {display_name}: {work}\n"));
    }
    // Invented people only; the key file lies beside it.
    write_private(&folder.0.join("demo-logins.txt"), &logins)?;
    Ok(service)
}

fn lists(desk: &Desk) -> Ended {
    let files = samples::nordpol(SEED);
    let lists = [
        (
            "suppression_list",
            "blacklist.csv",
            files.blacklist_csv,
            "Sperrliste",
            "suppression list",
        ),
        ("sales_list", "sales.xlsx", files.sales_xlsx, "Vertrieb", "sales"),
        (
            "newsletter_tool",
            "newsletter.csv",
            files.newsletter_csv,
            "Newsletter-Werkzeug",
            "newsletter tool",
        ),
        // Last, so that the newest people are customers, with orders to look at.
        ("shop", "shop.csv", files.shop_csv, "Online-Shop", "online shop"),
    ];
    for (source, name, bytes, de, en) in lists {
        let register = desk.register();
        let source = register
            .source_coded(source)
            .ok_or(Stopped::because("Quelle fehlt.", "Source missing."))?;
        let options = Options {
            source: source.id,
            country: Country::De,
            party: PersonType::Consumer,
            documented: true,
            layout: None,
        };
        let begun = desk.import_file(&system_call(), Cursor::new(bytes), name, &options, None)?;
        let (Begun::New(import) | Begun::Resumed(import) | Begun::Before(import)) = begun;
        let report = desk.import_report(&system_call(), import)?;
        println!("  {} ({name}): {}", if german() { de } else { en }, summary(&report));
    }
    Ok(())
}

/// Counts by outcome in one line.
pub fn summary(report: &desk::import::Report) -> String {
    let mut parts: Vec<String> = Vec::new();
    for outcome in desk::import::Outcome::ALL {
        let rows: i64 = report.counts.iter().filter(|c| c.0 == *outcome).map(|c| c.2).sum();
        if rows > 0 {
            parts.push(format!("{rows} {}", crate::say::pick(outcome.words())));
        }
    }
    parts.join(", ")
}
