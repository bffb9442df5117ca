//! Merging, taking back, splitting and settling, on a firm in a folder.

use law::ids::PersonId;
use law::kinds::Shape;
use law::vocabulary::{Channel, ConsentState, PersonState, Role};
use store::records::merging::{self, MergeState};
use store::records::{consent, datum, person, standing, suppression};
use vault::Action;

use super::UNDO_DAYS;
use super::snapshot::mark;
use super::whole::Whole;
use crate::people::{Look, NewPerson, NewPurchase};
use crate::testing::{call_as, desk, entered, leaves, somebody};
use crate::{Call, Desk};

/// Two records of one man: one from the shop, one from a list with another spelling.
pub(super) fn two(desk: &Desk, call: &Call) -> (PersonId, PersonId) {
    let phone = |person: NewPerson, phone: &str| NewPerson { phone: phone.into(), ..person };
    let one = phone(somebody("Vogt", "hajo@nordpol.example"), "0170 1234567");
    let other = phone(somebody("Müller-Vogt", "h.mueller-vogt@nordpol.example"), "030 1234567");
    (entered(desk, call, &one), entered(desk, call, &other))
}

fn whole(desk: &Desk, id: PersonId) -> Whole {
    desk.store.read(|tx| Whole::read(tx, id)).unwrap()
}

fn later(call: &Call, days: i64) -> Call {
    Call { now: call.now + jiff::SignedDuration::from_hours(24 * days), ..*call }
}

#[test]
fn everything_of_both_is_with_the_one_that_stays_and_opens_under_its_keys() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    let before = leaves(&desk).len();
    desk.merge(&call, kept, gone, &[]).unwrap();
    let card = desk.card(&call, kept, Look::default()).unwrap();
    let of = |shape| card.values.iter().filter(|v| v.shape == shape).count();
    assert_eq!((of(Shape::Name), of(Shape::Email), of(Shape::Phone)), (2, 2, 2));
    let names: Vec<_> = card.values.iter().filter(|v| v.shape == Shape::Name).collect();
    assert_eq!((names[0].parts[2].as_str(), names[0].beside), ("Vogt", false));
    assert_eq!((names[1].parts[2].as_str(), names[1].beside), ("Müller-Vogt", true));
    assert!(desk.card(&call, gone, Look::default()).is_err());
    assert_eq!(desk.successor(gone).unwrap(), Some(kept));
    for words in ["h.mueller-vogt@nordpol.example", "hajo@nordpol.example"] {
        let rows = desk.search(&call, words).unwrap().rows;
        assert_eq!(rows.iter().map(|r| r.person).collect::<Vec<_>>(), [kept]);
    }
    let log = leaves(&desk);
    let merged = log[before..].iter().filter(|leaf| leaf.action == Action::PersonsMerged);
    assert_eq!(merged.count(), 2);
}

#[test]
fn the_value_that_leads_is_chosen() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.merge(&call, kept, gone, &[1]).unwrap();
    let rows = desk.search(&call, "hajo@nordpol.example").unwrap().rows;
    assert_eq!(rows[0].name, "Max Müller-Vogt");
}

#[test]
fn an_objection_of_either_is_one_of_both_even_against_a_newer_consent() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.object(&call, gone, None, Some(Channel::Email)).unwrap();
    desk.merge(&later(&call, 1), kept, gone, &[]).unwrap();
    let standing = whole(&desk, kept).standing;
    assert_eq!(standing.objection_channels >> Channel::Email.code() & 1, 1);
    // The address only the other had is blocked now, too.
    let stranger = somebody("Fremd", "hajo@nordpol.example");
    let crate::people::Outcome::Ask(warning) = desk.enter(&call, &stranger, None).unwrap() else {
        panic!("taken")
    };
    assert!(warning.blocked_since.is_some());
}

