//! The section of the card with everything written about a person.

use desk::interactions::{Entry, InteractionKind, Show};
use desk::register::Register;
use law::basis::SpecialGround;
use law::ids::PersonId;
use law::vocabulary::Role;

use super::words;
use crate::errors::Error;
use crate::frame::Frame;
use crate::parts::{Choice, Provenance};
use crate::routes::WRITERS;
use crate::seam::Ask;
use crate::text::Text;
use crate::visit::Visit;

/// What the section shows.
pub struct Timeline {
    /// The texts, newest first.
    pub lines: Vec<Line>,
    /// What is not shown, in words; empty if everything is.
    pub withheld: String,
    /// Whether the reader takes part in an activity that needs texts.
    pub open: bool,
    /// Whether the reader may write.
    pub may_write: bool,
    /// Kinds to filter by.
    pub kinds: Vec<Choice>,
    /// Roles of authors to filter by.
    pub roles: Vec<Choice>,
    /// Kinds to write: word and name.
    pub writes: Vec<(&'static str, &'static str)>,
    /// A notice to this person waits.
    pub notice: bool,
    /// Files, newest first.
    pub files: Vec<FileLine>,
    /// Approvals to use: id and sentence.
    pub approvals: Vec<(String, String)>,
}

/// One file.
pub struct FileLine {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its length, in words.
    pub size: String,
    /// Whether it is a picture of the person.
    pub photo: bool,
    /// Why it is held, and until when.
    pub why: String,
}

/// One text.
pub struct Line {
    /// Its id.
    pub datum: String,
    /// What it is.
    pub kind: String,
    /// When, and by whom.
    pub about: String,
    /// The text.
    pub text: String,
    /// Where it came from, and until when it is held.
    pub from: Provenance,
    /// Ground of Art. 9(2), in words; empty for none.
    pub ground: &'static str,
    /// When a task is due, in words.
    pub due: String,
    /// A task: whether it is done.
    pub task: Option<bool>,
    /// Whether it was written here and can be changed.
    pub changeable: bool,
}

impl Timeline {
    /// Reads the section.
    ///
    /// # Errors
    /// Those of [`desk::Desk::timeline`].
    pub async fn read(
        frame: &Frame,
        ask: &Ask,
        visit: &Visit,
        person: PersonId,
        show: Show,
    ) -> Result<Self, Error> {
        let (timeline, approvals, notice, files) = ask
            .desk(move |desk, call| {
                let timeline = desk.timeline(call, person, show)?;
                let approvals = desk.approvals(call, person)?;
                let files = if timeline.open { desk.files(call, person)? } else { Vec::new() };
                Ok((timeline, approvals, desk.notice_waits(person)?, files))
            })
            .await?;
        let (t, register) = (frame.t, ask.behind().register());
        let writes = visit.session.as_ref().is_some_and(|s| s.holds(WRITERS));
        let kind = |k: &InteractionKind| {
            words::choice(k.word(), t.interaction_kind(*k), show.kind == Some(*k))
        };
        let role =
            |r: &Role| words::choice(r.word(), t.interaction_role(*r), show.role == Some(*r));
        Ok(Self {
            lines: timeline.entries.into_iter().map(|e| Line::new(e, t, &register)).collect(),
            withheld: match timeline.withheld {
                0 => String::new(),
                count => t.interaction_withheld(count),
            },
            open: timeline.open,
            may_write: timeline.open && writes,
            kinds: words::or(
                t.interaction_all_kinds(),
                InteractionKind::ALL.iter().map(kind).collect(),
            ),
            roles: words::or(t.interaction_all_roles(), WRITERS.iter().map(role).collect()),
            writes: super::interact::TYPED
                .iter()
                .map(|k| (k.word(), t.interaction_kind(*k)))
                .collect(),
            notice: notice && writes,
            files: files.into_iter().map(|f| FileLine::new(f, t, &register)).collect(),
            approvals: approvals
                .iter()
                .map(|a| (crate::seam::hex(a.id.0), t.interaction_approved_until(&t.date(a.until))))
                .collect(),
        })
    }
}

impl FileLine {
    fn new(file: desk::files::FileEntry, t: &dyn Text, register: &Register) -> Self {
        let lang = t.lang();
        let until = match file.deletes_on {
            Some(day) => format!("{} {}", t.deletes_on(), t.date(day)),
            None => t.interaction_files_until_withdrawal().to_owned(),
        };
        let activity = words::activity(lang, register, file.activity);
        let source = words::source(lang, register, file.source);
        Self {
            id: crate::seam::hex(file.id.0),
            size: format!("{} kB", t.number(file.size.div_ceil(1024))),
            photo: file.photo,
            why: format!(
                "{} {activity} · {}: {source} · {} {} · {until}",
                t.interaction_files_kept_for(),
                t.source(),
                t.obtained(),
                t.date(file.on)
            ),
            name: file.name,
        }
    }
}

impl Line {
    fn new(entry: Entry, t: &dyn Text, register: &Register) -> Self {
        let lang = t.lang();
        let data_kind = words::kind(lang, register, entry.data_kind);
        let role = entry.role.map(|role| t.interaction_role(role));
        let by = match (entry.by.as_str(), entry.kind) {
            (_, None) => t.interaction_imported().to_owned(),
            ("", _) => t.interaction_program().to_owned(),
            (name, _) => match role {
                Some(role) => format!("{} {name} ({role})", t.interaction_by()),
                None => format!("{} {name}", t.interaction_by()),
            },
        };
        let activities: Vec<String> =
            entry.activities.iter().map(|id| words::activity(lang, register, *id)).collect();
        Self {
            datum: entry.datum.to_string(),
            kind: entry.kind.map_or(data_kind, |kind| t.interaction_kind(kind).to_owned()),
            about: format!("{} · {by}", t.date(entry.on)),
            from: Provenance {
                source: words::source(lang, register, entry.source),
                activity: activities.join(", "),
                basis: t.people_basis(entry.basis).to_owned(),
                obtained: None,
                deletes_on: entry.deletes_on,
            },
            ground: match entry.ground {
                SpecialGround::None => "",
                ground => t.interaction_ground(ground),
            },
            due: entry.due.map(|day| t.date(day)).unwrap_or_default(),
            task: entry.due.map(|_| entry.done.is_some()),
            changeable: entry.kind.is_some(),
            text: entry.text,
        }
    }
}
