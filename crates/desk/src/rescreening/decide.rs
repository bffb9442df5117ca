//! Taking out of a stored text what must not be kept, or leaving it.

use law::ids::{DatumId, PersonId};
use law::kinds::Shape;
use law::vocabulary::PersonState;
use store::records::datum;
use store::records::interaction::{self, InteractionKind};
use store::records::merging;
use store::records::notice::NoticeOrigin;
use store::records::rescreening::{self, FindState};
use vault::Action;

use super::rights_desk;
use crate::people::open_parts;
use crate::screening::Screened;
use crate::{Call, Desk, Fault, Result, SYSTEM, places};

impl Desk {
    /// Takes what must not be kept out of a text that waits, for good. Its author hears of it;
    /// where the text came from the person, a notice to them is drafted (R-EMP-20).
    ///
    /// # Errors
    /// `NOT_FOUND` when it does not wait any more or was changed meanwhile; refusals of role.
    pub fn take_out_found(&self, call: &Call, person: PersonId, text: DatumId) -> Result<()> {
        rights_desk(call)?;
        let (find, data, about) = self.store.read(|tx| {
            let find = rescreening::get_open(tx, person, text)?;
            let about = interaction::get(tx, person, text)?;
            Ok::<_, store::Failure>((find, datum::of_person(tx, person)?, about))
        })?;
        let find = find.ok_or(Fault::NOT_FOUND)?;
        let data: Vec<_> = data.into_iter().filter(|d| d.state != 2).collect();
        let held = data.iter().find(|d| d.id == text).ok_or(Fault::NOT_FOUND)?;
        let key = self.key(person, held.class)?;
        let grant = self.grant_texts(call, 1)?;
        let shape = self.shape_of_text(held);
        let before = open_parts(&grant, &key, shape, held)?.concat();
        let screened = Screened::of(&self.screener(), &before, None);
        let permit = self.collecting(call, person, self.state_of(person)?)?;
        let place = places::datum(person, text, held.class);
        let kept = std::slice::from_ref(&screened.kept);
        let sealed = self.seal_parts(&permit, &key, place, shape, kept)?;
        let copies = self.copies_without(call, text, shape, kept)?;
        let master = self.master_key(&self.register(), person, &data)?;
        let origin = about.and_then(|i| told_by(i.kind)).filter(|_| !screened.removed.is_empty());
        let activity = about.map_or(0, |i| i.activity);
        self.store.write(|tx| {
            let decided = (call.actor.user, call.ms());
            let there = rescreening::decide(tx, (person, text), FindState::TakenOut, decided)?;
            if there == 0 || datum::reseal(tx, person, text, &held.sealed, &sealed)? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            if find.author == SYSTEM {
                rescreening::forget(tx, person, text)?;
            }
            for (gone, copy) in &copies {
                merging::reseal(tx, *gone, text, copy)?;
            }
            self.count_masks(tx, call, &screened.removed)?;
            if let Some(origin) = origin {
                self.draft_notice(tx, call, person, origin)?;
            }
            self.note_text(tx, call, Action::NoteChanged, master.as_ref(), activity)
        })
    }

    /// What is kept for taking merges back, sealed anew with the text as it may be kept.
    fn copies_without(
        &self,
        call: &Call,
        text: DatumId,
        shape: Shape,
        kept: &[String],
    ) -> Result<Vec<(PersonId, Vec<u8>)>> {
        let copies = self.store.read(|tx| merging::copies(tx, text))?;
        let sealed = copies.into_iter().filter(|copy| !copy.sealed.is_empty()).map(|copy| {
            let permit = self.collecting(call, copy.person, PersonState::Active)?;
            let place = places::datum(copy.person, text, copy.class);
            let key = self.key(copy.person, copy.class)?;
            Ok((copy.person, self.seal_parts(&permit, &key, place, shape, kept)?))
        });
        sealed.collect()
    }

    /// Leaves a text as it is: a false alarm. It comes back only if more is found in it.
    ///
    /// # Errors
    /// `NOT_FOUND` when it does not wait any more; a refusal of role.
    pub fn leave_found(&self, call: &Call, person: PersonId, text: DatumId) -> Result<()> {
        rights_desk(call)?;
        let key = self.leading_key(&self.register(), person)?;
        self.store.write(|tx| {
            let decided = (call.actor.user, call.ms());
            if rescreening::decide(tx, (person, text), FindState::Left, decided)? == 0 {
                return Err(Fault::NOT_FOUND.into());
            }
            self.note_text(tx, call, Action::SpecialDecided, key.as_ref(), 0)
        })
    }
}

/// Whether the words were the person's own.
const fn told_by(kind: InteractionKind) -> Option<NoticeOrigin> {
    match kind {
        InteractionKind::Inquiry => Some(NoticeOrigin::Form),
        InteractionKind::Mail => Some(NoticeOrigin::Mail),
        _ => None,
    }
}
