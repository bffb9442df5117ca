//! `/lists`: departmental lists side by side, and the work until they are one base.

use askama::Template;
use axum::http::Method;
use desk::gathering::{Gathering, Look, Matter, Todo};
use desk::register::Register;
use law::ids::PersonId;

use crate::charts::Upset;
use crate::errors::{Answer, Fault};
use crate::fields::Fields;
use crate::frame::{Frame, Notice};
use crate::input::Search;
use crate::page::{done, page};
use crate::people::words;
use crate::routes::{MERGERS, Policy, Route, route};
use crate::seam::Ask;
use crate::text::Text;

/// Addresses of this folder.
pub fn routes() -> impl IntoIterator<Item = Route> {
    let mergers = Policy::Signed(MERGERS);
    [
        route(Method::GET, "/lists", mergers, show).asks(),
        route(Method::POST, "/lists/matters", mergers, settle),
    ]
}

#[derive(Template)]
#[template(path = "lists/show.html")]
struct ListsPage {
    frame: Frame,
    sources: Vec<Source>,
    chart: Upset,
    persons: String,
    shared: String,
    open: String,
    waiting: String,
    searched: String,
    done: u64,
    all: u64,
    progress: String,
    todo: Vec<Section>,
    running: Option<(u64, u64, String)>,
    /// The chosen sources, where not all are.
    only: Vec<u16>,
}

struct Source {
    id: u16,
    label: String,
    chosen: bool,
}

/// One matter.
struct Section {
    word: &'static str,
    title: &'static str,
    lead: &'static str,
    head: Vec<&'static str>,
    settle: &'static str,
    /// Words of settling all that wait.
    all: Option<String>,
    count: String,
    people: Vec<Row>,
    /// What was settled here last: name and value of the field that takes it back.
    last: Option<(&'static str, String)>,
}

struct Row {
    id: String,
    name: String,
    town: String,
    lists: String,
    says: String,
    /// Kind and value, and where it comes from.
    values: Vec<(String, String)>,
}

/// What was settled last: one, or all at a moment.
#[derive(Clone, Copy)]
enum Last {
    One(PersonId, Matter),
    All(i64, Matter),
}

/// The page; the chosen sources come as `source`, what was settled last as `last`.
async fn show(frame: Frame, ask: Ask, Search(wish): Search<Vec<(String, String)>>) -> Answer {
    let mut wish = Fields::new(wish);
    let chosen: Vec<u16> = wish.all("source").iter().filter_map(|id| id.parse().ok()).collect();
    let last = wish.all("last").first().and_then(|last| Last::parse(last));
    wish.done()?;
    let only = chosen.clone();
    let gathering = ask.desk(move |desk, call| desk.gathering(call, &chosen)).await?;
    let progress = ask.behind().twins_progress();
    let register = ask.behind().register();
    let mut shown = ListsPage::new(frame, &register, &gathering);
    if let Some(last) = last {
        shown.todo.iter_mut().for_each(|section| section.heed(last));
    }
    let t = shown.frame.t;
    shown.running = progress.map(|p| (p.done, p.of, t.twins_progress(p.done, p.of)));
    shown.only = only;
    page(&shown)
}

/// Says that a matter about somebody, or about everybody, was looked at, or takes that back.
async fn settle(ask: Ask, mut fields: Fields) -> Answer {
    let matter = fields.word("matter", Matter::from_word)?;
    let (person, at) = (fields.all("person").pop(), fields.all("at").pop());
    let person = person.map(|id| PersonId::parse(&id).ok_or_else(Fault::not_found)).transpose()?;
    let chosen: Vec<u16> = fields.all("source").iter().filter_map(|id| id.parse().ok()).collect();
    let undo = fields.tick("undo");
    fields.done()?;
    let at = at.and_then(|at| at.parse().ok());
    let only = chosen.clone();
    let last = ask
        .desk(move |desk, call| match (person, at) {
            (Some(person), _) => {
                desk.settle_matter(call, person, matter, !undo)?;
                Ok(Some(Last::One(person, matter)).filter(|_| !undo))
            }
            (None, Some(at)) => desk.unsettle_matters(call, matter, at).map(|_| None),
            (None, None) => {
                let (at, _) = desk.settle_matters(call, matter, &chosen)?;
                Ok(Some(Last::All(at, matter)))
            }
        })
        .await?;
    let sources = only.iter().map(|id| format!("source={id}"));
    let query: Vec<String> = sources.chain(last.map(Last::query)).collect();
    done(&format!("/lists?{}", query.join("&")), Notice::Saved)
}

impl Last {
    fn parse(text: &str) -> Option<Self> {
        let (what, matter) = text.split_once('-')?;
        let matter = Matter::from_word(matter)?;
        match what.parse() {
            Ok(at) if what.len() < 20 => Some(Self::All(at, matter)),
            _ => Some(Self::One(PersonId::parse(what)?, matter)),
        }
    }

