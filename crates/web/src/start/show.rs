//! `/`: what waits, and the few things most people come for.

use askama::Template;
use law::vocabulary::Role;

use crate::errors::Answer;
use crate::frame::Frame;
use crate::page::page;
use crate::routes::{ADMINS, AUDITORS, CAMPAIGNERS, READERS, STAFF, TAKERS};
use crate::seam::Ask;
use crate::session::Signed;
use crate::start::tiles::{Tile, tiles};
use crate::text::Text;

#[derive(Template)]
#[template(path = "start/show.html")]
struct StartPage {
    frame: Frame,
    greeting: String,
    waiting: Vec<Tile>,
    quiet: Vec<Tile>,
    tasks: Vec<Task>,
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
    let (waiting, quiet) = tiles(t, &waiting).into_iter().partition(|tile| tile.waits);
    page(&StartPage {
        greeting: t.dashboard_greeting(&session.name),
        waiting,
        quiet,
        tasks: tasks(t, |roles| session.holds(roles)),
        frame,
    })
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
