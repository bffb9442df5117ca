//! Committing a batch: keys first and durable, then one transaction for everything, then the index.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};

use law::class::Class;
use law::ids::{DatumId, PersonId};
use law::kinds::{self, Shape};
use law::vocabulary::{Evidence, Relation};
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::held;
use store::records::import::{self, Import};
use store::records::person::{self, Person};
use store::records::purchase::{self, PurchaseStanding};
use store::records::sketch;
use store::records::standing;
use store::records::suppression;
use store::{Refusal, Tx};
use vault::{Action, Note, Object, PersonKey, Sealed};

use super::batch::{Act, Draft, MASTER, Value, place};
use super::run::Running;
use super::settle::Settled;
use crate::both::both;
use crate::consent::project;
use crate::leading::GAVE_WAY;
use crate::recognise::Proposal;
use crate::retention::delete_on;
use crate::{Desk, Error, Failure, Result, day_number};

/// The keys of a batch, by person and class.
type KeyBunch = HashMap<(PersonId, Class), PersonKey>;

/// Why a commit did not happen.
enum Stop {
    /// Somebody changed what this batch was judged by.
    Changed,
    /// Something went wrong.
    Error(Error),
}

impl<E: Into<Error>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

impl Settled {
    /// Commits the batch, together with the place in the file behind it when it is one of a file
    /// (and not a single row that a human decided about). `false` when somebody
    /// changed what it was judged by: nothing was saved then.
    pub(crate) fn commit(
        &mut self,
        desk: &Desk,
        running: &Running<'_>,
        record: Option<&Import>,
        proposal: &mut Proposal<'_>,
    ) -> Result<bool> {
        self.drafts.retain(|draft| draft.is_new || draft.changes());
        self.drafts.iter_mut().filter(|d| d.is_new).for_each(Draft::settle_classes);
        let (keys, mut fresh) = bunch(desk, &self.drafts)?;
        fresh.append(&mut self.held_keys);
        let call = running.call;
        let batch = desk.fresh(call)?;
        // The key store takes about as long as sealing half of the values.
        let (first, second) = self.drafts.split_at(self.drafts.len() / 2);
        let (first, second) = both(
            || seal(desk, running, &keys, first),
            || {
                if !fresh.is_empty() {
                    desk.keys.put(batch, call.ms(), &fresh)?;
                }
                desk.keys.mirror(&self.refusals(call.ms()), &self.blocks, &self.sketches)?;
                seal(desk, running, &keys, second)
            },
        )?;
        let data = [first?, second?];
        let save = || {
            desk.store.write(|tx| {
                self.check(tx)?;
                if !fresh.is_empty() {
                    desk.remember_keys(tx, batch)?;
                }
                tx.load(&datum::LOAD, data.iter().flatten().map(Datum::values))?;
                self.people(tx, running)?;
                self.events(tx, running)?;
                tx.load(&held::LOAD, self.held.iter().map(held::Held::values))?;
                tx.load(&held::LOAD_MARKS, self.held_marks.iter().map(held::Mark::values))?;
                suppression::insert(tx, &self.blocks)?;
                sketch::insert(tx, &self.sketches, &batch.0)?;
                if let Some(record) = record {
                    self.report(tx, record)?;
                }
                let count = u32::try_from(self.counts.values().sum::<i64>()).unwrap_or(u32::MAX);
                let note =
                    Note::new(call.actor.user, Action::ImportBatch, Object::Import, call.moment());
                desk.note(tx, note.count(count).fields(running.collect.shapes()))?;
                Ok(())
            })
        };
        // New people are found from the moment they are saved: nobody knows of them before.
        let (_, written) = both(|| self.search_for(desk), save)?;
        if let Err(stop) = written {
            self.forget(desk);
            return match stop {
                Stop::Changed => Ok(false),
                Stop::Error(error) => Err(error),
            };
        }
        let activate = || if fresh.is_empty() { Ok(()) } else { desk.keys.activate(batch) };
        let (active, known) = both(activate, || self.make_known(desk, running, proposal))?;
        active?;
        known?;
        Ok(true)
    }

    /// What the rows tell of refusals, for the mirror beside the keys.
    fn refusals(&self, at: i64) -> Vec<Refusal> {
        let refused =
            |act: &&Act| matches!(act.action, ConsentAction::Withdrawn | ConsentAction::Objected);
        let as_refusal = |person, act: &Act| Refusal {
            person,
            event: act.id,
            activity: act.activity,
            channel: act.channel,
            action: act.action.code(),
            happened_at: act.happened_at,
            recorded_at: at,
        };
        let drafts = self.drafts.iter();
        drafts
            .flat_map(|d| d.acts.iter().filter(refused).map(|act| as_refusal(d.person, act)))
            .collect()
    }

