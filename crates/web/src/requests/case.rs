//! `/requests/{id}`: one case, and what is to be done next.

use askama::Template;
use desk::register::Register;
use desk::requests::letters::Kind;
use desk::requests::{
    AnswerView, CaseState, CaseView, Identity, LetterState, NoticeState, Outcome, Request,
    StepState, Way,
};
use law::vocabulary::PersonState;

use super::board::tone;
use crate::audiences::{day_of, object};
use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::input::Place;
use crate::page::page;
use crate::parts::{Choice, Tone};
use crate::seam::Ask;
use crate::text::Text;

#[derive(Template)]
#[template(path = "requests/case.html")]
struct CasePage {
    frame: Frame,
    id: String,
    title: String,
    open: bool,
    text: String,
    urgency: (Tone, &'static str),
    dates: Vec<(&'static str, String)>,
    rules: Vec<&'static str>,
    person: Option<Somebody>,
    /// Whether there was somebody who is not held any more.
    gone: bool,
    candidates: Vec<Somebody>,
    /// What was searched for, if the candidates are found by hand.
    query: Option<String>,
    notes: Vec<(Tone, &'static str)>,
    identity: (Tone, &'static str),
    settled: bool,
    steps: Vec<Step>,
    letters: Vec<Letter>,
    kinds: Vec<Choice>,
    notice_head: [&'static str; 5],
    notices: Vec<NoticeRow>,
    outcomes: Vec<Choice>,
    outcome: &'static str,
    answers: Vec<(Tone, &'static str, String)>,
}

struct Somebody {
    id: String,
    name: String,
    more: String,
}

struct Step {
    right: &'static str,
    label: &'static str,
    means: &'static str,
    state: (Tone, &'static str),
    open: bool,
    /// What else may be said when it is settled; empty for nothing.
    more: &'static str,
    /// What the button says.
    act: &'static str,
    /// What is worth a look before: the page of the person, or what goes and what stays.
    before: Option<(&'static str, &'static str)>,
    answer: bool,
    portable: bool,
    done: String,
}

struct Letter {
    id: String,
    kind: &'static str,
    text: String,
    draft: bool,
    day: String,
}

struct NoticeRow {
    id: String,
    recipient: String,
    about: &'static str,
    state: (Tone, &'static str),
    day: String,
    ways: Vec<Choice>,
    states: Vec<Choice>,
    files: Vec<(&'static str, &'static str)>,
}

/// The case.
///
/// # Errors
/// Those of [`desk::Desk::request`].
pub async fn show(frame: Frame, ask: Ask, Place(id): Place<String>) -> Answer {
    let case = object(&id)?;
    let view = ask.desk(move |desk, call| desk.request(call, case)).await?;
    page(&CasePage::new(frame, &view, &ask.behind().register()))
}

/// The case with those found who may be the one who asks. The words travel in the body.
///
/// # Errors
/// Those of [`desk::Desk::request`] and [`desk::Desk::find_requester`].
pub async fn find(frame: Frame, ask: Ask, Place(id): Place<String>, mut fields: Fields) -> Answer {
    let (case, query) = (object(&id)?, fields.one("q")?);
    fields.done()?;
    let words = query.clone();
    let (view, found) = ask
        .desk(move |desk, call| Ok((desk.request(call, case)?, desk.find_requester(call, &words)?)))
        .await?;
    let shown = CasePage::new(frame, &view, &ask.behind().register());
    let candidates = found.iter().map(Somebody::new).collect();
    page(&CasePage { candidates, query: Some(query), ..shown })
}

impl CasePage {
    fn new(frame: Frame, view: &CaseView, register: &Register) -> Self {
        let t = frame.t;
        let case = &view.case;
        let rights = view.steps.iter().map(|s| t.request_right(s.right)).collect::<Vec<_>>();
        let mut dates = vec![
            (t.request_received(), t.date(view.received)),
            (t.request_target(), t.date(view.clock.target)),
            (t.request_legal(), t.date(view.clock.legal)),
            (t.request_arrival(), t.request_arrival_of(case.arrival).to_owned()),
        ];
        if view.clock.extension_valid == Some(true) {
            dates.push((t.request_extended(), t.request_yes().to_owned()));
        }
        let identity = case.identity;
        let settled = matches!(identity, Identity::KnownChannel | Identity::Confirmed);
        let mut notes = Vec::new();
        if view.state == Some(PersonState::Restricted) {
            notes.push((Tone::Warn, t.request_restricted()));
        }
        let gone = case.person.is_some() && view.person.is_none();
        if gone {
            notes.push((Tone::Info, t.request_gone()));
        }
        let kinds = Kind::ALL
            .iter()
            .filter(|k| !matches!(k, Kind::Code | Kind::DataLetter | Kind::ConsentConfirmation));
        let due = letter_due(view);
        let outcomes = Outcome::ALL.iter().filter(|o| **o != Outcome::Open);
        Self {
            id: case.id.to_string(),
            title: rights.join(", "),
            open: case.state == CaseState::Open,
            text: view.text.clone(),
            urgency: (tone(view.urgency), t.request_urgency_of(view.urgency)),
            dates,
            rules: view.clock.rules.clone(),
            person: view.person.as_ref().map(Somebody::new),
            gone,
            candidates: view.candidates.iter().map(Somebody::new).collect(),
            query: None,
            notes,
            identity: (
                if settled { Tone::Good } else { Tone::Warn },
                t.request_identity_of(identity),
            ),
            settled,
            steps: view.steps.iter().map(|s| Step::new(t, s, is_copy_owed(view))).collect(),
            letters: view.letters.iter().map(|l| Letter::new(t, l)).collect(),
            kinds: kinds.map(|k| choice(k.word(), t.request_letter_of(*k), *k == due)).collect(),
            notice_head: [
                t.request_recipient(),
                t.request_about(),
                t.request_state(),
                t.deletion_day(),
                t.request_do(),
            ],
            notices: view.notices.iter().map(|n| NoticeRow::new(t, n, register)).collect(),
            outcomes: outcomes.map(|o| choice(o.word(), t.request_outcome_of(*o), false)).collect(),
            outcome: t.request_outcome_of(case.outcome),
            answers: view.answers.iter().map(|a| released(t, a)).collect(),
            frame,
        }
    }
}

impl Somebody {
    fn new(row: &desk::people::Listed) -> Self {
        let more = [row.company.as_str(), row.town.as_str()];
        let more: Vec<&str> = more.into_iter().filter(|part| !part.is_empty()).collect();
        Self { id: row.person.to_string(), name: row.name.clone(), more: more.join(", ") }
    }
}

impl Step {
    fn new(t: &dyn Text, step: &desk::requests::StepView, copy_owed: bool) -> Self {
        let tone = match step.state {
            StepState::Open => Tone::Warn,
            StepState::Done => Tone::Good,
            StepState::Declined => Tone::Plain,
        };
        Self {
            right: step.right.word(),
            label: t.request_right(step.right),
            means: t.request_right_means(step.right),
            state: (tone, t.request_step_of(step.state)),
            open: step.state == StepState::Open,
            more: match step.right {
                Request::Erase if copy_owed => t.request_insists(),
                Request::Object => t.request_particular(),
                Request::Rectify => t.request_dispute(),
                _ => "",
            },
            act: t.request_carry_out(step.right),
            before: match step.right {
                Request::Rectify => Some(("?why=RIGHTS_REQUEST", t.request_open_person())),
                Request::Erase => Some(("/erase", t.request_see_fates())),
                _ => None,
            },
            answer: matches!(step.right, Request::Access | Request::Portability),
            portable: step.right == Request::Portability,
            done: step.done_at.map(|at| t.date(day_of(at))).unwrap_or_default(),
        }
    }
}

impl Letter {
    fn new(t: &dyn Text, letter: &desk::requests::LetterView) -> Self {
        let kind = Kind::from_code(letter.template);
        Self {
            id: letter.id.to_string(),
            kind: kind.map_or("", |kind| t.request_letter_of(kind)),
            text: letter.text.clone(),
            draft: letter.state == LetterState::Draft,
            day: t.date(day_of(letter.sent_at.unwrap_or(letter.created_at))),
        }
    }
}

impl NoticeRow {
    fn new(t: &dyn Text, notice: &desk::requests::Notice, register: &Register) -> Self {
        let named = register.recipient(notice.recipient);
        let tone = match notice.state {
            NoticeState::Draft => Tone::Warn,
            NoticeState::Sent => Tone::Info,
            NoticeState::Confirmed => Tone::Good,
            NoticeState::Impossible => Tone::Plain,
        };
        let moment = notice.answered_at.or(notice.sent_at).unwrap_or(notice.created_at);
        let ways = Way::ALL.iter();
        let states = NoticeState::ALL.iter().filter(|s| **s != NoticeState::Draft);
        Self {
            id: notice.id.to_string(),
            recipient: named.map_or_else(|| notice.recipient.to_string(), |r| r.name.clone()),
            about: t.request_right(notice.right),
            state: (tone, t.request_notice_of(notice.state)),
            day: t.date(day_of(moment)),
            ways: ways.map(|w| choice(w.word(), t.request_way_of(*w), *w == notice.way)).collect(),
            states: states.map(|s| choice(s.word(), t.request_notice_of(*s), false)).collect(),
            files: Way::ALL.iter().map(|w| (w.word(), t.request_notice_file(*w))).collect(),
        }
    }
}

/// Whether something is to be handed out before anything may be erased (R-DSR-10).
fn is_copy_owed(view: &CaseView) -> bool {
    let handed_out = |right| matches!(right, Request::Access | Request::Portability);
    view.steps.iter().any(|s| handed_out(s.right) && s.state == StepState::Open)
}

/// The letter that is due next: what was settled, or declined, and not yet written about.
fn letter_due(view: &CaseView) -> Kind {
    let about = |step: &desk::requests::StepView| match (step.state, step.right) {
        (StepState::Open, _) => None,
        (StepState::Declined, _) => Some(Kind::Refusal),
        (StepState::Done, Request::Withdraw) => Some(Kind::Withdrawal),
        (StepState::Done, Request::Restrict) => Some(Kind::Restricted),
        (StepState::Done, Request::Object) => Some(Kind::Objection),
        (StepState::Done, Request::Access) => Some(Kind::Access),
        (StepState::Done, Request::Portability) => Some(Kind::Portability),
        (StepState::Done, Request::Rectify) => Some(Kind::Rectified),
        (StepState::Done, Request::Erase) => Some(Kind::Erased),
    };
    let written = |kind: &Kind| view.letters.iter().any(|l| l.template == kind.code());
    let due = view.steps.iter().filter_map(about).find(|kind| !written(kind));
    due.unwrap_or(Kind::Receipt)
}

/// An answer that was released, and whether it was fetched.
fn released(t: &dyn Text, answer: &AnswerView) -> (Tone, &'static str, String) {
    let until = format!("{} {}", t.request_until(), t.date(day_of(answer.expires_at)));
    match answer.fetched_at {
        Some(_) => (Tone::Good, t.request_fetched(), until),
        None => (Tone::Info, t.request_not_fetched(), until),
    }
}

fn choice(value: &str, label: &str, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label: label.to_owned(), chosen }
}
