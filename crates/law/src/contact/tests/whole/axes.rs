//! The lanes: which facts are decided together, channel by channel.

use super::super::*;
use super::groups::{consents, presumptions, sale};
use super::lane::{Axis, Lane, fact, known};
use super::parts::best;
use crate::contact::soft_opt_in;
use crate::vocabulary::{Directory, ObjectionScope};

/// Knowing less about a consent leads from one class of [`consents`] to another: see
/// `every_fact_of_a_consent`.
pub(super) const CONSENT_STEPS: &[(usize, usize)] = &[
    (0, 1),
    (0, 2),
    (0, 3),
    (0, 7),
    (1, 2),
    (1, 4),
    (1, 7),
    (2, 5),
    (2, 7),
    (3, 4),
    (3, 5),
    (3, 7),
    (4, 5),
    (4, 7),
    (5, 7),
];
/// The same for sales: met, doubtful, failed, not claimed; and for presumed consent.
pub(super) const SALES: [soft_opt_in::Standing; 4] = {
    use soft_opt_in::Standing::{Absent, Doubtful, Failed, Met};
    [Met, Doubtful, Failed, Absent]
};
pub(super) const SALE_STEPS: &[(usize, usize)] = &[(0, 2), (1, 2), (2, 3)];
pub(super) const PRESUMED_STEPS: &[(usize, usize)] = &[(0, 1), (0, 4), (1, 4), (2, 4), (3, 5)];

fn tri(name: &'static str, set: impl Fn(&mut Situation, Tri) + 'static) -> Axis {
    fact(name, Tri::ALL, Tri::Unknown, set)
}

/// Recipient and firm: part of every question.
fn places() -> Vec<Axis> {
    let firms = [Country::De, Country::At, Country::Ch, Country::EuOther];
    vec![
        fact("person.type", PersonType::ALL, PersonType::Unknown, |s, to| s.person.kind = to),
        fact("person.country", Country::ALL, Country::Unknown, |s, to| s.person.country = to),
        known("firm", &firms, |s, to| s.firm = to),
    ]
}

fn consent_axis() -> Axis {
    let set = |s: &mut Situation, to: usize| s.consent = consents(s.message.channel)[to];
    let numbers: Vec<usize> = (0..consents(Channel::Email).len()).collect();
    Axis { forgetting: CONSENT_STEPS.to_vec(), ..known("consent", &numbers, set) }
}

fn sale_axis() -> Axis {
    let set = |s: &mut Situation, to| s.soft_opt_in = sale(to, s.message.channel);
    Axis { forgetting: SALE_STEPS.to_vec(), ..known("sale", &SALES, set) }
}

fn presumed_axis() -> Axis {
    let set = |s: &mut Situation, to| s.presumed = to;
    Axis { forgetting: PRESUMED_STEPS.to_vec(), ..known("presumed", &presumptions(), set) }
}

fn customer() -> Axis {
    known("customer", &[Relation::None, Relation::Customer], |s, to| s.person.relation = to)
}

/// What the law of a channel reads beyond place, capacity and consent.
fn of_channel(channel: Channel) -> Vec<Axis> {
    let single = || known("single", &[false, true], |s, to| s.message.single_handwritten = to);
    match channel {
        Channel::PhoneHuman => vec![
            fact("directory", Directory::ALL, Directory::Unknown, |s, to| s.directory = to),
            customer(),
            presumed_axis(),
        ],
        Channel::PhoneAuto => vec![
            tri("own_similar_goods", |s, to| s.message.own_similar_goods = to),
            customer(),
            presumed_axis(),
        ],
        Channel::Email | Channel::Sms | Channel::Messenger => vec![
            single(),
            known("greeting", &[(false, false), (true, false), (true, true)], |s, to| {
                s.message.content = if to.0 { Content::Greeting } else { Content::Advertising };
                s.message.contains_ads = to.1;
            }),
            tri("ecg.listed", |s, to| s.ecg.listed = to),
            fact("ecg.checked_on", &[None, Some(TODAY), Some(date(2026, 10, 1))], None, |s, to| {
                s.ecg.checked_on = to;
            }),
            sale_axis(),
        ],
        Channel::Fax => vec![single(), sale_axis()],
        Channel::PostAddressed => vec![
            fact("art21_notice", Art21Notice::ALL, Art21Notice::None, |s, to| {
                s.message.art21_notice = to;
            }),
            tri("lia_told", |s, to| s.lia_told = to),
        ],
        Channel::PostUnaddressed | Channel::Push | Channel::AdPlatformUpload => Vec::new(),
    }
}

