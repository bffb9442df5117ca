//! Slow and many connections are closed in time, and others are served meanwhile.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test stops where something is wrong"
)]

mod common;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use common::{LARGE, open};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use web::server::limits::Limits;

fn quick() -> Limits {
    Limits {
        header_time: Duration::from_millis(300),
        write_stall: Duration::from_millis(300),
        ..Limits::default()
    }
}

async fn connect(address: SocketAddr, text: &str) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(text.replace("HOST", &address.to_string()).as_bytes()).await.unwrap();
    stream
}

/// Everything the server says until it closes; fails after five seconds.
async fn rest(stream: &mut TcpStream) -> String {
    let mut text = Vec::new();
    let read = tokio::time::timeout(Duration::from_secs(5), stream.read_to_end(&mut text));
    let _reset = read.await.expect("the server closes the connection");
    String::from_utf8_lossy(&text).into_owned()
}

const GET: &str = "GET /open HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n";

#[tokio::test]
async fn half_a_header_is_closed() {
    let (address, _stop) = open(quick()).await;
    let started = Instant::now();
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nHost: ").await;
    assert!(!rest(&mut stream).await.contains("200"));
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn dripping_header_bytes_buy_no_time() {
    let (address, _stop) = open(quick()).await;
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nX: ").await;
    let started = Instant::now();
    while stream.write_all(b"x").await.is_ok() {
        assert!(started.elapsed() < Duration::from_secs(2), "still open");
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed_after_its_answer() {
    let (address, _stop) = open(quick()).await;
    let mut stream = connect(address, "GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    assert!(rest(&mut stream).await.ends_with("open"));
}

#[tokio::test]
async fn a_slow_body_gets_408_and_is_closed() {
    let (address, _stop) = open(quick()).await;
    let head = "POST /quick HTTP/1.1\r\nHost: HOST\r\nContent-Length: 40\r\n\
        Content-Type: application/x-www-form-urlencoded\r\n\r\nname=A";
    let mut stream = connect(address, head).await;
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 408"));
}

#[tokio::test]
async fn a_reader_who_does_not_read_is_let_go() {
    let (address, _stop) = open(quick()).await;
    let get = "GET /large HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n";
    let mut eager = connect(address, get).await;
    assert!(rest(&mut eager).await.len() > LARGE);
    let mut idle = connect(address, get).await;
    tokio::time::sleep(Duration::from_millis(900)).await;
    assert!(rest(&mut idle).await.len() < LARGE, "the answer was cut off while nobody read");
}

#[tokio::test]
async fn slow_senders_do_not_keep_others_out() {
    let limits = Limits { connections: 20, header_time: Duration::from_secs(5), ..quick() };
    let (address, _stop) = open(limits).await;
    let mut slow = Vec::new();
    for _ in 0..60 {
        slow.push(connect(address, "GET /open HTTP/1.1\r\nHost: ").await);
    }
    let started = Instant::now();
    let mut good = connect(address, GET).await;
    assert!(rest(&mut good).await.ends_with("open"));
    assert!(started.elapsed() < Duration::from_millis(500), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_huge_header_is_refused() {
    let (address, _stop) = open(quick()).await;
    let head = format!("GET /open HTTP/1.1\r\nHost: HOST\r\nX: {}\r\n\r\n", "x".repeat(64 * 1024));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let _reset = stream.write_all(head.as_bytes()).await;
    assert!(!rest(&mut stream).await.contains("200 OK"));
}

#[tokio::test]
async fn two_lengths_are_refused() {
    let (address, _stop) = open(quick()).await;
    let head = "POST /quick HTTP/1.1\r\nHost: HOST\r\nContent-Length: 6\r\nContent-Length: 7\r\n\r\nname=A";
    let mut stream = connect(address, head).await;
    assert!(rest(&mut stream).await.starts_with("HTTP/1.1 400"));
}

#[tokio::test]
async fn stopping_lets_a_running_request_finish() {
    let (address, stop) = open(quick()).await;
    let mut stream = connect(address, "GET /slow HTTP/1.1\r\nHost: HOST\r\n\r\n").await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.stop();
    assert!(rest(&mut stream).await.ends_with("slow"));
    assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn a_connection_answers_a_bounded_number_of_requests() {
    let (address, _stop) = open(Limits { requests: 2, ..quick() }).await;
    let twice = "GET /open HTTP/1.1\r\nHost: HOST\r\n\r\n".repeat(3);
    let mut stream = connect(address, &twice).await;
    assert_eq!(rest(&mut stream).await.matches("200 OK").count(), 2);
}
