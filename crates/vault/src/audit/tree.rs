//! A growing Merkle tree, of which only the right edge is kept.

use crate::crypto::sha256;

/// SHA-256.
pub type Hash = [u8; 32];

/// Hash of a leaf (RFC 6962, 2.1).
pub fn leaf_hash(leaf: &[u8]) -> Hash {
    sha256(&[&[0], leaf])
}

/// Hash of two subtrees (RFC 6962, 2.1).
pub(super) fn node_hash(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left, right])
}

/// The size of a tree and its frontier: the roots of the full subtrees that make it up, from left
/// to right. Enough to append and to know the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    // INVARIANT: `frontier` has one root for each 1 in the binary form of `size`.
    size: u64,
    frontier: Vec<Hash>,
}

impl Tree {
    /// The tree kept as size and frontier; `None` if they do not belong together.
    pub fn resume(size: u64, frontier: Vec<Hash>) -> Option<Self> {
        let fits = u32::try_from(frontier.len()).is_ok_and(|len| len == size.count_ones());
        fits.then_some(Self { size, frontier })
    }

    /// Adds the leaf with this hash.
    pub fn append(&mut self, leaf: Hash) {
        let mut right = leaf;
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.frontier.pop() {
                right = node_hash(&left, &right);
            }
        }
        self.frontier.push(right);
        self.size += 1;
    }

    /// Number of leaves.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// What to keep besides the size.
    pub fn frontier(&self) -> &[Hash] {
        &self.frontier
    }

    /// The hash over everything; of no leaves the hash of nothing.
    pub fn root(&self) -> Hash {
        let join = |right: Hash, left: &Hash| node_hash(left, &right);
        match self.frontier.split_last() {
            Some((last, rest)) => rest.iter().rev().fold(*last, join),
            None => sha256(&[]),
        }
    }
}

impl FromIterator<Hash> for Tree {
    fn from_iter<I: IntoIterator<Item = Hash>>(leaves: I) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.append(leaf));
        tree
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::{hex, unhex};

    /// The test data of Google's certificate-transparency implementation of RFC 6962.
    const LEAVES: [&str; 8] = [
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    ];

    #[test]
    fn roots_are_those_of_the_reference() {
        let mut tree = Tree::default();
        let mut roots = vec![hex(&tree.root())];
        for leaf in LEAVES {
            tree.append(leaf_hash(&unhex(leaf).unwrap()));
            roots.push(hex(&tree.root()));
        }
        assert_eq!(roots[0], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(roots[1], "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assert_eq!(roots[2], "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
        assert_eq!(roots[8], "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    #[test]
    fn a_resumed_tree_goes_on_as_if_nothing_had_been() {
        let leaves: Vec<Hash> = (0..100_u8).map(|n| leaf_hash(&[n])).collect();
        let whole: Tree = leaves.iter().copied().collect();
        for cut in 0..100 {
            let first: Tree = leaves[..cut].iter().copied().collect();
            let mut tree = Tree::resume(first.size(), first.frontier().to_vec()).unwrap();
            leaves[cut..].iter().for_each(|leaf| tree.append(*leaf));
            assert_eq!(tree, whole);
        }
        assert_eq!(Tree::resume(3, vec![[0; 32]]), None);
    }
}
