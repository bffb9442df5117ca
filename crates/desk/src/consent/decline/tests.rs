//! Refusals of every reach, withdrawals, and who they are remembered for.

use super::*;
use crate::people::{Look, Outcome};
use crate::testing::{call_as, desk, entered, leaves, somebody};
use law::vocabulary::Role;

fn first_rule(desk: &Desk, call: &Call, person: PersonId, channel: Channel) -> &'static str {
    let lights = desk.lights(call, person).unwrap();
    let light = lights.iter().find(|l| l.plan.channel == channel).unwrap();
    light.verdict.rules.first().unwrap().id
}

#[test]
fn an_objection_shows_in_the_lights_at_once() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    assert_ne!(first_rule(&desk, &call, person, Channel::PostAddressed), "R-MKT-51");
    desk.object(&call, person, None, None).unwrap();
    for channel in [Channel::PostAddressed, Channel::Email, Channel::PhoneHuman] {
        assert_eq!(first_rule(&desk, &call, person, channel), "R-MKT-51");
    }
    let log: Vec<Action> = leaves(&desk).iter().map(|leaf| leaf.action).collect();
    assert_eq!(log[log.len() - 2..], [Action::Link, Action::Objected]);
}

#[test]
fn an_objection_to_one_purpose_leaves_the_others() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.object(&call, person, Some(4), None).unwrap();
    let lights = desk.lights(&call, person).unwrap();
    let objected =
        |activity| lights.iter().find(|l| l.plan.activity == activity).unwrap().verdict.rules;
    assert!(objected(4).has("R-MKT-51") && !objected(6).has("R-MKT-51"));
}

#[test]
fn a_withdrawal_stops_every_spelling_of_the_address() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max.muster+shop@gmail.com"));
    desk.withdraw(&call, person, 4, Channel::Email).unwrap();
    let again = somebody("Muster", "maxmuster@googlemail.com");
    let Outcome::Ask(warning) = desk.enter(&call, &again, None).unwrap() else { panic!("taken") };
    assert!(warning.blocked_since.is_some() && warning.same.is_empty());
    let other = somebody("Muster", "erika@nordpol.example");
    assert!(matches!(desk.enter(&call, &other, None).unwrap(), Outcome::Done(_)));
}

#[test]
fn a_report_by_address_counts_once_and_blocks_strangers_too() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let report = |address: &str| {
        desk.withdraw_by_address(&call, address, Some(4), Channel::Email, call.now).unwrap()
    };
    assert_eq!(report("Max@Nordpol.example"), Reported { persons: 1, recorded: 1 });
    assert_eq!(report("max@nordpol.example"), Reported { persons: 1, recorded: 0 });
    assert_eq!(report("nobody@nordpol.example"), Reported { persons: 0, recorded: 0 });
    let before = leaves(&desk).len();
    report("nobody@nordpol.example");
    assert_eq!(leaves(&desk).len(), before, "a repeat leaves no leaf");
    let card = desk.card(&call, person, Look::default()).unwrap();
    assert_eq!(card.events.len(), 1);
    let stranger = somebody("Fremd", "nobody@nordpol.example");
    assert!(matches!(desk.enter(&call, &stranger, None).unwrap(), Outcome::Ask(_)));
    let wrong = desk.withdraw_by_address(&call, "MARKER", None, Channel::Email, call.now);
    assert!(!format!("{:?}", wrong.unwrap_err()).contains("MARKER"));
}

#[test]
fn a_report_of_a_mailbox_reaches_whoever_is_held_with_a_tag() {
    let (_folder, desk, call) = desk();
    let held = |family: &str, address: &str| entered(&desk, &call, &somebody(family, address));
    let tagged = held("Muster", "max.muster+shop@gmail.com");
    let list = held("Petersen", "uwe+list@nordpol.example");
    let others = [held("Pless", "uwe.p@nordpol.example"), held("Pauls", "uwe@polar.example")];
    let report = |address: &str| {
        desk.withdraw_by_address(&call, address, Some(4), Channel::Email, call.now).unwrap()
    };
    let once = Reported { persons: 1, recorded: 1 };
    assert_eq!(report("maxmuster@googlemail.com"), once);
    assert_eq!(report("Uwe@Nordpol.example"), once);
    let before = leaves(&desk).len();
    assert_eq!(report("uwe@nordpol.example").recorded, 0);
    assert_eq!(leaves(&desk).len(), before, "a repeat opens nothing");
    let events = |person| desk.card(&call, person, Look::default()).unwrap().events.len();
    assert_eq!([tagged, list].map(events), [1, 1]);
    assert_eq!(others.map(events), [0, 0]);
}

#[test]
fn a_link_needs_no_session_and_asking_twice_changes_nothing() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let nobody = call_as(&[]);
    for _ in 0..2 {
        desk.withdraw_by_link(&nobody, person, 4, Some(Channel::Email)).unwrap();
    }
    let card = desk.card(&call, person, Look::default()).unwrap();
    assert_eq!(card.events.len(), 1);
    assert_eq!(card.events[0].user, crate::SYSTEM);
    desk.withdraw_by_link(&nobody, person, 0, None).unwrap();
    assert_eq!(first_rule(&desk, &call, person, Channel::PostAddressed), "R-MKT-51");
    let admin = call_as(&[Role::Admin]);
    assert!(desk.object(&admin, person, None, None).is_err());
}
