//! Text that is zeroed when it is no longer needed.

use std::borrow::Borrow;
use std::ops::Deref;

use zeroize::Zeroize;

/// A piece of somebody's data: zeroed when dropped, never shown.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Secret(Box<str>);

impl Secret {
    /// Takes the text over without leaving a copy.
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl Drop for Secret {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Secret {
    fn borrow(&self) -> &str {
        &self.0
    }
}
