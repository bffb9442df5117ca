//! What a row adds to its person: values, purchases, requests of consent, objections.

use law::ids::{DatumId, ObjectId};
use law::kinds::Shape;
use law::vocabulary::{ObjectionScope, Relation};
use store::records::consent::ConsentAction;

use super::batch::{self, Act, Draft, Value};
use super::lookup::folded_postal;
use super::run::{ReadRow, Running};
use crate::leading::{self, CONTRADICTS, Worth};
use crate::merge::BESIDE;
use crate::{Desk, Result, day_number};

/// Milliseconds in a day.
pub(super) const DAY_MS: i64 = 86_400_000;

/// State of a value that is in force.
const IN_FORCE: i64 = 1;

/// Adds the values of a row that the person does not have yet.
pub(super) fn fill(
    desk: &Desk,
    running: &Running<'_>,
    row: &ReadRow,
    draft: &mut Draft,
) -> Result<()> {
    if draft.name.1.is_empty() {
        draft.name = row.clean.folded_name();
    }
    if row.clean.has_order() && running.plan.is_own_sale() {
        draft.standing.relation = Relation::Customer;
    }
    let (mut emails, mut phones) = (row.keys.emails.iter(), row.keys.phones.iter());
    for (kind, parts) in batch::values(&row.clean, running.register, running.plan) {
        let blind = match kind.shape {
            Shape::Email => emails.next().copied(),
            Shape::Phone => phones.next().copied(),
            Shape::Attribute => row.keys.customer,
            Shape::Order => row.keys.order,
            _ => None,
        };
        let Some(state) = enter(draft, kind.shape, blind, &parts, running) else { continue };
        let id = DatumId(desk.fresh(running.call)?.0);
        let is_order = kind.shape == Shape::Order;
        let bought = || batch::purchase(&row.clean, draft.person, id, running.plan);
        if let Some(purchase) = is_order.then(bought).flatten() {
            let last = draft.standing.last_purchase_on;
            draft.standing.last_purchase_on = last.max(Some(purchase.bought_on));
            draft.purchases.push(purchase);
        }
        draft.reach(batch::channels(kind.shape, &row.clean), running.plan);
        draft.has.extend(blind);
        draft.has_shape.push(kind.shape);
        if leading::ONE_IS_TRUE.contains(&kind.shape) {
            draft.told.push((kind.shape, leading::text(kind.shape, &parts)));
        }
        if kind.shape == Shape::Postal {
            draft.has_postal.push(folded_postal(&parts));
        }
        let class = batch::class_of(kind, draft.master_class());
        let (kind, shape) = (kind.id, kind.shape);
        draft.values.push(Value { id, kind, shape, class, blind, parts, state });
    }
    tell_birth(row, draft);
    Ok(())
}

/// A date of birth tells the rows of a file apart even where the firm keeps none.
fn tell_birth(row: &ReadRow, draft: &mut Draft) {
    let born = row.clean.birth_date.map(|day| (Shape::BirthDate, day.to_string()));
    if let Some(born) = born.filter(|born| !draft.told.contains(born)) {
        draft.told.push(born);
    }
}

