//! The words before a number say what it is.

use crate::lexicon::*;
use crate::page::{Break, Page};

/// All announcements, as bits.
const CUES: u64 = (1 << (CUE_DEED + 1)) - (1 << CUE_PHONE);

/// The nearest announcement within `reach` words before a token of the same sentence.
pub fn before(page: &Page, index: usize, reach: usize) -> Option<Class> {
    let mut at = index;
    let mut left = reach;
    while at > 0 && left > 0 {
        if page.token(at).gap == Break::Sentence && page.token(at).is_word() {
            return None;
        }
        at -= 1;
        if !page.token(at).is_word() {
            continue;
        }
        left -= 1;
        let cues = page.token(at).known & CUES;
        if cues != 0 {
            return Some(cues.trailing_zeros() as Class);
        }
    }
    None
}

/// Whether the very next words of the sentence are of a class.
pub fn after(page: &Page, end: usize, reach: usize, class: Class) -> bool {
    let from = page.tokens.partition_point(|t| t.start < end);
    page.tokens
        .iter()
        .enumerate()
        .skip(from)
        .filter(|(_, token)| token.is_word())
        .take(reach)
        .take_while(|(_, token)| token.gap != Break::Sentence)
        .any(|(index, _)| page.is(index, class))
}

/// Whether this announcement stands anywhere among the `reach` words before.
pub fn is_near(page: &Page, index: usize, reach: usize, cue: Class) -> bool {
    let mut left = reach;
    let mut open = true;
    (0..index)
        .rev()
        .take_while(|at| {
            let go_on = open && left > 0;
            if page.token(*at).is_word() {
                left = left.saturating_sub(1);
                open = page.token(*at).gap != Break::Sentence;
            }
            go_on
        })
        .any(|at| page.is(at, cue))
}
