//! The values that contradict each other, side by side.

use law::access::{ActivityFacts, Set64, Subjects, decide};
use law::ids::{LabelId, PersonId};
use law::kinds::{Shape, View};
use store::records::datum::{self, Datum};
use store::records::gathering::{self, Item, Matter};
use store::records::label;

use crate::leading::CONTRADICTS;
use crate::people::open_parts;
use crate::{Call, Desk, Result};

/// One of several values of a kind. No `Debug`: it holds a value.
#[derive(Clone)]
pub struct Told {
    /// Kind, a number of the register.
    pub kind: u16,
    /// The value.
    pub text: String,
    /// Where it comes from, a number of the register.
    pub source: u16,
}

/// What somebody has one of, as a rule.
const SINGLE: [Shape; 4] = [Shape::Name, Shape::Organisation, Shape::BirthDate, Shape::Postal];

impl Desk {
    /// Kinds somebody has one of, and the postal address; at most four.
    pub(crate) fn single_kinds(&self) -> [u16; 4] {
        let register = self.register();
        SINGLE.map(|shape| register.kind_shaped(shape).map_or(0, |kind| kind.id))
    }

    /// Of these people the values of which they have several, as far as the activity needs them;
    /// one leaf. Those of one kind stand together, the leading one first.
    pub(super) fn conflicts(
        &self,
        call: &Call,
        facts: &ActivityFacts,
        items: &[Item],
    ) -> Result<Vec<(PersonId, Told)>> {
        let ids: Vec<PersonId> =
            items.iter().filter(|i| i.matter == Matter::Values).map(|i| i.person).collect();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let (mut data, labels) = self.store.read(|tx| {
            let several = gathering::several(tx, &ids, self.single_kinds())?;
            let mut data = datum::of_persons(tx, &ids)?;
            let in_question = |d: &Datum| matches!(d.state, 1 | CONTRADICTS);
            data.retain(|d| in_question(d) && several.contains(&(d.person, d.kind)));
            let labels: Vec<LabelId> = data.iter().map(|d| d.label).collect();
            Ok::<_, store::Failure>((data, label::of_many(tx, &labels)?))
        })?;
        data.sort_by_key(|d| (d.person, d.kind, d.state, d.id));
        let at_most = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let wanted = SINGLE.iter().fold(Set64::EMPTY, |set, shape| set.with(*shape as i64));
        let permit = decide::<View>(call.actor, Subjects::Set { at_most }, facts, wanted)?;
        let shown = wanted.and(permit.shapes());
        let grant = self.grant(permit, call, None)?;
        let register = self.register();
        let keys = self.keys_for(data.iter().map(|d| (d.person, d.class)).collect())?;
        let mut told = Vec::new();
        for datum in &data {
            let kind = register.kind(datum.kind).filter(|kind| shown.has(kind.shape.code()));
            let key = keys.get(&(datum.person, datum.class));
            // No key: the person is being erased.
            let (Some(kind), Some(key)) = (kind, key) else { continue };
            let parts = open_parts(&grant, key, kind.shape, datum)?;
            let parts: Vec<&str> =
                parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
            let source = labels.iter().find(|l| l.id == datum.label).map_or(0, |l| l.source);
            told.push((datum.person, Told { kind: datum.kind, text: parts.join(" "), source }));
        }
        Ok(told)
    }
}
