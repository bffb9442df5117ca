//! Entering a person by hand: the same checks as an import, with a named person to decide.

use law::access::{Permit, Set64, Subjects, decide};
use law::ids::{DatumId, LabelId, PersonId};
use law::kinds::{Collect, Shape};
use law::vocabulary::{Basis, InfoDuty, PersonState};
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::label::{self, Label};
use store::records::person::{self, Person};
use store::records::standing::{self, Standing};
use store::records::suppression::{self, Hit};
use vault::{Action, Note, Object};

use super::decision::{Decision, Outcome, Warning};
use super::form::{NewPerson, Told, asks, identity, source_by_hand};
use super::identity::Identity;
use crate::import::{class_of, master_class};
use crate::index::Words;
use crate::recognise::{HOLD_AT, Shade, Who};
use crate::register::{Register, Source};
use crate::retention::is_proven;
use crate::{Call, Desk, Failure, Result, day_number, day_of, places};

impl Desk {
    /// Enters a person. Without a decision, nothing is saved while the suppression list, a person
    /// with the same identifiers, or the source stands against it. No consent comes in this way.
    ///
    /// # Errors
    /// Refusals of role and kind.
    pub fn enter(
        &self,
        call: &Call,
        new: &NewPerson,
        decision: Option<Decision>,
    ) -> Result<Outcome<PersonId>> {
        let register = self.register();
        let source = match source_by_hand(&register, new.source, new.party()) {
            Ok(source) => source,
            Err(fault) => return Ok(Outcome::Faulty(vec![fault])),
        };
        let told = match new.check(&register) {
            Ok(told) => told,
            Err(faults) => return Ok(Outcome::Faulty(faults)),
        };
        let person = PersonId(self.fresh(call)?.0);
        let permit = self.collecting(call, person, PersonState::Active)?;
        let label = self.label_by_hand(call, &register, source)?;
        let identity = identity(&told, label.id);
        let words = words(&told);
        let mut warning = self.store.read(|tx| {
            self.refresh_shunned(tx)?;
            self.warn(tx, &identity, source)
        })?;
        warning.alike = self.alike(&words, &warning.same);
        let shade = words.entries().iter().find_map(|entry| self.shade(entry));
        shade.iter().for_each(|shade| warning.darken(shade));
        if !warning.is_empty() && decision.is_none() {
            return Ok(Outcome::Ask(warning));
        }
        let mut fresh = Standing::new(person);
        fresh.party = new.party();
        fresh.relation = source.relation;
        fresh.country = new.country();
        fresh.sources = 1 << i64::from(source.id);
        fresh.info_duty =
            if source.art13_at_collection { InfoDuty::Done } else { InfoDuty::Unknown };
        fresh.lia_told = if source.art13_at_collection { 2 } else { 0 };
        let label = self.with_evidence(call, label, &new.evidence)?;
        let data = self.seal_told(call, &permit, &fresh, &label, &told)?;
        identity.project(&mut fresh, std::slice::from_ref(&label));
        let key = self.make_key(call, person, master_class(fresh.relation, fresh.party))?;
        let asked = self.store.write(|tx| {
            // Somebody may have said no between the look and the save.
            let warning = self.warn(tx, &identity, source)?;
            if !warning.is_empty() && decision.is_none() {
                return Ok(Some(warning));
            }
            let refused = heed(&mut fresh, &self.hits(tx, &identity)?);
            // Who surely was erased or refused gets no advertising on any channel.
            fresh.suppressed_channels |= i64::from(shade.is_some_and(|shade| shade.sure));
            label::insert(tx, &label)?;
            tx.load(&person::LOAD, [as_person(&fresh, new.language, call, &register).values()])?;
            tx.load(&standing::LOAD, [fresh.values()])?;
            self.refuse_in(tx, call, &mut fresh, label.id, &refused)?;
            tx.load(&datum::LOAD, data.iter().map(Datum::values))?;
            let overruled = warning.blocked_since.is_some() || shade.is_some();
            let action = if overruled { Action::BlacklistOverruled } else { Action::PersonEntered };
            let why = decision.map_or(0, |d| u32::try_from(d.code()).unwrap_or_default());
            let note = Note::new(call.actor.user, action, Object::Person, call.moment());
            self.note(tx, note.about(&key).count(why).fields(permit.shapes()))?;
            Ok::<_, crate::Error>(None)
        })?;
        if let Some(warning) = asked {
            return Ok(Outcome::Ask(warning));
        }
        words.list(self, person);
        Ok(Outcome::Done(person))
    }

