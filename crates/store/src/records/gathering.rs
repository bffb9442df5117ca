//! Lists side by side: which sources people are in together, and what about them somebody has to
//! look at. Collected by a round over everybody, so that a page reads only counts and a few rows.

use law::ids::{PersonId, UserId};

use super::{TENANT, word};
use crate::{Failure, Tx, Value};

law::vocabulary! {
    /// What somebody has to look at.
    Matter {
        /// A list claims a consent that another refuses.
        Contradiction = 1 "CONTRADICTION",
        /// Two values of a kind somebody has one of, in force or contradicting it, or several addresses.
        Values = 2 "VALUES",
        /// Neither bought, nor asked, nor agreed.
        NoGround = 3 "NO_GROUND",
    }
}

/// One person to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Who.
    pub person: PersonId,
    /// What about.
    pub matter: Matter,
    /// Sources the person is in, as bits.
    pub sources: i64,
}

/// Collects everything anew; what was looked at stays so. `kinds` are those somebody has one of.
pub fn collect(tx: &mut Tx<'_>, kinds: [u16; 4]) -> Result<(), Failure> {
    let last = "select coalesce(max(round), 0) from list_matter where tenant_id = $1";
    let last = tx.one(last, &[Value::Int(TENANT)], |row| row.int(0))?;
    let round = last.unwrap_or_default() + 1;
    let args = [Value::Int(TENANT), Value::Int(round)];
    tx.execute("delete from list_overlap where tenant_id = $1", &[Value::Int(TENANT)])?;
    tx.execute(
        "insert into list_overlap (tenant_id, sources, persons) \
         select tenant_id, sources, count(*) from standing where tenant_id = $1 \
         group by tenant_id, sources",
        &[Value::Int(TENANT)],
    )?;
    tx.execute(CONTRADICTIONS, &args)?;
    tx.execute(NO_GROUND, &args)?;
    let [a, b, c, d] = kinds.map(|kind| Value::Int(i64::from(kind)));
    tx.execute(VALUES, &[Value::Int(TENANT), Value::Int(round), a, b, c, d])?;
    tx.execute("delete from list_matter where tenant_id = $1 and state = 1 and round < $2", &args)
        .map(drop)
}

const CONTRADICTIONS: &str = "insert into list_matter (tenant_id, person_id, matter, state, sources, round) \
    select s.tenant_id, s.person_id, 1, 1, s.sources, cast($2 as bigint) from standing s \
    where s.tenant_id = $1 and (s.objection_scope <> 0 or s.suppressed_channels <> 0 \
    or exists (select 1 from standing_consent c where c.tenant_id = s.tenant_id \
    and c.person_id = s.person_id and c.state = 3)) \
    and exists (select 1 from consent_event e where e.tenant_id = s.tenant_id \
    and e.person_id = s.person_id and e.action = 1) \
    on conflict (tenant_id, person_id, matter) do update \
    set round = excluded.round, sources = excluded.sources";

const NO_GROUND: &str = "insert into list_matter (tenant_id, person_id, matter, state, sources, round) \
    select s.tenant_id, s.person_id, 3, 1, s.sources, cast($2 as bigint) from standing s \
    where s.tenant_id = $1 and s.relation in (0, 5) and s.last_purchase_on is null \
    and not exists (select 1 from standing_consent c where c.tenant_id = s.tenant_id \
    and c.person_id = s.person_id and c.state = 2) \
    on conflict (tenant_id, person_id, matter) do update \
    set round = excluded.round, sources = excluded.sources";

const VALUES: &str = "insert into list_matter (tenant_id, person_id, matter, state, sources, round) \
    select s.tenant_id, s.person_id, 2, 1, s.sources, cast($2 as bigint) from standing s \
    where s.tenant_id = $1 and exists (select 1 from datum d where d.tenant_id = s.tenant_id \
    and d.person_id = s.person_id and d.state in (1, 6) and d.kind_id in ($3, $4, $5, $6) \
    group by d.kind_id having count(*) > 1) \
    on conflict (tenant_id, person_id, matter) do update \
    set round = excluded.round, sources = excluded.sources";

/// How many people are in exactly these sources, the most first.
pub fn overlap(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64)>, Failure> {
    tx.query(
        "select sources, persons from list_overlap where tenant_id = $1 order by persons desc, sources",
        &[Value::Int(TENANT)],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )
}

