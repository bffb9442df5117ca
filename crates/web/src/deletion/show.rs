//! `/deletion`: the calendar of what is due, what was passed over, holds, erasures, runs.

use std::collections::BTreeMap;

use askama::Template;
use desk::deletion::{ErasureState, Quarantine, RunOutcome, SkipReason};
use desk::requests::Form as As;
use law::retention::class_rule;

use crate::audiences::{day_of, object};
use crate::charts::Heat;
use crate::errors::Answer;
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::{Form, NoFields, Place};
use crate::page::{done, download, page};
use crate::parts::Tone;
use crate::seam::Ask;
use crate::text::{Lang, Text};

/// Weeks in the calendar: this month and the next.
const WEEKS: u8 = 10;

#[derive(Template)]
#[template(path = "deletion/list.html")]
struct ListPage {
    frame: Frame,
    chart: Heat,
    due: Vec<Due>,
    /// How many values a run now would let go of.
    overdue: String,
    /// What the clock says, while nobody believes it.
    doubted: Option<String>,
    /// So much is due that the night did not let go of it by itself.
    waits: bool,
    /// Restored, and not released by two people yet; whether one did.
    held_back: Option<bool>,
    skips: Vec<Skipped>,
    holds: Vec<Hold>,
    erasures: Vec<Erasure>,
    runs: Vec<Run>,
}

struct Due {
    day: String,
    overdue: bool,
    class: String,
    values: String,
}

struct Skipped {
    person: String,
    class: String,
    reason: &'static str,
    until: String,
}

struct Hold {
    person: String,
    id: String,
    matter: String,
    review: String,
    overdue: bool,
}

struct Erasure {
    id: String,
    asked: String,
    state: (Tone, &'static str),
    certified: bool,
}

struct Run {
    day: String,
    deleted: String,
    skipped: String,
}

/// The page.
///
/// # Errors
/// Failures only.
pub async fn show(frame: Frame, ask: Ask) -> Answer {
    let (t, lang) = (frame.t, frame.lang);
    let (calendar, clock, holds, erasures, quarantine) = ask
        .desk(move |desk, call| {
            Ok::<_, desk::Error>((
                desk.retention_calendar(call)?,
                desk.look_at_clock(call)?,
                desk.holds(call)?,
                desk.erasures(call)?,
                desk.held_back()?,
            ))
        })
        .await?;
    let mut counts = BTreeMap::new();
    for (day, _, values) in &calendar.days {
        *counts.entry((*day).max(calendar.today)).or_insert(0) += values;
    }
    let ripe = calendar.days.iter().filter(|(day, ..)| *day <= calendar.today);
    let overdue = t.number(ripe.map(|(.., values)| values).sum());
    let due = calendar.days.iter().map(|(day, class, values)| Due {
        day: t.date(*day),
        overdue: *day < calendar.today,
        class: class_name(lang, *class),
        values: t.number(*values),
    });
    let skips = calendar.skips.iter().map(|skip| Skipped {
        person: skip.person.to_string(),
        class: class_name(lang, skip.class),
        reason: SkipReason::from_code(skip.reason).map_or("", |r| say(lang, r.words())),
        until: skip
            .until_on
            .map_or_else(|| t.deletion_open_end().to_owned(), |on| t.date(desk::day_of(on))),
    });
    let holds = holds.into_iter().map(|hold| Hold {
        person: hold.person.to_string(),
        id: hold.id.to_string(),
        matter: hold.matter,
        review: t.date(hold.review_on),
        overdue: hold.overdue,
    });
    let erasures = erasures.into_iter().map(|e| Erasure {
        id: e.id.to_string(),
        asked: t.date(day_of(e.asked_at)),
        state: state(t, e.state),
        certified: e.leaf.is_some(),
    });
    let runs = calendar.runs.iter().map(|run| {
        let of = |outcome: RunOutcome| {
            let all = run.counts.iter().filter(|(_, o, _)| *o == outcome.code());
            t.number(all.map(|(_, _, n)| n).sum())
        };
        let (deleted, skipped) = (of(RunOutcome::Deleted), of(RunOutcome::Skipped));
        Run { day: t.date(day_of(run.at)), deleted, skipped }
    });
    page(&ListPage {
        overdue,
        chart: Heat::new(t, t.deletion_values(), calendar.today, WEEKS, &counts),
        due: due.collect(),
        doubted: (!clock.is_believed()).then(|| t.date(day_of(clock.now))),
        waits: calendar.waits,
        held_back: match quarantine {
            Quarantine::None => None,
            Quarantine::Closed => Some(false),
            Quarantine::Once(_) => Some(true),
        },
        skips: skips.collect(),
        holds: holds.collect(),
        erasures: erasures.collect(),
        runs: runs.collect(),
        frame,
    })
}

/// Lets go of what is due now.
///
/// # Errors
/// Those of [`desk::Desk::retention_run`].
pub async fn run(ask: Ask, _: Form<NoFields>) -> Answer {
    ask.desk(|desk, call| desk.retention_run(call)).await?;
    done("/deletion", Notice::Deleted)
}

/// Somebody says that the clock is right.
///
/// # Errors
/// Those of [`desk::Desk::confirm_clock`].
pub async fn clock(ask: Ask, _: Form<NoFields>) -> Answer {
    ask.desk(|desk, call| desk.confirm_clock(call)).await?;
    done("/deletion", Notice::Saved)
}

/// Releases a restored firm; two people have to.
///
/// # Errors
/// Those of [`desk::Desk::release`].
pub async fn release(ask: Ask, _: Form<NoFields>) -> Answer {
    ask.desk(|desk, call| desk.release(call)).await?;
    done("/deletion", Notice::Saved)
}

/// The certificate of an erasure as a file.
///
/// # Errors
/// Those of [`desk::Desk::certificate`].
pub async fn certificate(
    frame: Frame,
    ask: Ask,
    Place(id): Place<String>,
    mut fields: Fields,
) -> Answer {
    let (number, language) = (object(&id)?, crate::own::number(frame.lang));
    let form = fields.word("form", As::from_word)?;
    fields.done()?;
    let made = ask.desk(move |desk, call| desk.certificate_file(call, number, language, form));
    download(made.await?)
}

/// Words of the desk in the language of the page.
pub(super) const fn say(lang: Lang, words: desk::Words) -> &'static str {
    lang.pick(words.de, words.en)
}

pub(super) fn class_name(lang: Lang, class: law::class::Class) -> String {
    format!("{} · {}", class.word(), say(lang, class_rule(class).name))
}

fn state(t: &dyn Text, state: ErasureState) -> (Tone, &'static str) {
    match state {
        ErasureState::Waiting => (Tone::Warn, t.deletion_state_waiting()),
        ErasureState::Begun => (Tone::Info, t.deletion_state_begun()),
        ErasureState::Erased => (Tone::Good, t.deletion_state_erased()),
        ErasureState::Compacted => (Tone::Good, t.deletion_state_compacted()),
        ErasureState::Final => (Tone::Good, t.deletion_state_final()),
    }
}
