//! Reads foreign files and feeds into rows, one at a time, without judging them.
//!
//! [`detect()`] guesses from the first bytes what a file is, and a [`Layout`] overrules it by hand;
//! [`open`] turns it into a [`Reader`] that gives one [`RawRow`] after the other. What cannot be read is a [`Fault`] with its line and
//! its [`Cause`]; reading goes on behind it. [`mapping`] says what a column means.
//!
//! Files come from strangers: every length, count and address is bounded by [`Limits`] before
//! anything is allocated for it (R12, R50). Faults never carry the content of a cell.

mod cause;
mod csv;
pub mod detect;
mod encoding;
mod fault;
mod glance;
pub mod guard;
mod layout;
mod limits;
mod lines;
pub mod mapping;
mod reader;
mod row;
mod vcard;
mod xlsx;

pub use cause::Cause;
pub use detect::{Detected, Dialect, Format, detect, detect_as};
pub use encoding::Encoding;
pub use fault::Fault;
pub use glance::{Glance, glance};
pub use layout::{DateOrder, Delimiter, Layout, Quote};
pub use limits::Limits;
pub use reader::{Reader, open};
pub use row::RawRow;
