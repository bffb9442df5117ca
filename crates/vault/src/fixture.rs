//! A vault and what goes with it, for tests.

use law::access::{ActivityFacts, Actor, Permit, Set64, Subjects, decide};
use law::class::Class;
use law::ids::{PersonId, RequestId, UserId};
use law::kinds::Use;
use law::vocabulary::{Basis, PersonState, Role};

use crate::{Cost, KeyFile, Leaf, Ledger, LedgerError, Moment, PersonKey, Place, TableCode, Vault};

pub(crate) struct Fixture {
    pub(crate) vault: Vault,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let secret = KeyFile::generate().unwrap();
        Self { vault: Vault::create_with(&secret, Cost::LOWEST).unwrap().0 }
    }

    pub(crate) fn key_and_place(&self, person: PersonId, class: Class) -> (PersonKey, Place) {
        let key = self.vault.new_key(person, class).unwrap().0;
        (key, Place { table: TableCode(2), column: 7, row: [9; 16], person, class })
    }

    pub(crate) fn moment(&self) -> Moment {
        Moment { utc_ms: 1_790_000_000_000, request: RequestId([5; 16]) }
    }
}

pub(crate) fn person(number: u8) -> PersonId {
    PersonId([number; 16])
}

pub(crate) fn permit<U: Use>(person: PersonId) -> Permit<U> {
    permit_for(Subjects::One(person, PersonState::Active), Set64::FULL)
}

pub(crate) fn permit_for<U: Use>(subjects: Subjects, shapes: Set64) -> Permit<U> {
    let activity = ActivityFacts {
        id: 4,
        basis: Some(Basis::Contract),
        shapes,
        roles: [Role::Sales].into_iter().collect(),
        rights_work: false,
    };
    let actor = Actor { user: UserId([3; 16]), roles: activity.roles };
    decide(actor, subjects, &activity, Set64::FULL).unwrap()
}

/// Keeps leaves in memory; can be told to fail.
#[derive(Default)]
pub(crate) struct Leaves {
    pub(crate) kept: Vec<Leaf>,
    pub(crate) broken: bool,
}

impl Ledger for Leaves {
    fn append(&mut self, leaf: Leaf) -> Result<u64, LedgerError> {
        if self.broken {
            return Err(LedgerError("disk full".into()));
        }
        let seq = self.kept.len() as u64;
        self.kept.push(leaf.with_seq(seq));
        Ok(seq)
    }
}
