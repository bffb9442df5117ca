//! Accepts connections and serves each on a task of its own.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, header};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt;

use super::limits::Limits;
use super::pace::Paced;
use super::seats::{Seat, Seats};
use super::stop::Stop;
use crate::visit::Peer;

/// Serves `app` on `listener` until stopped; then lets running requests finish within the grace
/// time.
pub async fn run(listener: TcpListener, app: Router, limits: Limits, stop: Stop) {
    let seats = Seats::new(limits.connections);
    let closing = watch::Sender::new(());
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.stopped() => break,
        };
        match accepted {
            Ok((stream, from)) => {
                let Some(seat) = seats.take() else { continue };
                let line = Line { app: app.clone(), limits, from, seat: Arc::new(seat) };
                tokio::spawn(line.serve(stream, closing.subscribe()));
            }
            // Out of file descriptors or the peer is gone already: do not spin.
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
    drop(listener);
    closing.send_replace(());
    let _all_gone = tokio::time::timeout(limits.grace, closing.closed()).await;
}

/// One connection.
struct Line {
    app: Router,
    limits: Limits,
    from: SocketAddr,
    seat: Arc<Seat>,
}

impl Line {
    async fn serve(self, stream: TcpStream, mut closing: watch::Receiver<()>) {
        let Self { app, limits, from, seat } = self;
        let _nodelay = stream.set_nodelay(true);
        let desk = Arc::clone(&seat);
        let answered = AtomicU32::new(0);
        let service = hyper::service::service_fn(move |request: Request<Incoming>| {
            let last = answered.fetch_add(1, Ordering::Relaxed) + 1 >= limits.requests;
            answer(app.clone(), Arc::clone(&desk), Peer(from.ip()), last, request)
        });
        let io = TokioIo::new(Paced::new(stream, limits.write_stall));
        let mut connection = pin!(
            http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(limits.header_time)
                .max_buf_size(limits.header_bytes)
                .serve_connection(io, service)
        );
        let mut open = true;
        loop {
            tokio::select! {
                _ended = connection.as_mut() => return,
                () = seat.asked_to_leave() => return,
                _stopping = closing.changed(), if open => {
                    open = false;
                    connection.as_mut().graceful_shutdown();
                }
            }
        }
    }
}

async fn answer(
    app: Router,
    seat: Arc<Seat>,
    peer: Peer,
    last: bool,
    request: Request<Incoming>,
) -> Result<Response<Body>, Infallible> {
    seat.work();
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(peer);
    let mut response = app.oneshot(request).await?;
    if last {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    seat.wait();
    Ok(response)
}
