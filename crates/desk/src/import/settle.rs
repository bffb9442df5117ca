//! Judging a batch and committing it: every row ends as part of a draft, as a held row, or as a
//! count with a reason.

use std::collections::{BTreeMap, HashMap};

use law::ids::{DatumId, HeldId, ObjectId, PersonId};
use law::kinds::{HeldRow, Shape};
use law::vocabulary::{Channel, ObjectionScope, PersonState, Relation};
use store::records::consent::ConsentAction;
use store::records::held::{Held, HeldState};
use store::records::import::RowFault;
use store::records::suppression::{Entry, Hit};
use vault::WrappedKey;

use super::batch::{self, Act, Draft, Value};
use super::judge::{Judgement, Match, judge};
use super::lookup::{Lookup, folded_postal, same_name};
use super::run::{Batch, ReadRow, Running};
use super::vocabulary::{Outcome, Reason};
use crate::{Desk, Result, day_number, places};

/// Days a held row waits for a decision.
const HELD_DAYS: i64 = 30;

/// A batch, judged and ready to be committed.
pub(crate) struct Settled {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) held: Vec<Held>,
    pub(crate) held_keys: Vec<(PersonId, law::class::Class, WrappedKey)>,
    pub(crate) suppressions: Vec<Entry>,
    pub(crate) counts: BTreeMap<(i64, i64), i64>,
    pub(crate) faults: Vec<RowFault>,
    by_blind: HashMap<[u8; 16], usize>,
}

impl Settled {
    /// Judges every row of a batch.
    pub(crate) fn judge(
        desk: &Desk,
        running: &Running<'_>,
        batch: &Batch,
        lookup: Lookup,
    ) -> Result<Self> {
        let mut settled = Self {
            drafts: Vec::new(),
            held: Vec::new(),
            held_keys: Vec::new(),
            suppressions: Vec::new(),
            counts: BTreeMap::new(),
            faults: batch.unreadable.clone(),
            by_blind: HashMap::new(),
        };
        for _ in &batch.unreadable {
            settled.count(Outcome::Faulty, Reason::Unreadable);
        }
        for (at, row) in batch.rows.iter().enumerate() {
            settled.faults.extend(&row.clean.faults);
            settled.row(desk, running, at, row, &lookup)?;
        }
        Ok(settled)
    }

    /// Takes the one row of a batch as a human decided: as somebody new, or as this person.
    pub(crate) fn taken(
        desk: &Desk,
        running: &Running<'_>,
        batch: &Batch,
        lookup: Lookup,
        decided: Decided,
    ) -> Result<Self> {
        let mut settled = Self::judge(desk, running, &Batch::default(), Lookup::default())?;
        for (at, row) in batch.rows.iter().enumerate() {
            let hits = lookup.hits.get(&at).map(Vec::as_slice).unwrap_or_default();
            let target = match decided {
                Decided::New => None,
                Decided::Same(person) => Some(Target::Base(person)),
            };
            settled.accept(desk, running, row, target, &lookup, hits, Reason::NewPerson)?;
        }
        Ok(settled)
    }

    fn row(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        at: usize,
        row: &ReadRow,
        lookup: &Lookup,
    ) -> Result<()> {
        let plan = running.plan;
        let hits = lookup.hits.get(&at).map(Vec::as_slice).unwrap_or_default();
        let target = self.target(row, lookup);
        if plan.source.suppression_only {
            self.block(desk, running, row, target, lookup, ObjectionScope::All, 0)?;
            self.count(Outcome::Added, Reason::BlockedIdentifier);
            return Ok(());
        }
        let found = Match {
            known: target.is_some(),
            other_name: target.is_some_and(|t| !self.fits(t, row, lookup)),
            restricted: target.is_some_and(|t| self.restricted(t, lookup)),
            suppressed: !hits.is_empty(),
        };
        match judge(&row.clean, found, plan.source.source_type, plan.source.relation) {
            Judgement::Accepted(reason) => {
                self.accept(desk, running, row, target, lookup, hits, reason)
            }
            Judgement::Hold(reason) => self.hold(desk, running, row, target, reason),
            Judgement::Refuse(reason) => {
                self.count(Outcome::Refused, reason);
                Ok(())
            }
            Judgement::ObjectionOnly => {
                let channel = if row.clean.emails.is_empty() { 0 } else { Channel::Email.code() };
                self.block(desk, running, row, target, lookup, ObjectionScope::Channel, channel)?;
                self.count(Outcome::Refused, Reason::OptedOut);
                Ok(())
            }
        }
    }

