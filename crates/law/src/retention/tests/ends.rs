//! What ends early or late: holds, claims, requests for erasure, open assessments, origins.

use super::*;

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

/// A request for erasure leaves what a statute wants kept, and nothing else; Swiss law knows no duty
/// to keep letters.
#[test]
fn erasure_leaves_what_a_statute_of_the_country_wants_kept() {
    let state = |kind, country| {
        let event = date(2026, 2, 1);
        ask(&Kept { country, erasure_requested: true, ..kept(kind, event) }).state
    };
    for country in [Country::De, Country::At, Country::Ch] {
        assert_eq!(state(Kind::Voucher, country), State::Restrict, "{country}");
        assert_eq!(state(Kind::CustomerMaster, country), State::Delete, "{country}");
    }
    assert_eq!(state(Kind::BusinessLetter, Country::De), State::Restrict);
    assert_eq!(state(Kind::BusinessLetter, Country::At), State::Restrict);
    assert_eq!(state(Kind::BusinessLetter, Country::Ch), State::Delete);
}

/// R-DEL-14 holds papers that taxes are assessed by, and no others.
#[test]
fn an_open_assessment_holds_tax_papers_alone() {
    for kind in Kind::ALL {
        let closed = kept(*kind, date(2018, 5, 3));
        let open = ask(&Kept { tax_open: true, ..closed });
        if matches!(kind, Kind::Voucher | Kind::Ledger | Kind::BusinessLetter) {
            assert_eq!((open.state, open.until), (State::Restrict, None), "{kind}");
            assert_eq!(open.rules[0].id, "R-DEL-14", "{kind}");
        } else {
            assert_eq!(open, ask(&closed), "{kind}");
        }
    }
}

/// What is kept as long as it is needed is no doubt; a claim whose limitation nobody knows is one.
#[test]
fn an_open_period_is_no_unknown_one() {
    let mut entry = kept(Kind::Suppression, date(2020, 1, 1));
    for country in Country::ALL {
        entry.country = *country;
        entry.claim = false;
        assert_eq!((ask(&entry).state, ask(&entry).rules[0].id), (State::Keep, "R-DEL-01"));
        entry.claim = true;
        let known = matches!(country, Country::De | Country::At | Country::Ch);
        let rule = if known { "R-DEL-01" } else { "R-GEN-02" };
        assert_eq!(ask(&entry).rules[0].id, rule, "{country}");
    }
}
