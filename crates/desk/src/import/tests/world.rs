//! Nordpol-Versand in a temporary folder.

use std::collections::BTreeMap;
use std::io::Cursor;

use jiff::Timestamp;
use law::ids::{ImportId, PersonId, RequestId};
use law::vocabulary::{Country, PersonType};
use store::records::standing::Standing;
use store::records::{consent, standing, suppression};
use store::{Content, Keys, Start, Store};
use tempfile::TempDir;
use vault::{Cost, KeyFile, RingFile, SlotSecret, Vault};

use crate::import::{Begun, Options, Reason, Report};
use crate::register::Register;
use crate::{Call, Desk, Error, Result};

const REGISTER: &str = include_str!("../../../../../samples/nordpol-versand/register.toml");

/// A firm, its folder and who calls.
pub(super) struct World {
    pub(super) desk: Desk,
    pub(super) call: Call,
    folder: TempDir,
    secret: SlotSecret,
    ring: RingFile,
}

impl World {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let secret = KeyFile::generate().unwrap();
        let (vault, ring) = Vault::create_with(&secret, Cost::LOWEST).unwrap();
        let call = Call::by_system(now(), RequestId([9; 16]));
        let register: Register = toml::from_str(REGISTER).unwrap();
        let (data, keys) = stores(&folder, Start::Create);
        let desk = Desk::create(data, keys, vault, &register, &call).unwrap();
        Self { desk, call, folder, secret, ring }
    }

    /// The same folder, opened by a new process.
    pub(super) fn reopened(self) -> Self {
        let Self { desk, call, folder, secret, ring } = self;
        drop(desk);
        let (data, keys) = stores(&folder, Start::Open);
        let vault = Vault::unseal(&ring, &secret).unwrap();
        let desk = Desk::open(data, keys, vault, &call).unwrap();
        Self { desk, call, folder, secret, ring }
    }

    /// Has dates of birth kept from now on, for contracts; the number of the kind.
    pub(super) fn keep_birth_dates(&self) -> u16 {
        let (version, register) = self.desk.register_in_force();
        let mut register = (*register).clone();
        let kind = register.kinds.iter_mut().find(|kind| kind.code == "birth_date").unwrap();
        kind.retired = false;
        let id = kind.id;
        let contract = register.activities.iter_mut().find(|one| one.code == "contract").unwrap();
        contract.kinds.push("birth_date".into());
        self.desk.save_register(&self.call, version, register).unwrap();
        id
    }

    /// Takes a file in for the source with this code.
    pub(super) fn import(&self, source: &str, file: &[u8]) -> Result<Begun> {
        self.import_with(&self.options(source), file)
    }

    pub(super) fn import_with(&self, options: &Options, file: &[u8]) -> Result<Begun> {
        self.desk.import_file(&self.call, Cursor::new(file), "", options, None)
    }

    /// As [`World::import`], for a file that must go in.
    pub(super) fn report(&self, source: &str, file: &[u8]) -> Report {
        let begun = self.import(source, file).unwrap();
        self.desk.import_report(&self.call, id(begun)).unwrap()
    }

    pub(super) fn options(&self, source: &str) -> Options {
        let source = self.desk.register().source_coded(source).unwrap().id;
        Options {
            source,
            country: Country::De,
            party: PersonType::Consumer,
            documented: false,
            layout: None,
        }
    }

    /// Ids of people found by this text.
    pub(super) fn found(&self, text: &str) -> Vec<PersonId> {
        let found = self.desk.index.search(text, 50);
        found.hits.iter().map(|hit| PersonId(hit.id)).collect()
    }

    /// The one person found by this text.
    pub(super) fn person(&self, text: &str) -> PersonId {
        let found = self.found(text);
        assert_eq!(found.len(), 1, "found by {text}");
        found[0]
    }

    pub(super) fn standing(&self, person: PersonId) -> Standing {
        self.desk.store.read(|tx| standing::get(tx, person)).unwrap().unwrap()
    }

    pub(super) fn people(&self) -> i64 {
        self.desk.store.read(standing::count).unwrap()
    }

    pub(super) fn blocked(&self) -> i64 {
        self.desk.store.read(suppression::count).unwrap()
    }

    pub(super) fn consents(&self, person: PersonId) -> Vec<consent::ConsentStanding> {
        self.desk.store.read(|tx| consent::standing_of(tx, person)).unwrap()
    }

    /// Every value of everybody, opened for comparing, and every standing: the state of the base
    /// as far as undo must restore it. Ids of values are left out.
    pub(super) fn state(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut people = Vec::new();
        self.desk
            .store
            .read(|tx| {
                standing::each(tx, PersonId([0; 16]), PersonId([255; 16]), |standing| {
                    people.push(*standing);
                    true
                })
            })
            .unwrap();
        for standing in people {
            lines.push(format!("{standing:?}"));
            let (data, consents) = self
                .desk
                .store
                .read(|tx| {
                    let data = store::records::datum::of_person(tx, standing.person)?;
                    Ok::<_, store::Failure>((data, consent::standing_of(tx, standing.person)?))
                })
                .unwrap();
            lines.extend(data.iter().map(|d| format!("{:?} {} {:?}", d.id, d.kind, d.class)));
            lines.extend(consents.iter().map(|c| format!("{c:?}")));
        }
        lines.sort();
        lines
    }
}

/// Rows by reason.
pub(super) fn by_reason(report: &Report) -> BTreeMap<&'static str, i64> {
    let mut all = BTreeMap::new();
    for (_, reason, rows) in &report.counts {
        *all.entry(reason.word()).or_default() += rows;
    }
    all
}

pub(super) fn rows_of(report: &Report, reason: Reason) -> i64 {
    by_reason(report).get(reason.word()).copied().unwrap_or_default()
}

pub(super) fn id(begun: Begun) -> ImportId {
    match begun {
        Begun::New(id) | Begun::Resumed(id) | Begun::Before(id) => id,
    }
}

/// Code of the fault an import ended with.
pub(super) fn fault_code<T>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Fault(fault)) => fault.code,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("went in"),
    }
}

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn stores(folder: &TempDir, start: Start) -> (Store, Keys) {
    let open = |name, content| Store::sqlite(&folder.path().join(name), content, start).unwrap();
    (open("data", Content::Data), Keys::new(open("keys", Content::Keys)))
}
