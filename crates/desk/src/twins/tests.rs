//! Searching the base, deciding and taking back.

use law::ids::PersonId;
use law::vocabulary::Role;
use vault::Action;

use super::{Choice, TwinState};
use crate::people::NewPerson;
use crate::testing::{call_as, desk, entered, leaves, somebody};
use crate::{Call, Desk};

fn person(given: &str, family: &str, email: &str) -> NewPerson {
    NewPerson {
        given: given.into(),
        street: "Goldstraße 12".into(),
        postcode: "24103".into(),
        city: "Kiel".into(),
        ..somebody(family, email)
    }
}

/// One man twice, and his wife.
fn household(desk: &Desk, call: &Call) -> [PersonId; 3] {
    let enter = |new: &NewPerson| match desk
        .enter(call, new, Some(crate::people::Decision::ALL[0]))
        .unwrap()
    {
        crate::people::Outcome::Done(person) => person,
        _ => panic!("not taken"),
    };
    [
        entered(desk, call, &person("Hans-Jürgen", "Müller-Vogt", "hj@nordpol.example")),
        enter(&person("Hans Jürgen", "Mueller-Vogt", "vogt@nordpol.example")),
        enter(&person("Erika", "Müller-Vogt", "erika@nordpol.example")),
    ]
}

#[test]
fn the_same_man_is_found_with_one_leaf_and_his_wife_is_less_sure() {
    let (_folder, desk, call) = desk();
    let [one, same, _] = household(&desk, &call);
    let before = leaves(&desk).len();
    assert!(desk.search_twins(&call).unwrap() >= 1);
    let log = leaves(&desk);
    assert_eq!((log.len(), log[before].action), (before + 1, Action::Link));
    assert!(desk.twins_progress().is_none());
    let list = desk.twins(&call, TwinState::Open, 10).unwrap();
    let first = &list.cards[0];
    assert_eq!((first.low, first.high), (one.min(same), one.max(same)));
    assert!(first.score >= 0.5, "{}", first.score);
    let why = first.why.as_ref().unwrap();
    // In a base of three nothing is rare, so the weights are small; the signs are what they are.
    assert!(why.steps.iter().any(|step| step.2 > 0.0));
    let bits = why.start + why.steps.iter().map(|step| step.2).sum::<f64>();
    let shown = 1.0 / (1.0 + (-bits).exp2());
    assert!((first.score - shown).abs() < 1e-9, "the chart ends where the score is");
    assert!(first.pairs.iter().any(|pair| pair.same));
    assert!(desk.search_twins(&call_as(&[Role::Finance])).is_err());
}

#[test]
fn different_is_remembered_and_same_can_be_taken_back() {
    let (_folder, desk, call) = desk();
    let [one, same, _] = household(&desk, &call);
    desk.search_twins(&call).unwrap();
    let open = |desk: &Desk| desk.twins(&call, TwinState::Open, 10).unwrap().open;
    let all = open(&desk);
    let before = leaves(&desk).len();
    desk.decide_twin(&call, (one, same), Choice::Different).unwrap();
    assert!(desk.decide_twin(&call, (one, same), Choice::Same).is_err());
    desk.search_twins(&call).unwrap();
    assert_eq!(open(&desk), all - 1, "the pair does not return");
    desk.undecide_twin(&call, (one, same)).unwrap();
    assert_eq!(open(&desk), all);
    // Each decision stands in the log, about both.
    let log = leaves(&desk);
    let told = |action| log[before..].iter().filter(|leaf| leaf.action == action).count();
    assert_eq!((told(Action::PairDecided), told(Action::PairReopened)), (2, 2));
    desk.decide_twin(&call, (same, one), Choice::Same).unwrap();
    let (kept, gone) = (one.min(same), one.max(same));
    assert_eq!(desk.successor(gone).unwrap(), Some(kept));
    desk.search_twins(&call).unwrap();
    let list = desk.twins(&call, TwinState::Open, 10).unwrap();
    assert!(list.cards.iter().all(|card| card.low != gone && card.high != gone));
    desk.undecide_twin(&call, (one, same)).unwrap();
    assert_eq!(desk.successor(gone).unwrap(), None);
}

#[test]
fn erasing_somebody_takes_their_pairs_along() {
    let (_folder, desk, call) = desk();
    let [one, same, _] = household(&desk, &call);
    desk.search_twins(&call).unwrap();
    desk.erase_all(&call, &[same]).unwrap();
    let list = desk.twins(&call, TwinState::Open, 10).unwrap();
    assert!(list.cards.iter().all(|card| card.low != same && card.high != same));
    assert!(desk.twins(&call, TwinState::Same, 10).unwrap().cards.is_empty());
    assert!(desk.decide_twin(&call, (one, same), Choice::Later).is_err());
}
