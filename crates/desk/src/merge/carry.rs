//! Carrying a merge out: keys first and durable, then everything in one transaction.

use law::ids::{ObjectId, PersonId};
use law::kinds::Shape;
use law::refusal::{Refusal, Words};
use law::vocabulary::{Channel, ConsentState, ObjectionScope};
use store::Tx;
use store::records::consent::{self, ConsentAction};
use store::records::datum::{self, Datum};
use store::records::erasure;
use store::records::gathering;
use store::records::merging::{self, MergeState, Merging, Part, PartRow};
use store::records::person;
use store::records::purchase;
use store::records::special;
use store::records::standing;
use store::records::suppression::{self, Entry};
use store::records::twin;
use vault::{Action, Note, Object};

use super::UNDO_DAYS;
use super::join::{Joined, join};
use super::reseal::Hands;
use super::snapshot::Before;
use super::whole::Whole;
use crate::consent::Decline;
use crate::people::Known;
use crate::people::identity::Identity;
use crate::register::Register;
use crate::{Call, Desk, Fault, Result, day_number, zone};

impl Desk {
    /// Makes one person of two. `kept` stays and takes over everything of `gone`, whose id leads to
    /// it from now on. `leads` are the kinds whose value of `gone` is the valid one; elsewhere that
    /// of `kept` leads and the other stands beside it. The id of the merge, to take it back by.
    ///
    /// # Errors
    /// `NOT_FOUND`; `SAME_PERSON`; `CHANGED_MEANWHILE`; refusals of role and state.
    pub fn merge(
        &self,
        call: &Call,
        kept: PersonId,
        gone: PersonId,
        leads: &[u16],
    ) -> Result<ObjectId> {
        if kept == gone {
            return Err(SAME_PERSON.into());
        }
        self.may_merge(call)?;
        self.sees(call, kept)?;
        self.sees(call, gone)?;
        // No batch of an import is judged by a person that goes.
        let _turn = self.taking.turn();
        let whole = self.store.read(|tx| Whole::read(tx, gone))?;
        self.ready_keys(call, kept, whole.classes())?;
        let id = self.fresh(call)?;
        let known = self.store.write(|tx| {
            let (one, other) = (Whole::read(tx, kept)?, Whole::read(tx, gone)?);
            if erasure::waits(tx, gone)? || erasure::waits(tx, kept)? {
                return Err(ERASURE_WAITS.into());
            }
            self.carry(tx, call, id, (&one, &other), leads)
        })?;
        self.unlist(gone);
        self.reindex_known(&known, kept)?;
        Ok(id)
    }

    fn carry(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        id: ObjectId,
        (kept, gone): (&Whole, &Whole),
        leads: &[u16],
    ) -> Result<Known<'_>> {
        let (to, from) = (kept.person.id, gone.person.id);
        let joined = join(kept, gone, call);
        let gone_known = self.identify(tx, call, from, gone.standing.state)?;
        let zone = zone(self.register().firm.country);
        let today = day_number(call.now.to_zoned(zone).date());
        let row = Merging {
            id,
            kept: to,
            gone: from,
            state: MergeState::Merged,
            merged_at: call.ms(),
            undo_until_on: today + UNDO_DAYS,
            ended_at: None,
            user: call.actor.user,
            before: Before::of(kept, gone).text()?,
        };
        merging::insert(tx, &row)?;
        merging::keep_data(tx, id, &gone.data)?;
        let mut parts = self.give_data(tx, call, (kept, gone), leads)?;
        merging::hand_over(tx, id, from, to)?;
        parts.extend(self.put_joined(tx, call, &joined)?);
        standing::delete(tx, from)?;
        consent::delete_standing(tx, from)?;
        purchase::put_standing(tx, from, &[])?;
        twin::delete_of_person(tx, from, false)?;
        gathering::delete_of_person(tx, from)?;
        person::delete(tx, from)?;
        let known = self.identify(tx, call, to, joined.standing.state)?;
        parts.extend(self.block_both(tx, call, &joined, &known.identity)?);
        merging::put_parts(tx, id, &parts)?;
        let note =
            || Note::new(call.actor.user, Action::PersonsMerged, Object::Person, call.moment());
        for key in [&known.key, &gone_known.key] {
            self.note(tx, key.as_ref().map_or(note(), |key| note().about(key)))?;
        }
        Ok(known)
    }

    /// Seals the values of the one that goes under the keys of the one that stays.
    fn give_data(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        (kept, gone): (&Whole, &Whole),
        leads: &[u16],
    ) -> Result<Vec<PartRow>> {
        let register = self.register();
        let mut hands = self.hands(tx, call)?;
        let mut parts = Vec::new();
        for datum in &kept.data {
            let yields = datum.state == 1
                && leads.contains(&datum.kind)
                && is_single(&register, datum.kind)
                && gone.data.iter().any(|other| other.kind == datum.kind && other.state == 1);
            if yields {
                datum::set_state(tx, datum.person, datum.id, BESIDE)?;
                let row = datum.id.0.to_vec();
                parts.push(PartRow { part: Part::Beside, row, num: datum.state });
            }
        }
        for datum in &gone.data {
            let mut given = hands.give(datum, kept.person.id)?;
            if datum.state == 1 && stands_beside(&register, &mut hands, datum, kept, leads)? {
                given.state = BESIDE;
            }
            datum::hand_over(tx, gone.person.id, &given)?;
        }
        for request in special::of_person(tx, gone.person.id)? {
            parts.push(PartRow { part: Part::Special, row: request.id.0.to_vec(), num: 0 });
            special::hand_over(tx, &hands.give_request(request, kept.person.id)?)?;
        }
        parts.extend(hands.give_belongings(tx, gone.person.id, kept.person.id)?);
        Ok(parts)
    }

    /// Writes what was joined and the refusals carried over.
    fn put_joined(&self, tx: &mut Tx<'_>, call: &Call, joined: &Joined) -> Result<Vec<PartRow>> {
        let id = joined.person.id;
        let mut made = Vec::new();
        for carried in &joined.carried {
            let event = self.fresh(call)?;
            let label = match carried.label {
                label if label == Default::default() => {
                    let label = self.label_of_rights(call, None)?;
                    store::records::label::insert(tx, &label)?;
                    label.id
                }
                label => label,
            };
            consent::append(tx, &consent::Event { id: event, label, ..*carried })?;
            made.push(PartRow { part: Part::Made, row: event.0.to_vec(), num: 0 });
        }
        person::update(tx, &joined.person)?;
        standing::put(tx, &joined.standing)?;
        consent::put_standing(tx, id, &joined.consents)?;
        purchase::put_standing(tx, id, &joined.purchases)?;
        Ok(made)
    }

    /// Writes the identifiers of both into the suppression list for every refusal in force.
    fn block_both(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        joined: &Joined,
        identity: &Identity,
    ) -> Result<Vec<PartRow>> {
        let mut brought = Vec::new();
        for decline in in_force(joined, call) {
            for entry in self.entries(call, identity, decline) {
                let entry = Entry { origin: 5, ..entry };
                if suppression::insert(tx, &[entry])? == 1 {
                    brought.push(PartRow { part: Part::Suppression, row: packed(&entry), num: 0 });
                }
            }
        }
        Ok(brought)
    }
}

