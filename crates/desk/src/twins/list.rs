//! The work list: pair by pair side by side, the surest first, each with the reasons.

use std::collections::{BTreeSet, HashMap};

use law::access::{Subjects, decide};
use law::ids::PersonId;
use law::kinds::{Shape, View};
use law::vocabulary::PersonState;
use store::records::datum::{self, Datum};
use store::records::standing::{self, Standing};
use store::records::twin::{self, Twin, TwinState};
use vault::Grant;

use super::Why;
use crate::merge::{Pair, pairs};
use crate::people::open_parts;
use crate::{Call, Desk, Result};

/// One pair, side by side. No `Debug`: it holds opened values.
pub struct Card {
    /// The record that was there first.
    pub low: PersonId,
    /// The other.
    pub high: PersonId,
    /// Probability that both are one person, 0 to 1.
    pub score: f64,
    /// Kind by kind.
    pub pairs: Vec<Pair>,
    /// Why the score is what it is.
    pub why: Option<Why>,
    /// Sources of both, numbers of the register.
    pub sources: (Vec<u16>, Vec<u16>),
}

/// The work list.
pub struct List {
    /// The surest pairs.
    pub cards: Vec<Card>,
    /// Pairs that wait.
    pub open: u64,
    /// Pairs put off.
    pub later: u64,
    /// Pairs decided.
    pub decided: u64,
    /// When everybody was last compared (milliseconds since 1970 UTC), if pairs came of it.
    pub searched_at: Option<i64>,
}

/// Pairs without anything about their persons.
pub struct Pairs {
    /// Both ids and the probability that they are one person.
    pub pairs: Vec<(PersonId, PersonId, f64)>,
    /// Pairs that wait.
    pub open: u64,
    /// Pairs decided.
    pub decided: u64,
}

type Values = Vec<(u16, Shape, Vec<String>)>;

impl Desk {
    /// The next pairs to decide about, opened for view with one leaf for the page. Pairs with a
    /// restricted record are left to the rights desk.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in bringing data together.
    pub fn twins(&self, call: &Call, state: TwinState, limit: usize) -> Result<List> {
        self.may_merge(call)?;
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        let (twins, counts, searched_at) = self.store.read(|tx| {
            let at = twin::last_round(tx)?;
            Ok::<_, store::Failure>((twin::page(tx, state, rows)?, twin::counts(tx)?, at))
        })?;
        Ok(List {
            cards: self.twin_cards(call, &twins)?,
            open: count(&counts, &[TwinState::Open]),
            later: count(&counts, &[TwinState::Later]),
            decided: count(&counts, &[TwinState::Same, TwinState::Different]),
            searched_at,
        })
    }

    /// Ids and scores alone; nothing is opened.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in bringing data together.
    pub fn twin_pairs(&self, call: &Call, state: TwinState, limit: i64) -> Result<Pairs> {
        self.may_merge(call)?;
        let (twins, counts) = self.store.read(|tx| {
            Ok::<_, store::Failure>((twin::page(tx, state, limit)?, twin::counts(tx)?))
        })?;
        let bare = |t: &Twin| (t.low, t.high, t.score as f64 / 1000.0);
        Ok(Pairs {
            pairs: twins.iter().map(bare).collect(),
            open: count(&counts, &[TwinState::Open]),
            decided: count(&counts, &[TwinState::Same, TwinState::Different]),
        })
    }

    fn twin_cards(&self, call: &Call, twins: &[Twin]) -> Result<Vec<Card>> {
        let ids: BTreeSet<PersonId> = twins.iter().flat_map(|t| [t.low, t.high]).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let at_most = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let permit = decide::<View>(
            call.actor,
            Subjects::Set { at_most },
            &self.intake()?,
            crate::merge::SHOWN,
        )?;
        let grant = self.grant(permit, call, None)?;
        let ids: Vec<PersonId> = ids.into_iter().collect();
        let (standings, data) = self.store.read(|tx| {
            let mut all: HashMap<PersonId, Standing> = HashMap::new();
            for id in &ids {
                all.extend(standing::get(tx, *id)?.map(|s| (*id, s)));
            }
            Ok::<_, store::Failure>((all, datum::of_persons(tx, &ids)?))
        })?;
        let rights = call.is(law::vocabulary::Role::RightsDesk);
        let visible =
            |id: &PersonId| standings.get(id).filter(|s| rights || s.state == PersonState::Active);
        let values = self.twin_values(&grant, data)?;
        let cards = twins.iter().filter_map(|twin| {
            let (one, other) = (visible(&twin.low)?, visible(&twin.high)?);
            let left = values.get(&twin.low).map(Vec::as_slice).unwrap_or_default();
            let right = values.get(&twin.high).map(Vec::as_slice).unwrap_or_default();
            let why = self.why((twin.low, twin.high));
            let stored = twin.score as f64 / 1000.0;
            Some(Card {
                low: twin.low,
                high: twin.high,
                score: why.as_ref().map_or(stored, |(_, score)| *score),
                pairs: pairs(&self.register(), &bare(left), &bare(right)),
                why: why.map(|(why, _)| why),
                sources: (sources(one), sources(other)),
            })
        });
        Ok(cards.collect())
    }

    fn twin_values(
        &self,
        grant: &Grant<'_, View>,
        data: Vec<Datum>,
    ) -> Result<HashMap<PersonId, Values>> {
        let register = self.register();
        let keys = self.keys_for(data.iter().map(|d| (d.person, d.class)).collect())?;
        let mut values: HashMap<PersonId, Values> = HashMap::new();
        for datum in &data {
            let kind = register.kind(datum.kind);
            let kind = kind.filter(|k| crate::merge::SHOWN.has(k.shape.code()));
            // No key: the person is being erased.
            let (Some(kind), Some(key)) = (kind, keys.get(&(datum.person, datum.class))) else {
                continue;
            };
            let parts = open_parts(grant, key, kind.shape, datum)?;
            values.entry(datum.person).or_default().push((datum.kind, kind.shape, parts));
        }
        Ok(values)
    }

    /// The best explanation among the entries of both, and the score it adds up to.
    fn why(&self, (one, other): (PersonId, PersonId)) -> Option<(Why, f64)> {
        let everyone = self.base.read();
        let all = everyone.entries(one).iter().flat_map(|a| {
            let entries = everyone.entries(other).iter();
            entries.filter_map(|b| everyone.matcher().explain_within(*a, *b))
        });
        let best = all.max_by(|a, b| a.total().total_cmp(&b.total()))?;
        Some((Why::of(&best), best.probability()))
    }
}

/// How many pairs stand in one of these states.
fn count(counts: &[(TwinState, i64)], wanted: &[TwinState]) -> u64 {
    let counted = counts.iter().filter(|(state, _)| wanted.contains(state));
    counted.map(|(_, n)| u64::try_from(*n).unwrap_or_default()).sum()
}

fn bare(values: &[(u16, Shape, Vec<String>)]) -> Vec<(u16, Vec<String>)> {
    values.iter().map(|(kind, _, parts)| (*kind, parts.clone())).collect()
}

fn sources(standing: &Standing) -> Vec<u16> {
    (1..63).filter(|source| standing.sources >> i64::from(*source) & 1 == 1).collect()
}
