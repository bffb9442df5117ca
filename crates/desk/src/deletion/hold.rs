//! Legal holds: a matter, an owner, a day to look again within the period of R-DEL-05.

use jiff::civil::Date;
use law::access::{Set64, Subjects, decide};
use law::class::Class;
use law::ids::{ObjectId, PersonId, UserId};
use law::kinds::{Attribute, Collect, Shape, View};
use law::refusal::Words;
use law::retention::{Review, review_by};
use store::records::erasure::{self, ErasureState};
use store::records::hold::{self, Hold};
use store::records::person;
use vault::{Action, Note, Object, Sealed};

use super::erase::Erased;
use super::rights_desk;
use crate::{Call, Desk, Failure, Fault, Result, day_number, day_of, places};

/// Class of the key a matter is sealed under.
const CLASS: Class = Class::DsrCase;
/// Characters of a matter at most.
const MATTER: usize = 200;

/// A hold as the rights desk sees it. No `Debug`: the matter may name somebody.
pub struct HoldView {
    /// Its id.
    pub id: ObjectId,
    /// Whose data.
    pub person: PersonId,
    /// The matter.
    pub matter: String,
    /// Who answers for it.
    pub owner: UserId,
    /// Day it is looked at again.
    pub review_on: Date,
    /// Whether that day is over.
    pub overdue: bool,
}

impl Desk {
    /// Holds the data of a person for a legal matter: nothing of it is deleted until the hold ends.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`; faults for a missing matter and a review later than the firm's period.
    pub fn hold(
        &self,
        call: &Call,
        person: PersonId,
        matter: &str,
        review_on: Date,
    ) -> Result<ObjectId> {
        rights_desk(call)?;
        let matter = matter.trim();
        if matter.is_empty() || matter.chars().count() > MATTER {
            return Err(NO_MATTER.into());
        }
        let (register, today) = self.here(call);
        let last = review_by(today, Review::Hold, register.params(today));
        if review_on <= today || review_on > last {
            return Err(BAD_REVIEW.into());
        }
        let state = self.store.read(|tx| person::get(tx, person))?.ok_or(Fault::NOT_FOUND)?.state;
        let facts = self.rights_work()?;
        let shapes = Set64::EMPTY.with(Shape::Attribute.code());
        let permit = decide::<Collect>(call.actor, Subjects::One(person, state), &facts, shapes)?;
        let key = self.make_key(call, person, CLASS)?;
        let id = self.fresh(call)?;
        let place = places::hold(person, id, CLASS);
        let sealed = self.vault.seal_fields::<Attribute>(&permit, &key, place, &[matter])?;
        let row = Hold {
            person,
            id,
            class: CLASS,
            sealed: sealed.into_stored(),
            owner: call.actor.user,
            review_on: day_number(review_on),
            since: call.ms(),
        };
        self.store.write(|tx| {
            person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
            hold::insert(tx, &row)?;
            let note = Note::new(call.actor.user, Action::Restricted, Object::Case, call.moment());
            self.note(tx, note.about(&key))
        })?;
        Ok(id)
    }

    /// Ends a hold. An erasure that waited for it is carried out now.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`.
    pub fn end_hold(
        &self,
        call: &Call,
        person: PersonId,
        hold: ObjectId,
    ) -> Result<Option<Erased>> {
        rights_desk(call)?;
        let left = self.store.write(|tx| {
            if hold::delete(tx, person, hold)? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            let note = Note::new(call.actor.user, Action::Released, Object::Case, call.moment());
            self.note(tx, note)?;
            Ok::<_, crate::Error>(hold::of_person(tx, person)?.len())
        })?;
        if left > 0 {
            return Ok(None);
        }
        let waiting = self.store.read(|tx| erasure::in_state(tx, ErasureState::Waiting, 10_000))?;
        let asked = waiting.into_iter().find(|e| e.person == Some(person));
        asked.map(|asked| self.erase_asked(call, asked)).transpose()
    }

    /// Carries out erasures whose hold ended while the program died.
    pub(crate) fn resume_waiting(&self, call: &Call) -> Result<()> {
        for asked in self.store.read(|tx| erasure::in_state(tx, ErasureState::Waiting, 10_000))? {
            let Some(person) = asked.person else { continue };
            if self.store.read(|tx| hold::of_person(tx, person))?.is_empty() {
                self.erase_asked(call, asked)?;
            }
        }
        Ok(())
    }

    /// The holds in force, those to be looked at first.
    ///
    /// # Errors
    /// `ROLE`.
    pub fn holds(&self, call: &Call) -> Result<Vec<HoldView>> {
        rights_desk(call)?;
        let (_, today) = self.here(call);
        let mut shown = Vec::new();
        for row in self.store.read(|tx| hold::by_review(tx, 200))? {
            let review_on = day_of(row.review_on);
            shown.push(HoldView {
                id: row.id,
                person: row.person,
                matter: self.matter(call, &row)?,
                owner: row.owner,
                review_on,
                overdue: review_on < today,
            });
        }
        Ok(shown)
    }

    fn matter(&self, call: &Call, row: &Hold) -> Result<String> {
        let state =
            self.store.read(|tx| person::get(tx, row.person))?.ok_or(Fault::NOT_FOUND)?.state;
        let facts = self.rights_work()?;
        let subject = Subjects::One(row.person, state);
        let shapes = Set64::EMPTY.with(Shape::Attribute.code());
        let permit = decide::<View>(call.actor, subject, &facts, shapes)?;
        let key = self.key(row.person, row.class)?;
        let grant = self.grant(permit, call, Some(&key))?;
        let place = places::hold(row.person, row.id, row.class);
        let sealed = Sealed::<Attribute>::from_stored(place, row.sealed.clone());
        let opened = grant.open(&key, &sealed)?;
        Ok(opened.fields().next().unwrap_or_default().to_owned())
    }

    fn rights_work(&self) -> Result<law::access::ActivityFacts> {
        let register = self.register();
        let rights = register.activities.iter().find(|a| a.rights_work);
        let rights = rights.ok_or(Failure::at("finding the activity of rights work"))?;
        Ok(register.facts(rights))
    }
}

const NO_MATTER: Fault = Fault::of(
    "matter",
    "MATTER",
    Words {
        de: "Bitte das Verfahren nennen, etwa ein Aktenzeichen (bis 200 Zeichen).",
        en: "Please name the matter, such as a docket number (up to 200 characters).",
    },
);
const BAD_REVIEW: Fault = Fault::of(
    "review_on",
    "REVIEW",
    Words {
        de: "Der Prüftag liegt nach heute und innerhalb der Prüffrist Ihrer Firma.",
        en: "The day of review lies after today and within the review period of your firm.",
    },
);
