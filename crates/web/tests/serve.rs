//! The whole room on its own runtime, started and stopped as the program does.
#![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

use law::ids::RequestId;
use web::server::limits::Limits;
use web::{Serve, Stop, serve};

#[test]
fn it_serves_until_stopped() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let mut settings = common::settings();
    settings.public_url = format!("http://{address}");
    let stop = Stop::default();
    let room = Serve {
        listener,
        door: Arc::new(common::Tokens),
        now: || jiff::Timestamp::UNIX_EPOCH,
        request_id: RequestId::default,
        report: Arc::new(|_, _| ()),
        settings,
        limits: Limits::default(),
        workers: 1,
        stop: stop.clone(),
        signals: false,
    };
    let serving = std::thread::spawn(move || serve(room));
    let mut stream = TcpStream::connect(address).unwrap();
    let request = format!("GET /nowhere HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("<main"), "{answer}");
    stop.stop();
    serving.join().unwrap().unwrap();
}
