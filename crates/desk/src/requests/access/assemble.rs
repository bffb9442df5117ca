//! Putting the answer together: read, one leaf, open, write down. Nothing of it is stored.

use std::collections::HashMap;

use jiff::Timestamp;
use law::access::{Set64, Subjects, decide};
use law::class::Class;
use law::ids::{LabelId, PersonId};
use law::kinds::{Shape, View};
use law::vocabulary::{Basis, PersonState};
use store::records::campaign;
use store::records::consent::{self, ConsentStanding, Event};
use store::records::datum::{self, Datum};
use store::records::disclosure::{self, Disclosure};
use store::records::label::{self, Label};
use store::records::person::{self, Person};
use store::records::purchase::{self, Purchase};
use store::records::rights::case::{self, Case};
use store::records::rights::copy::{self, Cell};
use store::records::rights::letter;
use store::records::special::{self, SpecialRequest};
use store::records::wording::{self, Wording};
use vault::PersonKey;

use super::bundle::{Bundle, Special};
use super::scribe::Scribe;
use super::special::specials;
use crate::people::identity::Identity;
use crate::people::open_parts;
use crate::requests::rights_desk_only;
use crate::requests::texts::{Text, open_text};
use crate::{Call, Desk, Fault, Result};

/// What is read before anything opens.
pub(super) struct Held {
    pub(super) person: Person,
    pub(super) data: Vec<Datum>,
    pub(super) labels: HashMap<LabelId, Label>,
    pub(super) purchases: Vec<Purchase>,
    pub(super) consents: Vec<ConsentStanding>,
    pub(super) events: Vec<Event>,
    pub(super) wordings: Vec<Wording>,
    pub(super) disclosures: Vec<Disclosure>,
    pub(super) campaigns: Vec<campaign::Past>,
    pub(super) cases: Vec<Case>,
    pub(super) copy: Vec<Vec<Vec<Cell>>>,
    pub(super) special: Vec<SpecialRequest>,
}

/// A value with its parts, opened. No `Debug`.
pub(super) struct Opened<'h> {
    pub(super) datum: &'h Datum,
    pub(super) shape: Shape,
    pub(super) parts: Vec<String>,
}

impl Desk {
    /// Everything held about a person, in the given language (1 German, 2 English); in memory only.
    /// One leaf says that it was put together.
    ///
    /// # Errors
    /// `NOT_FOUND`; `RIGHTS_DESK_ONLY`.
    pub fn access(&self, call: &Call, person: PersonId, language: i64) -> Result<Bundle> {
        rights_desk_only(call)?;
        let held = self.everything(person)?;
        let keys = self.every_key(person)?;
        let register = self.register();
        let mut scribe = Scribe::new(&register, language, call.now);
        let mut bundle = scribe.begin(&held);
        let (opened, special) = self.open_everything(call, &held, &keys, &scribe)?;
        bundle.special = special;
        scribe.values(&mut bundle, &held, &opened);
        scribe.consents(&mut bundle, &held);
        scribe.disclosures(&mut bundle, &held);
        bundle.block_list = self.blocked(&scribe, &opened)?;
        self.write_held(call, &scribe, &mut bundle, person, &opened)?;
        self.write_cases(call, &scribe, &mut bundle, &held)?;
        self.write_lookups(&scribe, &mut bundle, &held, &keys, call.now)?;
        bundle.copy = scribe.copy(&held);
        Ok(bundle)
    }

    fn everything(&self, person: PersonId) -> Result<Held> {
        let held = self.store.read(|tx| {
            let Some(known) = person::get(tx, person)? else { return Ok(None) };
            let events = consent::of_person(tx, person)?;
            let worded = events.iter().any(|event| event.wording.is_some());
            Ok::<_, store::Failure>(Some(Held {
                person: known,
                data: datum::of_person(tx, person)?,
                labels: label::of_person(tx, person)?.into_iter().map(|l| (l.id, l)).collect(),
                purchases: purchase::of_person(tx, person)?,
                consents: consent::standing_of(tx, person)?,
                wordings: if worded { wording::all(tx)? } else { Vec::new() },
                disclosures: disclosure::of_person(tx, person)?,
                campaigns: campaign::of_person(tx, person)?,
                cases: case::of_person(tx, person)?,
                copy: copy::of_person(tx, person)?,
                special: special::of_person(tx, person)?,
                events,
            }))
        })?;
        let held = held.filter(|held| held.person.state != PersonState::Erased);
        held.ok_or_else(|| Fault::NOT_FOUND.into())
    }

    /// The person's keys by class, all in one question.
    fn every_key(&self, person: PersonId) -> Result<HashMap<Class, PersonKey>> {
        let wanted: Vec<_> = Class::ALL.iter().map(|class| (person, *class)).collect();
        let mut keys = HashMap::new();
        for ((_, class), wrapped) in wanted.iter().zip(self.keys.get_many(&wanted)?) {
            if let Some(w) = wrapped {
                keys.insert(*class, self.vault.unwrap(person, *class, w.epoch, &w.bytes)?);
            }
        }
        Ok(keys)
    }

