//! Retiring a kind: no longer taken in, and every value of it erased.

use std::sync::atomic::Ordering;

use law::class::Class;
use law::ids::PersonId;
use law::kinds::Shape;
use law::refusal::{Refusal, Words};
use store::Tx;
use store::records::attachment;
use store::records::datum;
use store::records::interaction;
use store::records::minimise;
use vault::{Action, Note, Object};

use super::report::looks_after;
use crate::index::FOUND_BY;
use crate::{Call, Desk, Fault, Result};

/// Persons between two audit leaves.
const BATCH: i64 = 200;

/// What retiring a kind would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The kind.
    pub kind: u16,
    /// Values that would be erased.
    pub values: u64,
    /// Activities that need it now and would do without.
    pub needed_by: Vec<u16>,
    /// Retired already; only values are left to erase.
    pub retired: bool,
}

impl Desk {
    /// What retiring this kind would do; from the last report.
    ///
    /// # Errors
    /// `NOT_FOUND`; `MINIMISE_ROLE`; `KIND_KEPT` for orders, proofs and names.
    pub fn preview_retire(&self, call: &Call, kind: u16) -> Result<Preview> {
        looks_after(call)?;
        let register = self.register();
        let found = register.kind(kind).ok_or(Fault::NOT_FOUND)?;
        if !may_go(found.shape) {
            return Err(KEPT.into());
        }
        let (report, _) = self.minimisation();
        let report = report.ok_or(Fault::NOT_FOUND)?;
        let held = report.kinds.iter().find(|k| k.kind == kind).ok_or(Fault::NOT_FOUND)?;
        Ok(Preview {
            kind,
            values: held.values,
            needed_by: held.needed_by.clone(),
            retired: found.retired,
        })
    }

    /// Retires a kind in a new version of the register and takes it out of the activities; from
    /// then on nothing of it comes in. Its values are erased by [`Desk::erase_kind`].
    ///
    /// # Errors
    /// As [`Desk::preview_retire`]; `CONFLICT` when the register changed meanwhile.
    pub fn retire_kind(&self, call: &Call, kind: u16) -> Result<()> {
        let preview = self.preview_retire(call, kind)?;
        if preview.retired {
            return Ok(());
        }
        let (version, register) = self.register_in_force();
        let mut register = (*register).clone();
        let code = register.kind(kind).ok_or(Fault::NOT_FOUND)?.code.clone();
        for activity in &mut register.activities {
            activity.kinds.retain(|needed| *needed != code);
        }
        if let Some(found) = register.kinds.iter_mut().find(|k| k.id == kind) {
            found.retired = true;
        }
        self.save_register(call, version, register).map(drop)
    }

    /// Erases every value of a retired kind; for a thread of its own, with a leaf for each batch.
    /// `false` when another job is under way.
    ///
    /// # Errors
    /// `NOT_FOUND` unless the kind is retired; failures of the store.
    pub fn erase_kind(&self, call: &Call, kind: u16) -> Result<bool> {
        looks_after(call)?;
        let register = self.register();
        let found = register.kind(kind).filter(|k| k.retired && may_go(k.shape));
        let (shape, class) = found.map(|k| (k.shape, k.class)).ok_or(Fault::NOT_FOUND)?;
        {
            let Some(_turn) = self.minimise.turn() else { return Ok(false) };
            self.minimise.erased.store(0, Ordering::Relaxed);
            let mut after = PersonId::default();
            loop {
                let persons =
                    self.store.read(|tx| minimise::persons_with(tx, kind, after, BATCH))?;
                let Some(last) = persons.last() else { break };
                after = *last;
                self.erase_batch(call, &persons, kind, shape)?;
            }
            while class == Class::Photo && self.erase_pictures(call, shape)? {}
        }
        self.make_minimisation(call)
    }

    /// Erases the pictures of the next persons, which are files; `false` when nobody is left.
    fn erase_pictures(&self, call: &Call, shape: Shape) -> Result<bool> {
        let persons = self.store.read(|tx| attachment::pictured(tx, BATCH))?;
        let erased = self.store.write(|tx| {
            let mut erased = 0;
            for person in &persons {
                for file in attachment::of_person(tx, *person)?.iter().filter(|file| file.photo) {
                    erased += attachment::delete(tx, *person, file.id)?;
                }
            }
            self.note_erased(tx, call, erased, shape)?;
            Ok::<_, crate::Error>(erased)
        })?;
        self.minimise.erased.fetch_add(erased, Ordering::Relaxed);
        Ok(!persons.is_empty())
    }

    /// One leaf for a batch; none for an empty one.
    fn note_erased(&self, tx: &mut Tx<'_>, call: &Call, erased: u64, shape: Shape) -> Result<()> {
        if erased == 0 {
            return Ok(());
        }
        let count = u32::try_from(erased).unwrap_or(u32::MAX);
        let fields = std::iter::once(shape).collect();
        let note = Note::new(call.actor.user, Action::KindErased, Object::Persons, call.moment());
        self.note(tx, note.count(count).fields(fields))
    }

    fn erase_batch(
        &self,
        call: &Call,
        persons: &[PersonId],
        kind: u16,
        shape: Shape,
    ) -> Result<()> {
        let erased = self.store.write(|tx| {
            let mut erased = 0;
            for person in persons {
                for value in datum::of_person(tx, *person)?.iter().filter(|d| d.kind == kind) {
                    interaction::delete(tx, *person, value.id)?;
                }
                erased += minimise::delete_kind(tx, *person, kind)?;
            }
            minimise::delete_copies(tx, kind)?;
            self.note_erased(tx, call, erased, shape)?;
            Ok::<_, crate::Error>(erased)
        })?;
        self.minimise.erased.fetch_add(erased, Ordering::Relaxed);
        if FOUND_BY.has(shape.code()) { self.reindex_all(call, persons) } else { Ok(()) }
    }
}

/// Shapes that can go as a whole without changing who somebody is, whether they can be reached, or
/// what has to be proved.
pub(super) const fn may_go(shape: Shape) -> bool {
    matches!(shape, Shape::BirthDate | Shape::Note | Shape::Attribute)
}

const KEPT: Refusal = Refusal::new(
    "KIND_KEPT",
    &["R-DEL-01"],
    Words {
        de: "Namen, Adressen, Bestellungen und Nachweise gehen nicht als ganze Datenart.",
        en: "Names, addresses, orders and proofs do not go as a whole kind.",
    },
    Words {
        de: "Solche Werte enden mit der Person oder mit ihrer Frist.",
        en: "Such values end with the person or with their period.",
    },
);
