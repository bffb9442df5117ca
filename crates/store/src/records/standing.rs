//! The facts the law needs about a person, without content: a projection kept in the same
//! transaction as what it is projected from.

use law::ids::PersonId;
use law::vocabulary::{
    Channel, Country, Directory, InfoDuty, PersonState, PersonType, Relation, SourceType,
};

use super::{TENANT, word};
use crate::{Failure, Load, Row, Tx, Value};

/// One person as the law sees it, apart from consents and purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whose facts.
    pub person: PersonId,
    /// Capacity.
    pub party: PersonType,
    /// Relation to the firm.
    pub relation: Relation,
    /// Country, as far as known.
    pub country: Country,
    /// State of the record.
    pub state: PersonState,
    /// Known to be a minor.
    pub minor: bool,
    /// Where the addresses of each channel came from.
    pub channel_sources: ChannelSources,
    /// Whether the person was told.
    pub info_duty: InfoDuty,
    /// Day the information is due (days since 1970).
    pub info_due_on: Option<i64>,
    /// Channels an address is held for, as bits of channel numbers.
    pub reachable: i64,
    /// Objection: 0 none, 1 all, 2 by channel, 3 by purpose.
    pub objection_scope: i64,
    /// Channels objected to, as bits.
    pub objection_channels: i64,
    /// Activities objected to, as bits.
    pub objection_activities: i64,
    /// Channels blocked by the suppression list, as bits.
    pub suppressed_channels: i64,
    /// Swiss directory status.
    pub directory: Directory,
    /// On the ECG list: 0 unknown, 1 no, 2 yes.
    pub ecg_listed: i64,
    /// Day of that check.
    pub ecg_checked_on: Option<i64>,
    /// Legitimate interest told at collection: 0 unknown, 1 no, 2 yes.
    pub lia_told: i64,
    /// Day of the last purchase.
    pub last_purchase_on: Option<i64>,
    /// Sources the person was met in, as bits of register numbers.
    pub sources: i64,
}

/// Where the addresses of each family of channels (e-mail, telephone, post) came from: five bits a
/// family, the number of the source type and whether it is documented. Where a family has several
/// addresses, the weakest source counts (R-GEN-02, R-SRC-01).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Hash)]
pub struct ChannelSources(pub i64);

impl ChannelSources {
    /// Source type and documentation for a channel; unknown if no address is held.
    pub fn of(self, channel: Channel) -> (SourceType, bool) {
        let bits = self.0 >> (5 * family(channel)) & 0b1_1111;
        (SourceType::from_code(bits & 0b1111).unwrap_or(SourceType::Unknown), bits >> 4 == 1)
    }

    /// With one more address for a channel; `held` says whether there was one before.
    #[must_use]
    pub fn and(self, channel: Channel, source: SourceType, documented: bool, held: bool) -> Self {
        let (old, old_documented) = self.of(channel);
        let new_is_weaker = (weakness(source), !documented) > (weakness(old), !old_documented);
        if held && !new_is_weaker {
            return self;
        }
        let shift = 5 * family(channel);
        let bits = source.code() | i64::from(documented) << 4;
        Self(self.0 & !(0b1_1111 << shift) | bits << shift)
    }
}

/// Which five bits of [`ChannelSources`] a channel has: e-mail, telephone, post.
pub(super) fn family(channel: Channel) -> i64 {
    match channel {
        Channel::Email | Channel::AdPlatformUpload | Channel::Push => 0,
        Channel::PostAddressed | Channel::PostUnaddressed => 2,
        _ => 1,
    }
}

/// How little a source carries (rule book 10.1), from the person's own word to nobody knows.
fn weakness(source: SourceType) -> u8 {
    match source {
        SourceType::SelfGiven => 0,
        SourceType::Observed => 1,
        SourceType::Signature => 2,
        SourceType::GroupCompany => 3,
        SourceType::PublicDirectory => 4,
        SourceType::ThirdPartyPerson => 5,
        SourceType::SocialNetwork => 6,
        SourceType::AddressBook => 7,
        SourceType::Broker => 8,
        SourceType::Unknown => 9,
    }
}

