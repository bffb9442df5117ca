//! Finds people by what a clerk remembers of them, in memory only.
//!
//! [`Index`] holds names, organisations, towns, e-mail addresses and phone numbers of the living
//! register, folded for comparison. Nothing of it is written anywhere: it is built when the vault
//! is unsealed, follows every commit, and is wiped when the vault is sealed. [`Shared`] is the same
//! index behind a lock, so that searching goes on while commits insert.
//!
//! What a query means: its parts, separated by blanks, must all be found. A part is found as a
//! whole word, as the beginning of one, or as one with a typing error, in a name, an organisation
//! or a town; as the beginning of an e-mail address or of its domain; or, with four digits or more,
//! anywhere in a phone number. Where nobody is found by a part of seven characters or more, it may
//! begin an address or end a number with one slip (not in the first character of an address). `müller`, `mueller` and `muller` are the same word.
//!
//! **Invariants.** There are no tombstones: removing a person removes every trace at once, words
//! nobody else has included. No type here shows what it holds: no `Debug`, no `Display`.
//! Memory is zeroed when an entry goes; copies the allocator or a moved tree node left behind are
//! beyond reach of safe code, as is locking the pages, which is the program's affair.

mod contact;
mod dictionary;
mod fold;
mod index;
mod query;
mod record;
#[cfg(test)]
mod reference;
mod score;
mod secret;
mod shared;
mod terms;
mod typo;

pub use fold::address as folded_address;
pub use index::{Found, Hit, Id, Index, MAX_HITS};
pub use record::Doc;
pub use shared::Shared;
