//! Turns messy values into comparable ones and says how alike two people are.

pub mod normal;
mod table;
