//! Restricting a record and lifting the restriction (Art. 18 DSGVO, R-DSR-60).

use law::ids::PersonId;
use law::vocabulary::PersonState;
use store::Tx;
use store::records::hold::{self, Restriction};
use store::records::{datum, person, standing};
use vault::{Action, Note, Object};

use super::ground::RestrictGround;
use super::rights_desk;
use crate::{Call, Desk, Fault, Refusal, Result, Words};

impl Desk {
    /// Restricts a record: it vanishes from lists, search, exports, campaigns and API; the rights
    /// desk still sees it, with a reason.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`.
    pub fn restrict(&self, call: &Call, person: PersonId, ground: RestrictGround) -> Result<()> {
        rights_desk(call)?;
        self.store.write(|tx| self.restrict_in(tx, call, person, ground))?;
        self.unlist(person);
        Ok(())
    }

    /// Lifts a restriction, of which the person was told before (Art. 18(3) DSGVO); `told` says so.
    ///
    /// # Errors
    /// `ROLE`; `NOT_FOUND`; `TELL_FIRST`; `RETAINED` for what is left of an erasure, which never
    /// comes back.
    pub fn lift(&self, call: &Call, person: PersonId, told: bool) -> Result<()> {
        rights_desk(call)?;
        self.store.write(|tx| {
            let ground = hold::restriction(tx, person)?.map(|r| r.ground);
            if ground == Some(RestrictGround::Retained.code()) {
                return Err(RETAINED.into());
            }
            if !told {
                return Err(TELL_FIRST.into());
            }
            self.set_state(tx, person, PersonState::Active)?;
            hold::lift(tx, person)?;
            self.note_state(tx, call, person, Action::Released, ground.unwrap_or_default())
        })?;
        self.index_person(call, person)
    }

    /// Why and since when a record is restricted.
    ///
    /// # Errors
    /// `ROLE`; failures of the store.
    pub fn restriction(&self, call: &Call, person: PersonId) -> Result<Option<Restriction>> {
        rights_desk(call)?;
        Ok(self.store.read(|tx| hold::restriction(tx, person))?)
    }

    pub(super) fn restrict_in(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        ground: RestrictGround,
    ) -> Result<()> {
        if hold::restriction(tx, person)?
            .is_some_and(|r| r.ground == RestrictGround::Retained.code())
        {
            // A new ground would open the way back for what an erasure has left.
            return Ok(());
        }
        self.set_state(tx, person, PersonState::Restricted)?;
        let (since, user) = (call.ms(), call.actor.user);
        hold::restrict(tx, &Restriction { person, ground: ground.code(), since, user })?;
        self.note_state(tx, call, person, Action::Restricted, ground.code())
    }

    fn set_state(&self, tx: &mut Tx<'_>, person: PersonId, state: PersonState) -> Result<()> {
        let mut known = person::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
        let mut standing = standing::get(tx, person)?.ok_or(Fault::NOT_FOUND)?;
        if matches!(known.state, PersonState::Erased | PersonState::Deceased) {
            return Err(Fault::NOT_FOUND.into());
        }
        (known.state, standing.state) = (state, state);
        person::update(tx, &known)?;
        Ok(standing::put(tx, &standing)?)
    }

    fn note_state(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        action: Action,
        ground: i64,
    ) -> Result<()> {
        let data: Vec<_> =
            datum::of_person(tx, person)?.into_iter().filter(|d| d.state != 2).collect();
        let key = self.master_key(&self.register(), person, &data)?;
        let note = Note::new(call.actor.user, action, Object::Person, call.moment());
        let note = note.count(u32::try_from(ground).unwrap_or_default());
        self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
    }

    /// Puts somebody into the search index again.
    pub(super) fn index_person(&self, call: &Call, person: PersonId) -> Result<()> {
        let (_, compare) = self.permits(&Call::by_system(call.now, call.request))?;
        self.reindex(&compare, &[person])
    }
}

const RETAINED: Fault = Fault::new(
    "RETAINED",
    "Diese Person wurde gelöscht; was noch da ist, wird nur aufbewahrt und kommt nicht zurück.",
    "This person was erased; what is left is only kept and does not come back.",
);

const TELL_FIRST: Refusal = Refusal::new(
    "TELL_FIRST",
    &["R-DSR-60"],
    Words {
        de: "Bevor eine Sperrung aufgehoben wird, muss die Person davon wissen (Art. 18 Abs. 3 DSGVO).",
        en: "Before a restriction is lifted the person has to know of it (Art. 18(3) GDPR).",
    },
    Words {
        de: "Die Person unterrichten, im Antrag mit dem Schreiben „Vor Aufhebung der Einschränkung“, und es hier ankreuzen.",
        en: "Tell the person, in a request with the letter “Before lifting the restriction”, and tick it here.",
    },
);
