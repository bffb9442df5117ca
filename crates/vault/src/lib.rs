//! Seals personal data, opens it against a permit, derives blind keys, keeps the audit tree.
//!
//! Cryptography is the wall: a [`Sealed`] value is ciphertext, bound to its place and person.
//! Types are the door frame: only a [`Grant`] opens it, only for a use that the law's table allows
//! for its kind, and a grant writes its audit leaf first. Values are the lock: whether *this*
//! person's data may be used for *this* activity is decided by `law::access::decide`.
//!
//! ```
//! # use law::{access::*, class::Class, ids::*, kinds::*, vocabulary::*};
//! # use vault::*;
//! # struct Log(Vec<Leaf>);
//! # impl Ledger for Log {
//! #     fn append(&mut self, leaf: Leaf) -> Result<u64, LedgerError> {
//! #         self.0.push(leaf.with_seq(self.0.len() as u64));
//! #         Ok(self.0.len() as u64 - 1)
//! #     }
//! # }
//! # let roles: Set64 = [Role::Sales].into_iter().collect();
//! # let actor = Actor { user: UserId([1; 16]), roles };
//! # let activity = ActivityFacts { id: 1, basis: Some(Basis::Contract), shapes: Set64::FULL,
//! #     roles, rights_work: false };
//! # let person = PersonId([2; 16]);
//! # let row = [3; 16];
//! # let moment = Moment { utc_ms: 1_790_000_000_000, request: RequestId([4; 16]) };
//! # let mut ledger = Log(Vec::new());
//! let (vault, _ring) = Vault::create(&KeyFile::generate()?)?;
//! let class = Class::CustomerMaster;
//! let (key, _wrapped) = vault.new_key(person, class)?;
//! let place = Place { table: TableCode(2), column: 7, row, person, class };
//! let subject = Subjects::One(person, PersonState::Active);
//!
//! let collect = decide::<Collect>(actor, subject, &activity, Set64::FULL)?;
//! let sealed = vault.seal_fields::<Email>(&collect, &key, place, &["eva@example.org"])?;
//!
//! let view = decide::<View>(actor, subject, &activity, Set64::FULL)?;
//! let grant = vault.grant(view, &mut ledger, moment, Some(&key))?;
//! assert_eq!(grant.open(&key, &sealed)?.to_string(), "eva@example.org");
//! assert_eq!(ledger.0.len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod audit;
mod blind;
mod bytes;
mod clear;
mod crypto;
pub mod envelope;
mod error;
#[cfg(test)]
mod fixture;
mod format;
mod fresh;
mod grant;
mod key;
mod leaf;
mod ledger;
mod marks;
pub mod password;
mod place;
mod ring;
mod sealed;
mod slot;
mod stretch;
mod vault;

pub use blind::{Fingerprinter, MacPurpose};
pub use clear::Clear;
pub use error::{Failure, GrantError, LedgerError, OpenError, SealError, UnsealError};
pub use fresh::fresh_id;
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
