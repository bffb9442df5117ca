//! An objection taken back: only by the person's own word, newer than the objection, with evidence
//! (R-SUP-09). It opens nothing by itself: the suppression list keeps what was said, and each channel
//! still needs its consent or its exception.

use jiff::Timestamp;
use law::ids::{DatumId, PersonId};
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{Channel, Evidence};
use store::records::consent::{self, ConsentAction, Event};
use store::records::{label, standing};
use vault::Action;

use super::decline::record;
use super::give::{LATER, NO_EVIDENCE, Proof};
use crate::people::enter::heed;
use crate::{Call, Desk, Failure, Fault, Result};

/// What somebody records of it. No `Debug`: the detail may name people.
pub struct Lifted {
    /// When the person said so.
    pub at: Timestamp,
    /// What proves it.
    pub evidence: Evidence,
    /// Where the proof lies: letter, message, recording.
    pub detail: String,
}

impl Desk {
    /// Records that a person takes their objections back.
    ///
    /// # Errors
    /// `NOT_FOUND`; faults for missing evidence, a moment in the future or before the newest
    /// refusal, and when nothing was objected to; refusals of role and state.
    pub fn lift_objection(&self, call: &Call, person: PersonId, lifted: &Lifted) -> Result<()> {
        check(call, lifted)?;
        let register = self.register();
        let permit = self.collecting(call, person, self.state_of(person)?)?;
        let kind = register.kind_shaped(Shape::Proof);
        let kind = kind.ok_or(Failure::at("finding the kind of proofs"))?;
        let key = self.make_key(call, person, kind.class)?;
        let label = self.label_of_rights(call, None)?;
        let id = DatumId(self.fresh(call)?.0);
        self.store.write(|tx| {
            let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            if standing.objection_scope == 0 {
                return Err(NOTHING.into());
            }
            newer(&consent::of_person(tx, person)?, lifted)?;
            let known = self.identify(tx, call, person, standing.state)?;
            let named = [Channel::Email, Channel::PhoneHuman, Channel::PostAddressed]
                .into_iter()
                .find_map(|channel| known.identity.proof(channel));
            label::insert(tx, &label)?;
            let [identifier, name, postal] = named.unwrap_or_default();
            let parts = [identifier, name, postal, lifted.detail.trim().to_owned()];
            let proof = Proof { id, kind: kind.id, class: kind.class, label: &label, parts };
            self.keep_proof(tx, &permit, &key, person, proof)?;
            let event = Event {
                person,
                id: self.fresh(call)?,
                activity: 0,
                channel: 0,
                action: ConsentAction::ObjectionLifted,
                happened_at: lifted.at.as_millisecond(),
                recorded_at: call.ms(),
                wording: None,
                evidence: lifted.evidence,
                documented: 2,
                proof: Some(id),
                label: label.id,
                user: call.actor.user,
            };
            // Without the objection, the list alone stands in the way; a block of everything becomes
            // one of each channel, so that a newer consent can narrow it (R-SUP-09).
            drop(heed(&mut standing, &self.hits(tx, &known.identity)?));
            if standing.suppressed_channels & 1 == 1 {
                standing.suppressed_channels =
                    standing.suppressed_channels & !1 | standing.reachable;
            }
            record(tx, &mut standing, &event)?;
            self.note_consent(tx, call, &known, Action::ObjectionLifted, 0)
        })
    }
}

fn check(call: &Call, lifted: &Lifted) -> Result<()> {
    let claimed = matches!(lifted.evidence, Evidence::None | Evidence::ImportFlag);
    if claimed || lifted.detail.trim().is_empty() {
        return Err(NO_EVIDENCE.into());
    }
    if lifted.at > call.now { Err(LATER.into()) } else { Ok(()) }
}

/// What was said last counts.
fn newer(events: &[Event], lifted: &Lifted) -> Result<()> {
    let refused = events
        .iter()
        .filter(|e| matches!(e.action, ConsentAction::Objected | ConsentAction::Withdrawn));
    let last = refused.map(|e| e.happened_at).max();
    let newer = last.is_none_or(|last| lifted.at.as_millisecond() > last);
    if newer { Ok(()) } else { Err(REFUSED_AFTER.into()) }
}

const NOTHING: Fault = Fault::of(
    "evidence",
    "NOTHING_OBJECTED",
    Words {
        de: "Es liegt kein Widerspruch vor, der aufgehoben werden könnte.",
        en: "There is no objection that could be lifted.",
    },
);
const REFUSED_AFTER: Fault = Fault::of(
    "given_on",
    "REFUSED_LATER",
    Words {
        de: "Danach hat die Person noch einmal widersprochen. Nur ein neueres Wort hebt das auf.",
        en: "The person objected again after that. Only a newer word lifts it.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::Look;
    use crate::testing::{desk, entered, leaves, somebody};
    use jiff::SignedDuration;

    #[test]
    fn only_the_persons_own_newer_word_lifts_an_objection() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let said = |minutes: i64, evidence, detail: &str| Lifted {
            at: call.now + SignedDuration::from_mins(minutes),
            evidence,
            detail: detail.into(),
        };
        let later = Call { now: call.now + SignedDuration::from_mins(10), ..call };
        let code = |lifted: &Lifted| {
            desk.lift_objection(&later, person, lifted)
                .err()
                .map(|error| error.to_string())
                .unwrap_or_default()
        };
        let letter = said(5, Evidence::Signed, "Brief vom 21.11.");
        assert!(code(&letter).starts_with("NOTHING_OBJECTED"));
        desk.object(&call, person, None, None).unwrap();
        assert!(code(&said(5, Evidence::ImportFlag, "Liste")).starts_with("EVIDENCE_MISSING"));
        assert!(code(&said(5, Evidence::Signed, " ")).starts_with("EVIDENCE_MISSING"));
        assert!(code(&said(-5, Evidence::Signed, "alt")).starts_with("REFUSED_LATER"));
        assert!(code(&said(15, Evidence::Signed, "neu")).starts_with("DATE_IN_FUTURE"));
        desk.lift_objection(&later, person, &letter).unwrap();
        assert_eq!(leaves(&desk).last().unwrap().action, Action::ObjectionLifted);
        let card = desk.card(&call, person, Look::default()).unwrap();
        assert_eq!(card.standing.objection_scope, 0);
        assert_ne!(card.standing.suppressed_channels, 0, "the list keeps what was said");
        let open = desk.lights(&call, person).unwrap();
        assert!(open.iter().filter(|l| l.plan.channel == Channel::Email).all(|l| !l.verdict.may()));
    }
}
