//! A file on its way into the desk: sealed on a thread of its own while the next piece comes in.

use axum::body::Bytes;
use law::ids::ImportId;
use tokio::sync::mpsc::{Sender, channel};
use tokio::task::JoinHandle;

use crate::errors::{Error, Failure};
use crate::seam::Ask;

/// Pieces that may wait for the disk; more make the sender wait.
const WAITING: usize = 4;

/// A file on its way.
pub(crate) struct Sealing {
    pieces: Sender<Bytes>,
    sealed: JoinHandle<Result<ImportId, Error>>,
}

impl Sealing {
    /// Begins a file from this source.
    pub(crate) fn begin(ask: &Ask, source: u16) -> Self {
        let (pieces, mut receive) = channel::<Bytes>(WAITING);
        let ask = ask.clone();
        let sealed = tokio::spawn(async move {
            ask.desk(move |desk, call| {
                let mut incoming = desk.begin_upload(call, source)?;
                while let Some(piece) = receive.blocking_recv() {
                    incoming.write(&piece)?;
                }
                incoming.finish()
            })
            .await
        });
        Self { pieces, sealed }
    }

    /// Hands on a piece; `false` when the desk has given up, and [`Sealing::finish`] says why.
    pub(crate) async fn push(&self, piece: Bytes) -> bool {
        self.pieces.send(piece).await.is_ok()
    }

    /// The whole file was handed on.
    pub(crate) async fn finish(self) -> Result<ImportId, Error> {
        drop(self.pieces);
        self.sealed.await.map_err(Failure::new)?
    }

    /// The rest of the file will not come: half a file is no file.
    pub(crate) async fn drop_half(self, ask: &Ask) -> Result<(), Error> {
        if let Ok(import) = self.finish().await {
            ask.desk(move |desk, call| desk.cancel_upload(call, import)).await?;
        }
        Ok(())
    }
}
