//! Judging a batch: every row ends as part of a draft, as a held row, or as a count with a reason.

use std::collections::{BTreeMap, HashMap, HashSet};

use law::class::Class;
use law::ids::PersonId;
use law::kinds::Shape;
use law::vocabulary::{Channel, ObjectionScope, PersonState};
use store::records::held::{Held, Mark};
use store::records::import::RowFault;
use store::records::sketch::Sketch;
use store::records::suppression::Entry;
use vault::WrappedKey;

use super::batch::{self, Draft};
use super::fill::{fill, object, request_consent};
use super::judge::{Judgement, Match, Sure, judge};
use super::lookup::{Known, Lookup, may_be};
use super::refusals::{self, Refusal};
use super::run::{Batch, ReadRow, Running};
use super::vocabulary::{Outcome, Reason, refusal_code};
use crate::recognise::{Alike, Origin, Shade, Who};
use crate::{Desk, Result, day_number};

/// A batch, judged and ready to be committed.
#[derive(Default)]
pub(crate) struct Settled {
    pub(crate) drafts: Vec<Draft>,
    pub(crate) held: Vec<Held>,
    pub(crate) held_marks: Vec<Mark>,
    pub(crate) held_keys: Vec<(PersonId, Class, WrappedKey)>,
    pub(crate) blocks: Vec<Entry>,
    pub(crate) sketches: Vec<Sketch>,
    pub(crate) counts: BTreeMap<(i64, i64), i64>,
    pub(crate) faults: Vec<RowFault>,
    /// Entries of the suppression list when the batch was looked up.
    pub(crate) blocked_before: i64,
    by_blind: HashMap<[u8; 16], Vec<usize>>,
    /// Whom each row before was found to be about, by its place in the batch.
    rows: Vec<Found>,
    /// Channels that earlier rows of this batch refuse, and since when, by suppression hash.
    blocked_here: HashMap<[u8; 16], Vec<(i64, i64)>>,
}

/// What judging a row needs beside the row.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) running: &'a Running<'a>,
    pub(crate) lookup: &'a Lookup,
}

/// Somebody a row is about.
#[derive(Clone, Copy)]
pub(crate) enum Target {
    /// Touched by this batch; place among the drafts.
    Draft(usize),
    /// In the base.
    Base(PersonId),
}

/// Folded name (given, family), and what names, firms and dates of birth say.
type Told<'a> = (&'a (String, String), &'a [(Shape, String)]);

/// Who a row is about, and why that is not certain.
#[derive(Clone, Copy, Default)]
struct Found {
    target: Option<Target>,
    doubt: Option<Reason>,
}

impl Settled {
    /// Judges every row of a batch.
    pub(crate) fn judge(scene: Scene<'_>, batch: &Batch) -> Result<Self> {
        let mut settled = Self {
            faults: batch.unreadable.clone(),
            blocked_before: scene.lookup.blocked,
            ..Self::default()
        };
        for _ in &batch.unreadable {
            settled.count(Outcome::Faulty, Reason::Unreadable);
        }
        for (at, row) in batch.rows.iter().enumerate() {
            settled.faults.extend(&row.clean.faults);
            settled.row(scene, (at, row))?;
        }
        Ok(settled)
    }

    /// Takes one row as a human decided: as somebody new (`None`) or as this person. Whoever is on
    /// the suppression list stays without advertising.
    pub(crate) fn taken(scene: Scene<'_>, batch: &Batch, same: Option<PersonId>) -> Result<Self> {
        let mut settled = Self { blocked_before: scene.lookup.blocked, ..Self::default() };
        for (at, row) in batch.rows.iter().enumerate() {
            let mut refusals = refusals::known(at, scene.lookup);
            let shade = scene.lookup.shades.get(at).copied().flatten();
            refusals.extend(shade.filter(|s| s.sure && same.is_none()).map(darkened));
            let target = same.map(Target::Base);
            settled.accept(scene, (at, row), target, &refusals, Reason::NewPerson)?;
        }
        Ok(settled)
    }

