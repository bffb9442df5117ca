//! Keeps everything, in SQLite or PostgreSQL, through one narrow waist. It has no keys.
//!
//! [`Store`] opens a database, reads in parallel and writes in groups; [`Tx`] is all that a use
//! case sees of it; [`records`] holds the statements, one noun a file. [`Keys`] is the key store,
//! [`audit`] the log, [`manifest()`] says what every column is.

pub mod audit;
mod failure;
mod fuse;
mod group;
mod keys;
mod manifest;
mod migrate;
mod pool;
mod postgres;
pub mod records;
mod sqlite;
mod store;
mod waist;

pub use audit::TxLedger;
pub use failure::{Cause, Failure, Kind};
pub use fuse::Fuse;
pub use keys::{Intent, IntentState, Keys, Refusal, class_bits};
pub use manifest::{Category, Column, Erase, Retention, Subject, live_columns, manifest};
pub use migrate::{meta, set_meta};
pub use postgres::environment as postgres_environment;
pub use sqlite::snapshot;
pub use store::{Content, Start, Store};
pub use waist::{Id, Load, Row, Tx, Value};
