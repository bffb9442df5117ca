//! Section 14.1, T-001 to T-050, T-151, T-152.

use jiff::civil::date;

use super::*;
use crate::rule::Origin;
use crate::situation::{Defeating, DefeatingFacts, Presumed, Supporting, SupportingFacts};
use crate::vocabulary::{Directory, ObjectionScope};
use Country::{At, Ch, De};
use Outcome::{Allow, Ask, Block, Duty as WithDuty};
use PersonType::{BusinessEntity, BusinessPerson, Consumer};

fn consented_call() -> Situation {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Phone7a);
    s
}

fn toner_call() -> Situation {
    let mut s = ask(De, BusinessPerson, Channel::PhoneHuman);
    s.person.relation = Relation::Customer;
    s.presumed = Presumed {
        supporting: SupportingFacts::of(&[Supporting::SameGoodsContract]),
        defeating: DefeatingFacts::EMPTY,
        memo: true,
    };
    s
}

#[test]
fn t001_being_a_customer_does_not_help() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.person.relation = Relation::Customer;
    expect(&s, Block, &["R-MKT-11"]);
}

#[test]
fn t002_a_documented_phone_consent_carries_the_call() {
    let s = consented_call();
    expect(&s, WithDuty, &["R-MKT-11", "R-MKT-16", "R-CON-21"]);
    let duties = decide(&s).duties;
    assert!(duties.has(Duty::ShowCallerId) && duties.has(Duty::LogUse));
}

#[test]
fn t004_a_record_written_later_does_not_count() {
    let mut s = consented_call();
    s.consent.documented_when_given = Tri::No;
    expect(&s, Block, &["R-CON-20", "R-CON-11", "R-MKT-11"]);
}

#[test]
fn t005_the_yellow_pages_carry_no_call() {
    let mut s = ask(De, BusinessPerson, Channel::PhoneHuman);
    s.source.kind = SourceType::PublicDirectory;
    expect(&s, Block, &["R-MKT-12", "R-BAS-13", "CR-06"]);
    s.message.private_matter = Tri::Unknown;
    expect(&s, Block, &["R-MKT-12", "R-BAS-13", "CR-06"]);
}

#[test]
fn t006_t007_t008_presumed_consent_needs_facts_and_memo() {
    let mut s = toner_call();
    expect(&s, WithDuty, &["R-MKT-12"]);
    assert!(decide(&s).duties.has(Duty::CallMemo));
    s.presumed.memo = false;
    expect(&s, Block, &["R-MKT-12", "R-GEN-02"]);
    s = toner_call();
    s.presumed.defeating = DefeatingFacts::of(&[Defeating::Unrelated]);
    expect(&s, Block, &["R-MKT-12"]);
}

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
fn a_survey_by_phone_is_advertising() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.message.content = Content::Survey;
    expect(&s, Block, &["R-MKT-01", "R-MKT-11"]);
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
fn t026_t029_letters() {
    let mut card = letter(De);
    card.message.content = Content::Greeting;
    card.person.relation = Relation::Customer;
    expect(&card, WithDuty, &["R-MKT-17", "R-MKT-52"]);
    let mut cold = letter(De);
    cold.source.kind = SourceType::Broker;
    expect(&cold, WithDuty, &["R-MKT-17"]);
    cold.message.art21_notice = Art21Notice::SmallPrint;
    expect(&cold, Block, &["R-MKT-52", "R-MKT-17"]);
    cold.message.art21_notice = Art21Notice::Separate;
    cold.lia_told = Tri::No;
    expect(&cold, Block, &["R-BAS-06", "R-MKT-17"]);
}

#[test]
fn t028_an_order_confirmation_after_an_objection() {
    let mut s = ask(De, Consumer, Channel::Email);
    s.message.content = Content::Transactional;
    s.objection.scope = ObjectionScope::All;
    expect(&s, Allow, &["R-MKT-50"]);
    s.message.contains_ads = true;
    expect(&s, Block, &["R-MKT-50", "R-MKT-51"]);
}

#[test]
fn t031_suppression_beats_a_fresh_list() {
    let mut s = letter(De);
    s.source.kind = SourceType::Broker;
    s.suppressed = true;
    expect(&s, Block, &["R-SUP-05", "R-MKT-51"]);
    s.objection.scope = ObjectionScope::All;
    expect(&s, Block, &["R-SUP-05", "R-MKT-51"]);
}

#[test]
fn t115_a_purchase_does_not_lift_the_block() {
    let mut s = customer_mail(De);
    s.suppressed = true;
    expect(&s, Block, &["R-SUP-09", "R-MKT-22"]);
}

