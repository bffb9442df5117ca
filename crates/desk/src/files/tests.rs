//! Files kept, opened and gone again.

use law::class::Class;
use law::ids::PersonId;
use law::kinds::Shape;
use law::vocabulary::{Basis, Channel, ConsentState, Content, Evidence, Role};
use store::records::attachment;
use vault::Action;

use super::*;
use crate::consent::{Given, NewWording};
use crate::register::{Activity, Bilingual, Kind};
use crate::testing::{call_as, desk, entered, leaves, somebody};
use crate::{Call, Desk, Error};

fn pdf(name: &str, bytes: usize) -> NewFile {
    let mut content = b"%PDF-1.7 ".to_vec();
    content.resize(bytes, b'x');
    NewFile { name: name.into(), bytes: content, photo: false, source: 1, activity: None }
}

/// A register in which pictures have a purpose.
fn with_pictures(desk: &Desk, call: &Call) {
    let mut register = (*desk.register()).clone();
    let name = Bilingual { de: "Porträt".into(), en: "Portrait".into() };
    register.kinds.push(Kind {
        id: 30,
        code: "photo".into(),
        name: name.clone(),
        shape: Shape::Note,
        class: Class::Photo,
        retired: false,
    });
    register.activities.push(Activity {
        id: 30,
        code: "portrait".into(),
        name: name.clone(),
        purpose: name,
        basis: Some(Basis::Consent),
        kinds: vec!["photo".into()],
        roles: vec![Role::Service],
        content: Content::Transactional,
        marketing: false,
        channels: vec![],
        ..register.activities[0].clone()
    });
    desk.save_register(call, 1, register).unwrap();
}

#[test]
fn a_file_comes_back_as_it_went_and_every_opening_is_in_the_log() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let service = call_as(&[Role::Service]);
    let new = pdf("C:\\scans\\Attest_Diabetes_Muster.pdf", 200_000);
    let kept = desk.keep_file(&service, person, &new).unwrap();
    assert!(kept.masked);
    let listed = desk.files(&service, person).unwrap();
    assert!(!listed[0].name.contains("Diabetes") && listed[0].name.contains("entfernt"));
    assert!(listed[0].deletes_on.is_some());
    let fetched = desk.fetch_file(&service, person, kept.id).unwrap();
    assert!(fetched.bytes == new.bytes && fetched.media == Media::Pdf);
    assert!(leaves(&desk).iter().any(|leaf| leaf.action == Action::FileFetched));
    let marketing = call_as(&[Role::Marketing]);
    assert!(desk.files(&marketing, person).unwrap().is_empty());
    assert!(desk.fetch_file(&marketing, person, kept.id).is_err());
    desk.remove_file(&service, person, kept.id).unwrap();
    assert!(desk.fetch_file(&service, person, kept.id).is_err());
    let left = desk.store.read(|tx| attachment::piece(tx, person, kept.id, 0)).unwrap();
    assert!(left.is_none());
}

#[test]
fn what_cannot_be_kept_is_told() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let code = |new: &NewFile| match desk.keep_file(&call, person, new) {
        Err(Error::Fault(fault)) => fault.code,
        Err(Error::Refusal(refusal)) => refusal.code,
        _ => "kept",
    };
    assert_eq!(code(&pdf("a.pdf", MAX_FILE + 1)), "FILE_SIZE");
    assert_eq!(code(&NewFile { bytes: b"GIF89a".to_vec(), ..pdf("a.gif", 9) }), "FILE_TYPE");
    assert_eq!(
        code(&NewFile { bytes: vec![0xff, 0xd8, 0xff, 0xe1], ..pdf("a.jpg", 9) }),
        "FILE_DAMAGED"
    );
    assert_eq!(code(&NewFile { photo: true, ..pdf("a.pdf", 9) }), "PHOTO_NO_PURPOSE");
}

/// The person signed that a picture may be held.
fn agreed(desk: &Desk, call: &Call, person: PersonId) {
    let wording = NewWording {
        activity: 30,
        channels: vec![Channel::Email],
        language: 1,
        names_advertiser: true,
        active_act: true,
        coupled: false,
        tracking: false,
        body: "Sie dürfen ein Bild von mir speichern.".into(),
    };
    let given = Given {
        wording: desk.add_wording(call, &wording).unwrap(),
        channel: Channel::Email,
        evidence: Evidence::Signed,
        at: call.now,
        detail: "Ordner 3".into(),
        source: None,
    };
    desk.give(call, person, &given).unwrap();
}

#[test]
fn a_photo_needs_a_consent_and_goes_with_it() {
    let (_folder, desk, call) = desk();
    with_pictures(&desk, &call);
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let bytes = b"\xff\xd8\xff\xe1\x00\x05GPS\xff\xda\x00\x03\x01\x22\xff\xd9".to_vec();
    let photo = NewFile { name: "max.jpg".into(), bytes, photo: true, source: 1, activity: None };
    let refused = desk.keep_file(&call, person, &photo);
    assert!(matches!(refused, Err(Error::Refusal(r)) if r.code == "PHOTO_NO_CONSENT"));
    agreed(&desk, &call, person);
    let kept = desk.keep_file(&call, person, &photo).unwrap();
    let fetched = desk.fetch_file(&call, person, kept.id).unwrap();
    assert!(!fetched.bytes.windows(3).any(|w| w == b"GPS"), "place is cut out");
    desk.withdraw(&call, person, 30, Channel::Email).unwrap();
    assert!(desk.files(&call, person).unwrap().is_empty());
}

#[test]
fn a_person_ends_the_consent_to_a_photo_by_themselves() {
    let (_folder, desk, call) = desk();
    with_pictures(&desk, &call);
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let token = desk.own_link(&call, person).unwrap();
    let offered = || {
        let all = desk.own_choices(&call, &token, 1).unwrap();
        all.iter().any(|c| c.activity == 30 && c.state == ConsentState::Active)
    };
    assert!(!offered(), "nothing was agreed to");
    agreed(&desk, &call, person);
    let bytes = b"\xff\xd8\xff\xda\x00\x03\x01\x22\xff\xd9".to_vec();
    let photo = NewFile { name: "max.jpg".into(), bytes, photo: true, source: 1, activity: None };
    desk.keep_file(&call, person, &photo).unwrap();
    assert!(offered());
    desk.own_decline(&call, &token, Some(30), Some(Channel::Email)).unwrap();
    assert!(!offered() && desk.files(&call, person).unwrap().is_empty());
}
