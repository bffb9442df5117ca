//! Carrying the rights of a case out, in their order, and closing it.

use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::retention::class_rule;
use law::rights::Request;
use law::vocabulary::ConsentState;
use store::records::consent;
use store::records::erasure::ErasureState;
use store::records::rights::case::{self, Case, CaseState, Identity, Outcome};
use store::records::rights::step::{self, Step, StepState};
use vault::{Action, Note, Object};

use super::letters::{Kind, day};
use super::{CLOSED, NO_PERSON, rights_desk_only};
use crate::deletion::{Ground, Kept, RestrictGround, Statement, Wish};
use crate::{Call, Desk, Fault, Refusal, Result, Words};

impl Desk {
    /// Settles one right of a case. Withdrawal, objection, restriction and erasure are carried out here
    /// and now; of the others it is recorded that they were. What was corrected, erased or restricted
    /// becomes a notice to each recipient. `more` says, for an erasure, that the person wants it before
    /// the copy (R-DSR-10); for an objection, that it is not to advertising alone (Art. 21(1)); for a
    /// correction, that accuracy is contested (R-DSR-40). In both the record is restricted, recipients
    /// are told, and the right stays open until a human has decided.
    ///
    /// # Errors
    /// `NOT_FOUND`, `CASE_CLOSED`, `CASE_WITHOUT_PERSON`; refusals `ORDER`, `IDENTITY`, `LEGAL_HOLD`.
    pub fn settle_right(
        &self,
        call: &Call,
        id: ObjectId,
        right: Request,
        state: StepState,
        more: bool,
    ) -> Result<()> {
        rights_desk_only(call)?;
        let (case, steps) = self.open_case(id)?;
        if steps.iter().all(|step| step.right != right) {
            return Err(Fault::NOT_FOUND.into());
        }
        let person = case.person.ok_or(NO_PERSON)?;
        if state == StepState::Done {
            in_order(&steps, right, more)?;
            identified(&case, right)?;
            if let Some((ground, letter)) = examined(right).filter(|_| more) {
                return self.restrict_meanwhile(call, &case, person, ground, letter);
            }
            if NOTIFIED.contains(&right) {
                // Before the person goes: afterwards nobody knows who got the data.
                self.draft_notices(call, &case, person, right)?;
            }
            self.carry_right_out(call, &case, person, right)?;
        }
        let key = self.leaf_key(person)?;
        self.store.write(|tx| {
            let done_at = (state != StepState::Open).then_some(call.ms());
            step::put(tx, &Step { case: id, right, state, done_at, user: call.actor.user })?;
            let code = u32::try_from(right.code()).unwrap_or_default();
            let note = Note::new(call.actor.user, Action::CaseChanged, Object::Case, call.moment());
            let note = note.count(code);
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })
    }

    /// Does what a right asks for, where it can be done in one step.
    fn carry_right_out(
        &self,
        call: &Call,
        case: &Case,
        person: PersonId,
        right: Request,
    ) -> Result<()> {
        match right {
            Request::Withdraw => self.withdraw_everything(call, person),
            Request::Object => self.object(call, person, None, None),
            Request::Restrict => self.restrict(call, person, ground_of(case)),
            Request::Erase => self.erase_for(call, case, person),
            Request::Access | Request::Portability | Request::Rectify => Ok(()),
        }
    }

    /// Freezes the record while a human decides (R-DSR-60, R-DSR-80): an objection stops advertising
    /// at once, recipients are told of the restriction, and so is the person.
    fn restrict_meanwhile(
        &self,
        call: &Call,
        case: &Case,
        person: PersonId,
        ground: RestrictGround,
        letter: Kind,
    ) -> Result<()> {
        if ground == RestrictGround::ObjectionExamined {
            self.object(call, person, None, None)?;
        }
        self.draft_notices(call, case, person, Request::Restrict)?;
        self.restrict(call, person, ground)?;
        self.draft_letter(call, case.id, letter).map(drop)
    }

