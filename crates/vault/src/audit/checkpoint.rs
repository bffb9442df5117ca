//! Signed checkpoints: how long the log was and what its root hash was (C2SP `tlog-checkpoint`).
//!
//! ```text
//! <origin: installation id, 32 hexadecimal digits>
//! <size, decimal>
//! <root hash, base64>
//!
//! — <origin> <base64 of key id (4) ‖ Ed25519 signature (64)>
//! ```

use std::fmt;

use base64::prelude::{BASE64_STANDARD, Engine};

use super::tree::{Hash, Tree};
use crate::bytes::{hex, unhex};
use crate::crypto::{sha256, signed_by};
use crate::error::Failure;
use crate::vault::Vault;

/// Type of an Ed25519 key in C2SP `signed-note`.
const ED25519: u8 = 1;

/// The state of the log at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Number of leaves.
    pub size: u64,
    /// Root hash of the tree over them.
    pub root: Hash,
}

/// What is needed to check a log: whose it is, and the public key. Keep a copy elsewhere. Its text
/// form is a verifier key of C2SP `signed-note`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verifier {
    origin: [u8; 16],
    key: [u8; 32],
}

/// A checkpoint was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// It is not a signed note of a checkpoint.
    #[error("not a checkpoint")]
    Form,
    /// It is about the log of another installation.
    #[error("checkpoint of another installation")]
    Origin,
    /// Nobody with the key signed it.
    #[error("signature does not fit")]
    Signature,
}

impl Vault {
    /// A signed checkpoint of the tree, as text to keep and to give away.
    ///
    /// # Errors
    /// [`Failure::Crypto`].
    pub fn checkpoint(&self, tree: &Tree) -> Result<String, Failure> {
        let verifier = self.audit_verifier();
        let body = verifier.body(&Checkpoint { size: tree.size(), root: tree.root() });
        let signature = self.audit_signing.sign(body.as_bytes())?;
        let signed = BASE64_STANDARD.encode([&verifier.key_id()[..], &signature].concat());
        Ok(format!("{body}\n— {} {signed}\n", hex(&verifier.origin)))
    }

    /// What others need to check this installation's log.
    pub fn audit_verifier(&self) -> Verifier {
        Verifier { origin: self.installation(), key: self.audit_signing.public() }
    }
}

impl Verifier {
    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().splitn(3, '+');
        let (origin, id, key) = (parts.next()?, parts.next()?, parts.next()?);
        let bytes = BASE64_STANDARD.decode(key).ok()?;
        let (ED25519, key) = bytes.split_first().map(|(kind, key)| (*kind, key))? else {
            return None;
        };
        let origin = unhex(origin)?.try_into().ok()?;
        let verifier = Self { origin, key: key.try_into().ok()? };
        (hex(&verifier.key_id()) == id).then_some(verifier)
    }

    /// Reads a checkpoint and checks origin and signature.
    ///
    /// # Errors
    /// See [`CheckpointError`].
    pub fn read(&self, note: &str) -> Result<Checkpoint, CheckpointError> {
        let (body, signatures) = note.split_once("\n\n").ok_or(CheckpointError::Form)?;
        let mut lines = body.split('\n');
        let origin = lines.next().ok_or(CheckpointError::Form)?;
        if origin != hex(&self.origin) {
            return Err(CheckpointError::Origin);
        }
        let checkpoint = parse(lines).ok_or(CheckpointError::Form)?;
        // Writing it again must give the same text, so nothing unread hides in a signed note.
        let body = format!("{body}\n");
        if body != self.body(&checkpoint) {
            return Err(CheckpointError::Form);
        }
        let signed = |line: &str| self.signed(body.as_bytes(), line).unwrap_or(false);
        match signatures.lines().any(signed) {
            true => Ok(checkpoint),
            false => Err(CheckpointError::Signature),
        }
    }

    fn signed(&self, body: &[u8], line: &str) -> Option<bool> {
        let (name, signature) = line.strip_prefix("— ")?.split_once(' ')?;
        let bytes = BASE64_STANDARD.decode(signature).ok()?;
        let (id, signature) = bytes.split_first_chunk()?;
        let ours = name == hex(&self.origin) && *id == self.key_id();
        Some(ours && signed_by(&self.key, body, signature))
    }

    fn body(&self, checkpoint: &Checkpoint) -> String {
        let root = BASE64_STANDARD.encode(checkpoint.root);
        format!("{}\n{}\n{root}\n", hex(&self.origin), checkpoint.size)
    }

    fn key_id(&self) -> [u8; 4] {
        key_id(&hex(&self.origin), &self.key)
    }
}