/// The law of a channel, everything before it open.
pub(super) fn channel_law(channel: Channel) -> Lane {
    let mut axes = places();
    axes.push(tri("private_matter", |s, to| s.message.private_matter = to));
    axes.push(consent_axis());
    axes.extend(of_channel(channel));
    Lane { base: best(&plain(channel)), axes }
}

/// What stands before everything else: state of the record, refusals, minors, friends.
pub(super) fn refusals(channel: Channel) -> Lane {
    let mut axes = places();
    let other = if channel == Channel::Email { Channel::Sms } else { Channel::Email };
    let reaches = [None, Some(channel), Some(other)];
    axes.extend([
        known("content", Content::ALL, |s, to| s.message.content = to),
        known("contains_ads", &[false, true], |s, to| s.message.contains_ads = to),
        known("state", PersonState::ALL, |s, to| s.person.state = to),
        known("minor", &[false, true], |s, to| s.person.minor = to),
        known("friend", &[false, true], |s, to| s.message.refers_friend = to),
        known("scope", ObjectionScope::ALL, |s, to| s.objection.scope = to),
        fact("objection.channel", &reaches, None, |s, to| s.objection.channel = to),
        known("suppressed", &[false, true], |s, to| s.suppressed = to),
    ]);
    axes.retain(|axis| axis.name != "firm");
    Lane { base: best(&plain(channel)), axes }
}

/// Source and information duty.
pub(super) fn sources(channel: Channel) -> Lane {
    let mut axes = places();
    let relations = [Relation::None, Relation::Customer, Relation::LeadImported];
    let worth = |s: &mut Situation, to: usize| s.consent = consents(s.message.channel)[to];
    axes.extend([
        fact("source.type", SourceType::ALL, SourceType::Unknown, |s, to| s.source.kind = to),
        tri("source.documented", |s, to| s.source.documented = to),
        fact("info_duty", InfoDuty::ALL, InfoDuty::Unknown, |s, to| s.info_duty = to),
        known("relation", &relations, |s, to| s.person.relation = to),
        fact("directory", Directory::ALL, Directory::Unknown, |s, to| s.directory = to),
        Axis { forgetting: vec![(0, 1), (0, 2), (1, 2)], ..known("consent", &[0, 3, 7], worth) },
    ]);
    axes.retain(|axis| axis.name != "firm");
    Lane { base: best(&plain(channel)), axes }
}

/// What is not advertising.
pub(super) fn notices(channel: Channel) -> Lane {
    use Content::{ConsentConfirm, Datenbrief, LegalNotice, Transactional};
    let kinds = [Transactional, LegalNotice, ConsentConfirm, Datenbrief];
    let proofs = [Evidence::Signed, Evidence::None, Evidence::ImportFlag];
    let axes = vec![
        known("content", &kinds, |s, to| s.message.content = to),
        known("state", PersonState::ALL, |s, to| s.person.state = to),
        fact("person.type", PersonType::ALL, PersonType::Unknown, |s, to| s.person.kind = to),
        known("suppressed", &[false, true], |s, to| s.suppressed = to),
        fact("source.type", SourceType::ALL, SourceType::Unknown, |s, to| s.source.kind = to),
        tri("source.documented", |s, to| s.source.documented = to),
        known("consent.state", ConsentState::ALL, |s, to| s.consent.state = to),
        // NONE is a definite value here: the confirmation mail itself has no evidence yet.
        known("consent.evidence", &proofs, |s, to| s.consent.evidence = to),
        fact("given_at", &[Some(date(2026, 3, 1)), None], None, |s, to| {
            (s.consent.given_at, s.consent.last_use_at) = (to, None);
        }),
    ];
    Lane { base: best(&plain(channel)), axes }
}

/// Any advertising on this channel.
fn plain(channel: Channel) -> Situation {
    Situation::new(TODAY, Country::De, channel, Content::Advertising)
}
