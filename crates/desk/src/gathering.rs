//! Lists that become one base: who is in which, what they contradict each other about, and how far
//! the work is.

mod conflicts;
mod settle;
#[cfg(test)]
mod tests;

use law::ids::PersonId;
use law::vocabulary::PersonState;
use store::records::consent::ConsentAction;
use store::records::gathering::{self, Item};
use store::records::standing;
use store::records::twin::{self, TwinState};

pub use store::records::gathering::Matter;

pub use self::conflicts::Told;
use crate::people::{Listed, lens};
use crate::{Call, Desk, Result};

/// Rows shown of each matter.
const SHOWN: i64 = 10;

/// People in exactly these of the chosen sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overlap {
    /// Sources, numbers of the register.
    pub sources: Vec<u16>,
    /// How many people.
    pub persons: u64,
}

/// One person to look at. No `Debug`: it holds opened values.
pub struct Look {
    /// Who, with name, firm and town.
    pub listed: Listed,
    /// Sources the person is in.
    pub sources: Vec<u16>,
    /// Sources that claim a consent.
    pub agreed: Vec<u16>,
    /// Sources that refuse.
    pub refused: Vec<u16>,
    /// Values of kinds that have several, and where each comes from.
    pub values: Vec<Told>,
}

/// One matter and its people.
pub struct Todo {
    /// What about.
    pub matter: Matter,
    /// How many wait.
    pub open: u64,
    /// How many were looked at.
    pub done: u64,
    /// The first ones that wait.
    pub people: Vec<Look>,
}

/// The lists side by side.
pub struct Gathering {
    /// Every source somebody is in, with how many.
    pub sources: Vec<(u16, u64)>,
    /// The chosen ones.
    pub chosen: Vec<u16>,
    /// Who is in which, the most first.
    pub overlaps: Vec<Overlap>,
    /// Matter by matter.
    pub todo: Vec<Todo>,
    /// Pairs that may be one person: waiting and decided.
    pub pairs: (u64, u64),
    /// When everybody was last compared (milliseconds since 1970 UTC).
    pub searched_at: Option<i64>,
}

impl Desk {
    /// Collects who is in which list and what waits, as after a list was taken in.
    ///
    /// # Errors
    /// Failures of the store only.
    pub(crate) fn collect_lists(&self) -> Result<()> {
        let kinds = self.single_kinds();
        Ok(self.store.write(|tx| gathering::collect(tx, kinds))?)
    }

    /// Lists side by side, of the chosen sources or of all; names opened with one leaf.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in bringing data together.
    pub fn gathering(&self, call: &Call, chosen: &[u16]) -> Result<Gathering> {
        self.may_merge(call)?;
        let (all, pairs, searched_at) = self.store.read(|tx| {
            let at = twin::last_round(tx)?;
            Ok::<_, store::Failure>((gathering::overlap(tx)?, twin::counts(tx)?, at))
        })?;
        let on = |bits: i64, source: u16| bits >> i64::from(source) & 1 == 1;
        let count = |source: u16| {
            let held = all.iter().filter(|(bits, _)| on(*bits, source));
            held.map(|(_, n)| u64::try_from(*n).unwrap_or_default()).sum::<u64>()
        };
        let sources: Vec<(u16, u64)> =
            (1..63).map(|s| (s, count(s))).filter(|(_, n)| *n > 0).collect();
        let chosen: Vec<u16> = match chosen.is_empty() {
            true => sources.iter().map(|(source, _)| *source).collect(),
            false => chosen.to_vec(),
        };
        let mask = mask(&chosen);
        let pair = |wanted: &[TwinState]| {
            let counted = pairs.iter().filter(|(state, _)| wanted.contains(state));
            counted.map(|(_, n)| u64::try_from(*n).unwrap_or_default()).sum()
        };
        Ok(Gathering {
            overlaps: overlaps(&all, &chosen, mask),
            todo: self.todo(call, mask)?,
            pairs: (
                pair(&[TwinState::Open, TwinState::Later]),
                pair(&[TwinState::Same, TwinState::Different]),
            ),
            sources,
            chosen,
            searched_at,
        })
    }