impl fmt::Display for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = BASE64_STANDARD.encode([&[ED25519], &self.key[..]].concat());
        write!(f, "{}+{}+{key}", hex(&self.origin), hex(&self.key_id()))
    }
}

/// The id of a key in C2SP `signed-note`.
fn key_id(name: &str, key: &[u8; 32]) -> [u8; 4] {
    let [a, b, c, d, ..] = sha256(&[name.as_bytes(), b"\n", &[ED25519], key]);
    [a, b, c, d]
}

fn parse<'a>(mut lines: impl Iterator<Item = &'a str>) -> Option<Checkpoint> {
    let size = lines.next()?.parse().ok()?;
    let root = BASE64_STANDARD.decode(lines.next()?).ok()?.try_into().ok()?;
    lines.next().is_none().then_some(Checkpoint { size, root })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::leaf_hash;
    use crate::fixture::Fixture;

    fn tree() -> Tree {
        (0..5_u8).map(|n| leaf_hash(&[n])).collect()
    }

    #[test]
    fn a_checkpoint_is_a_signed_note_that_reads_back() {
        let vault = Fixture::new().vault;
        let note = vault.checkpoint(&tree()).unwrap();
        assert_eq!(note.lines().count(), 5);
        let verifier = Verifier::parse(&vault.audit_verifier().to_string()).unwrap();
        let read = verifier.read(&note).unwrap();
        assert_eq!(read, Checkpoint { size: 5, root: tree().root() });
    }

    /// The example note of Go's `golang.org/x/mod/sumdb/note`, where the format comes from.
    #[test]
    fn key_ids_and_signatures_are_those_of_the_reference() {
        let text = "If you think cryptography is the answer to your problem,\n\
                    then you don't know what your problem is.\n";
        let key = BASE64_STANDARD.decode("ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW").unwrap();
        let note = "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=";
        let signed = BASE64_STANDARD.decode(note).unwrap();
        let public: [u8; 32] = key[1..].try_into().unwrap();
        assert_eq!((key[0], hex(&key_id("PeterNeumann", &public))), (ED25519, "c74f20a3".into()));
        assert_eq!(hex(&signed[..4]), "c74f20a3");
        assert!(signed_by(&public, text.as_bytes(), &signed[4..]));
    }

    #[test]
    fn another_key_and_another_installation_do_not_count() {
        let vault = Fixture::new().vault;
        let note = vault.checkpoint(&tree()).unwrap();
        let verifier = vault.audit_verifier();
        let other = Fixture::new().vault.audit_verifier();
        assert_eq!(other.read(&note), Err(CheckpointError::Origin));
        let forged = Verifier { key: other.key, ..verifier };
        assert_eq!(forged.read(&note), Err(CheckpointError::Signature));
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let vault = Fixture::new().vault;
        let note = vault.checkpoint(&tree()).unwrap();
        let mut noticed = 0;
        for at in 0..note.len() {
            for flip in [1, 2, 4, 8, 16, 32, 64, 128] {
                let mut bytes = note.clone().into_bytes();
                bytes[at] ^= flip;
                let Ok(bent) = String::from_utf8(bytes) else { continue };
                let read = vault.audit_verifier().read(&bent);
                assert!(read.is_err(), "byte {at} flipped by {flip} was not noticed");
                noticed += 1;
            }
        }
        assert!(noticed > 1000);
    }
}
