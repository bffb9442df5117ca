//! One case as the rights desk sees it: text, clock, steps, letters, notices, and who it may be.

use jiff::civil::Date;
use law::ids::{ObjectId, PersonId};
use law::kinds::Shape;
use law::rights::Request;
use law::vocabulary::PersonState;
use store::records::datum;
use store::records::person;
use store::records::rights::answer;
use store::records::rights::case::{self, Case};
use store::records::rights::letter::{self, LetterState};
use store::records::rights::notice::{self, Notice};
use store::records::rights::step::{self, StepState};

use super::clock::{Clock, clock};
use super::texts::{Text, open_text};
use super::{Urgency, board, rights_desk_only};
use crate::people::{Listed, today};
use crate::{Call, Desk, Fault, Result, day_of};

/// One right of a case.
pub struct StepView {
    /// The right.
    pub right: Request,
    /// Where it stands.
    pub state: StepState,
    /// When it was settled.
    pub done_at: Option<i64>,
}

/// One letter of a case, opened. No `Debug`.
pub struct LetterView {
    /// Its id.
    pub id: ObjectId,
    /// Which kind of letter.
    pub template: i64,
    /// Where it stands.
    pub state: LetterState,
    /// The text.
    pub text: String,
    /// When it was drafted (milliseconds since 1970 UTC).
    pub created_at: i64,
    /// When it left.
    pub sent_at: Option<i64>,
}

/// An answer that was released.
pub struct AnswerView {
    /// Its id.
    pub id: ObjectId,
    /// When it goes (milliseconds since 1970 UTC).
    pub expires_at: i64,
    /// When it was fetched.
    pub fetched_at: Option<i64>,
}

/// A case, opened. No `Debug`.
pub struct CaseView {
    /// The case without content.
    pub case: Case,
    /// What was written.
    pub text: String,
    /// Both dates, and what they rest on.
    pub clock: Clock,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Day of arrival.
    pub received: Date,
    /// The person, if one belongs to it and is still held.
    pub person: Option<Listed>,
    /// State of that person's record.
    pub state: Option<PersonState>,
    /// People it may be about, by the addresses in the text; more than one is for a human to settle.
    pub candidates: Vec<Listed>,
    /// The rights in the order they are carried out in.
    pub steps: Vec<StepView>,
    /// Letters, oldest first.
    pub letters: Vec<LetterView>,
    /// Notices to recipients.
    pub notices: Vec<Notice>,
    /// Answers waiting to be fetched.
    pub answers: Vec<AnswerView>,
}

impl Desk {
    /// Opens a case; its leaf is written before its text opens.
    ///
    /// # Errors
    /// `NOT_FOUND`; `RIGHTS_DESK_ONLY`.
    pub fn request(&self, call: &Call, id: ObjectId) -> Result<CaseView> {
        rights_desk_only(call)?;
        let register = self.register();
        let (case, steps, letters, notices, answers) = self.store.read(|tx| {
            Ok::<_, store::Failure>((
                case::get(tx, id)?,
                step::of_case(tx, id)?,
                letter::of_case(tx, id)?,
                notice::of_case(tx, id)?,
                answer::of_case(tx, id)?,
            ))
        })?;
        let case = case.ok_or(Fault::NOT_FOUND)?;
        let reading = self.reading_texts(call, Text::Case, id)?;
        let open = |text: Text, row: ObjectId, sealed: &[u8]| match &reading {
            Some(reading) => open_text(reading, text, id, row, sealed),
            None => Ok(String::new()),
        };
        let text = open(Text::Case, id, &case.sealed)?;
        let letters = letters.iter().map(|l| {
            Ok(LetterView {
                id: l.id,
                template: l.template,
                state: l.state,
                text: open(Text::Letter, l.id, &l.sealed)?,
                created_at: l.created_at,
                sent_at: l.sent_at,
            })
        });
        let letters = letters.collect::<Result<Vec<_>>>()?;
        let persons: Vec<PersonId> = match case.person {
            Some(person) => vec![person],
            None => self.addressed(&text)?,
        };
        let mut listed = self.listed_for_rights(call, &persons)?;
        let person = if case.person.is_some() { listed.pop() } else { None };
        let state = match case.person {
            Some(id) => self.store.read(|tx| person::get(tx, id))?.map(|p| p.state),
            None => None,
        };
        let view_step =
            |s: &step::Step| StepView { right: s.right, state: s.state, done_at: s.done_at };
        let view_answer = |a: &answer::Answer| AnswerView {
            id: a.id,
            expires_at: a.expires_at,
            fetched_at: a.fetched_at,
        };
        Ok(CaseView {
            clock: clock(&case, &register),
            urgency: board::urgency(&case, today(call, &register)),
            received: day_of(case.received_on),
            text,
            person,
            state,
            candidates: listed,
            steps: steps.iter().map(view_step).collect(),
            letters,
            notices,
            answers: answers.iter().map(view_answer).collect(),
            case,
        })
    }

    /// People who hold an e-mail address that stands in a text, by keyed hash.
    pub(super) fn addressed(&self, text: &str) -> Result<Vec<PersonId>> {
        let edge = |c: char| c.is_whitespace() || "<>()[]\",;:".contains(c);
        let words = text.split(edge).filter(|word| word.contains('@')).take(20);
        let canonical = words.filter_map(|word| link::normal::email(word.trim_matches('.')).ok());
        let blinds: Vec<[u8; 16]> =
            canonical.map(|email| self.vault.blind(Shape::Email, email.canonical())).collect();
        let found = self.store.read(|tx| datum::persons_by_blinds(tx, &blinds))?;
        let mut persons: Vec<PersonId> = found.into_iter().map(|(_, person)| person).collect();
        persons.sort_unstable();
        persons.dedup();
        persons.truncate(20);
        Ok(persons)
    }
}