    fn row(&mut self, scene: Scene<'_>, (at, row): (usize, &ReadRow)) -> Result<()> {
        let plan = scene.running.plan;
        if plan.source.suppression_only {
            return self.refuse(scene, (at, row));
        }
        let mut refusals = refusals::known(at, scene.lookup);
        refusals.extend(self.refused_here(row));
        let Found { target, doubt } = self.recognise(at, row, scene.lookup);
        self.rows.push(Found { target, doubt });
        let shade = scene.lookup.shades.get(at).copied().flatten();
        let found = Match {
            known: target.is_some(),
            doubt,
            restricted: target.is_some_and(|t| self.is_restricted(t, scene.lookup)),
            suppressed: refusals.iter().any(|refusal| refusal.activity == 0),
            shade: shade.map(|shade| if shade.sure { Sure::Yes } else { Sure::Perhaps }),
        };
        refusals.extend(shade.filter(|shade| shade.sure && target.is_none()).map(darkened));
        match judge(&row.clean, found, plan.store_as(batch::party(&row.clean, plan)), plan) {
            Judgement::Accepted(reason) => self.accept(scene, (at, row), target, &refusals, reason),
            Judgement::Hold(reason) => {
                let score = score_of(reason, scene.lookup.alike.get(at), shade);
                self.hold(scene, row, (target, score), reason)
            }
            Judgement::Refuse(reason) => {
                self.turn_away(row, reason);
                Ok(())
            }
            Judgement::ObjectionOnly => {
                self.turn_away(row, Reason::OptedOut);
                let sure = target.filter(|_| doubt.is_none());
                self.block(scene, row, sure, opted_out_of(row))
            }
        }
    }

    /// Counts a row that is refused, and lists it by its line. None of the reasons tells anything of
    /// the suppression list: of that the report shows counts alone (R-SUP-13).
    fn turn_away(&mut self, row: &ReadRow, reason: Reason) {
        self.count(Outcome::Refused, reason);
        let line = i64::try_from(row.raw.line).unwrap_or(i64::MAX);
        self.faults.push(RowFault { line, column: 0, target: 0, cause: refusal_code(reason) });
    }

    /// How many rows are about people held already, and how many of these are in each list.
    pub(super) fn overlap(&self, lookup: &Lookup) -> (usize, Vec<(u16, usize)>) {
        let before = |found: &Found| match found.target.filter(|_| found.doubt.is_none())? {
            Target::Base(person) => Some(lookup.people.get(&person)?.standing.sources),
            Target::Draft(at) => Some(self.drafts.get(at)?.before?.sources),
        };
        let known: Vec<i64> = self.rows.iter().filter_map(before).collect();
        let rows_in = |source: u16| known.iter().filter(move |s| **s >> i64::from(source) & 1 == 1);
        let lists = (1..63).map(|source| (source, rows_in(source).count()));
        let mut lists: Vec<(u16, usize)> = lists.filter(|(_, rows)| *rows > 0).collect();
        lists.sort_by_key(|(_, rows)| std::cmp::Reverse(*rows));
        (known.len(), lists)
    }

    /// What earlier rows of this batch refuse.
    fn refused_here(&self, row: &ReadRow) -> Vec<Refusal> {
        let told = |(hash, of): &([u8; 16], Option<[u8; 16]>)| {
            let here = self.blocked_here.get(hash).map(Vec::as_slice).unwrap_or_default();
            let of = *of;
            here.iter().map(move |(channel, since_on)| Refusal {
                activity: 0,
                channel: *channel,
                since_on: *since_on,
                of,
            })
        };
        row.keys.suppression.iter().flat_map(told).collect()
    }

    /// A row of a blacklist: every identifier, a sketch, and an objection of whoever is meant.
    fn refuse(&mut self, scene: Scene<'_>, (at, row): (usize, &ReadRow)) -> Result<()> {
        let plan = scene.running.plan;
        let since_on = day_number(row.clean.opt_out_on.unwrap_or(plan.today));
        let like = std::slice::from_ref(&row.like);
        let sketches = scene.desk.sketches(like, since_on, 0, Origin::List);
        if row.keys.suppression.is_empty() && sketches.is_empty() {
            self.turn_away(row, Reason::NoIdentity);
            return Ok(());
        }
        self.sketches.extend(sketches);
        self.count(Outcome::Added, Reason::BlockedIdentifier);
        let Found { target, doubt } = self.recognise(at, row, scene.lookup);
        self.block(scene, row, target.filter(|_| doubt.is_none()), 0)
    }

    /// Who the row is about: whom an address and the name lead to, or else whom it resembles.
    fn recognise(&self, at: usize, row: &ReadRow, lookup: &Lookup) -> Found {
        let exact = self.target(row, lookup);
        if exact.is_some_and(|target| self.fits(target, row, lookup)) {
            return Found { target: exact, doubt: None };
        }
        let other_name = Found { target: exact, doubt: Some(Reason::DoubtfulPerson) };
        let unsure = |reason, target| match exact {
            Some(_) => other_name,
            None => Found { target, doubt: Some(reason) },
        };
        match lookup.alike.get(at).copied().unwrap_or_default() {
            Alike::Surely(who, _) => match self.who(who, lookup) {
                found @ Found { target: Some(_), .. } => found,
                _ if exact.is_some() => other_name,
                nobody => nobody,
            },
            Alike::Perhaps(who, _) => match self.who(who, lookup) {
                Found { target: target @ Some(_), .. } => unsure(Reason::PerhapsKnown, target),
                _ if exact.is_some() => other_name,
                nobody => nobody,
            },
            Alike::Crowd => unsure(Reason::Crowded, None),
            Alike::Nobody if exact.is_some() => other_name,
            Alike::Nobody => Found::default(),
        }
    }

