//! Notices to recipients of what was corrected, erased or restricted (Art. 19 DSGVO, R-DSR-61): each
//! with its letter, written while it is still known who is meant, and kept with the case.

use std::fmt::Write;

use law::access::{Set64, Subjects, decide};
use law::ids::{ObjectId, PersonId};
use law::kinds::{Shape, View};
use law::rights::Request;
use law::vocabulary::Country;
use store::records::datum;
use store::records::disclosure::{self, Disclosure, DisclosureState};
use store::records::person;
use store::records::rights::case::Case;
use store::records::rights::letter::{self, Letter, LetterState};
use store::records::rights::notice::{self, Notice, NoticeState, Way};
use vault::{Action, Note, Object};

use super::access::plain;
use super::letters::{Kind, Known, disclosed, notice_text};
use super::rights_desk_only;
use super::texts::Text;
use crate::people::open_parts;
use crate::{Call, Desk, Fault, Result};

/// What a recipient may have been given to know a person by: the name, and the surest first.
const TOLD: [Shape; 5] =
    [Shape::Name, Shape::Email, Shape::Phone, Shape::Organisation, Shape::Postal];

impl Desk {
    /// A notice for each recipient who holds data of the person, and its letter. Once for each
    /// disclosure and right.
    pub(super) fn draft_notices(
        &self,
        call: &Call,
        case: &Case,
        person: PersonId,
        right: Request,
    ) -> Result<()> {
        let (known, all) = self.store.read(|tx| {
            Ok::<_, store::Failure>((
                notice::of_case(tx, case.id)?,
                disclosure::of_person(tx, person)?,
            ))
        })?;
        let told = |d: &&Disclosure| known.iter().any(|n| n.right == right && n.disclosure == d.id);
        let handed = all.iter().filter(|d| d.state == DisclosureState::Handed && !told(d));
        for disclosure in handed {
            let notice = Notice {
                case: case.id,
                id: self.fresh(call)?,
                disclosure: disclosure.id,
                recipient: disclosure.recipient,
                right,
                way: Way::Letter,
                state: NoticeState::Draft,
                created_at: call.ms(),
                sent_at: None,
                answered_at: None,
                user: call.actor.user,
            };
            let letter = self.notice_letter(call, &notice, person, disclosure)?;
            self.store.write(|tx| {
                notice::put(tx, &notice)?;
                letter::put(tx, &letter)?;
                let action = Action::CaseChanged;
                self.note(tx, Note::new(call.actor.user, action, Object::Case, call.moment()))
            })?;
        }
        Ok(())
    }

    /// Keeps how a recipient was told, and the answer.
    ///
    /// # Errors
    /// `NOT_FOUND`; `RIGHTS_DESK_ONLY`.
    pub fn track_notice(
        &self,
        call: &Call,
        case: ObjectId,
        notice: ObjectId,
        state: NoticeState,
        way: Way,
    ) -> Result<()> {
        rights_desk_only(call)?;
        self.store.write(|tx| {
            let all = notice::of_case(tx, case)?;
            let mut found = *all.iter().find(|n| n.id == notice).ok_or(Fault::NOT_FOUND)?;
            (found.state, found.way, found.user) = (state, way, call.actor.user);
            match state {
                NoticeState::Sent => {
                    found.sent_at = Some(call.ms());
                    left(tx, call, case, notice)?;
                }
                NoticeState::Confirmed | NoticeState::Impossible => {
                    found.answered_at = Some(call.ms());
                }
                NoticeState::Draft => {}
            }
            notice::put(tx, &found)?;
            let note = Note::new(call.actor.user, Action::CaseChanged, Object::Case, call.moment());
            self.note(tx, note)
        })
    }

    /// The letter of a notice; it carries the id of the notice.
    fn notice_letter(
        &self,
        call: &Call,
        notice: &Notice,
        person: PersonId,
        disclosure: &Disclosure,
    ) -> Result<Letter> {
        let register = self.register();
        let recipient = register.recipient(notice.recipient);
        let german = recipient.is_none_or(|r| GERMAN.contains(&r.country));
        let language = if german { 1 } else { 2 };
        let held = self.held_by(call, person, disclosure.shapes)?;
        let known = Known::from([
            ("person", described(&held)),
            ("recipient", recipient.map_or_else(String::new, |r| r.name.clone())),
            ("act", act(german, notice.right, &held)),
            ("disclosed", disclosed(german, std::slice::from_ref(disclosure))),
        ]);
        let wording = self.letter_wording(Kind::Recipient, language)?;
        let text = notice_text(&register, &wording.body, german, known, call);
        let sealed = self.seal_text(call, Text::Letter, notice.case, notice.id, &text)?;
        Ok(Letter {
            case: notice.case,
            id: notice.id,
            template: Kind::Recipient.code(),
            language,
            state: LetterState::Draft,
            created_at: call.ms(),
            sent_at: None,
            user: call.actor.user,
            sealed,
        })
    }

