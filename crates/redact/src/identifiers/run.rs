//! A run of digits as people write them: in groups, with blanks, hyphens, dots and brackets.

use crate::page::Page;

/// Digits and where each stands in the folded text.
#[derive(Default)]
pub struct Run {
    /// Value and offset of every digit.
    pub digits: Vec<(u8, usize)>,
    /// For each digit whether a group ends with it.
    ends: Vec<bool>,
}

const LONGEST: usize = 26;

/// Reads a run that begins at a folded offset.
pub fn read(page: &Page, start: usize) -> Run {
    let mut run = Run::default();
    let mut at = start;
    let mut separators = 0;
    while run.digits.len() < LONGEST {
        match page.byte(at) {
            digit @ b'0'..=b'9' => {
                if separators > 0
                    && let Some(end) = run.ends.last_mut()
                {
                    *end = true;
                }
                run.digits.push((digit - b'0', at));
                run.ends.push(false);
                separators = 0;
            }
            b' ' | b'-' | b'.' | b'/' | b'(' | b')' if separators < 3 && !run.digits.is_empty() => {
                separators += 1;
            }
            b'(' if run.digits.is_empty() => {}
            _ => break,
        }
        at += 1;
    }
    if let Some(end) = run.ends.last_mut() {
        let next = page.byte(run.digits.last().map_or(start, |d| d.1 + 1));
        *end = !next.is_ascii_alphanumeric();
    }
    run
}

impl Run {
    /// Lengths at which a group ends, longest first.
    pub fn lengths(&self) -> impl Iterator<Item = usize> {
        self.ends.iter().enumerate().rev().filter(|(_, end)| **end).map(|(index, _)| index + 1)
    }

    /// The first `length` digits.
    pub fn take(&self, length: usize) -> Vec<u8> {
        self.digits.iter().take(length).map(|d| d.0).collect()
    }

    /// Folded offset after the first `length` digits.
    pub fn end(&self, length: usize) -> usize {
        length.checked_sub(1).and_then(|last| self.digits.get(last)).map_or(0, |d| d.1 + 1)
    }

    /// Sizes of the groups of the first `length` digits.
    pub fn groups(&self, length: usize) -> Vec<usize> {
        let mut groups = vec![];
        let mut size = 0;
        for end in self.ends.iter().take(length) {
            size += 1;
            if *end {
                groups.push(size);
                size = 0;
            }
        }
        if size > 0 {
            groups.push(size);
        }
        groups
    }
}