#[test]
fn a_withdrawal_of_one_outlives_a_later_consent_of_the_other() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.withdraw(&call, gone, 4, Channel::Email).unwrap();
    desk.store
        .write(|tx| {
            let label = datum::of_person(tx, kept)?[0].label;
            let given = consent::Event {
                person: kept,
                id: desk.fresh(&call).unwrap(),
                activity: 4,
                channel: Channel::Email.code(),
                action: consent::ConsentAction::Given,
                happened_at: call.ms() + 1000,
                recorded_at: call.ms() + 1000,
                wording: None,
                evidence: law::vocabulary::Evidence::DoiEmail,
                documented: 2,
                proof: None,
                label,
                user: call.actor.user,
            };
            let mut standing = standing::get(tx, kept)?.unwrap();
            crate::consent::record(tx, &mut standing, &given)
        })
        .unwrap();
    let state = |id| {
        let consents = whole(&desk, id).consents;
        consents.iter().find(|c| c.activity == 4 && c.channel == Channel::Email).unwrap().state
    };
    assert_eq!(state(kept), ConsentState::Active);
    let preview = desk.merge_preview(&call, kept, gone).unwrap();
    assert!(preview.carried.contains(&(4, Channel::Email.code())));
    let merge = desk.merge(&later(&call, 1), kept, gone, &[]).unwrap();
    assert_eq!(state(kept), ConsentState::Withdrawn);
    desk.unmerge(&later(&call, 2), merge).unwrap();
    assert_eq!((state(kept), state(gone)), (ConsentState::Active, ConsentState::Withdrawn));
}

#[test]
fn taking_back_gives_exactly_what_was() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.object(&call, gone, Some(4), None).unwrap();
    let order = NewPurchase { group: 1, on: "2026-03-01".parse().unwrap(), ..bought() };
    desk.record_purchase(&call, gone, &order).unwrap();
    let (one, other) = (whole(&desk, kept), whole(&desk, gone));
    let entries = desk.store.read(suppression::count).unwrap();
    let merge = desk.merge(&call, kept, gone, &[1]).unwrap();
    assert_eq!(whole(&desk, kept).purchases.len(), 1);
    assert!(desk.store.read(suppression::count).unwrap() > entries);
    assert_eq!(desk.unmerge(&later(&call, 5), merge).unwrap(), (gone, kept));
    for (was, id) in [(one, kept), (other, gone)] {
        let is = whole(&desk, id);
        assert_eq!(is.standing, was.standing);
        assert_eq!(is.person, was.person);
        assert_eq!((is.events, is.consents), (was.events, was.consents));
        assert_eq!(is.purchases, was.purchases);
        assert_eq!(mark(&is.data), mark(&was.data));
        assert!(is.data.iter().zip(&was.data).all(|(a, b)| a.sealed == b.sealed));
    }
    assert_eq!(desk.store.read(suppression::count).unwrap(), entries);
    assert_eq!(desk.successor(gone).unwrap(), None);
    let found = desk.search(&call, "h.mueller-vogt@nordpol.example").unwrap().rows;
    assert_eq!(found[0].person, gone);
    assert!(desk.unmerge(&call, merge).is_err());
}

fn bought() -> NewPurchase {
    NewPurchase {
        group: 1,
        on: jiff::civil::Date::ZERO,
        source: 1,
        number: "A-1".into(),
        product: "Jacke".into(),
        amount: "10,00".into(),
        currency: "EUR".into(),
        notice: 2,
        captured: true,
    }
}

#[test]
fn what_was_refused_or_removed_since_stays_so_for_both() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    let merge = desk.merge(&call, kept, gone, &[]).unwrap();
    let day = later(&call, 1);
    desk.object(&day, kept, None, None).unwrap();
    let card = desk.card(&day, kept, Look::default()).unwrap();
    let fixed = card.values.iter().find(|v| v.parts.iter().any(|p| p.contains("30123"))).unwrap();
    desk.remove_value(&day, kept, fixed.datum).unwrap();
    desk.unmerge(&day, merge).unwrap();
    for id in [kept, gone] {
        assert_eq!(whole(&desk, id).standing.objection_scope, 1);
    }
    assert!(whole(&desk, gone).data.iter().all(|d| d.id != fixed.datum));
    assert_eq!(whole(&desk, gone).standing.reachable >> Channel::PhoneHuman.code() & 1, 0);
}

#[test]
fn a_restriction_of_either_holds_and_is_for_the_rights_desk() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.store
        .write(|tx| {
            let (mut known, mut facts) =
                (person::get(tx, gone)?.unwrap(), standing::get(tx, gone)?.unwrap());
            (known.state, facts.state) = (PersonState::Restricted, PersonState::Restricted);
            person::update(tx, &known)?;
            standing::put(tx, &facts)
        })
        .unwrap();
    assert!(desk.merge(&call_as(&[Role::Sales]), kept, gone, &[]).is_err());
    assert!(desk.merge(&call_as(&[Role::Finance]), kept, gone, &[]).is_err());
    desk.merge(&call, kept, gone, &[]).unwrap();
    assert_eq!(whole(&desk, kept).standing.state, PersonState::Restricted);
}

