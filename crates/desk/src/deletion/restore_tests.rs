//! Older data put back: nobody comes back, nobody is written to again (R19, R22).

use std::path::Path;

use law::ids::PersonId;
use law::vocabulary::Channel;
use store::{Content, Keys, Start, Store, snapshot};
use tempfile::TempDir;
use vault::{Cost, KeyFile, RingFile, SlotSecret, Vault};

use super::tests::{WISH, bought, with_invoices};
use super::*;
use crate::people::Look;
use crate::testing::{call_as, entered, somebody};
use crate::{Call, Desk};

/// A firm whose files can be copied while it is open.
struct Firm {
    folder: TempDir,
    secret: SlotSecret,
    ring: RingFile,
    desk: Desk,
    call: Call,
}

impl Firm {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let secret = KeyFile::generate().unwrap();
        let (vault, ring) = Vault::create_with(&secret, Cost::LOWEST).unwrap();
        let open = |content, name: &str| {
            Store::sqlite(&folder.path().join(name), content, Start::Create).unwrap()
        };
        let keys = Keys::new(open(Content::Keys, "keys"));
        let call = call_as(law::vocabulary::Role::ALL);
        let data = open(Content::Data, "data");
        let desk = Desk::create(data, keys, vault, &with_invoices(), &call).unwrap();
        Self { folder, secret, ring, desk, call }
    }

    fn copy(&self, content: Content, to: &Path) {
        let (name, file) = match content {
            Content::Data => ("data", "data.db"),
            Content::Keys => ("keys", "keys.db"),
        };
        std::fs::create_dir_all(to.join(name)).unwrap();
        snapshot(&self.folder.path().join(name), content, &to.join(name).join(file)).unwrap();
    }

    fn open(&self, folder: &Path) -> crate::Result<Desk> {
        let vault = Vault::unseal(&self.ring, &self.secret).unwrap();
        let open =
            |content, name: &str| Store::sqlite(&folder.join(name), content, Start::Open).unwrap();
        let keys = Keys::new(open(Content::Keys, "keys"));
        Desk::open(open(Content::Data, "data"), keys, vault, &self.call)
    }
}

fn objected(desk: &Desk, call: &Call, person: PersonId) -> bool {
    let card = desk.card(call, person, Look::default()).unwrap();
    card.standing.objection_scope != 0
}

#[test]
fn older_data_bring_nobody_back() {
    let firm = Firm::new();
    let (desk, call) = (&firm.desk, &firm.call);
    let enter = |name: &str| {
        entered(desk, call, &somebody(name, &format!("{}@nordpol.example", name.to_lowercase())))
    };
    let (gone, buyer, refuser, other) =
        (enter("Gone"), enter("Buyer"), enter("Refuser"), enter("Other"));
    bought(desk, call, buyer, "2026-03-01");
    let place = tempfile::tempdir().unwrap();
    firm.copy(Content::Data, place.path());
    desk.erase(call, gone, WISH).unwrap();
    desk.erase(call, buyer, WISH).unwrap();
    desk.object(call, refuser, None, None).unwrap();
    desk.withdraw(call, other, 4, Channel::Email).unwrap();
    firm.copy(Content::Keys, place.path());
    // Without the replay the objection is unknown to the older data: the planted fault.
    let restored = firm.open(place.path()).unwrap();
    assert!(!objected(&restored, call, refuser));
    let done = restored.after_restore(call).unwrap();
    assert_eq!((done.erasures, done.refusals), (2, 2));
    assert!(restored.card(call, gone, Look::default()).is_err());
    let left = restored.store.read(|tx| store::records::datum::of_person(tx, buyer)).unwrap();
    assert_eq!(left.len(), 1, "the invoice and nothing else");
    assert!(objected(&restored, call, refuser));
    let card = restored.card(call, other, Look::default()).unwrap();
    assert_eq!(card.events.len(), 1);
    assert_eq!(restored.after_restore(call).unwrap().refusals, 0, "twice is once");
    // Nothing leaves until two people say so.
    assert!(restored.may_leave().is_err());
    let (first, mut second) = (call_as(&[Role::Admin]), call_as(&[Role::RightsDesk]));
    assert!(matches!(restored.release(&first).unwrap(), Quarantine::Once(_)));
    assert!(restored.release(&second).is_err(), "the same person twice");
    second.actor.user = law::ids::UserId([8; 16]);
    assert_eq!(restored.release(&second).unwrap(), Quarantine::None);
    assert!(restored.may_leave().is_ok());
}
