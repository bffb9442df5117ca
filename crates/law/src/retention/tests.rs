//! T-058 to T-061, T-092 to T-098, T-106, T-107, and every row of the class table.

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
fn holds_and_blacklists_have_no_last_day() {
    let mut held = kept(Kind::CustomerMaster, date(2010, 1, 1));
    held.legal_hold = true;
    assert_eq!((ask(&held).state, ask(&held).until), (State::Restrict, None));
    let mut block = kept(Kind::Suppression, date(2010, 1, 1));
    block.erasure_requested = true;
    assert_eq!((ask(&block).state, ask(&block).until), (State::Keep, None));
}

#[test]
fn the_table_has_every_class_once_and_in_order() {
    let listed: Vec<Class> = CLASSES.iter().map(|row| row.class).collect();
    assert_eq!(listed, Class::ALL);
    for kind in Kind::ALL {
        assert_eq!(class_rule(class_of(*kind)).class, class_of(*kind));
    }
}

#[test]
fn periods_of_the_table() {
    let ends = [
        (Kind::ProspectInquiry, date(2027, 1, 31)),
        (Kind::ProspectImported, date(2026, 4, 30)),
        (Kind::CustomerMaster, date(2029, 12, 31)),
        (Kind::OrderContract, date(2029, 12, 31)),
        (Kind::Note, date(2028, 1, 31)),
        (Kind::EmailConsentProof, date(2029, 12, 31)),
        (Kind::DoiPending, date(2026, 2, 14)),
        (Kind::Applicant, date(2026, 7, 31)),
        (Kind::DsrCase, date(2029, 12, 31)),
        (Kind::BreachCase, date(2031, 1, 31)),
        (Kind::AccessLog, date(2027, 1, 31)),
        (Kind::TechLog, date(2026, 3, 2)),
        (Kind::Ticket, date(2027, 1, 31)),
        (Kind::CallRecording, date(2026, 4, 30)),
        (Kind::SendLog, date(2028, 1, 31)),
        (Kind::Backup, date(2026, 5, 1)),
        (Kind::ExportFile, date(2026, 2, 14)),
        (Kind::Photo, date(2026, 1, 31)),
        (Kind::TestData, date(2026, 1, 31)),
        (Kind::SourceEvidence, date(2029, 12, 31)),
    ];
    for (kind, until) in ends {
        assert_eq!(ask(&kept(kind, date(2026, 1, 31))).until, Some(until), "{kind}");
    }
    let mut abroad = kept(Kind::Applicant, date(2026, 1, 31));
    abroad.country = Country::At;
    assert_eq!(ask(&abroad).until, Some(date(2026, 8, 31)));
    abroad.country = Country::Ch;
    assert_eq!(ask(&abroad).until, Some(date(2026, 4, 30)));
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

#[test]
fn a_country_without_known_statute_is_for_a_human() {
    for country in [Country::EuOther, Country::Other, Country::Unknown] {
        for kind in [Kind::Voucher, Kind::Ledger, Kind::BusinessLetter] {
            let mut paper = Kept { country, ..kept(kind, date(2026, 5, 3)) };
            let answer = ask(&paper);
            assert_eq!((answer.state, answer.until, answer.delete_on), (State::Keep, None, None));
            assert_eq!(answer.rules[0].id, "R-GEN-02");
            paper.event = date(1990, 1, 1);
            assert_eq!(ask(&paper).state, State::Restrict, "{country} {kind}");
            paper.event = date(2026, 5, 3);
            paper.erasure_requested = true;
            assert_eq!(ask(&paper).state, State::Restrict, "{country} {kind}");
        }
        let params = Params::on(TODAY);
        let day = |class| delete_day(class, country, Sector::General, TODAY, params);
        assert_eq!(day(Class::Voucher), None);
        assert_eq!(day(Class::CrmNote), Some(date(2028, 11, 22)));
    }
}

#[test]
fn the_deletion_day_of_a_class_follows_country_and_sector() {
    let event = date(2026, 5, 3);
    let cases = [
        (Class::Voucher, Country::De, Sector::General, date(2035, 1, 1)),
        (Class::Voucher, Country::De, Sector::Finance, date(2037, 1, 1)),
        (Class::Voucher, Country::At, Sector::General, date(2034, 1, 1)),
        (Class::Voucher, Country::Ch, Sector::General, date(2037, 1, 1)),
        (Class::BusinessLetter, Country::De, Sector::General, date(2033, 1, 1)),
        (Class::BusinessLetter, Country::At, Sector::General, date(2034, 1, 1)),
        (Class::BusinessLetter, Country::Ch, Sector::General, date(2030, 1, 1)),
        (Class::ConsentProofPhone, Country::De, Sector::General, date(2031, 5, 4)),
        (Class::Applicant, Country::De, Sector::General, date(2026, 11, 4)),
    ];
    for (class, country, sector, day) in cases {
        let answer = delete_day(class, country, sector, event, Params::on(TODAY));
        assert_eq!(answer, Some(day), "{class} {country}");
    }
    let open = |class| delete_day(class, Country::De, Sector::General, event, Params::on(TODAY));
    assert_eq!(open(Class::Suppression), None);
}

#[test]
fn the_table_and_the_statutes_say_the_same_period() {
    for row in CLASSES {
        for country in [Country::De, Country::At, Country::Ch] {
            let params = Params::on(TODAY);
            let by_table =
                row.period(country, params).end(TODAY).and_then(|day| day.tomorrow().ok());
            let answer = delete_day(row.class, country, Sector::General, TODAY, params);
            assert_eq!(answer, by_table, "{} {country}", row.class);
        }
        assert_eq!(class_of(Kind::of(row.class)), row.class);
    }
}

#[test]
fn a_concrete_claim_keeps_a_thing_restricted_to_the_end_of_limitation() {
    let mut ticket = kept(Kind::Ticket, date(2026, 2, 1));
    expect(&ticket, State::Keep, date(2027, 2, 1), &[]);
    ticket.claim = true;
    ticket.erasure_requested = true;
    expect(&ticket, State::Restrict, date(2029, 12, 31), &["R-DEL-15", "R-DSR-51"]);
    assert_eq!(ask(&ticket).rules[0].id, "R-DEL-15");
    ticket.country = Country::At;
    expect(&ticket, State::Restrict, date(2029, 2, 1), &["R-DEL-20"]);
    ticket.country = Country::Ch;
    expect(&ticket, State::Restrict, date(2036, 2, 1), &["R-DEL-22"]);
    ticket.country = Country::EuOther;
    assert_eq!((ask(&ticket).state, ask(&ticket).until), (State::Restrict, None));
    assert_eq!(ask(&ticket).rules[0].id, "R-GEN-02");
    let mut invoice = kept(Kind::Voucher, date(2026, 2, 1));
    invoice.claim = true;
    expect(&invoice, State::Keep, date(2034, 12, 31), &["R-DEL-15", "R-DEL-11"]);
}

#[test]
fn rules_of_other_countries_are_not_named() {
    let named = |country| {
        let master = Kept { country, ..kept(Kind::CustomerMaster, TODAY) };
        ask(&master).rules.iter().map(|rule| rule.id).collect::<Vec<_>>()
    };
    assert_eq!(named(Country::De), ["R-DEL-15", "R-DEL-24", "R-DEL-02"]);
    assert_eq!(named(Country::At), ["R-DEL-20", "R-DEL-24", "R-DEL-02"]);
    assert_eq!(named(Country::Ch), ["R-DEL-22", "R-DEL-24", "R-DEL-02"]);
    assert_eq!(named(Country::EuOther), ["R-DEL-24", "R-DEL-02"]);
}

#[test]
fn what_has_no_end_has_a_day_on_which_somebody_looks() {
    let since = date(2026, 8, 31);
    let by = |why| review_by(since, why, Params::on(TODAY));
    assert_eq!(by(Review::NoEnd), date(2028, 8, 31));
    assert_eq!(by(Review::Hold), date(2027, 2, 28));
    assert_eq!(by(Review::Suppression), date(2031, 8, 31));
}

/// R-SRC-01, R-SRC-04: a lead of unknown origin has ninety days, or fewer by house rule.
#[test]
fn an_origin_nobody_proves_ends_a_lead_earlier() {
    let obtained = date(2026, 11, 1);
    let lead = Kept { unproven_since: Some(obtained), ..kept(Kind::ProspectImported, obtained) };
    expect(&lead, State::Keep, date(2027, 1, 30), &["R-SRC-01"]);
    let strict = Params { source_prove_days: 14, ..*Params::on(TODAY) };
    let answer = keeping(&lead, TODAY, &strict);
    assert_eq!((answer.state, answer.until), (State::Delete, Some(date(2026, 11, 15))));
    let late = Params { source_prove_days: 900, ..*Params::on(TODAY) };
    assert_eq!(keeping(&lead, TODAY, &late), ask(&kept(Kind::ProspectImported, obtained)));
    let voucher = Kept { unproven_since: Some(obtained), ..kept(Kind::Voucher, obtained) };
    assert_eq!(
        ask(&voucher),
        ask(&kept(Kind::Voucher, obtained)),
        "papers stay as long as they must"
    );
}

/// A house rule within its bound never keeps anything longer, and never deletes what a statute
/// wants kept.
#[test]
fn house_rules_only_shorten() {
    let shipped = crate::params::shipped();
    let base = Params::on(TODAY);
    for number in shipped.shown_on(TODAY) {
        let Some(strictest) = number.strictest else { continue };
        let house = shipped.with_house_rules(TODAY, &[(number.id, strictest)]).unwrap();
        for kind in Kind::ALL {
            for country in Country::ALL {
                for event in [date(2026, 1, 31), date(2019, 5, 3)] {
                    let unproven_since = Some(event);
                    let thing = Kept { country: *country, unproven_since, ..kept(*kind, event) };
                    let (before, after) =
                        (keeping(&thing, TODAY, base), keeping(&thing, TODAY, &house));
                    let by_statute =
                        matches!(kind, Kind::Voucher | Kind::Ledger | Kind::PhoneConsentProof);
                    assert!(after.until <= before.until, "{} {kind} {country}", number.id);
                    assert!(after.state >= before.state, "{} {kind} {country}", number.id);
                    assert!(!by_statute || after.until == before.until, "{} {kind}", number.id);
                }
            }
        }
        let looser = shipped.with_house_rules(TODAY, &[(number.id, number.value + 1)]);
        assert!(looser.is_err(), "{}", number.id);
    }
}

#[test]
fn the_last_day_is_still_kept_and_erasure_needs_no_further_day() {
    let note = kept(Kind::Note, date(2024, 11, 21));
    assert_eq!((ask(&note).state, ask(&note).until), (State::Keep, Some(TODAY)));
    let older = kept(Kind::Note, date(2024, 11, 20));
    assert_eq!(ask(&older).state, State::Delete);
    let erased = Kept { erasure_requested: true, ..note };
    assert_eq!((ask(&erased).state, ask(&erased).delete_on), (State::Delete, Some(TODAY)));
}

#[test]
fn a_voucher_is_cut_off_the_day_after_its_active_months() {
    assert_eq!(ask(&kept(Kind::Voucher, date(2024, 11, 21))).state, State::Keep);
    assert_eq!(ask(&kept(Kind::Voucher, date(2024, 11, 20))).state, State::Restrict);
}

#[test]
fn an_unproven_origin_decides_only_where_it_comes_first() {
    let params = Params::on(TODAY);
    let lead = kept(Kind::ProspectImported, date(2026, 11, 1));
    let until = ask(&lead).until.unwrap();
    let proof_ends =
        |end: Date| end.series(-1.day()).find(|since| prove_by(*since, params) == Some(end));
    let decides = |end: Date| {
        let unproven = Kept { unproven_since: proof_ends(end), ..lead };
        assert!(unproven.unproven_since.is_some());
        ask(&unproven).rules.iter().any(|rule| rule.id == "R-SRC-01")
    };
    assert!(decides(until.yesterday().unwrap()));
    assert!(!decides(until));
}
