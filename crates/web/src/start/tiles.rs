//! What waits for whoever is signed in, as tiles of the start page.

use desk::Waiting;
use desk::requests::Urgency;

use crate::text::Text;

/// One kind of thing that may wait.
pub struct Tile {
    /// What it is.
    pub label: &'static str,
    /// How many wait.
    pub figure: String,
    /// What they wait for.
    pub note: String,
    /// How it looks.
    pub tone: &'static str,
    /// Where to go.
    pub href: &'static str,
    /// Whether anything waits at all; the rest is named in one line.
    pub waits: bool,
}

/// Leaves without a signature that are too many: they are signed by the thousand.
const UNSIGNED: u64 = 2_000;

/// The kinds this user may see, in the order of their weight.
pub fn tiles(t: &dyn Text, waiting: &Waiting) -> Vec<Tile> {
    let tile = |count: Option<u64>, label, note: &str, tone, href| {
        let (count, note) = (count?, note.to_owned());
        Some(Tile { label, figure: t.number(count), note, tone, href, waits: count > 0 })
    };
    let (requests, urgent) = waiting.requests.unzip();
    let few = |count| format!("{} {}", t.number(count), t.request_urgency_of(Urgency::Soon));
    let soon = urgent.filter(|count| *count > 0).map(few).unwrap_or_default();
    let urgency = if urgent > Some(0) { "warn" } else { "plain" };
    // Signed every minute: only a number that grows says that something is wrong.
    let unsigned = tile(
        waiting.unsigned.filter(|count| *count > UNSIGNED),
        t.dashboard_unsigned(),
        t.dashboard_unsigned_note(),
        "bad",
        "/audit",
    );
    let late = tile(
        waiting.late.filter(|count| *count > 0),
        t.request_late(),
        t.request_late_note(),
        "bad",
        "/requests/late",
    );
    let backups = tile(
        waiting.backups.filter(|count| *count > 0),
        t.backup_title(),
        t.backup_note(),
        "bad",
        "/backups",
    );
    [
        late,
        backups,
        tile(requests, t.request_title(), &soon, urgency, "/requests"),
        tile(
            waiting.letters,
            t.request_letters_due(),
            t.request_round_note(),
            "warn",
            "/requests/yearly",
        ),
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
        tile(waiting.texts, t.rescreen_title(), "", "warn", "/texts"),
        unsigned,
    ]
    .into_iter()
    .flatten()
    .collect()
}
