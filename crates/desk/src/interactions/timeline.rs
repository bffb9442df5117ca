//! Everything written about one person, newest first, as far as the caller's activities need it.

use std::collections::HashMap;

use jiff::civil::Date;
use law::access::{Set64, Subjects, decide};
use law::basis::SpecialGround;
use law::class::Class;
use law::ids::{DatumId, LabelId, PersonId};
use law::kinds::{Shape, View};
use law::vocabulary::{Basis, PersonState, Role};
use store::records::datum::{self, Datum};
use store::records::interaction::{self, Interaction, InteractionKind};
use store::records::label::{self, Label};
use vault::PersonKey;

use super::lens::text_lenses;
use crate::people::{LookReason, open_parts};
use crate::register::{Activity, Register};
use crate::{Call, Desk, Result, day_of};

/// Texts that are opened at most; older ones are counted.
const PAGE: usize = 100;

/// Which texts to show; every `None` leaves the question open.
#[derive(Clone, Copy, Debug, Default)]
pub struct Show {
    /// What they are.
    pub kind: Option<InteractionKind>,
    /// In which role they were written.
    pub role: Option<Role>,
    /// Why, for a restricted record.
    pub why: Option<LookReason>,
}

/// One text with where it came from. No `Debug`: it holds an opened value.
pub struct Entry {
    /// The value that holds the text.
    pub datum: DatumId,
    /// What it is; `None` for a text that came with a list.
    pub kind: Option<InteractionKind>,
    /// Kind of data, a number of the register.
    pub data_kind: u16,
    /// The text as it was kept.
    pub text: String,
    /// Day it happened, or was stored.
    pub on: Date,
    /// Name of who wrote it; empty for the program.
    pub by: String,
    /// In which role.
    pub role: Option<Role>,
    /// Day a task is due.
    pub due: Option<Date>,
    /// Day it was done.
    pub done: Option<Date>,
    /// Ground of Art. 9(2) it is kept on.
    pub ground: SpecialGround,
    /// Source, a number of the register.
    pub source: u16,
    /// Activities it may be used for.
    pub activities: Vec<u16>,
    /// Legal basis of holding it.
    pub basis: Basis,
    /// Day it goes.
    pub deletes_on: Option<Date>,
}

/// The texts about one person.
#[derive(Default)]
pub struct Timeline {
    /// Those shown, newest first.
    pub entries: Vec<Entry>,
    /// Those that fit but belong to other activities than the caller's, or are further back.
    pub withheld: usize,
    /// Whether the caller takes part in any activity that needs texts.
    pub open: bool,
}

struct Held {
    data: Vec<Datum>,
    around: HashMap<DatumId, Interaction>,
    labels: HashMap<LabelId, Label>,
}

impl Desk {
    /// The texts about a person; one audit leaf for each activity something is opened for, and
    /// none when nothing is.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of state.
    pub fn timeline(&self, call: &Call, person: PersonId, show: Show) -> Result<Timeline> {
        let register = self.register();
        let state = self.state_of(person)?;
        let mut lenses = text_lenses(call, &register);
        if state != PersonState::Active {
            lenses.retain(|a| a.rights_work && show.why.is_some());
        }
        let held = self.texts(&register, person, show)?;
        let mut timeline = Timeline { open: !lenses.is_empty(), ..Timeline::default() };
        let mut left = held.data;
        timeline.withheld = left.len().saturating_sub(PAGE);
        left.truncate(PAGE);
        let mut keys = HashMap::new();
        for lens in lenses {
            let fits = |d: &Datum| is_for(&register, lens, d, held.around.get(&d.id));
            let (mine, rest): (Vec<Datum>, Vec<Datum>) = left.into_iter().partition(fits);
            left = rest;
            if mine.is_empty() {
                continue;
            }
            let wanted = Set64::EMPTY.with(Shape::Note as i64);
            let facts = register.facts(lens);
            let permit = decide::<View>(call.actor, Subjects::One(person, state), &facts, wanted)?;
            let master = self.leading_key(&register, person)?;
            let grant = self.grant(permit, call, master.as_ref())?;
            self.used(call, facts.id, mine.iter().map(|datum| datum.kind))?;
            for datum in &mine {
                let key = self.key_in(&mut keys, datum)?;
                let text = open_parts(&grant, key, Shape::Note, datum)?.concat();
                let label = held.labels.get(&datum.label);
                let around = held.around.get(&datum.id);
                timeline.entries.push(self.entry(datum, text, around, label)?);
            }
        }
        timeline.withheld += left.len();
        timeline.entries.sort_by_key(|e| std::cmp::Reverse((e.on, e.datum)));
        Ok(timeline)
    }

