//! Calls in Germany, and in which capacity somebody is addressed.

use super::*;

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
fn a_survey_by_phone_is_advertising() {
    let mut s = ask(De, Consumer, Channel::PhoneHuman);
    s.message.content = Content::Survey;
    expect(&s, Block, &["R-MKT-01", "R-MKT-11"]);
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
fn what_is_blocked_says_the_reason_of_its_deciding_rule() {
    let s = ask(De, Consumer, Channel::PhoneHuman);
    let answer = decide(&s);
    assert_eq!(Some(answer.reason()), answer.rules.first().map(|rule| rule.reason));
    let letter = decide(&letter(De));
    assert!(letter.may() && Some(letter.reason()) != letter.rules.first().map(|r| r.reason));
}

/// What an answer cites is what the rules that decided cite, the deciding one first.
#[test]
fn an_answer_cites_its_rules() {
    let answer = decide(&ask(De, BusinessPerson, Channel::PhoneHuman));
    let cited: Vec<_> = answer.citations().collect();
    assert_eq!(cited.first(), Some(&"§ 7 Abs. 2 Nr. 1 UWG (DE)"));
    let all = answer.rules.iter().flat_map(|rule| rule.citations);
    assert_eq!(cited, all.copied().collect::<Vec<_>>());
    assert!(cited.len() > 3 && cited.iter().all(|citation| citation.len() > 3));
}
