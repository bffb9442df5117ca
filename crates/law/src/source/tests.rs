//! Every row of the source table, its duties and days, and ways of sharing.

use jiff::civil::date;

use super::*;

fn facts(provenance: Provenance, person: PersonType) -> SourceFacts {
    SourceFacts {
        provenance,
        person,
        country: Country::De,
        obtained: date(2026, 11, 10),
        bulk: false,
        documented: Tri::Yes,
        unnamed_sponsors: false,
        fields: Fields::of(&[Field::Name]),
    }
}

#[track_caller]
fn expect(facts: &SourceFacts, store: Outcome, contact: Leave, rules: &[&str]) {
    let verdict = judge(facts, Params::on(facts.obtained));
    assert_eq!((verdict.store, verdict.contact), (store, contact));
    let named: Vec<_> = verdict.rules.iter().map(|rule| rule.id).collect();
    assert_eq!(named.first(), rules.first());
    assert!(rules.iter().all(|id| named.contains(id)), "{named:?}");
}

#[test]
fn every_row_of_the_table() {
    use Outcome::{Ask, Block, Duty};
    use PersonType::{BusinessPerson, Consumer};
    let rows = [
        (Provenance::SelfGiven, Consumer, Duty, Leave::Channels, "R-SRC-04"),
        (Provenance::Observed, Consumer, Duty, Leave::Channels, "R-SRC-04"),
        (Provenance::Signature, Consumer, Duty, Leave::Matter, "R-SRC-04"),
        (Provenance::Forwarded, Consumer, Block, Leave::None, "R-SRC-04"),
        (Provenance::BusinessCard, BusinessPerson, Duty, Leave::ProvenChannel, "R-SRC-04"),
        (Provenance::ThirdPartyPerson, Consumer, Ask, Leave::PostOnly, "R-SRC-04"),
        (Provenance::PublicDirectory, Consumer, Block, Leave::None, "R-SRC-04"),
        (Provenance::PublicDirectory, PersonType::Unknown, Block, Leave::None, "R-SRC-04"),
        (Provenance::PublicDirectory, BusinessPerson, Duty, Leave::PostOnly, "R-SRC-04"),
        (Provenance::SocialNetwork, BusinessPerson, Ask, Leave::PostOnly, "R-SRC-04"),
        (Provenance::Scraped, BusinessPerson, Block, Leave::None, "R-SRC-04"),
        (Provenance::BrokerConsent, Consumer, Duty, Leave::ProvenChannel, "R-SRC-02"),
        (Provenance::BrokerPost, Consumer, Ask, Leave::PostOnly, "R-SRC-05"),
        (Provenance::GroupCompany, Consumer, Ask, Leave::Channels, "R-SRC-04"),
        (Provenance::AddressBook, BusinessPerson, Duty, Leave::None, "R-SRC-09"),
        (Provenance::AddressBook, Consumer, Block, Leave::None, "R-SRC-09"),
        (Provenance::Guessed, BusinessPerson, Block, Leave::None, "R-SIG-07"),
        (Provenance::Unknown, Consumer, Ask, Leave::None, "R-SRC-01"),
    ];
    for (provenance, person, store, contact, rule) in rows {
        expect(&facts(provenance, person), store, contact, &[rule]);
    }
}

#[test]
fn lists_without_proof() {
    let mut list = facts(Provenance::BrokerConsent, PersonType::Consumer);
    list.documented = Tri::Unknown;
    expect(&list, Outcome::Ask, Leave::None, &["R-SRC-02"]);
    list.unnamed_sponsors = true;
    expect(&list, Outcome::Block, Leave::None, &["R-SRC-13", "R-CON-02"]);
    list = facts(Provenance::BrokerPost, PersonType::Consumer);
    list.documented = Tri::No;
    expect(&list, Outcome::Block, Leave::None, &["R-SRC-02"]);
}

