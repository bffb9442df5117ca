//! Erasure of one person, value by value and step by step.

use std::cell::RefCell;

use jiff::ToSpan;
use law::class::Class;
use law::ids::{DatumId, PersonId};
use law::vocabulary::{Channel, Evidence, Role};
use store::records::consent;
use store::records::datum;
use store::records::erasure::{self, ErasureState};
use store::records::suppression;
use vault::RingFile;

use super::*;
use crate::consent::{Given, NewWording};
use crate::files::NewFile;
use crate::people::{At, Filter, Look, LookReason, NewPerson, NewPurchase, NewValue, Outcome};
use crate::register::Register;
use crate::requests::Form;
use crate::testing::{call_as, desk, desk_and_ring, desk_with, entered, somebody};
use crate::{Call, Desk};

pub(crate) const WISH: Wish = Wish { ground: Ground::NoLongerNeeded, insists: false };

/// The shipped register, with orders as invoices (LK-05).
pub(crate) fn with_invoices() -> Register {
    let mut register = Register::shipped().unwrap();
    for kind in &mut register.kinds {
        if kind.code == "order" {
            kind.class = Class::Voucher;
        }
    }
    register
}

pub(crate) fn bought(desk: &Desk, call: &Call, person: PersonId, on: &str) -> DatumId {
    let new = NewPurchase {
        number: "NV-7".into(),
        product: "Wanderschuhe".into(),
        amount: "129,90".into(),
        currency: "EUR".into(),
        group: 1,
        on: on.parse().unwrap(),
        notice: 2,
        captured: true,
        source: 2,
    };
    match desk.record_purchase(call, person, &new).unwrap() {
        Outcome::Done(datum) => datum,
        _ => panic!("not recorded"),
    }
}

/// A ring in memory.
pub(super) struct Pocket(RefCell<String>);

impl KeepRing for Pocket {
    fn load(&self) -> std::result::Result<RingFile, Box<dyn std::error::Error + Send + Sync>> {
        Ok(RingFile::from_json(&self.0.borrow())?)
    }
    fn keep(
        &self,
        ring: &RingFile,
    ) -> std::result::Result<(), Box<dyn std::error::Error + Send + Sync>> {
        *self.0.borrow_mut() = ring.to_json()?;
        Ok(())
    }
}

fn data_of(desk: &Desk, person: PersonId) -> usize {
    desk.store.read(|tx| datum::of_person(tx, person)).unwrap().len()
}

fn noted(desk: &Desk, call: &Call, person: PersonId) {
    let note = NewValue {
        kind: 13,
        parts: vec!["Hintereingang".into()],
        source: 1,
        ..NewValue::default()
    };
    match desk.add_value(call, person, &note, None).unwrap() {
        Outcome::Done(_) => {}
        Outcome::Ask(warning) => panic!("asked: {:?} {}", warning.same, warning.source_asks),
        Outcome::Faulty(faults) => panic!("{faults:?}"),
    }
}

pub(crate) fn consented(desk: &Desk, call: &Call, person: PersonId) {
    let wording = desk
        .add_wording(
            call,
            &NewWording {
                activity: 4,
                channels: vec![Channel::Email],
                language: 1,
                names_advertiser: true,
                active_act: true,
                coupled: false,
                tracking: false,
                body: "Ich möchte den Newsletter per E-Mail.".into(),
            },
        )
        .unwrap();
    let at = call.now - jiff::SignedDuration::from_hours(1);
    let (channel, evidence) = (Channel::Email, Evidence::DoiEmail);
    let detail = "Formular 7".into();
    let given = Given { wording, channel, evidence, at, detail, source: None };
    desk.give(call, person, &given).unwrap();
}

#[test]
fn an_erased_person_is_gone_and_the_refusal_stays() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.withdraw(&call, person, 4, Channel::Email).unwrap();
    let preview = desk.erasure_preview(&call, person).unwrap();
    assert!(preview.values.iter().all(|v| v.fate == Fate::Delete) && preview.suppression);
    let erased = desk.erase(&call, person, WISH).unwrap();
    assert_eq!(erased.state, ErasureState::Erased);
    assert!(erased.statement.suppression_kept && erased.statement.kept.is_empty());
    assert_eq!(erased.statement.keys.len(), 1);
    assert_eq!(data_of(&desk, person), 0);
    assert!(desk.card(&call, person, Look::default()).is_err());
    assert_eq!(desk.search(&call, "muster").unwrap().total, Some(0));
    assert_eq!(desk.people(&call, &Filter::default(), At::Newest).unwrap().rows.len(), 0);
    let again = desk.enter(&call, &somebody("Muster", "max@nordpol.example"), None).unwrap();
    let Outcome::Ask(warning) = again else { panic!("the refusal was forgotten") };
    assert!(warning.blocked_since.is_some() && warning.same.is_empty(), "R27");
    assert!(desk.keys.open_intents().unwrap().is_empty());
    let twice = desk.erase(&call, person, WISH).unwrap_err();
    assert!(twice.to_string().contains("NOT_FOUND"));
}

