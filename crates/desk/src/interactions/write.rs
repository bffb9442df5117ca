//! Writing an interaction down: screened first, sealed second, nothing of the first in the second.

use jiff::civil::Date;
use law::ids::{DatumId, ObjectId, PersonId};
use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{PersonState, Role};
use store::Tx;
use store::records::datum::{self, Datum};
use store::records::interaction::{self, Interaction, InteractionKind};
use store::records::notice::NoticeOrigin;
use store::records::standing::{self, Standing};
use store::records::{label, special};
use vault::{Action, Note, Object, PersonKey};

use super::lens::writing_for;
use super::special::{Leave, SPENT};
use crate::people::{Told, source_by_hand, today};
use crate::register::{Activity, Kind, Register, Source};
use crate::screening::Screened;
use crate::{Call, Desk, Fault, Result, day_number};

/// Longest text, in bytes.
pub const MAX_TEXT: usize = 64 << 10;

/// What somebody writes down. No `Debug`: it holds the text.
#[derive(Clone, Default)]
pub struct NewInteraction {
    /// What it is; a note if nothing is said.
    pub kind: Option<InteractionKind>,
    /// The text as it was typed.
    pub text: String,
    /// Day it happened; today if nothing is said.
    pub happened_on: Option<Date>,
    /// Day a task is due.
    pub due_on: Option<Date>,
    /// Source, a number of the register (R-SRC-01).
    pub source: u16,
    /// Activity it is written for; the widest of the author's if none is chosen.
    pub activity: Option<u16>,
    /// What the author has seen to be taken out ([`Screened::fingerprint`]).
    pub seen: String,
    /// An approved request to keep one special category this once.
    pub approval: Option<ObjectId>,
    /// The text it takes the place of.
    pub replaces: Option<DatumId>,
}

/// How writing down ends.
pub enum Written {
    /// Saved; what was taken out has been seen before.
    Done(DatumId),
    /// Nothing was saved: the author has to see first what cannot be kept.
    Look(Screened),
    /// Fields are wrong; nothing was saved.
    Faulty(Vec<Fault>),
}

/// Everything that is settled before anything is saved.
struct Draft<'r> {
    person: PersonId,
    kind: InteractionKind,
    of: &'r Kind,
    activity: &'r Activity,
    source: &'r Source,
    standing: Standing,
    key: Option<PersonKey>,
}

