//! One value added, corrected or taken away by hand.

use law::ids::{DatumId, PersonId};
use law::kinds::Shape;
use law::refusal::{Refusal, Words};
use law::vocabulary::PersonState;
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::interaction;
use store::records::label;
use store::records::standing::{self, Standing};
use vault::{Action, Note, Object};

use super::decision::{Decision, Outcome};
use super::enter::heed;
use super::form::{Told, as_fault, checked, source_by_hand};
use super::identity::{Identity, Known};
use crate::import::Evidence;
use crate::{Call, Desk, Fault, Result};

/// A value somebody types. No `Debug`: it holds the value.
#[derive(Default)]
pub struct NewValue {
    /// Kind, a number of the register.
    pub kind: u16,
    /// The parts, in the order of the kind's shape.
    pub parts: Vec<String>,
    /// Source, a number of the register (R-SRC-01).
    pub source: u16,
    /// Where the value comes from, as far as it can be proven (R-SRC-02).
    pub evidence: Evidence,
}

impl Desk {
    /// Adds a value to a person; checked against the suppression list and other persons first.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn add_value(
        &self,
        call: &Call,
        person: PersonId,
        new: &NewValue,
        decision: Option<Decision>,
    ) -> Result<Outcome<DatumId>> {
        self.put_value(call, person, new, None, decision)
    }

    /// Puts a right value in the place of a wrong one, whose content is taken away for good
    /// (R-DSR-40).
    ///
    /// # Errors
    /// As [`Desk::add_value`].
    pub fn correct_value(
        &self,
        call: &Call,
        person: PersonId,
        wrong: DatumId,
        new: &NewValue,
        decision: Option<Decision>,
    ) -> Result<Outcome<DatumId>> {
        self.put_value(call, person, new, Some(wrong), decision)
    }

    /// Of which kind a value is, a number of the register.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn kind_of_value(&self, person: PersonId, datum: DatumId) -> Result<u16> {
        let held = self.store.read(|tx| datum::of_person(tx, person))?;
        let found = held.iter().find(|d| d.id == datum && d.state != 2);
        found.map(|d| d.kind).ok_or_else(|| Fault::NOT_FOUND.into())
    }

    /// Takes a value away.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals `KEPT` for orders and proofs, and those of role and state.
    pub fn remove_value(&self, call: &Call, person: PersonId, datum: DatumId) -> Result<()> {
        let state = self.state_of(person)?;
        drop(self.collecting(call, person, state)?);
        let known = self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            let before = self.identify(tx, call, person, state)?;
            self.correctable(&before.data, datum)?;
            datum::delete(tx, person, datum)?;
            interaction::delete(tx, person, datum)?;
            let known = self.reproject(tx, before, datum, None, &mut standing)?;
            standing::put(tx, &standing)?;
            self.note_value(tx, call, &known, Action::ValueRemoved, 0)?;
            Ok::<_, crate::Error>(known)
        })?;
        self.reindex_known(&known, person)
    }

    fn put_value(
        &self,
        call: &Call,
        person: PersonId,
        new: &NewValue,
        wrong: Option<DatumId>,
        decision: Option<Decision>,
    ) -> Result<Outcome<DatumId>> {
        let register = self.register();
        let known = self.store.read(|tx| standing::get(tx, person))?.ok_or(Fault::NOT_FOUND)?;
        let permit = self.collecting(call, person, known.state)?;
        let source = match source_by_hand(&register, new.source, known.party) {
            Ok(source) => source,
            Err(fault) => return Ok(Outcome::Faulty(vec![fault])),
        };
        let kind = register.kind(new.kind).filter(|kind| !kind.retired).ok_or(Fault::NOT_FOUND)?;
        let parts: Vec<&str> = new.parts.iter().map(String::as_str).collect();
        let parts = match checked(kind.shape, &parts, known.country) {
            Ok(parts) => parts,
            Err((field, fault)) => return Ok(Outcome::Faulty(vec![as_fault(field, fault)])),
        };
        if let Some(fault) = self.unwritten(kind, &parts) {
            return Ok(Outcome::Faulty(vec![fault]));
        }
        let told = Told { kind, parts };
        let mut label = self.label_by_hand(call, &register, source)?;
        if let Some(wrong) = wrong.filter(|_| !is_written_to(kind.shape)) {
            self.serves_as(person, wrong, &mut label)?;
        }
        let label = self.with_evidence(call, label, &new.evidence)?;
        let fresh = self.seal_told(call, &permit, &known, &label, std::slice::from_ref(&told))?;
        let done = self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            let before = self.identify(tx, call, person, standing.state)?;
            let mut alone = before.identity.named();
            alone.add(kind.shape, &told.parts, label.id);
            let mut warning = self.warn(tx, &alone, source)?;
            warning.same.retain(|other| *other != person);
            if !warning.is_empty() && decision.is_none() {
                return Ok(Err(warning));
            }
            if let Some(wrong) = wrong {
                self.correctable(&before.data, wrong)?;
                datum::replace(tx, person, wrong)?;
            }
            label::insert(tx, &label)?;
            tx.load(&datum::LOAD, fresh.iter().map(Datum::values))?;
            standing.sources |= 1 << i64::from(source.id);
            let refused = heed(&mut standing, &self.hits(tx, &alone)?);
            let known = self.reproject(
                tx,
                before,
                wrong.unwrap_or_default(),
                Some((&told, &label)),
                &mut standing,
            )?;
            standing::put(tx, &standing)?;
            self.refuse_in(tx, call, &mut standing, label.id, &refused)?;
            let overruled = warning.blocked_since.is_some();
            let action = if overruled { Action::BlacklistOverruled } else { Action::ValueChanged };
            let why = decision.map_or(0, |d| u32::try_from(d.code()).unwrap_or_default());
            self.note_value(tx, call, &known, action, why)?;
            Ok::<_, crate::Error>(Ok(known))
        })?;
        let known = match done {
            Ok(known) => known,
            Err(warning) => return Ok(Outcome::Ask(warning)),
        };
        self.reindex_known(&known, person)?;
        Ok(Outcome::Done(fresh.first().map(|d| d.id).unwrap_or_default()))
    }

    /// What is put right serves what was wrong served: a corrected name still goes on the parcel.
    fn serves_as(&self, person: PersonId, wrong: DatumId, label: &mut label::Label) -> Result<()> {
        let (data, labels) = self.store.read(|tx| {
            Ok::<_, store::Failure>((datum::of_person(tx, person)?, label::of_person(tx, person)?))
        })?;
        let before = data.iter().find(|d| d.id == wrong).map(|d| d.label);
        if let Some(before) = labels.iter().find(|l| Some(l.id) == before) {
            label.activities |= before.activities;
            label.basis = before.basis;
        }
        Ok(())
    }

    /// The identifiers after one value went and perhaps another came, projected into the standing.
    fn reproject<'d>(
        &self,
        tx: &mut Tx<'_>,
        before: Known<'d>,
        gone: DatumId,
        new: Option<(&Told<'_>, &label::Label)>,
        standing: &mut Standing,
    ) -> Result<Known<'d>> {
        let mut identity = Identity::default();
        for value in before.opened.iter().filter(|value| value.datum != gone) {
            identity.add(value.shape, &value.parts, value.label);
        }
        if let Some((told, label)) = new {
            identity.add(told.kind.shape, &told.parts, label.id);
        }
        identity.project(standing, &label::of_person(tx, standing.person)?);
        Ok(Known { identity, ..before })
    }

    /// Orders are kept with the purchase, proofs with the consent: neither is changed as a value.
    fn correctable(&self, data: &[Datum], datum: DatumId) -> Result<()> {
        let register = self.register();
        let found = data.iter().find(|d| d.id == datum).ok_or(Fault::NOT_FOUND)?;
        let shape = register.kind(found.kind).map(|kind| kind.shape);
        match shape {
            Some(law::kinds::Shape::Order | law::kinds::Shape::Proof) => Err(KEPT.into()),
            _ => Ok(()),
        }
    }

    fn note_value(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        known: &Known<'_>,
        action: Action,
        why: u32,
    ) -> Result<()> {
        let note = Note::new(call.actor.user, action, Object::Datum, call.moment()).count(why);
        self.note(tx, known.key.as_ref().map_or(note, |key| note.about(key)))
    }

    /// Brings the index up to date with what is durable now.
    pub(crate) fn reindex_known(&self, known: &Known<'_>, person: PersonId) -> Result<()> {
        match &known.grant {
            Some(grant) => self.reindex(grant, &[person]),
            None => Ok(()),
        }
    }

    /// State of a record that is there.
    pub(crate) fn state_of(&self, person: PersonId) -> Result<PersonState> {
        let standing = self.store.read(|tx| standing::get(tx, person))?;
        Ok(standing.ok_or(Fault::NOT_FOUND)?.state)
    }
}

