//! `obhut serve`: opens a firm and answers until it is stopped.

use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ::law::ids::RequestId;
use clap::Args;
use desk::Desk;
use web::seam::FrontDoor;
use web::server::limits::Limits;
use web::state::Settings as WebSettings;
use web::{Serve, Stop};

use crate::backup::Copies;
use crate::clock;
use crate::firm::{Folder, Settings};
use crate::say::{Ended, Stopped, line, warn};

/// Serve a firm.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Folder of the firm.
    #[arg(long)]
    pub data: PathBuf,
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: String,
    /// Key file, if not the one of the settings.
    #[arg(long)]
    pub key_file: Option<PathBuf>,
}

/// Runs the command.
pub fn run(args: &ServeArgs) -> Ended {
    let folder = Folder(args.data.clone());
    let listener = listen(&args.listen)?;
    let desk = folder.open(args.key_file.as_deref())?;
    let settings = folder.settings()?;
    line("Obhut ist bereit.", "Obhut is ready.");
    until_stopped(desk, listener, folder, settings)
}

/// Binds the address before anything slow happens.
pub fn listen(address: &str) -> Ended<TcpListener> {
    TcpListener::bind(address).map_err(|error| {
        Stopped::because(
            "Auf dieser Adresse lässt sich nicht antworten. Läuft dort schon etwas? Mit --listen eine andere wählen.",
            "This address cannot be listened on. Is something running there? Choose another with --listen.",
        )
        .with(format!("{address} ({})", error.kind()))
    })
}

/// Serves until Ctrl-C or SIGTERM.
pub fn until_stopped(
    desk: Desk,
    listener: TcpListener,
    folder: Folder,
    settings: Settings,
) -> Ended {
    let address = listener
        .local_addr()
        .map_err(|e| Stopped::because("Adresse.", "Address.").with(e.kind()))?;
    let public_url = settings.public_url.unwrap_or_else(|| format!("http://{address}"));
    println!("  {public_url}");
    if is_open(address, &public_url) {
        warn(
            "Diese Adresse ist von anderen Rechnern aus erreichbar, und nichts darauf ist verschlüsselt. Bitte einen Proxy mit TLS davorsetzen und in obhut.toml `public_url = \"https://…\"` eintragen.",
            "This address can be reached from other machines, and nothing on it is encrypted. Please put a proxy with TLS before it and say `public_url = \"https://…\"` in obhut.toml.",
        );
    }
    let firm = desk.register().firm.name.clone();
    let rate_seed = desk.vault().random::<8>().map(u64::from_le_bytes)?;
    let desk = Arc::new(desk);
    let stop = Stop::default();
    checkpoints(Arc::clone(&desk));
    screening(Arc::clone(&desk));
    copies(Arc::clone(&desk), Folder(folder.0.clone()));
    nights(Arc::clone(&desk), folder);
    let served = web::serve(Serve {
        listener,
        door: Arc::new(FrontDoor(Arc::clone(&desk))),
        now: clock::now,
        request_id: clock::request_id,
        report: Arc::new(report),
        settings: WebSettings {
            public_url,
            firm,
            behind_proxy: settings.behind_proxy,
            source_url: settings.source_url,
            desk_threads: 16,
            rate_seed,
        },
        limits: Limits::default(),
        workers: 2,
        stop,
        signals: true,
    });
    served.map_err(|error| {
        Stopped::because("Der Dienst brach ab.", "The service stopped.").with(error.kind())
    })?;
    Ok(desk.rest(clock::now())?)
}

/// Whether passwords and pages would cross a network as they are.
fn is_open(address: SocketAddr, public_url: &str) -> bool {
    !address.ip().is_loopback() && !public_url.starts_with("https://")
}

/// One line a failure: reference and chain of causes, nothing personal.
fn report(request: RequestId, line: &str) {
    eprintln!("{} {request} {line}", clock::now());
}

/// Signs the head of the audit log every minute or thousand leaves, and empties rows of quarantine
/// whose decision is final, as long as the program runs.
fn checkpoints(desk: Arc<Desk>) {
    std::thread::spawn(move || {
        loop {
            if let Err(error) = desk.checkpoint_if_due(clock::now()) {
                report(RequestId::default(), &crate::say::chain(&error));
            }
            let call = desk::Call::by_system(clock::now(), RequestId::default());
            if let Err(error) = desk.sweep_held(&call) {
                report(RequestId::default(), &crate::say::chain(&error));
            }
            std::thread::sleep(Duration::from_secs(5));
        }
    });
}

/// Every minute looks whether the words of the screening have changed, and screens everything
/// stored again if so.
fn screening(desk: Arc<Desk>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(60));
            if let Err(error) = desk.screen_stored_if_due(&clock::system_call()) {
                report(RequestId::default(), &crate::say::chain(&error));
            }
        }
    });
}

/// Every minute, and whenever an administrator asks, looks at the copies there are and makes those
/// that are due.
fn copies(desk: Arc<Desk>, folder: Folder) {
    let copies = Arc::new(Copies::new(folder));
    desk.backups_by(Arc::<Copies>::clone(&copies));
    std::thread::spawn(move || {
        let mut seen = None;
        loop {
            let asked = copies.wait(Duration::from_secs(if seen.is_none() { 2 } else { 60 }));
            let looked = crate::backup::look(copies.folder(), seen.as_ref(), asked);
            desk.backups_seen(looked.clone());
            seen = Some(looked);
        }
    });
}

/// Every half an hour looks at the clock and lets go of answers and merges whose time is over.
/// Once a day, from two in the morning on, lets go of what is due and looks for duplicates. A server
/// that slept at that hour does it when it wakes.
fn nights(desk: Arc<Desk>, folder: Folder) {
    std::thread::spawn(move || {
        let mut pause = Duration::from_secs(60);
        loop {
            std::thread::sleep(pause);
            pause = Duration::from_secs(30 * 60);
            if let Err(error) = night(&desk, &folder) {
                report(RequestId::default(), &crate::say::chain(&error));
            }
        }
    });
}

fn night(desk: &Desk, folder: &Folder) -> Result<(), desk::Error> {
    let call = clock::system_call();
    if !desk.look_at_clock(&call)?.is_believed() {
        return Ok(());
    }
    desk.sweep_answers(&call)?;
    desk.settle_merges(&call)?;
    if desk.is_night_due(&call)? && !desk.night_waits(&call)? {
        desk.retention_run(&call)?;
        desk.compact(&call, folder)?;
        desk.count_letters(&call)?;
        desk.search_twins(&call)?;
    } else if desk.compaction_is_due(&call)? {
        desk.compact(&call, folder)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_without_tls_is_warned_of() {
        let open = |address: &str, url| is_open(address.parse().unwrap(), url);
        assert!(open("0.0.0.0:8080", "http://0.0.0.0:8080"));
        assert!(open("[::]:8080", "http://crm.example"));
        assert!(open("192.168.0.7:80", "http://crm.example"));
        assert!(!open("127.0.0.1:8080", "http://127.0.0.1:8080"));
        assert!(!open("[::1]:8080", "http://[::1]:8080"));
        assert!(!open("0.0.0.0:8080", "https://crm.example"));
    }
}
