//! An audience: who may be contacted for something, who not, and by which reason. Decided once per
//! distinct situation over the standing projection, not once per person.

use std::collections::{BTreeMap, HashMap, HashSet};

use jiff::civil::Date;
use law::contact;
use law::ids::PersonId;
use law::params::Params;
use law::verdict::{Outcome, Verdict};
use law::vocabulary::{Country, PersonType, Relation};
use store::Tx;
use store::records::brief::{self, Brief};
use store::records::consent::{self, ConsentStanding};
use store::records::purchase::{self, PurchaseStanding};
use store::records::standing;
use store::records::wording::{self, Wording};

use super::facts::{Facts, Plan};
use super::quick::QuickBuild;
use crate::{Call, Desk, Fault, Result, Words, day_number};

/// What an audience is asked for.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is to be sent, and how.
    pub plan: Plan,
    /// Among whom.
    pub segment: Segment,
}

/// A part of the people; an absent part means everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segment {
    /// Relation to the firm.
    pub relation: Option<Relation>,
    /// Country.
    pub country: Option<Country>,
    /// Capacity.
    pub party: Option<PersonType>,
    /// Town, as a clerk writes it.
    pub town: Option<String>,
    /// Bought something on or after this day.
    pub bought_since: Option<Date>,
    /// Met in this source (number of the register).
    pub source: Option<u16>,
}

/// People who share one situation, and its verdict.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// The shared facts.
    pub facts: Facts,
    /// What the law says.
    pub verdict: Verdict,
    /// How many people.
    pub persons: u64,
}

/// The answer, without any person.
#[derive(Clone, Debug)]
pub struct Audience {
    /// Groups, the largest first.
    pub groups: Vec<Group>,
    /// People in the segment that no address is held for on this channel.
    pub unreachable: u64,
}

impl Audience {
    /// How many people have this outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.groups.iter().filter(|g| g.verdict.verdict == outcome).map(|g| g.persons).sum()
    }

    /// How many may be contacted, duties done.
    pub fn inside(&self) -> u64 {
        self.count(Outcome::Allow) + self.count(Outcome::Duty)
    }

    /// Counts by outcome and deciding rule, the largest first.
    pub fn by_reason(&self) -> Vec<Reason> {
        reasons(self.groups.iter().map(|group| (group.verdict, group.persons)))
    }
}

/// People whose answer rests on the same reason.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// The answer most of them share; all have its outcome, deciding rule and ground.
    pub verdict: Verdict,
    /// How many people.
    pub persons: u64,
}

/// Brings verdicts together by outcome, deciding rule and ground, the largest first.
pub(crate) fn reasons(verdicts: impl Iterator<Item = (Verdict, u64)>) -> Vec<Reason> {
    let mut counts: BTreeMap<_, Reason> = BTreeMap::new();
    for (verdict, persons) in verdicts {
        let rule = verdict.rules.first().map_or("", |rule| rule.id);
        let none = Reason { verdict, persons: 0 };
        counts.entry((verdict.verdict, rule, verdict.ground)).or_insert(none).persons += persons;
    }
    let mut rows: Vec<Reason> = counts.into_values().collect();
    rows.sort_by_key(|reason| std::cmp::Reverse(reason.persons));
    rows
}

pub(crate) const NOT_MARKETING: Fault = Fault::of(
    "activity",
    "ACTIVITY_UNKNOWN",
    Words {
        de: "Diese Tätigkeit steht nicht im Verzeichnis.",
        en: "This activity is not in the register.",
    },
);

