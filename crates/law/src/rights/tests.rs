//! T-086 to T-103, T-146: order, scope, exceptions, corrections, notices.

use super::*;

#[test]
fn t146_a_sole_trader_has_all_rights() {
    use crate::signals::{Signal, person_type};
    for signals in [&[Signal::CompanyDomain][..], &[Signal::CompanyDomain, Signal::JobTitle]] {
        let anna = person_type(None, signals);
        let ruling = protected(anna, Country::De);
        assert_eq!((ruling.verdict, ruling.rules[0].id), (Outcome::Duty, "R-GEN-05"));
    }
    for country in Country::ALL {
        for kind in [PersonType::Consumer, PersonType::BusinessPerson, PersonType::Unknown] {
            assert_eq!(protected(kind, *country).verdict, Outcome::Duty);
        }
    }
    let role_address = person_type(None, &[Signal::RoleAddress]);
    let firm = protected(role_address, Country::De);
    assert_eq!((firm.verdict, firm.rules[1].id), (Outcome::Allow, "R-SIG-03"));
    assert_eq!(protected(role_address, Country::At).verdict, Outcome::Ask);
    assert_eq!(protected(role_address, Country::Unknown).verdict, Outcome::Ask);
}

#[test]
fn an_objection_is_absolute_against_advertising_and_weighed_against_interests() {
    for basis in Basis::ALL {
        assert_eq!(objection(true, *basis).rules, [&R_MKT_51]);
    }
    let weighed = objection(false, Basis::LegitimateInterest);
    assert_eq!((weighed.verdict, weighed.rules), (Outcome::Ask, vec![&R_DSR_80, &R_DSR_60]));
    assert_eq!(objection(false, Basis::PublicTask).verdict, Outcome::Ask);
    assert_eq!(objection(false, Basis::SoftOptIn).verdict, Outcome::Block);
    for basis in [Basis::Consent, Basis::Contract, Basis::LegalObligation, Basis::VitalInterest] {
        assert_eq!(objection(false, basis).verdict, Outcome::Allow);
    }
}

#[test]
fn rights_in_one_letter_are_carried_out_in_order() {
    use Request::{Access, Erase, Restrict, Withdraw};
    let letter = vec![Erase, Access, Restrict, Withdraw, Access];
    assert_eq!(in_order(letter), [Withdraw, Restrict, Access, Erase]);
}

#[test]
fn t091_portability_per_datum() {
    use Making::{Derived, ObservedUse, Obtained, Provided};
    let cases = [
        (Basis::Consent, Provided, true),
        (Basis::Contract, ObservedUse, true),
        (Basis::Contract, Derived, false),
        (Basis::LegalObligation, Provided, false),
        (Basis::LegitimateInterest, Provided, false),
        (Basis::LegitimateInterest, Obtained, false),
    ];
    for (basis, making, expected) in cases {
        assert_eq!(portable(basis, making).may(), expected, "{basis} {making}");
    }
    assert_eq!(portable(Basis::LegalObligation, Provided).rules, [&R_DSR_70]);
    let refused = portable(Basis::LegitimateInterest, Provided);
    assert_eq!(refused.rules, [&R_DSR_70, &crate::basis::R_BAS_08]);
}

#[test]
fn t086_t088_t089_access() {
    assert_eq!(recipients(true, false).verdict, Outcome::Block);
    assert_eq!(recipients(true, true).verdict, Outcome::Allow);
    assert_eq!(recipients(false, false).verdict, Outcome::Allow);
    assert_eq!(suspected_abuse().verdict, Outcome::Ask);
    assert_eq!(in_access(true, false, false).rules, [&R_DSR_31, &crate::staff::R_EMP_12]);
    assert_eq!(in_access(false, true, false).verdict, Outcome::Ask);
    assert_eq!(in_access(false, false, true).verdict, Outcome::Duty);
    assert_eq!(in_access(false, false, false).verdict, Outcome::Allow);
    assert_eq!(identity_question(true, false, false).verdict, Outcome::Allow);
    assert_eq!(identity_question(true, true, false).verdict, Outcome::Ask);
    assert_eq!(identity_question(false, false, false).verdict, Outcome::Block);
    assert_eq!(identity_question(true, false, true).verdict, Outcome::Block);
}

#[test]
fn t100_t101_t103_correcting_and_telling() {
    assert_eq!(rectify(true, false, false).verdict, Outcome::Allow);
    assert_eq!(rectify(false, false, true).rules[0].id, "R-DSR-60");
    assert_eq!(rectify(false, true, true).verdict, Outcome::Allow);
    assert_eq!(rectify(false, false, false).verdict, Outcome::Ask);
    assert_eq!(to_notify(&["X", "Y"], &["Y"]), ["X"]);
    assert!(may_keep(Exception::Statute).may() && may_keep(Exception::ConcreteClaim).may());
    assert!(!may_keep(Exception::MightNeed).may());
}

#[test]
fn notices_differ_by_article_and_country() {
    let none = NoticeItems::EMPTY;
    let lacks = |article| missing_in_notice(article, Country::De, none);
    let (art13, art14) = (lacks(InfoArticle::Art13), lacks(InfoArticle::Art14));
    assert!(art13.has(NoticeItem::Obligation) && !art13.has(NoticeItem::Source));
    assert!(!art13.has(NoticeItem::Categories) && art14.has(NoticeItem::Categories));
    assert!(!art14.has(NoticeItem::Obligation) && art14.has(NoticeItem::Source));
    assert!(missing_in_notice(InfoArticle::Art14, Country::De, art14).is_empty());
    for country in Country::ALL {
        assert!(missing_in_notice(InfoArticle::None, *country, none).is_empty());
        for article in [InfoArticle::Art13, InfoArticle::Art14] {
            let lacks = missing_in_notice(article, *country, none);
            let swiss = matches!(country, Country::Ch | Country::Unknown);
            assert_eq!(lacks.has(NoticeItem::ExportCountries), swiss, "{country}");
            assert!(lacks.has(NoticeItem::Transfers) && lacks.has(NoticeItem::Art21Separate));
        }
    }
}
