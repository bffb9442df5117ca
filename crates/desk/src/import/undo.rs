//! Undoing an import: people it brought are erased, values it added are removed, consents it
//! claimed are void. What was objected to meanwhile stays, and so do people somebody has worked
//! with since.

use law::class::Class;
use law::ids::{ImportId, LabelId, PersonId};
use law::kinds::{Link, Shape};
use law::refusal::Words;
use law::vocabulary::{Evidence, Relation};
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::held;
use store::records::import::{self, Import, ImportState};
use store::records::label;
use store::records::person;
use store::records::purchase::{self, Purchase, PurchaseStanding};
use store::records::standing::{self, ChannelSources, Standing};
use store::{Intent, IntentState, Tx, class_bits};
use vault::{Action, Grant, Note, Object};

use super::batch::opened_by;
use crate::consent::project;
use crate::deletion::erase::reach_of;
use crate::index::open_for_link;
use crate::leading::{GAVE_WAY, Worth};
use crate::{Call, Desk, Fault, Result, places};

/// Persons looked at in one transaction.
const BATCH: usize = 500;
/// Persons erased at the same time; they share the flushes.
const HANDS: usize = 8;

law::vocabulary! {
    /// Why a key is destroyed, kept with the intent.
    Why { Undone = 1 "UNDONE", Done = 2 "DONE", Erased = 3 "ERASED", Due = 4 "DUE", Merged = 5 "MERGED" }
}

/// What undoing came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// People the import had brought, erased.
    pub erased: u64,
    /// People known before, values of the import removed.
    pub restored: u64,
    /// People the import had brought and somebody has added to since: left as they are.
    pub kept: u64,
}

const NOT_UNDOABLE: Fault = Fault::new(
    "IMPORT_STATE",
    "Dieser Import ist noch nicht fertig oder schon rückgängig gemacht.",
    "This import is not finished or has been undone already.",
);

