//! Sealing and opening the texts of cases. A case is its own subject: its key is not the person's,
//! so that the proof of an answer outlives an erasure by its own class (LK-14).

use law::access::{Actor, Set64, Subjects, decide};
use law::class::Class;
use law::ids::{ObjectId, PersonId};
use law::kinds::{self, Collect, Shape, View};
use law::vocabulary::PersonState;
use vault::{Grant, PersonKey, Place, Sealed, TableCode};

use crate::register::Activity;
use crate::{Call, Desk, Failure, Result};

/// Which sealed text of requests.
#[derive(Clone, Copy)]
pub(crate) enum Text {
    /// The request itself.
    Case,
    /// A letter.
    Letter,
    /// An answer that waits to be fetched.
    Answer,
    /// A code on its way.
    Code,
}

impl Text {
    const fn table(self) -> TableCode {
        match self {
            Self::Case => TableCode(40),
            Self::Letter => TableCode(41),
            Self::Answer => TableCode(42),
            Self::Code => TableCode(43),
        }
    }

    /// The class whose key seals it.
    pub(crate) const fn class(self) -> Class {
        match self {
            Self::Case | Self::Letter => Class::DsrCase,
            Self::Answer => Class::ExportFile,
            Self::Code => Class::TechLog,
        }
    }

    const fn place(self, owner: ObjectId, row: ObjectId) -> Place {
        let person = PersonId(owner.0);
        Place { table: self.table(), column: 1, row: row.0, person, class: self.class() }
    }
}

impl Desk {
    /// Seals a text of `owner` (a case, an answer, a code); the key is durable before.
    pub(crate) fn seal_text(
        &self,
        call: &Call,
        text: Text,
        owner: ObjectId,
        row: ObjectId,
        content: &str,
    ) -> Result<Vec<u8>> {
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        // Whoever takes a request in does the work of the rights desk with it (R-DSR-01).
        let actor = Actor { roles: Set64::FULL, ..call.actor };
        let subject = Subjects::One(PersonId(owner.0), PersonState::Active);
        let wanted = Set64::EMPTY.with(Shape::Note.code());
        let permit = decide::<Collect>(actor, subject, &facts, wanted)?;
        let key = self.make_key(call, PersonId(owner.0), text.class())?;
        let place = text.place(owner, row);
        let sealed = self.vault.seal_fields::<kinds::Note>(&permit, &key, place, &[content])?;
        Ok(sealed.into_stored())
    }

    /// Leave to open the texts of `owner`, after its leaf. `None` when its key is gone.
    pub(crate) fn reading_texts(
        &self,
        call: &Call,
        text: Text,
        owner: ObjectId,
    ) -> Result<Option<(Grant<'_, View>, PersonKey)>> {
        let subject = PersonId(owner.0);
        let Some(wrapped) = self.keys.get(subject, text.class())? else { return Ok(None) };
        let key = self.vault.unwrap(subject, text.class(), wrapped.epoch, &wrapped.bytes)?;
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let wanted = Set64::EMPTY.with(Shape::Note.code());
        let subject = Subjects::One(subject, PersonState::Active);
        let permit = decide::<View>(call.actor, subject, &facts, wanted)?;
        let grant = self.grant(permit, call, Some(&key))?;
        Ok(Some((grant, key)))
    }

    /// The activity of work on people's rights.
    pub(crate) fn rights_activity<'r>(
        &self,
        register: &'r crate::register::Register,
    ) -> Result<&'r Activity> {
        let coded = register.activity_coded("rights").filter(|a| a.rights_work);
        let found = coded.or_else(|| register.activities.iter().find(|a| a.rights_work));
        found.ok_or_else(|| Failure::at("finding the activity of rights work").into())
    }
}

/// The text in a sealed row.
pub(crate) fn open_text(
    (grant, key): &(Grant<'_, View>, PersonKey),
    text: Text,
    owner: ObjectId,
    row: ObjectId,
    sealed: &[u8],
) -> Result<String> {
    let sealed = Sealed::<kinds::Note>::from_stored(text.place(owner, row), sealed.to_vec());
    Ok(grant.open(key, &sealed)?.fields().next().unwrap_or_default().to_owned())
}