#[test]
fn t118_an_objection_reaches_every_channel() {
    for channel in [Channel::Email, Channel::Sms, Channel::PostAddressed, Channel::PhoneHuman] {
        let mut s = ask(De, Consumer, channel);
        s.objection.scope = ObjectionScope::All;
        expect(&s, Block, &["R-MKT-51", "R-SUP-08"]);
    }
}

#[test]
fn an_objection_to_one_channel_leaves_the_others() {
    let mut s = letter(De);
    s.objection.scope = ObjectionScope::Channel;
    s.objection.channel = Some(Channel::Email);
    expect(&s, WithDuty, &["R-MKT-17"]);
    s.objection.channel = None;
    expect(&s, Block, &["R-MKT-51"]);
}

#[test]
fn t032_austria_knows_no_presumed_consent() {
    let mut s = toner_call();
    s.person.country = At;
    expect(&s, Block, &["R-MKT-30"]);
}

#[test]
fn t034_t035_the_ecg_list() {
    let mut s = customer_mail(At);
    s.ecg.listed = Tri::No;
    s.ecg.checked_on = Some(TODAY);
    expect(&s, WithDuty, &["R-MKT-33"]);
    assert!(decide(&s).duties.has(Duty::EcgCheck));
    s.ecg.checked_on = Some(date(2026, 10, 22));
    expect(&s, WithDuty, &["R-MKT-33"]);
    s.ecg.checked_on = Some(date(2026, 10, 21));
    expect(&s, Block, &["R-MKT-33"]);
    s.ecg.checked_on = Some(TODAY);
    s.ecg.listed = Tri::Yes;
    expect(&s, Block, &["R-MKT-33"]);
    s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
    expect(&s, WithDuty, &["R-MKT-34"]);
}

#[test]
fn a_doubtful_consent_stays_a_question_beside_the_ecg_list() {
    let mut s = customer_mail(At);
    s.consent = consent_for(&[Channel::Email], Evidence::DoiEmail);
    s.consent.coupled = Tri::Yes;
    for listed in [Tri::Yes, Tri::Unknown] {
        s.ecg.listed = listed;
        expect(&s, Ask, &["R-CON-04", "R-MKT-32", "R-MKT-33"]);
    }
    s.soft_opt_in.from_sale = Tri::No;
    expect(&s, Ask, &["R-CON-04"]);
}

#[test]
fn t037_t038_t040_t041_t043_switzerland() {
    let mut s = ask(Ch, Consumer, Channel::PhoneHuman);
    s.directory = Directory::Listed;
    expect(&s, WithDuty, &["R-MKT-42", "R-MKT-43"]);
    s.firm = Ch;
    expect(&s, WithDuty, &["R-MKT-42", "R-MKT-43"]);
    s.person.country = De;
    expect(&s, Block, &["R-GEN-04", "R-MKT-11"]);
    s = ask(Ch, Consumer, Channel::PhoneHuman);
    s.directory = Directory::Unlisted;
    expect(&s, Block, &["R-MKT-42"]);
    s.person.relation = Relation::Customer;
    expect(&s, WithDuty, &["R-MKT-42"]);
    s.person.relation = Relation::LeadImported;
    s.source.kind = SourceType::Broker;
    s.directory = Directory::Star;
    expect(&s, Block, &["R-MKT-43"]);
    let mut mail = ask(Ch, Consumer, Channel::Email);
    mail.source.kind = SourceType::Broker;
    expect(&mail, Block, &["R-MKT-40"]);
    mail.message.single_handwritten = true;
    expect(&mail, Ask, &["R-MKT-41"]);
}

#[test]
fn t044_an_unknown_country_counts_as_the_strictest() {
    expect(&ask(Country::Unknown, Consumer, Channel::Email), Block, &["R-GEN-02", "R-MKT-14"]);
}

#[test]
fn other_countries() {
    expect(&ask(Country::EuOther, Consumer, Channel::Email), Block, &["R-GEN-04"]);
    let mut firm_abroad = ask(Country::EuOther, BusinessPerson, Channel::Email);
    expect(&firm_abroad, Block, &["R-GEN-04", "R-MKT-14"]);
    firm_abroad.firm = Country::EuOther;
    expect(&firm_abroad, Ask, &["R-GEN-04"]);
}

#[test]
fn t046_a_network_contact_is_no_consent() {
    let mut s = ask(De, BusinessPerson, Channel::Messenger);
    s.source.kind = SourceType::SocialNetwork;
    expect(&s, Block, &["R-MKT-14", "R-SIG-11"]);
}

