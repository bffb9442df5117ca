//! Letters, and what comes before every channel: refusals, closed records, sources, information.

use super::*;

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
