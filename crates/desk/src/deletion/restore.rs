//! After older data were put back (reliability 4.9): erasures, objections and withdrawals since
//! then are applied again, and nothing leaves until two people have released the firm.

use law::ids::{ObjectId, UserId};
use law::refusal::{Refusal as No, Words};
use law::vocabulary::{Evidence, Role};
use store::records::consent::{self, ConsentAction, Event};
use store::records::{hold, label, restored, sketch, standing, suppression};
use store::{Intent, Refusal, Tx};
use vault::{Action, Note, Object};

use super::erase::reach_of;
use super::ground::RestrictGround;
use crate::consent::decline::record;
use crate::{Call, Desk, Result};

/// Name under which the data remember that they were restored and nobody released them yet:
/// followed by whoever released them first.
const QUARANTINE: &str = "quarantine";
/// Persons changed in one transaction.
const BATCH: usize = 500;

/// What was applied again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Replayed {
    /// Erasures looked at, of which the data may have known none.
    pub erasures: u64,
    /// Values without a key, deleted.
    pub keyless: u64,
    /// Objections and withdrawals entered again.
    pub refusals: u64,
    /// Entries of the suppression list entered again.
    pub suppressed: u64,
}

/// Where a restored firm stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quarantine {
    /// Nothing is held back.
    None,
    /// Nobody released it yet.
    Closed,
    /// One person released it.
    Once(UserId),
}

const HELD_BACK: No = No::new(
    "QUARANTINE",
    &["R-DEL-30"],
    Words {
        de: "Diese Firma wurde aus einer Sicherung zurückgeholt und ist noch nicht freigegeben. Bis dahin geht nichts hinaus.",
        en: "This firm was restored from a backup and is not released yet. Until then nothing goes out.",
    },
    Words {
        de: "Zwei Personen geben sie unter „Löschen“ frei.",
        en: "Two people release it under “Letting go”.",
    },
);
const NOT_YOURS: No = No::new(
    "ROLE",
    &["R-EMP-01"],
    Words {
        de: "Freigeben dürfen Betroffenenstelle und Verwaltung.",
        en: "The rights desk and the administrators may release.",
    },
    Words { de: "Bitte eine von ihnen fragen.", en: "Please ask one of them." },
);
const SAME: No = No::new(
    "SECOND_PERSON",
    &["R-DEL-30"],
    Words { de: "Die erste Freigabe kam von Ihnen.", en: "The first release was yours." },
    Words { de: "Eine zweite Person gibt frei.", en: "A second person releases." },
);

impl Desk {
    /// Applies everything again that happened after the data were copied: every erasure of the key
    /// store, every mirrored refusal. Sessions, keys of programs and open exports end. May be
    /// repeated. The firm stays in quarantine until [`Desk::release`].
    ///
    /// # Errors
    /// Failures of the stores; then it is to be repeated.
    pub fn after_restore(&self, call: &Call) -> Result<Replayed> {
        self.store.write(|tx| {
            store::set_meta(tx, QUARANTINE, &[])?;
            Ok::<_, crate::Error>(restored::end_access(tx, call.ms())?)
        })?;
        let done = Replayed {
            erasures: self.replay_erasures(call)?,
            keyless: self.purge_keyless()?,
            refusals: self.replay_refusals(call)?,
            suppressed: self.replay_suppression()?,
        };
        self.replay_sketches()?;
        // A mirror from before a new pepper brings entries under the old one.
        self.carry_suppression()?;
        self.store.write(|tx| {
            let note = Note::new(call.actor.user, Action::Restored, Object::System, call.moment());
            let count = u32::try_from(done.erasures).unwrap_or(u32::MAX);
            self.note(tx, note.count(count))
        })?;
        Ok(done)
    }