#[test]
fn t047_t152_closed_records() {
    let mut s = consented_call();
    s.person.state = PersonState::Restricted;
    expect(&s, Block, &["R-GEN-03", "R-DSR-60"]);
    s.message.content = Content::Transactional;
    expect(&s, Block, &["R-GEN-03", "R-DSR-60"]);
    s.message.content = Content::LegalNotice;
    expect(&s, Allow, &["R-MKT-50"]);
    s.person.state = PersonState::Deceased;
    expect(&s, Block, &["R-GEN-03"]);
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
fn t151_a_private_offer_on_the_office_line() {
    let mut s = toner_call();
    s.message.private_matter = Tri::Yes;
    expect(&s, Block, &["R-MKT-19", "R-MKT-11"]);
}

#[test]
fn a_private_number_makes_a_consumer() {
    let mut s = toner_call();
    s.presumed.defeating = DefeatingFacts::of(&[Defeating::PrivateNumber]);
    expect(&s, Block, &["R-MKT-12", "R-MKT-19"]);
    s.consent = consent_for(&[Channel::PhoneHuman], Evidence::Signed);
    s.consent.documented_when_given = Tri::No;
    expect(&s, Block, &["R-MKT-19", "R-CON-20", "R-MKT-11"]);
    s.presumed.defeating = DefeatingFacts::EMPTY;
    expect(&s, WithDuty, &["R-MKT-12"]);
}

#[test]
fn what_both_capacities_forbid_rests_on_neither() {
    let mut s = ask(De, BusinessPerson, Channel::Email);
    s.message.private_matter = Tri::Unknown;
    let answer = decide(&s);
    assert!(answer.verdict == Block && !answer.rules.has("R-MKT-19"), "{:?}", answer.rules);
}

#[test]
fn t143_no_data_letter_on_a_network_profile_of_a_private_person() {
    let mut s = ask(At, Consumer, Channel::Email);
    s.firm = At;
    s.message.content = Content::Datenbrief;
    expect(&s, WithDuty, &["R-MKT-50", "R-DBR-05", "R-DBR-04"]);
    assert!(decide(&s).duties.has(Duty::SealedDelivery));
    s.source.kind = SourceType::SocialNetwork;
    expect(&s, Block, &["R-DBR-03", "R-SRC-08"]);
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
fn firms_without_a_named_person_and_doorstep_leaflets() {
    expect(&ask(De, BusinessEntity, Channel::PostAddressed), Allow, &["R-MKT-10"]);
    expect(&ask(De, Consumer, Channel::PostUnaddressed), Allow, &["R-MKT-18"]);
}

#[test]
fn sources_and_information_come_before_the_channel() {
    let mut s = letter(De);
    s.source.documented = Tri::Unknown;
    expect(&s, Block, &["R-SRC-01", "R-GEN-02"]);
    s.source.documented = Tri::Yes;
    s.info_duty = InfoDuty::Overdue;
    expect(&s, Block, &["R-DSR-24"]);
    s.info_duty = InfoDuty::Due;
    expect(&s, WithDuty, &["R-MKT-17"]);
    assert!(decide(&s).duties.has(Duty::Art1314Info));
    s.source.kind = SourceType::AddressBook;
    expect(&s, Block, &["R-SRC-09"]);
    s.source.kind = SourceType::Signature;
    expect(&s, Block, &["R-SRC-04"]);
}

#[test]
fn swiss_leads_that_were_bought_with_proof_are_not_tainted() {
    let mut s = ask(Ch, Consumer, Channel::PhoneHuman);
    s.firm = Ch;
    s.source = Source { kind: SourceType::Broker, documented: Tri::Yes };
    s.directory = Directory::Listed;
    assert!(!decide(&s).rules.has("R-SRC-04"));
    s.directory = Directory::Star;
    expect(&s, Block, &["R-MKT-43", "R-SRC-04"]);
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

#[test]
fn what_is_blocked_says_the_reason_of_its_deciding_rule() {
    let s = ask(De, Consumer, Channel::PhoneHuman);
    let answer = decide(&s);
    assert_eq!(Some(answer.reason()), answer.rules.first().map(|rule| rule.reason));
    let letter = decide(&letter(De));
    assert!(letter.may() && Some(letter.reason()) != letter.rules.first().map(|r| r.reason));
}

#[test]
fn a_question_about_the_sale_yields_to_the_ecg_list() {
    let mut s = customer_mail(At);
    s.firm = At;
    s.soft_opt_in.last_purchase = Some(date(2024, 3, 1));
    s.ecg.listed = Tri::No;
    s.ecg.checked_on = Some(TODAY);
    assert_eq!(decide(&s).verdict, Ask);
    s.ecg.listed = Tri::Yes;
    expect(&s, Block, &["R-MKT-33", "R-MKT-32"]);
}
