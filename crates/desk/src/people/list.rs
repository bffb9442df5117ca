//! Lists of people: from the newest backwards, filtered, and by search. One audit leaf a page.

use std::collections::HashMap;

use law::access::{ActivityFacts, Set64, Subjects, decide};
use law::ids::PersonId;
use law::kinds::{Shape, View};
use law::vocabulary::{Country, PersonState, PersonType, Relation};
use store::records::datum::{self, Datum};
use store::records::standing::{self, Standing};

use super::seal::open_parts;
use super::view::lens;
use crate::{Call, Desk, Result};

/// People on one page.
const PAGE: usize = 50;
/// Persons looked at for one page at most: a rare filter pages on instead of reading everybody.
const SCAN: usize = 20_000;
/// Hits a search shows.
const HITS: usize = 50;

/// Which people to list; every `None` leaves the question open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Relation to the firm.
    pub relation: Option<Relation>,
    /// Country.
    pub country: Option<Country>,
    /// Capacity.
    pub party: Option<PersonType>,
    /// Met in this source, a number of the register.
    pub source: Option<u16>,
    /// State of the record; only the rights desk sees any other than active.
    pub state: Option<PersonState>,
}

/// Where in the list a page begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum At {
    /// With the newest.
    #[default]
    Newest,
    /// With those older than this one.
    Before(PersonId),
    /// With those newer than this one.
    After(PersonId),
}

/// One person in a list. No `Debug`: it holds opened values.
#[derive(Clone)]
pub struct Listed {
    /// Who.
    pub person: PersonId,
    /// Name, or empty.
    pub name: String,
    /// Firm, or empty.
    pub company: String,
    /// Town, or empty.
    pub town: String,
    /// Capacity.
    pub party: PersonType,
    /// Relation to the firm.
    pub relation: Relation,
    /// Country.
    pub country: Country,
    /// State of the record.
    pub state: PersonState,
}

/// One page of a list.
pub struct Page {
    /// The people, newest first, or best first in a search.
    pub rows: Vec<Listed>,
    /// Where older ones follow.
    pub older: Option<PersonId>,
    /// Where newer ones follow.
    pub newer: Option<PersonId>,
    /// How many fit a search altogether.
    pub total: Option<usize>,
}

impl Desk {
    /// One page of people.
    ///
    /// # Errors
    /// A refusal when the caller takes part in no activity that looks at people.
    pub fn people(&self, call: &Call, filter: &Filter, at: At) -> Result<Page> {
        let facts = self.list_lens(call, filter)?;
        self.page_of_people(call, &facts, filter, at)
    }

    /// The same, seen for one activity: with the values it needs.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in the activity.
    pub fn people_for(&self, call: &Call, activity: u16, filter: &Filter, at: At) -> Result<Page> {
        let facts = lens(call, &self.register(), Some(activity), false)?;
        self.page_of_people(call, &facts, filter, at)
    }

    fn page_of_people(
        &self,
        call: &Call,
        facts: &ActivityFacts,
        filter: &Filter,
        at: At,
    ) -> Result<Page> {
        let mut scan =
            Scan { filter, rights: facts.rights_work, found: Vec::new(), seen: 0, last: None };
        self.store.read(|tx| match at {
            At::Newest => standing::each_newest(tx, PersonId([0xff; 16]), |s| scan.take(s)),
            At::Before(person) => standing::each_newest(tx, person, |s| scan.take(s)),
            At::After(person) => standing::each(tx, person, PersonId([0xff; 16]), |s| scan.take(s)),
        })?;
        let more = scan.more();
        let (mut older, mut newer) = (None, None);
        let edge = |s: Option<&Standing>| s.map(|s| s.person);
        if matches!(at, At::After(_)) {
            newer = more;
            scan.found.reverse();
            older = edge(scan.found.last());
        } else {
            older = older.or(more);
            newer = if at == At::Newest { newer } else { edge(scan.found.first()) };
        }
        let rows = self.open_rows(call, facts, &scan.found)?;
        Ok(Page { rows, older, newer, total: None })
    }

    /// People by what a clerk remembers of them: beginnings of words, with slips of the keyboard.
    ///
    /// # Errors
    /// A refusal when the caller takes part in no activity that looks at people.
    pub fn search(&self, call: &Call, query: &str) -> Result<Page> {
        let facts = self.list_lens(call, &Filter::default())?;
        self.hits_of_search(call, &facts, query)
    }

