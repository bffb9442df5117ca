//! Blackening: the text without what was found.

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

    /// As [`Screener::mask`], for a text of a known language.
    pub fn mask_in(&self, text: &str, lang: Option<Lang>, only_special: bool) -> Masked {
        self.mask_where(text, lang, |label| !only_special || label.is_special())
    }

    /// Takes the findings out of `text` whose label `goes`.
    pub fn mask_where(
        &self,
        text: &str,
        lang: Option<Lang>,
        goes: impl Fn(Label) -> bool,
    ) -> Masked {
        let mut findings = self.find(text, lang);
        findings.retain(|finding| goes(finding.label));
        let counts = Label::ALL
            .into_iter()
            .map(|label| (label, findings.iter().filter(|f| f.label == label).count()))
            .filter(|(_, count)| *count > 0)
            .collect();
        Masked { text: without(text, &findings), findings, counts }
    }
}

/// `text` with every finding replaced by its mask.
fn without(text: &str, findings: &[Finding]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for finding in findings {
        kept.push_str(text.get(from..finding.bytes.start).unwrap_or_default());
        kept.push_str("[removed: ");
        kept.push_str(finding.label.mask_word());
        kept.push(']');
        from = finding.bytes.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}
