//! Section 14.2, as far as a contact decides it.

use jiff::civil::date;

use super::*;
use Country::De;
use Outcome::{Allow, Ask, Block, Duty as WithDuty};
use PersonType::Consumer;

fn newsletter() -> Situation {
    let mut s = ask(De, Consumer, Channel::Email);
    s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
    s
}

#[test]
fn a_confirmed_mail_address_is_no_phone_consent() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::DoiEmail);
    expect(&s, Block, &["R-CON-31", "R-MKT-11"]);
}

#[test]
fn t052_one_box_many_channels_each_with_its_own_proof() {
    let named = [Channel::Email, Channel::Sms, Channel::PhoneHuman];
    let mut s = newsletter();
    s.consent = consent_for(&named, Evidence::DoiEmail);
    expect(&s, WithDuty, &["R-MKT-14", "R-CON-05"]);
    s.message.channel = Channel::PhoneHuman;
    expect(&s, Block, &["R-CON-31"]);
    s.message.channel = Channel::Fax;
    s.consent.evidence = Evidence::Signed;
    expect(&s, Block, &["R-CON-05"]);
}

#[test]
fn t053_partners_without_names() {
    let mut s = newsletter();
    s.consent.advertiser_match = Tri::No;
    s.consent.names_advertiser = Tri::No;
    expect(&s, Block, &["R-CON-02", "R-CON-03"]);
}

#[test]
fn a_coupled_consent_is_for_a_human() {
    let mut s = newsletter();
    s.consent.coupled = Tri::Yes;
    expect(&s, Ask, &["R-CON-04"]);
    s.consent.coupled = Tri::Unknown;
    expect(&s, Ask, &["R-CON-04"]);
}

#[test]
fn t055_a_voucher_in_the_confirmation_mail() {
    let mut s = newsletter();
    s.consent.state = ConsentState::Pending;
    s.message.content = Content::ConsentConfirm;
    expect(&s, Allow, &["R-MKT-50", "R-CON-32"]);
    s.message.contains_ads = true;
    expect(&s, Block, &["R-CON-32"]);
}

#[test]
fn t058_no_calls_after_withdrawal() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Phone7a);
    s.consent.state = ConsentState::Withdrawn;
    expect(&s, Block, &["R-CON-42", "R-MKT-11"]);
}

#[test]
fn t059_a_phone_consent_never_used_has_lapsed() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Phone7a);
    s.consent.given_at = Some(date(2021, 11, 1));
    s.consent.last_use_at = None;
    expect(&s, Block, &["R-CON-51", "R-CON-52"]);
}

#[test]
fn t062_the_facts_of_ag_muenchen() {
    let mut s = newsletter();
    s.today = date(2021, 12, 10);
    s.consent.given_at = Some(date(2015, 5, 1));
    s.consent.last_use_at = Some(date(2017, 12, 15));
    expect(&s, Block, &["R-CON-51", "R-CON-52"]);
}

#[test]
fn t064_t065_unused_for_nineteen_and_for_twenty_five_months() {
    let mut s = newsletter();
    s.consent.given_at = Some(date(2024, 1, 1));
    s.consent.last_use_at = Some(date(2025, 4, 21));
    expect(&s, WithDuty, &["R-CON-52"]);
    assert!(decide(&s).duties.has(Duty::ReconfirmConsent));
    s.consent.last_use_at = Some(date(2024, 10, 21));
    expect(&s, Block, &["R-CON-52"]);
    s.message.content = Content::ConsentConfirm;
    expect(&s, Block, &["R-CON-52"]);
}

#[test]
fn the_lapse_turns_on_the_day() {
    let mut s = newsletter();
    s.consent.given_at = Some(date(2024, 1, 1));
    s.consent.last_use_at = Some(date(2024, 11, 22));
    expect(&s, WithDuty, &["R-CON-52"]);
    s.consent.last_use_at = Some(date(2024, 11, 21));
    expect(&s, Block, &["R-CON-52"]);
    s.consent.last_use_at = Some(date(2025, 5, 22));
    expect(&s, WithDuty, &["R-MKT-14"]);
    s.consent.contract_end = Some(date(2024, 11, 21));
    expect(&s, Block, &["R-CON-52"]);
}

#[test]
fn t067_no_advertising_to_minors() {
    let mut s = newsletter();
    s.person.minor = true;
    expect(&s, Block, &["R-CON-08"]);
}

#[test]
fn t070_consent_does_not_pass_with_the_business() {
    let mut s = newsletter();
    s.consent.advertiser_match = Tri::No;
    expect(&s, Block, &["R-CON-53"]);
}

