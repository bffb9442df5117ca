//! The three lists of Nordpol-Versand and the blacklist of its service desk.

use law::vocabulary::{Channel, ConsentState, ObjectionScope, Relation};

use super::world::{World, id, rows_of};
use crate::import::{Begun, Reason};

#[test]
fn three_lists_become_one_base() {
    let world = World::new();
    let files = samples::nordpol(1);

    let shop = world.report("shop", &files.shop_csv);
    let sales = world.report("sales_list", &files.sales_xlsx);
    let letter = world.report("newsletter_tool", &files.newsletter_csv);
    let black = world.report("suppression_list", &files.blacklist_csv);
    for report in [&shop, &letter, &sales, &black] {
        let rows: i64 = report.counts.iter().map(|(_, _, rows)| rows).sum();
        assert_eq!(rows, report.rows_done, "every row is counted once");
    }
    let known = |report| rows_of(report, Reason::KnownPerson) + rows_of(report, Reason::NothingNew);
    let met = [
        rows_of(&shop, Reason::NewPerson),
        known(&sales),
        known(&letter),
        rows_of(&letter, Reason::OptedOut),
        rows_of(&black, Reason::BlockedIdentifier),
    ];
    assert!((4_800..=5_000).contains(&world.people()), "{} people", world.people());
    assert!((3_050..=3_100).contains(&met[0]), "shop: {met:?}");
    // 150 of the sales list and 1,000 of the newsletter are in the shop, too; a third of them is
    // spelled otherwise, a twelfth has left. Namesakes who share a telephone are invented, too.
    assert!((148..=152).contains(&met[1]), "sales: {met:?}");
    assert!((880..=1_000).contains(&met[2]), "newsletter: {met:?}");
    assert!((100..=300).contains(&met[3]), "left: {met:?}");
    assert_eq!(rows_of(&black, Reason::BlockedIdentifier), black.rows_done);
    assert!(world.blocked() >= black.rows_done / 2);
}

#[test]
fn a_file_taken_in_twice_changes_nothing() {
    let world = World::new();
    let file = samples::nordpol(2).shop_csv;
    let first = id(world.import("shop", &file).unwrap());
    let held = world.desk.waiting_rows().unwrap();
    let before = world.state();
    assert_eq!(world.import("shop", &file).unwrap(), Begun::Before(first));
    assert_eq!(world.state(), before);
    // One more line makes another file; whoever is known stays as they are.
    let longer = [file.as_slice(), b"\r\n"].concat();
    let again = world.report("shop", &longer);
    assert_eq!(rows_of(&again, Reason::KnownPerson), 0);
    // Whom the whole list shows to be somebody else is no longer held.
    let new = rows_of(&again, Reason::NewPerson);
    assert!(new <= held && held < 40, "{new} new, {held} held");
    let people = before.iter().filter(|line| line.starts_with("Standing")).count();
    assert_eq!(world.people() - new, i64::try_from(people).unwrap());
}

#[test]
fn a_consent_in_a_file_is_pending_and_never_improves_anything() {
    let world = World::new();
    let list = |consent: &str, left: &str| {
        let head = "email,last_name,consent,subscribed_at,unsubscribed_at";
        format!("{head}\nida@nord.example,Holm,{consent},2025-01-01,{left}\n")
    };
    world.report("newsletter_tool", list("yes", "").as_bytes());
    let ida = world.person("holm");
    let [consent] = &world.consents(ida)[..] else { panic!("one consent") };
    assert_eq!((consent.state, consent.channel), (ConsentState::Pending, Channel::Email));

    world.report("newsletter_tool", list("", "2026-03-01").as_bytes());
    assert_eq!(world.consents(ida)[0].state, ConsentState::Withdrawn);
    world.report("newsletter_tool", list("ja", "").as_bytes());
    assert_eq!(world.consents(ida)[0].state, ConsentState::Withdrawn);
    let standing = world.standing(ida);
    assert_eq!(standing.objection_scope, ObjectionScope::Channel.code());
    assert_eq!(standing.objection_channels, 1 << Channel::Email.code());
}

