//! From text to findings.

use std::ops::Range;
use std::sync::{Mutex, PoisonError};

use regex::Regex;

use crate::builder::ScreenerBuilder;
use crate::chunks::chunks;
use crate::finding::{Finding, Lang};
use crate::label::Label;
use crate::mask::masks;
use crate::page::Page;
use crate::special::neutral;
use crate::vocabulary::Vocabulary;
use crate::{identifiers, person, special};

/// Findings scored lower are not reported.
///
/// Chosen on the precision–recall curve of `cargo xtask bench redact`: a miss stores health data
/// that must not be kept, a false alarm costs the author one click, so recall weighs more. At 0.5
/// the curve has its knee: below it, words that need a person beside them ("Krebs", "Union",
/// "Haft") begin to fire in product talk and decoys are hit; above it, bare remarks without a
/// subject ("Diabetes, bitte ohne Zucker") are lost.
pub const SHIPPED_THRESHOLD: f32 = 0.5;

/// A place in the folded text.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub start: usize,
    pub end: usize,
    pub label: Label,
    pub score: f32,
}

/// Finds personal data in text. Built once, shared between threads.
pub struct Screener {
    vocabulary: Vocabulary,
    numbers: Vec<(Label, Regex)>,
    threshold: f32,
    /// Pages between two texts: their memory, and what they remember of words, serve again.
    pages: Mutex<Vec<Page>>,
}

impl Screener {
    /// The screener as it comes with the product.
    pub fn shipped() -> Screener {
        match ScreenerBuilder::shipped().build() {
            Ok(screener) => screener,
            Err(_) => unreachable!("the shipped vocabulary is built in every test"),
        }
    }

    pub(crate) fn new(
        vocabulary: Vocabulary,
        numbers: Vec<(Label, Regex)>,
        threshold: f32,
    ) -> Self {
        Self { vocabulary, numbers, threshold, pages: Mutex::default() }
    }

    /// Findings in `text`, in order, none overlapping another. Notes mix languages whatever their
    /// language is said to be, so German and English are always both looked for.
    pub fn find(&self, text: &str, _lang: Option<Lang>) -> Vec<Finding> {
        let mut page = self.pages().pop().unwrap_or_default();
        let mut findings = vec![];
        let mut counter = Counter { text, byte: 0, point: 0 };
        for (offset, piece) in chunks(text) {
            for mut finding in self.screen(&mut page, piece) {
                let bytes = finding.bytes.start + offset..finding.bytes.end + offset;
                (finding.start, finding.end) =
                    (counter.point(bytes.start), counter.point(bytes.end));
                finding.bytes = bytes;
                findings.push(finding);
            }
        }
        page.clear();
        self.pages().push(page);
        findings
    }

    fn pages(&self) -> std::sync::MutexGuard<'_, Vec<Page>> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The findings in one piece, in bytes.
    fn screen(&self, page: &mut Page, piece: &str) -> Vec<Finding> {
        page.refill(piece, &self.vocabulary);
        let mut hits = vec![];
        identifiers::find(page, &mut hits);
        let quiet = special::decoys(page, &self.vocabulary);
        person::find(page, &quiet, &mut hits);
        special::find(page, &self.vocabulary, &quiet, &mut hits);
        hits.retain(|hit| hit.score >= self.threshold);
        let mut findings: Vec<Finding> =
            hits.into_iter().map(|hit| describe(page, piece, &hit)).collect();
        for (label, number) in &self.numbers {
            for found in number.find_iter(piece) {
                let overlaps =
                    |range: &Range<usize>| range.start < found.end() && found.start() < range.end;
                findings.retain(|finding| !overlaps(&finding.bytes));
                findings.push(plain(found.range(), *label, 1.0));
            }
        }
        let masks = masks(piece);
        let in_mask = |bytes: &Range<usize>| {
            masks.iter().any(|mask| mask.start < bytes.end && bytes.start < mask.end)
        };
        findings.retain(|finding| !finding.bytes.is_empty() && !in_mask(&finding.bytes));
        findings.sort_by_key(|finding| finding.bytes.start);
        findings
    }
}

/// A hit as it is reported, with the wording that may stand instead.
fn describe(page: &Page, piece: &str, hit: &Hit) -> Finding {
    let bytes = page.origin(piece, hit.start, hit.end);
    let mut finding = plain(bytes, hit.label, hit.score);
    if let Some(proposal) = neutral::wording(hit.label, page.slice(hit.start, hit.end)) {
        finding.rule = proposal.rule;
        finding.neutral = Some(proposal.words);
    }
    finding
}

/// A finding whose code points are counted later.
fn plain(bytes: Range<usize>, label: Label, score: f32) -> Finding {
    Finding { start: 0, end: 0, bytes, label, score, rule: label.rule(), neutral: None }
}

/// Turns ascending byte offsets into code points in one walk over the text.
struct Counter<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl Counter<'_> {
    fn point(&mut self, byte: usize) -> usize {
        let between = self.text.as_bytes().get(self.byte..byte).unwrap_or_default();
        self.point += between.iter().filter(|b| **b & 0xc0 != 0x80).count();
        self.byte = self.byte.max(byte);
        self.point
    }
}
