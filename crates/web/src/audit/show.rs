//! `/audit`: who opened what for what, newest first, and whether the chain is intact.

use askama::Template;
use desk::audit::{Action, AuditEntry, AuditFilter, AuditPage, Outcome, Pending, Report};
use desk::{Call, Desk};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use law::ids::{PersonId, UserId};
use law::kinds::Shape;
use serde::Deserialize;

use crate::errors::{Answer, Error, Fault, Kind};
use crate::frame::Frame;
use crate::input::Search;
use crate::page::page;
use crate::parts::{Choice, Pages, Tone};
use crate::seam::Ask;
use crate::text::Text;

/// Logs up to this many leaves are checked whenever the first page is shown; it takes well under
/// a second.
const CHECKED_ALWAYS: u64 = 100_000;

/// What to show. Empty fields come from the form.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    action: Option<String>,
    user: Option<String>,
    person: Option<String>,
    before: Option<u64>,
    check: Option<bool>,
}

#[derive(Template)]
#[template(path = "audit/show.html")]
struct AuditView {
    frame: Frame,
    chain: Chain,
    actions: Vec<Choice>,
    users: Vec<Choice>,
    person: String,
    filtered: bool,
    head: [&'static str; 8],
    rows: Vec<Row>,
    pages: Pages,
}

/// What the banner says.
struct Chain {
    tone: Tone,
    text: String,
    /// What does not fit, if anything.
    faults: Vec<String>,
    may_check: bool,
}

struct Row {
    when: String,
    who: String,
    action: &'static str,
    object: &'static str,
    activity: String,
    kinds: String,
    outcome: (Tone, &'static str),
    count: String,
}

/// What the desk gave.
struct Read {
    page: AuditPage,
    users: Vec<(UserId, String)>,
    pending: Pending,
    report: Option<Report>,
    zone: TimeZone,
    activities: Vec<(u16, String, String)>,
}

/// One page of the log.
///
/// # Errors
/// Those of [`Desk::audit_page`].
pub async fn show(frame: Frame, ask: Ask, Search(wish): Search<Wish>) -> Answer {
    let filter = filter(&wish)?;
    let (check, first) = (wish.check == Some(true), wish.before.is_none());
    let read = ask.desk(move |desk, call| read(desk, call, &filter, check, first)).await?;
    let t = frame.t;
    let rows = read.page.entries.iter().map(|entry| row(t, &read, entry)).collect();
    let later = read.page.older.map(|before| address(&wish, before));
    page(&AuditView {
        chain: chain(t, &read),
        actions: actions(t, filter.action),
        users: users(t, &read.users, filter.user),
        person: filter.person.map_or_else(String::new, |person| person.to_string()),
        filtered: filter.action.is_some() || filter.user.is_some() || filter.person.is_some(),
        head: [
            t.audit_when(),
            t.audit_who(),
            t.audit_action(),
            t.audit_object(),
            t.activity(),
            t.audit_kinds(),
            t.audit_outcome(),
            t.audit_count(),
        ],
        rows,
        pages: Pages { earlier: None, later, range: None },
        frame,
    })
}

fn read(
    desk: &Desk,
    call: &Call,
    filter: &AuditFilter,
    check: bool,
    first: bool,
) -> desk::Result<Read> {
    let page = desk.audit_page(call, filter)?;
    let pending = desk.audit_pending()?;
    let small = signed(&pending).saturating_add(pending.unsigned) <= CHECKED_ALWAYS;
    let report = match check || first && small {
        true => Some(desk.verify_audit(call)?),
        false => None,
    };
    let register = desk.register();
    let named = |a: &desk::register::Activity| (a.id, a.name.de.clone(), a.name.en.clone());
    Ok(Read {
        page,
        users: desk.audit_users(call)?,
        pending,
        report,
        zone: desk::zone(register.firm.country),
        activities: register.activities.iter().map(named).collect(),
    })
}

fn filter(wish: &Wish) -> Result<AuditFilter, Error> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let wrong = || Fault::new(Kind::Malformed);
    Ok(AuditFilter {
        action: match given(&wish.action) {
            Some(word) => Some(Action::from_word(&word).ok_or_else(wrong)?),
            None => None,
        },
        user: match given(&wish.user) {
            Some(id) => Some(UserId::parse(&id).ok_or_else(wrong)?),
            None => None,
        },
        person: match given(&wish.person) {
            Some(id) => Some(PersonId::parse(&id).ok_or_else(wrong)?),
            None => None,
        },
        before: wish.before,
    })
}

/// Address of the next page under the same filter; it carries ids and words of ours only.
fn address(wish: &Wish, before: u64) -> String {
    let part = |name: &str, value: &Option<String>| match value.as_deref() {
        Some(value) if !value.is_empty() => format!("&{name}={value}"),
        _ => String::new(),
    };
    format!(
        "/audit?before={before}{}{}{}",
        part("action", &wish.action),
        part("user", &wish.user),
        part("person", &wish.person)
    )
}

fn signed(pending: &Pending) -> u64 {
    pending.last.as_ref().map_or(0, |last| last.tree_size)
}

fn chain(t: &dyn Text, read: &Read) -> Chain {
    let (tone, text, faults) = match &read.report {
        None => {
            let leaves = signed(&read.pending).saturating_add(read.pending.unsigned);
            (Tone::Info, t.audit_not_checked(leaves), Vec::new())
        }
        Some(report) if report.is_sound() => {
            let last = read.pending.last.as_ref();
            let until = last.and_then(|last| Timestamp::from_millisecond(last.created_at).ok());
            let until = until.map_or_else(String::new, |at| moment(t, at, &read.zone));
            (Tone::Good, t.audit_intact(report.size, report.vouched, &until), Vec::new())
        }
        Some(report) => {
            let words = |fault: &desk::audit::ChainFault| t.lang().of(fault.words()).to_owned();
            let faults = report.faults.iter().take(10).map(words).collect();
            (Tone::Bad, t.audit_broken().to_owned(), faults)
        }
    };
    Chain { tone, text, faults, may_check: read.report.is_none() }
}

fn row(t: &dyn Text, read: &Read, entry: &AuditEntry) -> Row {
    let kinds = Shape::ALL.iter().filter(|shape| entry.fields.has(shape.code()));
    let kinds: Vec<&str> = match entry.fields.bits() {
        u64::MAX => Vec::new(),
        _ => kinds.map(|shape| t.shape(*shape)).collect(),
    };
    let activity = read.activities.iter().find(|(id, ..)| *id == entry.activity);
    Row {
        when: moment(t, entry.at, &read.zone),
        who: if entry.who.is_empty() { t.audit_program().to_owned() } else { entry.who.clone() },
        action: t.audit_action_is(entry.action),
        object: t.audit_object_is(entry.object),
        activity: activity.map_or_else(String::new, |(_, de, en)| t.lang().pick(de, en).to_owned()),
        kinds: kinds.join(", "),
        outcome: match entry.outcome {
            Outcome::Done => (Tone::Good, t.audit_outcome_is(Outcome::Done)),
            other => (Tone::Bad, t.audit_outcome_is(other)),
        },
        count: match entry.count {
            u32::MAX => t.audit_unbounded().to_owned(),
            count => t.number(u64::from(count)),
        },
    }
}

fn actions(t: &dyn Text, chosen: Option<Action>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: t.audit_all_actions().to_owned(),
        chosen: chosen.is_none(),
    };
    let choice = |action: &Action| Choice {
        value: action.word().to_owned(),
        label: t.audit_action_is(*action).to_owned(),
        chosen: chosen == Some(*action),
    };
    [all].into_iter().chain(Action::ALL.iter().map(choice)).collect()
}

fn users(t: &dyn Text, users: &[(UserId, String)], chosen: Option<UserId>) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: t.audit_all_users().to_owned(),
        chosen: chosen.is_none(),
    };
    let choice = |(id, name): &(UserId, String)| Choice {
        value: id.to_string(),
        label: name.clone(),
        chosen: chosen == Some(*id),
    };
    [all].into_iter().chain(users.iter().map(choice)).collect()
}

/// Day and time in the firm's country.
pub(crate) fn moment(t: &dyn Text, at: Timestamp, zone: &TimeZone) -> String {
    let at = at.to_zoned(zone.clone());
    format!("{}, {}", t.date(at.date()), at.strftime("%H:%M:%S"))
}