impl Desk {
    /// Takes an import back. Can be repeated when it was interrupted.
    ///
    /// # Errors
    /// `NOT_FOUND`; a fault while it runs or when it was undone before.
    pub fn undo_import(&self, call: &Call, import: ImportId) -> Result<Undone> {
        let record = self.store.read(|tx| import::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        if !matches!(
            record.state,
            ImportState::Done | ImportState::Cancelled | ImportState::Running
        ) {
            return Err(NOT_UNDOABLE.into());
        }
        let (_, compare) = self.permits(call)?;
        // Nobody may run it meanwhile, and no batch of another import is judged by what goes.
        let _claim = self.taking.claim(import, 0)?;
        let _turn = self.taking.turn();
        let all = self.store.read(|tx| person::of_import(tx, import, i64::MAX))?;
        let (brought, kept) = self.untouched(&record, &all)?;
        self.erase_all(call, &brought)?;
        let kept_set: std::collections::BTreeSet<PersonId> = kept.iter().copied().collect();
        let mut touched = self.store.read(|tx| import::touched(tx, record.label))?;
        touched.retain(|person| !kept_set.contains(person));
        for some in touched.chunks(BATCH) {
            self.store.write(|tx| {
                some.iter().try_for_each(|p| self.take_back(tx, call, &compare, *p, record.label))
            })?;
        }
        self.reindex(&compare, &touched)?;
        self.drop_waiting(call, import)?;
        let undone = Undone {
            erased: brought.len() as u64,
            restored: touched.len() as u64,
            kept: kept.len() as u64,
        };
        self.close_undone(call, record, undone)?;
        self.collect_lists()?;
        Ok(undone)
    }

    fn close_undone(&self, call: &Call, mut record: Import, undone: Undone) -> Result<()> {
        record.state = ImportState::Undone;
        self.forget_upload(call, record.id)?;
        self.store.write(|tx| {
            import::delete_chunks(tx, record.id)?;
            import::update(tx, &record)?;
            let count = u32::try_from(undone.erased).unwrap_or(u32::MAX);
            let note =
                Note::new(call.actor.user, Action::ImportUndone, Object::Import, call.moment());
            self.note(tx, note.count(count))
        })
    }

    /// Splits people an import brought: nobody has added anything since, or somebody has.
    fn untouched(
        &self,
        record: &Import,
        persons: &[PersonId],
    ) -> Result<(Vec<PersonId>, Vec<PersonId>)> {
        let (mut alone, mut kept) = (Vec::new(), Vec::new());
        for some in persons.chunks(BATCH) {
            self.store.read(|tx| {
                for person in some {
                    let list = if is_touched(tx, record.source, record.label, *person)? {
                        &mut kept
                    } else {
                        &mut alone
                    };
                    list.push(*person);
                }
                Ok::<_, store::Failure>(())
            })?;
        }
        Ok((alone, kept))
    }

    /// Erases persons by the intent protocol (reliability 4.5): intent, keys, rows.
    pub(crate) fn erase_all(&self, call: &Call, persons: &[PersonId]) -> Result<()> {
        let share = persons.len().div_ceil(HANDS).max(1);
        std::thread::scope(|scope| {
            let hands: Vec<_> = persons
                .chunks(share)
                .map(|some| {
                    scope.spawn(move || {
                        some.iter().try_for_each(|person| {
                            let classes = Class::ALL.iter().copied();
                            self.carry_out(call, &self.intend(call, *person, classes, Why::Undone)?)
                        })
                    })
                })
                .collect();
            hands.into_iter().try_for_each(|hand| {
                hand.join().map_err(|_| crate::Failure::at("erasing people"))?
            })
        })
    }

    /// Destroys one key of a subject that is no person: a held row, an upload.
    pub(crate) fn destroy_key(
        &self,
        call: &Call,
        subject: PersonId,
        class: Class,
        why: Why,
    ) -> Result<()> {
        let intent = self.intend(call, subject, [class], why)?;
        self.keys.destroy(intent.id)?;
        self.keys.step(intent.id, 0)?;
        Ok(self.keys.finish(intent.id)?)
    }

    pub(crate) fn intend(
        &self,
        call: &Call,
        person: PersonId,
        classes: impl IntoIterator<Item = Class>,
        why: Why,
    ) -> Result<Intent> {
        let intent = Intent {
            id: self.fresh(call)?,
            person,
            classes: class_bits(classes),
            reason: why.code(),
            created_at: call.ms(),
            state: IntentState::Open,
            steps: 0,
        };
        self.keys.open_intent(&intent)?;
        Ok(intent)
    }

    /// The steps behind a durable intent; each may be repeated after a crash.
    pub(crate) fn carry_out(&self, call: &Call, intent: &Intent) -> Result<()> {
        if intent.state == IntentState::Open {
            self.keys.destroy(intent.id)?;
        }
        self.erase_merged(call, intent)?;
        self.unlist(intent.person);
        self.drop_held_rows(call, intent.person)?;
        let (register, today) = self.here(call);
        self.store.write(|tx| {
            let whose = (intent.person, reach_of(intent));
            self.let_go(tx, call, whose, (&register, today))
        })?;
        self.keys.step(intent.id, 0)?;
        Ok(self.keys.finish(intent.id)?)
    }

    /// Rows nobody has decided about go with their keys; decisions stay.
    fn drop_waiting(&self, call: &Call, import: ImportId) -> Result<()> {
        loop {
            let waiting = self.store.read(|tx| held::waiting_of(tx, import, 500))?;
            if waiting.is_empty() {
                return Ok(());
            }
            for held in &waiting {
                self.destroy_key(call, PersonId(held.0), places::HELD, Why::Undone)?;
            }
            self.store.write(|tx| {
                waiting.iter().try_for_each(|held| held::delete_waiting(tx, *held).map(drop))
            })?;
        }
    }

    /// Takes what one label told from a person that stays, and projects anew from what is left.
    pub(super) fn take_back(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        compare: &Grant<'_, Link>,
        person: PersonId,
        label: LabelId,
    ) -> Result<()> {
        for datum in datum::of_person(tx, person)?.iter().filter(|d| d.label == label) {
            datum::delete(tx, person, datum.id)?;
        }
        self.give_back(tx, person)?;
        purchase::delete_orphans(tx, person)?;
        let purchases = purchase::of_person(tx, person)?;
        purchase::put_standing(tx, person, &PurchaseStanding::project(&purchases))?;
        let claimed = |e: &&Event| e.label == label && e.action == ConsentAction::Requested;
        for event in consent::of_person(tx, person)?.iter().filter(claimed) {
            consent::append(tx, &void(self, event, call)?)?;
        }
        let events = consent::of_person(tx, person)?;
        consent::put_standing(tx, person, &project::consents(person, &events))?;
        let Some(mut standing) = standing::get(tx, person)? else { return Ok(()) };
        self.project_left(tx, compare, &mut standing, &purchases)?;
        standing::put(tx, &standing)?;
        if let Some(mut known) = person::get(tx, person)? {
            known.relation = standing.relation;
            person::update(tx, &known)?;
        }
        Ok(())
    }

    /// Puts values in force again that had given way to what was taken.
    fn give_back(&self, tx: &mut Tx<'_>, person: PersonId) -> Result<()> {
        let data = datum::of_person(tx, person)?;
        let mut waiting: Vec<&Datum> = data.iter().filter(|d| d.state == GAVE_WAY).collect();
        let led = |kind: u16| data.iter().any(|d| d.kind == kind && d.state == 1);
        waiting.retain(|d| !led(d.kind));
        if waiting.is_empty() {
            return Ok(());
        }
        let labels = label::of_person(tx, person)?;
        let rank = |datum: &Datum| {
            let label = labels.iter().find(|label| label.id == datum.label);
            (label.map(|label| Worth::of(label).rank()), datum.id)
        };
        waiting.sort_by_key(|datum| (datum.kind, std::cmp::Reverse(rank(datum))));
        waiting.dedup_by_key(|datum| datum.kind);
        for datum in waiting {
            datum::set_state(tx, person, datum.id, 1)?;
        }
        Ok(())
    }

    /// Reachable channels, sources and relation from the values that are left.
    fn project_left(
        &self,
        tx: &mut Tx<'_>,
        compare: &Grant<'_, Link>,
        standing: &mut Standing,
        purchases: &[Purchase],
    ) -> Result<()> {
        let register = self.register();
        let left: Vec<Datum> =
            datum::of_person(tx, standing.person)?.into_iter().filter(|d| d.state != 2).collect();
        (standing.reachable, standing.channel_sources) = (0, ChannelSources::default());
        standing.last_purchase_on = purchases.iter().map(|p| p.bought_on).max();
        standing.sources = 0;
        let mut relations = Vec::new();
        for datum in &left {
            let Some(label) = label::get(tx, datum.label)? else { continue };
            standing.sources |= 1 << i64::from(label.source);
            relations.extend(register.source(label.source).map(|source| source.relation));
            let Some(kind) = register.kind(datum.kind) else { continue };
            for channel in self.opened(compare, kind.shape, datum)? {
                let held = standing.reachable >> channel.code() & 1 == 1;
                standing.channel_sources = standing.channel_sources.and(
                    *channel,
                    label.source_type,
                    label.documented,
                    held,
                );
                standing.reachable |= 1 << channel.code();
            }
        }
        if standing.relation == Relation::Customer && purchases.is_empty() {
            let customer = relations.iter().find(|r| **r == Relation::Customer);
            let relation = customer.or(relations.first()).copied();
            standing.relation = relation.unwrap_or(standing.relation);
        }
        Ok(())
    }

    /// Channels a stored value opens.
    fn opened(
        &self,
        compare: &Grant<'_, Link>,
        shape: Shape,
        datum: &Datum,
    ) -> Result<&'static [law::vocabulary::Channel]> {
        if !matches!(shape, Shape::Phone | Shape::Postal) {
            return Ok(opened_by(shape, false, false));
        }
        let key = self.key(datum.person, datum.class)?;
        let parts = open_for_link(compare, &key, shape, datum)?;
        let part = |at: usize| parts.get(at).map_or("", String::as_str);
        let is_mobile = shape == Shape::Phone
            && link::normal::phone(part(0), "ZZ").is_ok_and(|phone| phone.is_mobile());
        Ok(opened_by(shape, is_mobile, !part(0).is_empty() && !part(2).is_empty()))
    }
}

