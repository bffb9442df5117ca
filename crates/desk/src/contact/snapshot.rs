//! Snapshots: an audience kept as evidence, with the verdict of each situation and person.

use std::collections::HashMap;

use jiff::civil::Date;
use law::ids::{ObjectId, PersonId, UserId};
use law::rule::Rule;
use law::verdict::{Outcome, Verdict};
use store::records::campaign::{self, Campaign, SituationRow};
use vault::{Action, Note, Object};

use super::audience::{Deciding, Question, Reason, reasons};
use super::evidence;
use super::facts::Facts;
use super::quick::QuickBuild;
use crate::{Call, Desk, Fault, Result, day_number};

/// An audience as it was decided.
pub struct Snapshot {
    /// Its id.
    pub id: ObjectId,
    /// What was asked.
    pub question: Question,
    /// Version of the rules.
    pub ruleset: String,
    /// Day it was decided for.
    pub decided_on: Date,
    /// When it was made (milliseconds since 1970 UTC).
    pub created_at: i64,
    /// Who asked.
    pub user: UserId,
    /// Persons in the segment without an address for the channel.
    pub unreachable: u64,
    /// The distinct situations, the most frequent first.
    pub situations: Vec<Decided>,
}

/// One distinct situation of a snapshot.
pub struct Decided {
    /// Number within the snapshot.
    pub number: i64,
    /// What the law said.
    pub verdict: Verdict,
    /// How many persons share it.
    pub persons: u64,
}

/// Why one situation was decided as it was.
pub struct Explanation {
    /// What the law said.
    pub verdict: Verdict,
    /// Every rule that took part, the deciding one first.
    pub rules: Vec<&'static Rule>,
    /// How many persons share the situation.
    pub persons: u64,
    /// The facts, as JSON that `obhut law verdict` reads; no personal data.
    pub question: String,
}

impl Snapshot {
    /// How many persons have this outcome.
    pub fn count(&self, outcome: Outcome) -> u64 {
        self.situations.iter().filter(|s| s.verdict.verdict == outcome).map(|s| s.persons).sum()
    }

    /// How many may be contacted, duties done.
    pub fn inside(&self) -> u64 {
        self.count(Outcome::Allow) + self.count(Outcome::Duty)
    }

    /// Counts by outcome and deciding rule, the largest first.
    pub fn by_reason(&self) -> Vec<Reason> {
        reasons(self.situations.iter().map(|s| (s.verdict, s.persons)))
    }
}

impl Desk {
    /// Decides an audience and keeps it: situations, verdicts and persons in one transaction with
    /// one audit leaf.
    ///
    /// # Errors
    /// As [`Desk::audience`].
    pub fn snapshot(&self, call: &Call, question: &Question) -> Result<ObjectId> {
        let deciding = self.deciding(call, question)?;
        let decided = decide_everybody(self, &deciding)?;
        let record = Campaign {
            id: self.fresh(call)?,
            activity: question.plan.activity,
            channel: question.plan.channel.code(),
            group: question.plan.group,
            segment: evidence::asked_text(question, decided.unreachable)?,
            ruleset: evidence::RULESET.to_owned(),
            decided_on: day_number(deciding.today()),
            created_at: call.ms(),
            user: call.actor.user,
        };
        let rows = decided.persons.iter().filter_map(|(person, at)| {
            let situation = decided.situations.get(*at)?;
            Some(campaign::verdict_values(person, &record.id, situation.verdict, situation.number))
        });
        let count = u32::try_from(decided.persons.len()).unwrap_or(u32::MAX);
        let note =
            Note::new(call.actor.user, Action::AudienceBuilt, Object::Audience, call.moment());
        self.store.write(|tx| {
            campaign::insert(tx, &record, &decided.situations)?;
            tx.load(&campaign::LOAD_VERDICTS, rows)?;
            self.note(tx, note.activity(record.activity).count(count))
        })?;
        Ok(record.id)
    }