/// Bulk insert; columns as in [`Standing::values`].
pub static LOAD: Load = Load {
    table: "standing",
    columns: &[
        "tenant_id",
        "person_id",
        "party",
        "relation",
        "country",
        "state",
        "minor",
        "channel_sources",
        "info_duty",
        "info_due_on",
        "reachable",
        "objection_scope",
        "objection_channels",
        "objection_activities",
        "suppressed_channels",
        "directory",
        "ecg_listed",
        "ecg_checked_on",
        "lia_told",
        "last_purchase_on",
        "sources",
    ],
};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "select person_id, party, relation, country, state, minor, channel_sources, info_duty, \
             info_due_on, reachable, objection_scope, objection_channels, objection_activities, suppressed_channels, \
             directory, ecg_listed, ecg_checked_on, lia_told, last_purchase_on, sources from standing \
             where tenant_id = $1 ",
            $rest
        )
    };
}

impl Standing {
    /// A new person about whom nothing is known but these facts; the rest is unknown.
    pub fn new(person: PersonId) -> Self {
        Self {
            person,
            party: PersonType::Unknown,
            relation: Relation::None,
            country: Country::Unknown,
            state: PersonState::Active,
            minor: false,
            channel_sources: ChannelSources::default(),
            info_duty: InfoDuty::Unknown,
            info_due_on: None,
            reachable: 0,
            objection_scope: 0,
            objection_channels: 0,
            objection_activities: 0,
            suppressed_channels: 0,
            directory: Directory::Unknown,
            ecg_listed: 0,
            ecg_checked_on: None,
            lia_told: 0,
            last_purchase_on: None,
            sources: 0,
        }
    }

