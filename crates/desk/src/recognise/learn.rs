//! The model of likeness learns from the firm's own lists, without labels: how often values are
//! missing, misspelt or shared in a household here.
//!
//! The first rows of an import teach before any of them is judged, each time anew from the shipped
//! model, which counts like a hundred pairs of every kind: a list that says little changes little.
//! What was learned holds at every door until the next list. It is a few hundred shares of pairs
//! that agree or differ, in memory only; no value can be read from it.

use link::Comparable;

use super::base::Base;

/// Fewer rows, or a base of fewer persons, teach nothing.
const ENOUGH: usize = 500;

impl Base {
    /// Learns from rows that are about to be judged. `own` are the rows of the same list that went in
    /// before an interruption: people brought by them do not make a base to learn from, so that a
    /// list is judged in two parts as it would have been in one.
    pub(crate) fn learn(&self, rows: impl ExactSizeIterator<Item = Comparable>, own: usize) {
        let model = {
            let everyone = self.read();
            let others = everyone.matcher().index().living().saturating_sub(own);
            if rows.len() < ENOUGH || others < ENOUGH {
                return;
            }
            everyone.matcher().learned(rows)
        };
        self.write().teach(model);
    }
}
