//! Checks a whole log against its signed checkpoints.

use law::refusal::Words;

use super::checkpoint::{Checkpoint, CheckpointError, Verifier};
use super::tree::{Hash, Tree, leaf_hash};
use crate::leaf::Leaf;

/// What checking a log found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Number of leaves read.
    pub size: u64,
    /// Root hash over them.
    pub root: Hash,
    /// How many of them a signed checkpoint vouches for; later ones could have been changed
    /// unnoticed until the next checkpoint.
    pub vouched: u64,
    /// Everything that does not fit; empty if the log is sound.
    pub faults: Vec<Fault>,
}

/// Something that does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The bytes at this position are no leaf.
    Unreadable {
        /// Position in the log.
        at: u64,
    },
    /// A leaf says that it belongs elsewhere: one was removed, inserted or moved.
    Misplaced {
        /// Position in the log.
        at: u64,
        /// Position the leaf says.
        says: u64,
    },
    /// The first `size` leaves are not those that were signed.
    Changed {
        /// Size of the checkpoint.
        size: u64,
    },
    /// The log is shorter than a signed checkpoint.
    CutOff {
        /// Size of the checkpoint.
        size: u64,
    },
    /// A checkpoint cannot be trusted.
    Checkpoint {
        /// Which one, from 0.
        number: usize,
        /// Why.
        error: CheckpointError,
    },
}

impl Report {
    /// Whether nothing was found.
    #[must_use]
    pub const fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Fault {
    /// What it means, in both languages.
    pub const fn words(&self) -> Words {
        match self {
            Self::Unreadable { .. } => Words {
                de: "Ein Eintrag ist nicht lesbar: Er wurde verändert oder beschädigt.",
                en: "An entry cannot be read: it was changed or damaged.",
            },
            Self::Misplaced { .. } => Words {
                de: "Ein Eintrag steht an der falschen Stelle: Davor wurde etwas entfernt, eingefügt oder umgestellt.",
                en: "An entry stands in the wrong place: something before it was removed, inserted or moved.",
            },
            Self::Changed { .. } => Words {
                de: "Die Einträge stimmen nicht mit dem unterschriebenen Prüfpunkt überein: Sie wurden nachträglich verändert.",
                en: "The entries do not match the signed checkpoint: they were changed afterwards.",
            },
            Self::CutOff { .. } => Words {
                de: "Das Protokoll ist kürzer als ein unterschriebener Prüfpunkt: Am Ende fehlen Einträge, oder es wurde ein alter Stand eingespielt.",
                en: "The log is shorter than a signed checkpoint: entries are missing at the end, or an old state was restored.",
            },
            Self::Checkpoint { .. } => Words {
                de: "Ein Prüfpunkt ist gefälscht, beschädigt oder gehört zu einer anderen Installation.",
                en: "A checkpoint is forged, damaged, or belongs to another installation.",
            },
        }
    }
}

/// Checks encoded leaves, in order from the first, against checkpoints in any order.
pub fn verify<L: AsRef<[u8]>, C: AsRef<str>>(
    leaves: impl IntoIterator<Item = L>,
    checkpoints: impl IntoIterator<Item = C>,
    verifier: &Verifier,
) -> Report {
    let (mut signed, mut faults) = read(checkpoints, verifier);
    signed.sort_by_key(|checkpoint| checkpoint.size);
    let mut signed = signed.into_iter().peekable();
    let (mut tree, mut vouched) = (Tree::default(), 0);
    let mut leaves = leaves.into_iter();
    loop {
        while let Some(checkpoint) = signed.next_if(|next| next.size == tree.size()) {
            match checkpoint.root == tree.root() {
                true => vouched = checkpoint.size,
                false => faults.push(Fault::Changed { size: checkpoint.size }),
            }
        }
        let Some(leaf) = leaves.next() else { break };
        faults.extend(misfit(leaf.as_ref(), tree.size()));
        tree.append(leaf_hash(leaf.as_ref()));
    }
    faults.extend(signed.map(|checkpoint| Fault::CutOff { size: checkpoint.size }));
    Report { size: tree.size(), root: tree.root(), vouched, faults }
}

fn read<C: AsRef<str>>(
    checkpoints: impl IntoIterator<Item = C>,
    verifier: &Verifier,
) -> (Vec<Checkpoint>, Vec<Fault>) {
    let (mut signed, mut faults) = (Vec::new(), Vec::new());
    for (number, note) in checkpoints.into_iter().enumerate() {
        match verifier.read(note.as_ref()) {
            Ok(checkpoint) => signed.push(checkpoint),
            Err(error) => faults.push(Fault::Checkpoint { number, error }),
        }
    }
    (signed, faults)
}

fn misfit(bytes: &[u8], at: u64) -> Option<Fault> {
    match Leaf::decode(bytes) {
        None => Some(Fault::Unreadable { at }),
        Some(leaf) if leaf.seq != at => Some(Fault::Misplaced { at, says: leaf.seq }),
        Some(_) => None,
    }
}

#[cfg(test)]
#[path = "verify_tests.rs"]
mod tests;