#[test]
fn who_opted_out_leaves_nothing_but_hashes() {
    let world = World::new();
    let list = b"email,last_name,unsubscribed_at\nida@nord.example,Holm,2026-03-01\n";
    let report = world.report("newsletter_tool", list);
    assert_eq!(rows_of(&report, Reason::OptedOut), 1);
    assert_eq!((world.people(), world.found("holm").len()), (0, 0));
    assert!(world.blocked() > 0);
}

#[test]
fn a_blacklist_stops_strangers_and_lets_customers_in_without_advertising() {
    let world = World::new();
    world.report("suppression_list", b"E-Mail;Gesperrt am\nida.holm@gmail.com;01.02.2026\n");
    // Another spelling of the same mailbox (R-SUP-07).
    let lead = b"email,last_name\nidaholm+x@gmail.com,Holm\n";
    let report = world.report("sales_list", lead);
    assert_eq!((rows_of(&report, Reason::Suppressed), world.people()), (1, 0));
    let customer =
        "E-Mail;Nachname;Bestellnummer;Bestelldatum\nIda.Holm@gmail.com;Holm;B1;2026-05-01\n";
    let report = world.report("shop", customer.as_bytes());
    assert_eq!(rows_of(&report, Reason::NewWithoutAdvertising), 1);
    assert_ne!(world.standing(world.person("holm")).suppressed_channels, 0);
}

#[test]
fn a_refusal_further_up_in_the_same_file_counts() {
    let world = World::new();
    let list = b"email,last_name,unsubscribed_at\nida@nord.example,Holm,2026-03-01\nida@nord.example,Holm,\n";
    let report = world.report("newsletter_tool", list);
    assert_eq!((rows_of(&report, Reason::Suppressed), world.people()), (1, 0));
}

#[test]
fn a_purchase_makes_a_customer_and_moves_the_day_of_deletion() {
    let world = World::new();
    world.report("wish_list", b"E-Mail;Nachname\nida@nord.example;Holm\n");
    let ida = world.person("holm");
    assert_eq!(world.standing(ida).relation, Relation::Inquiry);
    let order = "E-Mail;Nachname;Bestellnummer;Bestelldatum;Warengruppe\nida@nord.example;Holm;B1;01.05.2026;Lampen\n";
    world.report("shop", order.as_bytes());
    assert_eq!(world.standing(ida).relation, Relation::Customer);
    let read = |tx: &mut store::Tx<'_>| store::records::datum::of_person(tx, ida);
    let data = world.desk.store.read(read).unwrap();
    let end = crate::day_number("2030-01-01".parse().unwrap());
    assert!(data.iter().all(|d| d.delete_on == Some(end)), "{:?}", data[0].delete_on);
}

#[test]
fn notes_lose_special_categories_and_say_so() {
    let world = World::new();
    let list =
        "E-Mail;Nachname;Notiz\nida@nord.example;Holm;Sie ist schwanger, bitte später anrufen.\n";
    let begun = world.import("shop", list.as_bytes()).unwrap();
    let rejected = world.desk.rejected_rows(&world.call, id(begun), None, 10).unwrap();
    assert_eq!(rejected.len(), 1);
    assert_eq!((rejected[0].line, rejected[0].column), (2, 3));
    assert_eq!(rejected[0].cause.en, "health information removed");
}

#[test]
fn the_index_comes_back_with_the_process() {
    let world = World::new();
    world.report("shop", &samples::nordpol(3).shop_csv);
    let before: Vec<_> = ["petersen", "hansen", "kiel"].map(|name| world.found(name)).into();
    assert!(before.iter().any(|found| !found.is_empty()));
    let world = world.reopened();
    let after: Vec<_> = ["petersen", "hansen", "kiel"].map(|name| world.found(name)).into();
    let sorted = |mut all: Vec<Vec<_>>| {
        all.iter_mut().for_each(|found| found.sort_unstable());
        all
    };
    assert_eq!(sorted(before), sorted(after));
}