    /// The name, and what else of the person the recipient was given, as it is now.
    fn held_by(&self, call: &Call, id: PersonId, shapes: i64) -> Result<Vec<(Shape, String)>> {
        let (known, data) = self.store.read(|tx| {
            Ok::<_, store::Failure>((person::get(tx, id)?, datum::of_person(tx, id)?))
        })?;
        let known = known.ok_or(Fault::NOT_FOUND)?;
        let given = |shape: &&Shape| **shape == Shape::Name || shapes >> shape.code() & 1 == 1;
        let wanted: Vec<Shape> = TOLD.iter().filter(given).copied().collect();
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let set = wanted.iter().fold(Set64::EMPTY, |all, shape| all.with(shape.code()));
        let permit = decide::<View>(call.actor, Subjects::One(id, known.state), &facts, set)?;
        let key = self.leaf_key(id)?;
        let grant = self.grant(permit, call, key.as_ref())?;
        let (mut found, mut kinds) = (Vec::new(), Vec::new());
        for shape in wanted {
            let kind = |d: &&datum::Datum| register.kind(d.kind).is_some_and(|k| k.shape == shape);
            if let Some(datum) = data.iter().filter(|datum| datum.state != 2).find(kind) {
                let parts = open_parts(&grant, &self.key(id, datum.class)?, shape, datum)?;
                kinds.push(datum.kind);
                let parts: Vec<&str> = parts.iter().map(|part| part.trim()).collect();
                let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                found.push((shape, parts.join(" ")));
            }
        }
        self.used(call, facts.id, kinds)?;
        Ok(found)
    }
}

/// How the recipient can tell who is meant: the name, and the first of what they were given.
fn described(held: &[(Shape, String)]) -> String {
    let all: Vec<&str> = held.iter().take(2).map(|(_, value)| value.as_str()).collect();
    all.join(", ")
}

/// Countries whose recipients are written to in German.
const GERMAN: [Country; 3] = [Country::De, Country::At, Country::Ch];

/// The letter of a notice that was sent has left too.
fn left(
    tx: &mut store::Tx<'_>,
    call: &Call,
    case: ObjectId,
    id: ObjectId,
) -> std::result::Result<(), store::Failure> {
    let letters = letter::of_case(tx, case)?;
    let Some(letter) = letters.into_iter().find(|letter| letter.id == id) else { return Ok(()) };
    let (state, sent_at) = (LetterState::Sent, Some(call.ms()));
    letter::put(tx, &Letter { state, sent_at, user: call.actor.user, ..letter })
}

/// What was done; after a correction, what is right now of the data that went out.
fn act(german: bool, right: Request, held: &[(Shape, String)]) -> String {
    let done = match (right, german) {
        (Request::Rectify, true) => "Die Daten waren unrichtig oder unvollständig. Richtig ist:",
        (Request::Rectify, false) => "The data were inaccurate or incomplete. Accurate is:",
        (Request::Restrict, true) => {
            "Die Verarbeitung ist eingeschränkt (Art. 18 DSGVO): Bitte bewahren Sie die Daten nur noch auf."
        }
        (Request::Restrict, false) => {
            "Processing is restricted (Art. 18 GDPR): please only store the data from now on."
        }
        (_, true) => {
            "Die Daten sind bei uns gelöscht (Art. 17 DSGVO): Bitte löschen Sie sie auch bei sich."
        }
        (_, false) => "The data are erased here (Art. 17 GDPR): please erase them as well.",
    };
    let now = held.iter().filter(|_| right == Request::Rectify);
    now.fold(done.to_owned(), |mut text, (shape, value)| {
        let _ = write!(text, "\n– {}: {value}", plain("shape", shape.word(), german));
        text
    })
}
