//! Which rows share a key: sorted by key, six bytes a pair.

use crate::vocabulary::Prehashed;
use std::collections::HashMap;

/// Keys and the rows that have them. Pairs are sorted once many have come; the few since then
/// stand in a map.
#[derive(Default)]
pub(crate) struct Postings {
    /// The row of each pair, pairs in order of key and row.
    rows: Vec<u32>,
    /// The lower half of the key of each pair; the upper half is told by `starts`.
    lower: Vec<u16>,
    /// Where the keys with each upper part begin in `rows`.
    starts: Vec<u32>,
    /// How far a key is shifted right to get its place in `starts`.
    shift: u32,
    fresh: HashMap<u32, Vec<u32>, Prehashed>,
    fresh_count: usize,
}

impl Postings {
    /// Adds a pair; [`settle`](Self::settle) makes many of them compact.
    pub(crate) fn add(&mut self, key: u32, row: u32) {
        self.fresh.entry(key).or_default().push(row);
        self.fresh_count += 1;
    }

    /// Adds pairs (key in the upper half, row in the lower) in bulk and sorts.
    pub(crate) fn extend(&mut self, pairs: Vec<u64>) {
        self.settle_with(pairs, |_| true);
    }

    /// Whether so many pairs are fresh that sorting them in pays.
    pub(crate) fn is_unsettled(&self) -> bool {
        self.fresh_count > 1_000 + self.rows.len() / 8
    }

    /// Sorts the fresh pairs in, and leaves out those of rows that are not to be kept.
    pub(crate) fn settle(&mut self, keep: impl Fn(u32) -> bool) {
        self.settle_with(Vec::new(), keep);
    }

    fn settle_with(&mut self, mut fresh: Vec<u64>, keep: impl Fn(u32) -> bool) {
        for (key, rows) in std::mem::take(&mut self.fresh) {
            fresh.extend(rows.into_iter().map(|row| pair(key, row)));
        }
        self.fresh_count = 0;
        fresh.sort_unstable();
        let pairs: Vec<u64> =
            merged(self.sorted(), fresh.into_iter()).filter(|pair| keep(*pair as u32)).collect();
        // About eight pairs a slot, and so many slots that they tell the upper half of a key.
        let bits = (pairs.len() / 8).max(1).ilog2().clamp(16, 24);
        self.shift = 32 - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for pair in &pairs {
            let slot = (pair >> 32 >> self.shift) as usize;
            if let Some(count) = starts.get_mut(slot + 1) {
                *count += 1;
            }
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        self.starts = starts;
        self.rows = pairs.iter().map(|pair| *pair as u32).collect();
        self.lower = pairs.iter().map(|pair| (pair >> 32) as u16).collect();
    }

    /// The settled pairs, put together again.
    fn sorted(&self) -> impl Iterator<Item = u64> {
        let slots = self.starts.windows(2).enumerate();
        let all = self.rows.iter().zip(&self.lower);
        let uppers = slots.flat_map(move |(slot, ends)| {
            let many = ends.last().zip(ends.first()).map_or(0, |(to, from)| to - from);
            std::iter::repeat_n(((slot as u64) << self.shift) as u32 & 0xffff_0000, many as usize)
        });
        uppers.zip(all).map(|(upper, (row, lower))| pair(upper | u32::from(*lower), *row))
    }

    /// The rows with this key: settled ones in order, then fresh ones.
    pub(crate) fn rows(&self, key: u32) -> (impl Iterator<Item = u32>, usize) {
        let settled = self.settled(key);
        let fresh = self.fresh.get(&key).map(Vec::as_slice).unwrap_or_default();
        let count = settled.len() + fresh.len();
        (settled.iter().chain(fresh).copied(), count)
    }

    /// Bytes held on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.capacity() * 4
            + self.lower.capacity() * 2
            + self.starts.capacity() * 4
            + self.fresh_count * 16
    }

    fn settled(&self, key: u32) -> &[u32] {
        let slot = (u64::from(key) >> self.shift) as usize;
        let (Some(start), Some(end)) = (self.starts.get(slot), self.starts.get(slot + 1)) else {
            return &[];
        };
        let (start, end, key) = (*start as usize, *end as usize, key as u16);
        let slot = self.lower.get(start..end).unwrap_or_default();
        let from = slot.partition_point(|lower| *lower < key);
        let rest = slot.get(from..).unwrap_or_default();
        let count = rest.partition_point(|lower| *lower == key);
        self.rows.get(start + from..start + from + count).unwrap_or_default()
    }
}

/// Two sequences in order as one in order.
fn merged(
    one: impl Iterator<Item = u64>,
    other: impl Iterator<Item = u64>,
) -> impl Iterator<Item = u64> {
    let (mut one, mut other) = (one.peekable(), other.peekable());
    std::iter::from_fn(move || match (one.peek(), other.peek()) {
        (Some(a), Some(b)) if b < a => other.next(),
        (None, _) => other.next(),
        _ => one.next(),
    })
}

/// Key in the upper, row in the lower half.
pub(crate) fn pair(key: u32, row: u32) -> u64 {
    u64::from(key) << 32 | u64::from(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(postings: &Postings, key: u32) -> Vec<u32> {
        postings.rows(key).0.collect()
    }

    #[test]
    fn settled_and_fresh_rows_are_found() {
        let mut p = Postings::default();
        assert!(rows(&p, 7).is_empty());
        let pairs: Vec<u64> = (0..5_000).map(|n| pair((n % 50) * 0x0400_0001, n)).collect();
        p.extend(pairs);
        p.add(7 * 0x0400_0001, 9_999);
        let found = rows(&p, 7 * 0x0400_0001);
        assert_eq!((found.len(), found.first(), found.last()), (101, Some(&7), Some(&9_999)));
        p.settle(|_| true);
        assert_eq!(rows(&p, 7 * 0x0400_0001), found);
        assert!(rows(&p, 3).is_empty());
        p.add(u32::MAX, 1);
        p.settle(|row| row != 9_999);
        assert_eq!(rows(&p, u32::MAX), [1]);
        assert_eq!(rows(&p, 7 * 0x0400_0001).len(), 100);
    }
}
