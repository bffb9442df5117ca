//! Two entries that are one person, and one that is two.

pub mod carry;
pub mod other;
pub mod show;
pub mod split;
