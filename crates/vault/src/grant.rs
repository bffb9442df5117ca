//! Opening: a permit becomes a grant once the audit leaf is written, and a grant opens values.

use std::collections::HashSet;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::sync::{Mutex, PoisonError};

use law::access::{Permit, Subjects};
use law::ids::PersonId;
use law::kinds::{OpenFor, Personal, Use};
use serde::ser::{Error, SerializeMap};
use serde::{Serialize, Serializer};

use crate::clear::Clear;
use crate::error::{GrantError, OpenError};
use crate::key::PersonKey;
use crate::leaf::{Action, Object};
use crate::ledger::{Ledger, Moment, Note};
use crate::sealed::Sealed;
use crate::vault::Vault;

/// Leave to open values for use `U`, already written down.
///
/// It lives as long as the vault is borrowed and cannot be kept in a global or another thread.
pub struct Grant<'v, U: Use> {
    vault: &'v Vault,
    permit: Permit<U>,
    seq: u64,
    opened: Mutex<Opened>,
}

/// The persons opened so far, for the bound of a permit for a set.
#[derive(Default)]
struct Opened {
    last: Option<PersonId>,
    all: HashSet<PersonId>,
}

impl Vault {
    /// Writes the audit leaf, then hands out the grant. `subject` is needed for a permit for one
    /// person: the key that holds the person's name (see [`Note::about`]).
    ///
    /// # Errors
    /// [`GrantError`]; nothing can be opened then.
    pub fn grant<U: Use>(
        &self,
        permit: Permit<U>,
        ledger: &mut dyn Ledger,
        moment: Moment,
        subject: Option<&PersonKey>,
    ) -> Result<Grant<'_, U>, GrantError> {
        let action = Action::from_code(i64::from(U::CODE)).unwrap_or(Action::View);
        let note = Note::new(permit.actor(), action, Object::Persons, moment)
            .activity(permit.activity())
            .fields(permit.shapes());
        let note = match (permit.subjects(), subject) {
            (Subjects::Set { at_most }, _) => note.count(at_most),
            (Subjects::One(person, _), Some(key)) if key.person() == person => {
                note.object(Object::Person).about(key)
            }
            (Subjects::One(..), _) => return Err(GrantError::SubjectKey),
        };
        let seq = self.note(ledger, note)?;
        Ok(Grant { vault: self, permit, seq, opened: Mutex::default() })
    }
}

impl<U: Use> Grant<'_, U> {
    /// Opens a value.
    ///
    /// # Errors
    /// See [`OpenError`].
    pub fn open<T: OpenFor<U>>(
        &self,
        key: &PersonKey,
        sealed: &Sealed<T>,
    ) -> Result<Open<'_, T>, OpenError> {
        if !self.permit.covers::<T>() {
            return Err(OpenError::NotCovered(T::NAME));
        }
        self.admit(sealed.place().person)?;
        let clear = self.vault.open_value(key, sealed)?;
        Ok(Open { clear, grant: PhantomData, kind: PhantomData })
    }

    /// Position of the leaf that records this grant.
    pub const fn seq(&self) -> u64 {
        self.seq
    }

    /// What was permitted.
    pub const fn permit(&self) -> &Permit<U> {
        &self.permit
    }

    /// Whether values of this person may be opened; counts persons against the bound.
    fn admit(&self, person: PersonId) -> Result<(), OpenError> {
        let at_most = match self.permit.subjects() {
            Subjects::One(subject, _) if subject == person => return Ok(()),
            Subjects::One(..) => return Err(OpenError::OtherPerson),
            Subjects::Set { at_most } => at_most,
        };
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        // Most callers open several values of one person in a row.
        if opened.last == Some(person) {
            return Ok(());
        }
        if !opened.all.contains(&person)
            && opened.all.len() >= usize::try_from(at_most).unwrap_or(usize::MAX)
        {
            return Err(OpenError::Bound { at_most });
        }
        opened.all.insert(person);
        opened.last = Some(person);
        Ok(())
    }
}

/// An opened value. It cannot outlive its grant; displaying it gives its non-empty parts with a
/// space between, serialising it a map of its parts.
pub struct Open<'g, T: Personal> {
    clear: Clear,
    grant: PhantomData<&'g ()>,
    kind: PhantomData<fn() -> T>,
}

impl<T: Personal> Deref for Open<'_, T> {
    type Target = Clear;

    fn deref(&self) -> &Clear {
        &self.clear
    }
}

impl<T: Personal> fmt::Display for Open<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.clear.fields().filter(|part| !part.is_empty());
        f.write_str(parts.next().unwrap_or_default())?;
        parts.try_for_each(|part| write!(f, " {part}"))
    }
}

impl<T: Personal> Serialize for Open<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.clear.is_text() {
            return Err(S::Error::custom("value is not text"));
        }
        let mut map = serializer.serialize_map(Some(T::FIELDS.len()))?;
        for (name, part) in T::FIELDS.iter().zip(self.clear.fields()) {
            map.serialize_entry(name, part)?;
        }
        map.end()
    }
}

#[cfg(test)]
#[path = "grant_tests.rs"]
mod tests;
