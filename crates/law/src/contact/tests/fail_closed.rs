//! R-GEN-02 over the whole space of situations: unknown never improves a verdict.

use proptest::prelude::*;

use super::*;
use crate::situation::{
    Defeating, DefeatingFacts, Ecg, Message, Objection, Person, Presumed, Supporting,
    SupportingFacts,
};
use crate::vocabulary::{Directory, ObjectionScope};

fn one<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(all)
}

/// Mostly yes, so that verdicts other than `BLOCK` are common.
fn tri() -> impl Strategy<Value = Tri> {
    prop_oneof![6 => Just(Tri::Yes), 1 => Just(Tri::No), 1 => Just(Tri::Unknown)]
}

fn tri_no() -> impl Strategy<Value = Tri> {
    prop_oneof![6 => Just(Tri::No), 1 => Just(Tri::Yes), 1 => Just(Tri::Unknown)]
}

/// Days around the limits, both sides of today.
fn day() -> impl Strategy<Value = Option<Date>> {
    prop_oneof![
        1 => Just(None),
        6 => (-40..1600i32).prop_map(|ago| {
            Some(TODAY.checked_sub(jiff::Span::new().days(ago)).unwrap())
        })
    ]
}

fn channels() -> impl Strategy<Value = Channels> {
    (0..0x7ffu32, any::<bool>())
        .prop_map(|(bits, all)| Channels::from_bits(if all { 0x7ff } else { bits }))
}

fn person() -> impl Strategy<Value = Person> {
    let state = prop_oneof![9 => Just(PersonState::Active), 1 => one(PersonState::ALL)];
    let minor = prop_oneof![9 => Just(false), 1 => Just(true)];
    (one(PersonType::ALL), one(Country::ALL), one(Relation::ALL), state, minor).prop_map(
        |(kind, country, relation, state, minor)| Person { kind, country, relation, state, minor },
    )
}

fn message() -> impl Strategy<Value = Message> {
    let content = prop_oneof![3 => Just(Content::Advertising), 2 => one(Content::ALL)];
    (
        (one(Channel::ALL), content, any::<bool>(), tri(), tri(), any::<bool>()),
        (
            any::<bool>(),
            one(Art21Notice::ALL),
            tri_no(),
            prop_oneof![9 => Just(false), 1 => Just(true)],
        ),
    )
        .prop_map(
            |(
                (channel, content, contains_ads, similar, stop, tracking),
                (single, notice, private, friend),
            )| Message {
                channel,
                content,
                contains_ads,
                own_similar_goods: similar,
                stop_link: stop,
                tracking,
                single_handwritten: single,
                art21_notice: notice,
                private_matter: private,
                refers_friend: friend,
            },
        )
}

fn consent() -> impl Strategy<Value = Consent> {
    let state = prop_oneof![2 => Just(ConsentState::Active), 1 => one(ConsentState::ALL)];
    (
        (state, channels(), tri(), tri(), day(), day(), prop_oneof![4 => Just(None), 1 => day()]),
        (one(Evidence::ALL), tri(), any::<bool>(), tri(), tri(), tri_no()),
    )
        .prop_map(
            |(
                (state, channels, purpose, advertiser, given, used, end),
                (evidence, when, tracking, act, names, coupled),
            )| Consent {
                state,
                channels,
                purpose_match: purpose,
                advertiser_match: advertiser,
                given_at: given,
                last_use_at: used,
                contract_end: end,
                evidence,
                documented_when_given: when,
                tracking,
                active_act: act,
                names_advertiser: names,
                coupled,
            },
        )
}

fn sale() -> impl Strategy<Value = SoftOptIn> {
    let captured = prop_oneof![1 => Just(None), 3 => one(Channel::ALL).prop_map(Some)];
    (tri(), tri(), tri_no(), captured, day()).prop_map(
        |(from_sale, notice, cancelled, captured, last)| SoftOptIn {
            from_sale,
            notice_at_capture: notice,
            cancelled,
            channel_captured: captured,
            last_purchase: last,
        },
    )
}

/// Any situation.
pub(crate) fn situations() -> impl Strategy<Value = Situation> {
    let firm = one(&[Country::De, Country::At, Country::Ch, Country::EuOther]);
    let objection = prop_oneof![
        6 => Just(Objection { scope: ObjectionScope::None, channel: None }),
        1 => (one(ObjectionScope::ALL), one(Channel::ALL)).prop_map(|(scope, on)| Objection { scope, channel: Some(on) }),
    ];
    let presumed = (0..32u32, prop_oneof![2 => Just(0), 1 => 0..32u32], any::<bool>()).prop_map(
        |(a, b, memo)| Presumed {
            supporting: SupportingFacts::from_bits(a & !1),
            defeating: DefeatingFacts::from_bits(b & !1),
            memo,
        },
    );
    let source = (prop_oneof![2 => Just(SourceType::SelfGiven), 1 => one(SourceType::ALL)], tri())
        .prop_map(|(kind, documented)| Source { kind, documented });
    let ecg = (tri_no(), day()).prop_map(|(listed, checked_on)| Ecg { listed, checked_on });
    let info = prop_oneof![3 => Just(InfoDuty::Done), 1 => one(InfoDuty::ALL)];
    (
        (firm, person(), message(), consent(), sale(), presumed, objection),
        (
            prop_oneof![9 => Just(false), 1 => Just(true)],
            source,
            info,
            tri(),
            ecg,
            one(Directory::ALL),
        ),
    )
        .prop_map(
            |(
                (firm, person, message, consent, soft_opt_in, presumed, objection),
                (suppressed, source, info_duty, lia_told, ecg, directory),
            )| Situation {
                today: TODAY,
                firm,
                person,
                message,
                consent,
                soft_opt_in,
                presumed,
                objection,
                suppressed,
                source,
                info_duty,
                lia_told,
                ecg,
                directory,
            },
        )
}