#[test]
fn whoever_insists_takes_the_refusal_along() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.object(&call, person, None, None).unwrap();
    desk.erase(&call, person, Wish { insists: true, ..WISH }).unwrap();
    assert_eq!(desk.store.read(suppression::count), Ok(0));
    let again = desk.enter(&call, &somebody("Muster", "max@nordpol.example"), None).unwrap();
    assert!(matches!(again, Outcome::Done(_)));
}

#[test]
fn an_invoice_keeps_itself_and_not_the_profile() {
    let (_folder, desk, call) = desk_with(&with_invoices());
    let new = NewPerson { phone: "0170 1234567".into(), ..somebody("Muster", "m@nordpol.example") };
    let person = entered(&desk, &call, &new);
    let kept = bought(&desk, &call, person, "2018-12-30");
    let over = bought(&desk, &call, person, "2017-12-30");
    let erased = desk.erase(&call, person, WISH).unwrap();
    let kept_class = &erased.statement.kept[..];
    assert_eq!(kept_class.len(), 1);
    assert_eq!(kept_class[0].class, "LK-05");
    assert_eq!(kept_class[0].until.as_deref(), Some("2026-12-31"), "T-092");
    assert!(kept_class[0].rules.contains(&"R-DEL-11".to_owned()));
    let left = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
    assert_eq!(left.iter().map(|d| d.id).collect::<Vec<_>>(), [kept]);
    assert!(left.iter().all(|d| d.id != over));
    assert!(desk.card(&call_as(&[Role::Sales]), person, Look::default()).is_err());
    let rights = call_as(&[Role::RightsDesk]);
    let look = Look { why: Some(LookReason::RightsRequest), ..Look::default() };
    let card = desk.card(&rights, person, look).unwrap();
    assert_eq!(card.orders[0].parts[1], "Wanderschuhe");
    assert!(card.values.is_empty());
    desk.restrict(&rights, person, RestrictGround::Disputed).unwrap();
    let lifted = desk.lift(&rights, person, true).unwrap_err();
    assert!(lifted.to_string().contains("RETAINED"));
}

#[test]
fn only_classes_without_a_duty_die() {
    // R23: every combination of four classes that are held or not held by statute.
    let (_folder, desk, call) = desk_with(&with_invoices());
    for mask in 0..16_u8 {
        let email = format!("m{mask}@nordpol.example");
        let person = entered(&desk, &call, &somebody(&format!("Muster{mask}"), &email));
        let mut keep = Vec::new();
        if mask & 1 != 0 {
            bought(&desk, &call, person, "2026-03-01");
            keep.push("LK-05");
        }
        if mask & 2 != 0 {
            noted(&desk, &call, person);
        }
        if mask & 4 != 0 {
            consented(&desk, &call, person);
            keep.push("LK-08");
        }
        if mask & 8 != 0 {
            let bytes = b"%PDF-1.7 Brief".to_vec();
            let name = "Brief.pdf".to_owned();
            let file = NewFile { name, bytes, photo: false, source: 1, activity: None };
            desk.keep_file(&call, person, &file).unwrap();
        }
        let erased = desk.erase(&call, person, WISH).unwrap();
        let stays: Vec<_> = erased.statement.kept.iter().map(|k| k.class.as_str()).collect();
        assert_eq!(stays, keep, "mask {mask}");
        let classes = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
        for class in Class::ALL {
            let open = desk.keys.get(person, *class).unwrap().is_some();
            assert_eq!(open, keep.contains(&class.word()), "mask {mask}, {class}");
        }
        assert_eq!(classes.len(), keep.len());
        let events = desk.store.read(|tx| consent::of_person(tx, person)).unwrap();
        assert_eq!(events.len(), usize::from(mask & 4 != 0), "a proof keeps its act");
    }
}

#[test]
fn a_legal_matter_holds_everything_until_it_ends() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let today = call.now.to_zoned(jiff::tz::TimeZone::UTC).date();
    for wrong in [today, today + 7.months()] {
        assert!(desk.hold(&call, person, "12 O 34/26", wrong).is_err());
    }
    let hold = desk.hold(&call, person, "12 O 34/26", today + 3.months()).unwrap();
    assert_eq!(desk.holds(&call).unwrap()[0].matter, "12 O 34/26");
    let asked = desk.erase(&call, person, WISH).unwrap();
    assert_eq!(asked.state, ErasureState::Waiting);
    assert!(asked.statement.erased.is_empty() && asked.statement.kept[0].until.is_none());
    assert!(asked.statement.kept[0].rules.contains(&"R-DEL-05".to_owned()));
    assert!(data_of(&desk, person) > 0);
    assert!(desk.card(&call_as(&[Role::Sales]), person, Look::default()).is_err(), "E0");
    assert!(desk.certificate(&call, asked.number).is_err());
    desk.erase(&call, person, WISH).unwrap();
    let waiting = |tx: &mut store::Tx<'_>| erasure::in_state(tx, ErasureState::Waiting, 9);
    assert_eq!(desk.store.read(waiting).unwrap().len(), 1, "asked twice, it waits once");
    let done = desk.end_hold(&call, person, hold).unwrap().unwrap();
    assert_eq!(done.state, ErasureState::Erased);
    assert_eq!(data_of(&desk, person), 0);
    assert!(desk.store.read(waiting).unwrap().is_empty());
}

