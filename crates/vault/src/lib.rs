//! Seals personal data, opens it against a permit, derives blind keys, keeps the audit tree.
//!
//! Cryptography is the wall: a [`Sealed`] value is ciphertext, bound to its place and person.
//! Types are the door frame: only a [`Grant`] opens it, only for a use that the law's table allows
//! for its kind, and a grant writes its audit leaf first. Values are the lock: whether *this*
//! person's data may be used for *this* activity is decided by `law::access::decide`.

pub mod audit;
mod blind;
mod bytes;
mod clear;
mod crypto;
mod error;
#[cfg(test)]
mod fixture;
mod grant;
mod key;
mod leaf;
mod ledger;
pub mod password;
mod place;
mod ring;
mod sealed;
mod slot;
mod stretch;
mod vault;

pub use blind::{Fingerprinter, MacPurpose, fresh_id};
pub use clear::Clear;
pub use error::{Failure, GrantError, LedgerError, OpenError, SealError, UnsealError};
pub use grant::{Grant, Open};
pub use key::{PersonKey, WRAPPED_KEY, WrappedKey};
pub use leaf::{Action, LEAF, Leaf, Object, Outcome};
pub use ledger::{Ledger, Moment, Note};
pub use place::{Place, TableCode};
pub use ring::RingFile;
pub use sealed::{MAX_VALUE, Sealed};
pub use slot::{KeyFile, SlotKind, SlotSecret};
pub use stretch::Cost;
pub use vault::Vault;
