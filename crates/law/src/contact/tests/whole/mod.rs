//! R-GEN-02 over the whole space of situations, without a gap: unknown never improves a verdict.
//!
//! The facts have too many combinations to try each. So the decision is taken apart (`parts`):
//!
//! > verdict(s) = the strictest of: refusals(s), sources(s), channel law(s), measuring(s)
//!
//! Each part reads some facts and leaves every other fact at its best; consent, sale and presumed
//! consent stand in it by what they are worth (`groups`). That this is the decision is tested with
//! any situations (`the_whole_is_the_strictest_of_its_parts`). A fact read outside its part would
//! break it.
//!
//! Each part then has few enough facts to be enumerated (`axes`, `lane`): every combination is
//! decided, and compared with the same combination where one fact is unknown. Every group is
//! enumerated fact by fact as well: which classes forgetting leads to is found, and is the list of
//! steps that the lanes take. If no part gets better, neither does the strictest of them.

mod axes;
mod groups;
mod lane;
mod parts;

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;

use super::fail_closed::situations;
use super::*;
use crate::vocabulary::Directory;
use axes::{CONSENT_STEPS, PRESUMED_STEPS, SALE_STEPS, SALES};
use groups::{
    EVERY, FEW, consent_axes, consent_class, consents, presumed_axes, presumed_class, presumptions,
    sale_axes, steps,
};
use lane::{Deciding, Lane};

fn real(s: &Situation) -> Outcome {
    decide(s).verdict
}

/// The strictest of the parts.
fn of_parts(s: &Situation, decide: Deciding<'_>) -> Outcome {
    let measuring = parts::measuring(s);
    let verdict = if parts::is_advertising(s) {
        let first = decide(&parts::refusals(s)).max(decide(&parts::channel_law(s)));
        let nobody = s.message.channel == Channel::PostUnaddressed;
        if nobody { first } else { first.max(parts::sources(s)) }
    } else {
        decide(&parts::notices(s))
    };
    verdict.max(measuring)
}

#[track_caller]
fn never_improves(lanes: impl Fn(Channel) -> Lane, decide: Deciding<'_>) -> usize {
    let mut combinations = 0;
    for channel in Channel::ALL {
        let lane = lanes(*channel);
        combinations += lane.len();
        let found = lane.improvements(decide);
        assert!(found.is_empty(), "{channel}: {} such as {}", found.len(), found[0]);
    }
    combinations
}

#[test]
fn in_the_law_of_every_channel() {
    let combinations = never_improves(axes::channel_law, &real);
    assert!(combinations > 1_000_000, "{combinations}");
}

#[test]
fn in_refusals_and_notices() {
    never_improves(axes::refusals, &real);
    never_improves(axes::notices, &real);
}

#[test]
fn in_sources_and_information() {
    never_improves(axes::sources, &parts::sources);
}

/// Steps between the classes as numbers of the list, without those that stay.
fn numbered<T: Ord + Copy + std::fmt::Debug>(
    found: &BTreeSet<(T, T)>,
    classes: &[T],
) -> BTreeSet<(usize, usize)> {
    let at = |class: &T| classes.iter().position(|known| known == class).unwrap();
    let pairs = found.iter().map(|(from, to)| (at(from), at(to)));
    pairs.filter(|(from, to)| from != to).collect()
}

/// The channels differ in what proves a consent: mail, telephone, and both.
#[test]
fn every_fact_of_a_consent() {
    let mut found = BTreeSet::new();
    for channel in [Channel::Email, Channel::PhoneHuman, Channel::Push] {
        let s = parts::best(&Situation::new(TODAY, Country::De, channel, Content::Advertising));
        let class = |consent: &Consent| consent_class(&Situation { consent: *consent, ..s });
        let classes: Vec<_> = consents(channel).iter().map(class).collect();
        let facts = steps(s, &consent_axes(channel, FEW), consent_class);
        let mut days = consent_axes(channel, EVERY);
        days.retain(|axis| {
            ["state", "documented", "coupled", "given_at", "last_use_at", "contract_end"]
                .contains(&axis.name)
        });
        let days = steps(s, &days, consent_class);
        found.extend(numbered(&facts.union(&days).copied().collect(), &classes));
    }
    assert_eq!(found, CONSENT_STEPS.iter().copied().collect());
}

