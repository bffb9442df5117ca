//! The report, and a kind that goes.

use law::vocabulary::Role;
use store::records::datum;
use vault::Action;

use super::CallOut;
use crate::people::{Look, NewValue, Outcome};
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
    let value = NewValue { kind, parts: vec!["Herr".into()], source: 2 };
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
