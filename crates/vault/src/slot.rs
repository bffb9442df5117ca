//! Slots: each wraps the root key under one secret, a key file or a passphrase.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::bytes::{as_hex, fill, hex, unhex};
use crate::crypto::{self, Deriver, Key, OneTime, SALT, TAG};
use crate::error::{Failure, UnsealError};
use crate::stretch::{Cost, stretch};

/// What opens a slot. Wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub enum SlotSecret {
    /// The content of a key file.
    KeyFile([u8; 32]),
    /// Something a human remembers.
    Passphrase(Zeroizing<String>),
}

/// The text form of a key file.
pub struct KeyFile;

impl KeyFile {
    /// A new random key file.
    ///
    /// # Errors
    /// [`Failure::Random`].
    pub fn generate() -> Result<SlotSecret, Failure> {
        crypto::random().map(SlotSecret::KeyFile)
    }

    /// What to write into the file (64 hexadecimal digits and a line end); `None` for a passphrase.
    pub fn text(secret: &SlotSecret) -> Option<Zeroizing<String>> {
        match secret {
            SlotSecret::KeyFile(key) => Some(Zeroizing::new(hex(key) + "\n")),
            SlotSecret::Passphrase(_) => None,
        }
    }

    /// Reads what stands in a key file.
    ///
    /// # Errors
    /// [`UnsealError::NotAKeyFile`].
    pub fn parse(text: &str) -> Result<SlotSecret, UnsealError> {
        let bytes = unhex(text.trim()).map(Zeroizing::new);
        let key = bytes.and_then(|bytes| <[u8; 32]>::try_from(bytes.as_slice()).ok());
        key.map(SlotSecret::KeyFile).ok_or(UnsealError::NotAKeyFile)
    }
}

/// Which secret a slot wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlotKind {
    /// A key file.
    KeyFile,
    /// A passphrase.
    Passphrase,
}

/// The root key wrapped under one secret.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slot {
    pub(crate) kind: SlotKind,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    argon2id: Option<Cost>,
    #[serde(with = "as_hex")]
    stretch_salt: [u8; 16],
    #[serde(with = "as_hex")]
    salt: [u8; SALT],
    #[serde(with = "as_hex")]
    commitment: [u8; 16],
    #[serde(with = "as_hex")]
    wrapped: [u8; 32 + TAG],
}

impl Slot {
    pub(crate) fn new(
        installation: &[u8; 16],
        root: &Key,
        secret: &SlotSecret,
        cost: Cost,
    ) -> Result<Self, Failure> {
        let kind = secret.kind();
        let argon2id = (kind == SlotKind::Passphrase).then_some(cost);
        let (stretch_salt, salt) = (crypto::random()?, crypto::random()?);
        let once = one_time(secret, argon2id, &stretch_salt, &salt)?;
        let mut body = root.clone();
        let tag = once.seal(&aad(installation, kind), &mut *body)?;
        let mut wrapped = [0; 32 + TAG];
        fill(&mut wrapped, &[&*body, &tag]);
        Ok(Self { kind, argon2id, stretch_salt, salt, commitment: *once.commitment(), wrapped })
    }

    /// The root key; `None` if the secret is another one.
    ///
    /// The commitment is checked before the cipher: where somebody else may have chosen the
    /// ciphertext, AES-GCM alone would let several passphrases be tried with one file.
    pub(crate) fn open(
        &self,
        installation: &[u8; 16],
        secret: &SlotSecret,
    ) -> Result<Option<Key>, UnsealError> {
        if secret.kind() != self.kind {
            return Ok(None);
        }
        if self.argon2id.is_some_and(|cost| !cost.in_range()) {
            return Err(UnsealError::Damaged("cost of a slot out of range"));
        }
        let once = one_time(secret, self.argon2id, &self.stretch_salt, &self.salt)
            .map_err(UnsealError::Failure)?;
        if !crypto::same(once.commitment(), &self.commitment) {
            return Ok(None);
        }
        let mut body = Zeroizing::new(self.wrapped);
        once.open(&aad(installation, self.kind), &mut *body)
            .and_then(|root| <[u8; 32]>::try_from(&*root).ok())
            .map(|root| Some(Zeroizing::new(root)))
            .ok_or(UnsealError::Damaged("slot"))
    }
}

impl SlotSecret {
    /// Which kind of slot it opens.
    pub const fn kind(&self) -> SlotKind {
        match self {
            Self::KeyFile(_) => SlotKind::KeyFile,
            Self::Passphrase(_) => SlotKind::Passphrase,
        }
    }

    pub(crate) const fn wrong(&self) -> UnsealError {
        match self {
            Self::KeyFile(_) => UnsealError::WrongKeyFile,
            Self::Passphrase(_) => UnsealError::WrongPassphrase,
        }
    }
}

fn one_time(
    secret: &SlotSecret,
    cost: Option<Cost>,
    stretch_salt: &[u8; 16],
    salt: &[u8; SALT],
) -> Result<OneTime, Failure> {
    let key = match secret {
        SlotSecret::KeyFile(key) => Zeroizing::new(*key),
        SlotSecret::Passphrase(text) => {
            stretch(text, stretch_salt, cost.ok_or(Failure::HashRange)?)?
        }
    };
    OneTime::derive(&Deriver::new(&key), b"slot/v1", salt)
}

fn aad(installation: &[u8; 16], kind: SlotKind) -> [u8; 17] {
    let mut out = [0; 17];
    fill(&mut out, &[installation, &[kind as u8]]);
    out
}
