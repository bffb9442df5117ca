//! The vectors of the rule book, sections 14.1 and 14.2: verdict, deciding rule, further rules.

mod fail_closed;
mod golden;
mod limbs;
mod marketing;
mod refused;
mod vectors_consent;
mod whole;

use jiff::civil::{Date, date};

use super::*;
use crate::situation::{Art21Notice, Channels, Consent, SoftOptIn, Source, Tri};
use crate::vocabulary::{ConsentState, Evidence, InfoDuty, Relation, SourceType};

pub(super) const TODAY: Date = date(2026, 11, 21);

/// Firm in DE, no objection, source and information in order.
pub(super) fn ask(country: Country, kind: PersonType, channel: Channel) -> Situation {
    let mut s = Situation::new(TODAY, Country::De, channel, Content::Advertising);
    s.person.country = country;
    s.person.kind = kind;
    s.source = Source { kind: SourceType::SelfGiven, documented: Tri::Yes };
    s.info_duty = InfoDuty::Done;
    s.lia_told = Tri::Yes;
    s.message.private_matter = Tri::No;
    s
}

/// C*: active, proven, matching, fresh.
pub(super) fn consent_for(channels: &[Channel], evidence: Evidence) -> Consent {
    Consent {
        state: ConsentState::Active,
        channels: Channels::of(channels),
        purpose_match: Tri::Yes,
        advertiser_match: Tri::Yes,
        given_at: Some(date(2026, 3, 1)),
        last_use_at: Some(date(2026, 10, 1)),
        contract_end: None,
        evidence,
        documented_when_given: Tri::Yes,
        tracking: false,
        active_act: Tri::Yes,
        names_advertiser: Tri::Yes,
        coupled: Tri::No,
    }
}

/// T-012: running shoes bought five months ago, everything in order.
pub(super) fn customer_mail(country: Country) -> Situation {
    let mut s = ask(country, PersonType::Consumer, Channel::Email);
    s.person.relation = Relation::Customer;
    s.message.own_similar_goods = Tri::Yes;
    s.message.stop_link = Tri::Yes;
    s.soft_opt_in = SoftOptIn {
        from_sale: Tri::Yes,
        notice_at_capture: Tri::Yes,
        cancelled: Tri::No,
        channel_captured: Some(Channel::Email),
        last_purchase: Some(date(2026, 6, 21)),
    };
    s
}

pub(super) fn letter(country: Country) -> Situation {
    let mut s = ask(country, PersonType::Consumer, Channel::PostAddressed);
    s.message.art21_notice = Art21Notice::Separate;
    s
}

/// Checks verdict, deciding rule (the first) and that every other rule is named.
#[track_caller]
pub(super) fn expect(situation: &Situation, verdict: Outcome, rules: &[&str]) {
    let answer = decide(situation);
    assert_eq!(answer.verdict, verdict, "{:?}", answer.rules);
    assert_eq!(
        answer.rules.first().map(|rule| rule.id),
        rules.first().copied(),
        "{:?}",
        answer.rules
    );
    for rule in rules {
        assert!(answer.rules.has(rule), "{rule} missing in {:?}", answer.rules);
    }
}
