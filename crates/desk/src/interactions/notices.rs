//! Telling the customer: where something that cannot be kept came from the person, a short notice
//! waits as a draft for a clerk (R-EMP-20). Its words are made when it is read and name no category.

use jiff::civil::Date;
use law::ids::{ObjectId, PersonId};
use store::Tx;
use store::records::notice::{self, Notice, NoticeOrigin, NoticeState};
use vault::{Action, Note, Object};

use super::lens::writing_for;
use crate::people::Listed;
use crate::{Call, Desk, Fault, Result, day_of};

/// Drafts on one page.
const PAGE: i64 = 50;

/// A notice that waits to be sent. No `Debug`: it names a person.
pub struct NoticeDraft {
    /// Its id.
    pub id: ObjectId,
    /// To whom.
    pub person: PersonId,
    /// Name of the person, or of the firm; may be empty.
    pub name: String,
    /// What came from the person.
    pub origin: NoticeOrigin,
    /// Since when it waits.
    pub on: Date,
}

impl Desk {
    /// Notices that wait, the oldest first.
    ///
    /// # Errors
    /// A refusal when the caller writes to nobody.
    pub fn notice_drafts(&self, call: &Call) -> Result<Vec<NoticeDraft>> {
        writing_for(call, &self.register(), None)?;
        let drafts = self.store.read(|tx| notice::drafts(tx, PAGE))?;
        let persons: Vec<PersonId> = drafts.iter().map(|d| d.person).collect();
        let who = self.listed(call, &persons)?;
        let named = |d: Notice| {
            let found = who.iter().find(|l| l.person == d.person)?;
            Some(NoticeDraft {
                id: d.id,
                person: d.person,
                name: Listed::title(found),
                origin: d.origin,
                on: day_of(d.made_at.div_euclid(86_400_000)),
            })
        };
        Ok(drafts.into_iter().filter_map(named).collect())
    }

    /// Whether a notice to this person waits.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn notice_waits(&self, person: PersonId) -> Result<bool> {
        let notices = self.store.read(|tx| notice::of_person(tx, person))?;
        Ok(notices.iter().any(|n| n.state == NoticeState::Draft))
    }

    /// Says that a notice was sent, or is not needed.
    ///
    /// # Errors
    /// `NOT_FOUND` when it does not wait any more; a refusal of role.
    pub fn settle_notice(&self, call: &Call, id: ObjectId, state: NoticeState) -> Result<()> {
        let activity = writing_for(call, &self.register(), None)?.id;
        self.store.write(|tx| {
            if notice::settle(tx, id, state, call.actor.user, call.ms())? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            let code = u32::try_from(state.code()).unwrap_or_default();
            let note =
                Note::new(call.actor.user, Action::NoticeSettled, Object::Person, call.moment());
            self.note(tx, note.activity(activity).count(code))
        })
    }

    /// Drafts a notice in the transaction of what it tells of; one at a time is enough.
    pub(crate) fn draft_notice(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        person: PersonId,
        origin: NoticeOrigin,
    ) -> Result<()> {
        let waits = |n: &Notice| n.state == NoticeState::Draft && n.origin == origin;
        if notice::of_person(tx, person)?.iter().any(waits) {
            return Ok(());
        }
        let (id, made_at) = (self.fresh(call)?, call.ms());
        let state = NoticeState::Draft;
        Ok(notice::insert(tx, &Notice { id, person, origin, made_at, state })?)
    }
}
