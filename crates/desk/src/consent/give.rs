//! Giving and confirming a consent, with its proof (R-CON-10, R-CON-33).

use jiff::Timestamp;
use law::access::Permit;
use law::class::Class;
use law::ids::{DatumId, ObjectId, PersonId};
use law::kinds::{Collect, Shape};
use law::refusal::Words;
use law::vocabulary::{Channel, ConsentState, Evidence};
use store::Tx;
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::label::{self, Label};
use store::records::standing::{self, Standing};
use store::records::wording::Wording;
use vault::{Action, PersonKey};

use super::decline::record;
use crate::people::identity::{Identity, shape_of};
use crate::people::lens;
use crate::{Call, Desk, Failure, Fault, Result, day_number, places, zone};

/// A consent as somebody records it. No `Debug`: the detail may name people.
pub struct Given {
    /// The wording agreed to; it names activity and channels.
    pub wording: ObjectId,
    /// For which of its channels.
    pub channel: Channel,
    /// What proves it.
    pub evidence: Evidence,
    /// When it was given.
    pub at: Timestamp,
    /// Where the proof lies: form, message, recording (R-CON-10).
    pub detail: String,
    /// Who tells it, a number of the register; the person's own word to us if absent.
    pub source: Option<u16>,
}

/// What proves somebody's word: identifier, name, postal address, and where it lies.
pub(super) struct Proof<'l> {
    pub(super) id: DatumId,
    pub(super) kind: u16,
    pub(super) class: Class,
    pub(super) label: &'l Label,
    pub(super) parts: [String; 4],
}

impl Desk {
    /// Records a consent that was given.
    ///
    /// # Errors
    /// `NOT_FOUND`; faults for missing evidence, a channel the wording does not name, a moment in
    /// the future, a missing address, or a newer refusal; refusals of role and state.
    pub fn give(&self, call: &Call, person: PersonId, given: &Given) -> Result<()> {
        self.agree(call, person, given, ConsentAction::Given)
    }

    /// Records that a requested consent was confirmed.
    ///
    /// # Errors
    /// As [`Desk::give`], and a fault when no request waits.
    pub fn confirm(&self, call: &Call, person: PersonId, given: &Given) -> Result<()> {
        self.agree(call, person, given, ConsentAction::Confirmed)
    }

