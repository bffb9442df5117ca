//! Withdrawals and objections: recorded in one action, written to the suppression list, and
//! counted by the very next question (R-CON-40…42, R-MKT-51).

use jiff::Timestamp;
use law::ids::{LabelId, ObjectId, PersonId};
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{Basis, Channel, Evidence, ObjectionScope, PersonState, SourceType};
use store::records::attachment;
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum;
use store::records::label::{self, Label};
use store::records::standing::{self, Standing};
use store::records::suppression::{self, Entry};
use store::{Refusal, Tx};
use vault::{Action, Note, Object};

use super::project;
use crate::both::both;
use crate::people::identity::{Identity, shape_of};
use crate::people::{Known, Refused};
use crate::{Call, Desk, Failure, Fault, Result, day_number, zone};

/// One refusal: what is refused, and when it was said.
#[derive(Clone, Copy)]
pub(crate) struct Decline {
    pub(crate) action: ConsentAction,
    /// Activity number, 0 for all marketing.
    pub(crate) activity: u16,
    /// Channel, or all of them.
    pub(crate) channel: Option<Channel>,
    /// When it was said (milliseconds since 1970 UTC).
    pub(crate) at: i64,
    /// Who told us, a number of the register; the person's own word to us if absent.
    pub(crate) source: Option<u16>,
}

/// What a refusal reported by address led to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reported {
    /// Persons that hold the address.
    pub persons: usize,
    /// Refusals that were not on record before.
    pub recorded: usize,
}

impl Desk {
    /// Records that a person withdrew a consent. Whoever sees the person may record it (R-CON-41).
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals when the caller does not see the person.
    pub fn withdraw(
        &self,
        call: &Call,
        person: PersonId,
        activity: u16,
        channel: Channel,
    ) -> Result<()> {
        self.withdraw_told(call, person, (activity, channel), None)
    }

    /// The same, told by a source of the register.
    ///
    /// # Errors
    /// As [`Desk::withdraw`].
    pub fn withdraw_told(
        &self,
        call: &Call,
        person: PersonId,
        (activity, channel): (u16, Channel),
        source: Option<u16>,
    ) -> Result<()> {
        let action = ConsentAction::Withdrawn;
        let decline = Decline { action, activity, channel: Some(channel), at: call.ms(), source };
        self.decline(call, person, decline)
    }

    /// Records an objection: to one purpose, to one channel, or, with neither, to everything
    /// (R-SUP-10).
    ///
    /// # Errors
    /// As [`Desk::withdraw`].
    pub fn object(
        &self,
        call: &Call,
        person: PersonId,
        activity: Option<u16>,
        channel: Option<Channel>,
    ) -> Result<()> {
        self.object_told(call, person, (activity, channel), None)
    }

    /// The same, told by a source of the register.
    ///
    /// # Errors
    /// As [`Desk::withdraw`].
    pub fn object_told(
        &self,
        call: &Call,
        person: PersonId,
        (activity, channel): (Option<u16>, Option<Channel>),
        source: Option<u16>,
    ) -> Result<()> {
        let (action, activity) = (ConsentAction::Objected, activity.unwrap_or(0));
        self.decline(call, person, Decline { action, activity, channel, at: call.ms(), source })
    }

    /// A refusal through a signed link, without a session: recorded by the program itself. Asking
    /// twice changes nothing. Activity 0 refuses all marketing.
    ///
    /// # Errors
    /// `NOT_FOUND` when the person is gone.
    pub fn withdraw_by_link(
        &self,
        call: &Call,
        person: PersonId,
        activity: u16,
        channel: Option<Channel>,
    ) -> Result<()> {
        let call = Call::by_system(call.now, call.request);
        let whole = activity == 0;
        let action = if whole { ConsentAction::Objected } else { ConsentAction::Withdrawn };
        let decline = Decline { action, activity, channel, at: call.ms(), source: None };
        let person = self.current_person(person)?;
        self.store.write(|tx| {
            let standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            if is_refused(&standing, activity, channel) {
                return Ok(());
            }
            self.decline_in(tx, &call, person, decline)
        })
    }

