//! What must not be kept in a text, and how its author hears of it (R-EMP-20 … 22, R-ART9-01 … 06).
//!
//! One mechanism for everything people write: notes typed here, columns of a list, requests from
//! the form on the firm's own pages, names of files. Special categories and criminal matters are
//! taken out before anything is sealed, and so are the numbers that the firm names in its register
//! (payment cards and numbers of identity, unless it says otherwise); what merely stands in the
//! wrong place (an address, an account number) is pointed out.

mod house;
mod words;

pub(crate) use house::House;
pub use redact::Label;
pub use words::{hint, name, reason};

use law::refusal::Words;
use redact::Finding;
use store::Tx;
use store::records::masking::{self, MaskCount};

use crate::{Call, Desk, Result};

/// A text as it may be kept, and what its author should know. No `Debug`: it holds text.
pub struct Screened {
    /// What may be kept: `[removed: health]` in place of each span, in the language of the text.
    pub kept: String,
    /// What is taken out, in order.
    pub removed: Vec<Spot>,
    /// What stays but belongs elsewhere, in order.
    pub hints: Vec<Spot>,
}

/// One place in a text, for the eyes of whoever wrote it. No `Debug`: it holds text.
pub struct Spot {
    /// What it is.
    pub label: Label,
    /// The words themselves; they go nowhere but back to the author.
    pub text: String,
    /// Where, in bytes of the text.
    pub bytes: std::ops::Range<usize>,
    /// The rule behind it.
    pub rule: &'static str,
    /// What may be written instead (R-ART9-03).
    pub neutral: Option<Words>,
    /// Taken out, not merely pointed out.
    taken: bool,
}

impl Screened {
    /// Screens a text; spans of the label `allowed` may stay.
    pub(crate) fn of(house: &House, text: &str, allowed: Option<Label>) -> Self {
        let masked = house.mask(text, allowed);
        let hints = house.find(text);
        Self {
            removed: masked.findings.iter().map(|f| Spot::new(f, text, true)).collect(),
            hints: hints
                .iter()
                .filter(|f| words::belongs_elsewhere(f.label) && !house.goes(f.label, allowed))
                .map(|f| Spot::new(f, text, false))
                .collect(),
            kept: masked.text,
        }
    }

    /// What was taken out, without content: whoever sends it back has seen exactly this.
    pub fn fingerprint(&self) -> String {
        let spot = |s: &Spot| format!("{}@{}-{}", s.label.code(), s.bytes.start, s.bytes.end);
        self.removed.iter().map(spot).collect::<Vec<_>>().join(" ")
    }
}

impl Screened {
    /// The text with the proposed wording in place of what is taken out at `place`; `None` where
    /// there is none to put in. The question to the author behind the wording stays out.
    pub fn with_wording(&self, text: &str, place: usize) -> Option<String> {
        let spot = self.removed.get(place)?;
        let words = spot.wording()?;
        let said = match redact::language(text) {
            Some(redact::Lang::En) => words.en,
            _ => words.de,
        };
        let (before, behind) = (text.get(..spot.bytes.start)?, text.get(spot.bytes.end..)?);
        Some(format!("{before}{said}{behind}"))
    }
}

impl Spot {
    /// What may be put in its place as it stands; advice and questions may not.
    pub fn wording(&self) -> Option<Words> {
        let words = self.neutral?;
        let statement = |text: &'static str| text.split(" – ").next().unwrap_or(text);
        let words = Words { de: statement(words.de), en: statement(words.en) };
        (!words.de.contains('?') && !words.en.contains('?')).then_some(words)
    }

    fn new(finding: &Finding, text: &str, taken: bool) -> Self {
        Self {
            label: finding.label,
            text: text.get(finding.bytes.clone()).unwrap_or_default().to_owned(),
            bytes: finding.bytes.clone(),
            rule: finding.rule,
            neutral: finding.neutral.map(|words| Words { de: words.de, en: words.en }),
            taken,
        }
    }

    /// Why it may not be kept, or where it belongs.
    pub fn why(&self) -> Words {
        if self.taken { reason(self.label) } else { hint(self.label) }
    }
}

impl Desk {
    /// Screens a text; nothing is kept of it.
    pub fn screen(&self, text: &str) -> Screened {
        Screened::of(&self.screener(), text, None)
    }

    /// Counts what was taken out, by month and category, in the transaction of what was kept.
    pub(crate) fn count_masks(&self, tx: &mut Tx<'_>, call: &Call, removed: &[Spot]) -> Result<()> {
        let month = month_of(call);
        for label in Label::ALL {
            let masks = removed.iter().filter(|spot| spot.label == label).count();
            if masks > 0 {
                let masks = i64::try_from(masks).unwrap_or(i64::MAX);
                masking::add(tx, &MaskCount { month, label: number(label), masks })?;
            }
        }
        Ok(())
    }

    /// How often something was taken out in the last twelve months, by category.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn masks_of_year(&self, call: &Call) -> Result<Vec<(Label, u64)>> {
        let counts = self.store.read(|tx| masking::since(tx, month_of(call) - 11))?;
        let sum = |label: Label| {
            let of_label = counts.iter().filter(|c| c.label == number(label));
            of_label.map(|c| u64::try_from(c.masks).unwrap_or(0)).sum::<u64>()
        };
        Ok(Label::ALL.into_iter().map(|l| (l, sum(l))).filter(|(_, n)| *n > 0).collect())
    }
}

/// Place of a label in the vocabulary, the number kept for it.
fn number(label: Label) -> i64 {
    let place = Label::ALL.iter().position(|l| *l == label).unwrap_or_default();
    i64::try_from(place).unwrap_or_default()
}

/// Months since January 1970.
fn month_of(call: &Call) -> i64 {
    let date = call.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    (i64::from(date.year()) - 1970) * 12 + i64::from(date.month()) - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn special_spans_go_and_misplaced_ones_are_pointed_out() {
        let screener = House::of(&crate::register::Register::shipped().unwrap());
        let text = "Sie ist schwanger. Neue IBAN DE89 3704 0044 0532 0130 00.";
        let screened = Screened::of(&screener, text, None);
        assert!(!screened.kept.contains("schwanger") && screened.kept.contains("DE89"));
        assert_eq!(screened.removed[0].text, "ist schwanger");
        assert_eq!(screened.hints[0].label, Label::Iban);
        assert!(!screened.fingerprint().contains("schwanger"));
        let sitting = "Sie sitzt im Rollstuhl. Bitte klingeln.";
        let put = Screened::of(&screener, sitting, None).with_wording(sitting, 0).unwrap();
        assert_eq!(put, "Sie braucht stufenlosen Zugang. Bitte klingeln.");
        assert!(Screened::of(&screener, &put, None).removed.is_empty());
        assert!(Screened::of(&screener, text, None).with_wording(text, 7).is_none());
        let allowed = Screened::of(&screener, text, Some(Label::Health));
        assert_eq!((allowed.kept.as_str(), allowed.removed.len()), (text, 0));
    }
}
