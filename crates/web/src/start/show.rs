//! `/`: what waits, and the few things most people come for.

use askama::Template;
use desk::Waiting;
use law::vocabulary::Role;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::routes::{ADMINS, AUDITORS, CAMPAIGNERS, READERS, STAFF, TAKERS};
use crate::seam::Ask;
use crate::session::Signed;
use crate::text::Text;

#[derive(Template)]
#[template(path = "start/show.html")]
struct StartPage {
    frame: Frame,
    greeting: String,
    tiles: Vec<Tile>,
    tasks: Vec<Task>,
}

struct Tile {
    label: &'static str,
    figure: String,
    note: &'static str,
    tone: &'static str,
    href: &'static str,
}

/// A way to something that is done often.
struct Task {
    href: &'static str,
    icon: &'static str,
    label: &'static str,
    text: &'static str,
}

/// The page.
///
/// # Errors
/// Failures of the store only.
pub async fn show(frame: Frame, Signed(session): Signed, ask: Ask) -> Answer {
    let waiting = ask.desk(|desk, call| desk.waiting(call)).await?;
    let t = frame.t;
    page(&StartPage {
        greeting: t.dashboard_greeting(&session.name),
        tiles: tiles(t, &waiting),
        tasks: tasks(t, |roles| session.holds(roles)),
        frame,
    })
}

fn tiles(t: &dyn Text, waiting: &Waiting) -> Vec<Tile> {
    let tile = |count: Option<u64>, label, note, tone, href| {
        let figure = t.number(count?);
        Some(Tile { label, figure, note, tone: if count > Some(0) { tone } else { "plain" }, href })
    };
    let requests = waiting.requests.map(|(all, urgent)| Tile {
        label: t.request_title(),
        figure: t.number(all),
        note: if urgent > 0 { t.request_urgency_of(desk::requests::Urgency::Soon) } else { "" },
        tone: if urgent > 0 { "warn" } else { "plain" },
        href: "/requests",
    });
    [
        requests,
        tile(
            waiting.held,
            t.dashboard_quarantine(),
            t.dashboard_quarantine_note(),
            "warn",
            "/quarantine",
        ),
        tile(waiting.imports, t.dashboard_imports(), "", "plain", "/imports"),
        tile(
            waiting.approvals,
            t.dashboard_approvals(),
            t.dashboard_approvals_note(),
            "warn",
            "/exports",
        ),
        tile(
            waiting.to_inform,
            t.dashboard_to_inform(),
            t.dashboard_to_inform_note(),
            "bad",
            "/people/due",
        ),
        tile(waiting.tasks, t.interaction_tasks_title(), "", "warn", "/tasks"),
        tile(waiting.notices, t.interaction_notice_title(), "", "warn", "/notices"),
        tile(waiting.special, t.interaction_special_title(), "", "warn", "/special"),
        tile(
            waiting.unsigned,
            t.dashboard_unsigned(),
            t.dashboard_unsigned_note(),
            "plain",
            "/audit",
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

type Offer = (&'static [Role], &'static str, &'static str, &'static str, &'static str);

fn tasks(t: &dyn Text, holds: impl Fn(&[Role]) -> bool) -> Vec<Task> {
    let offers: [Offer; 8] = [
        (READERS, "/people/new", "plus", t.dashboard_new_person(), t.dashboard_new_person_text()),
        (TAKERS, "/imports", "inbox", t.dashboard_import(), t.dashboard_import_text()),
        (CAMPAIGNERS, "/audiences", "target", t.dashboard_audience(), t.dashboard_audience_text()),
        (STAFF, "/requests/new", "duty", t.request_new(), t.request_new_lead()),
        (AUDITORS, "/audit", "eye", t.dashboard_audit(), t.dashboard_audit_text()),
        (ADMINS, "/users/new", "gear", t.dashboard_user(), t.dashboard_user_text()),
        (STAFF, "/register", "book", t.dashboard_register(), t.dashboard_register_text()),
        (STAFF, "/password", "gear", t.login_change(), t.dashboard_password_text()),
    ];
    offers
        .into_iter()
        .filter(|(roles, ..)| holds(roles))
        .map(|(_, href, icon, label, text)| Task { href, icon, label, text })
        .collect()
}