    /// The texts that fit, newest first, still closed.
    fn texts(&self, register: &Register, person: PersonId, show: Show) -> Result<Held> {
        let (mut data, around, labels) = self.store.read(|tx| {
            Ok::<_, store::Failure>((
                datum::of_person(tx, person)?,
                interaction::of_person(tx, person)?,
                label::of_person(tx, person)?,
            ))
        })?;
        let around: HashMap<_, _> = around.into_iter().map(|i| (i.datum, i)).collect();
        let is_text = |d: &Datum| register.kind(d.kind).is_some_and(|k| k.shape == Shape::Note);
        data.retain(|d| d.state != 2 && is_text(d) && show.fits(around.get(&d.id)));
        data.reverse();
        Ok(Held { data, around, labels: labels.into_iter().map(|l| (l.id, l)).collect() })
    }

    /// The key whose tag all leaves about a person carry.
    pub(crate) fn leading_key(
        &self,
        register: &Register,
        person: PersonId,
    ) -> Result<Option<PersonKey>> {
        let mut data = self.store.read(|tx| datum::of_person(tx, person))?;
        data.retain(|d| d.state != 2);
        self.master_key(register, person, &data)
    }

    fn key_in<'k>(
        &self,
        keys: &'k mut HashMap<Class, PersonKey>,
        datum: &Datum,
    ) -> Result<&'k PersonKey> {
        use std::collections::hash_map::Entry::{Occupied, Vacant};
        Ok(match keys.entry(datum.class) {
            Occupied(known) => known.into_mut(),
            Vacant(place) => place.insert(self.key(datum.person, datum.class)?),
        })
    }

    fn entry(
        &self,
        datum: &Datum,
        text: String,
        around: Option<&Interaction>,
        label: Option<&Label>,
    ) -> Result<Entry> {
        let bits = label.map_or(0, |l| l.activities);
        Ok(Entry {
            datum: datum.id,
            kind: around.map(|i| i.kind),
            data_kind: datum.kind,
            text,
            on: day_of(around.map_or(datum.created_on, |i| i.happened_on)),
            by: around.map_or(Ok(String::new()), |i| self.display_name(i.user))?,
            role: around.and_then(|i| Role::from_code(i.role)),
            due: around.and_then(|i| i.due_on).map(day_of),
            done: around.and_then(|i| i.done_on).map(day_of),
            ground: around
                .and_then(|i| SpecialGround::from_code(i.ground))
                .unwrap_or(SpecialGround::None),
            source: label.map_or(0, |l| l.source),
            activities: (1..63).filter(|id: &u16| bits >> u32::from(*id) & 1 == 1).collect(),
            basis: label.map_or(Basis::LegitimateInterest, |l| l.basis),
            deletes_on: datum.delete_on.map(day_of),
        })
    }
}

/// Whether an activity opens this text: it needs the kind, and the text was written for it. Texts
/// that came with a list were written for no activity in particular.
fn is_for(
    register: &Register,
    lens: &Activity,
    datum: &Datum,
    around: Option<&Interaction>,
) -> bool {
    let needed = register.kind(datum.kind).is_some_and(|kind| register.needs(lens, kind));
    needed && (lens.rights_work || around.is_none_or(|i| i.activity == lens.id))
}

impl Show {
    fn fits(&self, around: Option<&Interaction>) -> bool {
        let is = |i: &Interaction| {
            self.kind.is_none_or(|kind| kind == i.kind)
                && self.role.is_none_or(|role| role.code() == i.role)
        };
        around.map_or(self.kind.is_none() && self.role.is_none(), is)
    }
}