    /// Whether a restored firm is held back.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn held_back(&self) -> Result<Quarantine> {
        let kept = self.store.read(|tx| store::meta(tx, QUARANTINE))?;
        Ok(match kept.as_deref() {
            None | Some([0]) => Quarantine::None,
            Some(user) => match UserId::from_slice(user) {
                Some(first) => Quarantine::Once(first),
                None => Quarantine::Closed,
            },
        })
    }

    /// Releases a restored firm; the second of two people ends the quarantine.
    ///
    /// # Errors
    /// `ROLE`; `SECOND_PERSON`.
    pub fn release(&self, call: &Call) -> Result<Quarantine> {
        if !call.is(Role::RightsDesk) && !call.is(Role::Admin) {
            return Err(NOT_YOURS.into());
        }
        let next = match self.held_back()? {
            Quarantine::None => return Ok(Quarantine::None),
            Quarantine::Closed => Quarantine::Once(call.actor.user),
            Quarantine::Once(first) if first == call.actor.user => return Err(SAME.into()),
            Quarantine::Once(_) => Quarantine::None,
        };
        self.store.write(|tx| {
            match next {
                Quarantine::Once(first) => store::set_meta(tx, QUARANTINE, first.bytes())?,
                _ => store::set_meta(tx, QUARANTINE, &[0])?,
            }
            let note = Note::new(call.actor.user, Action::Released, Object::System, call.moment());
            self.note(tx, note)
        })?;
        Ok(next)
    }

    /// Refuses while a restored firm is held back.
    pub(crate) fn may_leave(&self) -> Result<()> {
        match self.held_back()? {
            Quarantine::None => Ok(()),
            _ => Err(HELD_BACK.into()),
        }
    }

    fn replay_erasures(&self, call: &Call) -> Result<u64> {
        let mut intents: Vec<Intent> = Vec::new();
        self.keys.each_intent(|intent| {
            intents.push(intent);
            Ok(true)
        })?;
        let (register, today) = self.here(call);
        for some in intents.chunks(BATCH) {
            self.store.write(|tx| {
                for intent in some {
                    let reach = reach_of(intent);
                    self.let_go(tx, call, (intent.person, reach), (&register, today))?;
                }
                Ok::<_, crate::Error>(())
            })?;
            some.iter().for_each(|intent| self.unlist(intent.person));
        }
        Ok(intents.len() as u64)
    }

    /// Values nobody can open any more, whatever became of their keys.
    fn purge_keyless(&self) -> Result<u64> {
        let mut all = self.store.read(restored::sealed_under)?;
        all.dedup();
        let mut gone = 0;
        for some in all.chunks(BATCH * 8) {
            let keys = self.keys.get_many(some)?;
            let dead = some.iter().zip(&keys).filter(|(_, key)| key.is_none());
            let dead: Vec<_> = dead.map(|(under, _)| *under).collect();
            gone += self.store.write(|tx| restored::delete_under(tx, &dead))?;
        }
        Ok(gone)
    }

    fn replay_refusals(&self, call: &Call) -> Result<u64> {
        let mut refusals: Vec<Refusal> = Vec::new();
        self.keys.each_refusal(|refusal| {
            refusals.push(refusal);
            Ok(true)
        })?;
        let label = self.label_of_rights(call, None)?;
        let mut entered = 0;
        for some in refusals.chunks(BATCH) {
            entered += self.store.write(|tx| {
                label::insert(tx, &label)?;
                let mut entered = 0;
                for refusal in some {
                    entered += u64::from(enter_again(tx, call, refusal, label.id)?);
                }
                Ok::<_, crate::Error>(entered)
            })?;
        }
        Ok(entered)
    }

    /// Sketches of people erased since, so that a list which brings them back is held.
    fn replay_sketches(&self) -> Result<()> {
        let sketches = self.keys.sketched()?;
        for some in sketches.chunks(BATCH) {
            let change = self.vault.random()?;
            self.store.write(|tx| sketch::insert(tx, some, &change))?;
        }
        self.store.read(|tx| self.refresh_shunned(tx))
    }

    fn replay_suppression(&self) -> Result<u64> {
        let mut entries = Vec::new();
        self.keys.each_suppressed(|entry| {
            entries.push(entry);
            Ok(true)
        })?;
        let mut entered = 0;
        for some in entries.chunks(BATCH) {
            entered += self.store.write(|tx| suppression::insert(tx, some))?;
        }
        Ok(entered)
    }
}

/// Enters a refusal unless it is known or the person is gone.
fn enter_again(
    tx: &mut Tx<'_>,
    call: &Call,
    refusal: &Refusal,
    label: law::ids::LabelId,
) -> Result<bool> {
    let Some(mut standing) = standing::get(tx, refusal.person)? else { return Ok(false) };
    // What is left of somebody erased is written to by nobody; the refusal went with the person.
    let ground = hold::restriction(tx, refusal.person)?.map(|restriction| restriction.ground);
    if ground == Some(RestrictGround::Retained.code()) {
        return Ok(false);
    }
    let known = consent::of_person(tx, refusal.person)?;
    let action = ConsentAction::from_code(refusal.action);
    let (Some(action), false) = (action, known.iter().any(|e| e.id == refusal.event)) else {
        return Ok(false);
    };
    let event = Event {
        person: refusal.person,
        id: refusal.event,
        activity: refusal.activity,
        channel: refusal.channel,
        action,
        happened_at: refusal.happened_at,
        recorded_at: refusal.recorded_at,
        wording: None::<ObjectId>,
        evidence: Evidence::None,
        documented: 0,
        proof: None,
        label,
        user: call.actor.user,
    };
    record(tx, &mut standing, &event)?;
    Ok(true)
}