    /// Erases the person of a case and drafts the letter that says item by item what stays and why.
    fn erase_for(&self, call: &Call, case: &Case, person: PersonId) -> Result<()> {
        let mut known = self.known_of_case(call, &self.register(), case)?;
        let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
        let erased = self.erase(call, person, wish)?;
        if erased.state == ErasureState::Waiting {
            return Err(LEGAL_HOLD.into());
        }
        known.insert("kept", kept(&erased.statement, case.language != 2));
        self.draft_letter_with(call, case.id, Kind::Erased, known).map(drop)
    }

    /// Closes a case with its outcome.
    ///
    /// # Errors
    /// `NOT_FOUND`, `CASE_CLOSED`; a refusal while a right is open and the outcome says answered.
    pub fn close_request(&self, call: &Call, id: ObjectId, outcome: Outcome) -> Result<()> {
        rights_desk_only(call)?;
        self.store.write(|tx| {
            let mut case = case::get(tx, id)?.ok_or(Fault::NOT_FOUND)?;
            let steps = step::of_case(tx, id)?;
            if case.state == CaseState::Closed {
                return Err(CLOSED.into());
            }
            let open = steps.iter().any(|step| step.state == StepState::Open);
            if outcome == Outcome::Open || outcome == Outcome::Answered && open {
                return Err(STILL_OPEN.into());
            }
            case.state = CaseState::Closed;
            case.outcome = outcome;
            case.closed_at = Some(call.ms());
            case::update(tx, &case)?;
            let code = u32::try_from(outcome.code()).unwrap_or_default();
            let note = Note::new(call.actor.user, Action::CaseClosed, Object::Case, call.moment());
            self.note(tx, note.count(code))
        })
    }

    /// An open case with its steps.
    pub(crate) fn open_case(&self, id: ObjectId) -> Result<(Case, Vec<Step>)> {
        let (case, steps) = self
            .store
            .read(|tx| Ok::<_, store::Failure>((case::get(tx, id)?, step::of_case(tx, id)?)))?;
        let case = case.ok_or(Fault::NOT_FOUND)?;
        if case.state == CaseState::Closed {
            return Err(CLOSED.into());
        }
        Ok((case, steps))
    }

    /// Withdraws every consent that stands (R-CON-40).
    fn withdraw_everything(&self, call: &Call, person: PersonId) -> Result<()> {
        let standing = self.store.read(|tx| consent::standing_of(tx, person))?;
        let stands = |c: &&consent::ConsentStanding| {
            matches!(c.state, ConsentState::Active | ConsentState::Pending)
        };
        for consent in standing.iter().filter(stands) {
            self.withdraw(call, person, consent.activity, consent.channel)?;
        }
        Ok(())
    }
}

/// Rights whose exercise recipients are told of (Art. 19 DSGVO).
const NOTIFIED: &[Request] = &[Request::Rectify, Request::Erase, Request::Restrict];

/// What restricts the record while it is examined, and the letter that says so.
const fn examined(right: Request) -> Option<(RestrictGround, Kind)> {
    match right {
        Request::Rectify => Some((RestrictGround::Disputed, Kind::Disputed)),
        Request::Object => Some((RestrictGround::ObjectionExamined, Kind::Restricted)),
        _ => None,
    }
}

/// Why the record is restricted, by what else the person asks for (R-DSR-60).
const fn ground_of(case: &Case) -> RestrictGround {
    if case.rights >> (Request::Rectify as i64) & 1 == 1 {
        RestrictGround::Disputed
    } else if case.rights >> (Request::Object as i64) & 1 == 1 {
        RestrictGround::ObjectionExamined
    } else {
        RestrictGround::Unlawful
    }
}

