//! Browsers somebody has signed in from before: their attempts are counted apart from everybody
//! else's, so that a stranger who guesses cannot keep the owner out (R44).

use vault::MacPurpose;

use crate::{Desk, Failure, Result};

/// Length of a mark: random bytes, and what binds them to the name.
pub const MARK: usize = 32;

impl Desk {
    /// A new mark for a browser that has just signed in under this name; says nothing about it.
    ///
    /// # Errors
    /// A failure when the system has no randomness.
    pub fn mark_browser(&self, login: &str) -> Result<[u8; MARK]> {
        let random = self.vault.token()?;
        let bound = self.vault.mac(MacPurpose::Throttle, &self.marked(login, random));
        let mark: Vec<u8> = random.into_iter().chain(bound).collect();
        mark.try_into().map_err(|_| Failure::at("marking a browser").into())
    }

    /// Whether a mark was made for this name.
    pub fn knows_browser(&self, login: &str, mark: &[u8; MARK]) -> bool {
        let (random, bound) = mark.split_at(MARK / 2);
        let Ok(random) = <[u8; 16]>::try_from(random) else { return false };
        self.vault.mac_fits(MacPurpose::Throttle, &self.marked(login, random), bound)
    }

    fn marked(&self, login: &str, random: [u8; 16]) -> [u8; 32] {
        let mut bytes = [0; 32];
        let parts = random.into_iter().chain(self.login_blind(login));
        bytes.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        bytes
    }
}