    /// Counts, faults, and the place in the file behind the batch.
    fn report(&self, tx: &mut Tx<'_>, record: &Import) -> Result<()> {
        import::insert_faults(tx, record.id, &self.faults)?;
        for ((outcome, reason), rows) in &self.counts {
            import::add_count(tx, record.id, *outcome, *reason, *rows)?;
        }
        Ok(import::update(tx, record)?)
    }

    /// Whether everything is still as it was looked up.
    fn check(&self, tx: &mut Tx<'_>) -> std::result::Result<(), Stop> {
        if suppression::count(tx)? != self.blocked_before {
            return Err(Stop::Changed);
        }
        for draft in self.drafts.iter().filter(|draft| !draft.is_new) {
            if standing::get(tx, draft.person)? != draft.before {
                return Err(Stop::Changed);
            }
        }
        Ok(())
    }

    fn people(&self, tx: &mut Tx<'_>, running: &Running<'_>) -> Result<()> {
        let new = || self.drafts.iter().filter(|draft| draft.is_new);
        let persons: Vec<Person> = new().map(|draft| as_person(draft, running)).collect();
        tx.load(&person::LOAD, persons.iter().map(Person::values))?;
        tx.load(&standing::LOAD, new().map(|draft| draft.standing.values()))?;
        tx.load(
            &purchase::LOAD,
            self.drafts.iter().flat_map(|d| &d.purchases).map(purchase::Purchase::values),
        )?;
        let projected: Vec<PurchaseStanding> =
            new().flat_map(|draft| PurchaseStanding::project(&draft.purchases)).collect();
        tx.load(&purchase::LOAD_STANDING, projected.iter().map(PurchaseStanding::values))?;
        for draft in self.drafts.iter().filter(|draft| !draft.is_new) {
            standing::put(tx, &draft.standing)?;
            for datum in &draft.gave_way {
                datum::set_state(tx, draft.person, *datum, GAVE_WAY)?;
            }
            if !draft.purchases.is_empty() {
                let purchases = purchase::of_person(tx, draft.person)?;
                purchase::put_standing(tx, draft.person, &PurchaseStanding::project(&purchases))?;
                relate(tx, draft, running)?;
            }
        }
        Ok(())
    }

    fn events(&self, tx: &mut Tx<'_>, running: &Running<'_>) -> Result<()> {
        let (mut events, mut states) = (Vec::new(), Vec::new());
        for draft in self.drafts.iter().filter(|draft| !draft.acts.is_empty()) {
            if !draft.is_new {
                append_to_known(tx, draft, running)?;
                continue;
            }
            let told: Vec<Event> =
                draft.acts.iter().map(|act| as_event(draft.person, act, running)).collect();
            states.extend(project::consents(draft.person, &told));
            events.extend(told);
        }
        tx.load(&consent::LOAD_EVENTS, events.iter().map(Event::values))?;
        tx.load(&consent::LOAD_STANDING, states.iter().map(consent::ConsentStanding::values))?;
        Ok(())
    }
}

/// The values of these drafts, sealed under their persons' keys.
fn seal(
    desk: &Desk,
    running: &Running<'_>,
    keys: &KeyBunch,
    drafts: &[Draft],
) -> Result<Vec<Datum>> {
    let today = day_number(running.plan.today);
    let mut data = Vec::new();
    // Days are few and values many.
    let mut ends = HashMap::new();
    let proven = !running.plan.is_unproven();
    for draft in drafts {
        let last = draft.standing.last_purchase_on;
        for value in &draft.values {
            let end = || delete_on(running.register, value.class, today, last, proven);
            let key = keys.get(&(draft.person, value.class)).ok_or(Failure::at("finding a key"))?;
            data.push(Datum {
                person: draft.person,
                id: value.id,
                kind: value.kind,
                class: value.class,
                label: running.plan.label,
                blind: value.blind,
                sealed: seal_value(desk, running, key, draft, value)?,
                state: value.state,
                created_on: today,
                delete_on: *ends.entry((value.class, last)).or_insert_with(end),
            });
        }
    }
    Ok(data)
}

/// Keys for every class the drafts need: those that are there, and new ones with their wrapped form.
#[allow(clippy::type_complexity, reason = "the wrapped keys in the form the key store takes")]
fn bunch(
    desk: &Desk,
    drafts: &[Draft],
) -> Result<(KeyBunch, Vec<(PersonId, Class, vault::WrappedKey)>)> {
    let wanted: BTreeSet<(PersonId, Class, bool)> = drafts
        .iter()
        .flat_map(|draft| {
            draft.values.iter().map(|value| (draft.person, value.class, draft.is_new))
        })
        .collect();
    let known: Vec<(PersonId, Class)> =
        wanted.iter().filter(|w| !w.2).map(|w| (w.0, w.1)).collect();
    let mut keys = KeyBunch::new();
    for ((person, class), wrapped) in known.iter().copied().zip(desk.keys.get_many(&known)?) {
        if let Some(wrapped) = wrapped {
            keys.insert(
                (person, class),
                desk.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?,
            );
        }
    }
    let mut fresh = Vec::new();
    for (person, class, _) in wanted {
        if let Entry::Vacant(place) = keys.entry((person, class)) {
            let (key, wrapped) = desk.vault.new_key(person, class)?;
            place.insert(key);
            fresh.push((person, class, wrapped));
        }
    }
    Ok((keys, fresh))
}

