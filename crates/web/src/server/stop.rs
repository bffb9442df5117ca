//! Ends serving from any thread, and lets everyone who serves know.

use std::sync::Arc;

use tokio::sync::watch;

/// A switch that can be thrown once, from any thread; clones share it.
#[derive(Clone, Debug)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Default for Stop {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }
}

impl Stop {
    /// Throws the switch.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Waits until the switch is thrown.
    pub async fn stopped(&self) {
        let mut thrown = self.0.subscribe();
        // The sender lives in `self`, so waiting cannot fail.
        let _thrown = thrown.wait_for(|thrown| *thrown).await;
    }
}

/// Throws the switch at Ctrl-C, and at SIGTERM where there is one.
pub(super) fn on_signals(stop: Stop) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut term = signal(SignalKind::terminate())?;
        let stop = stop.clone();
        tokio::spawn(async move {
            term.recv().await;
            stop.stop();
        });
    }
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            stop.stop();
        }
    });
    Ok(())
}
