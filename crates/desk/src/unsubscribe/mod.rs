//! "No more of this, please": by a link in a message, by a newsletter tool.

mod link;
#[cfg(test)]
mod tests;
mod withdraw;

pub use link::Link;
pub use withdraw::Reach;