#[test]
fn every_evidence_proves_one_of_three_ways() {
    let proven = |channel: Channel| {
        Evidence::ALL.iter().map(|e| consent::proves(*e, channel)).collect::<Vec<_>>()
    };
    let three = [Channel::Email, Channel::PhoneHuman, Channel::Push].map(proven);
    for channel in Channel::ALL {
        let fax_is_less = *channel == Channel::Fax;
        assert!(fax_is_less || three.contains(&proven(*channel)), "{channel}");
    }
    let fax = proven(Channel::Fax);
    assert!(fax.iter().zip(&three[0]).all(|(fax, mail)| fax <= mail));
}

#[test]
fn every_fact_of_a_sale() {
    let mut found = BTreeSet::new();
    for channel in [Channel::Email, Channel::Sms, Channel::Messenger, Channel::Fax] {
        let s = parts::best(&Situation::new(TODAY, Country::De, channel, Content::Advertising));
        let class = |s: &Situation| {
            let standing = soft_opt_in::weigh(&groups::case(s)).standing;
            SALES.iter().position(|known| *known == standing).unwrap()
        };
        found.extend(numbered(&steps(s, &sale_axes(), class), &[0, 1, 2, 3]));
    }
    assert_eq!(found, SALE_STEPS.iter().copied().collect());
}

#[test]
fn every_fact_of_presumed_consent() {
    let s = toner();
    let class = |s: &Situation| {
        let known = presumptions();
        let like = |p: &_| presumed_class(&Situation { presumed: *p, ..*s });
        known.iter().position(|p| like(p) == presumed_class(s)).unwrap()
    };
    let found = steps(s, &presumed_axes(), class);
    let all: Vec<usize> = (0..presumptions().len()).collect();
    assert_eq!(numbered(&found, &all), PRESUMED_STEPS.iter().copied().collect());
}

fn toner() -> Situation {
    ask(Country::De, PersonType::BusinessPerson, Channel::PhoneHuman)
}

/// Agreeing to be measured is read in one place.
#[test]
fn every_fact_of_measuring() {
    for state in ConsentState::ALL {
        for act in Tri::ALL {
            let mut s = toner();
            (s.consent.state, s.consent.active_act, s.consent.tracking) = (*state, *act, true);
            (s.message.tracking, s.message.content) = (true, Content::Transactional);
            let known = real(&s);
            s.consent.tracking = false;
            assert!(real(&s) >= known);
            s.consent.tracking = true;
            s.consent.active_act = Tri::Unknown;
            assert!(real(&s) >= known);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]
    #[test]
    fn the_whole_is_the_strictest_of_its_parts(s in situations()) {
        prop_assert_eq!(real(&s), of_parts(&s, &real), "{:?}", decide(&s).rules);
    }
}

/// A planted fault: an unknown directory counts as a listed number.
fn unlisted_is_fine(s: &Situation) -> Outcome {
    let unknown = s.directory == Directory::Unknown;
    real(&if unknown { Situation { directory: Directory::Listed, ..*s } } else { *s })
}

/// A planted fault outside its part: a call reads the list that only mail has to read.
fn call_reads_the_ecg_list(s: &Situation) -> Outcome {
    let clear = s.message.channel == Channel::PhoneHuman && s.ecg.listed == Tri::Unknown;
    if clear { Outcome::Allow } else { real(s) }
}

#[test]
fn a_planted_fault_is_found_in_its_lane() {
    let lane = axes::channel_law(Channel::PhoneHuman);
    assert!(lane.improvements(&real).is_empty());
    let found = lane.improvements(&unlisted_is_fine);
    assert!(found.iter().any(|place| place.starts_with("directory")));
}

#[test]
fn a_fact_read_outside_its_part_is_found() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = (0..5_000).any(|_| {
        let s = situations().new_tree(&mut runner).unwrap().current();
        call_reads_the_ecg_list(&s) != of_parts(&s, &call_reads_the_ecg_list)
    });
    assert!(found);
}
