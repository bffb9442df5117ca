//! Where the server is, and how a connection to it is set up.

use std::net::IpAddr;
use std::time::Duration;

use postgres::config::{Host, SslMode};
use postgres::{Client, Config, NoTls};

use super::{Conn, tls};
use crate::failure::{Failure, Kind};

/// PostgreSQL 15.
const OLDEST: i32 = 150_000;
const CONNECT: Duration = Duration::from_secs(5);

/// What each connection is told first. The cost of a random page is that of a solid-state disk:
/// with the default of spinning ones, looking up 5,000 of 200,000 rows reads the whole table.
const SETTINGS: &str = "
    set synchronous_commit = on;
    set lock_timeout = '20s';
    set idle_in_transaction_session_timeout = '120s';
    set client_min_messages = error;
    set random_page_cost = 1.1";

/// Claims the database for this process. The patience is for an own connection that the server has
/// not missed yet.
const CLAIM: &str = "
    set lock_timeout = '3s';
    select pg_advisory_lock(5774239122);
    set lock_timeout = '20s'";

/// A server and a database on it.
pub(crate) struct Address {
    config: Config,
    tls: Option<tls::Tls>,
    alone: bool,
}

impl Address {
    /// The same database, for one process alone: its writing connection holds a lock for as long
    /// as it lives, and every process that asks to be alone has to wait for it.
    pub(crate) fn alone(self) -> Self {
        Self { alone: true, ..self }
    }

    /// The connection that writes.
    pub(crate) fn writer(&self) -> Result<Conn, Failure> {
        let mut conn = self.connect()?;
        if self.alone {
            conn.batch(CLAIM).map_err(|failure| match failure.kind {
                Kind::Busy => Kind::InUse.into(),
                _ => failure,
            })?;
        }
        Ok(conn)
    }

    /// Reads `postgres://user:password@host:port/database?sslmode=…&sslrootcert=FILE`.
    ///
    /// Without `sslmode` a server on this machine is spoken to in clear and any other by TLS.
    /// `require` and `verify-full` mean the same here: the certificate and the name are always
    /// checked, against `sslrootcert` or else the roots of the system. Clear text to another
    /// machine is refused.
    pub(crate) fn parse(url: &str) -> Result<Self, Failure> {
        let (url, options) = split_options(url);
        let mut config: Config = url.parse().map_err(|_| Kind::Address)?;
        let local = config.get_hosts().iter().all(is_local)
            && config.get_hostaddrs().iter().all(IpAddr::is_loopback);
        let secure = match options.mode.as_deref() {
            None => !local,
            Some("disable" | "prefer" | "allow") if local => false,
            Some("require" | "verify-full") => true,
            Some(_) => return Err(Kind::Address.into()),
        };
        config.ssl_mode(if secure { SslMode::Require } else { SslMode::Disable });
        config.connect_timeout(CONNECT).tcp_user_timeout(Duration::from_secs(20));
        config.keepalives_idle(Duration::from_secs(30)).application_name("obhut");
        let tls = secure.then(|| tls::connector(options.root.as_deref())).transpose()?;
        Ok(Self { config, tls, alone: false })
    }

    /// A new connection, set up and checked.
    pub(crate) fn connect(&self) -> Result<Conn, Failure> {
        let mut client = match &self.tls {
            Some(tls) => self.config.connect(tls.clone())?,
            None => self.config.connect(NoTls)?,
        };
        check(&mut client)?;
        client.batch_execute(SETTINGS)?;
        Ok(Conn::new(client))
    }
}

/// A database as the tools of PostgreSQL want to be told of it: variables of their environment, so
/// that no password stands in a command line (libpq, "Environment Variables").
///
/// # Errors
/// `Kind::Address` for an address that cannot be read.
pub fn environment(url: &str) -> Result<Vec<(&'static str, String)>, Failure> {
    let Address { config, .. } = Address::parse(url)?;
    let hosts = config.get_hosts().iter().map(|host| match host {
        Host::Tcp(name) => name.clone(),
        Host::Unix(path) => path.display().to_string(),
    });
    let ports: Vec<String> = config.get_ports().iter().map(u16::to_string).collect();
    let secure = config.get_ssl_mode() == SslMode::Require;
    let root = split_options(url).1.root.unwrap_or_else(|| "system".to_owned());
    let password = config.get_password().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let said = [
        ("PGHOST", Some(hosts.collect::<Vec<_>>().join(","))),
        ("PGPORT", Some(ports.join(","))),
        ("PGUSER", config.get_user().map(str::to_owned)),
        ("PGPASSWORD", password),
        ("PGDATABASE", config.get_dbname().map(str::to_owned)),
        ("PGSSLMODE", Some(if secure { "verify-full" } else { "disable" }.to_owned())),
        ("PGSSLROOTCERT", secure.then_some(root)),
        ("PGCONNECT_TIMEOUT", Some(CONNECT.as_secs().to_string())),
    ];
    let there = said.into_iter().filter_map(|(name, value)| Some((name, value?)));
    Ok(there.filter(|(_, value)| !value.is_empty()).collect())
}