/// The state in which a value goes in; `None` where it does not. What it takes the lead from gives
/// way; what contradicts it, and is neither newer nor better, goes in beside it for somebody to look
/// at. A date of birth never changes by a list.
fn enter(
    draft: &mut Draft,
    shape: Shape,
    blind: Option<[u8; 16]>,
    parts: &[String],
    running: &Running<'_>,
) -> Option<i64> {
    if has_value(draft, shape, blind, parts) {
        return None;
    }
    let new = leading::text(shape, parts);
    let one_is_enough = has_already(draft, shape, blind, parts);
    let fresh = (!one_is_enough).then_some(IN_FORCE);
    if shape == Shape::BirthDate {
        return fresh.or(Some(CONTRADICTS));
    }
    let mut leads = draft.leads.iter().enumerate().filter(|(_, lead)| lead.shape == shape);
    // Of several addresses in force nobody can say which one a new one replaces.
    let (Some((at, lead)), None) = (leads.next(), leads.next()) else { return fresh };
    let ours = Worth::of_list(running.plan.source.source_type, day_number(running.plan.today));
    if lead.label == running.plan.label || !leading::is_change(shape, &lead.text, &new) {
        return fresh;
    }
    match (ours.beats(lead.worth), lead.worth.beats(ours)) {
        (true, _) => {
            let gone = draft.leads.swap_remove(at);
            draft.gave_way.push(gone.datum);
            Some(IN_FORCE)
        }
        (false, true) => fresh.map(|_| BESIDE),
        (false, false) => fresh.or(Some(CONTRADICTS)),
    }
}

/// Whether the person has this very value, in force or not.
fn has_value(draft: &Draft, shape: Shape, blind: Option<[u8; 16]>, parts: &[String]) -> bool {
    match (shape, blind) {
        (_, Some(blind)) => draft.has.contains(&blind),
        (Shape::Postal, None) => draft.has_postal.contains(&folded_postal(parts)),
        _ if leading::ONE_IS_TRUE.contains(&shape) => {
            draft.told.contains(&(shape, leading::text(shape, parts)))
        }
        _ => false,
    }
}

/// Whether the person has this value; one name, company and birth date are enough.
fn has_already(draft: &Draft, shape: Shape, blind: Option<[u8; 16]>, parts: &[String]) -> bool {
    match (shape, blind) {
        (_, Some(blind)) => draft.has.contains(&blind),
        (Shape::Postal, None) => draft.has_postal.contains(&folded_postal(parts)),
        (Shape::Name | Shape::Organisation | Shape::BirthDate, None) => {
            draft.has_shape.contains(&shape)
        }
        _ => false,
    }
}

/// A consent told by a file is a request, no more (R-CON-36), and never improves a state that is
/// there: states are projected from all events, and a withdrawal or objection stands.
pub(super) fn request_consent(
    desk: &Desk,
    running: &Running<'_>,
    row: &ReadRow,
    draft: &mut Draft,
) -> Result<()> {
    if row.clean.consent != Some(true) || row.clean.opt_out {
        return Ok(());
    }
    let on = day_number(row.clean.consent_on.unwrap_or(running.plan.today));
    for (activity, channel) in &running.plan.consents {
        let action = ConsentAction::Requested;
        let id = desk.fresh(running.call)?;
        draft.act(id, *activity, *channel, action, on * DAY_MS);
    }
    Ok(())
}

/// Takes an objection to all advertising on one channel, or on all (0), to the person (R-MKT-51).
/// It never shrinks.
pub(super) fn object(draft: &mut Draft, id: ObjectId, channel: i64, since_on: i64) {
    let standing = &mut draft.standing;
    standing.suppressed_channels |= 1 << channel;
    if channel == 0 {
        standing.objection_scope = ObjectionScope::All.code();
    } else {
        standing.objection_channels |= 1 << channel;
        standing.objection_scope = match standing.objection_scope {
            scope if scope == ObjectionScope::All.code() => scope,
            _ => ObjectionScope::Channel.code(),
        };
    }
    draft.act(id, 0, channel, ConsentAction::Objected, since_on * DAY_MS);
}

impl Draft {
    /// Remembers an act; told twice, or by an earlier list, it counts once.
    pub(super) fn act(
        &mut self,
        id: ObjectId,
        activity: u16,
        channel: i64,
        action: ConsentAction,
        happened_at: i64,
    ) {
        let same =
            |act: &Act| (act.activity, act.channel, act.action) == (activity, channel, action);
        let before = self.said.contains(&(activity, channel, action));
        if !before && !self.acts.iter().any(same) {
            self.acts.push(Act { id, activity, channel, action, happened_at });
        }
    }
}