/// For each matter: how many wait and how many were looked at, among people in these sources.
pub fn counts(tx: &mut Tx<'_>, sources: i64) -> Result<Vec<(Matter, bool, i64)>, Failure> {
    tx.query(
        "select matter, state, count(*) from list_matter \
         where tenant_id = $1 and (sources & $2) <> 0 group by matter, state order by matter, state",
        &[Value::Int(TENANT), Value::Int(sources)],
        |row| Ok((word(row, 0, Matter::from_code)?, row.int(1)? == 2, row.int(2)?)),
    )
}

/// People to look at, at most `limit`.
pub fn open(
    tx: &mut Tx<'_>,
    matter: Matter,
    sources: i64,
    limit: i64,
) -> Result<Vec<Item>, Failure> {
    tx.query(
        "select person_id, sources from list_matter where tenant_id = $1 and matter = $2 and state = 1 \
         and (sources & $3) <> 0 order by person_id limit $4",
        &[Value::Int(TENANT), Value::Int(matter.code()), Value::Int(sources), Value::Int(limit)],
        |row| Ok(Item { person: row.id(0)?, matter, sources: row.int(1)? }),
    )
}

/// Says that somebody has looked, or that nobody has; how many there were.
pub fn settle(
    tx: &mut Tx<'_>,
    (person, matter): (PersonId, Matter),
    settled: bool,
    (user, at): (UserId, i64),
) -> Result<u64, Failure> {
    tx.execute(
        "update list_matter set state = $4, decided_by = $5, decided_at = $6 \
         where tenant_id = $1 and person_id = $2 and matter = $3",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Int(matter.code()),
            Value::Int(if settled { 2 } else { 1 }),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

/// Says of everybody of these sources about whom this waits that somebody has looked, at this
/// moment; how many there were.
pub fn settle_all(
    tx: &mut Tx<'_>,
    matter: Matter,
    sources: i64,
    (user, at): (UserId, i64),
) -> Result<u64, Failure> {
    tx.execute(
        "update list_matter set state = 2, decided_by = $4, decided_at = $5 \
         where tenant_id = $1 and matter = $2 and state = 1 and (sources & $3) <> 0",
        &[
            Value::Int(TENANT),
            Value::Int(matter.code()),
            Value::Int(sources),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

/// Takes back what this user settled at this moment; how many there were.
pub fn unsettle_all(
    tx: &mut Tx<'_>,
    matter: Matter,
    (user, at): (UserId, i64),
) -> Result<u64, Failure> {
    tx.execute(
        "update list_matter set state = 1, decided_by = null, decided_at = null \
         where tenant_id = $1 and matter = $2 and state = 2 and decided_by = $3 and decided_at = $4",
        &[
            Value::Int(TENANT),
            Value::Int(matter.code()),
            Value::Bytes(user.bytes()),
            Value::Int(at),
        ],
    )
}

/// For each of these people: what lists say about consent, as action and source.
pub fn sayings(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
) -> Result<Vec<(PersonId, i64, i64)>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    tx.query(
        "select distinct e.person_id, e.action, l.source_id from wanted w \
         cross join consent_event e join label l on l.tenant_id = e.tenant_id and l.label_id = e.label_id \
         where e.tenant_id = $1 and e.person_id = w.id",
        &[Value::Int(TENANT)],
        |row| Ok((row.id(0)?, row.int(1)?, row.int(2)?)),
    )
}

/// For each of these people: which of `kinds` they have several values of.
pub fn several(
    tx: &mut Tx<'_>,
    persons: &[PersonId],
    kinds: [u16; 4],
) -> Result<Vec<(PersonId, u16)>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    let [a, b, c, d] = kinds.map(|kind| Value::Int(i64::from(kind)));
    tx.query(
        "select d.person_id, d.kind_id from wanted w cross join datum d where d.tenant_id = $1 \
         and d.person_id = w.id and d.state in (1, 6) and d.kind_id in ($2, $3, $4, $5) \
         group by w.pos, d.person_id, d.kind_id having count(*) > 1 order by w.pos, d.kind_id",
        &[Value::Int(TENANT), a, b, c, d],
        |row| Ok((row.id(0)?, u16::try_from(row.int(1)?).unwrap_or_default())),
    )
}

/// Deletes what is to look at about a person.
pub fn delete_of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from list_matter where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}
