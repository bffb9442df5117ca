//! The golden matrix: every cell of the master table, and every fact varied once, as a text a
//! lawyer can read and a reviewer sees as a diff.
//!
//! `cargo test -p law -- --ignored write_the_golden_matrix` writes it anew.

mod facts;
mod page;

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::date;

use super::*;
use crate::vocabulary::{Directory, ObjectionScope};
use facts::FACTS;
use page::matrix;

type Change = (&'static str, fn(&mut Situation));

const CONSENTS: &[Change] = &[
    ("no consent", |_| ()),
    ("consent", |s| s.consent = good_consent(s)),
    ("consent ageing", |s| (s.consent, s.consent.last_use_at) = aged(s, date(2025, 3, 1))),
    ("consent lapsed", |s| (s.consent, s.consent.last_use_at) = aged(s, date(2024, 3, 1))),
    ("consent withdrawn", |s| {
        s.consent = good_consent(s);
        s.consent.state = ConsentState::Withdrawn;
    }),
    ("consent pending", |s| {
        s.consent = good_consent(s);
        s.consent.state = ConsentState::Pending;
    }),
    ("consent imported", |s| {
        s.consent = good_consent(s);
        s.consent.evidence = Evidence::ImportFlag;
    }),
    ("consent coupled", |s| {
        s.consent = good_consent(s);
        s.consent.coupled = Tri::Yes;
    }),
];

const SALES: &[Change] = &[
    ("no sale", |_| ()),
    ("sale", sold),
    ("sale without notice", |s| {
        sold(s);
        s.soft_opt_in.notice_at_capture = Tri::No;
    }),
    ("sale 30 months ago", |s| {
        sold(s);
        s.soft_opt_in.last_purchase = Some(date(2024, 5, 1));
    }),
];

const OBJECTIONS: &[Change] = &[
    ("none", |_| ()),
    ("to another channel", |s| {
        s.objection.scope = ObjectionScope::Channel;
        let mail = s.message.channel == Channel::Email;
        s.objection.channel = Some(if mail { Channel::Sms } else { Channel::Email });
    }),
    ("to this channel", |s| {
        s.objection.scope = ObjectionScope::Channel;
        s.objection.channel = Some(s.message.channel);
    }),
    ("to this purpose", |s| s.objection.scope = ObjectionScope::Purpose),
    ("to all advertising", |s| s.objection.scope = ObjectionScope::All),
    ("suppressed", |s| s.suppressed = true),
];

fn good_consent(s: &Situation) -> Consent {
    consent_for(&[s.message.channel], Evidence::Signed)
}

fn aged(s: &Situation, last: Date) -> (Consent, Option<Date>) {
    (Consent { given_at: Some(date(2024, 1, 1)), ..good_consent(s) }, Some(last))
}

fn sold(s: &mut Situation) {
    s.soft_opt_in = SoftOptIn {
        channel_captured: Some(s.message.channel),
        ..customer_mail(s.person.country).soft_opt_in
    };
    s.person.relation = Relation::Customer;
    s.message.own_similar_goods = Tri::Yes;
    s.message.stop_link = Tri::Yes;
}

/// A cell's base: firm at home in the recipient's country where that is possible.
fn cell(channel: Channel, country: Country, kind: PersonType) -> Situation {
    let mut s = ask(country, kind, channel);
    let unfixed = matches!(country, Country::Other | Country::Unknown);
    s.firm = if unfixed { Country::De } else { country };
    s.message.art21_notice = Art21Notice::Separate;
    s.directory = Directory::Unlisted;
    s.ecg.listed = Tri::No;
    s.ecg.checked_on = Some(TODAY);
    s
}

/// The first part, block by block: rows of consent and sale, columns of objection and source.
fn blocks() -> impl Iterator<Item = (String, Block)> {
    let places = |channel| Country::ALL.iter().map(move |country| (channel, *country));
    let all = Channel::ALL.iter().flat_map(move |channel| places(*channel));
    all.flat_map(|(channel, country)| {
        PersonType::ALL.iter().map(move |kind| {
            let base = cell(channel, country, *kind);
            (format!("{channel} · {country} · {kind}"), Block::of(base))
        })
    })
}

/// Every row of a block with its name and its situations.
struct Block {
    rows: Vec<((&'static str, &'static str), Vec<Situation>)>,
}

impl Block {
    fn of(base: Situation) -> Self {
        let row = |consented: &fn(&mut Situation), bought: &fn(&mut Situation)| {
            let mut s = base;
            consented(&mut s);
            bought(&mut s);
            columns().map(move |(_, source, objected)| {
                let mut cell = s;
                cell.source.kind = source;
                objected(&mut cell);
                cell
            })
        };
        let rows = CONSENTS.iter().flat_map(|(consent, consented)| {
            SALES.iter().map(move |(sale, bought)| ((*consent, *sale), (consented, bought)))
        });
        Self { rows: rows.map(|(name, (c, b))| (name, row(c, b).collect())).collect() }
    }
}

/// Objection and source of every column.
fn columns() -> impl Iterator<Item = (&'static str, SourceType, fn(&mut Situation))> {
    OBJECTIONS.iter().flat_map(|(objection, objected)| {
        SourceType::ALL.iter().map(move |source| (*objection, *source, *objected))
    })
}

/// The second part: every fact changed once, with and without consent and sale.
fn variations() -> Vec<(String, &'static str, Situation)> {
    let mut variations = Vec::new();
    for channel in Channel::ALL {
        for country in [Country::De, Country::At, Country::Ch, Country::EuOther] {
            for (footing, stand) in [CONSENTS[0], CONSENTS[1], SALES[1]] {
                for (fact, change) in FACTS {
                    let mut s = cell(*channel, country, PersonType::Consumer);
                    stand(&mut s);
                    change(&mut s);
                    variations.push((format!("{channel} · {country} · {footing}"), *fact, s));
                }
            }
        }
    }
    variations
}

/// Cells and variations to unplug rules in; one source of each sort is enough for that.
fn situations() -> Vec<Situation> {
    let sort = |s: &Situation| {
        matches!(s.source.kind, SourceType::SelfGiven | SourceType::Broker | SourceType::Unknown)
            && !matches!(s.objection.scope, ObjectionScope::Channel | ObjectionScope::Purpose)
    };
    let cells = blocks().flat_map(|(_, block)| block.rows).flat_map(|(_, cells)| cells);
    cells.filter(sort).chain(variations().into_iter().map(|(_, _, s)| s)).collect()
}

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/contact.txt");

#[test]
#[expect(clippy::disallowed_methods, reason = "the matrix is a file of the repository")]
fn the_matrix_is_the_golden_one() {
    let now = matrix();
    // Asked for by hand, when a rule has changed; what changed is seen in the difference.
    if std::env::var_os("WRITE_GOLDEN").is_some() {
        std::fs::write(GOLDEN, &now).unwrap();
    }
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    let differs = golden.lines().zip(now.lines()).enumerate().find(|(_, (was, is))| was != is);
    assert_eq!(
        differs, None,
        "first difference; if meant so, write the matrix anew with WRITE_GOLDEN=1"
    );
    assert_eq!(golden.len(), now.len());
}

#[test]
fn every_rule_decides_a_cell() {
    let named: BTreeSet<&str> = situations()
        .iter()
        .flat_map(|s| decide(s).rules.iter().map(|rule| rule.id).collect::<Vec<_>>())
        .collect();
    let silent: Vec<_> = RULES
        .iter()
        .flat_map(|file| file.iter())
        .map(|rule| rule.id)
        .filter(|id| !named.contains(id) && !NOT_NAMED.contains(id))
        .collect();
    assert_eq!(silent, Vec::<&str>::new());
}

/// Kept with the rules of contact, but spoken by other questions: the general rule on verdicts.
const NOT_NAMED: &[&str] = &["R-GEN-01"];

/// Rules that stand beside a deciding one (what else follows, or what does not help). Unplugged,
/// they vanish from the answer and the verdict stays.
const BESIDE: &[&str] = &[
    "R-GEN-02", "R-BAS-11", "R-BAS-13", "R-SIG-03", "R-SIG-11", "CR-06", "R-CON-51", "R-MKT-02",
    "R-MKT-24", "R-SUP-08", "R-SUP-09", "R-SRC-05",
];

#[test]
fn every_rule_makes_a_difference() {
    let situations = situations();
    let idle: Vec<_> = RULES
        .iter()
        .flat_map(|file| file.iter())
        .map(|rule| rule.id)
        .filter(|id| !NOT_NAMED.contains(id))
        .filter(|id| {
            !situations.iter().any(|s| {
                let (with, without) = (decide(s), decide_without(s, id));
                with.verdict != without.verdict || with.duties != without.duties
            })
        })
        .collect();
    assert_eq!(idle, BESIDE);
}

/// Rules that stand beside come and go with a fact of their own as well.
#[test]
fn a_rule_beside_is_named_for_its_own_fact() {
    let names = |s: &Situation| -> BTreeSet<_> { decide(s).rules.iter().map(|r| r.id).collect() };
    let mut told = BTreeSet::new();
    for group in variations().chunk_by(|a, b| a.0 == b.0) {
        let as_it_is = names(&group[0].2);
        for (_, _, changed) in group {
            told.extend(names(changed).symmetric_difference(&as_it_is).copied());
        }
    }
    let silent: Vec<_> = BESIDE.iter().filter(|id| !told.contains(*id)).collect();
    assert_eq!(silent, Vec::<&&str>::new());
}

/// What is unplugged is not named: a reader of such an answer sees only what decided it.
#[test]
fn an_unplugged_rule_is_not_named() {
    for (_, _, s) in variations() {
        for rule in decide(&s).rules.iter() {
            assert!(!decide_without(&s, rule.id).rules.has(rule.id), "{}", rule.id);
        }
    }
}

/// A block names everything that stands in the way: unplugging a rule that it does not name
/// changes nothing.
#[test]
fn a_block_names_all_that_stands_in_the_way() {
    let ids: Vec<_> = RULES.iter().flat_map(|file| file.iter()).map(|rule| rule.id).collect();
    let blocked = situations().into_iter().map(|s| (s, decide(&s)));
    for (s, verdict) in blocked.filter(|(_, verdict)| verdict.verdict == Outcome::Block) {
        for id in ids.iter().filter(|id| !verdict.rules.has(id)) {
            let without = decide_without(&s, id).verdict;
            assert_eq!(without, Outcome::Block, "{id} behind {:?}: {s:?}", verdict.rules);
        }
    }
}
