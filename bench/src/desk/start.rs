//! Starting the sample firm cold, and what it costs to lie idle.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::Done;
use crate::probe::{median, memory};
use crate::table::{Target, line};

/// Makes the sample firm of 5,000 people, then starts it five times.
pub fn run(program: &Path, folder: &Path) -> Done {
    let place = folder.join("demo");
    let started = Instant::now();
    let made = Command::new(program)
        .args(["demo", "--no-serve", "--data"])
        .arg(&place)
        .stdout(Stdio::null())
        .status()?;
    if !made.success() {
        return Err("the sample firm was not made".into());
    }
    line("making the sample firm", started.elapsed().as_secs_f64(), "s", None, Target::None);
    let (mut seconds, mut idle) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let started = Instant::now();
        let (mut child, address) = serve(program, &place)?;
        let page = first_page(&address);
        seconds.push(started.elapsed().as_secs_f64());
        std::thread::sleep(Duration::from_secs(1));
        idle.extend(memory(&child.id().to_string(), "VmRSS"));
        child.kill()?;
        child.wait()?;
        if !page? {
            return Err("no page came".into());
        }
    }
    line("start to first page, 5,000 persons", median(seconds), "s", None, Target::AtMost(0.3));
    line("memory when idle", median(idle), "MiB", None, Target::AtMost(40.0));
    let size = std::fs::metadata(program)?.len() as f64 / 1e6;
    line("size of the program", size, "MB", None, Target::AtMost(40.0));
    Ok(())
}

fn serve(program: &Path, place: &Path) -> Done<(Child, String)> {
    let mut child = Command::new(program)
        .args(["serve", "--listen", "127.0.0.1:0", "--data"])
        .arg(place)
        .stdout(Stdio::piped())
        .spawn()?;
    let out = BufReader::new(child.stdout.take().ok_or("no output")?);
    for line in out.lines() {
        if let Some(address) = line?.trim().strip_prefix("http://") {
            return Ok((child, address.to_owned()));
        }
    }
    Err("the server said no address".into())
}

fn first_page(address: &str) -> Done<bool> {
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET /login HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.starts_with("HTTP/1.1 200") && answer.contains("<main"))
}
