//! A run of digits as people write them: in groups, with blanks, hyphens, dots and brackets.

use crate::page::Page;

const LONGEST: usize = 26;

/// Digits and where each stands in the folded text. On the stack: one is read at every number.
pub struct Run {
    values: [u8; LONGEST],
    places: [u32; LONGEST],
    count: usize,
    /// Bit `n`: a group ends with digit `n`.
    ends: u32,
}

/// Reads a run that begins at a folded offset.
#[inline]
pub fn read(page: &Page, start: usize) -> Run {
    let mut run = Run { values: [0; LONGEST], places: [0; LONGEST], count: 0, ends: 0 };
    let mut at = start;
    let mut separators = 0;
    while run.count < LONGEST {
        match page.byte(at) {
            digit @ b'0'..=b'9' => {
                if separators > 0 {
                    run.close_group();
                }
                run.push(digit - b'0', at);
                separators = 0;
            }
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' if separators < 3 && run.count > 0 => {
                separators += 1;
            }
            b'(' if run.count == 0 && at == start => {}
            _ => break,
        }
        at += 1;
    }
    if !page.byte(run.end(run.count)).is_ascii_alphanumeric() {
        run.close_group();
    }
    run
}

impl Run {
    fn push(&mut self, value: u8, at: usize) {
        if let (Some(slot), Some(place)) =
            (self.values.get_mut(self.count), self.places.get_mut(self.count))
        {
            (*slot, *place) = (value, at as u32);
            self.count += 1;
        }
    }

    fn close_group(&mut self) {
        self.ends |= 1 << self.count >> 1;
    }

    /// Lengths at which a group ends, longest first.
    pub fn lengths(&self) -> impl Iterator<Item = usize> {
        let ends = self.ends;
        (1..=self.count).rev().filter(move |length| ends >> (length - 1) & 1 == 1)
    }

    /// The first `length` digits.
    pub fn take(&self, length: usize) -> &[u8] {
        self.values.get(..length.min(self.count)).unwrap_or_default()
    }

    /// Folded offset of the first digit.
    pub fn start(&self) -> Option<usize> {
        (self.count > 0).then(|| self.places.first().map_or(0, |at| *at as usize))
    }

    /// Folded offset after the first `length` digits.
    pub fn end(&self, length: usize) -> usize {
        let last = length.checked_sub(1).and_then(|last| self.places.get(last));
        last.map_or(0, |at| *at as usize + 1)
    }

    /// Sizes of the groups of the first `length` digits.
    pub fn groups(&self, length: usize) -> Vec<usize> {
        let mut groups = vec![];
        let mut from = 0;
        for end in 1..=length {
            if self.ends >> (end - 1) & 1 == 1 || end == length {
                groups.push(end - from);
                from = end;
            }
        }
        groups
    }
}
