//! Slow and many connections are closed in time, and others are served meanwhile.
//!
//! How long a limit lasts is far below what a test waits, and what must not end lasts far longer, so
//! that a machine that is busy otherwise changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where something is wrong"
)]

mod common;

use std::net::SocketAddr;
use std::time::Duration;

use common::{LARGE, open};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use web::server::limits::Limits;

/// Longer than anything here takes on any machine.
const LONG: Duration = Duration::from_secs(120);
const SHORT: Duration = Duration::from_millis(300);

/// Only what a test is about ends by itself.
fn patient() -> Limits {
    Limits { header_time: 5 * LONG, write_stall: 5 * LONG, grace: 5 * LONG, ..Limits::default() }
}

fn short_of_headers() -> Limits {
    Limits { header_time: SHORT, ..patient() }
}

async fn connect(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.replace("HOST", &address.to_string()).as_bytes()).await.unwrap();
    stream
}

/// Everything the server says until it closes; fails when it does not.
async fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let read = tokio::time::timeout(LONG, stream.read_to_end(&mut text));
    let _reset = read.await.expect("the server closes the connection");
    String::from_utf8_lossy(&text).into_owned()
}

const GET: &str = "GET /open HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn half_a_header_is_closed() {
    let (address, _stop, _) = open(short_of_headers()).await;
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nHost: ").await;
    assert!(!rest(&mut stream).await.contains("200"));
}

#[tokio::test]
async fn dripping_header_bytes_buy_no_time() {
    let (address, _stop, _) = open(short_of_headers()).await;
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nX: ").await;
    let dripping = async {
        while stream.write_all(b"x").await.is_ok() {
            tokio::time::sleep(SHORT / 8).await;
        }
    };
    tokio::time::timeout(LONG, dripping).await.expect("the server closes the connection");
}

#[tokio::test]
async fn an_idle_connection_is_closed_after_its_answer() {
    // The same time closes half a header: the whole one has to be here within it.
    let limits = Limits { header_time: Duration::from_secs(2), ..patient() };
    let (address, _stop, _) = open(limits).await;
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    assert!(rest(&mut stream).await.ends_with("open"));
}

#[tokio::test]
async fn a_slow_body_gets_408_and_is_closed() {
    let (address, _stop, _) = open(patient()).await;
    let head = "POST /quick HTTP/1.1\r\nHost: HOST\r\nContent-Length: 40\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\nname=A";
    let mut stream = connect(address, head).await;
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 408"));
}

#[tokio::test]
async fn a_reader_who_does_not_read_is_let_go() {
    let get = "GET /large HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n";
    let (address, _stop, _) = open(patient()).await;
    let mut eager = connect(address, get).await;
    assert!(rest(&mut eager).await.len() > LARGE);
    let (address, _stop, _) = open(Limits { write_stall: SHORT, ..patient() }).await;
    // How long it takes until an answer is on its way depends on the machine.
    for pause in [3, 10, 30, 100] {
        let mut idle = connect(address, get).await;
        tokio::time::sleep(pause * SHORT).await;
        if rest(&mut idle).await.len() < LARGE {
            return;
        }
    }
    panic!("the answer was never cut off while nobody read");
}

#[tokio::test]
async fn slow_senders_do_not_keep_others_out() {
    let (address, _stop, _) = open(Limits { connections: 20, ..patient() }).await;
    let mut slow = Vec::new();
    for _ in 0..60 {
        slow.push(connect(address, "GET /open HTTP/1.1\r\nHost: ").await);
    }
    // None of them is closed by its own limit before this has failed.
    let mut good = connect(address, GET).await;
    assert!(rest(&mut good).await.ends_with("open"));
}

#[tokio::test]
async fn a_huge_header_is_refused() {
    let (address, _stop, _) = open(patient()).await;
    let head = format!("GET /open HTTP/1.1\r\nHost: HOST\r\nX: {}\r\n\r\n", "x".repeat(64 * 1024));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let _reset = stream.write_all(head.as_bytes()).await;
    assert!(!rest(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn two_lengths_are_refused() {
    let (address, _stop, _) = open(patient()).await;
    let head = "POST /quick HTTP/1.1\r\nHost: HOST\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\nname=A";
    let mut stream = connect(address, head).await;
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 400"));
}

#[tokio::test]
async fn stopping_lets_a_running_request_finish() {
    let (address, stop, held) = open(patient()).await;
    let mut stream = connect(address, "GET /held HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    held.begun.notified().await;
    stop.stop();
    let closed = async { while TcpStream::connect(address).await.is_ok() {} };
    tokio::time::timeout(LONG, closed).await.expect("nobody new gets in");
    held.may_answer.notify_one();
    assert!(rest(&mut stream).await.ends_with("held"));
}

#[tokio::test]
async fn a_connection_answers_a_bounded_number_of_requests() {
    let (address, _stop, _) = open(Limits { requests: 2, ..patient() }).await;
    let twice = "GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n".repeat(3);
    let mut stream = connect(address, &twice).await;
    assert_eq!(rest(&mut stream).await.matches("200 OK").count(), 2);
}