    /// A refusal told by a newsletter tool or another program: by address, purpose and time.
    /// The same report a second time changes nothing. An address nobody holds is blocked as well.
    ///
    /// # Errors
    /// A fault when the address cannot be read.
    pub fn withdraw_by_address(
        &self,
        call: &Call,
        address: &str,
        activity: Option<u16>,
        channel: Channel,
        at: Timestamp,
    ) -> Result<Reported> {
        let activity = activity.unwrap_or(0);
        let action = if activity == 0 { ConsentAction::Objected } else { ConsentAction::Withdrawn };
        let shape = shape_of(channel);
        let (channel, at) = (Some(channel), at.as_millisecond());
        let decline = Decline { action, activity, channel, at, source: None };
        let mut told = Identity::default();
        told.add(shape, &[address.to_owned()], LabelId::default());
        let mut blinds = told.blinds(&self.vault);
        if blinds.is_empty() {
            return Err(BAD_ADDRESS.into());
        }
        // The plain mailbox too: who holds `a@b` is meant by `a+list@b`.
        blinds.extend(told.forms().map(|form| self.vault.blind(Shape::Email, &form)));
        self.store.write(|tx| {
            let blocked = self.block(tx, call, &told, decline)?;
            let found = datum::persons_by_blinds(tx, &blinds)?;
            let mut persons: Vec<PersonId> = found.into_iter().map(|(_, person)| person).collect();
            for person in told.perhaps_in_mailbox(&self.index) {
                if !persons.contains(&person) && self.is_meant(tx, call, person, &told, decline)? {
                    persons.push(person);
                }
            }
            persons.sort_unstable();
            persons.dedup();
            let mut recorded = 0;
            for person in &persons {
                if !consent::of_person(tx, *person)?.iter().any(|event| decline.is(event)) {
                    self.decline_in(tx, call, *person, decline)?;
                    recorded += 1;
                }
            }
            // A repeated report changes nothing and leaves nothing.
            if blocked > 0 || recorded > 0 {
                let by = call.actor.user;
                let note = Note::new(by, Action::Suppressed, Object::Suppression, call.moment());
                self.note(tx, note.activity(activity).count(recorded))?;
            }
            let recorded = usize::try_from(recorded).unwrap_or_default();
            Ok(Reported { persons: persons.len(), recorded })
        })
    }

    /// Whether a person has an address of a mailbox that was told, and did not refuse before.
    fn is_meant(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        told: &Identity,
        decline: Decline,
    ) -> Result<bool> {
        let standing = standing::get(tx, person)?;
        let Some(standing) = standing.filter(|s| s.state != PersonState::Erased) else {
            return Ok(false);
        };
        if consent::of_person(tx, person)?.iter().any(|event| decline.is(event)) {
            return Ok(false);
        }
        Ok(self.identify(tx, call, person, standing.state)?.identity.shares_mailbox(told))
    }

    fn decline(&self, call: &Call, person: PersonId, decline: Decline) -> Result<()> {
        self.sees(call, person)?;
        self.store.write(|tx| self.decline_in(tx, call, person, decline))
    }

    /// Records a refusal: event, state, standing and suppression list in this transaction.
    pub(crate) fn decline_in(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        decline: Decline,
    ) -> Result<()> {
        let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
        let known = self.identify(tx, call, person, standing.state)?;
        let entries = self.entries(call, &known.identity, decline);
        let label = self.label_of_rights(call, decline.source)?;
        let event = self.event(call, person, label.id, decline)?;
        let action = match decline.action {
            ConsentAction::Objected => Action::Objected,
            _ => Action::ConsentWithdrawn,
        };
        // Event and entries in one, and the data written meanwhile: the key store flushes several
        // times. Nothing of the data is kept unless the key store has it.
        let mirror = || self.keys.mirror(&[refusal_of(&event)], &entries, &[]);
        let (mirrored, written) = both(mirror, || {
            suppression::insert(tx, &entries)?;
            label::insert(tx, &label)?;
            record(tx, &mut standing, &event)?;
            // Pictures go with the consent they were held on (R-EMP-30).
            attachment::delete_photos(tx, person, decline.activity)?;
            self.note_consent(tx, call, &known, action, decline.activity)
        })?;
        mirrored?;
        written
    }

    /// Objections that the suppression list tells about somebody new (R-SUP-05).
    pub(crate) fn refuse_in(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        standing: &mut Standing,
        label: LabelId,
        refused: &[Refused],
    ) -> Result<()> {
        let event = |known: &Refused| {
            let decline = Decline {
                action: ConsentAction::Objected,
                activity: known.activity,
                channel: Channel::from_code(known.channel),
                at: known.since_on * 86_400_000,
                source: None,
            };
            self.event(call, standing.person, label, decline)
        };
        let events: Vec<Event> = refused.iter().map(event).collect::<Result<_>>()?;
        let refusals: Vec<Refusal> = events.iter().map(refusal_of).collect();
        self.keys.mirror(&refusals, &[], &[])?;
        events.iter().try_for_each(|event| record(tx, standing, event))
    }

