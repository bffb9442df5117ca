//! The table of one held row: both sides, how far they agree, and the match weights as a waterfall.

use desk::import::{Beside, HeldView, Mark};

use crate::text::{Lang, Text};

/// Width of the picture, in its own units.
const WIDTH: f64 = 240.0;

/// Both sides, field by field.
pub(super) struct Table {
    pub rows: Vec<Line>,
    /// Where the score starts and ends, when it was weighed.
    pub start: Option<Bar>,
    pub total: Option<Bar>,
    /// What other people the row may be about take away.
    pub others: Option<Bar>,
    /// What the score came to when the row was held.
    pub score: Option<String>,
}

/// One field.
pub(super) struct Line {
    pub field: &'static str,
    pub row: String,
    pub known: Vec<String>,
    /// Class and words of the agreement.
    pub mark: &'static str,
    pub words: &'static str,
    pub bar: Option<Bar>,
}

/// One step of the waterfall.
pub(super) struct Bar {
    pub x: String,
    pub width: String,
    /// Where odds are even.
    pub even: String,
    /// `up`, `down` or `sum`.
    pub ink: &'static str,
    pub bits: String,
}

/// From bits to places on the picture.
#[derive(Clone, Copy)]
struct Scale {
    low: f64,
    high: f64,
    lang: Lang,
}

impl Table {
    pub(super) fn new(t: &dyn Text, lang: Lang, row: &HeldView) -> Self {
        let scale =
            row.weighed.map(|weighed| Scale::of(lang, weighed.start, &row.beside, weighed.total));
        let mut at = row.weighed.map_or(0.0, |weighed| weighed.start);
        let rows = (row.beside.iter())
            .map(|beside| {
                let bar = beside.bits.zip(scale).map(|(bits, scale)| {
                    let from = at;
                    at += bits;
                    scale.bar(from, at, if bits < 0.0 { "down" } else { "up" }, bits)
                });
                line(t, lang, beside, row.against.is_some(), bar)
            })
            .collect();
        let others = row.weighed.filter(|weighed| weighed.others.abs() >= 0.05).zip(scale);
        let others = others.map(|(w, scale)| {
            let ink = if w.others < 0.0 { "down" } else { "up" };
            scale.bar(w.total - w.others, w.total, ink, w.others)
        });
        let sum = |end: f64| scale.map(|scale| scale.bar(0.0, end, "sum", end));
        Self {
            rows,
            start: row.weighed.and_then(|weighed| sum(weighed.start)),
            total: row.weighed.and_then(|weighed| sum(weighed.total)),
            others,
            score: row
                .score
                .map(|score| t.quarantine_score(u64::try_from(score / 10).unwrap_or(0))),
        }
    }
}

fn line(t: &dyn Text, lang: Lang, beside: &Beside, compared: bool, bar: Option<Bar>) -> Line {
    let only = match (beside.row.is_empty(), beside.known.is_empty()) {
        (false, true) => Some(t.quarantine_only_row()),
        (true, false) => Some(t.quarantine_only_known()),
        _ => None,
    };
    let words = if compared { only.unwrap_or(lang.of(beside.mark.words())) } else { "" };
    let mark = match beside.mark {
        _ if !compared || only.is_some() => "missing",
        Mark::Missing => "missing",
        Mark::Differ => "differ",
        Mark::Part => "part",
        Mark::Similar => "similar",
        Mark::Equal => "equal",
    };
    Line {
        field: lang.of(beside.field),
        row: beside.row.clone(),
        known: beside.known.clone(),
        mark,
        words,
        bar,
    }
}

impl Scale {
    fn of(lang: Lang, start: f64, fields: &[Beside], total: f64) -> Self {
        let mut at = start;
        let (mut low, mut high) = (start.min(total).min(0.0), start.max(total).max(0.0));
        for bits in fields.iter().filter_map(|beside| beside.bits) {
            at += bits;
            (low, high) = (low.min(at), high.max(at));
        }
        Self { low, high: high.max(low + 1.0), lang }
    }

    fn place(self, bits: f64) -> f64 {
        (bits - self.low) / (self.high - self.low) * WIDTH
    }

    fn bar(self, from: f64, to: f64, ink: &'static str, bits: f64) -> Bar {
        let (left, right) = (self.place(from.min(to)), self.place(from.max(to)));
        Bar {
            x: format!("{left:.1}"),
            width: format!("{:.1}", (right - left).max(1.0)),
            even: format!("{:.1}", self.place(0.0)),
            ink,
            bits: crate::charts::bits(self.lang, bits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stay_inside_and_meet_each_other() {
        let scale = Scale { low: -10.0, high: 10.0, lang: Lang::De };
        let (start, up) = (scale.bar(0.0, -10.0, "sum", -10.0), scale.bar(-10.0, 5.0, "up", 15.0));
        assert_eq!((start.x.as_str(), start.width.as_str()), ("0.0", "120.0"));
        assert_eq!((up.x.as_str(), up.width.as_str(), up.bits.as_str()), ("0.0", "180.0", "+15,0"));
        assert_eq!(up.even, "120.0");
        let flat = Scale::of(Lang::De, 0.0, &[], 0.0).bar(0.0, 0.0, "sum", 0.0);
        assert_eq!((flat.x.as_str(), flat.width.as_str()), ("0.0", "1.0"));
    }
}