    fn agree(
        &self,
        call: &Call,
        person: PersonId,
        given: &Given,
        action: ConsentAction,
    ) -> Result<()> {
        let wordings = self.wordings()?;
        let wording = wordings.iter().find(|w| w.id == given.wording).ok_or(Fault::NOT_FOUND)?;
        check(call, given, wording)?;
        let register = self.register();
        lens(call, &register, Some(wording.activity), false)?;
        let state = self.state_of(person)?;
        let permit = self.collecting(call, person, state)?;
        let kind = register.kind_shaped(Shape::Proof);
        let kind = kind.ok_or(Failure::at("finding the kind of proofs"))?;
        let class = if shape_of(given.channel) == Shape::Phone {
            Class::ConsentProofPhone
        } else {
            kind.class
        };
        let key = self.make_key(call, person, class)?;
        let label = self.label_of_rights(call, given.source)?;
        let proof = DatumId(self.fresh(call)?.0);
        self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            self.fits(&consent::of_person(tx, person)?, given, wording, action)?;
            let known = self.identify(tx, call, person, standing.state)?;
            let named = known.identity.proof(given.channel).ok_or(NO_ADDRESS)?;
            let documented = self.documented(call, given, &named);
            let [identifier, name, postal] = named;
            let parts = [identifier, name, postal, given.detail.trim().to_owned()];
            label::insert(tx, &label)?;
            let kept = Proof { id: proof, kind: kind.id, class, label: &label, parts };
            self.keep_proof(tx, &permit, &key, person, kept)?;
            self.narrow(tx, &mut standing, &known.identity, given)?;
            let event = Event {
                person,
                id: self.fresh(call)?,
                activity: wording.activity,
                channel: given.channel.code(),
                action,
                happened_at: given.at.as_millisecond(),
                recorded_at: call.ms(),
                wording: Some(wording.id),
                evidence: given.evidence,
                documented,
                proof: Some(proof),
                label: label.id,
                user: call.actor.user,
            };
            record(tx, &mut standing, &event)?;
            let done = match action {
                ConsentAction::Confirmed => Action::ConsentConfirmed,
                _ => Action::ConsentGiven,
            };
            self.note_consent(tx, call, &known, done, wording.activity)
        })
    }

    /// Seals what proves somebody's word and keeps it.
    pub(super) fn keep_proof(
        &self,
        tx: &mut Tx<'_>,
        permit: &Permit<Collect>,
        key: &PersonKey,
        person: PersonId,
        proof: Proof<'_>,
    ) -> Result<()> {
        let place = places::datum(person, proof.id, proof.class);
        let row = Datum {
            person,
            id: proof.id,
            kind: proof.kind,
            class: proof.class,
            label: proof.label.id,
            blind: None,
            sealed: self.seal_parts(permit, key, place, Shape::Proof, &proof.parts)?,
            state: 1,
            created_on: proof.label.obtained_on,
            delete_on: None,
        };
        datum::insert(tx, &row)?;
        Ok(())
    }

    /// A confirmation needs a request; an older consent does not undo a newer refusal (R-SUP-09).
    fn fits(
        &self,
        events: &[Event],
        given: &Given,
        wording: &Wording,
        action: ConsentAction,
    ) -> Result<()> {
        let (activity, channel) = (wording.activity, given.channel);
        let meant = |e: &&Event| {
            (e.activity == 0 || e.activity == activity)
                && (e.channel == 0 || e.channel == channel.code())
        };
        let refused = |e: &Event| {
            matches!(e.action, ConsentAction::Withdrawn | ConsentAction::Objected)
                && e.happened_at >= given.at.as_millisecond()
        };
        if events.iter().filter(meant).any(refused) {
            return Err(REFUSED_LATER.into());
        }
        let states = super::project::consents(PersonId::default(), events);
        let waits = states.iter().any(|s| {
            s.activity == activity && s.channel == channel && s.state == ConsentState::Pending
        });
        if action == ConsentAction::Confirmed && !waits {
            return Err(NO_REQUEST.into());
        }
        Ok(())
    }

    /// Documented when given (R-CON-11, R-CON-20): recorded on the same day, and for calls with
    /// name and postal address. 1 no, 2 yes.
    fn documented(&self, call: &Call, given: &Given, named: &[String; 3]) -> i64 {
        let zone = zone(self.register().firm.country);
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let [_, name, postal] = named;
        let whole =
            shape_of(given.channel) != Shape::Phone || (!name.is_empty() && !postal.is_empty());
        if whole && day(given.at) == day(call.now) { 2 } else { 1 }
    }

    /// A newer, express, documented consent narrows a block for its channel (R-SUP-09). A block for
    /// all channels stays.
    fn narrow(
        &self,
        tx: &mut Tx<'_>,
        standing: &mut Standing,
        identity: &Identity,
        given: &Given,
    ) -> Result<()> {
        let on = day_number(given.at.to_zoned(zone(self.register().firm.country)).date());
        let hits = self.hits(tx, identity)?;
        let older = hits
            .iter()
            .filter(|hit| hit.channel == given.channel.code() && hit.activity == 0)
            .all(|hit| hit.since_on < on);
        if older {
            standing.suppressed_channels &= !(1 << given.channel.code());
        }
        Ok(())
    }
}

fn check(call: &Call, given: &Given, wording: &Wording) -> std::result::Result<(), Fault> {
    if wording.channels >> given.channel.code() & 1 == 0 {
        return Err(NOT_NAMED);
    }
    if matches!(given.evidence, Evidence::None | Evidence::ImportFlag) {
        return Err(NO_EVIDENCE);
    }
    if given.at > call.now {
        return Err(LATER);
    }
    Ok(())
}