/// State of a value beside the one that leads.
pub(crate) const BESIDE: i64 = 4;

/// Kinds of which somebody has one.
pub(crate) fn is_single(register: &Register, kind: u16) -> bool {
    register.kind(kind).is_some_and(|kind| {
        matches!(kind.shape, Shape::Name | Shape::Organisation | Shape::BirthDate)
    })
}

/// Whether a value that comes over stands beside one that is there: another of a kind there is one
/// of, or the same again from another source.
fn stands_beside(
    register: &Register,
    hands: &mut Hands<'_>,
    datum: &Datum,
    kept: &Whole,
    leads: &[u16],
) -> Result<bool> {
    let mut there = kept.data.iter().filter(|d| d.kind == datum.kind && d.state == 1).peekable();
    if is_single(register, datum.kind) {
        return Ok(there.peek().is_some() && !leads.contains(&datum.kind));
    }
    let shape = register.kind(datum.kind).map(|kind| kind.shape);
    if matches!(shape, Some(Shape::Order | Shape::Proof | Shape::Note)) {
        return Ok(false);
    }
    let parts = hands.parts(datum)?;
    for other in there {
        if other.blind.is_some() && other.blind == datum.blind
            || alike(&hands.parts(other)?, &parts)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same but for case, accents and spaces.
pub(crate) fn alike(a: &[String], b: &[String]) -> bool {
    let folded = |parts: &[String]| link::normal::fold(&parts.join(" "));
    folded(a) == folded(b)
}

/// Every refusal in force, as the suppression list takes it.
fn in_force(joined: &Joined, call: &Call) -> Vec<Decline> {
    let s = &joined.standing;
    let mut all = Vec::new();
    let mut say = |activity, channel| {
        let action = ConsentAction::Objected;
        all.push(Decline { action, activity, channel, at: call.ms(), source: None });
    };
    if s.objection_scope == ObjectionScope::All.code() {
        say(0, None);
    }
    for channel in Channel::ALL.iter().filter(|c| s.objection_channels >> c.code() & 1 == 1) {
        say(0, Some(*channel));
    }
    for activity in (1..63).filter(|a| s.objection_activities >> a & 1 == 1) {
        say(activity, None);
    }
    for consent in joined.consents.iter().filter(|c| c.state == ConsentState::Withdrawn) {
        say(consent.activity, Some(consent.channel));
    }
    all
}

/// An entry of the suppression list as the merge remembers it.
pub(crate) fn packed(entry: &Entry) -> Vec<u8> {
    let mut row = entry.hash.to_vec();
    let small = |n: i64| u16::try_from(n).unwrap_or_default().to_be_bytes();
    row.extend([entry.scope, entry.channel, entry.activity].into_iter().flat_map(small));
    row
}

const ERASURE_WAITS: Refusal = Refusal::new(
    "ERASURE_WAITS",
    &["R-DEL-05"],
    Words {
        de: "Eine der beiden Personen soll gelöscht werden, sobald ein rechtliches Verfahren es zulässt.",
        en: "One of the two is to be erased as soon as a legal matter allows it.",
    },
    Words {
        de: "Die Betroffenenstelle beendet erst die Sperre; dann wird gelöscht.",
        en: "Have the rights desk end the hold first; then the erasure is carried out.",
    },
);
const SAME_PERSON: Fault = Fault::new(
    "SAME_PERSON",
    "Das ist zweimal dieselbe Person. Bitte zwei verschiedene wählen.",
    "That is the same person twice. Please choose two.",
);
