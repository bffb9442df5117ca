//! Audiences as evidence: who was asked about, what was decided, by which situation.

use law::ids::{ObjectId, PersonId, UserId};

use super::TENANT;
use crate::{Failure, Load, Row, Tx, Value};

/// A snapshot of an audience.
pub struct Campaign {
    /// Its id.
    pub id: ObjectId,
    /// Activity number.
    pub activity: u16,
    /// Channel number.
    pub channel: i64,
    /// Product group advertised.
    pub group: Option<u16>,
    /// The segment asked for, as text without personal data.
    pub segment: String,
    /// Version of the rules.
    pub ruleset: String,
    /// Day it was decided for (days since 1970).
    pub decided_on: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Who asked.
    pub user: UserId,
}

/// One distinct situation of a snapshot and its verdict.
pub struct SituationRow {
    /// Number within the snapshot.
    pub number: i64,
    /// The facts, as JSON without personal data.
    pub situation: String,
    /// Verdict number.
    pub verdict: i64,
    /// Rule ids, the deciding one first, separated by spaces.
    pub rules: String,
    /// How many persons share it.
    pub persons: i64,
}

/// Bulk insert of the verdict per person.
pub static LOAD_VERDICTS: Load = Load {
    table: "campaign_verdict",
    columns: &["tenant_id", "person_id", "campaign_id", "verdict", "situation_id"],
};

/// The row for [`LOAD_VERDICTS`].
pub fn verdict_values<'a>(
    person: &'a PersonId,
    campaign: &'a ObjectId,
    verdict: i64,
    situation: i64,
) -> [Value<'a>; 5] {
    [
        Value::Int(TENANT),
        Value::Bytes(person.bytes()),
        Value::Bytes(campaign.bytes()),
        Value::Int(verdict),
        Value::Int(situation),
    ]
}

/// Stores a snapshot with its situations.
pub fn insert(tx: &mut Tx<'_>, c: &Campaign, situations: &[SituationRow]) -> Result<(), Failure> {
    tx.execute(
        "insert into campaign (tenant_id, campaign_id, activity_id, channel, group_id, segment, ruleset, decided_on, \
         created_at, user_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            Value::Int(TENANT),
            Value::Bytes(c.id.bytes()),
            Value::Int(i64::from(c.activity)),
            Value::Int(c.channel),
            c.group.map_or(Value::Null, |g| Value::Int(i64::from(g))),
            Value::Text(&c.segment),
            Value::Text(&c.ruleset),
            Value::Int(c.decided_on),
            Value::Int(c.created_at),
            Value::Bytes(c.user.bytes()),
        ],
    )?;
    for s in situations {
        tx.execute(
            "insert into campaign_situation (tenant_id, campaign_id, situation_id, situation, verdict, rules, persons) \
             values ($1, $2, $3, $4, $5, $6, $7)",
            &[
                Value::Int(TENANT),
                Value::Bytes(c.id.bytes()),
                Value::Int(s.number),
                Value::Text(&s.situation),
                Value::Int(s.verdict),
                Value::Text(&s.rules),
                Value::Int(s.persons),
            ],
        )?;
    }
    Ok(())
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select campaign_id, activity_id, channel, group_id, segment, ruleset, decided_on, created_at, user_id \
             from campaign where tenant_id = $1 ",
            $rest
        )
    };
}

/// The snapshot with this id.
pub fn get(tx: &mut Tx<'_>, campaign: ObjectId) -> Result<Option<Campaign>, Failure> {
    tx.one(
        select!("and campaign_id = $2"),
        &[Value::Int(TENANT), Value::Bytes(campaign.bytes())],
        read,
    )
}

/// The newest snapshots of these activities, as bits.
pub fn newest(tx: &mut Tx<'_>, activities: i64, limit: i64) -> Result<Vec<Campaign>, Failure> {
    tx.query(
        select!(
            "and ((cast($3 as bigint) >> activity_id) & 1) = 1 order by campaign_id desc limit $2"
        ),
        &[Value::Int(TENANT), Value::Int(limit), Value::Int(activities)],
        read,
    )
}

fn read(row: &Row<'_>) -> Result<Campaign, Failure> {
    let number = |n: i64| u16::try_from(n).map_err(|_| Failure::shape("register number"));
    Ok(Campaign {
        id: row.id(0)?,
        activity: number(row.int(1)?)?,
        channel: row.int(2)?,
        group: row.opt_int(3)?.map(number).transpose()?,
        segment: row.text(4)?.to_owned(),
        ruleset: row.text(5)?.to_owned(),
        decided_on: row.int(6)?,
        created_at: row.int(7)?,
        user: row.id(8)?,
    })
}

/// The situations of a snapshot, the most frequent first.
pub fn situations(tx: &mut Tx<'_>, campaign: ObjectId) -> Result<Vec<SituationRow>, Failure> {
    tx.query(
        "select situation_id, situation, verdict, rules, persons from campaign_situation \
         where tenant_id = $1 and campaign_id = $2 order by persons desc, situation_id",
        &[Value::Int(TENANT), Value::Bytes(campaign.bytes())],
        |row| {
            Ok(SituationRow {
                number: row.int(0)?,
                situation: row.text(1)?.to_owned(),
                verdict: row.int(2)?,
                rules: row.text(3)?.to_owned(),
                persons: row.int(4)?,
            })
        },
    )
}

/// Persons of a snapshot with this verdict behind `after`, with their situation.
pub fn persons(
    tx: &mut Tx<'_>,
    campaign: ObjectId,
    verdict: i64,
    after: PersonId,
    limit: i64,
) -> Result<Vec<(PersonId, i64)>, Failure> {
    tx.query(
        "select person_id, situation_id from campaign_verdict where tenant_id = $1 and campaign_id = $2 \
         and verdict = $3 and person_id > $4 order by person_id limit $5",
        &[
            Value::Int(TENANT),
            Value::Bytes(campaign.bytes()),
            Value::Int(verdict),
            Value::Bytes(after.bytes()),
            Value::Int(limit),
        ],
        |row| Ok((row.id(0)?, row.int(1)?)),
    )
}

/// One look at a person for a campaign.
pub struct Past {
    /// Activity number.
    pub activity: u16,
    /// Channel number.
    pub channel: i64,
    /// Day it was decided (days since 1970).
    pub decided_on: i64,
    /// Verdict number.
    pub verdict: i64,
}

/// The audiences a person was looked at for, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Past>, Failure> {
    tx.query(
        "select c.activity_id, c.channel, c.decided_on, v.verdict from campaign_verdict v cross join campaign c \
         where v.tenant_id = $1 and v.person_id = $2 and c.tenant_id = $1 and c.campaign_id = v.campaign_id \
         order by c.created_at",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        |row| {
            Ok(Past {
                activity: u16::try_from(row.int(0)?).map_err(|_| Failure::shape("activity number"))?,
                channel: row.int(1)?,
                decided_on: row.int(2)?,
                verdict: row.int(3)?,
            })
        },
    )
}
