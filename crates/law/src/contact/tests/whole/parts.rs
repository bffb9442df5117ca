//! A decision taken apart: each part reads some facts and leaves the others at their best. The
//! whole is the strictest of its parts.

use super::super::*;
use super::axes::SALES;
use super::groups::{case, consent_at, consents, presumed_class, presumptions, sale};
use crate::contact::{ch, consent, message, soft_opt_in, sources};
use crate::situation::{Ecg, Presumed};
use crate::vocabulary::Directory;

/// The same question to somebody about whom everything that is known is good.
pub(super) fn best(s: &Situation) -> Situation {
    let mut best = ask(s.person.country, s.person.kind, s.message.channel);
    (best.today, best.firm) = (s.today, s.firm);
    best.consent = consents(s.message.channel)[0];
    best.message.art21_notice = Art21Notice::Separate;
    best.message.own_similar_goods = Tri::Yes;
    best.message.stop_link = Tri::Yes;
    best.ecg = Ecg { listed: Tri::No, checked_on: Some(s.today) };
    best.directory = Directory::Listed;
    best
}

/// State of the record, refusals, minors, friends.
pub(super) fn refusals(s: &Situation) -> Situation {
    let mut part = best(s);
    (part.message.content, part.message.contains_ads) = (s.message.content, s.message.contains_ads);
    part.message.refers_friend = s.message.refers_friend;
    (part.person.state, part.person.minor) = (s.person.state, s.person.minor);
    (part.objection, part.suppressed) = (s.objection, s.suppressed);
    part
}

/// Source and information duty: closed or open, whatever the channel's law says.
pub(super) fn sources(s: &Situation) -> Outcome {
    let case = case(s);
    let swiss = matches!(s.person.country, Country::Ch | Country::Unknown);
    let closed = swiss && ch::tainted_leads(&case).is_some()
        || sources::bad_source(&case).is_some()
        || sources::not_informed(&case).is_some();
    if closed { Outcome::Block } else { Outcome::Allow }
}

/// The law of the channel, each group of facts by what it is worth.
pub(super) fn channel_law(s: &Situation) -> Situation {
    let mut part = best(s);
    part.message.private_matter = s.message.private_matter;
    part.consent = consents(s.message.channel)[consent_at(s)];
    let customer = s.person.relation == Relation::Customer;
    match s.message.channel {
        Channel::PhoneHuman | Channel::PhoneAuto => {
            let like = |p: &Presumed| presumed_class(&Situation { presumed: *p, ..*s });
            let stands = |p: &Presumed| like(p) == presumed_class(s);
            part.presumed = presumptions().into_iter().find(stands).unwrap();
            part.person.relation = if customer { Relation::Customer } else { Relation::None };
            part.directory = s.directory;
            part.message.own_similar_goods = s.message.own_similar_goods;
        }
        Channel::Email | Channel::Sms | Channel::Messenger => {
            part.message.single_handwritten = s.message.single_handwritten;
            if s.message.content == Content::Greeting {
                part.message.content = Content::Greeting;
                part.message.contains_ads = s.message.contains_ads;
            }
            part.ecg.listed = s.ecg.listed;
            let fresh = s.ecg.checked_on.is_some_and(|on| on <= TODAY && on >= date(2026, 10, 22));
            let stale = s.ecg.checked_on.map(|_| date(2026, 10, 1));
            part.ecg.checked_on = if fresh { Some(TODAY) } else { stale };
            part.soft_opt_in = sold(s);
        }
        Channel::Fax => {
            part.message.single_handwritten = s.message.single_handwritten;
            part.soft_opt_in = sold(s);
        }
        Channel::PostAddressed => {
            (part.message.art21_notice, part.lia_told) = (s.message.art21_notice, s.lia_told);
        }
        Channel::PostUnaddressed | Channel::Push | Channel::AdPlatformUpload => {}
    }
    part
}

fn sold(s: &Situation) -> SoftOptIn {
    let standing = soft_opt_in::weigh(&case(s)).standing;
    sale(*SALES.iter().find(|class| **class == standing).unwrap(), s.message.channel)
}

/// What is not advertising.
pub(super) fn notices(s: &Situation) -> Situation {
    let mut part = best(s);
    part.message.content = s.message.content;
    (part.person.state, part.suppressed, part.source) = (s.person.state, s.suppressed, s.source);
    part.consent.state = s.consent.state;
    part.consent.evidence = match s.consent.evidence {
        flag @ (Evidence::None | Evidence::ImportFlag) => flag,
        _ => Evidence::Signed,
    };
    part.consent.last_use_at = None;
    part.consent.given_at = (!consent::lapsed(&case(s))).then_some(date(2026, 3, 1));
    part
}

/// R-MKT-53: measuring that nobody agreed to is a duty to strip it.
pub(super) fn measuring(s: &Situation) -> Outcome {
    let nobody = s.message.channel == Channel::PostUnaddressed && is_advertising(s);
    let measured = s.message.tracking && !consent::covers_tracking(&case(s));
    if measured && !nobody { Outcome::Duty } else { Outcome::Allow }
}

pub(super) fn is_advertising(s: &Situation) -> bool {
    message::is_advertising(&case(s))
}