    fn query(self) -> String {
        match self {
            Self::One(person, matter) => format!("last={person}-{}", matter.word()),
            Self::All(at, matter) => format!("last={at}-{}", matter.word()),
        }
    }
}

impl ListsPage {
    fn new(frame: Frame, register: &Register, g: &Gathering) -> Self {
        let t = frame.t;
        let name = |id: u16| words::source(t.lang(), register, id);
        let kind = |id: u16| words::kind(t.lang(), register, id);
        let place = |id: &u16| g.chosen.iter().position(|chosen| chosen == id);
        let lists: Vec<(String, u64)> = g
            .chosen
            .iter()
            .map(|id| {
                let count = g.sources.iter().find(|(source, _)| source == id).map_or(0, |s| s.1);
                (name(*id), count)
            })
            .collect();
        let combinations: Vec<(Vec<usize>, u64)> = g
            .overlaps
            .iter()
            .map(|o| (o.sources.iter().filter_map(place).collect(), o.persons))
            .collect();
        let settled: u64 = g.pairs.1 + g.todo.iter().map(|todo| todo.done).sum::<u64>();
        let open: u64 = g.pairs.0 + g.todo.iter().map(|todo| todo.open).sum::<u64>();
        let persons: u64 = g.overlaps.iter().map(|o| o.persons).sum();
        let several = g.overlaps.iter().filter(|o| o.sources.len() > 1);
        let shared: u64 = several.map(|o| o.persons).sum();
        Self {
            sources: g
                .sources
                .iter()
                .map(|(id, count)| Source {
                    id: *id,
                    label: format!("{} ({})", name(*id), t.number(*count)),
                    chosen: g.chosen.contains(id),
                })
                .collect(),
            chart: Upset::new(t, t.lists_overlap(), &lists, &combinations),
            persons: t.number(persons),
            shared: t.number(shared),
            open: t.number(g.pairs.0),
            waiting: if g.pairs.0 > 0 {
                t.twins_waiting(g.pairs.0, g.pairs.1)
            } else {
                String::new()
            },
            done: settled,
            all: settled + open,
            progress: t.lists_progress(settled, settled + open),
            todo: g.todo.iter().map(|todo| Section::new(todo, t, &name, &kind)).collect(),
            searched: super::duplicates::searched(t, g.searched_at),
            running: None,
            only: Vec::new(),
            frame,
        }
    }
}

impl Section {
    fn new(
        todo: &Todo,
        t: &dyn Text,
        name: &impl Fn(u16) -> String,
        kind: &impl Fn(u16) -> String,
    ) -> Self {
        let row = |look: &Look| Row {
            id: look.listed.person.to_string(),
            name: match look.listed.name.is_empty() {
                true => t.people_unnamed().to_owned(),
                false => look.listed.name.clone(),
            },
            town: look.listed.town.clone(),
            lists: joined(&look.sources, name),
            says: match todo.matter {
                Matter::Contradiction => {
                    t.lists_says(&joined(&look.agreed, name), &joined(&look.refused, name))
                }
                Matter::Values | Matter::NoGround => String::new(),
            },
            values: (look.values.iter())
                .map(|told| (format!("{}: {}", kind(told.kind), told.text), name(told.source)))
                .collect(),
        };
        let mut head = vec![t.people_name(), t.people_town(), t.lists_lists()];
        head.extend((todo.matter != Matter::NoGround).then(|| t.lists_what()));
        head.push(t.lists_decision());
        let (title, lead, settle) = match todo.matter {
            Matter::Contradiction => {
                (t.lists_contradictions(), t.lists_contradictions_lead(), t.lists_refusal_holds())
            }
            Matter::Values => (t.lists_values(), t.lists_values_lead(), t.lists_looked_at()),
            Matter::NoGround => {
                (t.lists_no_ground(), t.lists_no_ground_lead(), t.lists_looked_at())
            }
        };
        Self {
            word: todo.matter.word(),
            title,
            lead,
            head,
            settle,
            all: (todo.open > 1).then(|| t.lists_all(todo.open, settle)),
            last: None,
            count: t.lists_progress(todo.done, todo.done + todo.open),
            people: todo.people.iter().map(row).collect(),
        }
    }

    /// Offers to take back what was settled last, if it was of this matter.
    fn heed(&mut self, last: Last) {
        let (field, value, matter) = match last {
            Last::One(person, matter) => ("person", person.to_string(), matter),
            Last::All(at, matter) => ("at", at.to_string(), matter),
        };
        self.last = (matter.word() == self.word).then_some((field, value));
    }
}

fn joined(sources: &[u16], name: &impl Fn(u16) -> String) -> String {
    sources.iter().map(|id| name(*id)).collect::<Vec<_>>().join(", ")
}