    /// Who the row is about: somebody of this batch or of the base. A number alone says so only
    /// together with the name, for households share telephones.
    fn target(&self, row: &ReadRow, lookup: &Lookup) -> Option<Target> {
        let find = |blind: &[u8; 16]| {
            let drafted = self.by_blind.get(blind).map(|at| Target::Draft(*at));
            drafted.or_else(|| lookup.by_blind.get(blind).map(|person| Target::Base(*person)))
        };
        let sure = row.keys.customer.iter().chain(&row.keys.emails).find_map(find);
        sure.or_else(|| {
            row.keys.phones.iter().find_map(find).filter(|t| self.named_alike(*t, row, lookup))
        })
        .map(|target| self.drafted(target))
    }

    /// A person of the base that this batch has touched already is found as its draft.
    fn drafted(&self, target: Target) -> Target {
        let Target::Base(person) = target else { return target };
        self.drafts.iter().rposition(|d| d.person == person).map_or(target, Target::Draft)
    }

    fn name_of<'a>(&'a self, target: Target, lookup: &'a Lookup) -> Option<&'a (String, String)> {
        match target {
            Target::Draft(at) => self.drafts.get(at).map(|d| &d.name),
            Target::Base(person) => lookup.people.get(&person).map(|k| &k.name),
        }
    }

    fn fits(&self, target: Target, row: &ReadRow, lookup: &Lookup) -> bool {
        self.name_of(target, lookup).is_none_or(|name| same_name(name, &row.clean.folded_name()))
    }

    fn named_alike(&self, target: Target, row: &ReadRow, lookup: &Lookup) -> bool {
        let told = row.clean.folded_name();
        !told.1.is_empty()
            && self
                .name_of(target, lookup)
                .is_some_and(|name| !name.1.is_empty() && same_name(name, &told))
    }

    fn restricted(&self, target: Target, lookup: &Lookup) -> bool {
        let state = match target {
            Target::Draft(at) => self.drafts.get(at).map(|d| d.standing.state),
            Target::Base(person) => lookup.people.get(&person).map(|k| k.standing.state),
        };
        state.is_some_and(|state| state != PersonState::Active)
    }

    #[allow(clippy::too_many_arguments, reason = "the facts of one row, each used once")]
    fn accept(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        row: &ReadRow,
        target: Option<Target>,
        lookup: &Lookup,
        hits: &[Hit],
        reason: Reason,
    ) -> Result<()> {
        let at = self.draft(desk, running, row, target, lookup)?;
        let Some(draft) = self.drafts.get_mut(at) else { return Ok(()) };
        let before = (draft.values.len(), draft.purchases.len(), draft.acts.len());
        draft.standing.sources |= 1 << i64::from(running.plan.source.id);
        draft.standing.suppressed_channels |=
            hits.iter().fold(0, |bits, hit| bits | 1 << hit.channel);
        fill(desk, running, row, draft)?;
        consent(desk, running, row, draft)?;
        let grown = (draft.values.len(), draft.purchases.len(), draft.acts.len()) != before;
        for blind in row.keys.identifiers() {
            self.by_blind.insert(*blind, at);
        }
        if row.clean.opt_out {
            let channel = if row.clean.emails.is_empty() { 0 } else { Channel::Email.code() };
            self.block(
                desk,
                running,
                row,
                Some(Target::Draft(at)),
                lookup,
                ObjectionScope::Channel,
                channel,
            )?;
        }
        match target {
            None => self.count(Outcome::Added, reason),
            Some(_) if grown => self.count(Outcome::Completed, Reason::KnownPerson),
            Some(_) => self.count(Outcome::Unchanged, Reason::NothingNew),
        }
        Ok(())
    }

