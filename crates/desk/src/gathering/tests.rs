//! What waits, what was looked at, and what lists say.

use super::*;
use crate::testing::{desk, entered, leaves, somebody};
use law::vocabulary::Channel;
use vault::{Action, Leaf};

#[test]
fn overlaps_count_people_once_among_the_chosen_lists() {
    let all = [(0b0110, 5), (0b1110, 2), (0b0010, 7), (0b1000, 1)];
    let found = overlaps(&all, &[1, 2], 0b0110);
    let shown: Vec<_> = found.iter().map(|o| (o.sources.as_slice(), o.persons)).collect();
    assert_eq!(shown, [([1].as_slice(), 7), ([1, 2].as_slice(), 7)]);
}

#[test]
fn a_contradiction_waits_until_somebody_has_looked_and_does_not_return() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Vogt", "vogt@nordpol.example"));
    let said = |action| {
        desk.store
            .write(|tx| {
                let label = store::records::datum::of_person(tx, person)?[0].label;
                let event = store::records::consent::Event {
                    person,
                    id: desk.fresh(&call).unwrap(),
                    activity: 4,
                    channel: Channel::Email.code(),
                    action,
                    happened_at: call.ms(),
                    recorded_at: call.ms(),
                    wording: None,
                    evidence: law::vocabulary::Evidence::ImportFlag,
                    documented: 0,
                    proof: None,
                    label,
                    user: call.actor.user,
                };
                let mut standing = standing::get(tx, person)?.unwrap();
                crate::consent::record(tx, &mut standing, &event)
            })
            .unwrap();
    };
    let waiting = |desk: &Desk| {
        let gathering = desk.gathering(&call, &[]).unwrap();
        let todo = gathering.todo.into_iter().find(|t| t.matter == Matter::Contradiction);
        let todo = todo.unwrap();
        (todo.open, todo.done, todo.people.len())
    };
    said(ConsentAction::Requested);
    desk.search_twins(&call).unwrap();
    assert_eq!(waiting(&desk), (0, 0, 0), "a claim alone contradicts nothing");
    said(ConsentAction::Objected);
    desk.search_twins(&call).unwrap();
    assert_eq!(waiting(&desk), (1, 0, 1));
    desk.settle_matter(&call, person, Matter::Contradiction, true).unwrap();
    desk.search_twins(&call).unwrap();
    assert_eq!(waiting(&desk), (0, 1, 0));
    desk.settle_matter(&call, person, Matter::Contradiction, false).unwrap();
    assert_eq!(waiting(&desk), (1, 0, 1));
    let gathering = desk.gathering(&call, &[]).unwrap();
    assert_eq!(gathering.sources, [(1, 1)]);
    assert_eq!(gathering.overlaps, [Overlap { sources: vec![1], persons: 1 }]);
}

#[test]
fn what_waits_is_settled_in_one_go_and_that_is_taken_back_alone() {
    let (_folder, desk, call) = desk();
    let people = ["Vogt", "Holm", "Rode"].map(|name| {
        entered(&desk, &call, &somebody(name, &format!("{}@nord.example", name.to_lowercase())))
    });
    let items = |tx: &mut store::Tx<'_>| {
        people.iter().try_for_each(|person| {
            let mut standing = standing::get(tx, *person)?.unwrap();
            standing.relation = law::vocabulary::Relation::LeadImported;
            standing::put(tx, &standing)
        })
    };
    desk.store.write(items).unwrap();
    desk.collect_lists().unwrap();
    let counts = || {
        let todo = desk.gathering(&call, &[]).unwrap().todo;
        let todo = todo.into_iter().find(|todo| todo.matter == Matter::NoGround).unwrap();
        (todo.open, todo.done)
    };
    let before = leaves(&desk).len();
    desk.settle_matter(&call, people[0], Matter::NoGround, true).unwrap();
    let later = Call { now: call.now + jiff::Span::new().seconds(1), ..call };
    let (at, settled) = desk.settle_matters(&later, Matter::NoGround, &[1]).unwrap();
    assert_eq!((settled, counts()), (2, (0, 3)));
    assert_eq!(desk.unsettle_matters(&later, Matter::Values, at).unwrap(), 0);
    assert_eq!(desk.unsettle_matters(&later, Matter::NoGround, at).unwrap(), 2);
    assert_eq!(counts(), (2, 1), "what was settled by itself stays so");
    assert_eq!(desk.settle_matters(&later, Matter::NoGround, &[2]).unwrap().1, 0, "another list");
    // One leaf an act; an act that changed nothing has none.
    let told = |leaf: &Leaf| (leaf.action, leaf.count, leaf.subject_tag != [0; 16]);
    let log = leaves(&desk);
    let log: Vec<_> = log[before..].iter().filter(|l| l.action != Action::View).map(told).collect();
    let all = [(Action::MatterSettled, 2, false), (Action::MatterReopened, 2, false)];
    assert_eq!(log, [&[(Action::MatterSettled, 1, true)][..], &all].concat());
}
