//! Keyed tags that let values be compared without being kept: blind index, suppression list,
//! fingerprints of files, and tags that protect links, forms and cursors.

use law::kinds::Shape;

use crate::crypto::{self, MacKey, MacStream, cut};
use crate::error::Failure;
use crate::place::TENANT;
use crate::vault::Vault;

law::vocabulary! {
    /// What a tag protects; a tag for one purpose never fits another.
    MacPurpose {
        Link = 1 "link", Csrf = 2 "csrf", Cursor = 3 "cursor", Session = 4 "session",
        Idempotency = 5 "idempotency", SendPermit = 6 "send_permit", Form = 7 "form",
        Throttle = 8 "throttle",
    }
}

impl Vault {
    /// Blind key of a value in canonical form: equal values of one kind have equal keys, and without
    /// the vault's key nothing follows from them (`HMAC-SHA-256`, 128 bits). For values that are
    /// unique to a person, such as an e-mail address; for names it would leak how frequent they are.
    pub fn blind(&self, shape: Shape, canonical: &str) -> [u8; 16] {
        tag(&self.index, b"blind/v1", shape, canonical)
    }

    /// Entry of the suppression list for one canonical form, under the current pepper (R-SUP-07).
    /// Outlives the erasure of the person, under a pepper of its own.
    pub fn suppression(&self, shape: Shape, form: &str) -> [u8; 16] {
        let (first, later) = match self.suppression_keys() {
            [first, later @ ..] => (first, later),
            [] => return [0; 16],
        };
        later.iter().fold(tag(first, b"suppression/v1", shape, form), |hash, key| nest(key, hash))
    }

    /// Version of the suppression pepper in use, from 1.
    pub fn suppression_version(&self) -> u32 {
        u32::try_from(self.suppression_keys().len()).unwrap_or(u32::MAX)
    }

    /// An entry kept under `version` as it is under the current pepper: `HMAC(SK2, HMAC(SK1, x))`.
    pub fn nest_suppression(&self, hash: [u8; 16], version: u32) -> [u8; 16] {
        let done = usize::try_from(version).unwrap_or(usize::MAX);
        self.suppression_keys().iter().skip(done).fold(hash, |hash, key| nest(key, hash))
    }

    /// Starts the fingerprint of a file, to recognise the same file again.
    pub fn fingerprinter(&self) -> Fingerprinter {
        let mut stream = self.mac.stream();
        stream.update(b"fingerprint/v1");
        Fingerprinter(stream)
    }

    /// The fingerprint of a file given in pieces.
    pub fn fingerprint<B: AsRef<[u8]>>(&self, pieces: impl IntoIterator<Item = B>) -> [u8; 16] {
        let mut fingerprint = self.fingerprinter();
        pieces.into_iter().for_each(|piece| fingerprint.update(piece.as_ref()));
        fingerprint.finish()
    }

    /// A tag that shows that these bytes come from here and were not changed.
    pub fn mac(&self, purpose: MacPurpose, bytes: &[u8]) -> [u8; 16] {
        self.mac.short(&[b"mac/v1", &[purpose as u8], bytes])
    }

    /// Whether the tag fits, in time that does not depend on where it differs.
    #[must_use]
    pub fn mac_fits(&self, purpose: MacPurpose, bytes: &[u8], mac: &[u8]) -> bool {
        crypto::same(&self.mac(purpose, bytes), mac)
    }

    /// What is kept of a token: enough to recognise it, too little to use it.
    pub fn token_hash(&self, token: &[u8; 16]) -> [u8; 16] {
        self.mac.short(&[b"token/v1", token])
    }

    /// A random token that nobody can guess.
    ///
    /// # Errors
    /// [`Failure::Random`].
    pub fn token(&self) -> Result<[u8; 16], Failure> {
        crypto::random()
    }

    /// `N` random bytes.
    ///
    /// # Errors
    /// [`Failure::Random`].
    pub fn random<const N: usize>(&self) -> Result<[u8; N], Failure> {
        crypto::random()
    }
}

/// A fingerprint on the way.
pub struct Fingerprinter(MacStream);

impl Fingerprinter {
    /// The next piece of the file.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The fingerprint of all pieces.
    pub fn finish(self) -> [u8; 16] {
        cut(self.0.finish())
    }
}

fn tag(key: &MacKey, label: &[u8], shape: Shape, text: &str) -> [u8; 16] {
    key.short(&[label, &TENANT.to_be_bytes(), &[shape as u8], text.as_bytes()])
}

fn nest(key: &MacKey, hash: [u8; 16]) -> [u8; 16] {
    key.short(&[b"suppression-nest/v1", &hash])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cost, KeyFile};

    fn vault() -> (Vault, crate::RingFile) {
        Vault::create_with(&KeyFile::generate().unwrap(), Cost::LOWEST).unwrap()
    }

    #[test]
    fn equal_values_of_one_kind_have_equal_keys_and_nothing_else_has() {
        let (vault, other) = (vault().0, vault().0);
        let key = vault.blind(Shape::Email, "a@b.de");
        assert_eq!(key, vault.blind(Shape::Email, "a@b.de"));
        assert_ne!(key, vault.blind(Shape::Email, "a@b.d"));
        assert_ne!(key, vault.blind(Shape::Phone, "a@b.de"));
        assert_ne!(key, other.blind(Shape::Email, "a@b.de"));
        assert_ne!(key, vault.suppression(Shape::Email, "a@b.de"));
    }

    #[test]
    fn suppression_survives_new_peppers_without_the_address() {
        let (mut vault, mut ring) = vault();
        let first = vault.suppression(Shape::Email, "a@b.de");
        assert_eq!(vault.suppression_version(), 1);
        vault.rotate_suppression(&mut ring).unwrap();
        let second = vault.suppression(Shape::Email, "a@b.de");
        assert_ne!(first, second);
        assert_eq!(vault.nest_suppression(first, 1), second);
        vault.rotate_suppression(&mut ring).unwrap();
        let third = vault.suppression(Shape::Email, "a@b.de");
        assert_eq!(vault.nest_suppression(first, 1), third);
        assert_eq!(vault.nest_suppression(second, 2), third);
        assert_eq!(vault.nest_suppression(third, 3), third);
    }

    #[test]
    fn tags_fit_their_purpose_and_bytes_only() {
        let vault = vault().0;
        let tag = vault.mac(MacPurpose::Link, b"7");
        assert!(vault.mac_fits(MacPurpose::Link, b"7", &tag));
        assert!(!vault.mac_fits(MacPurpose::Csrf, b"7", &tag));
        assert!(!vault.mac_fits(MacPurpose::Link, b"8", &tag));
        assert!(!vault.mac_fits(MacPurpose::Link, b"7", &tag[..15]));
    }

    #[test]
    fn a_fingerprint_does_not_depend_on_the_pieces() {
        let vault = vault().0;
        let whole = vault.fingerprint(["one file"]);
        assert_eq!(whole, vault.fingerprint(["one", " ", "file"]));
        assert_ne!(whole, vault.fingerprint(["another file"]));
    }

    #[test]
    fn tokens_differ() {
        let vault = vault().0;
        let token = vault.token().unwrap();
        assert_ne!(token, vault.token().unwrap());
        assert_ne!(vault.token_hash(&token), token);
    }
}