/// Whether somebody has added anything to a person beside what this label told.
pub(super) fn is_touched(
    tx: &mut Tx<'_>,
    source: u16,
    label: LabelId,
    person: PersonId,
) -> std::result::Result<bool, store::Failure> {
    let others = standing::get(tx, person)?
        .is_some_and(|standing| standing.sources & !(1 << i64::from(source)) != 0);
    Ok(others
        || datum::of_person(tx, person)?.iter().any(|datum| datum.label != label)
        || consent::of_person(tx, person)?.iter().any(|event| event.label != label))
}

/// The act that voids a consent an import had claimed.
fn void(desk: &Desk, event: &Event, call: &Call) -> Result<Event> {
    Ok(Event {
        person: event.person,
        id: desk.fresh(call)?,
        activity: event.activity,
        channel: event.channel,
        action: ConsentAction::ImportUndone,
        happened_at: call.ms(),
        recorded_at: call.ms(),
        wording: None,
        evidence: Evidence::None,
        documented: 0,
        proof: None,
        label: event.label,
        user: call.actor.user,
    })
}

/// Shown beside the button.
pub const UNDO_HINT: Words = Words {
    de: "Personen aus diesem Import werden gelöscht, ergänzte Angaben entfernt. Widersprüche bleiben, ebenso Personen, zu denen seither etwas hinzukam.",
    en: "People from this import are erased, added values removed. Objections stay, and so do people something was added to since.",
};
