//! What one question about contact needs of everybody: packed by the database into one number and
//! two days, because reading twenty columns of a hundred thousand rows takes longer than deciding.

use law::ids::PersonId;
use law::vocabulary::{
    Channel, Country, Directory, InfoDuty, ObjectionScope, PersonState, PersonType, Relation,
    SourceType,
};

use super::TENANT;
use super::standing::{ChannelSources, Standing, family};
use crate::{Failure, Tx, Value};

/// The question.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Channel of the message.
    pub channel: Channel,
    /// Activity number.
    pub activity: u16,
    /// Day of the decision (days since 1970).
    pub today: i64,
    /// Only people met in this source, a number of the register.
    pub source: Option<u16>,
}

/// What the question needs of one person. Hexadecimal digits of `codes` from the lowest: party,
/// relation, country, state, information duty, directory, ECG list, interest told, objection,
/// flags (1 minor, 2 suppressed, 4 reachable); above them five bits of [`ChannelSources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Brief {
    codes: i64,
    /// Day of the check against the ECG list.
    pub ecg_checked_on: Option<i32>,
    /// Day of the last purchase.
    pub last_purchase_on: Option<i32>,
}

/// Visits everyone in the order of ids, from `after` (exclusive) to `upto` (inclusive).
pub fn each(
    tx: &mut Tx<'_>,
    asked: &Asked,
    after: PersonId,
    upto: PersonId,
    mut visit: impl FnMut(PersonId, Brief) -> bool,
) -> Result<(), Failure> {
    tx.each(
        "select person_id, party + relation * 16 + country * 256 + state * 4096 \
         + case when info_duty = 2 and info_due_on < $4 then 3 else info_duty end * 65536 \
         + directory * 1048576 + ecg_listed * 16777216 + lia_told * 268435456 \
         + case when objection_scope = 1 then 1 when (objection_channels & $6) <> 0 then 2 \
           when (objection_activities & $7) <> 0 then 3 else 0 end * 4294967296 \
         + (minor + case when (suppressed_channels & $5) <> 0 then 2 else 0 end \
           + case when (reachable & $6) <> 0 then 4 else 0 end) * 68719476736 \
         + ((channel_sources >> $8) & 31) * 1099511627776, \
         ecg_checked_on, last_purchase_on from standing \
         where tenant_id = $1 and person_id > $2 and person_id <= $3 and (sources & $9) = $9 \
         order by person_id",
        &[
            Value::Int(TENANT),
            Value::Bytes(after.bytes()),
            Value::Bytes(upto.bytes()),
            Value::Int(asked.today),
            Value::Int(1 | asked.channel_bit()),
            Value::Int(asked.channel_bit()),
            Value::Int(asked.activity_bit()),
            Value::Int(5 * family(asked.channel)),
            Value::Int(asked.source_bit()),
        ],
        |row| {
            let brief = Brief {
                codes: row.int(1)?,
                ecg_checked_on: row.opt_int(2)?.map(small),
                last_purchase_on: row.opt_int(3)?.map(small),
            };
            Ok(visit(row.id(0)?, brief))
        },
    )
}

impl Asked {
    fn channel_bit(&self) -> i64 {
        1 << self.channel.code()
    }

    fn activity_bit(&self) -> i64 {
        1_i64.checked_shl(u32::from(self.activity)).unwrap_or(0)
    }

    fn source_bit(&self) -> i64 {
        self.source.and_then(|source| 1_i64.checked_shl(u32::from(source))).unwrap_or(0)
    }
}

impl Brief {
    /// The same of facts read in full.
    pub fn of(s: &Standing, asked: &Asked) -> Self {
        let flag = |holds: bool, value: i64| if holds { value } else { 0 };
        let overdue =
            s.info_duty == InfoDuty::Due && s.info_due_on.is_some_and(|due| due < asked.today);
        let duty = if overdue { InfoDuty::Overdue } else { s.info_duty };
        let objection = if s.objection_scope == ObjectionScope::All.code() {
            ObjectionScope::All
        } else if s.objection_channels & asked.channel_bit() != 0 {
            ObjectionScope::Channel
        } else if s.objection_activities & asked.activity_bit() != 0 {
            ObjectionScope::Purpose
        } else {
            ObjectionScope::None
        };
        let flags = i64::from(s.minor)
            + flag(s.suppressed_channels & (1 | asked.channel_bit()) != 0, 2)
            + flag(s.reachable & asked.channel_bit() != 0, 4);
        let digits = [
            s.party.code(),
            s.relation.code(),
            s.country.code(),
            s.state.code(),
            duty.code(),
            s.directory.code(),
            s.ecg_listed,
            s.lia_told,
            objection.code(),
            flags,
        ];
        let source = s.channel_sources.0 >> (5 * family(asked.channel)) & 31;
        let codes = digits.iter().rev().fold(source, |codes, digit| codes << 4 | digit);
        Self {
            codes,
            ecg_checked_on: s.ecg_checked_on.map(small),
            last_purchase_on: s.last_purchase_on.map(small),
        }
    }

    const fn digit(self, place: u32) -> i64 {
        self.codes >> (4 * place) & 15
    }

    /// Capacity.
    pub fn party(self) -> PersonType {
        PersonType::from_code(self.digit(0)).unwrap_or(PersonType::Unknown)
    }

    /// Relation to the firm.
    pub fn relation(self) -> Relation {
        Relation::from_code(self.digit(1)).unwrap_or(Relation::None)
    }

    /// Country, as far as known.
    pub fn country(self) -> Country {
        Country::from_code(self.digit(2)).unwrap_or(Country::Unknown)
    }

    /// State of the record; a state nobody knows counts as restricted.
    pub fn state(self) -> PersonState {
        PersonState::from_code(self.digit(3)).unwrap_or(PersonState::Restricted)
    }

    /// Whether the person was told. A due day that has passed makes the duty overdue, whether or
    /// not a job has run since.
    pub fn info_duty(self) -> InfoDuty {
        InfoDuty::from_code(self.digit(4)).unwrap_or(InfoDuty::Unknown)
    }

    /// Swiss directory status.
    pub fn directory(self) -> Directory {
        Directory::from_code(self.digit(5)).unwrap_or(Directory::Unknown)
    }

    /// On the ECG list: 0 unknown, 1 no, 2 yes.
    pub const fn ecg_listed(self) -> i64 {
        self.digit(6)
    }

    /// Legitimate interest told at collection: 0 unknown, 1 no, 2 yes.
    pub const fn lia_told(self) -> i64 {
        self.digit(7)
    }

    /// How far an objection reaches that stands against the question.
    pub fn objection(self) -> ObjectionScope {
        ObjectionScope::from_code(self.digit(8)).unwrap_or(ObjectionScope::All)
    }

    /// Known to be a minor.
    pub const fn minor(self) -> bool {
        self.digit(9) & 1 == 1
    }

    /// The suppression list blocks the channel.
    pub const fn suppressed(self) -> bool {
        self.digit(9) & 2 != 0
    }

    /// An address is held for the channel.
    pub const fn reachable(self) -> bool {
        self.digit(9) & 4 != 0
    }

    /// Where the addresses of the channel came from, and whether that is documented.
    pub fn source(self) -> (SourceType, bool) {
        ChannelSources(self.codes >> 40).of(Channel::Email)
    }
}

fn small(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(i32::MAX)
}