    /// Whom somebody who is entered resembles, beside those that are known to be the same.
    fn alike(&self, words: &Words, same: &[PersonId]) -> Vec<(PersonId, u8)> {
        let mut space = link::Workspace::default();
        let everyone = self.base.read();
        let mut found: Vec<(PersonId, u8)> = Vec::new();
        for entry in words.entries() {
            for (who, score) in everyone.alike(&entry, &mut space).people {
                let Who::Base(person) = who else { continue };
                let known = same.contains(&person) || found.iter().any(|(p, _)| *p == person);
                if !known && score >= HOLD_AT {
                    found.push((person, (score * 100.0) as u8));
                }
            }
        }
        found
    }

    /// What stands against these identifiers and this source.
    pub(crate) fn warn(
        &self,
        tx: &mut Tx<'_>,
        identity: &Identity,
        source: &Source,
    ) -> Result<Warning> {
        let since = self.hits(tx, identity)?.iter().map(|hit| hit.since_on).min();
        let found = datum::persons_by_blinds(tx, &identity.blinds(&self.vault))?;
        let mut same: Vec<PersonId> = found.into_iter().map(|(_, person)| person).collect();
        same.sort_unstable();
        same.dedup();
        Ok(Warning {
            blocked_since: since.map(day_of),
            perhaps_blocked_since: None,
            same,
            alike: Vec::new(),
            source_asks: asks(source.source_type),
        })
    }

    /// Hits of the suppression list for every form of every identifier.
    pub(crate) fn hits(&self, tx: &mut Tx<'_>, identity: &Identity) -> Result<Vec<Hit>> {
        Ok(suppression::hits(tx, &identity.suppression(&self.vault, None))?)
    }

    /// Leave to take values about this person in.
    pub(crate) fn collecting(
        &self,
        call: &Call,
        person: PersonId,
        state: PersonState,
    ) -> Result<Permit<Collect>> {
        let register = self.register();
        let intake = register.activity_coded("intake");
        let intake = intake.ok_or(Failure::at("finding the activity `intake`"))?;
        let subject = Subjects::One(person, state);
        Ok(decide::<Collect>(call.actor, subject, &register.facts(intake), Set64::FULL)?)
    }

    /// A label for values from this source, taken in now by the caller.
    pub(crate) fn label_by_hand(
        &self,
        call: &Call,
        register: &Register,
        source: &Source,
    ) -> Result<Label> {
        let first = source.activities.iter().find_map(|code| register.activity_coded(code));
        Ok(Label {
            id: LabelId(self.fresh(call)?.0),
            source: source.id,
            source_type: source.source_type,
            activities: register.activity_bits(&source.activities),
            basis: first.and_then(|a| a.basis).unwrap_or(Basis::LegitimateInterest),
            obtained_on: today(call, register),
            documented: source.documented,
            import: None,
            user: call.actor.user,
            evidence: None,
        })
    }

    /// Seals checked values under the keys of their classes; the keys are durable before.
    pub(crate) fn seal_told(
        &self,
        call: &Call,
        permit: &Permit<Collect>,
        standing: &Standing,
        label: &Label,
        told: &[Told<'_>],
    ) -> Result<Vec<Datum>> {
        let person = standing.person;
        let master = master_class(standing.relation, standing.party);
        let today = label.obtained_on;
        let register = self.register();
        let seal = |value: &Told<'_>| {
            let class = class_of(value.kind, master);
            let key = self.make_key(call, person, class)?;
            let id = DatumId(self.fresh(call)?.0);
            let place = places::datum(person, id, class);
            Ok(Datum {
                person,
                id,
                kind: value.kind.id,
                class,
                label: label.id,
                blind: self.blind_of(value, label.source),
                sealed: self.seal_parts(permit, &key, place, value.kind.shape, &value.parts)?,
                state: 1,
                created_on: today,
                delete_on: crate::retention::delete_on(
                    &register,
                    class,
                    today,
                    standing.last_purchase_on,
                    is_proven(label),
                ),
            })
        };
        told.iter().map(seal).collect()
    }

    /// The keyed hash a value is looked up by; numbers count within their source.
    fn blind_of(&self, value: &Told<'_>, source: u16) -> Option<[u8; 16]> {
        let text = value.parts.first()?;
        let numbered = || format!("{source}\u{0}{}", link::normal::fold(text));
        match value.kind.shape {
            Shape::Email | Shape::Phone => Some(self.vault.blind(value.kind.shape, text)),
            Shape::Attribute if value.kind.code == super::CUSTOMER_NUMBER => {
                Some(self.vault.blind(Shape::Attribute, &numbered()))
            }
            Shape::Order if !text.is_empty() => Some(self.vault.blind(Shape::Order, &numbered())),
            _ => None,
        }
    }
}

impl Warning {
    /// Adds that somebody resembles a person who was erased or refused.
    fn darken(&mut self, shade: &Shade) {
        let since = Some(day_of(shade.since_on));
        match shade.sure {
            true => self.blocked_since = self.blocked_since.min(since).or(since),
            false => self.perhaps_blocked_since = since,
        }
    }
}

