//! Measures sealing and opening: `cargo run --release -p vault --example sealing_speed`.
#![allow(clippy::print_stdout, reason = "a measuring program prints its figures")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use law::access::{ActivityFacts, Actor, Permit, Set64, Subjects, decide};
use law::class::Class;
use law::ids::{PersonId, RequestId, UserId};
use law::kinds::{Collect, Link, Name, Note, Shape, Use};
use law::vocabulary::{Basis, Role};
use vault::{
    Cost, KeyFile, Leaf, Ledger, LedgerError, Moment, Place, Sealed, TableCode, Vault, audit,
};

const ROUNDS: u32 = 20;
const TIMES: u32 = 10_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (vault, _) = Vault::create_with(&KeyFile::generate()?, Cost::LOWEST)?;
    let (person, class) = (PersonId([1; 16]), Class::CustomerMaster);
    let (key, wrapped) = vault.new_key(person, class)?;
    let place = Place { table: TableCode(1), column: 1, row: [2; 16], person, class };
    let collect = permit::<Collect>()?;
    let moment = Moment { utc_ms: 1_790_000_000_000, request: RequestId([3; 16]) };
    let grant = vault.grant(permit::<Link>()?, &mut Forget, moment, None)?;
    let text = "x".repeat(290);
    let note: Sealed<Note> = vault.seal_fields(&collect, &key, place, &[&text])?;
    let name: Sealed<Name> = vault.seal_fields(&collect, &key, place, &["", "Eva", "Kern"])?;
    let stored = name.stored().to_vec();

    measure("seal 290 bytes (padded to 512)", || {
        vault.seal_fields::<Note>(&collect, &key, place, &[&text]).is_ok()
    });
    measure("seal a name (padded to 32)", || {
        vault.seal_fields::<Name>(&collect, &key, place, &["", "Eva", "Kern"]).is_ok()
    });
    measure("open a name", || grant.open(&key, &name).is_ok());
    measure("open a name from stored bytes", || {
        grant.open(&key, &Sealed::<Name>::from_stored(place, stored.clone())).is_ok()
    });
    measure("new person key", || vault.new_key(person, class).is_ok());
    measure("unwrap a person key", || {
        vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes).is_ok()
    });
    measure("24 random bytes", || vault.random::<24>().is_ok());
    measure("blind key", || vault.blind(Shape::Email, "eva.kern@example.org") != [0; 16]);
    let mut tree = audit::Tree::default();
    measure("append a leaf to the tree", || {
        tree.append(audit::leaf_hash(&[7; vault::LEAF]));
        true
    });
    black_box(note);
    Ok(())
}

/// Prints the best of several rounds: the others were disturbed by something else.
fn measure(what: &str, mut act: impl FnMut() -> bool) {
    let mut best = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let done = (0..TIMES).filter(|_| black_box(act())).count();
        assert_eq!(done, TIMES as usize, "{what} failed");
        best = best.min(start.elapsed() / TIMES);
    }
    println!("{what:40} {best:>10.2?}");
}

fn permit<U: Use>() -> Result<Permit<U>, law::refusal::Refusal> {
    let roles: Set64 = [Role::Sales].into_iter().collect();
    let activity = ActivityFacts {
        id: 1,
        basis: Some(Basis::Contract),
        shapes: Set64::FULL,
        roles,
        rights_work: false,
    };
    let actor = Actor { user: UserId([1; 16]), roles };
    decide(actor, Subjects::Set { at_most: 10 }, &activity, Set64::FULL)
}

struct Forget;

impl Ledger for Forget {
    fn append(&mut self, _: Leaf) -> Result<u64, LedgerError> {
        Ok(0)
    }
}
