//! Every row of the class table, in every country.

use super::*;

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
