//! The order of the bases, needs and diets, changes of purpose, mandatory fields.

use super::*;

#[test]
fn the_algorithm_in_its_order() {
    let none = BasisFacts::default();
    let with = |change: fn(&mut BasisFacts)| {
        let mut facts = none;
        change(&mut facts);
        legal_basis(&facts)
    };
    assert_eq!(with(|f| f.statute = true), Ok(Basis::LegalObligation));
    assert_eq!(with(|f| f.contract_party = true), Ok(Basis::Contract));
    assert_eq!(with(|f| f.consent_active = true), Ok(Basis::Consent));
    assert_eq!(with(|f| f.soft_opt_in = true), Ok(Basis::SoftOptIn));
    assert_eq!(with(|f| (f.lia_passed, f.lia_told) = (true, true)), Ok(Basis::LegitimateInterest));
    let first = |change| with(change).unwrap_err().rules[0].id;
    assert_eq!(first(|_| ()), "R-BAS-06");
    assert_eq!(first(|f| f.lia_passed = true), "R-BAS-06");
    assert_eq!(first(|f| f.channel_wants_consent = true), "R-BAS-13");
    assert_eq!(
        first(|f| (f.consent_refused, f.lia_passed, f.lia_told) = (true, true, true)),
        "R-BAS-10"
    );
    assert_eq!(first(|f| (f.objected, f.lia_passed, f.lia_told) = (true, true, true)), "R-BAS-06");
    assert_eq!(first(|f| (f.objected, f.soft_opt_in) = (true, true)), "R-BAS-06");
}

#[test]
fn t130_t131_needs_and_diets() {
    let need = special_category(SpecialGround::ExplicitConsent, false, true);
    assert_eq!((need.verdict, need.rules[0]), (Outcome::Duty, &R_ART9_03));
    let diet = special_category(SpecialGround::None, false, false);
    assert_eq!((diet.verdict, diet.rules[0]), (Outcome::Block, &R_ART9_02));
    for (factual, verdict) in [(true, Outcome::Ask), (false, Outcome::Block)] {
        let crime = special_category(SpecialGround::LegalClaims, true, factual);
        assert_eq!((crime.verdict, crime.rules), (verdict, vec![&R_ART9_05]));
    }
    assert_eq!(special_category(SpecialGround::LegalClaims, false, false).verdict, Outcome::Duty);
    assert_eq!(special_category(SpecialGround::MadePublic, false, false).verdict, Outcome::Ask);
}

#[test]
fn purposes_of_the_table() {
    let letter = PurposeChange {
        linked: true,
        harmless: true,
        safeguards: true,
        new_basis: true,
        ..PurposeChange::default()
    };
    assert_eq!(purpose_change(&letter).verdict, Outcome::Duty);
    let ask = PurposeChange { safeguards: false, ..letter };
    assert_eq!(purpose_change(&ask).verdict, Outcome::Ask);
    for blocked in [
        PurposeChange { channel_wants_consent: true, ..letter },
        PurposeChange { linked: false, ..letter },
        PurposeChange { special_data: true, ..letter },
        PurposeChange { harmless: false, ..letter },
        PurposeChange { new_basis: false, ..letter },
    ] {
        assert_eq!(purpose_change(&blocked).verdict, Outcome::Block);
    }
    assert_eq!(
        purpose_change(&PurposeChange { consent_or_statute: true, ..PurposeChange::default() })
            .verdict,
        Outcome::Duty
    );
}

#[test]
fn t104_a_mandatory_salutation() {
    let form = may_be_mandatory(true, true);
    assert_eq!((form.verdict, form.rules[1]), (Outcome::Block, &R_BAS_07));
    assert_eq!(may_be_mandatory(true, false).verdict, Outcome::Allow);
    assert_eq!(may_be_mandatory(false, false).verdict, Outcome::Block);
}

#[test]
fn consent_to_more_than_a_need_rests_on_consent_alone() {
    let asked = special_category(SpecialGround::ExplicitConsent, false, false);
    assert_eq!((asked.verdict, asked.rules), (Outcome::Duty, vec![&R_ART9_02]));
}

#[test]
fn only_the_own_team_may_see_by_default() {
    for setting in [Setting::Marketing, Setting::Tracking, Setting::PublicProfile] {
        assert_eq!(on_by_default(setting).verdict, Outcome::Block);
    }
    assert_eq!(on_by_default(Setting::OwnTeam).verdict, Outcome::Allow);
}
