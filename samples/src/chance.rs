//! Chance that is the same every time.

/// A small generator of numbers (SplitMix64: Steele, Lea, Flood, OOPSLA 2014).
pub(crate) struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap_or(u64::MAX).max(1);
        usize::try_from(self.next() % end).unwrap_or_default()
    }

    /// True this often in a hundred.
    pub fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of these.
    pub fn of<T: Clone + Default>(&mut self, all: &[T]) -> T {
        all.get(self.below(all.len())).cloned().unwrap_or_default()
    }

    /// Brings the items into another order.
    pub fn shuffle<T>(&mut self, all: &mut [T]) {
        for last in (1..all.len()).rev() {
            all.swap(last, self.below(last + 1));
        }
    }

    /// A day between two years, the last one excluded, as year, month, day; never after the 28th.
    pub fn day(&mut self, from: usize, until: usize) -> Day {
        Day(from + self.below(until - from), 1 + self.below(12), 1 + self.below(28))
    }
}

/// Year, month, day.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Day(pub usize, pub usize, pub usize);

impl Day {
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.0, self.1, self.2)
    }

    pub fn german(self) -> String {
        format!("{:02}.{:02}.{:04}", self.2, self.1, self.0)
    }
}
