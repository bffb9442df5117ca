//! The people of a batch in the search index and the match index.

use super::batch::Draft;
use super::run::Running;
use super::settle::Settled;
use crate::index::Words;
use crate::recognise::Proposal;
use crate::{Desk, Result};

impl Settled {
    /// Puts the new people into the search index.
    pub(super) fn search_for(&self, desk: &Desk) {
        self.new_people().for_each(|draft| words(draft).search_for(&desk.index, draft.person));
    }

    /// Takes the new people out of the search index: they did not come to be.
    pub(super) fn forget(&self, desk: &Desk) {
        self.new_people().for_each(|draft| desk.index.remove(&draft.person.0));
    }

    /// Puts the new people into the match index, and those that changed into both anew.
    pub(super) fn make_known(
        &self,
        desk: &Desk,
        running: &Running<'_>,
        proposal: &mut Proposal<'_>,
    ) -> Result<()> {
        for draft in self.new_people() {
            // A single row is there already, as it was compared.
            let compared = match draft.rows.as_slice() {
                [row] => proposal.confirm(*row, draft.person),
                _ => false,
            };
            if !compared {
                desk.base.put(draft.person, &words(draft).entries());
            }
        }
        let known = self.drafts.iter().filter(|d| !d.is_new && !d.values.is_empty());
        let changed: Vec<_> = known.map(|draft| draft.person).collect();
        desk.reindex(running.compare, &changed)
    }

    fn new_people(&self) -> impl Iterator<Item = &Draft> {
        self.drafts.iter().filter(|draft| draft.is_new)
    }
}

fn words(draft: &Draft) -> Words {
    let mut words = Words::default();
    for value in &draft.values {
        let parts: Vec<&str> = value.parts.iter().map(String::as_str).collect();
        words.add(value.shape, &parts);
    }
    words
}