/// What is kept after an erasure, line by line: class, last day, statute.
fn kept(statement: &Statement, german: bool) -> String {
    if statement.kept.is_empty() {
        return if german { "Nichts." } else { "Nothing." }.to_owned();
    }
    let line = |kept: &Kept| {
        let until = kept.until.as_deref().and_then(|day| day.parse().ok());
        let until = match (until, german) {
            (Some(date), _) => day(german, date),
            (None, true) => "bis ein laufendes Verfahren endet".to_owned(),
            (None, false) => "until a pending matter ends".to_owned(),
        };
        let word = if german { "Angaben, gesperrt bis" } else { "values, restricted until" };
        let class = class_words(&kept.class, german);
        format!("– {class}: {} {word} {until} ({})", kept.values, kept.citations.join(", "))
    };
    statement.kept.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What a class of the rule book is called.
fn class_words(word: &str, german: bool) -> &str {
    let name = Class::from_word(word).map(|class| class_rule(class).name);
    name.map_or(word, |name| if german { name.de } else { name.en })
}

/// R-DSR-10: nothing is erased before the copy was given, unless the person wants it so.
fn in_order(steps: &[Step], right: Request, insists: bool) -> Result<()> {
    let waits = |s: &Step| {
        s.state == StepState::Open && matches!(s.right, Request::Access | Request::Portability)
    };
    if right == Request::Erase && !insists && steps.iter().any(waits) {
        return Err(ORDER.into());
    }
    Ok(())
}

/// R-DSR-05: nothing leaves and nothing is destroyed for somebody who may be somebody else. To stop
/// advertising or to freeze needs no proof.
fn identified(case: &Case, right: Request) -> Result<()> {
    let proven = matches!(case.identity, Identity::KnownChannel | Identity::Confirmed);
    let harmless = matches!(right, Request::Withdraw | Request::Object | Request::Restrict);
    if proven || harmless { Ok(()) } else { Err(WHO.into()) }
}

/// The same question before an answer is released.
pub(super) fn identified_for_answer(case: &Case) -> Result<()> {
    identified(case, Request::Access)
}

const ORDER: Refusal = Refusal::new(
    "ORDER",
    &["R-DSR-10"],
    Words {
        de: "Die Auskunft steht noch aus; nach der Löschung kann sie niemand mehr geben.",
        en: "The copy is still owed; after the erasure nobody can give it any more.",
    },
    Words {
        de: "Zuerst Auskunft geben, oder festhalten, dass die Person sofort gelöscht werden will.",
        en: "Give access first, or record that the person wants to be erased at once.",
    },
);
const WHO: Refusal = Refusal::new(
    "IDENTITY",
    &["R-DSR-05"],
    Words {
        de: "Es ist nicht geklärt, wer fragt. Eine Auskunft an die falsche Person ist eine Datenpanne.",
        en: "It is not settled who asks. An answer to the wrong person is a breach.",
    },
    Words {
        de: "Oben festhalten, wodurch die Person feststeht: bekannter Kanal oder Bestätigung.",
        en: "Record above what tells who it is: a known channel or a confirmation.",
    },
);
const LEGAL_HOLD: Refusal = Refusal::new(
    "LEGAL_HOLD",
    &["R-DSR-51"],
    Words {
        de: "Ein rechtliches Verfahren hält die Daten fest. Sie sind jetzt gesperrt; gelöscht wird, wenn es endet.",
        en: "A legal matter holds the data. They are restricted now and erased when it ends.",
    },
    Words {
        de: "Der Person schreiben, was gesperrt ist und warum; das Recht bleibt offen.",
        en: "Write to the person what is restricted and why; the right stays open.",
    },
);
const STILL_OPEN: Refusal = Refusal::new(
    "STILL_OPEN",
    &["R-DSR-03"],
    Words {
        de: "Mindestens ein Recht ist noch offen. Schweigen ist ein Verstoß.",
        en: "At least one right is still open. Silence is a breach.",
    },
    Words {
        de: "Jedes Recht erledigen oder mit Gründen ablehnen.",
        en: "Settle each right, or decline it with reasons.",
    },
);
