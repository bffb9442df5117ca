//! Files encrypted to recipients with `age` (C2SP age-encryption.org/v1, recipient type X25519), for
//! copies that leave the house: the machine that makes them cannot open them, and `age`, `rage` or
//! this program opens them wherever the identity is.

use std::fmt;
use std::io::{BufRead, Read, Write, copy};

use age::secrecy::ExposeSecret;
use age::{DecryptError, Decryptor, EncryptError, Encryptor, x25519};
use zeroize::Zeroizing;

/// Why a file was not encrypted or opened.
#[derive(Debug, thiserror::Error)]
pub enum EnvelopeError {
    /// No recipient (`age1…`).
    #[error("no recipient of age")]
    Recipient,
    /// No identity (`AGE-SECRET-KEY-1…`).
    #[error("no identity of age")]
    Identity,
    /// No identity opens it.
    #[error("none of the identities opens the file")]
    Shut,
    /// Not a file of this format, cut short, or changed.
    #[error("the file is not encrypted by age, was cut short or changed")]
    Damaged,
    /// Reading or writing failed.
    #[error("the file could not be read or written")]
    Io(#[from] std::io::Error),
}

/// A public key, `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Recipient(x25519::Recipient);

/// A private key, `AGE-SECRET-KEY-1…`. No `Debug`.
pub struct Identity(x25519::Identity);

impl Recipient {
    /// Reads a recipient.
    ///
    /// # Errors
    /// [`EnvelopeError::Recipient`].
    pub fn parse(text: &str) -> Result<Self, EnvelopeError> {
        text.trim().parse().map(Self).map_err(|_| EnvelopeError::Recipient)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Identity {
    /// A new one, at random.
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// Reads an identity.
    ///
    /// # Errors
    /// [`EnvelopeError::Identity`].
    pub fn parse(text: &str) -> Result<Self, EnvelopeError> {
        text.trim().parse().map(Self).map_err(|_| EnvelopeError::Identity)
    }

    /// The recipient that belongs to it.
    pub fn recipient(&self) -> Recipient {
        Recipient(self.0.to_public())
    }

    /// The identity as a line of a key file.
    pub fn to_line(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }
}

/// Encrypts everything that can be read to all recipients, piece by piece.
///
/// # Errors
/// See [`EnvelopeError`]; what was written so far is worth nothing then.
pub fn seal(
    from: &mut impl Read,
    to: &mut impl Write,
    recipients: &[Recipient],
) -> Result<(), EnvelopeError> {
    let each = recipients.iter().map(|recipient| &recipient.0 as &dyn age::Recipient);
    let mut out = Encryptor::with_recipients(each).map_err(unsealed)?.wrap_output(to)?;
    copy(from, &mut out)?;
    out.finish()?;
    Ok(())
}

/// Opens a file with the first identity that fits, piece by piece.
///
/// # Errors
/// See [`EnvelopeError`]; what was written so far must not be used then.
pub fn open(
    from: &mut impl BufRead,
    to: &mut impl Write,
    identities: &[Identity],
) -> Result<(), EnvelopeError> {
    let each = identities.iter().map(|identity| &identity.0 as &dyn age::Identity);
    let file = Decryptor::new_buffered(from).map_err(unopened)?;
    copy(&mut file.decrypt(each).map_err(unopened)?, to).map(|_| ()).map_err(of_stream)
}

fn unsealed(error: EncryptError) -> EnvelopeError {
    match error {
        EncryptError::Io(error) => error.into(),
        _ => EnvelopeError::Recipient,
    }
}

fn unopened(error: DecryptError) -> EnvelopeError {
    match error {
        DecryptError::NoMatchingKeys => EnvelopeError::Shut,
        DecryptError::Io(error) => of_stream(error),
        _ => EnvelopeError::Damaged,
    }
}

/// `age` tells of a changed or shortened file by the kind of the error.
fn of_stream(error: std::io::Error) -> EnvelopeError {
    use std::io::ErrorKind::{InvalidData, UnexpectedEof};
    match error.kind() {
        InvalidData | UnexpectedEof => EnvelopeError::Damaged,
        _ => EnvelopeError::Io(error),
    }
}

#[cfg(test)]
mod tests;
