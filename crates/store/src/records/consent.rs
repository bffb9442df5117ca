//! Consent: one event per act, append-only, and the state projected from them.

use law::ids::{DatumId, LabelId, ObjectId, PersonId, UserId};
use law::vocabulary::{Channel, ConsentState, Evidence};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// What happened to a consent or against one (R-CON-33, R-CON-40, R-MKT-51).
    ConsentAction {
        Requested = 1 "REQUESTED", Given = 2 "GIVEN", Confirmed = 3 "CONFIRMED", Withdrawn = 4 "WITHDRAWN",
        Objected = 5 "OBJECTED", Used = 6 "USED", ImportUndone = 7 "IMPORT_UNDONE", ObjectionLifted = 8 "OBJECTION_LIFTED",
        /// A refusal that holds for both of two persons that turned out to be one.
        Merged = 9 "MERGED",
    }
}

/// One act. Never updated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Who acted.
    pub person: PersonId,
    /// Its own id; events of a person sort by it.
    pub id: ObjectId,
    /// Activity number, 0 for all marketing.
    pub activity: u16,
    /// Channel number, 0 for all channels.
    pub channel: i64,
    /// What happened.
    pub action: ConsentAction,
    /// When it happened (milliseconds since 1970 UTC).
    pub happened_at: i64,
    /// When it was recorded.
    pub recorded_at: i64,
    /// The wording agreed to.
    pub wording: Option<ObjectId>,
    /// What proves it.
    pub evidence: Evidence,
    /// Documented when given (§ 7a UWG): 0 unknown, 1 no, 2 yes.
    pub documented: i64,
    /// The sealed proof.
    pub proof: Option<DatumId>,
    /// Where the event came from.
    pub label: LabelId,
    /// Who recorded it.
    pub user: UserId,
}

/// Where one consent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsentStanding {
    /// Whose consent.
    pub person: PersonId,
    /// Activity number.
    pub activity: u16,
    /// Channel.
    pub channel: Channel,
    /// State.
    pub state: ConsentState,
    /// Day given.
    pub given_on: Option<i64>,
    /// Day of the last use.
    pub last_use_on: Option<i64>,
    /// Day a contract it is tied to ended.
    pub contract_end_on: Option<i64>,
    /// What proves it.
    pub evidence: Evidence,
    /// The wording agreed to.
    pub wording: Option<ObjectId>,
    /// Documented when given: 0 unknown, 1 no, 2 yes.
    pub documented: i64,
}

/// Bulk insert of events.
pub static LOAD_EVENTS: Load = Load {
    table: "consent_event",
    columns: &[
        "tenant_id",
        "person_id",
        "event_id",
        "activity_id",
        "channel",
        "action",
        "happened_at",
        "recorded_at",
        "wording_id",
        "evidence",
        "documented",
        "proof_datum_id",
        "label_id",
        "user_id",
    ],
};

/// Bulk insert of states.
pub static LOAD_STANDING: Load = Load {
    table: "standing_consent",
    columns: &[
        "tenant_id",
        "person_id",
        "activity_id",
        "channel",
        "state",
        "given_on",
        "last_use_on",
        "contract_end_on",
        "evidence",
        "wording_id",
        "documented",
    ],
};

fn bytes(id: Option<&[u8; 16]>) -> Value<'_> {
    id.map_or(Value::Null, |b| Value::Bytes(b))
}

impl Event {
    /// The row for [`LOAD_EVENTS`].
    pub fn values(&self) -> [Value<'_>; 14] {
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Bytes(self.id.bytes()),
            Value::Int(i64::from(self.activity)),
            Value::Int(self.channel),
            Value::Int(self.action.code()),
            Value::Int(self.happened_at),
            Value::Int(self.recorded_at),
            bytes(self.wording.as_ref().map(ObjectId::bytes)),
            Value::Int(self.evidence.code()),
            Value::Int(self.documented),
            bytes(self.proof.as_ref().map(DatumId::bytes)),
            Value::Bytes(self.label.bytes()),
            Value::Bytes(self.user.bytes()),
        ]
    }
}

impl ConsentStanding {
    /// The row for [`LOAD_STANDING`].
    pub fn values(&self) -> [Value<'_>; 11] {
        let day = |on: Option<i64>| on.map_or(Value::Null, Value::Int);
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Int(i64::from(self.activity)),
            Value::Int(self.channel.code()),
            Value::Int(self.state.code()),
            day(self.given_on),
            day(self.last_use_on),
            day(self.contract_end_on),
            Value::Int(self.evidence.code()),
            bytes(self.wording.as_ref().map(ObjectId::bytes)),
            Value::Int(self.documented),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            person: row.id(0)?,
            activity: u16::try_from(row.int(1)?).map_err(|_| Failure::shape("activity number"))?,
            channel: word(row, 2, Channel::from_code)?,
            state: word(row, 3, ConsentState::from_code)?,
            given_on: row.opt_int(4)?,
            last_use_on: row.opt_int(5)?,
            contract_end_on: row.opt_int(6)?,
            evidence: word(row, 7, Evidence::from_code)?,
            wording: row.opt_id(8)?,
            documented: row.int(9)?,
        })
    }
}