/// The values as the indexes know them.
fn words(told: &[Told<'_>]) -> Words {
    let mut words = Words::default();
    for value in told {
        let parts: Vec<&str> = value.parts.iter().map(String::as_str).collect();
        words.add(value.kind.shape, &parts);
    }
    words
}

/// Takes hits of the suppression list into the standing: they block, whatever else is known
/// (R-SUP-05). What was said about one purpose only comes back as objections to that purpose.
pub(crate) fn heed(standing: &mut Standing, hits: &[Hit]) -> Vec<Refused> {
    let mut refused = Vec::new();
    for hit in hits {
        match u16::try_from(hit.activity) {
            Ok(activity) if activity != 0 => {
                refused.push(Refused { activity, channel: hit.channel, since_on: hit.since_on })
            }
            _ => standing.suppressed_channels |= 1 << hit.channel,
        }
    }
    refused.sort_unstable();
    refused.dedup_by_key(|r| (r.activity, r.channel));
    refused
}

/// A purpose somebody said no to before we knew them by name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refused {
    pub(crate) activity: u16,
    pub(crate) channel: i64,
    pub(crate) since_on: i64,
}

/// Today where the firm sits, as the store keeps days.
pub(crate) fn today(call: &Call, register: &Register) -> i64 {
    day_number(register.day(call.now))
}

fn as_person(standing: &Standing, language: i64, call: &Call, register: &Register) -> Person {
    Person {
        id: standing.person,
        party: standing.party,
        relation: standing.relation,
        country: standing.country,
        language,
        state: standing.state,
        created_on: today(call, register),
        import: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{desk, entered, leaves, somebody};
    use law::vocabulary::Channel;

    #[test]
    fn a_blacklisted_person_comes_back_only_by_a_named_decision() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        desk.object(&call, person, None, Some(Channel::Email)).unwrap();
        let again = somebody("Muster", "max@nordpol.example");
        let Outcome::Ask(warning) = desk.enter(&call, &again, None).unwrap() else {
            panic!("taken")
        };
        assert_eq!(warning.same, vec![person]);
        assert!(warning.blocked_since.is_some());
        let decision = Some(Decision::OwnContract);
        let Outcome::Done(twin) = desk.enter(&call, &again, decision).unwrap() else { panic!() };
        let leaf = *leaves(&desk).last().unwrap();
        assert_eq!((leaf.action, leaf.count), (Action::BlacklistOverruled, 1));
        let standing = desk.store.read(|tx| standing::get(tx, twin)).unwrap().unwrap();
        assert_eq!(standing.suppressed_channels, 1 << Channel::Email.code());
    }

    #[test]
    fn who_is_entered_under_another_spelling_is_shown_first() {
        let (_folder, desk, call) = desk();
        let told = |given: &str, street: &str, email: &str| NewPerson {
            given: given.into(),
            street: street.into(),
            postcode: "24103".into(),
            city: "Kiel".into(),
            ..somebody("Müller-Vogt", email)
        };
        let hans = told("Hans-Jürgen", "Goldstraße 12", "hajo@nordpol.example");
        let person = entered(&desk, &call, &hans);
        let again = told("Hans Juergen", "Goldstr. 12a", "mueller@beispiel.example");
        let Outcome::Ask(warning) = desk.enter(&call, &again, None).unwrap() else {
            panic!("taken")
        };
        assert!(warning.same.is_empty());
        assert_eq!(warning.alike.iter().map(|(p, _)| *p).collect::<Vec<_>>(), [person]);
        let decided = desk.enter(&call, &again, Some(Decision::OtherPerson)).unwrap();
        assert!(matches!(decided, Outcome::Done(_)));
    }

    #[test]
    fn every_wrong_field_is_told_at_once_and_none_repeated() {
        let (_folder, desk, call) = desk();
        let wrong = NewPerson {
            phone: "MARKER".into(),
            postcode: "MARKER".into(),
            ..somebody("Muster", "MARKER")
        };
        let Outcome::Faulty(faults) = desk.enter(&call, &wrong, None).unwrap() else {
            panic!("taken")
        };
        let fields: Vec<_> = faults.iter().filter_map(|fault| fault.field).collect();
        assert_eq!(fields, ["email", "phone", "postcode"]);
        assert!(!format!("{faults:?}").contains("MARKER"));
        let nowhere = NewPerson { source: 0, ..somebody("Muster", "max@nordpol.example") };
        let Outcome::Faulty(faults) = desk.enter(&call, &nowhere, None).unwrap() else {
            panic!("taken")
        };
        assert_eq!(faults[0].code, "SOURCE_MISSING");
    }
}
