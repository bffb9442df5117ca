//! The facts of both persons before a merge, without content, as they are kept for taking it back.

use law::ids::{ImportId, PersonId};
use law::vocabulary::{Country, Directory, InfoDuty, PersonState, PersonType, Relation};
use serde::{Deserialize, Serialize};
use store::records::datum::Datum;
use store::records::person::Person;
use store::records::standing::{ChannelSources, Standing};

use super::whole::Whole;
use crate::{Failure, Result};

/// Both persons as they were.
#[derive(Serialize, Deserialize)]
pub(crate) struct Before {
    pub(crate) kept: Facts,
    pub(crate) gone: Facts,
}

/// One person as it was.
#[derive(Serialize, Deserialize)]
pub(crate) struct Facts {
    /// Which values it had, see [`mark`].
    pub(crate) mark: u64,
    party: PersonType,
    relation: Relation,
    country: Country,
    language: i64,
    state: PersonState,
    created_on: i64,
    import: Option<String>,
    minor: bool,
    channel_sources: i64,
    info_duty: InfoDuty,
    info_due_on: Option<i64>,
    reachable: i64,
    objection_scope: i64,
    objection_channels: i64,
    objection_activities: i64,
    suppressed_channels: i64,
    directory: Directory,
    ecg_listed: i64,
    ecg_checked_on: Option<i64>,
    lia_told: i64,
    last_purchase_on: Option<i64>,
    sources: i64,
}

impl Before {
    pub(crate) fn of(kept: &Whole, gone: &Whole) -> Self {
        Self { kept: Facts::of(kept), gone: Facts::of(gone) }
    }

    pub(crate) fn text(&self) -> Result<String> {
        Ok(serde_json::to_string(self).map_err(|_| Failure::at("keeping the facts of a merge"))?)
    }

    pub(crate) fn read(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text).map_err(|_| Failure::at("reading the facts of a merge"))?)
    }
}

impl Facts {
    fn of(Whole { person, standing: s, data, .. }: &Whole) -> Self {
        Self {
            mark: mark(data),
            party: s.party,
            relation: s.relation,
            country: s.country,
            language: person.language,
            state: s.state,
            created_on: person.created_on,
            import: person.import.map(|import| import.to_string()),
            minor: s.minor,
            channel_sources: s.channel_sources.0,
            info_duty: s.info_duty,
            info_due_on: s.info_due_on,
            reachable: s.reachable,
            objection_scope: s.objection_scope,
            objection_channels: s.objection_channels,
            objection_activities: s.objection_activities,
            suppressed_channels: s.suppressed_channels,
            directory: s.directory,
            ecg_listed: s.ecg_listed,
            ecg_checked_on: s.ecg_checked_on,
            lia_told: s.lia_told,
            last_purchase_on: s.last_purchase_on,
            sources: s.sources,
        }
    }

    pub(crate) fn person(&self, id: PersonId) -> Person {
        Person {
            id,
            party: self.party,
            relation: self.relation,
            country: self.country,
            language: self.language,
            state: self.state,
            created_on: self.created_on,
            import: self.import.as_deref().and_then(ImportId::parse),
        }
    }

    pub(crate) fn standing(&self, person: PersonId) -> Standing {
        Standing {
            person,
            party: self.party,
            relation: self.relation,
            country: self.country,
            state: self.state,
            minor: self.minor,
            channel_sources: ChannelSources(self.channel_sources),
            info_duty: self.info_duty,
            info_due_on: self.info_due_on,
            reachable: self.reachable,
            objection_scope: self.objection_scope,
            objection_channels: self.objection_channels,
            objection_activities: self.objection_activities,
            suppressed_channels: self.suppressed_channels,
            directory: self.directory,
            ecg_listed: self.ecg_listed,
            ecg_checked_on: self.ecg_checked_on,
            lia_told: self.lia_told,
            last_purchase_on: self.last_purchase_on,
            sources: self.sources,
        }
    }
}

/// A number that tells whether a set of values is the same, by ids and states (FNV-1a).
pub(crate) fn mark(data: &[Datum]) -> u64 {
    let bytes = |datum: &Datum| datum.id.0.into_iter().chain(datum.state.to_be_bytes());
    let mut sorted: Vec<Vec<u8>> = data.iter().map(|datum| bytes(datum).collect()).collect();
    sorted.sort_unstable();
    sorted.into_iter().flatten().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