/// Every single fact that may be unknown, forgotten.
fn forgetful(s: &Situation) -> Vec<(&'static str, Situation)> {
    macro_rules! forget {
        ($($($field:ident).+ = $unknown:expr),+ $(,)?) => {
            vec![$({
                let mut forgotten = *s;
                forgotten.$($field).+ = $unknown;
                (stringify!($($field).+), forgotten)
            }),+]
        };
    }
    let fewer = SupportingFacts::of(&[]);
    let _ = (Supporting::ALL, Defeating::ALL);
    forget![
        person.kind = PersonType::Unknown,
        person.country = Country::Unknown,
        message.own_similar_goods = Tri::Unknown,
        message.stop_link = Tri::Unknown,
        message.art21_notice = Art21Notice::None,
        message.private_matter = Tri::Unknown,
        consent.purpose_match = Tri::Unknown,
        consent.advertiser_match = Tri::Unknown,
        consent.given_at = None,
        consent.last_use_at = None,
        consent.evidence = Evidence::None,
        consent.documented_when_given = Tri::Unknown,
        consent.active_act = Tri::Unknown,
        consent.names_advertiser = Tri::Unknown,
        consent.coupled = Tri::Unknown,
        consent.tracking = false,
        soft_opt_in.from_sale = Tri::Unknown,
        soft_opt_in.notice_at_capture = Tri::Unknown,
        soft_opt_in.cancelled = Tri::Unknown,
        soft_opt_in.channel_captured = None,
        soft_opt_in.last_purchase = None,
        presumed.supporting = fewer,
        presumed.memo = false,
        objection.channel = None,
        source.kind = SourceType::Unknown,
        source.documented = Tri::Unknown,
        info_duty = InfoDuty::Unknown,
        lia_told = Tri::Unknown,
        ecg.listed = Tri::Unknown,
        ecg.checked_on = None,
        directory = Directory::Unknown,
    ]
}

/// The numbers that contact is decided with.
const HOUSE: &[&str] = &[
    "consent.warn_months",
    "consent.lapse_months",
    "consent.gone_months",
    "sale.ask_months",
    "sale.block_months",
    "ecg.fresh_days",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]
    #[test]
    fn unknown_never_improves(s in situations()) {
        let known = decide(&s);
        prop_assert!(!known.rules.is_empty());
        for (fact, forgotten) in forgetful(&s) {
            // NONE is a definite value: the confirmation mail itself has no evidence yet.
            if fact == "consent.evidence" && s.message.content == Content::ConsentConfirm {
                continue;
            }
            let unknown = decide(&forgotten);
            prop_assert!(
                unknown.verdict >= known.verdict,
                "forgetting {fact} turned {} {:?} into {} {:?}",
                known.verdict, known.rules, unknown.verdict, unknown.rules
            );
        }
    }

    #[test]
    fn a_duty_lists_duties_and_a_block_has_none(s in situations()) {
        let verdict = decide(&s);
        prop_assert_eq!(verdict.verdict == Outcome::Duty, !verdict.duties.is_empty());
        prop_assert_eq!(verdict.may(), verdict.ground != crate::verdict::Ground::None);
    }

    #[test]
    fn house_rules_only_tighten(s in situations(), id in one(HOUSE), wanted in 1..50i32) {
        if let Ok(house) = crate::params::shipped().with_house_rules(s.today, &[(id, wanted)]) {
            prop_assert!(decide_with(&s, &house).verdict >= decide(&s).verdict);
        }
    }

    /// However much is wrong at once: what a block does not name does not stand in the way.
    #[test]
    fn a_block_names_all_that_stands_in_the_way(s in situations()) {
        let answer = decide(&s);
        let ids = RULES.iter().flat_map(|file| file.iter()).map(|rule| rule.id);
        for id in ids.filter(|id| answer.verdict == Outcome::Block && !answer.rules.has(id)) {
            let without = decide_without(&s, id).verdict;
            prop_assert_eq!(without, Outcome::Block, "{} behind {:?}", id, answer.rules);
        }
    }

    #[test]
    fn the_list_has_room_for_every_rule_of_an_answer(s in situations()) {
        prop_assert!(decide(&s).rules.iter().count() < crate::rule::ROOM);
    }

    #[test]
    fn an_objection_never_improves(s in situations()) {
        let mut objected = s;
        objected.objection.scope = ObjectionScope::All;
        prop_assert!(decide(&objected).verdict >= decide(&s).verdict);
        objected = s;
        objected.suppressed = true;
        prop_assert!(decide(&objected).verdict >= decide(&s).verdict);
    }
}