    fn todo(&self, call: &Call, mask: i64) -> Result<Vec<Todo>> {
        let (counts, mut items) = self.store.read(|tx| {
            let counts = gathering::counts(tx, mask)?;
            let mut items: Vec<Item> = Vec::new();
            for matter in Matter::ALL {
                items.extend(gathering::open(tx, *matter, mask, SHOWN)?);
            }
            Ok::<_, store::Failure>((counts, items))
        })?;
        let ids: Vec<PersonId> = items.iter().map(|item| item.person).collect();
        let (sayings, standings) = self.store.read(|tx| {
            let mut all = Vec::new();
            for id in &ids {
                all.extend(standing::get(tx, *id)?);
            }
            Ok::<_, store::Failure>((gathering::sayings(tx, &ids)?, all))
        })?;
        let mut standings: Vec<_> =
            standings.into_iter().filter(|s| s.state == PersonState::Active).collect();
        standings.sort_by_key(|s| s.person);
        standings.dedup_by_key(|s| s.person);
        let facts = lens(call, &self.register(), None, false)?;
        let listed = self.open_rows(call, &facts, &standings)?;
        items.retain(|item| listed.iter().any(|row| row.person == item.person));
        let told = self.conflicts(call, &facts, &items)?;
        let said = |person: PersonId, wanted: &[ConsentAction]| -> Vec<u16> {
            let wanted = |code: i64| wanted.iter().any(|action| action.code() == code);
            let of = sayings.iter().filter(|(who, action, _)| *who == person && wanted(*action));
            of.filter_map(|(_, _, source)| u16::try_from(*source).ok()).collect()
        };
        let total = |matter: Matter, done: bool| {
            let counted = counts.iter().filter(|(m, d, _)| (*m, *d) == (matter, done));
            counted.map(|(.., n)| u64::try_from(*n).unwrap_or_default()).sum()
        };
        Ok(Matter::ALL
            .iter()
            .map(|matter| Todo {
                matter: *matter,
                open: total(*matter, false),
                done: total(*matter, true),
                people: items
                    .iter()
                    .filter(|item| item.matter == *matter)
                    .filter_map(|item| {
                        let listed = listed.iter().find(|row| row.person == item.person)?.clone();
                        Some(Look {
                            listed,
                            sources: bits(item.sources & mask),
                            agreed: said(item.person, &[ConsentAction::Requested]),
                            refused: said(
                                item.person,
                                &[ConsentAction::Objected, ConsentAction::Withdrawn],
                            ),
                            values: (told.iter())
                                .filter(|(person, _)| *person == item.person)
                                .map(|(_, told)| told.clone())
                                .collect(),
                        })
                    })
                    .collect(),
            })
            .collect())
    }
}

/// The bits of these sources; of all, where none is named.
fn mask(chosen: &[u16]) -> i64 {
    let of = |chosen: &[u16]| chosen.iter().fold(0_i64, |mask, s| mask | 1 << i64::from(*s));
    if chosen.is_empty() { of(&(1..63).collect::<Vec<_>>()) } else { of(chosen) }
}

/// Counts by the chosen sources alone, the most first.
fn overlaps(all: &[(i64, i64)], chosen: &[u16], mask: i64) -> Vec<Overlap> {
    let mut counted: std::collections::BTreeMap<i64, u64> = std::collections::BTreeMap::new();
    for (sources, persons) in all.iter().filter(|(sources, _)| sources & mask != 0) {
        *counted.entry(sources & mask).or_default() += u64::try_from(*persons).unwrap_or_default();
    }
    let of = |bits: i64| chosen.iter().copied().filter(move |s| bits >> i64::from(*s) & 1 == 1);
    let mut overlaps: Vec<Overlap> = counted
        .into_iter()
        .map(|(bits, persons)| Overlap { sources: of(bits).collect(), persons })
        .collect();
    overlaps.sort_by_key(|o| (std::cmp::Reverse(o.persons), o.sources.clone()));
    overlaps
}

fn bits(sources: i64) -> Vec<u16> {
    (1..63).filter(|source| sources >> i64::from(*source) & 1 == 1).collect()
}
