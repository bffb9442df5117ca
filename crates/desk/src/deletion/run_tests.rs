//! Runs of retention: what is due goes, what stays says why, and no clock deletes by itself.

use jiff::SignedDuration;
use law::class::Class;
use law::ids::PersonId;
use law::vocabulary::Relation;
use store::records::purchase::{self, Purchase};
use store::records::{datum, person, standing};

use super::tests::{bought, with_invoices};
use super::*;
use crate::testing::{desk, desk_with, entered, somebody};
use crate::{Call, Desk};

/// The call some days later, with a clock that was looked at on each of them.
fn later(desk: &Desk, call: &Call, days: i64) -> Call {
    let later = Call { now: call.now + SignedDuration::from_hours(24 * days), ..*call };
    desk.confirm_clock(&later).unwrap();
    later
}

fn classes(desk: &Desk, person: PersonId) -> Vec<Class> {
    let data = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
    let mut classes: Vec<Class> = data.iter().map(|d| d.class).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

#[test]
fn a_prospect_goes_after_a_year_and_not_a_day_before() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let early = later(&desk, &call, 360);
    assert_eq!(desk.retention_run(&early).unwrap(), RunReport::default());
    assert_eq!(desk.retention_calendar(&early).unwrap().days.len(), 1);
    let day = later(&desk, &call, 370);
    assert_eq!(desk.retention_run(&day).unwrap().deleted, 2);
    assert_eq!(desk.store.read(|tx| person::get(tx, person)).unwrap(), None);
    assert_eq!(desk.keys.get(person, Class::ProspectInquiry).unwrap(), None);
    assert_eq!(desk.search(&day, "muster").unwrap().total, Some(0));
    assert!(desk.keys.open_intents().unwrap().is_empty());
    assert_eq!(desk.retention_run(&day).unwrap(), RunReport::default(), "nothing twice");
    assert!(!desk.is_night_due(&day).unwrap());
}

#[test]
fn a_customer_is_no_prospect_any_more() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    assert_eq!(classes(&desk, person), [Class::ProspectInquiry]);
    bought(&desk, &call, person, "2026-11-01");
    assert_eq!(classes(&desk, person), [Class::CustomerMaster, Class::OrderContract]);
    let card = desk.card(&call, person, crate::people::Look::default()).unwrap();
    assert_eq!(card.values[0].parts, ["", "Max", "Muster"]);
    let year = later(&desk, &call, 400);
    assert_eq!(desk.retention_run(&year).unwrap(), RunReport::default());
    let end = later(&desk, &call, 365 * 3 + 45);
    assert_eq!(desk.retention_run(&end).unwrap().deleted, 3);
}

#[test]
fn a_customer_of_long_ago_who_stood_among_prospects_goes_in_one_run() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    // As a list of the shop leaves somebody who stood among prospects.
    let bought_on = crate::day_number("2020-05-03".parse().unwrap());
    let order = Purchase {
        person,
        datum: law::ids::DatumId([7; 16]),
        group: 1,
        bought_on,
        notice: 0,
        channels: 0,
        cancelled: 0,
    };
    desk.store
        .write(|tx| {
            purchase::insert(tx, &order)?;
            let mut known = standing::get(tx, person)?.unwrap();
            known.relation = Relation::Customer;
            known.last_purchase_on = Some(bought_on);
            standing::put(tx, &known)
        })
        .unwrap();
    let year = later(&desk, &call, 370);
    let report = desk.retention_run(&year).unwrap();
    assert_eq!((report.moved, report.deleted), (2, 2));
    assert_eq!(classes(&desk, person), []);
}

