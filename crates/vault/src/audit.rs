//! The audit tree over encoded leaves: a Merkle tree after RFC 6962, signed checkpoints after the
//! C2SP formats `signed-note` and `tlog-checkpoint`, and a verifier that needs only the public key.

mod checkpoint;
mod proof;
mod tree;
mod verify;

pub use checkpoint::{Checkpoint, CheckpointError, Verifier};
pub use proof::{consistency, inclusion, is_consistent, is_included};
pub use tree::{Hash, Tree, leaf_hash};
pub use verify::{Fault, Report, verify};