impl Desk {
    /// Counts who may be contacted, by reason.
    ///
    /// # Errors
    /// A fault for an activity that is not in the register; a refusal when the caller's role does
    /// not take part in it.
    pub fn audience(&self, call: &Call, question: &Question) -> Result<Audience> {
        let deciding = self.deciding(call, question)?;
        let halves = deciding.fold(self, Counts::default, |counts, _, facts| counts.add(facts))?;
        let counts = halves.into_iter().fold(Counts::default(), Counts::and);
        let group = |(facts, persons)| Group { verdict: deciding.decide(&facts), facts, persons };
        let mut groups: Vec<Group> = counts.by_facts.into_iter().map(group).collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.persons));
        Ok(Audience { groups, unreachable: counts.unreachable })
    }

    /// Everything a decision needs beside the person.
    pub(crate) fn deciding(&self, call: &Call, question: &Question) -> Result<Deciding> {
        let register = self.register();
        let activity = register.activity(question.plan.activity).ok_or(NOT_MARKETING)?;
        super::lights::may_ask(call, &register.facts(activity))?;
        let country = register.firm.country;
        let towns = question.segment.town.as_deref().map(|town| self.index.ids_in_town(town));
        let today = register.day(call.now);
        Ok(Deciding {
            question: question.clone(),
            today,
            firm: country,
            params: *register.params(today),
            wordings: self.store.read(wording::all)?,
            groups: question
                .plan
                .group
                .map(|group| similar_groups(&register, group))
                .unwrap_or_default(),
            towns,
        })
    }
}

/// How many share each situation.
#[derive(Default)]
struct Counts {
    by_facts: HashMap<Facts, u64, QuickBuild>,
    unreachable: u64,
}

impl Counts {
    fn add(&mut self, facts: Option<Facts>) {
        match facts {
            None => self.unreachable += 1,
            Some(facts) => *self.by_facts.entry(facts).or_insert(0) += 1,
        }
    }

    fn and(mut self, other: Self) -> Self {
        self.unreachable += other.unreachable;
        for (facts, persons) in other.by_facts {
            *self.by_facts.entry(facts).or_insert(0) += persons;
        }
        self
    }
}

/// The groups whose buyers may see this group as similar, itself included (R-MKT-21).
pub(crate) fn similar_groups(register: &crate::register::Register, group: u16) -> Vec<u16> {
    let Some(advertised) = register.product_groups.iter().find(|g| g.id == group) else {
        return vec![group];
    };
    register
        .product_groups
        .iter()
        .filter(|bought| bought.id == group || bought.similar.contains(&advertised.code))
        .map(|bought| bought.id)
        .collect()
}

/// What deciding a question needs, read once.
pub(crate) struct Deciding {
    question: Question,
    today: Date,
    firm: Country,
    params: Params,
    wordings: Vec<Wording>,
    groups: Vec<u16>,
    towns: Option<HashSet<[u8; 16]>>,
}

impl Deciding {
    /// What the law says to these facts.
    pub(crate) fn decide(&self, facts: &Facts) -> Verdict {
        contact::decide_with(&self.situation(facts), &self.params)
    }

    /// The situation behind these facts.
    pub(crate) fn situation(&self, facts: &Facts) -> law::situation::Situation {
        facts.situation(&self.question.plan, self.today, self.firm, &self.wordings)
    }

    /// Day the decision is made for.
    pub(crate) fn today(&self) -> Date {
        self.today
    }

    /// Visits everyone in the segment: the facts, or `None` when no address is held for the channel.
    ///
    /// Two halves of the ids are visited side by side, each in one transaction, so that everybody
    /// is decided from facts of one moment. In each, three ordered scans are merged; none of them
    /// looks a person up.
    pub(crate) fn fold<A: Send>(
        &self,
        desk: &Desk,
        start: impl Fn() -> A + Sync,
        visit: impl Fn(&mut A, PersonId, Option<Facts>) + Sync,
    ) -> Result<[A; 2]> {
        const LAST: PersonId = PersonId([0xff; 16]);
        let middle = desk.store.read(standing::middle)?.unwrap_or(LAST);
        let half = |after, upto| -> Result<A> {
            let mut found = start();
            self.between(desk, after, upto, |person, facts| visit(&mut found, person, facts))?;
            Ok(found)
        };
        std::thread::scope(|scope| {
            let first = scope.spawn(|| half(PersonId([0; 16]), middle));
            let second = half(middle, LAST);
            let first =
                first.join().map_err(|_| crate::Failure::at("reading half of the people"))?;
            Ok([first?, second?])
        })
    }

