//! The report, and a kind that goes.

use law::vocabulary::Role;
use store::records::datum;
use vault::Action;

use super::CallOut;
use crate::people::{At, Filter, Look, NewValue, Outcome};
use crate::testing::{call_as, desk, entered, leaves, somebody};

#[test]
fn the_report_says_who_needs_what_and_a_kind_nobody_needs_goes_whole() {
    let (_folder, desk, call) = desk();
    let mut register = (*desk.register()).clone();
    let delivery = register.kinds.iter_mut().find(|k| k.code == "delivery_note").unwrap();
    delivery.name.de = "Anrede".into();
    let kind = delivery.id;
    desk.save_register(&call, 1, register).unwrap();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let value = NewValue { kind, parts: vec!["Herr".into()], source: 2, ..NewValue::default() };
    assert!(matches!(desk.add_value(&call, person, &value, None).unwrap(), Outcome::Done(_)));
    assert!(desk.make_minimisation(&call_as(&[Role::Sales])).is_err());
    let admin = call_as(&[Role::Admin]);
    assert!(desk.make_minimisation(&admin).unwrap());
    let of = |kind: u16| {
        let (report, running) = desk.minimisation();
        assert_eq!(running, None);
        report.unwrap().kinds.iter().find(|k| k.kind == kind).unwrap().clone()
    };
    let salutation = of(kind);
    assert_eq!((salutation.values, salutation.without_ground), (1, 0));
    assert_eq!(salutation.call_out, Some(CallOut::Salutation));
    assert!(salutation.never_used() && salutation.needed_by == [1]);
    // Told by hand for inquiries and service: the name is needed there, the e-mail address too.
    assert_eq!((of(1).values, of(1).without_ground), (1, 0));
    desk.card(&call_as(&[Role::Sales]), person, Look::default()).unwrap();
    desk.make_minimisation(&admin).unwrap();
    assert_eq!((of(kind).last_by, of(kind).never_used()), (Some(1), false));
    assert_eq!(of(12).last_used, None, "of the same shape, and nobody opened one");

    assert!(desk.preview_retire(&admin, 1).is_err(), "names stay");
    assert!(desk.erase_kind(&admin, kind).is_err(), "not retired");
    assert_eq!(desk.preview_retire(&admin, kind).unwrap().values, 1);
    desk.retire_kind(&admin, kind).unwrap();
    assert!(desk.erase_kind(&admin, kind).unwrap());
    let left = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
    assert!(left.iter().all(|d| d.kind != kind) && left.len() == 2);
    assert!(desk.add_value(&call, person, &value, None).is_err(), "no longer taken in");
    assert_eq!((of(kind).values, of(kind).retired), (0, true));
    assert!(leaves(&desk).iter().any(|leaf| leaf.action == Action::KindErased && leaf.count == 1));
}

#[test]
fn each_way_to_open_values_is_a_use_of_their_kinds_and_outlives_the_process() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let admin = call_as(&[Role::Admin]);
    let used = || {
        let uses = desk.store.read(store::records::kind_use::all).unwrap();
        uses.iter().map(|u| (u.kind, u.activity)).collect::<Vec<_>>()
    };
    let marketing = call_as(&[Role::Marketing]);
    let look = Look { activity: Some(4), ..Look::default() };
    desk.card(&marketing, person, look).unwrap();
    assert_eq!(used(), [(1, 4), (3, 4)]);
    desk.people(&marketing, &Filter::default(), At::Newest).unwrap();
    assert!(used().iter().all(|(kind, _)| [1, 3].contains(kind)), "lists open names alone");
    desk.addressee(&call_as(&[Role::RightsDesk]), person).unwrap();
    let rights = desk.register().activities.iter().find(|a| a.rights_work).unwrap().id;
    assert!(used().contains(&(1, rights)) && !used().contains(&(3, rights)));
    desk.make_minimisation(&admin).unwrap();
    let report = desk.minimisation().0.unwrap();
    assert_eq!(report.kinds.iter().find(|k| k.kind == 4).unwrap().last_used, None);
}

#[test]
fn a_later_day_takes_the_place_of_an_earlier_one_and_never_the_other_way() {
    let (_folder, desk, call) = desk();
    let later = crate::Call { now: call.now + jiff::SignedDuration::from_hours(48), ..call };
    let days = || {
        let uses = desk.store.read(store::records::kind_use::all).unwrap();
        uses.iter().filter(|u| u.kind == 13).map(|u| u.on).collect::<Vec<_>>()
    };
    desk.used(&call, 1, [13, 13]).unwrap();
    let first = days();
    desk.used(&later, 1, [13]).unwrap();
    assert_eq!(days(), [first[0] + 2]);
    desk.used(&call, 1, [13]).unwrap();
    assert_eq!(days(), [first[0] + 2]);
}