/// Appends one event.
pub fn append(tx: &mut Tx<'_>, event: &Event) -> Result<(), Failure> {
    tx.load(&LOAD_EVENTS, std::iter::once(event.values())).map(drop)
}

/// The events of one kind, of everybody, oldest first.
pub fn with_action(tx: &mut Tx<'_>, action: ConsentAction) -> Result<Vec<Event>, Failure> {
    tx.query(
        "select person_id, event_id, activity_id, channel, action, happened_at, recorded_at, wording_id, evidence, \
         documented, proof_datum_id, label_id, user_id from consent_event \
         where tenant_id = $1 and action = $2 order by happened_at, event_id",
        &[Value::Int(TENANT), Value::Int(action.code())],
        event,
    )
}

fn event(row: &Row<'_>) -> Result<Event, Failure> {
    Ok(Event {
        person: row.id(0)?,
        id: row.id(1)?,
        activity: u16::try_from(row.int(2)?).map_err(|_| Failure::shape("activity number"))?,
        channel: row.int(3)?,
        action: word(row, 4, ConsentAction::from_code)?,
        happened_at: row.int(5)?,
        recorded_at: row.int(6)?,
        wording: row.opt_id(7)?,
        evidence: word(row, 8, Evidence::from_code)?,
        documented: row.int(9)?,
        proof: row.opt_id(10)?,
        label: row.id(11)?,
        user: row.id(12)?,
    })
}

/// The events of a person, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Event>, Failure> {
    tx.query(
        "select person_id, event_id, activity_id, channel, action, happened_at, recorded_at, wording_id, evidence, \
         documented, proof_datum_id, label_id, user_id from consent_event \
         where tenant_id = $1 and person_id = $2 order by happened_at, event_id",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        event,
    )
}

/// Replaces the projected states of a person.
pub fn put_standing(
    tx: &mut Tx<'_>,
    person: PersonId,
    states: &[ConsentStanding],
) -> Result<(), Failure> {
    delete_standing(tx, person)?;
    tx.load(&LOAD_STANDING, states.iter().map(ConsentStanding::values)).map(drop)
}

/// Deletes the projected states of a person.
pub fn delete_standing(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from standing_consent where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}

/// The projected states of a person.
pub fn standing_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<ConsentStanding>, Failure> {
    tx.query(
        "select person_id, activity_id, channel, state, given_on, last_use_on, contract_end_on, evidence, wording_id, \
         documented from standing_consent where tenant_id = $1 and person_id = $2 order by activity_id, channel",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        ConsentStanding::read,
    )
}

/// Visits the states for one activity and channel in the order of persons, from `after`
/// (exclusive) to `upto` (inclusive).
pub fn each(
    tx: &mut Tx<'_>,
    (activity, channel): (u16, Channel),
    after: PersonId,
    upto: PersonId,
    mut visit: impl FnMut(&ConsentStanding) -> bool,
) -> Result<(), Failure> {
    tx.each(
        "select person_id, activity_id, channel, state, given_on, last_use_on, contract_end_on, evidence, wording_id, \
         documented from standing_consent where tenant_id = $1 and activity_id = $2 and channel = $3 \
         and person_id > $4 and person_id <= $5 order by person_id",
        &[
            Value::Int(TENANT),
            Value::Int(i64::from(activity)),
            Value::Int(channel.code()),
            Value::Bytes(after.bytes()),
            Value::Bytes(upto.bytes()),
        ],
        |row| Ok(visit(&ConsentStanding::read(row)?)),
    )
}

/// Takes the use of a consent into the projection of all these persons at once.
pub fn used(
    tx: &mut Tx<'_>,
    (activity, channel): (u16, Channel),
    people: &[PersonId],
    on: i64,
) -> Result<u64, Failure> {
    tx.want(people.iter().map(|person| (person.0.as_slice(), 0)))?;
    tx.execute(
        "update standing_consent set last_use_on = $4 \
         where tenant_id = $1 and activity_id = $2 and channel = $3 \
         and (last_use_on is null or last_use_on < $4) and person_id in (select id from wanted)",
        &[
            Value::Int(TENANT),
            Value::Int(i64::from(activity)),
            Value::Int(channel.code()),
            Value::Int(on),
        ],
    )
}

/// Deletes one event that a merge had made; only taking the merge back does this.
pub fn delete_merged(tx: &mut Tx<'_>, person: PersonId, event: ObjectId) -> Result<(), Failure> {
    tx.execute(
        "delete from consent_event \
         where tenant_id = $1 and person_id = $2 and event_id = $3 and action = $4",
        &[
            Value::Int(TENANT),
            Value::Bytes(person.bytes()),
            Value::Bytes(event.bytes()),
            Value::Int(ConsentAction::Merged.code()),
        ],
    )
    .map(drop)
}

/// Deletes the events of a person; only erasing the person does this.
pub fn delete_of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from consent_event where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}