#[test]
fn t119_t121_t122_address_books_enrichment_and_guesses() {
    let mut book = facts(Provenance::AddressBook, PersonType::BusinessPerson);
    book.bulk = true;
    expect(&book, Outcome::Block, Leave::None, &["R-SRC-09"]);
    let mut enriched = facts(Provenance::Scraped, PersonType::BusinessPerson);
    enriched.fields = Fields::of(&[Field::PrivatePhone, Field::Photo, Field::Name]);
    expect(&enriched, Outcome::Block, Leave::None, &["R-SRC-04", "R-SRC-03"]);
    let verdict = judge(&enriched, Params::on(enriched.obtained));
    assert_eq!(verdict.dropped, Fields::of(&[Field::PrivatePhone, Field::Photo]));
    for person in PersonType::ALL {
        let guessed = facts(Provenance::Guessed, *person);
        expect(&guessed, Outcome::Block, Leave::None, &["R-SIG-07"]);
    }
}

#[test]
fn duties_and_days() {
    let params = Params::on(date(2026, 11, 10));
    let tip = judge(&facts(Provenance::ThirdPartyPerson, PersonType::Consumer), params);
    assert_eq!((tip.info, tip.due), (InfoArticle::Art14, Some(date(2026, 12, 10))));
    assert_eq!(tip.delete_by, Some(date(2027, 2, 10)));
    let form = judge(&facts(Provenance::SelfGiven, PersonType::Consumer), params);
    assert_eq!(
        (form.info, form.due, form.delete_by),
        (InfoArticle::Art13, Some(date(2026, 11, 10)), None)
    );
    let legacy = judge(&facts(Provenance::Unknown, PersonType::Consumer), params);
    assert_eq!((legacy.info, legacy.delete_by), (InfoArticle::None, Some(date(2027, 2, 8))));
    let mut listed = facts(Provenance::BrokerPost, PersonType::Consumer);
    listed.bulk = true;
    listed.fields = Fields::of(&[Field::Birthday, Field::Postal]);
    assert_eq!(judge(&listed, params).dropped, Fields::of(&[Field::Birthday]));
}

#[test]
fn t124_t125_selling_and_sharing() {
    let sale = share(Sharing::Sale, true);
    assert_eq!(sale.verdict, Outcome::Block);
    assert_eq!(sale.rules.first(), Some(&&R_SRC_05));
    assert_eq!(share(Sharing::SharedCrm, false).verdict, Outcome::Block);
    assert_eq!(share(Sharing::SharedCrm, true).verdict, Outcome::Duty);
    assert_eq!(share(Sharing::Lettershop, true).verdict, Outcome::Ask);
    assert_eq!(share(Sharing::AssetDeal, true).verdict, Outcome::Ask);
    assert_eq!(share(Sharing::ShareDeal, true).verdict, Outcome::Allow);
}

#[test]
fn every_provenance_has_a_word_for_contact() {
    assert_eq!(source_type(Provenance::Guessed), SourceType::Unknown);
    assert_eq!(source_type(Provenance::BrokerPost), SourceType::Broker);
    assert_eq!(source_type(Provenance::Signature), SourceType::Signature);
}

#[test]
fn only_what_others_give_in_bulk_loses_its_further_fields() {
    let dropped = |provenance, bulk| {
        let fields = Fields::of(&[Field::Name, Field::Photo]);
        let taken = SourceFacts { bulk, fields, ..facts(provenance, PersonType::Consumer) };
        judge(&taken, Params::on(taken.obtained)).dropped
    };
    let photo = Fields::of(&[Field::Photo]);
    assert_eq!(dropped(Provenance::BrokerConsent, true), photo);
    assert_eq!(dropped(Provenance::BrokerConsent, false), Fields::EMPTY);
    assert_eq!(dropped(Provenance::SelfGiven, true), Fields::EMPTY);
    assert_eq!(dropped(Provenance::Scraped, false), photo);
}