    /// The same, seen for one activity: with the values it needs.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in the activity.
    pub fn search_for(&self, call: &Call, activity: u16, query: &str) -> Result<Page> {
        let facts = lens(call, &self.register(), Some(activity), false)?;
        self.hits_of_search(call, &facts, query)
    }

    fn hits_of_search(&self, call: &Call, facts: &ActivityFacts, query: &str) -> Result<Page> {
        let found = self.index.search(query, HITS);
        let mut people = Vec::with_capacity(found.hits.len());
        self.store.read(|tx| {
            for hit in &found.hits {
                people.extend(standing::get(tx, PersonId(hit.id))?);
            }
            Ok::<_, store::Failure>(())
        })?;
        people.retain(|s| is_visible(s, facts.rights_work));
        let hidden = found.hits.len() - people.len();
        let rows = self.open_rows(call, facts, &people)?;
        Ok(Page { rows, older: None, newer: None, total: Some(found.total.saturating_sub(hidden)) })
    }

    /// These persons, as far as the caller may see them, each once; one leaf.
    pub(crate) fn listed(&self, call: &Call, persons: &[PersonId]) -> Result<Vec<Listed>> {
        let facts = self.list_lens(call, &Filter::default())?;
        let mut people = Vec::with_capacity(persons.len());
        self.store.read(|tx| {
            for person in persons {
                people.extend(standing::get(tx, *person)?);
            }
            Ok::<_, store::Failure>(())
        })?;
        people.retain(|s| is_visible(s, facts.rights_work));
        people.sort_unstable_by_key(|s| s.person);
        people.dedup_by_key(|s| s.person);
        self.open_rows(call, &facts, &people)
    }

    /// These persons as work on their rights sees them: restricted ones too.
    pub(crate) fn listed_for_rights(
        &self,
        call: &Call,
        persons: &[PersonId],
    ) -> Result<Vec<Listed>> {
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let mut wanted = persons.to_vec();
        wanted.sort_unstable();
        wanted.dedup();
        let mut people = self.store.read(|tx| standing::of_persons(tx, &wanted))?;
        people.retain(|s| is_visible(s, true));
        self.open_rows(call, &facts, &people)
    }

    fn list_lens(&self, call: &Call, filter: &Filter) -> Result<ActivityFacts> {
        let restricted = filter.state.is_some_and(|state| state != PersonState::Active);
        lens(call, &self.register(), None, restricted)
    }

    /// Names, firms and towns of these people, under one leaf.
    pub(crate) fn open_rows(
        &self,
        call: &Call,
        facts: &ActivityFacts,
        people: &[Standing],
    ) -> Result<Vec<Listed>> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let register = self.register();
        let ids: Vec<PersonId> = people.iter().map(|s| s.person).collect();
        let at_most = u32::try_from(ids.len()).unwrap_or(u32::MAX);
        let permit = decide::<View>(call.actor, Subjects::Set { at_most }, facts, SHOWN)?;
        let shown = SHOWN.and(permit.shapes());
        let grant = self.grant(permit, call, None)?;
        let shape_of = |datum: &Datum| {
            register.kind(datum.kind).map(|k| k.shape).filter(|s| shown.has(s.code()))
        };
        let data = self.store.read(|tx| datum::of_persons(tx, &ids))?;
        let data: Vec<(Shape, Datum)> =
            data.into_iter().filter_map(|d| Some((shape_of(&d)?, d))).collect();
        let keys = self.keys_for(data.iter().map(|(_, d)| (d.person, d.class)).collect())?;
        let mut rows: HashMap<PersonId, Listed> =
            people.iter().map(|s| (s.person, Listed::unnamed(s))).collect();
        for (shape, datum) in &data {
            // No key: the person is being erased.
            let Some(key) = keys.get(&(datum.person, datum.class)) else { continue };
            let parts = open_parts(&grant, key, *shape, datum)?;
            if let Some(row) = rows.get_mut(&datum.person) {
                row.take(*shape, &parts);
            }
        }
        self.used(call, facts.id, data.iter().map(|(_, datum)| datum.kind))?;
        Ok(ids.iter().filter_map(|person| rows.remove(person)).collect())
    }
}