#[test]
fn links_sent_to_the_one_that_went_still_work() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.merge(&call, kept, gone, &[]).unwrap();
    desk.withdraw_by_link(&call_as(&[]), gone, 0, None).unwrap();
    assert_eq!(whole(&desk, kept).standing.objection_scope, 1);
}

#[test]
fn after_its_time_the_old_keys_are_gone_and_the_way_on_stays() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    let merge = desk.merge(&call, kept, gone, &[]).unwrap();
    let class = whole(&desk, kept).data[0].class;
    assert_eq!(desk.settle_merges(&later(&call, UNDO_DAYS)).unwrap(), 0);
    assert!(desk.keys.get(gone, class).unwrap().is_some());
    let over = later(&call, UNDO_DAYS + 1);
    assert_eq!(desk.settle_merges(&over).unwrap(), 1);
    assert!(desk.keys.get(gone, class).unwrap().is_none());
    assert!(desk.store.read(|tx| merging::data(tx, merge)).unwrap().is_empty());
    assert_eq!(desk.successor(gone).unwrap(), Some(kept));
    assert!(desk.unmerge(&over, merge).is_err());
    assert_eq!(desk.merges_of(&over, kept).unwrap()[0].state, MergeState::Settled);
    assert_eq!(desk.settle_merges(&over).unwrap(), 0);
}

#[test]
fn erasing_reaches_everybody_merged_into_the_person() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    let third = entered(&desk, &call, &somebody("Vogt", "third@nordpol.example"));
    let class = whole(&desk, kept).data[0].class;
    desk.merge(&call, gone, third, &[]).unwrap();
    desk.merge(&call, kept, gone, &[]).unwrap();
    assert_eq!(desk.successor(third).unwrap(), Some(kept));
    let ground = crate::deletion::Ground::NoLongerNeeded;
    desk.erase(&call, kept, crate::deletion::Wish { ground, insists: false }).unwrap();
    for id in [kept, gone, third] {
        assert!(desk.keys.get(id, class).unwrap().is_none());
        assert_eq!(desk.successor(id).unwrap(), None);
    }
}

#[test]
fn merges_of_merges_come_apart_in_their_order() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    let third = entered(&desk, &call, &somebody("Vogt", "third@nordpol.example"));
    let was = whole(&desk, gone);
    let first = desk.merge(&call, gone, third, &[]).unwrap();
    let second = desk.merge(&later(&call, 1), kept, gone, &[]).unwrap();
    assert!(desk.unmerge(&later(&call, 2), first).is_err());
    desk.unmerge(&later(&call, 2), second).unwrap();
    assert_eq!(desk.successor(third).unwrap(), Some(gone));
    desk.unmerge(&later(&call, 3), first).unwrap();
    assert_eq!(whole(&desk, gone).standing, was.standing);
    assert_eq!(desk.card(&call, third, Look::default()).unwrap().values.len(), 2);
}

#[test]
fn a_split_gives_the_chosen_values_to_somebody_new_and_refusals_hold_for_both() {
    let (_folder, desk, call) = desk();
    let (kept, gone) = two(&desk, &call);
    desk.merge(&call, kept, gone, &[]).unwrap();
    desk.object(&call, kept, Some(4), None).unwrap();
    let card = desk.card(&call, kept, Look::default()).unwrap();
    let other = |v: &&crate::people::CardValue| v.parts.iter().any(|p| p.contains("ller-"));
    let data: Vec<_> = card.values.iter().filter(other).map(|v| v.datum).collect();
    assert!(desk.split(&call, kept, &super::Chosen::default()).is_err());
    let new = desk.split(&call, kept, &super::Chosen { data, files: vec![] }).unwrap();
    let card = desk.card(&call, new, Look::default()).unwrap();
    assert_eq!(card.values.len(), 2);
    assert_eq!(card.standing.objection_activities >> 4 & 1, 1);
    assert_eq!(card.standing.reachable >> Channel::PhoneHuman.code() & 1, 0);
    assert_eq!(desk.search(&call, "h.mueller-vogt@nordpol.example").unwrap().rows[0].person, new);
}