/// Whether messages go to it: a new address or number serves only what its own source says.
const fn is_written_to(shape: Shape) -> bool {
    matches!(shape, Shape::Email | Shape::Phone)
}

const KEPT: Refusal = Refusal::new(
    "KEPT",
    &["R-CON-11"],
    Words {
        de: "Bestellungen und Nachweise werden nicht als einzelne Werte geändert.",
        en: "Orders and proofs are not changed as single values.",
    },
    Words {
        de: "Die Bestellung stornieren oder die Einwilligung widerrufen.",
        en: "Cancel the order or withdraw the consent.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Look;
    use crate::testing::{desk, entered, somebody};
    use law::vocabulary::Channel;

    fn mail(address: &str) -> NewValue {
        NewValue { kind: 3, parts: vec![address.into()], source: 1, ..NewValue::default() }
    }

    #[test]
    fn a_corrected_value_leaves_nothing_readable_and_is_found_no_more() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "alt@nordpol.example"));
        let card = desk.card(&call, person, Look::default()).unwrap();
        let old = card.values.iter().find(|v| v.kind == 3).unwrap().datum;
        let new = mail("neu@nordpol.example");
        let done = desk.correct_value(&call, person, old, &new, None).unwrap();
        assert!(matches!(done, Outcome::Done(_)));
        let data = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
        let replaced = data.iter().find(|d| d.id == old).unwrap();
        assert_eq!((replaced.state, replaced.sealed.len(), replaced.blind), (2, 0, None));
        let card = desk.card(&call, person, Look::default()).unwrap();
        let mails: Vec<_> = card.values.iter().filter(|v| v.kind == 3).collect();
        assert_eq!((mails.len(), mails[0].parts[0].as_str()), (1, "neu@nordpol.example"));
        assert_eq!(desk.search(&call, "neu@nordpol.example").unwrap().rows.len(), 1);
        assert_eq!(desk.search(&call, "alt@nordpol.example").unwrap().rows.len(), 0);
    }

    #[test]
    fn without_an_address_nobody_can_be_reached() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let reached = |code: i64| {
            desk.store.read(|tx| standing::get(tx, person)).unwrap().unwrap().reachable >> code & 1
        };
        assert_eq!(reached(Channel::Email.code()), 1);
        let card = desk.card(&call, person, Look::default()).unwrap();
        let datum = card.values.iter().find(|v| v.kind == 3).unwrap().datum;
        desk.remove_value(&call, person, datum).unwrap();
        assert_eq!(reached(Channel::Email.code()), 0);
        let new = NewValue {
            kind: 4,
            parts: vec!["0170 1234567".into()],
            source: 1,
            ..NewValue::default()
        };
        assert!(matches!(desk.add_value(&call, person, &new, None).unwrap(), Outcome::Done(_)));
        assert_eq!((reached(Channel::Sms.code()), reached(Channel::Email.code())), (1, 0));
    }

    #[test]
    fn a_wrong_address_is_told_by_field_and_not_repeated() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let Outcome::Faulty(faults) =
            desk.add_value(&call, person, &mail("MARKER(at)nordpol"), None).unwrap()
        else {
            panic!("taken")
        };
        assert_eq!((faults[0].field, faults[0].code), (Some("email"), "EMAIL_SHAPE"));
        assert!(!format!("{faults:?} {}", faults[0]).contains("MARKER"));
    }
}