    /// The draft of the row's person, made if there is none yet.
    fn draft(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        row: &ReadRow,
        target: Option<Target>,
        lookup: &Lookup,
    ) -> Result<usize> {
        let draft = match target {
            Some(Target::Draft(at)) => return Ok(at),
            Some(Target::Base(person)) => match lookup.people.get(&person) {
                Some(known) => {
                    let mut draft = Draft::known(known.standing);
                    draft.name.clone_from(&known.name);
                    draft.has = known.blinds.iter().map(|blind| (*blind, ())).collect();
                    draft.has_postal.clone_from(&known.postal);
                    draft.has_shape.clone_from(&known.shapes);
                    draft
                }
                None => Draft::new(PersonId(desk.fresh(running.call)?.0), &row.clean, running.plan),
            },
            None => Draft::new(PersonId(desk.fresh(running.call)?.0), &row.clean, running.plan),
        };
        self.drafts.push(draft);
        Ok(self.drafts.len() - 1)
    }

    fn hold(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        row: &ReadRow,
        target: Option<Target>,
        reason: Reason,
    ) -> Result<()> {
        let id = HeldId(desk.fresh(running.call)?.0);
        let place = places::held(id);
        let (key, wrapped) = desk.vault.new_key(place.person, place.class)?;
        let cells = serde_json::to_string(&row.raw.cells)
            .map_err(|_| crate::Failure::at("writing a held row"))?;
        let sealed = desk.vault.seal_fields::<HeldRow>(running.collect, &key, place, &[&cells])?;
        self.held_keys.push((place.person, place.class, wrapped));
        let today = day_number(running.plan.today);
        self.held.push(Held {
            id,
            import: running.plan.import,
            line: i64::try_from(row.clean.line).unwrap_or(i64::MAX),
            reason: reason.code(),
            against: match target {
                Some(Target::Base(person)) => Some(person),
                Some(Target::Draft(at)) => self.drafts.get(at).map(|d| d.person),
                None => None,
            },
            sealed: sealed.into_stored(),
            state: HeldState::Waiting,
            decided_by: None,
            decided_at: None,
            decision_reason: None,
            created_on: today,
            delete_on: today + HELD_DAYS,
        });
        self.count(Outcome::Held, reason);
        Ok(())
    }

    /// Writes identifiers into the suppression list, and the objection to the person if known.
    #[allow(clippy::too_many_arguments, reason = "the facts of one row, each used once")]
    fn block(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        row: &ReadRow,
        target: Option<Target>,
        lookup: &Lookup,
        scope: ObjectionScope,
        channel: i64,
    ) -> Result<()> {
        let since_on = day_number(row.clean.consent_on.unwrap_or(running.plan.today));
        let key_version = i64::from(desk.vault.suppression_version());
        self.suppressions.extend(row.keys.suppression.iter().map(|hash| Entry {
            hash: *hash,
            scope: scope.code(),
            channel,
            activity: 0,
            level: 1,
            since_on,
            origin: 3,
            key_version,
        }));
        if target.is_none() {
            return Ok(());
        }
        let at = self.draft(desk, running, row, target, lookup)?;
        let id = desk.fresh(running.call)?;
        let Some(draft) = self.drafts.get_mut(at) else { return Ok(()) };
        object(draft, scope, channel);
        draft.acts.push(Act {
            id,
            activity: 0,
            channel,
            action: ConsentAction::Objected,
            happened_at: since_on * 86_400_000,
        });
        Ok(())
    }

    fn count(&mut self, outcome: Outcome, reason: Reason) {
        *self.counts.entry((outcome.code(), reason.code())).or_default() += 1;
    }
}

/// What a human decided about a held row.
#[derive(Clone, Copy)]
pub(crate) enum Decided {
    /// Somebody new.
    New,
    /// This person.
    Same(PersonId),
}

