//! Blackening: the text without what was found.

use std::ops::Range;

use crate::finding::{Finding, Lang};
use crate::label::Label;
use crate::screener::Screener;

/// A text that may be kept, and what was taken out of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Masked {
    /// The text with `[removed: health]` in place of each finding.
    pub text: String,
    /// What was taken out; offsets are those of the original text.
    pub findings: Vec<Finding>,
    /// How many per label, in the order of [`Label::ALL`]; labels without a finding are left out.
    pub counts: Vec<(Label, usize)>,
}

impl Screener {
    /// Takes the findings out of `text`, those of special categories alone if `only_special`.
    /// Nothing of a removed span can be got back from the answer.
    pub fn mask(&self, text: &str, only_special: bool) -> Masked {
        self.mask_in(text, None, only_special)
    }

    /// As [`Screener::mask`], for a text of a known language. The mask is the same in each: it is
    /// what programs read.
    pub fn mask_in(&self, text: &str, _lang: Option<Lang>, only_special: bool) -> Masked {
        self.mask_worded(text, Lang::En, |label| !only_special || label.is_special())
    }

    /// Takes the findings out of `text` whose label `goes`, for people to read: in a German text
    /// stands `[entfernt: Gesundheit]`.
    pub fn mask_worded(&self, text: &str, lang: Lang, goes: impl Fn(Label) -> bool) -> Masked {
        let mut findings = self.find(text, None);
        findings.retain(|finding| goes(finding.label));
        let counts = Label::ALL
            .into_iter()
            .map(|label| (label, findings.iter().filter(|f| f.label == label).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        Masked { text: without(text, lang, &findings), findings, counts }
    }
}

/// `text` with every finding replaced by its mask.
fn without(text: &str, lang: Lang, findings: &[Finding]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for finding in findings {
        kept.push_str(text.get(from..finding.bytes.start).unwrap_or_default());
        let (opening, word) = said(finding.label, lang);
        kept.push_str(opening);
        kept.push_str(word);
        kept.push(']');
        from = finding.bytes.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

const fn opening(lang: Lang) -> &'static str {
    match lang {
        Lang::De => "[entfernt: ",
        Lang::En => "[removed: ",
    }
}

fn said(label: Label, lang: Lang) -> (&'static str, &'static str) {
    let word = match lang {
        Lang::De => label.mask_word_german(),
        Lang::En => label.mask_word(),
    };
    (opening(lang), word)
}

/// Where masks stand in `text`: what was taken out once is not found again. Only our own words make
/// a mask, so nothing can hide in brackets.
pub(crate) fn masks(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for lang in [Lang::De, Lang::En] {
        for (start, opening) in text.match_indices(opening(lang)) {
            let rest = text.get(start + opening.len()..).unwrap_or_default();
            let closes = |label: &Label| {
                let word = said(*label, lang).1;
                rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(']')).then_some(word)
            };
            if let Some(word) = Label::ALL.iter().find_map(closes) {
                found.push(start..start + opening.len() + word.len() + 1);
            }
        }
    }
    found
}