#[test]
fn a_hold_is_a_reason_with_a_date_and_ends() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let due = later(&desk, &call, 370);
    let review = due.now.to_zoned(jiff::tz::TimeZone::UTC).date() + jiff::Span::new().months(2);
    let hold = desk.hold(&due, person, "12 O 34/26", review).unwrap();
    assert_eq!(desk.retention_run(&due).unwrap().skipped, 2);
    let skips = desk.retention_calendar(&due).unwrap().skips;
    assert_eq!(skips.len(), 2);
    assert_eq!(skips[0].reason, SkipReason::Held.code());
    assert_eq!(skips[0].until_on, Some(crate::day_number(review)));
    desk.end_hold(&due, person, hold).unwrap();
    assert_eq!(desk.retention_run(&due).unwrap().deleted, 2);
    assert!(desk.retention_calendar(&due).unwrap().skips.is_empty());
}

#[test]
fn an_invoice_outlives_the_customer_and_goes_in_its_turn() {
    let (_folder, desk, call) = desk_with(&with_invoices());
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    bought(&desk, &call, person, "2024-05-03");
    // LK-03 ends with 2027, LK-05 with 2032.
    let profile = later(&desk, &call, 410);
    assert_eq!(desk.retention_run(&profile).unwrap().deleted, 2);
    assert_eq!(classes(&desk, person), [Class::Voucher]);
    let erased = desk.card(&profile, person, crate::people::Look::default());
    assert!(erased.is_err(), "restricted: a reason is asked for");
    let end = later(&desk, &call, 365 * 6 + 60);
    assert_eq!(desk.retention_run(&end).unwrap().deleted, 1);
    assert_eq!(desk.store.read(|tx| person::get(tx, person)).unwrap(), None);
}

#[test]
fn a_clock_that_jumps_deletes_nothing() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    assert!(desk.look_at_clock(&call).unwrap().is_believed());
    for years in [10, -1, 1, -10] {
        let jumped = Call { now: call.now + SignedDuration::from_hours(24 * 365 * years), ..call };
        let stopped = desk.retention_run(&jumped).unwrap_err();
        assert!(stopped.to_string().contains("CLOCK"), "{years} years");
        assert!(!desk.look_at_clock(&jumped).unwrap().is_believed());
    }
    assert!(desk.store.read(|tx| person::get(tx, person)).unwrap().is_some());
    // An hour at a time, as a running server looks, is believed for ever.
    let mut hour = call;
    for _ in 0..30 {
        hour.now += SignedDuration::from_hours(1);
        assert!(desk.look_at_clock(&hour).unwrap().is_believed());
    }
}

#[test]
fn looking_and_searching_renews_nothing() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let days = |desk: &Desk| {
        let data = desk.store.read(|tx| datum::of_person(tx, person)).unwrap();
        data.iter().map(|d| d.delete_on).collect::<Vec<_>>()
    };
    let before = days(&desk);
    let month = later(&desk, &call, 30);
    desk.card(&month, person, crate::people::Look::default()).unwrap();
    desk.search(&month, "muster").unwrap();
    assert_eq!(days(&desk), before, "R-DEL-07");
}

#[test]
fn a_file_that_nobody_took_in_goes_after_a_fortnight_and_an_empty_one_at_once() {
    let (_folder, desk, call) = desk();
    let upload = |bytes: &[u8]| {
        let mut incoming = desk.begin_upload(&call, 2).unwrap();
        incoming.write(bytes).unwrap();
        incoming.finish()
    };
    let state = |at: usize| desk.imports(&call, None, 10).unwrap()[at].state;
    assert!(upload(b"").is_err());
    assert_eq!(state(0), crate::import::ImportState::Cancelled);
    let import = upload(b"Nachname\nHolm\n").unwrap();
    let key = || desk.keys.get(PersonId(import.0), crate::places::UPLOAD).unwrap();
    desk.retention_run(&later(&desk, &call, 13)).unwrap();
    assert_eq!((state(0), key().is_some()), (crate::import::ImportState::Uploaded, true));
    desk.retention_run(&later(&desk, &call, 15)).unwrap();
    assert_eq!((state(0), key().is_some()), (crate::import::ImportState::Cancelled, false));
}