/// Somebody a row is about.
#[derive(Clone, Copy)]
enum Target {
    /// Touched by this batch; place among the drafts.
    Draft(usize),
    /// In the base.
    Base(PersonId),
}

/// Takes an objection into the standing (R-MKT-51); it never shrinks.
pub(crate) fn object(draft: &mut Draft, scope: ObjectionScope, channel: i64) {
    let standing = &mut draft.standing;
    standing.suppressed_channels |= 1 << channel;
    if scope == ObjectionScope::All || channel == 0 {
        standing.objection_scope = ObjectionScope::All.code();
    } else {
        standing.objection_channels |= 1 << channel;
        standing.objection_scope = match standing.objection_scope {
            0 => ObjectionScope::Channel.code(),
            wider => wider,
        };
    }
}

/// Adds the values of a row that the person does not have yet.
fn fill(desk: &Desk, running: &Running<'_>, row: &ReadRow, draft: &mut Draft) -> Result<()> {
    if draft.name.1.is_empty() {
        draft.name = row.clean.folded_name();
    }
    let sold = row.clean.has_order() && running.plan.is_own_sale();
    if sold && !matches!(draft.standing.relation, Relation::Customer) {
        draft.standing.relation = Relation::Customer;
    }
    let (mut emails, mut phones) = (row.keys.emails.iter(), row.keys.phones.iter());
    for (kind, parts) in batch::values(&row.clean, running.register) {
        let blind = match kind.shape {
            Shape::Email => emails.next().copied(),
            Shape::Phone => phones.next().copied(),
            Shape::Attribute => row.keys.customer,
            Shape::Order => row.keys.order,
            _ => None,
        };
        if has_already(draft, kind.shape, blind, &parts) {
            continue;
        }
        let id = DatumId(desk.fresh(running.call)?.0);
        if kind.shape == Shape::Order {
            if let Some(purchase) = batch::purchase(&row.clean, draft.person, id, running.plan) {
                let last = draft.standing.last_purchase_on;
                draft.standing.last_purchase_on = last.max(Some(purchase.bought_on));
                draft.purchases.push(purchase);
            }
        }
        let channels = batch::channels(kind.shape, &row.clean);
        draft.reach(&channels, running.plan);
        draft.has.extend(blind.map(|blind| (blind, ())));
        draft.has_shape.push(kind.shape);
        if kind.shape == Shape::Postal {
            draft.has_postal.push(folded_postal(&parts));
        }
        let class = batch::class_of(kind, draft.master_class());
        draft.values.push(Value { id, kind: kind.id, shape: kind.shape, class, blind, parts });
    }
    Ok(())
}

/// Whether the person has this value; one name, company and birth date are enough.
fn has_already(draft: &Draft, shape: Shape, blind: Option<[u8; 16]>, parts: &[String]) -> bool {
    match (shape, blind) {
        (_, Some(blind)) => draft.has.contains_key(&blind),
        (Shape::Postal, None) => draft.has_postal.contains(&folded_postal(parts)),
        (Shape::Name | Shape::Organisation | Shape::BirthDate, None) => {
            draft.has_shape.contains(&shape)
        }
        _ => false,
    }
}

/// A consent told by a file is a request, no more (R-CON-36), and never improves a state that is
/// there: the projection of a known person is made from all events, and a withdrawal or objection
/// stands.
fn consent(desk: &Desk, running: &Running<'_>, row: &ReadRow, draft: &mut Draft) -> Result<()> {
    if row.clean.consent != Some(true) || row.clean.opt_out {
        return Ok(());
    }
    let on = day_number(row.clean.consent_on.unwrap_or(running.plan.today));
    for (activity, channel) in &running.plan.consents {
        let told = |act: &Act| act.activity == *activity && act.channel == *channel;
        if !draft.acts.iter().any(told) {
            let id: ObjectId = desk.fresh(running.call)?;
            let action = ConsentAction::Requested;
            draft.acts.push(Act {
                id,
                activity: *activity,
                channel: *channel,
                action,
                happened_at: on * 86_400_000,
            });
        }
    }
    Ok(())
}