    /// The row for [`LOAD`].
    pub fn values(&self) -> [Value<'_>; 21] {
        let day = |on: Option<i64>| on.map_or(Value::Null, Value::Int);
        [
            Value::Int(TENANT),
            Value::Bytes(self.person.bytes()),
            Value::Int(self.party.code()),
            Value::Int(self.relation.code()),
            Value::Int(self.country.code()),
            Value::Int(self.state.code()),
            Value::Int(i64::from(self.minor)),
            Value::Int(self.channel_sources.0),
            Value::Int(self.info_duty.code()),
            day(self.info_due_on),
            Value::Int(self.reachable),
            Value::Int(self.objection_scope),
            Value::Int(self.objection_channels),
            Value::Int(self.objection_activities),
            Value::Int(self.suppressed_channels),
            Value::Int(self.directory.code()),
            Value::Int(self.ecg_listed),
            day(self.ecg_checked_on),
            Value::Int(self.lia_told),
            day(self.last_purchase_on),
            Value::Int(self.sources),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self, Failure> {
        Ok(Self {
            person: row.id(0)?,
            party: word(row, 1, PersonType::from_code)?,
            relation: word(row, 2, Relation::from_code)?,
            country: word(row, 3, Country::from_code)?,
            state: word(row, 4, PersonState::from_code)?,
            minor: row.int(5)? != 0,
            channel_sources: ChannelSources(row.int(6)?),
            info_duty: word(row, 7, InfoDuty::from_code)?,
            info_due_on: row.opt_int(8)?,
            reachable: row.int(9)?,
            objection_scope: row.int(10)?,
            objection_channels: row.int(11)?,
            objection_activities: row.int(12)?,
            suppressed_channels: row.int(13)?,
            directory: word(row, 14, Directory::from_code)?,
            ecg_listed: row.int(15)?,
            ecg_checked_on: row.opt_int(16)?,
            lia_told: row.int(17)?,
            last_purchase_on: row.opt_int(18)?,
            sources: row.int(19)?,
        })
    }
}

/// The facts about one person.
pub fn get(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<Standing>, Failure> {
    tx.one(
        select!("and person_id = $2"),
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
        Standing::read,
    )
}

/// The facts about each of these persons, in the order asked for. One statement however many.
pub fn of_persons(tx: &mut Tx<'_>, persons: &[PersonId]) -> Result<Vec<Standing>, Failure> {
    tx.want(persons.iter().map(|person| (person.bytes().as_slice(), 0)))?;
    tx.query(
        select!("and person_id in (select id from wanted) order by person_id"),
        &[Value::Int(TENANT)],
        Standing::read,
    )
}

/// Replaces the facts about one person.
pub fn put(tx: &mut Tx<'_>, standing: &Standing) -> Result<(), Failure> {
    delete(tx, standing.person)?;
    tx.load(&LOAD, std::iter::once(standing.values())).map(drop)
}

/// Deletes the facts about one person.
pub fn delete(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    tx.execute(
        "delete from standing where tenant_id = $1 and person_id = $2",
        &[Value::Int(TENANT), Value::Bytes(person.bytes())],
    )
    .map(drop)
}

/// Visits everyone in the order of ids, from `after` (exclusive) to `upto` (inclusive).
pub fn each(
    tx: &mut Tx<'_>,
    after: PersonId,
    upto: PersonId,
    mut visit: impl FnMut(&Standing) -> bool,
) -> Result<(), Failure> {
    tx.each(
        select!("and person_id > $2 and person_id <= $3 order by person_id"),
        &[Value::Int(TENANT), Value::Bytes(after.bytes()), Value::Bytes(upto.bytes())],
        |row| Ok(visit(&Standing::read(row)?)),
    )
}

/// The person in the middle of the order of ids, to share work between two threads.
pub fn middle(tx: &mut Tx<'_>) -> Result<Option<PersonId>, Failure> {
    tx.one(
        "select person_id from standing where tenant_id = $1 order by person_id limit 1 \
         offset (select count(*) / 2 from standing where tenant_id = $1)",
        &[Value::Int(TENANT)],
        |row| row.id(0),
    )
}

/// Visits persons from the newest backwards, starting before `before`.
pub fn each_newest(
    tx: &mut Tx<'_>,
    before: PersonId,
    mut visit: impl FnMut(&Standing) -> bool,
) -> Result<(), Failure> {
    tx.each(
        select!("and person_id < $2 order by person_id desc"),
        &[Value::Int(TENANT), Value::Bytes(before.bytes())],
        |row| Ok(visit(&Standing::read(row)?)),
    )
}

/// Whom an information is due for by this day (days since 1970), the most urgent first.
pub fn due(tx: &mut Tx<'_>, upto: i64, at_most: i64) -> Result<Vec<Standing>, Failure> {
    tx.query(
        select!("and info_duty = 2 and info_due_on <= $2 order by info_due_on, person_id limit $3"),
        &[Value::Int(TENANT), Value::Int(upto), Value::Int(at_most)],
        Standing::read,
    )
}

/// How many informations are due by this day, counted up to `at_most`.
pub fn count_due(tx: &mut Tx<'_>, upto: i64, at_most: i64) -> Result<i64, Failure> {
    tx.one(
        "select count(*) from (select 1 from standing where tenant_id = $1 and info_duty = 2 \
         and info_due_on <= $2 limit $3) as found",
        &[Value::Int(TENANT), Value::Int(upto), Value::Int(at_most)],
        |row| row.int(0),
    )
    .map(|found| found.unwrap_or(0))
}

/// How many persons there are.
pub fn count(tx: &mut Tx<'_>) -> Result<i64, Failure> {
    tx.one("select count(*) from standing where tenant_id = $1", &[Value::Int(TENANT)], |row| {
        row.int(0)
    })
    .map(|found| found.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weakest_source_of_a_channel_counts_and_channels_stay_apart() {
        let shop =
            ChannelSources::default().and(Channel::Email, SourceType::SelfGiven, true, false);
        assert_eq!(shop.of(Channel::Email), (SourceType::SelfGiven, true));
        let bought = shop.and(Channel::PhoneHuman, SourceType::Broker, false, false);
        assert_eq!(bought.of(Channel::Email), (SourceType::SelfGiven, true));
        assert_eq!(bought.of(Channel::Sms), (SourceType::Broker, false));
        let mixed = bought.and(Channel::Email, SourceType::Broker, true, true);
        assert_eq!(mixed.of(Channel::Email), (SourceType::Broker, true));
        assert_eq!(mixed.and(Channel::Email, SourceType::SelfGiven, true, true), mixed);
    }
}
