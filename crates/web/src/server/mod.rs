//! The way in: our own accept loop, because a ready-made one never closes a half-sent header.
//!
//! Every phase of an exchange has a limit: the header 5 s (which is also how long an idle
//! connection is kept), the body by [`limits::BodyLimit`], writing by [`pace`]. When all seats are
//! taken, the connection that has waited longest for its header gives way to the newcomer, so slow
//! senders cannot lock others out ([`seats`]).

pub mod accept;
pub mod limits;
pub mod pace;
pub mod seats;
pub mod stop;

use std::net::TcpListener;
use std::sync::Arc;

use law::ids::RequestId;

use crate::state::{Doorman, Report, Settings, State};
use limits::Limits;
pub use stop::Stop;

/// What the program hands over to be served.
pub struct Serve {
    /// Bound socket; made non-blocking here.
    pub listener: TcpListener,
    /// Answers who stands at the door.
    pub door: Arc<dyn Doorman>,
    /// The clock.
    pub now: fn() -> jiff::Timestamp,
    /// Maker of request ids, which need randomness.
    pub request_id: fn() -> RequestId,
    /// Where failures are reported, with the reference the user sees.
    pub report: Report,
    /// Public address and other settings.
    pub settings: Settings,
    /// Limits on connections, header and time.
    pub limits: Limits,
    /// Worker threads of the network side; the desk works on threads of its own.
    pub workers: usize,
    /// Ends serving: no new connections, running requests finish.
    pub stop: Stop,
    /// Whether Ctrl-C and SIGTERM end serving, too.
    pub signals: bool,
}

/// Serves until stopped. Blocks the calling thread.
///
/// # Errors
/// When the socket or the runtime cannot be set up.
pub fn serve(serve: Serve) -> std::io::Result<()> {
    let Serve { listener, door, now, request_id, report, settings, limits, workers, .. } = serve;
    let (stop, signals) = (serve.stop, serve.signals);
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(workers.max(1))
        .enable_all()
        .build()?;
    let state = State::new(door, settings, now, request_id, report);
    let app = crate::routes::app(state);
    runtime.block_on(async move {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        if signals {
            stop::on_signals(stop.clone())?;
        }
        accept::run(listener, app, limits, stop).await;
        Ok(())
    })
}
