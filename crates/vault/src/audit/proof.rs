//! Proofs that a leaf is in a tree, and that a tree only grew (RFC 6962, 2.1.1 and 2.1.2; checking
//! after RFC 9162, 2.1.3.2 and 2.1.4.2).

use super::tree::{Hash, Tree, node_hash};

/// The hashes that lead from leaf number `at` to the root of all `leaves`; `None` if there is no
/// such leaf.
pub fn inclusion(leaves: &[Hash], at: usize) -> Option<Vec<Hash>> {
    if at >= leaves.len() {
        return None;
    }
    if leaves.len() == 1 {
        return Some(Vec::new());
    }
    let (left, right) = halves(leaves);
    let (mut path, other) = match at.checked_sub(left.len()) {
        None => (inclusion(left, at)?, right),
        Some(at) => (inclusion(right, at)?, left),
    };
    path.push(root(other));
    Some(path)
}

/// The hashes that show that the tree of all `leaves` grew from that of the first `old`; `None` if
/// `old` is 0 or more than there are.
pub fn consistency(leaves: &[Hash], old: usize) -> Option<Vec<Hash>> {
    (old > 0 && old <= leaves.len()).then(|| grown(leaves, old, true))
}

fn grown(leaves: &[Hash], old: usize, known: bool) -> Vec<Hash> {
    if old == leaves.len() {
        return if known { Vec::new() } else { vec![root(leaves)] };
    }
    let (left, right) = halves(leaves);
    let (mut path, other) = match old.checked_sub(left.len()) {
        None | Some(0) => (grown(left, old, known), right),
        Some(old) => (grown(right, old, false), left),
    };
    path.push(root(other));
    path
}

/// Whether `path` leads from the leaf hash at `at` to the root of a tree of `size` leaves.
#[must_use]
pub fn is_included(leaf: &Hash, at: u64, size: u64, path: &[Hash], root: &Hash) -> bool {
    if at >= size {
        return false;
    }
    let (mut position, mut last, mut hash) = (at, size - 1, *leaf);
    for other in path {
        if last == 0 {
            return false;
        }
        if position & 1 == 1 || position == last {
            hash = node_hash(other, &hash);
            let up = position.trailing_zeros();
            (position, last) = (position >> up, last >> up);
        } else {
            hash = node_hash(&hash, other);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    last == 0 && hash == *root
}

/// Whether `path` shows that the tree of `new_size` leaves grew from that of `old_size`.
#[must_use]
pub fn is_consistent(old: (u64, &Hash), new: (u64, &Hash), path: &[Hash]) -> bool {
    let ((old_size, old_root), (new_size, new_root)) = (old, new);
    if old_size == 0 || old_size > new_size {
        return false;
    }
    if old_size == new_size {
        return path.is_empty() && old_root == new_root;
    }
    // A full old tree is a node of the new one; its root is then not part of the path.
    let (first, path) = match (old_size.is_power_of_two(), path.split_first()) {
        (true, _) => (old_root, path),
        (false, Some((first, path))) => (first, path),
        (false, None) => return false,
    };
    let up = (old_size - 1).trailing_ones();
    let (mut position, mut last) = ((old_size - 1) >> up, (new_size - 1) >> up);
    let (mut old_hash, mut new_hash) = (*first, *first);
    for other in path {
        if last == 0 {
            return false;
        }
        if position & 1 == 1 || position == last {
            old_hash = node_hash(other, &old_hash);
            new_hash = node_hash(other, &new_hash);
            // Node 0 has no lower set bit to climb to.
            let up = if position == 0 { 0 } else { position.trailing_zeros() };
            (position, last) = (position >> up, last >> up);
        } else {
            new_hash = node_hash(&new_hash, other);
        }
        (position, last) = (position >> 1, last >> 1);
    }
    last == 0 && old_hash == *old_root && new_hash == *new_root
}

fn root(leaves: &[Hash]) -> Hash {
    leaves.iter().copied().collect::<Tree>().root()
}

/// Cut at the largest power of two below the length, which must be 2 or more.
fn halves(leaves: &[Hash]) -> (&[Hash], &[Hash]) {
    let at = leaves.len().next_power_of_two() / 2;
    leaves.split_at_checked(at).unwrap_or((leaves, &[]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::leaf_hash;

    fn leaves(count: u8) -> Vec<Hash> {
        (0..count).map(|n| leaf_hash(&[n])).collect()
    }

    #[test]
    fn every_leaf_of_every_small_tree_is_proved_and_no_other() {
        for size in 1..=24 {
            let leaves = leaves(size);
            let root = root(&leaves);
            for at in 0..leaves.len() {
                let path = inclusion(&leaves, at).unwrap();
                for (other, leaf) in leaves.iter().enumerate() {
                    for claimed in 0..u64::from(size) + 2 {
                        let fits = is_included(leaf, claimed, size.into(), &path, &root);
                        assert_eq!(fits, other == at && claimed == at as u64);
                    }
                }
            }
        }
        assert_eq!(inclusion(&leaves(3), 3), None);
    }

    #[test]
    fn every_growth_is_proved_and_no_change_passes() {
        for size in 1..=40_u8 {
            let leaves = leaves(size);
            let new = root(&leaves);
            for cut in 1..=usize::from(size) {
                let old = root(&leaves[..cut]);
                let path = consistency(&leaves, cut).unwrap();
                assert!(is_consistent((cut as u64, &old), (size.into(), &new), &path));
                let wrong = [7; 32];
                assert!(!is_consistent((cut as u64, &wrong), (size.into(), &new), &path));
                assert!(!is_consistent((cut as u64, &old), (size.into(), &wrong), &path));
                let longer = [&path[..], &[wrong]].concat();
                assert!(!is_consistent((cut as u64, &old), (size.into(), &new), &longer));
                for at in 0..path.len() {
                    let mut bent = path.clone();
                    bent[at][0] ^= 1;
                    assert!(!is_consistent((cut as u64, &old), (size.into(), &new), &bent));
                }
            }
        }
        assert_eq!(consistency(&leaves(3), 0), None);
        assert_eq!(consistency(&leaves(3), 4), None);
    }
}
