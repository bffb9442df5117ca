//! Two persons side by side, and what would become of them, before anybody decides.

use std::collections::BTreeSet;

use law::access::{Set64, Subjects, decide};
use law::ids::PersonId;
use law::kinds::{Shape, View};
use law::vocabulary::PersonState;
use store::records::consent::ConsentStanding;
use store::records::datum::Datum;
use store::records::person::Person;
use store::records::purchase::PurchaseStanding;
use store::records::standing::Standing;
use vault::Grant;

use super::carry::{alike, is_single};
use super::join::join;
use super::whole::Whole;
use crate::contact::Lights;
use crate::people::{lens, open_parts};
use crate::register::Register;
use crate::{Call, Desk, Result};

/// One of the two. No `Debug`: it holds opened values.
pub struct Side {
    /// The person without content.
    pub person: Person,
    /// The facts the law sees.
    pub standing: Standing,
    /// Name or firm.
    pub name: String,
    /// Where each consent stands.
    pub consents: Vec<ConsentStanding>,
    /// How many orders.
    pub orders: usize,
    /// Sources, numbers of the register.
    pub sources: Vec<u16>,
    /// A light per channel and purpose.
    pub lights: Lights,
}

/// What both say of one kind.
pub struct Pair {
    /// Kind, a number of the register.
    pub kind: u16,
    /// Values of the first.
    pub left: Vec<String>,
    /// Values of the second.
    pub right: Vec<String>,
    /// Whether both say the same.
    pub same: bool,
    /// Whether that of the second is newer or from a better source.
    pub right_leads: bool,
    /// Whether one has to lead: both say something else of a kind somebody has one of.
    pub choose: bool,
}

/// Both, and the one they would be.
pub struct Preview {
    /// The first.
    pub left: Side,
    /// The second.
    pub right: Side,
    /// Kind by kind, in the order of the register.
    pub pairs: Vec<Pair>,
    /// The facts the law would see.
    pub standing: Standing,
    /// Where each consent would stand.
    pub consents: Vec<ConsentStanding>,
    /// A light per channel and purpose.
    pub lights: Lights,
    /// Refusals of one that are carried over to the other: activity and channel, 0 for all.
    pub carried: Vec<(u16, i64)>,
}

/// Kinds of values shown side by side; orders and notes move without being read.
pub(crate) const SHOWN: Set64 = Set64::EMPTY
    .with(Shape::Name as i64)
    .with(Shape::Organisation as i64)
    .with(Shape::Email as i64)
    .with(Shape::Phone as i64)
    .with(Shape::Postal as i64)
    .with(Shape::BirthDate as i64)
    .with(Shape::Attribute as i64);

impl Desk {
    /// What a merge of these two would be; one leaf. The first stays unless the caller says else.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn merge_preview(&self, call: &Call, left: PersonId, right: PersonId) -> Result<Preview> {
        self.may_merge(call)?;
        self.sees(call, left)?;
        self.sees(call, right)?;
        let read = |id| self.store.read(|tx| Whole::read(tx, id));
        let (one, other) = (read(left)?, read(right)?);
        let restricted = [&one, &other].iter().any(|w| w.standing.state != PersonState::Active);
        let facts = lens(call, &self.register(), None, restricted)?;
        let both = Subjects::Set { at_most: 2 };
        let permit = decide::<View>(call.actor, both, &facts, SHOWN)?;
        let shown = SHOWN.and(permit.shapes());
        let grant = self.grant(permit, call, None)?;
        let values =
            (self.shown_values(&grant, shown, &one)?, self.shown_values(&grant, shown, &other)?);
        let joined = join(&one, &other, call);
        let better = self.better_of(left, right)?;
        let mut pairs = pairs(&self.register(), &values.0, &values.1);
        pairs.iter_mut().for_each(|pair| pair.right_leads = better.contains(&pair.kind));
        let lights = self.lights_of(call, &joined.standing, &joined.consents, &joined.purchases)?;
        Ok(Preview {
            pairs,
            left: self.side(call, one, &values.0)?,
            right: self.side(call, other, &values.1)?,
            carried: joined.carried.iter().map(|e| (e.activity, e.channel)).collect(),
            standing: joined.standing,
            consents: joined.consents,
            lights,
        })
    }

    fn side(&self, call: &Call, whole: Whole, values: &[(u16, Vec<String>)]) -> Result<Side> {
        let register = self.register();
        let of = |shape| {
            let fits = |kind: u16| register.kind(kind).is_some_and(|k| k.shape == shape);
            values.iter().find(|(kind, _)| fits(*kind)).map(|(_, parts)| told(parts))
        };
        let projected = PurchaseStanding::project(&whole.purchases);
        let on = |source: &u16| whole.standing.sources >> i64::from(*source) & 1 == 1;
        Ok(Side {
            name: of(Shape::Name).or_else(|| of(Shape::Organisation)).unwrap_or_default(),
            lights: self.lights_of(call, &whole.standing, &whole.consents, &projected)?,
            orders: whole.purchases.len(),
            sources: (1..63).filter(on).collect(),
            person: whole.person,
            standing: whole.standing,
            consents: whole.consents,
        })
    }

    /// Kind and parts of the values shown, those that lead first.
    fn shown_values(
        &self,
        grant: &Grant<'_, View>,
        shown: Set64,
        whole: &Whole,
    ) -> Result<Vec<(u16, Vec<String>)>> {
        let register = self.register();
        let mut data: Vec<&Datum> = whole.data.iter().filter(|d| d.state != 2).collect();
        data.sort_by_key(|d| (d.kind, d.state >= super::BESIDE, d.id));
        let mut values = Vec::new();
        for datum in data {
            let kind = register.kind(datum.kind).filter(|k| shown.has(k.shape.code()));
            let Some(kind) = kind else { continue };
            let key = self.key(datum.person, datum.class)?;
            values.push((datum.kind, open_parts(grant, &key, kind.shape, datum)?));
        }
        Ok(values)
    }
}

/// Both sides kind by kind.
pub(crate) fn pairs(
    register: &Register,
    left: &[(u16, Vec<String>)],
    right: &[(u16, Vec<String>)],
) -> Vec<Pair> {
    let kinds: BTreeSet<u16> = left.iter().chain(right).map(|(kind, _)| *kind).collect();
    let of = |values: &[(u16, Vec<String>)], kind: u16| -> Vec<String> {
        let of_kind = values.iter().filter(|(k, _)| *k == kind);
        let mut all: Vec<String> = of_kind.map(|(_, parts)| told(parts)).collect();
        let mut seen = BTreeSet::new();
        all.retain(|value| seen.insert(value.clone()));
        all
    };
    kinds
        .into_iter()
        .map(|kind| {
            let (left, right) = (of(left, kind), of(right, kind));
            let first = |side: &[String]| side.first().cloned().map(|v| vec![v]);
            let both = first(&left).zip(first(&right));
            let same = both.as_ref().is_some_and(|(a, b)| alike(a, b));
            let choose = both.is_some() && !same && is_single(register, kind);
            Pair { kind, left, right, same, right_leads: false, choose }
        })
        .collect()
}

fn told(parts: &[String]) -> String {
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}
