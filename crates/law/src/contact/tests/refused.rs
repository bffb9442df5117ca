//! Objection and suppression: which of them leads, how far they reach, and what they name.

use super::*;
use crate::vocabulary::ObjectionScope;
use Country::De;
use Outcome::Block;
use PersonType::Consumer;

fn refused(scope: ObjectionScope, suppressed: bool) -> Situation {
    let mut s = ask(De, Consumer, Channel::Email);
    (s.objection.scope, s.objection.channel) = (scope, Some(Channel::Email));
    s.suppressed = suppressed;
    s
}

/// A list that brings somebody back meets the block first; a customer meets their own objection.
#[test]
fn the_block_leads_where_an_import_brought_the_person_back() {
    let own = refused(ObjectionScope::Purpose, true);
    expect(&own, Block, &["R-MKT-51", "R-SUP-05"]);
    let mut lead = own;
    lead.person.relation = Relation::LeadImported;
    expect(&lead, Block, &["R-SUP-05", "R-MKT-51"]);
    for source in SourceType::ALL {
        let mut s = own;
        s.source.kind = *source;
        let ours = [SourceType::SelfGiven, SourceType::Observed, SourceType::Signature];
        let lead = if ours.contains(source) { "R-MKT-51" } else { "R-SUP-05" };
        expect(&s, Block, &[lead]);
    }
}

/// R-SUP-08 speaks of objections to everything, and of nothing less.
#[test]
fn the_reach_is_named_for_an_objection_to_everything() {
    let named = |scope, suppressed| decide(&refused(scope, suppressed)).rules.has("R-SUP-08");
    assert!(named(ObjectionScope::All, false) && named(ObjectionScope::All, true));
    for scope in [ObjectionScope::None, ObjectionScope::Channel, ObjectionScope::Purpose] {
        assert!(!named(scope, true), "{scope}");
        assert!(!named(scope, false), "{scope}");
    }
}

/// An upload to a platform is advertising whatever is in it; a rider is only named where one is.
#[test]
fn a_mail_without_a_rider_is_not_blamed_for_one() {
    let riders = ["R-CON-32", "R-DBR-05", "R-MKT-01", "R-MKT-02"];
    for content in [Content::ConsentConfirm, Content::Datenbrief, Content::Transactional] {
        let mut s = refused(ObjectionScope::All, false);
        (s.message.channel, s.message.content) = (Channel::AdPlatformUpload, content);
        let answer = decide(&s);
        assert_eq!(answer.verdict, Block);
        assert!(riders.iter().all(|id| !answer.rules.has(id)), "{content} {:?}", answer.rules);
        s.message.contains_ads = true;
        let answer = decide(&s);
        assert!(answer.rules.has("R-MKT-01"), "{content} {:?}", answer.rules);
        assert_eq!(answer.rules.has("R-CON-32"), content == Content::ConsentConfirm);
        assert_eq!(answer.rules.has("R-DBR-05"), content == Content::Datenbrief);
    }
}

/// R-SRC-08: a profile in a network carries no letter to a private person; a firm's contact is
/// written to with the source named, and who consented to letters may get them.
#[test]
fn a_network_profile_carries_no_letter_to_a_private_person() {
    let mut s = letter(De);
    s.source.kind = SourceType::SocialNetwork;
    for kind in [Consumer, PersonType::Unknown] {
        s.person.kind = kind;
        expect(&s, Block, &["R-SRC-08", "R-SRC-04"]);
    }
    s.consent = consent_for(&[Channel::PostAddressed], Evidence::Signed);
    assert_eq!(decide(&s).verdict, Outcome::Duty);
    s.consent = Consent::NONE;
    s.person.kind = PersonType::BusinessPerson;
    assert_eq!(decide(&s).verdict, Outcome::Duty);
    for source in [SourceType::SelfGiven, SourceType::PublicDirectory, SourceType::Broker] {
        let mut s = letter(De);
        s.source.kind = source;
        assert_eq!(decide(&s).verdict, Outcome::Duty, "{source}");
    }
}
