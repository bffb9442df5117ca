//! Databases for tests, on the server they are told of.

use std::sync::atomic::{AtomicU32, Ordering};

/// Address of a server where databases may be created.
#[expect(clippy::disallowed_methods, reason = "tests are told where a server is")]
pub fn server() -> Option<String> {
    std::env::var("TEST_POSTGRES").ok()
}

/// A database that is dropped with the value.
pub struct Database {
    pub url: String,
    server: String,
    name: String,
}

impl Database {
    pub fn new(server: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let next = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("obhut_test_{}_{next}", std::process::id());
        run(server, &format!("create database {name}"));
        let (base, query) = server.split_once('?').unwrap_or((server, ""));
        // The last segment names the database, unless the address ends at the host.
        let host = match base.rsplit_once('/') {
            Some((host, _)) if !host.ends_with('/') => host,
            _ => base,
        };
        let url = format!("{host}/{name}?{query}");
        Self { url, server: server.to_owned(), name }
    }

    /// Ends every connection to the database, as a restart of the server would; returns when none
    /// is left.
    pub fn cut(&self) {
        run(
            &self.server,
            &format!(
                "select pg_terminate_backend(pid, 600000) from pg_stat_activity where datname = '{}'",
                self.name
            ),
        );
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        run(&self.server, &format!("drop database {} with (force)", self.name));
    }
}

pub fn run(server: &str, sql: &str) {
    let mut client = postgres::Client::connect(server, postgres::NoTls).unwrap();
    client.batch_execute(sql).unwrap();
}
