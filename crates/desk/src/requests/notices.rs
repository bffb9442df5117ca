//! Notices to recipients of what was corrected, erased or restricted (Art. 19 DSGVO, R-DSR-61): each
//! with its letter, written while it is still known who is meant, and kept with the case.

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

use super::letters::{Kind, Known, disclosed, notice_text};
use super::rights_desk_only;
use super::texts::Text;
use crate::people::open_parts;
use crate::{Call, Desk, Fault, Result};

/// What a recipient may have been given to know a person by, beside the name.
const KNOWN_BY: [Shape; 4] = [Shape::Email, Shape::Phone, Shape::Organisation, Shape::Postal];

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
        let known = Known::from([
            ("person", self.described_to(call, person, disclosure.shapes)?),
            ("recipient", recipient.map_or_else(String::new, |r| r.name.clone())),
            ("act", act(german, notice.right).to_owned()),
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

    /// How the recipient can tell who is meant: the name, and the first of what they were given.
    fn described_to(&self, call: &Call, id: PersonId, shapes: i64) -> Result<String> {
        let (known, data) = self.store.read(|tx| {
            Ok::<_, store::Failure>((person::get(tx, id)?, datum::of_person(tx, id)?))
        })?;
        let known = known.ok_or(Fault::NOT_FOUND)?;
        let given = KNOWN_BY.iter().find(|shape| shapes >> shape.code() & 1 == 1);
        let wanted: Vec<Shape> = [Shape::Name].into_iter().chain(given.copied()).collect();
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
                found.push(parts.join(" "));
            }
        }
        self.used(call, facts.id, kinds)?;
        Ok(found.join(", "))
    }
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

/// What was done. What is right now, a human writes.
const fn act(german: bool, right: Request) -> &'static str {
    match (right, german) {
        (Request::Rectify, true) => "Die Daten waren unrichtig; richtig ist: […].",
        (Request::Rectify, false) => "The data were inaccurate; accurate is: […].",
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
    }
}