fn seal_value(
    desk: &Desk,
    running: &Running<'_>,
    key: &PersonKey,
    draft: &Draft,
    value: &Value,
) -> Result<Vec<u8>> {
    let parts: Vec<&str> = value.parts.iter().map(String::as_str).collect();
    macro_rules! seal {
        ($kind:ty) => {{
            let sealed: Sealed<$kind> =
                desk.vault.seal_fields(running.collect, key, place(draft, value), &parts)?;
            sealed.into_stored()
        }};
    }
    Ok(match value.shape {
        Shape::Name => seal!(kinds::Name),
        Shape::Organisation => seal!(kinds::Organisation),
        Shape::Email => seal!(kinds::Email),
        Shape::Phone => seal!(kinds::Phone),
        Shape::Postal => seal!(kinds::Postal),
        Shape::BirthDate => seal!(kinds::BirthDate),
        Shape::Order => seal!(kinds::Order),
        Shape::Note => seal!(kinds::Note),
        Shape::Attribute => seal!(kinds::Attribute),
        Shape::Proof | Shape::HeldRow | Shape::Upload | Shape::Staff => {
            return Err(Failure::at("sealing a shape that no row has").into());
        }
    })
}

fn as_person(draft: &Draft, running: &Running<'_>) -> Person {
    Person {
        id: draft.person,
        party: draft.standing.party,
        relation: draft.standing.relation,
        country: draft.standing.country,
        language: draft.language,
        state: draft.standing.state,
        created_on: day_number(running.plan.today),
        import: Some(running.plan.import),
    }
}

/// A purchase makes a customer of whoever was known otherwise, and moves the day on which the
/// master data go, whatever class they were taken in with (LK-03).
fn relate(tx: &mut Tx<'_>, draft: &Draft, running: &Running<'_>) -> Result<()> {
    if let Some(mut person) = person::get(tx, draft.person)? {
        person.relation = draft.standing.relation;
        person::update(tx, &person)?;
    }
    // A purchase told is an act of the person; taking the same list in again is not (R-DEL-07).
    let told = |before: &standing::Standing| {
        before.relation != Relation::Customer
            || before.last_purchase_on != draft.standing.last_purchase_on
    };
    if draft.standing.relation == Relation::Customer && draft.before.as_ref().is_none_or(told) {
        let today = day_number(running.plan.today);
        let last = draft.standing.last_purchase_on;
        let end = delete_on(running.register, Class::CustomerMaster, today, last, true);
        for class in MASTER.iter().filter(|class| **class != Class::ContactPerson) {
            import::prolong(tx, draft.person, class.code(), end)?;
        }
    }
    Ok(())
}

/// The acts of somebody known; the same list taken in again tells nothing new.
fn append_to_known(tx: &mut Tx<'_>, draft: &Draft, running: &Running<'_>) -> Result<()> {
    let known = consent::of_person(tx, draft.person)?;
    let told = |act: &&Act| !known.iter().any(|event| same_act(event, act));
    let fresh: Vec<Event> =
        draft.acts.iter().filter(told).map(|act| as_event(draft.person, act, running)).collect();
    if fresh.is_empty() {
        return Ok(());
    }
    tx.load(&consent::LOAD_EVENTS, fresh.iter().map(Event::values))?;
    let events = consent::of_person(tx, draft.person)?;
    consent::put_standing(tx, draft.person, &project::consents(draft.person, &events))?;
    Ok(())
}

fn as_event(person: PersonId, act: &Act, running: &Running<'_>) -> Event {
    Event {
        person,
        id: act.id,
        activity: act.activity,
        channel: act.channel,
        action: act.action,
        happened_at: act.happened_at,
        recorded_at: running.call.ms(),
        wording: None,
        evidence: if act.action == ConsentAction::Requested {
            Evidence::ImportFlag
        } else {
            Evidence::None
        },
        documented: 0,
        proof: None::<DatumId>,
        label: running.plan.label,
        user: running.call.actor.user,
    }
}

fn same_act(event: &Event, act: &Act) -> bool {
    event.action == act.action && event.activity == act.activity && event.channel == act.channel
}
