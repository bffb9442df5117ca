//! Cases: one request of one person, with its clock. Content-free but for one sealed text.

use law::ids::{ObjectId, PersonId, UserId};

use crate::records::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

law::vocabulary! {
    /// Whether a case still waits.
    CaseState { Open = 1 "OPEN", Closed = 2 "CLOSED" }
}
law::vocabulary! {
    /// How a case ended.
    Outcome {
        Open = 0 "OPEN", Answered = 1 "ANSWERED", NothingHeld = 2 "NOTHING_HELD", Refused = 3 "REFUSED",
        TakenBack = 4 "TAKEN_BACK", Forwarded = 5 "FORWARDED", NotIdentified = 6 "NOT_IDENTIFIED",
    }
}
law::vocabulary! {
    /// What is known of who asks (R-DSR-05).
    Identity {
        Unchecked = 0 "UNCHECKED", KnownChannel = 1 "KNOWN_CHANNEL", Asked = 2 "ASKED",
        Confirmed = 3 "CONFIRMED", Doubtful = 4 "DOUBTFUL",
    }
}
law::vocabulary! {
    /// The way a request reached the firm (R-DSR-01).
    Arrival {
        Email = 1 "EMAIL", Letter = 2 "LETTER", Phone = 3 "PHONE", InPerson = 4 "IN_PERSON",
        SelfService = 5 "SELF_SERVICE", Network = 6 "SOCIAL_NETWORK",
    }
}

/// One request. No `Debug`: it carries the sealed text.
#[derive(Clone)]
pub struct Case {
    /// Its id; also whose key its texts are sealed under.
    pub id: ObjectId,
    /// About whom, once that is known.
    pub person: Option<PersonId>,
    /// Which rights, as bits by `law::rights::Request`.
    pub rights: i64,
    /// How it came.
    pub arrival: Arrival,
    /// Language number of the answer: 1 German, 2 English.
    pub language: i64,
    /// Day of arrival (days since 1970).
    pub received_on: i64,
    /// What is known of who asks.
    pub identity: Identity,
    /// Day a justified question on identity left.
    pub asked_on: Option<i64>,
    /// Day it was answered.
    pub answered_on: Option<i64>,
    /// Day an extension was told.
    pub extended_on: Option<i64>,
    /// Whether it was told with reasons.
    pub reasons: bool,
    /// Day to plan with (R-DSR-06).
    pub target_on: i64,
    /// Last lawful day.
    pub legal_on: i64,
    /// Whether it waits.
    pub state: CaseState,
    /// How it ended.
    pub outcome: Outcome,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
    /// Milliseconds since 1970 UTC.
    pub closed_at: Option<i64>,
    /// Who filed it.
    pub user: UserId,
    /// The sealed text of the request.
    pub sealed: Vec<u8>,
}

static LOAD: Load = Load {
    table: "rights_case",
    columns: &[
        "tenant_id",
        "case_id",
        "person_id",
        "rights",
        "arrival",
        "language",
        "received_on",
        "identity",
        "asked_on",
        "answered_on",
        "extended_on",
        "reasons",
        "target_on",
        "legal_on",
        "state",
        "outcome",
        "created_at",
        "closed_at",
        "user_id",
        "sealed",
    ],
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select case_id, person_id, rights, arrival, language, received_on, identity, asked_on, answered_on, \
             extended_on, reasons, target_on, legal_on, state, outcome, created_at, closed_at, user_id, sealed \
             from rights_case where tenant_id = $1 ",
            $rest
        )
    };
}

/// Stores a case.
pub fn insert(tx: &mut Tx<'_>, case: &Case) -> Result<(), Failure> {
    tx.load(&LOAD, [case.values()]).map(drop)
}

