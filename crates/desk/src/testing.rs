//! A firm in a temporary folder, for tests.

use jiff::Timestamp;
use law::access::Actor;
use law::ids::{ObjectId, PersonId, RequestId, UserId};
use law::kinds::Shape;
use law::vocabulary::Role;
use store::records::disclosure::{self, Disclosure, DisclosureState};
use store::{Content, Keys, Start, Store};
use tempfile::TempDir;
use vault::{Cost, KeyFile, Leaf, Vault};

use crate::people::{NewPerson, Outcome};
use crate::register::Register;
use crate::{Call, Desk};

/// A new firm with the shipped register, and a call of the program itself.
pub(crate) fn desk() -> (TempDir, Desk, Call) {
    desk_with(&Register::shipped().unwrap())
}

/// A new firm with this register.
pub(crate) fn desk_with(register: &Register) -> (TempDir, Desk, Call) {
    let (folder, desk, call, _) = desk_and_ring(register);
    (folder, desk, call)
}

/// A new firm with this register, and its key ring.
pub(crate) fn desk_and_ring(register: &Register) -> (TempDir, Desk, Call, vault::RingFile) {
    let folder = tempfile::tempdir().unwrap();
    let open = |content, name: &str| {
        Store::sqlite(&folder.path().join(name), content, Start::Create).unwrap()
    };
    let secret = KeyFile::generate().unwrap();
    let (vault, ring) = Vault::create_with(&secret, Cost::LOWEST).unwrap();
    let call = call_as(Role::ALL);
    let keys = Keys::new(open(Content::Keys, "keys"));
    let desk = Desk::create(open(Content::Data, "data"), keys, vault, register, &call).unwrap();
    (folder, desk, call, ring)
}

/// A call of somebody with these roles, on a Saturday noon.
pub(crate) fn call_as(roles: &[Role]) -> Call {
    let now: Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
    let actor = Actor { user: UserId([7; 16]), roles: roles.iter().copied().collect() };
    Call { actor, request: RequestId([9; 16]), now }
}

/// Somebody with these identifiers, not yet entered; told by the person.
pub(crate) fn somebody(family: &str, email: &str) -> NewPerson {
    NewPerson {
        source: 1,
        given: "Max".into(),
        family: family.into(),
        email: email.into(),
        country: Some(law::vocabulary::Country::De),
        ..NewPerson::default()
    }
}

/// Enters somebody whom nothing stands against.
pub(crate) fn entered(desk: &Desk, call: &Call, person: &NewPerson) -> PersonId {
    match desk.enter(call, person, None).unwrap() {
        Outcome::Done(person) => person,
        Outcome::Ask(_) => panic!("a decision was asked for"),
        Outcome::Faulty(faults) => panic!("{faults:?}"),
    }
}

/// Name and e-mail address of somebody went to a recipient.
pub(crate) fn handed(desk: &Desk, call: &Call, person: PersonId) {
    let (id, user) = (ObjectId([3; 16]), call.actor.user);
    let shapes = [Shape::Name, Shape::Email];
    let new = Disclosure {
        id,
        campaign: None,
        recipient: 1,
        activity: 1,
        shapes: shapes.iter().fold(0, |all, shape| all | 1 << shape.code()),
        persons: 1,
        format: 1,
        asked_by: user,
        approved_by: Some(user),
        asked_at: call.ms(),
        approved_at: Some(call.ms()),
        handed_at: Some(call.ms()),
        state: DisclosureState::Handed,
    };
    desk.store
        .write(|tx| {
            disclosure::insert(tx, &new)?;
            disclosure::update(tx, &new)?;
            tx.load(&disclosure::LOAD_PERSONS, [disclosure::person_values(&person, &id)])
        })
        .unwrap();
}

/// Every leaf of the audit log, oldest first.
pub(crate) fn leaves(desk: &Desk) -> Vec<Leaf> {
    let mut all = Vec::new();
    desk.store
        .read(|tx| {
            let size = store::audit::tree_size(tx)?;
            store::audit::leaves(tx, 0, size, |_, bytes| {
                all.extend(Leaf::decode(bytes));
                Ok(true)
            })
        })
        .unwrap();
    all
}
