//! Mail, texts and messengers in Germany: consent, the existing-customer exception, riders.

use super::*;

#[test]
fn t010_t011_mail_to_firms_needs_consent_too() {
    expect(&ask(De, BusinessEntity, Channel::Email), Block, &["R-MKT-14", "R-SIG-03"]);
    let mut s = toner_call();
    s.message.channel = Channel::Email;
    expect(&s, Block, &["R-MKT-14"]);
}

#[test]
fn t012_all_four_limbs() {
    let rules = ["R-MKT-20", "R-MKT-21", "R-MKT-22", "R-MKT-23", "R-BAS-11"];
    expect(&customer_mail(De), WithDuty, &rules);
}

#[test]
fn t013_t014_t016_t017_one_limb_missing() {
    let mut s = customer_mail(De);
    s.soft_opt_in.notice_at_capture = Tri::No;
    expect(&s, Block, &["R-MKT-23"]);
    s = customer_mail(De);
    s.message.own_similar_goods = Tri::No;
    expect(&s, Block, &["R-MKT-21"]);
    s = customer_mail(De);
    s.soft_opt_in.cancelled = Tri::Yes;
    expect(&s, Block, &["R-MKT-26"]);
    s = customer_mail(De);
    s.soft_opt_in.last_purchase = Some(date(2024, 5, 21));
    expect(&s, Ask, &["R-MKT-25"]);
    s.soft_opt_in.last_purchase = Some(date(2023, 11, 20));
    expect(&s, Block, &["R-MKT-25"]);
}

#[test]
fn the_age_of_a_purchase_turns_on_the_day() {
    let mut s = customer_mail(De);
    for (bought, verdict, rule) in [
        (date(2026, 11, 22), Block, "R-MKT-25"),
        (date(2026, 11, 21), WithDuty, "R-MKT-20"),
        (date(2024, 11, 21), WithDuty, "R-MKT-20"),
        (date(2024, 11, 20), Ask, "R-MKT-25"),
        (date(2023, 11, 21), Ask, "R-MKT-25"),
        (date(2023, 11, 20), Block, "R-MKT-25"),
    ] {
        s.soft_opt_in.last_purchase = Some(bought);
        expect(&s, verdict, &[rule]);
    }
}

#[test]
fn an_address_from_a_raffle_or_a_free_account() {
    let mut s = customer_mail(De);
    s.soft_opt_in.from_sale = Tri::No;
    expect(&s, Block, &["R-MKT-20"]);
    s.person.relation = Relation::FreeAccount;
    expect(&s, Ask, &["R-MKT-20"]);
}

#[test]
fn t019_t020_the_exception_does_not_reach_fax_or_telephone() {
    let mut s = customer_mail(De);
    s.message.channel = Channel::Fax;
    expect(&s, Block, &["R-MKT-15", "R-MKT-24"]);
    s.message.channel = Channel::PhoneHuman;
    expect(&s, Block, &["R-MKT-24", "R-MKT-11"]);
}

#[test]
fn t022_t023_an_invoice_with_a_rating_request() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.message.content = Content::Mixed;
    expect(&s, Block, &["R-MKT-01", "R-MKT-02"]);
    s.message.content = Content::Transactional;
    s.message.contains_ads = true;
    expect(&s, Block, &["R-MKT-01", "R-MKT-02"]);
    let mut met = customer_mail(De);
    met.message.content = Content::Mixed;
    expect(&met, WithDuty, &["R-MKT-27"]);
    assert_eq!(decide_without(&met, "R-MKT-27").verdict, Block);
    assert_eq!(decide_without(&customer_mail(De), "R-MKT-27").verdict, WithDuty);
}

#[test]
fn t025_christmas_mail_is_blocked_by_policy_not_by_the_survey_judgment() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.person.relation = Relation::Customer;
    s.message.content = Content::Greeting;
    expect(&s, Block, &["R-MKT-03"]);
    let verdict = decide(&s);
    assert_eq!(verdict.basis(), Origin::Policy);
    assert!(verdict.citations().all(|citation| !citation.contains("VI ZR 225/17")));
    s.message.single_handwritten = true;
    expect(&s, Ask, &["R-MKT-03"]);
}

#[test]
fn t046_a_network_contact_is_no_consent() {
    let mut s = ask(De, BusinessPerson, Channel::Messenger);
    s.source.kind = SourceType::SocialNetwork;
    expect(&s, Block, &["R-MKT-14", "R-SIG-11"]);
}

#[test]
fn t049_recommendations_go_by_share_link() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.message.refers_friend = true;
    s.source.kind = SourceType::ThirdPartyPerson;
    expect(&s, Block, &["R-MKT-55"]);
    assert!(decide(&s).way_forward().en.contains("share link"));
}

#[test]
fn t050_tracking_is_stripped() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
    s.message.tracking = true;
    expect(&s, WithDuty, &["R-MKT-53"]);
    assert!(decide(&s).duties.has(Duty::StripTracking));
    s.consent.tracking = true;
    assert!(!decide(&s).duties.has(Duty::StripTracking));
}

#[test]
fn what_both_capacities_forbid_rests_on_neither() {
    let mut s = ask(De, BusinessPerson, Channel::Email);
    s.message.private_matter = Tri::Unknown;
    let answer = decide(&s);
    assert!(answer.verdict == Block && !answer.rules.has("R-MKT-19"), "{:?}", answer.rules);
}

#[test]
fn custom_audiences_need_a_consent_that_names_the_upload() {
    let mut s = customer_mail(De);
    s.message.channel = Channel::AdPlatformUpload;
    expect(&s, Block, &["R-MKT-54"]);
    s.consent = consent_for(&[Channel::AdPlatformUpload], Evidence::Signed);
    expect(&s, WithDuty, &["R-MKT-54"]);
}

#[test]
fn a_consent_withdrawn_on_another_channel_is_none_here() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.consent = consent_for(&[Channel::Sms], Evidence::DoiEmail);
    s.consent.state = ConsentState::Withdrawn;
    let answer = decide(&s);
    assert!(answer.verdict == Block && !answer.rules.has("R-CON-42"), "{:?}", answer.rules);
    s.consent.channels = Channels::of(&[Channel::Email]);
    assert!(decide(&s).rules.has("R-CON-42"));
}