/// Writes back everything that may change.
pub fn update(tx: &mut Tx<'_>, case: &Case) -> Result<u64, Failure> {
    tx.execute(
        "update rights_case set person_id = $3, rights = $4, language = $5, identity = $6, asked_on = $7, \
         answered_on = $8, extended_on = $9, reasons = $10, target_on = $11, legal_on = $12, state = $13, \
         outcome = $14, closed_at = $15 where tenant_id = $1 and case_id = $2",
        &[
            TENANT.into(),
            (&case.id).into(),
            case.person.as_ref().into(),
            case.rights.into(),
            case.language.into(),
            case.identity.code().into(),
            case.asked_on.into(),
            case.answered_on.into(),
            case.extended_on.into(),
            case.reasons.into(),
            case.target_on.into(),
            case.legal_on.into(),
            case.state.code().into(),
            case.outcome.code().into(),
            case.closed_at.into(),
        ],
    )
}

/// The case with this id.
pub fn get(tx: &mut Tx<'_>, case: ObjectId) -> Result<Option<Case>, Failure> {
    tx.one(select!("and case_id = $2"), &[TENANT.into(), (&case).into()], read)
}

/// Cases in this state, the most urgent first, behind the one that was shown last.
pub fn by_due(
    tx: &mut Tx<'_>,
    state: CaseState,
    after: (i64, ObjectId),
    limit: i64,
) -> Result<Vec<Case>, Failure> {
    tx.query(
        select!(
            "and state = $2 and (target_on > $3 or target_on = $3 and case_id > $4) \
             order by target_on, case_id limit $5"
        ),
        &[TENANT.into(), state.code().into(), after.0.into(), (&after.1).into(), limit.into()],
        read,
    )
}

/// Cases about a person, oldest first.
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Case>, Failure> {
    tx.query(
        select!("and person_id = $2 order by case_id"),
        &[TENANT.into(), (&person).into()],
        read,
    )
}

/// How many wait, and how many of them are to be answered by this day.
pub fn waiting(tx: &mut Tx<'_>, by: i64) -> Result<(i64, i64), Failure> {
    tx.one(
        "select count(*), count(case when target_on <= $3 then 1 end) from rights_case \
         where tenant_id = $1 and state = $2",
        &[TENANT.into(), CaseState::Open.code().into(), by.into()],
        |row| Ok((row.int(0)?, row.int(1)?)),
    )
    .map(|found| found.unwrap_or_default())
}

impl Case {
    fn values(&self) -> [Value<'_>; 20] {
        [
            TENANT.into(),
            (&self.id).into(),
            self.person.as_ref().into(),
            self.rights.into(),
            self.arrival.code().into(),
            self.language.into(),
            self.received_on.into(),
            self.identity.code().into(),
            self.asked_on.into(),
            self.answered_on.into(),
            self.extended_on.into(),
            self.reasons.into(),
            self.target_on.into(),
            self.legal_on.into(),
            self.state.code().into(),
            self.outcome.code().into(),
            self.created_at.into(),
            self.closed_at.into(),
            (&self.user).into(),
            (&self.sealed).into(),
        ]
    }
}

fn read(row: &Row<'_>) -> Result<Case, Failure> {
    Ok(Case {
        id: row.id(0)?,
        person: row.opt_id(1)?,
        rights: row.int(2)?,
        arrival: word(row, 3, Arrival::from_code)?,
        language: row.int(4)?,
        received_on: row.int(5)?,
        identity: word(row, 6, Identity::from_code)?,
        asked_on: row.opt_int(7)?,
        answered_on: row.opt_int(8)?,
        extended_on: row.opt_int(9)?,
        reasons: row.int(10)? != 0,
        target_on: row.int(11)?,
        legal_on: row.int(12)?,
        state: word(row, 13, CaseState::from_code)?,
        outcome: word(row, 14, Outcome::from_code)?,
        created_at: row.int(15)?,
        closed_at: row.opt_int(16)?,
        user: row.id(17)?,
        sealed: row.bytes(18)?.to_vec(),
    })
}
