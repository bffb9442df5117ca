//! Keyed marks for the sketches of erased and refused people (`link::sketch`), under the pepper of
//! the suppression list.

use crate::crypto::MacKey;
use crate::place::TENANT;
use crate::vault::Vault;

impl Vault {
    /// The mark of facts joined by the room `link`: 32 bits of a keyed hash under the current
    /// pepper. Like entries of the suppression list it survives a new pepper by nesting, and
    /// without the pepper no guess about a person can be tested.
    pub fn mark(&self, facts: &[u8]) -> u32 {
        let (first, later) = match self.suppression_keys() {
            [first, later @ ..] => (first, later),
            [] => return 0,
        };
        let first = cut(first, &[b"sketch/v1", &TENANT.to_be_bytes(), facts]);
        later.iter().fold(first, nest)
    }

    /// A mark kept under `version` of the pepper as it is under the current one.
    pub fn nest_mark(&self, mark: u32, version: u32) -> u32 {
        let done = usize::try_from(version).unwrap_or(usize::MAX);
        self.suppression_keys().iter().skip(done).fold(mark, nest)
    }

    /// Id of a sketch: the same marks have the same id, so that a list taken in twice is kept once.
    pub fn sketch_id(&self, marks: &[u8]) -> [u8; 16] {
        match self.suppression_keys() {
            [first, ..] => first.short(&[b"sketch-id/v1", &TENANT.to_be_bytes(), marks]),
            [] => [0; 16],
        }
    }
}

fn nest(mark: u32, key: &MacKey) -> u32 {
    cut(key, &[b"sketch-nest/v1", &mark.to_be_bytes()])
}

fn cut(key: &MacKey, parts: &[&[u8]]) -> u32 {
    let [a, b, c, d, ..] = key.tag(parts);
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use crate::{Cost, KeyFile, Vault};

    #[test]
    fn marks_survive_new_peppers_and_mean_nothing_to_another_vault() {
        let make = || Vault::create_with(&KeyFile::generate().unwrap(), Cost::LOWEST).unwrap();
        let (mut vault, mut ring) = make();
        let first = vault.mark(b"name and birth date");
        assert_ne!(first, make().0.mark(b"name and birth date"));
        assert_ne!(first, vault.mark(b"name and door"));
        vault.rotate_suppression(&mut ring).unwrap();
        let second = vault.mark(b"name and birth date");
        vault.rotate_suppression(&mut ring).unwrap();
        let third = vault.mark(b"name and birth date");
        assert!(first != second && second != third);
        assert_eq!((vault.nest_mark(first, 1), vault.nest_mark(second, 2)), (third, third));
        assert_ne!(vault.sketch_id(b"1"), vault.sketch_id(b"2"));
    }
}