const NOT_NAMED: Fault = Fault::of(
    "channel",
    "CHANNEL_NOT_NAMED",
    Words {
        de: "Dieser Wortlaut nennt den Kanal nicht; für ihn gilt die Einwilligung nicht.",
        en: "This wording does not name the channel; the consent does not cover it.",
    },
);
pub(super) const NO_EVIDENCE: Fault = Fault::of(
    "evidence",
    "EVIDENCE_MISSING",
    Words {
        de: "Ohne Nachweis zählt eine Einwilligung nicht (Art. 7 Abs. 1 DSGVO). Bitte angeben, was sie belegt.",
        en: "A consent without evidence does not count (Art. 7(1) GDPR). Please say what proves it.",
    },
);
pub(super) const LATER: Fault = Fault::of(
    "given_on",
    "DATE_IN_FUTURE",
    Words { de: "Dieser Tag liegt in der Zukunft.", en: "This day lies in the future." },
);
const NO_ADDRESS: Fault = Fault::of(
    "channel",
    "ADDRESS_MISSING",
    Words {
        de: "Für diesen Kanal ist keine Adresse oder Nummer gespeichert. Bitte sie zuerst eintragen.",
        en: "No address or number is held for this channel. Please enter it first.",
    },
);
const REFUSED_LATER: Fault = Fault::of(
    "given_on",
    "REFUSED_LATER",
    Words {
        de: "Danach hat die Person widerrufen oder widersprochen. Nur eine neuere Einwilligung zählt.",
        en: "The person withdrew or objected after that. Only a newer consent counts.",
    },
);
const NO_REQUEST: Fault = Fault::of(
    "channel",
    "NO_REQUEST",
    Words {
        de: "Es liegt keine Anfrage vor, die bestätigt werden könnte.",
        en: "There is no request that could be confirmed.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consent::NewWording;
    use crate::people::{NewPerson, Outcome};
    use crate::testing::{desk, entered, somebody};
    use law::verdict;

    fn newsletter(desk: &Desk, call: &Call) -> ObjectId {
        desk.add_wording(
            call,
            &NewWording {
                activity: 4,
                channels: vec![Channel::Email],
                language: 1,
                names_advertiser: true,
                active_act: true,
                coupled: false,
                tracking: false,
                body: "Ja, ich möchte den Newsletter der Nordpol-Versand GmbH per E-Mail.".into(),
            },
        )
        .unwrap()
    }

    fn given(wording: ObjectId, at: Timestamp) -> Given {
        let detail = "Anmeldeformular 7".to_owned();
        Given {
            wording,
            channel: Channel::Email,
            evidence: Evidence::DoiEmail,
            at,
            detail,
            source: None,
        }
    }

    fn outcome(desk: &Desk, call: &Call, person: PersonId) -> verdict::Outcome {
        let lights = desk.lights(call, person).unwrap();
        lights.iter().find(|l| l.plan.activity == 4).unwrap().verdict.verdict
    }

    /// Somebody from a source that informs people when it collects.
    fn subscriber(email: &str) -> NewPerson {
        NewPerson { source: 3, ..somebody("Muster", email) }
    }

    #[test]
    fn a_proven_consent_opens_the_channel_and_its_withdrawal_closes_it() {
        let (_folder, desk, call) = desk();
        let wording = newsletter(&desk, &call);
        let person = entered(&desk, &call, &subscriber("max@nordpol.example"));
        assert_eq!(outcome(&desk, &call, person), verdict::Outcome::Block);
        let earlier = call.now - jiff::SignedDuration::from_hours(1);
        desk.give(&call, person, &given(wording, earlier)).unwrap();
        assert!(outcome(&desk, &call, person) <= verdict::Outcome::Duty);
        desk.withdraw(&call, person, 4, Channel::Email).unwrap();
        assert_eq!(outcome(&desk, &call, person), verdict::Outcome::Block);
        // Recorded late, but given before the withdrawal: it changes nothing.
        let late = desk.give(&call, person, &given(wording, earlier)).unwrap_err();
        assert!(late.to_string().starts_with("REFUSED_LATER"));
    }

    #[test]
    fn nothing_typed_by_hand_improves_a_consent() {
        let (_folder, desk, call) = desk();
        let wording = newsletter(&desk, &call);
        let person = entered(&desk, &call, &subscriber("max@nordpol.example"));
        let states = || desk.store.read(|tx| consent::standing_of(tx, person)).unwrap();
        assert_eq!(states(), vec![]);
        let claimed = Given { evidence: Evidence::ImportFlag, ..given(wording, call.now) };
        assert!(desk.give(&call, person, &claimed).is_err());
        assert!(desk.confirm(&call, person, &given(wording, call.now)).is_err());
        assert_eq!(states(), vec![]);
        desk.withdraw(&call, person, 4, Channel::Email).unwrap();
        let again = subscriber("max@nordpol.example");
        let why = Some(crate::people::Decision::OtherPerson);
        let Outcome::Done(twin) = desk.enter(&call, &again, why).unwrap() else { panic!() };
        assert_eq!(outcome(&desk, &call, twin), verdict::Outcome::Block);
        assert_eq!(states().first().map(|s| s.state), Some(ConsentState::Withdrawn));
    }
}
