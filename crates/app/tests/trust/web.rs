//! The program as a server, and requests by hand.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::FileExt;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::firm::{Ended, Firm, text};
use crate::scan::Scanner;

/// A firm being served.
pub struct Served {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
    said: String,
    /// Where it answers.
    pub address: String,
}

impl Served {
    /// Serves a firm on a free port and waits until it is ready.
    pub fn start(firm: &Firm) -> Self {
        let data = firm.data();
        let mut child = firm
            .program()
            .args(["serve", "--data", text(&data), "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let mut line = String::new();
            assert_ne!(out.read_line(&mut line).unwrap(), 0, "the server ended: {said}");
            said.push_str(&line);
            if let Some(address) = line.trim().strip_prefix("http://") {
                break address.to_owned();
            }
        };
        Self { child, out, said, address }
    }

    /// Sends these bytes; what came back. A refusal that closes the line early is an answer too.
    pub fn send(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// What is found in its memory, with the kind of region; `None` where nobody may look.
    pub fn in_memory(&self, scanner: &Scanner) -> Option<Vec<String>> {
        let place = format!("/proc/{}", self.child.id());
        let maps = std::fs::read_to_string(format!("{place}/maps")).ok()?;
        let memory = std::fs::File::open(format!("{place}/mem")).ok()?;
        let mut found = Vec::new();
        for line in maps.lines().filter(|line| line.contains(" rw")) {
            let (from, to) = line.split_once(' ')?.0.split_once('-')?;
            let (from, to) =
                (u64::from_str_radix(from, 16).ok()?, u64::from_str_radix(to, 16).ok()?);
            let mut bytes = vec![0; usize::try_from(to - from).ok()?];
            // Guard pages and such cannot be read, and hold nothing.
            if memory.read_exact_at(&mut bytes, from).is_ok() {
                let name = line.split_whitespace().nth(5).unwrap_or("heap").to_owned();
                found.extend(
                    scanner.plainly(&bytes).into_iter().map(|hit| format!("{hit} in {name}")),
                );
            }
        }
        Some(found)
    }

    /// Stops it as a service manager does; everything it said.
    pub fn stop(mut self) -> Ended {
        let pid = self.child.id().to_string();
        assert!(
            std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success()
        );
        self.out.read_to_string(&mut self.said).unwrap();
        let mut err = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut err).unwrap();
        let code = self.child.wait().unwrap().code();
        Ended { code, out: std::mem::take(&mut self.said), err }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
