//! Logging in with a code that goes to a stored address. Asked for and typed, both look the same
//! whether or not the address is known.

use law::ids::{ObjectId, PersonId};
use law::kinds::Shape;
use store::records::datum;
use store::records::person;
use store::records::rights::own::{self, Code};
use vault::{Action, Note, Object};

use crate::requests::letters::{Kind, fill_code};
use crate::requests::rights_desk_only;
use crate::requests::texts::{Text, open_text};
use crate::{Call, Desk, Result};

/// How long a code is good.
const MINUTES: i64 = 30;
/// How long the page is open after it.
const OPEN_MINUTES: i64 = 60;
/// Wrong codes after which it is worthless.
const TRIES: i64 = 5;
/// Codes of one person that may be out at the same time.
pub(super) const AT_ONCE: usize = 3;

/// A code that waits to be sent. No `Debug`.
pub struct CodeToSend {
    /// The stored address.
    pub address: String,
    /// The message.
    pub text: String,
    /// Until when it is worth anything (milliseconds since 1970 UTC).
    pub expires_at: i64,
}

impl Desk {
    /// Queues a code for the holder of this e-mail address. Says nothing about whether there is one.
    ///
    /// # Errors
    /// Failures only.
    pub fn ask_own_code(&self, call: &Call, address: &str) -> Result<()> {
        let call = Call::by_system(call.now, call.request);
        self.sweep_codes(&call)?;
        let Some(person) = self.holder(address)? else {
            // The same flush as for an address that is known.
            return self.store.write(|tx| self.note(tx, asked(&call)));
        };
        let out = self.store.read(|tx| own::codes_of(tx, person, call.ms()))?;
        if out.len() >= AT_ONCE {
            return self.store.write(|tx| self.note(tx, asked(&call)));
        }
        let known = self.store.read(|tx| person::get(tx, person))?;
        let english = known.is_some_and(|known| known.language == 2);
        let code = self.new_code()?;
        let wording = self.letter_wording(Kind::Code, if english { 2 } else { 1 })?;
        let text = fill_code(&self.register(), &wording.body, !english, &code, &call);
        let id = self.fresh(&call)?;
        let message = format!("{}\n{text}", address.trim());
        let new = Code {
            person,
            id,
            code_hash: self.code_hash(id, &code),
            tries: 0,
            created_at: call.ms(),
            expires_at: call.ms().saturating_add(MINUTES * 60_000),
            used_at: None,
            sealed: self.seal_text(&call, Text::Code, id, id, &message)?,
        };
        self.store.write(|tx| {
            own::put_code(tx, &new)?;
            self.note(tx, asked(&call))
        })
    }

    /// The way in for who types the code of this address; `None` for everything else.
    ///
    /// # Errors
    /// Failures only.
    pub fn enter_own(&self, call: &Call, address: &str, typed: &str) -> Result<Option<String>> {
        let call = Call::by_system(call.now, call.request);
        let Some(person) = self.holder(address)? else { return Ok(None) };
        let fits = self.spend_code(&call, person, typed)?;
        let key = self.leaf_key(person)?;
        self.store.write(|tx| {
            let outcome = if fits { vault::Outcome::Done } else { vault::Outcome::Refused };
            let note = Note::new(call.actor.user, Action::LogIn, Object::Person, call.moment());
            let note = note.outcome(outcome);
            self.note(tx, key.as_ref().map_or(note, |key| note.about(key)))
        })?;
        let until = call.ms().saturating_add(OPEN_MINUTES * 60_000);
        Ok(fits.then(|| self.own_token(person, until)))
    }

    /// Whether one of the codes of this person was typed; it is worth nothing afterwards. A wrong one
    /// counts against all of them.
    pub(super) fn spend_code(&self, call: &Call, person: PersonId, typed: &str) -> Result<bool> {
        let mut fits = false;
        for mut code in self.store.read(|tx| own::codes_of(tx, person, call.ms()))? {
            if code.tries >= TRIES {
                continue;
            }
            let this = self.code_fits(code.id, typed, &code.code_hash);
            match this {
                true => code.used_at = Some(call.ms()),
                false => code.tries += 1,
            }
            fits |= this;
            self.store.write(|tx| own::put_code(tx, &code))?;
        }
        Ok(fits)
    }

    /// Codes that wait to be sent by hand.
    ///
    /// # Errors
    /// `RIGHTS_DESK_ONLY`.
    pub fn codes_to_send(&self, call: &Call) -> Result<Vec<CodeToSend>> {
        rights_desk_only(call)?;
        let codes = self.store.read(|tx| own::codes(tx, call.ms(), 50))?;
        let open = codes.iter().map(|code| {
            let Some(reading) = self.reading_texts(call, Text::Code, code.id)? else {
                return Ok(None);
            };
            let message = open_text(&reading, Text::Code, code.id, code.id, &code.sealed)?;
            let (address, text) = message.split_once('\n').unwrap_or_default();
            let (address, text) = (address.to_owned(), text.to_owned());
            Ok(Some(CodeToSend { address, text, expires_at: code.expires_at }))
        });
        Ok(open.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Codes that are over, with their keys.
    pub(crate) fn sweep_codes(&self, call: &Call) -> Result<()> {
        let over: Vec<ObjectId> = self.store.write(|tx| own::over(tx, call.ms()))?;
        over.iter().try_for_each(|id| self.destroy_text_key(call, *id, Text::Code))
    }

    /// The one person that holds this e-mail address; two are for a human to tell apart.
    fn holder(&self, address: &str) -> Result<Option<PersonId>> {
        let Ok(email) = link::normal::email(address.trim()) else { return Ok(None) };
        let blind = self.vault.blind(Shape::Email, email.canonical());
        let mut found = self.store.read(|tx| datum::persons_by_blind(tx, &blind))?;
        found.sort_unstable();
        found.dedup();
        let alone = found.len() == 1;
        Ok(found.pop().filter(|_| alone))
    }
}

pub(super) fn asked(call: &Call) -> Note<'static> {
    Note::new(call.actor.user, Action::LogIn, Object::Person, call.moment()).count(0)
}
