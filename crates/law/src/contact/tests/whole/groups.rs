//! The three groups of facts that are weighed as a whole: consent, sale, presumed consent. Each is
//! enumerated fact by fact, and stands in the lanes by its classes: what it is worth here.

use std::collections::BTreeSet;

use super::super::super::{Case, consent, presumed, soft_opt_in};
use super::super::*;
use super::lane::{Axis, fact, known};
use crate::situation::{Defeating, DefeatingFacts, Presumed, SupportingFacts};

/// Weighs a situation by the shipped numbers of today.
pub(super) fn case(s: &Situation) -> Case<'_> {
    Case { s, params: Params::on(s.today), without: None }
}

/// What a consent is worth: by itself, with the record of § 7a UWG (DE), and whether it was
/// withdrawn for this channel. As numbers, so that classes can be sorted.
pub(super) type ConsentClass = (u8, u8, bool);

pub(super) fn consent_class(s: &Situation) -> ConsentClass {
    let case = case(s);
    let worth = |phone_record| match consent::weigh(&case, phone_record).standing {
        consent::Standing::Good { ageing } => u8::from(ageing),
        consent::Standing::Doubtful => 2,
        // Nothing in a verdict tells these two apart.
        consent::Standing::Absent | consent::Standing::Faulty => 3,
    };
    (worth(false), worth(true), consent::withdrawn_here(&case))
}

/// A consent for each class there is, on the channel of the situation.
pub(super) fn consents(channel: Channel) -> Vec<Consent> {
    let good = consent_for(&[channel], Evidence::Signed);
    let aged = Consent { given_at: Some(date(2024, 12, 1)), last_use_at: None, ..good };
    let coupled = Consent { coupled: Tri::Yes, ..good };
    let late = |consent| Consent { documented_when_given: Tri::No, ..consent };
    let withdrawn = Consent { state: ConsentState::Withdrawn, ..good };
    vec![good, aged, coupled, late(good), late(aged), late(coupled), withdrawn, Consent::NONE]
}

/// The number of a class in [`consents`]; a class that none stands for is a fault of the list.
pub(super) fn consent_at(s: &Situation) -> usize {
    let class = consent_class(s);
    let stands = |consent: &Consent| consent_class(&Situation { consent: *consent, ..*s }) == class;
    consents(s.message.channel).iter().position(stands).unwrap_or_else(|| panic!("{class:?}"))
}

fn tri(name: &'static str, set: impl Fn(&mut Situation, Tri) + 'static) -> Axis {
    fact(name, Tri::ALL, Tri::Unknown, set)
}

/// Days on both sides of every limit; `None` is unknown.
const DAYS: [Option<Date>; 7] = [
    None,
    Some(date(2026, 11, 22)),
    Some(date(2026, 11, 1)),
    Some(date(2025, 3, 1)),
    Some(date(2024, 11, 1)),
    Some(date(2023, 11, 1)),
    Some(date(2022, 11, 1)),
];

/// Every fact of a consent. Which days, is a question of its own for each; a call asks the most.
pub(super) fn consent_axes(channel: Channel, days: &[Option<Date>]) -> Vec<Axis> {
    let other = if channel == Channel::Push { Channel::Fax } else { Channel::Push };
    let wordings = [[].as_slice(), &[channel], &[other]];
    let named = wordings.map(Channels::of);
    vec![
        known("state", ConsentState::ALL, |s, to| s.consent.state = to),
        known("channels", &named, |s, to| s.consent.channels = to),
        fact("evidence", Evidence::ALL, Evidence::None, |s, to| s.consent.evidence = to),
        tri("purpose_match", |s, to| s.consent.purpose_match = to),
        tri("advertiser_match", |s, to| s.consent.advertiser_match = to),
        tri("documented", |s, to| s.consent.documented_when_given = to),
        tri("active_act", |s, to| s.consent.active_act = to),
        tri("names_advertiser", |s, to| s.consent.names_advertiser = to),
        tri("coupled", |s, to| s.consent.coupled = to),
        fact("given_at", days, None, |s, to| s.consent.given_at = to),
        fact("last_use_at", days, None, |s, to| s.consent.last_use_at = to),
        known("contract_end", &[None, DAYS[5]], |s, to| s.consent.contract_end = to),
    ]
}

/// Days that suffice where they meet every other fact; all of them are met on their own.
pub(super) const FEW: &[Option<Date>] = &[None, DAYS[2], DAYS[5]];
pub(super) const EVERY: &[Option<Date>] = &DAYS;

