//! Undoing an import: people it brought are erased, values it added are removed, consents it
//! claimed are void. What was objected to meanwhile stays.

use law::class::Class;
use law::ids::{ImportId, LabelId, PersonId};
use law::refusal::Words;
use law::vocabulary::{Channel, Evidence};
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::held;
use store::records::import::{self, ImportState};
use store::records::person;
use store::records::purchase::{self, PurchaseStanding};
use store::records::standing;
use store::{Intent, IntentState, Tx, class_bits};
use vault::{Action, Note, Object};

use crate::consent::project;
use crate::{Call, Desk, Fault, Result};

/// Persons erased in one transaction.
const BATCH: i64 = 500;
/// Reason code of an intent: an import was undone.
const UNDONE: i64 = 1;

const NOT_UNDOABLE: Fault = Fault::new(
    "IMPORT_STATE",
    "Dieser Import läuft noch oder ist schon rückgängig gemacht.",
    "This import is still running or has been undone already.",
);

impl Desk {
    /// Takes a finished import back. Can be repeated when it was interrupted.
    ///
    /// # Errors
    /// `NOT_FOUND`; a fault while it runs or when it was undone before.
    pub fn undo_import(&self, call: &Call, import: ImportId) -> Result<u64> {
        let record = self.store.read(|tx| import::get(tx, import))?.ok_or(Fault::NOT_FOUND)?;
        if record.state != ImportState::Done {
            return Err(NOT_UNDOABLE.into());
        }
        let mut erased = 0;
        loop {
            let persons = self.store.read(|tx| person::of_import(tx, import, BATCH))?;
            if persons.is_empty() {
                break;
            }
            erased += persons.len() as u64;
            self.erase_all(call, &persons)?;
        }
        let touched = self.store.read(|tx| datum::persons_by_label(tx, record.label))?;
        for some in touched.chunks(500) {
            self.store.write(|tx| {
                some.iter().try_for_each(|person| take_back(tx, call, *person, record.label))
            })?;
        }
        let (_, compare) = self.permits(call)?;
        self.reindex(&compare, &touched)?;
        self.store.write(|tx| {
            datum::delete_by_label(tx, record.label)?;
            held::delete_of_import(tx, import)?;
            let mut record = record;
            record.state = ImportState::Undone;
            import::update(tx, &record)?;
            let count = u32::try_from(erased).unwrap_or(u32::MAX);
            self.note(
                tx,
                Note::new(call.actor.user, Action::ImportUndone, Object::Import, call.moment())
                    .count(count),
            )
        })?;
        Ok(erased)
    }

    /// Erases persons by the intent protocol (reliability 4.5): intent, keys, rows.
    pub(crate) fn erase_all(&self, call: &Call, persons: &[PersonId]) -> Result<()> {
        for person in persons {
            let intent = Intent {
                id: self.fresh(call)?,
                person: *person,
                classes: class_bits(Class::ALL.iter().copied()),
                reason: UNDONE,
                created_at: call.ms(),
                state: IntentState::Open,
                steps: 0,
            };
            self.keys.open_intent(&intent)?;
            self.carry_out(&intent)?;
        }
        Ok(())
    }

    /// The steps behind a durable intent; each may be repeated after a crash.
    pub(crate) fn carry_out(&self, intent: &Intent) -> Result<()> {
        if intent.state == IntentState::Open {
            self.keys.destroy(intent.id)?;
        }
        self.index.remove(&intent.person.0);
        self.store.write(|tx| delete_rows(tx, intent.person))?;
        self.keys.step(intent.id, 0)?;
        self.keys.finish(intent.id)?;
        Ok(())
    }
}

/// Every row about a person; the suppression list has none (R-SUP-01).
pub(crate) fn delete_rows(
    tx: &mut Tx<'_>,
    person: PersonId,
) -> std::result::Result<(), store::Failure> {
    datum::delete_of_person(tx, person)?;
    purchase::delete_orphans(tx, person)?;
    purchase::put_standing(tx, person, &[])?;
    consent::delete_standing(tx, person)?;
    consent::delete_of_person(tx, person)?;
    standing::delete(tx, person)?;
    person::delete(tx, person)
}

/// Takes the values of one label from a person that stays.
fn take_back(
    tx: &mut Tx<'_>,
    call: &Call,
    person: PersonId,
    label: LabelId,
) -> std::result::Result<(), store::Failure> {
    for datum in datum::of_person(tx, person)?.iter().filter(|d| d.label == label) {
        datum::delete(tx, person, datum.id)?;
    }
    purchase::delete_orphans(tx, person)?;
    let purchases = purchase::of_person(tx, person)?;
    purchase::put_standing(tx, person, &PurchaseStanding::project(&purchases))?;
    let events = consent::of_person(tx, person)?;
    for event in events.iter().filter(|e| e.label == label && e.action == ConsentAction::Requested)
    {
        consent::append(tx, &undone(event, call)?)?;
    }
    let events = consent::of_person(tx, person)?;
    consent::put_standing(tx, person, &project::consents(person, &events))?;
    let left = datum::of_person(tx, person)?;
    if let Some(mut standing) = standing::get(tx, person)? {
        standing.last_purchase_on = purchases.iter().map(|p| p.bought_on).max();
        standing.reachable &= held_channels(&left);
        standing::put(tx, &standing)?;
    }
    Ok(())
}

/// Channels some value with a keyed hash or without one may still stand for: a channel is dropped
/// only when nothing at all is left (the exact channels follow with the next value stored).
fn held_channels(left: &[Datum]) -> i64 {
    if left.is_empty() {
        0
    } else {
        Channel::ALL.iter().fold(0, |bits, channel| bits | 1 << channel.code())
    }
}

fn undone(event: &Event, call: &Call) -> std::result::Result<Event, store::Failure> {
    let id = vault::fresh_id(call.moment().utc_ms)
        .map_err(|_| store::Failure::shape("no random bytes"))?;
    Ok(Event {
        person: event.person,
        id: law::ids::ObjectId(id),
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
    de: "Personen aus diesem Import werden gelöscht, ergänzte Angaben entfernt. Widersprüche bleiben.",
    en: "People from this import are erased, added values removed. Objections stay.",
};
