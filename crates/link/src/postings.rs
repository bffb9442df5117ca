//! Which rows share a key: sorted by key, six bytes a pair.

use crate::vocabulary::Prehashed;
use std::collections::HashMap;

/// Keys and the rows that have them. Pairs are sorted once many have come; the few since then
/// stand in a map.
#[derive(Default)]
pub(crate) struct Postings {
    /// Pairs in order of key and row.
    pairs: Vec<Packed>,
    /// Where the keys with each upper part begin in `pairs`.
    starts: Vec<u32>,
    /// How far a key is shifted right to get its place in `starts`.
    shift: u32,
    fresh: Fresh,
}

/// The lower half of a key – the upper half is told by `starts` – and the two halves of a row.
#[derive(Clone, Copy)]
struct Packed([u16; 3]);

impl Packed {
    const fn of(pair: u64) -> Self {
        Self([(pair >> 32) as u16, (pair >> 16) as u16, pair as u16])
    }

    const fn lower(self) -> u16 {
        self.0[0]
    }

    const fn row(self) -> u32 {
        (self.0[1] as u32) << 16 | self.0[2] as u32
    }
}

/// Pairs since the last sorting: for each key a chain of rows, oldest first.
#[derive(Default)]
struct Fresh {
    chains: HashMap<u32, Chain, Prehashed>,
    /// A row, and the place of the next one of its chain plus one; 0 ends it.
    links: Vec<(u32, u32)>,
}

/// Where the rows with one key stand, settled and fresh.
#[derive(Clone, Copy)]
pub(crate) struct Spot {
    lower: u16,
    slot: (u32, u32),
    chain: Chain,
}

/// Places in the links, plus one.
#[derive(Clone, Copy, Default)]
struct Chain {
    first: u32,
    last: u32,
    count: u32,
}

impl Fresh {
    fn add(&mut self, key: u32, row: u32) {
        self.links.push((row, 0));
        let new = self.links.len() as u32;
        let chain = self.chains.entry(key).or_default();
        match self.links.get_mut((chain.last as usize).wrapping_sub(1)) {
            Some((_, next)) => *next = new,
            None => chain.first = new,
        }
        (chain.last, chain.count) = (new, chain.count + 1);
    }

    fn chain(&self, key: u32) -> Chain {
        self.chains.get(&key).copied().unwrap_or_default()
    }

    fn walk(&self, chain: Chain) -> impl Iterator<Item = u32> {
        let link = |place: u32| self.links.get((place as usize).wrapping_sub(1));
        std::iter::successors(link(chain.first), move |(_, next)| link(*next)).map(|(row, _)| *row)
    }

    fn pairs(&self) -> impl Iterator<Item = u64> {
        let all = self.chains.iter();
        all.flat_map(|(key, chain)| self.walk(*chain).map(|row| pair(*key, row)))
    }

    fn bytes(&self) -> usize {
        self.chains.capacity() * (size_of::<(u32, Chain)>() + 1) + self.links.capacity() * 8
    }
}

impl Postings {
    /// Adds a pair; [`settle`](Self::settle) makes many of them compact.
    pub(crate) fn add(&mut self, key: u32, row: u32) {
        self.fresh.add(key, row);
    }

    /// Adds pairs (key in the upper half, row in the lower) in bulk and sorts.
    pub(crate) fn extend(&mut self, pairs: Vec<u64>) {
        self.settle_with(pairs, |_| true);
    }

    /// Whether so many pairs are fresh that sorting them in pays.
    pub(crate) fn is_unsettled(&self) -> bool {
        self.fresh.links.len() > 1_000 + self.pairs.len() / 8
    }

    /// Sorts the fresh pairs in, and leaves out those of rows that are not to be kept.
    pub(crate) fn settle(&mut self, keep: impl Fn(u32) -> bool) {
        self.settle_with(Vec::new(), keep);
    }

    fn settle_with(&mut self, mut fresh: Vec<u64>, keep: impl Fn(u32) -> bool) {
        fresh.extend(std::mem::take(&mut self.fresh).pairs());
        fresh.sort_unstable();
        let most = self.pairs.len() + fresh.len();
        // About eight pairs a slot, and so many slots that they tell the upper half of a key.
        let bits = (most / 8).max(1).ilog2().clamp(16, 24);
        let shift = 32 - bits;
        let mut starts = vec![0u32; (1 << bits) + 1];
        let mut pairs = Vec::with_capacity(most);
        for pair in merged(self.sorted(), fresh.into_iter()).filter(|pair| keep(*pair as u32)) {
            if let Some(count) = starts.get_mut((pair >> 32 >> shift) as usize + 1) {
                *count += 1;
            }
            pairs.push(Packed::of(pair));
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        *self = Self { pairs, starts, shift, fresh: Fresh::default() };
    }

    /// The settled pairs, put together again.
    fn sorted(&self) -> impl Iterator<Item = u64> {
        let slots = self.starts.windows(2).enumerate();
        let uppers = slots.flat_map(move |(slot, ends)| {
            let many = ends.last().zip(ends.first()).map_or(0, |(to, from)| to - from);
            std::iter::repeat_n(((slot as u64) << self.shift) as u32 & 0xffff_0000, many as usize)
        });
        let whole = |upper: u32, of: &Packed| pair(upper | u32::from(of.lower()), of.row());
        uppers.zip(&self.pairs).map(move |(upper, of)| whole(upper, of))
    }

    /// Where the rows with this key stand. Asked for many keys before any rows are looked at, their
    /// memory is fetched at once, not one after the other.
    pub(crate) fn spot(&self, key: u32) -> Spot {
        let slot = (u64::from(key) >> self.shift) as usize;
        let start = |slot: usize| self.starts.get(slot).copied().unwrap_or_default();
        let slot = (start(slot), start(slot + 1));
        Spot { lower: key as u16, slot, chain: self.fresh.chain(key) }
    }

    /// Shows the rows at this spot, settled ones in order, then fresh ones, `most` of them. Gives
    /// how many there are in all.
    pub(crate) fn each(&self, spot: Spot, most: usize, mut see: impl FnMut(u32)) -> usize {
        let settled = self.settled(spot);
        settled.iter().take(most).for_each(|pair| see(pair.row()));
        self.fresh.walk(spot.chain).take(most.saturating_sub(settled.len())).for_each(see);
        settled.len() + spot.chain.count as usize
    }

    /// How many rows have this key.
    pub(crate) fn count(&self, key: u32) -> usize {
        self.each(self.spot(key), 0, |_| {})
    }

    /// Bytes held on the heap.
    pub(crate) fn bytes(&self) -> usize {
        self.pairs.capacity() * size_of::<Packed>()
            + self.starts.capacity() * 4
            + self.fresh.bytes()
    }

    fn settled(&self, Spot { lower, slot: (start, end), .. }: Spot) -> &[Packed] {
        let slot = self.pairs.get(start as usize..end as usize).unwrap_or_default();
        let from = slot.partition_point(|pair| pair.lower() < lower);
        let rest = slot.get(from..).unwrap_or_default();
        let count = rest.partition_point(|pair| pair.lower() == lower);
        rest.get(..count).unwrap_or_default()
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
        let mut rows = Vec::new();
        let count = postings.each(postings.spot(key), usize::MAX, |row| rows.push(row));
        assert_eq!((rows.len(), count), (count, postings.count(key)));
        rows
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