impl Desk {
    /// Screens a text for this person, with what an approved request allows; nothing is kept.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn screen_for(
        &self,
        call: &Call,
        person: PersonId,
        text: &str,
        approval: Option<ObjectId>,
    ) -> Result<Screened> {
        writing_for(call, &self.register(), None)?;
        let leave = approval.map(|id| self.leave(call, person, id)).transpose()?.flatten();
        Ok(Screened::of(&self.screener(), text, leave.map(|leave| leave.label)))
    }

    /// Writes an interaction down. What must not be kept is taken out for good; the author has to
    /// have seen it before (R-EMP-20). Where it came from the person, a notice to them is drafted.
    ///
    /// # Errors
    /// `NOT_FOUND`; refusals of role and state.
    pub fn write_down(
        &self,
        call: &Call,
        person: PersonId,
        new: &NewInteraction,
    ) -> Result<Written> {
        let register = self.register();
        let draft = match self.draft(call, &register, person, new)? {
            Ok(draft) => draft,
            Err(faults) => return Ok(Written::Faulty(faults)),
        };
        let leave = match new.approval {
            Some(id) => match self.leave(call, person, id)? {
                None => return Ok(Written::Faulty(vec![SPENT])),
                leave => leave,
            },
            None => None,
        };
        let allowed = leave.as_ref().map(|leave: &Leave| leave.label);
        let screened = Screened::of(&self.screener(), new.text.trim(), allowed);
        if !screened.removed.is_empty() && screened.fingerprint() != new.seen {
            return Ok(Written::Look(screened));
        }
        let origin = match draft.kind {
            InteractionKind::Inquiry if !screened.removed.is_empty() => Some(NoticeOrigin::Form),
            InteractionKind::Mail if !screened.removed.is_empty() => Some(NoticeOrigin::Mail),
            _ => None,
        };
        let (permit, mut fresh) =
            (self.collecting(call, person, draft.standing.state)?, draft.standing);
        let mut label = self.label_by_hand(call, &register, draft.source)?;
        label.activities = 1 << draft.activity.id;
        label.basis = draft.activity.basis.unwrap_or(label.basis);
        let told = [Told { kind: draft.of, parts: vec![screened.kept.clone()] }];
        let data = self.seal_told(call, &permit, &fresh, &label, &told)?;
        let Some(sealed) = data.first() else { return Err(Fault::NOT_FOUND.into()) };
        let around = self.around(call, &register, &draft, new, sealed, leave.as_ref());
        let done = self.store.write(|tx| {
            standing::get(tx, person)?
                .filter(|s| s.state == PersonState::Active || s.state == fresh.state)
                .ok_or(Fault::NOT_FOUND)?;
            if let Some(old) = new.replaces {
                take_out(tx, person, old)?;
            }
            if let Some(leave) = &leave
                && special::use_up(tx, leave.id)? == 0
            {
                return Err(SPENT.into());
            }
            label::insert(tx, &label)?;
            tx.load(&datum::LOAD, data.iter().map(Datum::values))?;
            interaction::insert(tx, &around)?;
            self.met_in(tx, &mut fresh, draft.source)?;
            self.count_masks(tx, call, &screened.removed)?;
            if let Some(origin) = origin {
                self.draft_notice(tx, call, person, origin)?;
            }
            let action =
                if new.replaces.is_some() { Action::NoteChanged } else { Action::NoteWritten };
            self.note_text(tx, call, action, draft.key.as_ref(), draft.activity.id)?;
            Ok::<_, crate::Error>(sealed.id)
        })?;
        Ok(Written::Done(done))
    }

    fn draft<'r>(
        &self,
        call: &Call,
        register: &'r Register,
        person: PersonId,
        new: &NewInteraction,
    ) -> Result<std::result::Result<Draft<'r>, Vec<Fault>>> {
        let activity = writing_for(call, register, new.activity)?;
        let (standing, data) = self.store.read(|tx| {
            Ok::<_, store::Failure>((standing::get(tx, person)?, datum::of_person(tx, person)?))
        })?;
        let standing = standing.ok_or(Fault::NOT_FOUND)?;
        let kind = new.kind.unwrap_or(InteractionKind::Note);
        let of = kind_of(register, activity, kind).ok_or(Fault::NOT_FOUND)?;
        let mut faults = Vec::new();
        match new.text.trim() {
            "" => faults.push(EMPTY),
            text if text.len() > MAX_TEXT => faults.push(TOO_LONG),
            _ => {}
        }
        if kind == InteractionKind::Task && new.due_on.is_none() {
            faults.push(NO_DUE_DAY);
        }
        if new.happened_on.is_some_and(|day| day_number(day) > today(call, register)) {
            faults.push(NOT_YET);
        }
        let source = match source_by_hand(register, new.source, standing.party) {
            Ok(source) if faults.is_empty() => source,
            Ok(_) => return Ok(Err(faults)),
            Err(fault) => {
                faults.push(fault);
                return Ok(Err(faults));
            }
        };
        let live: Vec<Datum> = data.into_iter().filter(|d| d.state != 2).collect();
        let key = self.master_key(register, person, &live)?;
        Ok(Ok(Draft { person, kind, of, activity, source, standing, key }))
    }

    fn around(
        &self,
        call: &Call,
        register: &Register,
        draft: &Draft<'_>,
        new: &NewInteraction,
        sealed: &Datum,
        leave: Option<&Leave>,
    ) -> Interaction {
        Interaction {
            person: draft.person,
            datum: sealed.id,
            kind: draft.kind,
            happened_on: new.happened_on.map_or_else(|| today(call, register), day_number),
            recorded_at: call.ms(),
            due_on: new.due_on.filter(|_| draft.kind == InteractionKind::Task).map(day_number),
            done_on: None,
            user: call.actor.user,
            role: role_of(call, draft.activity),
            activity: draft.activity.id,
            ground: leave.map_or(0, |leave| leave.ground.code()),
        }
    }

    /// A source somebody was met in counts for the rights desk's answer to "from where?".
    fn met_in(&self, tx: &mut Tx<'_>, standing: &mut Standing, source: &Source) -> Result<()> {
        let bit = 1 << i64::from(source.id);
        if standing.sources & bit == 0
            && let Some(mut now) = standing::get(tx, standing.person)?
        {
            now.sources |= bit;
            standing::put(tx, &now)?;
        }
        Ok(())
    }

    /// The leaf of a text written, changed or removed.
    pub(crate) fn note_text(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        action: Action,
        key: Option<&PersonKey>,
        activity: u16,
    ) -> Result<()> {
        let shape = std::iter::once(Shape::Note).collect();
        let note = Note::new(call.actor.user, action, Object::Datum, call.moment());
        let note = note.activity(activity).fields(shape);
        self.note(tx, key.map_or(note, |key| note.about(key)))
    }
}

/// Takes the content of a text away for good, and the facts around it.
pub(super) fn take_out(
    tx: &mut Tx<'_>,
    person: PersonId,
    old: DatumId,
) -> std::result::Result<(), crate::Error> {
    if datum::replace(tx, person, old)? == 0 {
        return Err(Fault::NOT_FOUND.into());
    }
    interaction::delete(tx, person, old)?;
    Ok(())
}

/// Inquiries have a kind and a period of their own (LK-01), everything else is a note (LK-07).
fn kind_of<'r>(
    register: &'r Register,
    activity: &Activity,
    kind: InteractionKind,
) -> Option<&'r Kind> {
    let code = if kind == InteractionKind::Inquiry { "wish" } else { "note" };
    let usable = |k: &&Kind| k.shape == Shape::Note && !k.retired && register.needs(activity, k);
    let named = register.kind_coded(code).filter(|k| usable(k));
    named.or_else(|| register.kinds.iter().find(usable))
}

/// The role in which somebody writes: the first of theirs that takes part in the activity.
fn role_of(call: &Call, activity: &Activity) -> i64 {
    if call.actor.user == crate::SYSTEM {
        return 0;
    }
    activity.roles.iter().find(|role| call.is(**role)).map_or(0, |role: &Role| role.code())
}

const EMPTY: Fault = Fault::of(
    "text",
    "TEXT_EMPTY",
    Words { de: "Bitte etwas schreiben.", en: "Please write something." },
);
const TOO_LONG: Fault = Fault::of(
    "text",
    "TEXT_TOO_LONG",
    Words {
        de: "Der Text ist zu lang. Bitte auf das Nötige kürzen.",
        en: "The text is too long. Please shorten it to what is needed.",
    },
);
const NO_DUE_DAY: Fault = Fault::of(
    "due",
    "DUE_MISSING",
    Words { de: "Bis wann? Bitte einen Tag angeben.", en: "By when? Please give a day." },
);
const NOT_YET: Fault = Fault::of(
    "on",
    "DATE_FUTURE",
    Words {
        de: "Der Tag liegt in der Zukunft. Für später bitte eine Aufgabe anlegen.",
        en: "The day is in the future. For later, please make a task.",
    },
);