/// Kinds of values a list shows.
const SHOWN: Set64 = Set64::EMPTY
    .with(Shape::Name as i64)
    .with(Shape::Organisation as i64)
    .with(Shape::Postal as i64);

/// Restricted records are seen by the rights desk alone; of erased ones nothing is left to see.
pub(super) fn is_visible(standing: &Standing, rights: bool) -> bool {
    match standing.state {
        PersonState::Active => true,
        PersonState::Restricted | PersonState::Deceased => rights,
        PersonState::Erased => false,
    }
}

/// One bounded way through the people.
struct Scan<'f> {
    filter: &'f Filter,
    rights: bool,
    found: Vec<Standing>,
    seen: usize,
    last: Option<PersonId>,
}

impl Scan<'_> {
    /// Looks at one person; whether to go on.
    fn take(&mut self, s: &Standing) -> bool {
        if self.found.len() == PAGE || self.seen == SCAN {
            self.seen = usize::MAX;
            return false;
        }
        self.seen += 1;
        self.last = Some(s.person);
        if is_visible(s, self.rights) && self.filter.fits(s) {
            self.found.push(*s);
        }
        true
    }

    /// The last one looked at, if there are more behind.
    fn more(&self) -> Option<PersonId> {
        self.last.filter(|_| self.seen == usize::MAX)
    }
}

impl Filter {
    fn fits(&self, s: &Standing) -> bool {
        self.relation.is_none_or(|wanted| wanted == s.relation)
            && self.country.is_none_or(|wanted| wanted == s.country)
            && self.party.is_none_or(|wanted| wanted == s.party)
            && self.source.is_none_or(|wanted| s.sources >> i64::from(wanted) & 1 == 1)
            && self.state.is_none_or(|wanted| wanted == s.state)
    }
}

impl Listed {
    fn unnamed(s: &Standing) -> Self {
        Self {
            person: s.person,
            name: String::new(),
            company: String::new(),
            town: String::new(),
            party: s.party,
            relation: s.relation,
            country: s.country,
            state: s.state,
        }
    }

    /// What the person is called: the name, else the firm; may be empty.
    pub(crate) fn title(&self) -> String {
        if self.name.is_empty() { self.company.clone() } else { self.name.clone() }
    }

    fn take(&mut self, shape: Shape, parts: &[String]) {
        let into = match shape {
            Shape::Name => &mut self.name,
            Shape::Organisation => &mut self.company,
            _ => &mut self.town,
        };
        if into.is_empty() {
            *into = match shape {
                Shape::Postal => parts.get(2).cloned().unwrap_or_default(),
                _ => joined(parts),
            };
        }
    }
}

/// The parts that are there, with a space between.
pub(crate) fn joined(parts: &[String]) -> String {
    let told: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    told.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{call_as, desk, entered, leaves, somebody};
    use law::vocabulary::Role;

    #[test]
    fn pages_follow_each_other_both_ways_with_one_leaf_each() {
        let (_folder, desk, call) = desk();
        for n in 0..PAGE + 3 {
            entered(&desk, &call, &somebody("Muster", &format!("p{n}@nordpol.example")));
        }
        let before = leaves(&desk).len();
        let first = desk.people(&call, &Filter::default(), At::Newest).unwrap();
        assert_eq!(leaves(&desk).len(), before + 1);
        assert_eq!((first.rows.len(), first.newer), (PAGE, None));
        assert_eq!(first.rows[0].name, "Max Muster");
        let at = At::Before(first.older.unwrap());
        let second = desk.people(&call, &Filter::default(), at).unwrap();
        assert_eq!((second.rows.len(), second.older), (3, None));
        let at = At::After(second.newer.unwrap());
        let back = desk.people(&call, &Filter::default(), at).unwrap();
        let ids = |page: &Page| page.rows.iter().map(|row| row.person).collect::<Vec<_>>();
        assert_eq!((ids(&back), back.newer), (ids(&first), None));
        let nobody = Filter { party: Some(PersonType::BusinessEntity), ..Filter::default() };
        assert_eq!(desk.people(&call, &nobody, At::Newest).unwrap().rows.len(), 0);
        let admin = call_as(&[Role::Admin]);
        assert!(desk.people(&admin, &Filter::default(), At::Newest).is_err());
    }
}
