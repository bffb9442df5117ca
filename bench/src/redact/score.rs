//! Precision and recall per label, leaked characters, decoys hit: as the open set's scorer counts.

use std::fmt;

use redact::{Finding, Label};

use super::notes::Note;

/// Counts of one label.
#[derive(Clone, Copy, Default)]
pub struct Row {
    gold: usize,
    found: usize,
    predicted: usize,
    right: usize,
    characters: usize,
    leaked: usize,
}

/// Counts of a set.
pub struct Score {
    rows: Vec<(Label, Row)>,
    decoys: usize,
    touched: usize,
}

/// Scores findings, one list a note.
pub fn score(notes: &[Note], findings: &[Vec<Finding>]) -> Score {
    let mut rows: Vec<(Label, Row)> = Label::ALL.map(|label| (label, Row::default())).to_vec();
    let (mut decoys, mut touched) = (0, 0);
    for (note, findings) in notes.iter().zip(findings) {
        for (label, row) in &mut rows {
            row.add(note, findings, *label);
        }
        decoys += note.decoys.len();
        let hit = |f: &Finding| note.decoys.iter().any(|d| d.overlaps(f.start, f.end));
        touched += note
            .decoys
            .iter()
            .filter(|d| findings.iter().any(|f| hit(f) && d.overlaps(f.start, f.end)))
            .count();
    }
    Score { rows, decoys, touched }
}

impl Row {
    fn add(&mut self, note: &Note, findings: &[Finding], label: Label) {
        for gold in note.spans.iter().filter(|gold| gold.name == label.code()) {
            self.gold += 1;
            let same = |f: &Finding| f.label == label && gold.overlaps(f.start, f.end);
            self.found += usize::from(findings.iter().any(same));
            self.characters += gold.end - gold.start;
            let covered = |at: &usize| findings.iter().any(|f| f.start <= *at && *at < f.end);
            self.leaked += (gold.start..gold.end).filter(|at| !covered(at)).count();
        }
        for finding in findings.iter().filter(|finding| finding.label == label) {
            self.predicted += 1;
            let same = |gold: &super::notes::Marked| {
                gold.name == label.code() && gold.overlaps(finding.start, finding.end)
            };
            self.right += usize::from(note.spans.iter().any(same));
        }
    }

    /// Share of the findings that are right.
    pub fn precision(&self) -> f64 {
        self.right as f64 / self.predicted.max(1) as f64
    }

    /// Share of the marked places that are found.
    pub fn recall(&self) -> f64 {
        self.found as f64 / self.gold.max(1) as f64
    }

    fn f1(&self) -> f64 {
        let sum = self.precision() + self.recall();
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision() * self.recall() / sum }
    }

    fn plus(self, other: &Row) -> Row {
        Row {
            gold: self.gold + other.gold,
            found: self.found + other.found,
            predicted: self.predicted + other.predicted,
            right: self.right + other.right,
            characters: self.characters + other.characters,
            leaked: self.leaked + other.leaked,
        }
    }
}

impl Score {
    /// Sum over the special categories.
    pub fn special(&self) -> Row {
        self.rows
            .iter()
            .filter(|(l, _)| l.is_special())
            .fold(Row::default(), |sum, (_, row)| sum.plus(row))
    }

    fn macro_f1(&self, chosen: impl Fn(Label) -> bool) -> f64 {
        let rows: Vec<_> = self.rows.iter().filter(|(l, row)| chosen(*l) && row.gold > 0).collect();
        rows.iter().map(|(_, row)| row.f1()).sum::<f64>() / rows.len().max(1) as f64
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:16}{:>6}{:>6}{:>8}{:>8}{:>8}{:>8}",
            "label", "gold", "pred", "P", "R", "F1", "leak"
        )?;
        for (label, row) in self.rows.iter().filter(|(_, row)| row.gold + row.predicted > 0) {
            let leak = row.leaked as f64 / row.characters.max(1) as f64;
            let (p, r, f1) = (row.precision(), row.recall(), row.f1());
            writeln!(
                f,
                "{:16}{:6}{:6}{p:8.3}{r:8.3}{f1:8.3}{leak:8.3}",
                label.code(),
                row.gold,
                row.predicted
            )?;
        }
        let structured = |label: Label| !label.is_special() && label != Label::Person;
        writeln!(
            f,
            "macro F1: structured identifiers {:.4}, special categories {:.4}",
            self.macro_f1(structured),
            self.macro_f1(Label::is_special)
        )?;
        let share = 100.0 * self.touched as f64 / self.decoys.max(1) as f64;
        write!(f, "decoys hit: {} of {} ({share:.2} %)", self.touched, self.decoys)
    }
}