    fn between(
        &self,
        desk: &Desk,
        after: PersonId,
        upto: PersonId,
        mut visit: impl FnMut(PersonId, Option<Facts>),
    ) -> Result<()> {
        let plan = &self.question.plan;
        let asked = plan.asks(day_number(self.today), self.question.segment.source);
        desk.store.read(|tx| {
            let consents = self.consents(tx, after, upto)?;
            let mut consents = Merge::new(consents, |c: &ConsentStanding| c.person);
            let purchases = self.purchases(tx, after, upto)?;
            let mut purchases = Merge::new(purchases, |p: &PurchaseStanding| p.person);
            brief::each(tx, &asked, after, upto, |person, brief| {
                let consent = consents.at(person);
                let purchase = purchases.at(person);
                if self.in_segment(person, brief) {
                    let facts = || Facts::new(brief, consent.as_ref(), purchase.as_ref(), plan);
                    visit(person, brief.reachable().then(facts));
                }
                true
            })
        })?;
        Ok(())
    }

    fn consents(
        &self,
        tx: &mut Tx<'_>,
        after: PersonId,
        upto: PersonId,
    ) -> std::result::Result<Vec<ConsentStanding>, store::Failure> {
        let mut rows = Vec::new();
        let plan = &self.question.plan;
        consent::each(tx, (plan.activity, plan.channel), after, upto, |row| {
            rows.push(*row);
            true
        })?;
        Ok(rows)
    }

    /// The newest purchase per person among the similar groups, in the order of persons.
    fn purchases(
        &self,
        tx: &mut Tx<'_>,
        after: PersonId,
        upto: PersonId,
    ) -> std::result::Result<Vec<PurchaseStanding>, store::Failure> {
        let mut rows: Vec<PurchaseStanding> = Vec::new();
        for group in &self.groups {
            purchase::each(tx, *group, after, upto, |row| {
                rows.push(*row);
                true
            })?;
        }
        // One group comes in order already.
        if self.groups.len() > 1 {
            let newest = |row: &PurchaseStanding| std::cmp::Reverse(row.last_on);
            rows.sort_by_key(|row| (row.person, row.cancelled == 2, newest(row)));
            rows.dedup_by_key(|row| row.person);
        }
        Ok(rows)
    }

    /// Whether the person is in the segment; the source is asked for in the statement.
    fn in_segment(&self, person: PersonId, brief: Brief) -> bool {
        let segment = &self.question.segment;
        let since = segment.bought_since.map(day_number);
        let bought = brief.last_purchase_on.map(i64::from);
        segment.relation.is_none_or(|r| brief.relation() == r)
            && segment.country.is_none_or(|c| brief.country() == c)
            && segment.party.is_none_or(|p| brief.party() == p)
            && since.is_none_or(|day| bought.is_some_and(|on| on >= day))
            && self.towns.as_ref().is_none_or(|ids| ids.contains(&person.0))
    }
}

/// One side of a merge of ordered rows.
struct Merge<T, K> {
    rows: std::iter::Peekable<std::vec::IntoIter<T>>,
    person: K,
}

impl<T, K: Fn(&T) -> PersonId> Merge<T, K> {
    fn new(rows: Vec<T>, person: K) -> Self {
        Self { rows: rows.into_iter().peekable(), person }
    }

    /// The row of this person, if there is one; persons must be asked for in order.
    fn at(&mut self, person: PersonId) -> Option<T> {
        while self.rows.next_if(|row| (self.person)(row) < person).is_some() {}
        self.rows.next_if(|row| (self.person)(row) == person)
    }
}
