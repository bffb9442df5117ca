//! Austria, Switzerland, and wherever else a message arrives.

use super::*;

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