/// Every fact of a sale, and those of others that its limbs read.
pub(super) fn sale_axes() -> Vec<Axis> {
    let captured: Vec<Option<Channel>> =
        std::iter::once(None).chain(Channel::ALL.iter().copied().map(Some)).collect();
    let sources = [SourceType::SelfGiven, SourceType::Broker, SourceType::Unknown];
    vec![
        tri("from_sale", |s, to| s.soft_opt_in.from_sale = to),
        tri("notice_at_capture", |s, to| s.soft_opt_in.notice_at_capture = to),
        tri("cancelled", |s, to| s.soft_opt_in.cancelled = to),
        fact("captured", &captured, None, |s, to| s.soft_opt_in.channel_captured = to),
        fact("last_purchase", &DAYS, None, |s, to| s.soft_opt_in.last_purchase = to),
        tri("own_similar_goods", |s, to| s.message.own_similar_goods = to),
        tri("stop_link", |s, to| s.message.stop_link = to),
        fact("source", &sources, SourceType::Unknown, |s, to| s.source.kind = to),
        known("relation", &[Relation::Customer, Relation::FreeAccount], |s, to| {
            s.person.relation = to;
        }),
        known("withdrawn", &[false, true], |s, to| {
            s.consent = consents(s.message.channel)[if to { 6 } else { 7 }];
        }),
    ]
}

/// A sale for each class there is.
pub(super) fn sale(class: soft_opt_in::Standing, channel: Channel) -> SoftOptIn {
    use soft_opt_in::Standing::{Absent, Doubtful, Failed, Met};
    let captured = Some(channel);
    let met = SoftOptIn { channel_captured: captured, ..customer_mail(Country::De).soft_opt_in };
    match class {
        Met => met,
        Doubtful => SoftOptIn { last_purchase: Some(date(2024, 5, 1)), ..met },
        Failed => SoftOptIn { from_sale: Tri::No, ..met },
        Absent => SoftOptIn::UNKNOWN,
    }
}

/// Every fact of presumed consent; list B is what is known against it.
pub(super) fn presumed_axes() -> Vec<Axis> {
    let sets: Vec<u32> = (0..16).map(|bits| bits << 1).collect();
    let supporting: Vec<_> = sets.iter().map(|bits| SupportingFacts::from_bits(*bits)).collect();
    let defeating: Vec<_> = sets.iter().map(|bits| DefeatingFacts::from_bits(*bits)).collect();
    vec![
        fact("supporting", &supporting, SupportingFacts::EMPTY, |s, to| {
            s.presumed.supporting = to;
        }),
        known("defeating", &defeating, |s, to| s.presumed.defeating = to),
        fact("memo", &[true, false], false, |s, to| s.presumed.memo = to),
    ]
}

/// What presumed consent is worth, and whether the number is private.
pub(super) fn presumed_class(s: &Situation) -> (presumed::Standing, bool) {
    (presumed::weigh(&case(s)), s.presumed.defeating.has(Defeating::PrivateNumber))
}

/// Facts for each class of presumed consent.
pub(super) fn presumptions() -> Vec<Presumed> {
    let supporting = SupportingFacts::of(&[crate::situation::Supporting::Asked]);
    let none = Presumed { supporting, defeating: DefeatingFacts::EMPTY, memo: true };
    let private = DefeatingFacts::of(&[Defeating::PrivateNumber]);
    let unrelated = DefeatingFacts::of(&[Defeating::Unrelated]);
    let nothing = SupportingFacts::EMPTY;
    vec![
        none,
        Presumed { memo: false, ..none },
        Presumed { defeating: unrelated, ..none },
        Presumed { defeating: private, ..none },
        Presumed { supporting: nothing, ..none },
        Presumed { supporting: nothing, defeating: private, ..none },
    ]
}

/// Which classes forgetting one fact leads to, over every combination of these facts.
pub(super) fn steps<T: Ord + Copy>(
    mut s: Situation,
    axes: &[Axis],
    class: impl Fn(&Situation) -> T,
) -> BTreeSet<(T, T)> {
    let count: usize = axes.iter().map(|axis| axis.values).product();
    let classes: Vec<T> = (0..count)
        .map(|at| {
            let mut rest = at;
            for axis in axes {
                (axis.set)(&mut s, rest % axis.values);
                rest /= axis.values;
            }
            class(&s)
        })
        .collect();
    let (mut found, mut step) = (BTreeSet::new(), 1);
    for axis in axes {
        for (from, to) in &axis.forgetting {
            let known = (0..count).filter(|at| at / step % axis.values == *from);
            found.extend(known.map(|at| (classes[at], classes[at - from * step + to * step])));
        }
        step *= axis.values;
    }
    found
}