    /// Somebody a row resembles; of a row before, whom that was about. Nobody when that row did not
    /// go in.
    fn who(&self, who: Who, lookup: &Lookup) -> Found {
        match who {
            Who::Row(at) => self.rows.get(at as usize).copied().unwrap_or_default(),
            Who::Base(person) => {
                let target = lookup.people.contains_key(&person).then(|| self.touched(person));
                Found { target, doubt: None }
            }
        }
    }

    /// Who the row is about: somebody of this batch or of the base; where several share an address,
    /// the one with the name. A number alone says so only together with the name, for households
    /// share telephones.
    fn target(&self, row: &ReadRow, lookup: &Lookup) -> Option<Target> {
        let by = |blinds: &mut dyn Iterator<Item = &[u8; 16]>| -> Vec<Target> {
            blinds.flat_map(|blind| self.holders(blind, lookup)).collect()
        };
        let sure = by(&mut row.keys.customer.iter().chain(&row.keys.emails));
        let named = sure.iter().find(|target| self.fits(**target, row, lookup));
        named.or(sure.first()).copied().or_else(|| {
            let phones = by(&mut row.keys.phones.iter());
            phones.into_iter().find(|target| self.is_named_alike(*target, row, lookup))
        })
    }

    /// Everybody with this keyed hash. A person of the base that this batch has touched already is
    /// found as its draft.
    fn holders<'a>(
        &'a self,
        blind: &[u8; 16],
        lookup: &'a Lookup,
    ) -> impl Iterator<Item = Target> + use<'a> {
        let drafts = self.by_blind.get(blind).into_iter().flatten().map(|at| Target::Draft(*at));
        let base = lookup.by_blind.get(blind).into_iter().flatten();
        drafts.chain(base.map(|person| self.touched(*person)))
    }

    /// A person of the base, as its draft if this batch has touched it already.
    fn touched(&self, person: PersonId) -> Target {
        let draft = self.drafts.iter().rposition(|d| !d.is_new && d.person == person);
        draft.map_or(Target::Base(person), Target::Draft)
    }

    /// Folded name of somebody, and what is told of them.
    fn told_of<'a>(&'a self, target: Target, lookup: &'a Lookup) -> Option<Told<'a>> {
        match target {
            Target::Draft(at) => self.drafts.get(at).map(|d| (&d.name, d.told.as_slice())),
            Target::Base(person) => {
                lookup.people.get(&person).map(|k| (&k.name, k.told.as_slice()))
            }
        }
    }

    fn fits(&self, target: Target, row: &ReadRow, lookup: &Lookup) -> bool {
        self.told_of(target, lookup).is_none_or(|(name, told)| may_be(name, told, &row.clean))
    }

    fn is_named_alike(&self, target: Target, row: &ReadRow, lookup: &Lookup) -> bool {
        let named = |(name, _): Told<'_>| !name.1.is_empty();
        !row.clean.folded_name().1.is_empty()
            && self.told_of(target, lookup).is_some_and(named)
            && self.fits(target, row, lookup)
    }

    fn is_restricted(&self, target: Target, lookup: &Lookup) -> bool {
        let state = match target {
            Target::Draft(at) => self.drafts.get(at).map(|d| d.standing.state),
            Target::Base(person) => lookup.people.get(&person).map(|k| k.standing.state),
        };
        state.is_some_and(|state| state != PersonState::Active)
    }

    fn accept(
        &mut self,
        scene: Scene<'_>,
        (place, row): (usize, &ReadRow),
        target: Option<Target>,
        refusals: &[Refusal],
        reason: Reason,
    ) -> Result<()> {
        let Scene { desk, running, lookup } = scene;
        let at = match target {
            Some(target) => self.draft(target, lookup),
            None => None,
        };
        let is_new = at.is_none();
        let mut ids = Vec::with_capacity(refusals.len());
        for _ in refusals.iter().filter(|refusal| refusal.activity != 0) {
            ids.push(desk.fresh(running.call)?);
        }
        let at = match at {
            Some(at) => at,
            None => {
                let person = PersonId(desk.fresh(running.call)?.0);
                self.drafts.push(Draft::new(person, &row.clean, running.plan));
                self.drafts.len() - 1
            }
        };
        if let Some(found) = self.rows.get_mut(place) {
            found.target = Some(Target::Draft(at));
        }
        let Some(draft) = self.drafts.get_mut(at) else { return Ok(()) };
        draft.rows.push(place);
        let (before, led) = (draft.size(), draft.gave_way.len());
        draft.standing.sources |= 1 << i64::from(running.plan.source.id);
        draft.heed(refusals, row, ids);
        fill(desk, running, row, draft)?;
        request_consent(desk, running, row, draft)?;
        let grown = draft.size() != before;
        let known = match draft.gave_way.len() > led {
            true => Reason::NewerValues,
            false => Reason::KnownPerson,
        };
        for blind in row.keys.identifiers() {
            let holders = self.by_blind.entry(*blind).or_default();
            if !holders.contains(&at) {
                holders.push(at);
            }
        }
        if row.clean.opt_out {
            self.block(scene, row, Some(Target::Draft(at)), opted_out_of(row))?;
        }
        match (is_new, grown) {
            (true, _) => self.count(Outcome::Added, reason),
            (false, true) => self.count(Outcome::Completed, known),
            (false, false) => self.count(Outcome::Unchanged, Reason::NothingNew),
        }
        Ok(())
    }

    /// The draft of somebody, made if there is none yet; `None` when the person is gone.
    fn draft(&mut self, target: Target, lookup: &Lookup) -> Option<usize> {
        let person = match target {
            Target::Draft(at) => return Some(at),
            Target::Base(person) => person,
        };
        if let Some(at) = self.drafts.iter().rposition(|d| !d.is_new && d.person == person) {
            return Some(at);
        }
        let known: &Known = lookup.people.get(&person)?;
        self.drafts.push(Draft::known(known));
        Some(self.drafts.len() - 1)
    }

    /// Writes every form of every identifier into the suppression list, and the objection to
    /// everybody who holds one of them or is surely meant: a refusal is matched wide (R-MKT-51,
    /// R-SUP-07).
    fn block(
        &mut self,
        scene: Scene<'_>,
        row: &ReadRow,
        sure: Option<Target>,
        channel: i64,
    ) -> Result<()> {
        let Scene { desk, running, lookup } = scene;
        let since_on = day_number(row.clean.opt_out_on.unwrap_or(running.plan.today));
        let scope = if channel == 0 { ObjectionScope::All } else { ObjectionScope::Channel };
        let key_version = i64::from(desk.vault.suppression_version());
        for (hash, _) in &row.keys.suppression {
            let here = self.blocked_here.entry(*hash).or_default();
            here.push((channel, since_on));
            self.blocks.push(Entry {
                hash: *hash,
                scope: scope.code(),
                channel,
                activity: 0,
                level: 1,
                since_on,
                origin: 3,
                key_version,
            });
        }
        let mut holders = HashSet::new();
        for blind in row.keys.identifiers() {
            let found: Vec<Target> = self.holders(blind, lookup).collect();
            holders.extend(found.into_iter().filter_map(|target| self.draft(target, lookup)));
        }
        holders.extend(sure.and_then(|target| self.draft(target, lookup)));
        for at in holders {
            let id = desk.fresh(running.call)?;
            if let Some(draft) = self.drafts.get_mut(at) {
                object(draft, id, channel, since_on);
            }
        }
        Ok(())
    }

    pub(super) fn count(&mut self, outcome: Outcome, reason: Reason) {
        *self.counts.entry((outcome.code(), reason.code())).or_default() += 1;
    }
}

/// Who surely was erased or refused gets no advertising on any channel.
fn darkened(shade: Shade) -> Refusal {
    Refusal { activity: 0, channel: 0, since_on: shade.since_on, of: None }
}

/// How sure a likeness for which a row is held is, in thousandths.
fn score_of(reason: Reason, alike: Option<&Alike>, shade: Option<Shade>) -> Option<i64> {
    let score = match (reason, alike) {
        (Reason::PerhapsKnown, Some(Alike::Perhaps(_, score) | Alike::Surely(_, score))) => *score,
        (Reason::Shunned | Reason::PerhapsShunned, _) => shade?.score,
        _ => return None,
    };
    Some((score * 1_000.0) as i64)
}

/// The channel an opt-out in a list speaks of: that of its e-mail address, or else all.
fn opted_out_of(row: &ReadRow) -> i64 {
    if row.clean.emails.is_empty() { 0 } else { Channel::Email.code() }
}
