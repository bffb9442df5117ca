//! T-058 to T-061, T-092 to T-098, T-106, T-107; the class table (`table`), and what ends or holds (`ends`).

mod ends;
mod table;

use super::*;
use crate::contact::{R_CON_21, R_CON_52};

const TODAY: Date = date(2026, 11, 21);

fn kept(kind: Kind, event: Date) -> Kept {
    Kept {
        country: Country::De,
        sector: Sector::General,
        kind,
        event,
        business_year_end: None,
        last_use: None,
        withdrawn: None,
        tax_open: false,
        legal_hold: false,
        claim: false,
        erasure_requested: false,
        unproven_since: None,
    }
}

fn ask(kept: &Kept) -> Keeping {
    keeping(kept, TODAY, Params::on(TODAY))
}

#[track_caller]
fn expect(kept: &Kept, state: State, until: Date, rules: &[&str]) {
    let answer = ask(kept);
    assert_eq!((answer.state, answer.until), (state, Some(until)));
    assert_eq!(answer.delete_on, until.tomorrow().ok());
    for id in rules {
        assert!(answer.rules.iter().any(|rule| rule.id == *id), "{id}");
    }
}

#[test]
fn t058_t059_t061_phone_consent_proof() {
    let mut proof = kept(Kind::PhoneConsentProof, date(2021, 11, 1));
    expect(&proof, State::Delete, date(2026, 11, 1), &["R-CON-21", "R-CON-52"]);
    proof.last_use = Some(date(2024, 3, 15));
    expect(&proof, State::Keep, date(2029, 3, 15), &["R-CON-21"]);
    assert!(!ask(&proof).rules.contains(&&R_CON_52));
    proof.withdrawn = Some(date(2024, 4, 1));
    expect(&proof, State::Restrict, date(2029, 4, 1), &["R-CON-21", "R-CON-23"]);
    assert_eq!(ask(&proof).rules.first(), Some(&&R_CON_21));
    proof.withdrawn = None;
    proof.last_use = Some(date(2025, 6, 1));
    proof.erasure_requested = true;
    expect(&proof, State::Restrict, date(2030, 6, 1), &["R-CON-26", "R-DSR-51"]);
}

#[test]
fn t092_t094_t095_t097_t098_vouchers() {
    let mut invoice = kept(Kind::Voucher, date(2018, 5, 3));
    invoice.erasure_requested = true;
    let rules = ["R-DSR-51", "R-DEL-11", "R-DEL-24"];
    expect(&invoice, State::Restrict, date(2026, 12, 31), &rules);
    invoice.sector = Sector::Finance;
    expect(&invoice, State::Restrict, date(2028, 12, 31), &["R-DEL-12"]);
    invoice.sector = Sector::General;
    invoice.tax_open = true;
    let open = ask(&invoice);
    assert_eq!((open.state, open.until, open.delete_on), (State::Restrict, None, None));
    assert_eq!(open.rules.first().map(|rule| rule.id), Some("R-DEL-14"));
    let mut austrian = kept(Kind::Voucher, date(2019, 7, 1));
    austrian.country = Country::At;
    expect(&austrian, State::Restrict, date(2026, 12, 31), &["R-DEL-19"]);
    austrian.business_year_end = Some(date(2020, 3, 31));
    expect(&austrian, State::Restrict, date(2027, 12, 31), &["R-DEL-19"]);
    let mut swiss = kept(Kind::Voucher, date(2016, 2, 1));
    swiss.country = Country::Ch;
    swiss.business_year_end = Some(date(2016, 6, 30));
    expect(&swiss, State::Delete, date(2026, 6, 30), &["R-DEL-21"]);
    swiss.business_year_end = None;
    expect(&swiss, State::Restrict, date(2026, 12, 31), &["R-DEL-21"]);
}

#[test]
fn worked_examples_of_the_year_end_formula() {
    expect(
        &kept(Kind::Ledger, date(2016, 3, 1)),
        State::Restrict,
        date(2026, 12, 31),
        &["R-DEL-10"],
    );
    let letter = kept(Kind::BusinessLetter, date(2020, 2, 10));
    expect(&letter, State::Restrict, date(2026, 12, 31), &["R-DEL-13"]);
    expect(&kept(Kind::Voucher, date(2026, 5, 3)), State::Keep, date(2034, 12, 31), &["R-DEL-11"]);
    expect(
        &kept(Kind::Voucher, date(2017, 5, 3)),
        State::Delete,
        date(2025, 12, 31),
        &["R-DEL-11"],
    );
}

#[test]
fn the_profile_goes_on_request_and_the_note_with_it() {
    for kind in [Kind::CustomerMaster, Kind::Note, Kind::OrderContract, Kind::Photo] {
        let mut profile = kept(kind, date(2026, 11, 1));
        profile.erasure_requested = true;
        let answer = ask(&profile);
        assert_eq!(answer.state, State::Delete, "{kind}");
        assert!(answer.delete_on.unwrap() <= TODAY);
    }
}

#[test]
fn t106_opening_a_lead_does_not_renew_it() {
    let mut lead = kept(Kind::ProspectImported, date(2026, 9, 1));
    expect(&lead, State::Keep, date(2026, 12, 1), &[]);
    lead.last_use = Some(TODAY);
    expect(&lead, State::Keep, date(2026, 12, 1), &["R-DEL-07"]);
}

#[test]
fn t107_a_contact_person_who_left_goes_at_once() {
    let left = kept(Kind::ContactPerson, date(2026, 11, 20));
    expect(&left, State::Delete, date(2026, 11, 20), &[]);
}

#[test]
fn a_use_or_withdrawal_restarts_a_consent_proof() {
    let mut proof = kept(Kind::EmailConsentProof, date(2020, 1, 1));
    expect(&proof, State::Delete, date(2023, 12, 31), &["R-DEL-24"]);
    proof.withdrawn = Some(date(2025, 1, 1));
    expect(&proof, State::Restrict, date(2028, 12, 31), &["R-DEL-24"]);
}

#[test]
fn t109_a_restored_backup_waits_for_both_logs() {
    assert!(book::may_go_live(true, true));
    assert!(!book::may_go_live(true, false) && !book::may_go_live(false, true));
}