/// A server without `fsync` loses what it has acknowledged (F1).
fn check(client: &mut Client) -> Result<(), Failure> {
    let row = client.query_one(
        "select current_setting('server_version_num')::int, current_setting('fsync')",
        &[],
    )?;
    let (version, fsync): (i32, &str) = (row.try_get(0)?, row.try_get(1)?);
    if version >= OLDEST && fsync == "on" { Ok(()) } else { Err(Kind::Settings.into()) }
}

fn is_local(host: &Host) -> bool {
    match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
        }
    }
}

#[derive(Default)]
struct Options {
    mode: Option<String>,
    root: Option<String>,
}

/// Takes out the two options the driver does not know in full.
fn split_options(url: &str) -> (String, Options) {
    let mut options = Options::default();
    let Some((base, query)) = url.split_once('?') else { return (url.to_owned(), options) };
    let mut rest = Vec::new();
    for pair in query.split('&') {
        match pair.split_once('=') {
            Some(("sslmode", value)) => options.mode = Some(value.to_owned()),
            Some(("sslrootcert", value)) => options.root = Some(value.replace("%2F", "/")),
            _ => rest.push(pair),
        }
    }
    let mark = if rest.is_empty() { "" } else { "?" };
    ([base, mark, &rest.join("&")].concat(), options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tools_are_told_of_the_same_database() {
        let said = |url| environment(url).unwrap();
        let has = |url, name: &str, value: &str| {
            said(url).contains(&(
                ["PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE", "PGSSLMODE"]
                    .into_iter()
                    .find(|n| *n == name)
                    .unwrap(),
                value.to_owned(),
            ))
        };
        let far = "postgres://anna:ge%20heim@db.example:5433/firm?sslmode=require";
        for (name, value) in [
            ("PGHOST", "db.example"),
            ("PGPORT", "5433"),
            ("PGUSER", "anna"),
            ("PGPASSWORD", "ge heim"),
            ("PGDATABASE", "firm"),
            ("PGSSLMODE", "verify-full"),
        ] {
            assert!(has(far, name, value), "{name}");
        }
        let near = "postgres://o@%2Frun%2Fpg/firm";
        assert!(has(near, "PGHOST", "/run/pg") && has(near, "PGSSLMODE", "disable"));
        assert!(!said(near).iter().any(|(name, _)| *name == "PGPASSWORD"));
    }

    fn mode(url: &str) -> Result<SslMode, Kind> {
        Address::parse(url).map(|a| a.config.get_ssl_mode()).map_err(|failure| failure.kind)
    }

    #[test]
    fn clear_text_stays_on_this_machine() {
        assert_eq!(mode("postgres://o@localhost/o"), Ok(SslMode::Disable));
        assert_eq!(mode("postgres://o@127.0.0.1:5433/o?sslmode=disable"), Ok(SslMode::Disable));
        assert_eq!(mode("postgres://o@%2Frun%2Fpostgresql/o"), Ok(SslMode::Disable));
        assert_eq!(mode("postgres://o@db.example/o?sslmode=disable"), Err(Kind::Address));
        assert_eq!(mode("postgres://o@db.example/o?sslmode=prefer"), Err(Kind::Address));
        assert_eq!(mode("mysql://o@localhost/o"), Err(Kind::Address));
    }

    #[test]
    fn options_of_ours_do_not_reach_the_driver() {
        let (url, options) =
            split_options("postgres://h/d?sslmode=require&options=-c%20a&sslrootcert=x.pem");
        assert_eq!(url, "postgres://h/d?options=-c%20a");
        assert_eq!(options.mode.as_deref(), Some("require"));
        assert_eq!(options.root.as_deref(), Some("x.pem"));
    }
}
