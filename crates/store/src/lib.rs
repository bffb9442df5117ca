//! Keeps everything, in SQLite or PostgreSQL, through one narrow waist. It has no keys.

mod failure;
mod group;
mod migrate;
mod pool;
pub mod records;
mod postgres;
mod sqlite;
mod store;
mod waist;

pub use failure::{Cause, Failure, Kind};
pub use store::{Content, Start, Store};
pub use waist::{Id, Load, Row, Tx, Value, WANTED};