    fn event(
        &self,
        call: &Call,
        person: PersonId,
        label: LabelId,
        decline: Decline,
    ) -> Result<Event> {
        Ok(Event {
            person,
            id: self.fresh(call)?,
            activity: decline.activity,
            channel: decline.channel.map_or(0, Channel::code),
            action: decline.action,
            happened_at: decline.at,
            recorded_at: call.ms(),
            wording: None::<ObjectId>,
            evidence: Evidence::None,
            documented: 0,
            proof: None,
            label,
            user: call.actor.user,
        })
    }

    /// Writes every form of the identifiers used on the channel into the suppression list; how many
    /// were not there before.
    fn block(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        identity: &Identity,
        decline: Decline,
    ) -> Result<u64> {
        let entries = self.entries(call, identity, decline);
        self.keys.mirror(&[], &entries, &[])?;
        Ok(suppression::insert(tx, &entries)?)
    }

    /// The entries of the suppression list that a refusal makes.
    pub(crate) fn entries(&self, call: &Call, identity: &Identity, decline: Decline) -> Vec<Entry> {
        let zone = zone(self.register().firm.country);
        let said = Timestamp::from_millisecond(decline.at).unwrap_or(call.now);
        let scope = match (decline.activity, decline.channel) {
            (0, None) => ObjectionScope::All,
            (0, Some(_)) => ObjectionScope::Channel,
            _ => ObjectionScope::Purpose,
        };
        let entry = |hash| Entry {
            hash,
            scope: scope.code(),
            channel: decline.channel.map_or(0, Channel::code),
            activity: i64::from(decline.activity),
            level: if scope == ObjectionScope::All { 2 } else { 1 },
            since_on: day_number(said.to_zoned(zone.clone()).date()),
            origin: if decline.action == ConsentAction::Objected { 1 } else { 2 },
            key_version: i64::from(self.vault.suppression_version()),
        };
        let hashes = identity.suppression(&self.vault, decline.channel);
        hashes.into_iter().map(entry).collect()
    }

    /// A label for what a person said in their own matter: to us, or to the source that tells it.
    pub(crate) fn label_of_rights(&self, call: &Call, source: Option<u16>) -> Result<Label> {
        let register = self.register();
        let told = |s: &&crate::register::Source| {
            s.source_type == SourceType::SelfGiven && !s.suppression_only
        };
        let source = match source {
            Some(named) => register.source(named),
            None => register.sources.iter().find(told),
        };
        let source = source.ok_or(Failure::at("finding a source for the person's own word"))?;
        let rights = register.activities.iter().find(|a| a.rights_work);
        Ok(Label {
            basis: Basis::LegalObligation,
            activities: rights.map_or(0, |a| 1 << u32::from(a.id)),
            ..self.label_by_hand(call, &register, source)?
        })
    }

    pub(crate) fn note_consent(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        known: &Known<'_>,
        action: Action,
        activity: u16,
    ) -> Result<()> {
        let note = Note::new(call.actor.user, action, Object::Consent, call.moment());
        let note = note.activity(activity);
        self.note(tx, known.key.as_ref().map_or(note, |key| note.about(key)))
    }
}

impl Decline {
    /// Whether this is on record already.
    fn is(&self, event: &Event) -> bool {
        event.action == self.action
            && event.activity == self.activity
            && event.channel == self.channel.map_or(0, Channel::code)
            && event.happened_at == self.at
    }
}

/// Appends an event and brings everything projected from events up to date.
pub(crate) fn record(tx: &mut Tx<'_>, standing: &mut Standing, event: &Event) -> Result<()> {
    consent::append(tx, event)?;
    let events = consent::of_person(tx, standing.person)?;
    consent::put_standing(tx, standing.person, &project::consents(standing.person, &events))?;
    project::objections(standing, &events);
    standing::put(tx, standing)?;
    Ok(())
}

/// A refusal as it is mirrored beside the keys.
pub(crate) fn refusal_of(event: &Event) -> Refusal {
    Refusal {
        person: event.person,
        event: event.id,
        activity: event.activity,
        channel: event.channel,
        action: event.action.code(),
        happened_at: event.happened_at,
        recorded_at: event.recorded_at,
    }
}

/// Whether the refusal stands already.
fn is_refused(standing: &Standing, activity: u16, channel: Option<Channel>) -> bool {
    standing.objection_scope == ObjectionScope::All.code()
        || channel.is_some_and(|c| standing.objection_channels >> c.code() & 1 == 1)
        || activity != 0 && standing.objection_activities >> i64::from(activity) & 1 == 1
}

const BAD_ADDRESS: Fault = Fault::of(
    "address",
    "ADDRESS",
    Words {
        de: "Das ist keine Adresse für diesen Kanal.",
        en: "This is no address for this channel.",
    },
);

#[cfg(test)]
mod tests;