#[test]
fn a_restricted_record_comes_back_whole() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.restrict(&call, person, RestrictGround::Disputed).unwrap();
    assert_eq!(desk.search(&call, "muster").unwrap().total, Some(0));
    let ground = desk.restriction(&call, person).unwrap().unwrap().ground;
    assert_eq!(ground, RestrictGround::Disputed.code());
    desk.lift(&call, person, true).unwrap();
    assert_eq!(desk.search(&call, "muster").unwrap().total, Some(1));
    assert!(desk.restrict(&call_as(&[Role::Sales]), person, RestrictGround::Disputed).is_err());
    assert!(desk.erase(&call_as(&[Role::Admin]), person, WISH).is_err());
}

#[test]
fn a_certificate_verifies_and_every_changed_byte_shows() {
    let (_folder, desk, call, ring) = desk_and_ring(&with_invoices());
    let person = entered(&desk, &call, &somebody("Zqxmuster", "zqx@nordpol.example"));
    bought(&desk, &call, person, "2026-03-01");
    let erased = desk.erase(&call, person, WISH).unwrap();
    let text = desk.certificate(&call, erased.number).unwrap();
    assert!(!text.to_lowercase().contains("zqx") && !text.contains(&person.to_string()));
    for (language, title) in
        [(1, "Bescheinigung über eine Löschung"), (2, "Certificate of erasure")]
    {
        let file =
            |form| desk.certificate_file(&call, erased.number, language, form).unwrap().bytes;
        let page = String::from_utf8(file(Form::Page)).unwrap();
        assert!(page.contains(title) && page.contains(&erased.number.to_string()));
        assert!(!page.to_lowercase().contains("zqx") && !page.contains(&person.to_string()));
        assert!(file(Form::Pdf).starts_with(b"%PDF-1.7") && file(Form::Json) == text.as_bytes());
    }
    let key = desk.vault().audit_verifier().to_string();
    let checked = verify(&text, Some(&key)).unwrap();
    assert_eq!(checked.statement.stage, Stage::Preliminary);
    assert!(checked.statement.erased_at.is_some());
    for at in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[at] ^= 1;
        let Ok(bent) = String::from_utf8(bytes) else { continue };
        assert!(verify(&bent, Some(&key)).is_err(), "byte {at} was not noticed");
    }
    let other = text.replace("NO_LONGER_NEEDED", "OBJECTED");
    assert_eq!(verify(&other, None), Err(CertificateFault::Statement));
    assert_eq!(verify(&text, Some("another")), Err(CertificateFault::OtherKey));
    // E2 and E3 change the statement, and the certificate with it.
    let pocket = Pocket(RefCell::new(ring.to_json().unwrap()));
    assert_eq!(desk.compact(&call, &pocket).unwrap(), 1);
    let later = Call { now: call.now + jiff::SignedDuration::from_hours(24 * 16), ..call };
    assert_eq!(desk.compact(&later, &pocket).unwrap(), 0);
    let last = verify(&desk.certificate(&later, erased.number).unwrap(), Some(&key)).unwrap();
    assert_eq!(last.statement.stage, Stage::Final);
    assert_eq!(last.statement.gone_on.as_deref(), Some("2026-12-05"));
}

#[test]
fn a_new_epoch_leaves_the_erased_keys_of_yesterday_useless() {
    let (_folder, desk, call, ring) = desk_and_ring(&Register::shipped().unwrap());
    let gone = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let stays = entered(&desk, &call, &somebody("Harms", "ida@nordpol.example"));
    assert!(!desk.compaction_is_due(&call).unwrap());
    let class = Class::ProspectInquiry;
    let old = desk.keys.get(gone, class).unwrap().unwrap();
    desk.erase(&call, gone, WISH).unwrap();
    assert!(desk.vault().unwrap(gone, class, old.epoch, &old.bytes).is_ok(), "the planted copy");
    let pocket = Pocket(RefCell::new(ring.to_json().unwrap()));
    let hours = |hours| Call { now: call.now + jiff::SignedDuration::from_hours(hours), ..call };
    assert!(!desk.compaction_is_due(&hours(21)).unwrap(), "the night comes");
    assert!(desk.compaction_is_due(&hours(23)).unwrap(), "R21: E2 within a day");
    desk.compact(&call, &pocket).unwrap();
    assert!(!desk.compaction_is_due(&hours(23)).unwrap());
    assert!(desk.vault().unwrap(gone, class, old.epoch, &old.bytes).is_err());
    assert_eq!(desk.card(&call, stays, Look::default()).unwrap().values.len(), 2);
    assert_eq!(pocket.load().unwrap().to_json().unwrap().matches("\"epoch\"").count(), 1);
    entered(&desk, &call, &somebody("Neu", "neu@nordpol.example"));
}
