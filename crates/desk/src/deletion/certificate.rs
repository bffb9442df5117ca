//! The certificate of an erasure: a statement, the audit leaf that commits to it, the proof that
//! the leaf is in the log (RFC 6962, 2.1.1), and the signed head of the log (C2SP
//! `tlog-checkpoint`). Whoever holds the file can check it without the firm.

use serde::{Deserialize, Serialize};
use store::audit;
use store::records::erasure;
use vault::Leaf;
use vault::audit::{CheckpointError, Hash, Verifier, inclusion, is_included, leaf_hash};

use super::compact::statement_of;
use super::rights_desk;
use super::statement::Statement;
use super::written::hex;
use crate::{Call, Desk, Failure, Fault, Result};

/// First line of every certificate.
const FORMAT: &str = "obhut erasure certificate, version 1";

/// A certificate as a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    format: String,
    /// What is certified.
    pub statement: Statement,
    /// The audit leaf, hexadecimal.
    pub(super) leaf: String,
    /// Its number in the log.
    pub(super) leaf_number: u64,
    /// Hashes from the leaf to the head, hexadecimal.
    pub(super) proof: Vec<String>,
    /// The signed head of the log.
    pub(super) checkpoint: String,
    /// Key that the head is checked with (C2SP `signed-note`); compare it with the one the firm
    /// made known.
    pub(super) verifier: String,
}

/// What a check found to be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// What is certified.
    pub statement: Statement,
    /// The key it was checked with.
    pub verifier: String,
    /// Leaves in the log at that time.
    pub log_size: u64,
}

/// Why a certificate is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    /// It cannot be read.
    #[error("this is no certificate, or its form was damaged")]
    Form,
    /// Written in another way than the program writes it.
    #[error("the file was changed: it is not written as the program writes it")]
    Rewritten,
    /// Statement and leaf do not belong together.
    #[error("the statement was changed: the audit leaf commits to another one")]
    Statement,
    /// The leaf is not in the log that was signed.
    #[error("the audit leaf or its proof was changed: the signed log does not contain it")]
    Proof,
    /// The head of the log was not signed by this key.
    #[error("the signed head of the log was changed, or another key signed it")]
    Signature,
    /// Another installation's log.
    #[error("the statement is about another installation than the log")]
    Installation,
    /// The key in the file is not the one it was to be checked with.
    #[error("the certificate was made with another key than the one given")]
    OtherKey,
}

impl Desk {
    /// The certificate of an erasure, as a document to give to the person.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`; `NOT_ERASED` while a legal matter stands against it.
    pub fn certificate(&self, call: &Call, number: law::ids::ObjectId) -> Result<String> {
        rights_desk(call)?;
        let mut record = self.store.read(|tx| erasure::get(tx, number))?.ok_or(Fault::NOT_FOUND)?;
        if let Some(made) = record.certificate {
            return Ok(made);
        }
        let at = record.leaf.ok_or(NOT_ERASED)?;
        if self.audit_pending()?.last.is_none_or(|last| last.tree_size <= at) {
            self.checkpoint(call.now)?;
        }
        let last = self.audit_pending()?.last.ok_or(Failure::at("signing the audit log"))?;
        let (mut hashes, mut leaf): (Vec<Hash>, Vec<u8>) = (Vec::new(), Vec::new());
        self.store.read(|tx| {
            audit::leaves(tx, 0, last.tree_size, |seq, bytes| {
                if seq == at {
                    leaf = bytes.to_vec();
                }
                hashes.push(leaf_hash(bytes));
                Ok(true)
            })
        })?;
        let place = usize::try_from(at).unwrap_or(usize::MAX);
        let proof = inclusion(&hashes, place).ok_or(Failure::at("proving an audit leaf"))?;
        let made = Certificate {
            format: FORMAT.to_owned(),
            statement: statement_of(&record)?,
            leaf: hex(&leaf),
            leaf_number: at,
            proof: proof.iter().map(|hash| hex(hash)).collect(),
            checkpoint: last.note,
            verifier: self.vault.audit_verifier().to_string(),
        };
        let text = write(&made);
        record.certificate = Some(text.clone());
        self.store.write(|tx| erasure::update(tx, &record))?;
        Ok(text)
    }
}

const NOT_ERASED: Fault = Fault::new(
    "NOT_ERASED",
    "Noch nicht gelöscht: Ein Rechtsstreit hält die Daten fest.",
    "Not erased yet: a legal matter holds the data.",
);

/// Checks a certificate against itself and, if one is given, against a key known from elsewhere.
///
/// # Errors
/// See [`CertificateFault`]; the first thing that does not fit.
pub fn verify(text: &str, known: Option<&str>) -> std::result::Result<Checked, CertificateFault> {
    let certificate: Certificate =
        serde_json::from_str(text).map_err(|_| CertificateFault::Form)?;
    if certificate.format != FORMAT {
        return Err(CertificateFault::Form);
    }
    if write(&certificate) != text {
        return Err(CertificateFault::Rewritten);
    }
    if known.is_some_and(|known| known.trim() != certificate.verifier) {
        return Err(CertificateFault::OtherKey);
    }
    let verifier = Verifier::parse(&certificate.verifier).ok_or(CertificateFault::Signature)?;
    let head = verifier.read(&certificate.checkpoint).map_err(|fault| match fault {
        CheckpointError::Origin => CertificateFault::Installation,
        CheckpointError::Form | CheckpointError::Signature => CertificateFault::Signature,
    })?;
    let bytes = unhex(&certificate.leaf).ok_or(CertificateFault::Proof)?;
    let leaf = Leaf::decode(&bytes).ok_or(CertificateFault::Proof)?;
    let proof: Option<Vec<Hash>> =
        certificate.proof.iter().map(|hash| unhex(hash)?.try_into().ok()).collect();
    let proof = proof.ok_or(CertificateFault::Proof)?;
    let at = certificate.leaf_number;
    if leaf.seq != at || !is_included(&leaf_hash(&bytes), at, head.size, &proof, &head.root) {
        return Err(CertificateFault::Proof);
    }
    if leaf.commitment != leaf_hash(&certificate.statement.bytes()) {
        return Err(CertificateFault::Statement);
    }
    if !certificate.checkpoint.starts_with(&certificate.statement.installation) {
        return Err(CertificateFault::Installation);
    }
    let Certificate { statement, verifier, .. } = certificate;
    Ok(Checked { statement, verifier, log_size: head.size })
}

fn write(certificate: &Certificate) -> String {
    let mut text = serde_json::to_string_pretty(certificate).unwrap_or_default();
    text.push('\n');
    text
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || text.bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect::<Option<Vec<u8>>>()
        .filter(|bytes| bytes.len() * 2 == text.len())
}
