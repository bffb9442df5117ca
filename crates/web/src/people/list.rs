//! `/people`: the newest people, filtered, and search while typing.

use askama::Template;
use desk::people::{At, Filter, Listed, Page};
use law::ids::PersonId;
use law::vocabulary::{Country, PersonState, PersonType, Relation, Role};
use serde::Deserialize;

use super::words;
use crate::errors::Answer;
use crate::frame::Frame;
use crate::input::{Form, Search};
use crate::page::page;
use crate::parts::{Choice, Pages};
use crate::seam::Ask;
use crate::visit::Visit;

/// What a list is asked for.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
pub struct Wanted {
    relation: String,
    country: String,
    party: String,
    source: String,
    state: String,
    before: String,
    after: String,
}

/// What is searched for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Query {
    q: String,
}

#[derive(Template)]
#[template(path = "people/list.html")]
struct ListPage {
    frame: Frame,
    query: String,
    count: String,
    head: Vec<&'static str>,
    rows: Vec<Row>,
    pages: Pages,
    scanning: bool,
    may_enter: bool,
    rights: bool,
    relations: Vec<Choice>,
    countries: Vec<Choice>,
    parties: Vec<Choice>,
    sources: Vec<Choice>,
    states: Vec<Choice>,
}

struct Row {
    href: String,
    name: String,
    company: String,
    town: String,
    relation: &'static str,
    party: &'static str,
    country: &'static str,
    restricted: Option<&'static str>,
}

/// A page of the list, or of a search.
///
/// # Errors
/// Those of [`desk::Desk::people`] and [`desk::Desk::search`].
pub async fn show(visit: Visit, frame: Frame, ask: Ask, Search(wanted): Search<Wanted>) -> Answer {
    let filter = wanted.filter();
    let at = match (PersonId::parse(&wanted.before), PersonId::parse(&wanted.after)) {
        (Some(person), _) => At::Before(person),
        (None, Some(person)) => At::After(person),
        (None, None) => At::Newest,
    };
    let list = ask.desk(move |desk, call| desk.people(call, &filter, at)).await?;
    let pages = wanted.pages(&list);
    render(&visit, frame, &ask, &wanted, "", list, pages)
}

/// What is typed into the search box. It travels in the body: names do not belong into addresses,
/// which end up in histories and logs.
///
/// # Errors
/// As [`show`].
pub async fn search(visit: Visit, frame: Frame, ask: Ask, Form(query): Form<Query>) -> Answer {
    if query.q.trim().is_empty() {
        return show(visit, frame, ask, Search(Wanted::default())).await;
    }
    found(visit, frame, ask, query.q).await
}

async fn found(visit: Visit, frame: Frame, ask: Ask, query: String) -> Answer {
    let words = query.clone();
    let list = ask.desk(move |desk, call| desk.search(call, &words)).await?;
    render(&visit, frame, &ask, &Wanted::default(), &query, list, Pages::default())
}

fn render(
    visit: &Visit,
    frame: Frame,
    ask: &Ask,
    wanted: &Wanted,
    query: &str,
    list: Page,
    pages: Pages,
) -> Answer {
    let (t, lang, register) = (frame.t, frame.lang, ask.behind().register());
    let holds = |roles: &[Role]| visit.session.as_ref().is_some_and(|s| s.holds(roles));
    let filter = wanted.filter();
    let any = |choices| words::or(t.people_any(), choices);
    let state =
        |s: &PersonState| words::choice(s.word(), t.people_state(*s), Some(*s) == filter.state);
    let total = list.total.map(|n| t.people_found(u64::try_from(n).unwrap_or(u64::MAX)));
    page(&ListPage {
        query: query.to_owned(),
        count: match &total {
            Some(count) if list.rows.len() > 1 => format!("{count}. {}", t.people_best()),
            total => total.clone().unwrap_or_default(),
        },
        scanning: list.rows.is_empty() && pages.later.is_some(),
        head: vec![
            t.people_name(),
            t.people_company(),
            t.people_town(),
            t.people_relation_title(),
            t.people_party_title(),
            t.people_country_title(),
        ],
        rows: list.rows.into_iter().map(|row| Row::new(row, t)).collect(),
        pages,
        may_enter: holds(super::ENTERING),
        rights: holds(&[Role::RightsDesk]),
        relations: any(words::relations(t, filter.relation)),
        countries: any(words::countries(t, filter.country)),
        parties: any(words::parties(t, filter.party)),
        sources: any(words::sources(lang, &register, filter.source.unwrap_or_default())),
        states: any([PersonState::Active, PersonState::Restricted, PersonState::Deceased]
            .iter()
            .map(state)
            .collect()),
        frame,
    })
}

impl Row {
    fn new(row: Listed, t: &dyn crate::text::Text) -> Self {
        let name = match (row.name.is_empty(), row.company.is_empty()) {
            (false, _) => row.name,
            (true, false) => row.company.clone(),
            (true, true) => t.people_unnamed().to_owned(),
        };
        Self {
            href: format!("/people/{}", row.person),
            name,
            company: row.company,
            town: row.town,
            relation: t.people_relation(row.relation),
            party: t.people_party(row.party),
            country: t.people_country(row.country),
            restricted: (row.state != PersonState::Active).then(|| t.people_state(row.state)),
        }
    }
}

impl Wanted {
    fn filter(&self) -> Filter {
        Filter {
            relation: Relation::from_word(&self.relation),
            country: Country::from_word(&self.country),
            party: PersonType::from_word(&self.party),
            source: self.source.parse().ok(),
            state: PersonState::from_word(&self.state),
        }
    }

    fn pages(&self, list: &Page) -> Pages {
        let to = |key: &str, person: PersonId| {
            let filters = [
                ("relation", &self.relation),
                ("country", &self.country),
                ("party", &self.party),
                ("source", &self.source),
                ("state", &self.state),
            ];
            // Words of vocabularies and numbers only; anything else filters nothing.
            let plain = |v: &str| v.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
            let kept = filters.iter().filter(|(_, v)| !v.is_empty() && plain(v));
            let kept: String = kept.map(|(k, v)| format!("{k}={v}&")).collect();
            format!("/people?{kept}{key}={person}")
        };
        Pages {
            earlier: list.newer.map(|person| to("after", person)),
            later: list.older.map(|person| to("before", person)),
            range: None,
        }
    }
}