    fn open_everything<'h>(
        &self,
        call: &Call,
        held: &'h Held,
        keys: &HashMap<Class, PersonKey>,
        scribe: &Scribe<'_>,
    ) -> Result<(Vec<Opened<'h>>, Vec<Special>)> {
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let subject = Subjects::One(held.person.id, held.person.state);
        let permit = decide::<View>(call.actor, subject, &facts, Set64::FULL)?;
        let current: Vec<&Datum> = held.data.iter().filter(|d| d.state != 2).collect();
        let named =
            |d: &&&Datum| register.kind(d.kind).is_some_and(|kind| kind.shape == Shape::Name);
        let leading = current.iter().find(named).or(current.first());
        let key = leading.and_then(|datum| keys.get(&datum.class));
        let grant = self.grant(permit, call, key)?;
        let mut opened = Vec::with_capacity(current.len());
        for datum in current {
            let (Some(kind), Some(key)) = (register.kind(datum.kind), keys.get(&datum.class))
            else {
                continue;
            };
            let parts = open_parts(&grant, key, kind.shape, datum)?;
            opened.push(Opened { datum, shape: kind.shape, parts });
        }
        self.used(call, facts.id, opened.iter().map(|o| o.datum.kind))?;
        let special = specials(&grant, keys, &held.special, scribe)?;
        Ok((opened, special))
    }

    /// Entries of the block list for every form of every identifier.
    fn blocked(
        &self,
        scribe: &Scribe<'_>,
        opened: &[Opened<'_>],
    ) -> Result<Vec<super::bundle::Block>> {
        let mut identity = Identity::default();
        for value in opened {
            identity.add(value.shape, &value.parts, value.datum.label);
        }
        let hits = self.store.read(|tx| {
            store::records::suppression::hits(tx, &identity.suppression(&self.vault, None))
        })?;
        Ok(scribe.blocks(&hits))
    }

    /// Requests with their texts and letters.
    fn write_cases(
        &self,
        call: &Call,
        scribe: &Scribe<'_>,
        bundle: &mut Bundle,
        held: &Held,
    ) -> Result<()> {
        for case in &held.cases {
            let letters = self.store.read(|tx| letter::of_case(tx, case.id))?;
            let Some(reading) = self.reading_texts(call, Text::Case, case.id)? else { continue };
            let text = open_text(&reading, Text::Case, case.id, case.id, &case.sealed)?;
            let letters = letters.iter().map(|l| {
                let text = open_text(&reading, Text::Letter, case.id, l.id, &l.sealed)?;
                Ok((l.sent_at.map(|at| scribe.day_of_ms(at)), text))
            });
            let letters = letters.collect::<Result<Vec<_>>>()?;
            bundle.requests.push(scribe.case(case, text, letters));
        }
        Ok(())
    }

    /// Who looked: the leaves that carry the person's tag of each month, without staff.
    fn write_lookups(
        &self,
        scribe: &Scribe<'_>,
        bundle: &mut Bundle,
        held: &Held,
        keys: &HashMap<Class, PersonKey>,
        now: Timestamp,
    ) -> Result<()> {
        let first = held.person.created_on.saturating_mul(86_400_000);
        let mut tags = Vec::new();
        let mut at = first;
        loop {
            for key in keys.values() {
                tags.push(self.vault.subject_tag(key, u64::try_from(at).unwrap_or_default())?);
            }
            if at >= now.as_millisecond() {
                break;
            }
            // Four weeks on: no calendar month is stepped over.
            at = at.saturating_add(28 * 86_400_000).min(now.as_millisecond());
        }
        tags.sort_unstable();
        tags.dedup();
        let mut leaves = Vec::new();
        self.store.read(|tx| {
            store::audit::leaves_about(tx, &tags, |bytes| leaves.extend(vault::Leaf::decode(bytes)))
        })?;
        bundle.lookups = leaves.iter().map(|leaf| scribe.lookup(leaf)).collect();
        Ok(())
    }
}

/// The DPV term of a legal basis (vocabulary of the GDPR, `eu-gdpr:`).
pub(super) const fn dpv(basis: Basis) -> &'static str {
    match basis {
        Basis::Consent => "eu-gdpr:A6-1-a",
        Basis::Contract => "eu-gdpr:A6-1-b",
        Basis::LegalObligation => "eu-gdpr:A6-1-c",
        Basis::VitalInterest => "eu-gdpr:A6-1-d",
        Basis::PublicTask => "eu-gdpr:A6-1-e",
        // Advertising to existing customers rests on legitimate interest; § 7(3) UWG only lets it
        // go by e-mail.
        Basis::LegitimateInterest | Basis::SoftOptIn => "eu-gdpr:A6-1-f",
    }
}