#[test]
fn imported_and_unconfirmed_consents_do_not_carry() {
    let mut s = newsletter();
    s.consent.evidence = Evidence::ImportFlag;
    expect(&s, Block, &["R-CON-36"]);
    s.consent.state = ConsentState::Pending;
    expect(&s, Block, &["R-CON-36", "R-CON-33"]);
    s.message.content = Content::ConsentConfirm;
    expect(&s, Ask, &["R-CON-36"]);
}

#[test]
fn a_consent_in_the_future_or_without_date_is_none() {
    let mut s = newsletter();
    s.consent.given_at = Some(date(2026, 11, 22));
    expect(&s, Block, &["R-CON-07"]);
    s.consent.given_at = None;
    expect(&s, Block, &["R-CON-52"]);
}

#[test]
fn a_consent_withdrawn_for_post_ends_post() {
    for country in [De, Country::At, Country::Ch] {
        let mut s = letter(country);
        s.consent = consent_for(&[Channel::PostAddressed], Evidence::Signed);
        s.consent.state = ConsentState::Withdrawn;
        expect(&s, Block, &["R-CON-42"]);
        s.consent.channels = Channels::of(&[Channel::Email]);
        assert_eq!(decide(&s).verdict, WithDuty);
    }
}

#[test]
fn a_doubtful_consent_is_a_question_everywhere() {
    for channel in
        [Channel::PhoneHuman, Channel::PhoneAuto, Channel::Fax, Channel::AdPlatformUpload]
    {
        for country in [De, Country::At, Country::Ch, Country::EuOther] {
            let mut s = ask(country, Consumer, channel);
            s.consent = consent_for(&[channel], Evidence::Signed);
            s.consent.coupled = Tri::Yes;
            expect(&s, Ask, &["R-CON-04"]);
        }
    }
}

#[test]
fn a_fault_of_the_consent_comes_before_the_misplaced_exception() {
    let mut s = customer_mail(De);
    s.message.channel = Channel::PhoneHuman;
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Signed);
    s.consent.state = ConsentState::Withdrawn;
    expect(&s, Block, &["R-CON-42", "R-MKT-24", "R-MKT-11"]);
}

#[test]
fn a_consent_given_today_counts_and_one_of_tomorrow_does_not() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
    (s.consent.given_at, s.consent.last_use_at) = (Some(TODAY), None);
    assert!(!decide(&s).rules.has("R-CON-07"));
    s.consent.given_at = TODAY.tomorrow().ok();
    assert!(decide(&s).rules.has("R-CON-07"));
}

#[test]
fn four_years_without_a_sign_of_life_are_counted_in_calendar_months() {
    let gone = |given| {
        let mut s = ask(De, Consumer, Channel::Email);
        s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
        (s.consent.given_at, s.consent.last_use_at) = (Some(given), None);
        decide(&s).rules.has("R-CON-51")
    };
    assert!(gone(date(2022, 10, 1)) && gone(date(2022, 11, 30)));
    assert!(!gone(date(2022, 12, 1)) && !gone(date(2023, 1, 1)));
}

/// Mails about a consent: asked for here, not by a mark in a list, and only while it is open.
#[test]
fn a_mail_about_a_consent_goes_to_who_asked_for_it_here() {
    let answer = |state, source, evidence| {
        let mut s = newsletter();
        (s.message.content, s.source) = (Content::ConsentConfirm, source);
        (s.consent.state, s.consent.evidence) = (state, evidence);
        decide(&s)
    };
    let of = |kind, documented| Source { kind, documented };
    let here = of(SourceType::SelfGiven, Tri::Yes);
    for state in [ConsentState::None, ConsentState::Pending, ConsentState::Active] {
        let sound = answer(state, here, Evidence::DoiEmail);
        assert!(sound.verdict == Allow && sound.rules.has("R-CON-32"), "{state:?}");
        assert_eq!(sound.rules.has("R-CON-33"), state == ConsentState::Pending);
        let doubtful = [
            (here, Evidence::ImportFlag),
            (of(SourceType::Broker, Tri::Yes), Evidence::DoiEmail),
            (of(SourceType::SelfGiven, Tri::No), Evidence::DoiEmail),
        ];
        for (source, evidence) in doubtful {
            let asked = answer(state, source, evidence);
            assert_eq!((asked.verdict, asked.rules.has("R-CON-36")), (Ask, true), "{state:?}");
            let mut s = newsletter();
            (s.message.content, s.source) = (Content::ConsentConfirm, source);
            (s.consent.state, s.consent.evidence) = (state, evidence);
            assert_eq!(decide_without(&s, "R-CON-36").verdict, Allow, "{state:?}");
        }
    }
}