    /// The newest snapshots of activities the caller takes part in, or of one of them alone.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn snapshots(&self, call: &Call, only: Option<u16>, limit: i64) -> Result<Vec<Snapshot>> {
        let activities = self.in_use(call, only);
        let found = self.store.read(|tx| {
            let campaigns = campaign::newest(tx, activities, limit)?;
            campaigns
                .into_iter()
                .map(|c| Ok((campaign::situations(tx, c.id)?, c)))
                .collect::<std::result::Result<Vec<_>, store::Failure>>()
        })?;
        found.into_iter().map(|(rows, campaign)| self.snapshot_of(campaign, &rows)).collect()
    }

    /// One snapshot.
    ///
    /// # Errors
    /// `NOT_FOUND`; a refusal when the caller's role does not take part in its activity.
    pub fn snapshot_view(&self, call: &Call, id: ObjectId) -> Result<Snapshot> {
        let (campaign, rows) = self.campaign(call, id)?;
        self.snapshot_of(campaign, &rows)
    }

    /// Why one situation of a snapshot was decided as it was.
    ///
    /// # Errors
    /// As [`Desk::snapshot_view`].
    pub fn explain(&self, call: &Call, id: ObjectId, situation: i64) -> Result<Explanation> {
        let (_, rows) = self.campaign(call, id)?;
        let row = rows.iter().find(|row| row.number == situation).ok_or(Fault::NOT_FOUND)?;
        let verdict = evidence::verdict(row)?;
        Ok(Explanation {
            rules: verdict.rules.iter().collect(),
            verdict,
            persons: number(row.persons),
            question: evidence::kept_question(row),
        })
    }

    /// A kept campaign the caller may see, with its situations.
    pub(crate) fn campaign(
        &self,
        call: &Call,
        id: ObjectId,
    ) -> Result<(Campaign, Vec<SituationRow>)> {
        let (campaign, rows) = self.store.read(|tx| {
            Ok::<_, store::Failure>((campaign::get(tx, id)?, campaign::situations(tx, id)?))
        })?;
        let campaign = campaign.ok_or(Fault::NOT_FOUND)?;
        self.may_use(call, campaign.activity)?;
        Ok((campaign, rows))
    }

    /// Whether the caller takes part in this activity.
    pub(crate) fn may_use(&self, call: &Call, activity: u16) -> Result<()> {
        let register = self.register();
        let activity = register.activity(activity).ok_or(Fault::NOT_FOUND)?;
        super::lights::may_ask(call, &register.facts(activity))
    }

    /// The activities the caller takes part in, or one of them alone, as bits.
    pub(crate) fn in_use(&self, call: &Call, only: Option<u16>) -> i64 {
        let register = self.register();
        let wanted = register.activities.iter().map(|activity| activity.id);
        wanted
            .filter(|id| only.is_none_or(|only| only == *id) && self.may_use(call, *id).is_ok())
            .fold(0, |bits, id| bits | 1_i64.checked_shl(id.into()).unwrap_or_default())
    }

    fn snapshot_of(&self, campaign: Campaign, rows: &[SituationRow]) -> Result<Snapshot> {
        let (question, unreachable) = evidence::asked(&campaign, &self.register())?;
        let situations = rows
            .iter()
            .map(|row| {
                let verdict = evidence::verdict(row)?;
                Ok(Decided { number: row.number, verdict, persons: number(row.persons) })
            })
            .collect::<Result<_>>()?;
        Ok(Snapshot {
            id: campaign.id,
            question,
            decided_on: evidence::decided_on(&campaign),
            ruleset: campaign.ruleset,
            created_at: campaign.created_at,
            user: campaign.user,
            unreachable,
            situations,
        })
    }
}

/// Everybody with the place of their situation.
struct Everybody {
    situations: Vec<SituationRow>,
    persons: Vec<(PersonId, usize)>,
    unreachable: u64,
}

/// The same for one half of the people, not yet decided.
#[derive(Default)]
struct Half {
    places: HashMap<Facts, usize, QuickBuild>,
    persons: Vec<(PersonId, usize)>,
    unreachable: u64,
}

impl Half {
    fn add(&mut self, person: PersonId, facts: Option<Facts>) {
        let Some(facts) = facts else {
            self.unreachable += 1;
            return;
        };
        let next = self.places.len();
        let at = *self.places.entry(facts).or_insert(next);
        self.persons.push((person, at));
    }
}

fn decide_everybody(desk: &Desk, deciding: &Deciding) -> Result<Everybody> {
    let halves =
        deciding.fold(desk, Half::default, |half, person, facts| half.add(person, facts))?;
    let mut all = Everybody { situations: Vec::new(), persons: Vec::new(), unreachable: 0 };
    let mut places: HashMap<Facts, usize, QuickBuild> = HashMap::default();
    for half in halves {
        all.unreachable += half.unreachable;
        let mut moved = vec![0; half.places.len()];
        for (facts, at) in half.places {
            let place = *places.entry(facts).or_insert_with(|| {
                all.situations.push(row(deciding, &facts, all.situations.len()));
                all.situations.len() - 1
            });
            moved.get_mut(at).into_iter().for_each(|to| *to = place);
        }
        for (person, at) in half.persons {
            let Some(place) = moved.get(at) else { continue };
            all.situations.get_mut(*place).into_iter().for_each(|row| row.persons += 1);
            all.persons.push((person, *place));
        }
    }
    Ok(all)
}

fn row(deciding: &Deciding, facts: &Facts, at: usize) -> SituationRow {
    let (situation, verdict) = (deciding.situation(facts), deciding.decide(facts));
    let ids: Vec<&str> = verdict.rules.iter().map(|rule| rule.id).collect();
    SituationRow {
        number: i64::try_from(at).unwrap_or(i64::MAX) + 1,
        situation: evidence::evidence(&situation, &verdict),
        verdict: verdict.verdict.code(),
        rules: ids.join(" "),
        persons: 0,
    }
}

fn number(persons: i64) -> u64 {
    u64::try_from(persons).unwrap_or(0)
}
