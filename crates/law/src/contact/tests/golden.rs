//! The golden matrix: every cell of the master table, and every fact varied once, as a text a
//! lawyer can read and a reviewer sees as a diff.
//!
//! `cargo test -p law -- --ignored write_the_golden_matrix` writes it anew.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::date;

use super::*;
use crate::situation::{Defeating, DefeatingFacts, Presumed, Supporting, SupportingFacts};
use crate::vocabulary::{Directory, ObjectionScope};

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

/// Every fact, changed once.
const FACTS: &[Change] = &[
    ("as it is", |_| ()),
    ("person minor", |s| s.person.minor = true),
    ("person deceased", |s| s.person.state = PersonState::Deceased),
    ("record erased", |s| s.person.state = PersonState::Erased),
    ("record restricted", |s| s.person.state = PersonState::Restricted),
    ("record restricted, legal notice", |s| {
        s.person.state = PersonState::Restricted;
        s.message.content = Content::LegalNotice;
    }),
    ("person type unknown", |s| s.person.kind = PersonType::Unknown),
    ("business person", |s| s.person.kind = PersonType::BusinessPerson),
    ("business, private matter", |s| {
        s.person.kind = PersonType::BusinessPerson;
        s.message.private_matter = Tri::Yes;
    }),
    ("firm without named person", |s| s.person.kind = PersonType::BusinessEntity),
    ("country unknown", |s| s.person.country = Country::Unknown),
    ("country other", |s| s.person.country = Country::Other),
    ("firm in AT", |s| s.firm = Country::At),
    ("firm in CH", |s| s.firm = Country::Ch),
    ("free account", |s| s.person.relation = Relation::FreeAccount),
    ("customer", |s| s.person.relation = Relation::Customer),
    ("imported lead, starred", |s| {
        s.person.relation = Relation::LeadImported;
        s.directory = Directory::Star;
    }),
    ("transactional", |s| s.message.content = Content::Transactional),
    ("transactional, suppressed", |s| {
        s.message.content = Content::Transactional;
        s.suppressed = true;
    }),
    ("transactional with rider", |s| s.message.content = Content::Mixed),
    ("rider after objection", |s| {
        s.message.content = Content::Mixed;
        s.objection.scope = ObjectionScope::All;
    }),
    ("confirmation mail", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Pending;
    }),
    ("confirmation mail with voucher", |s| {
        s.message.content = Content::ConsentConfirm;
        s.message.contains_ads = true;
    }),
    ("confirmation mail, imported", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Pending;
        s.consent.evidence = Evidence::ImportFlag;
    }),
    ("unsubscribed mail", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Withdrawn;
    }),
    ("do you still want us", |s| {
        s.message.content = Content::ConsentConfirm;
        s.consent.state = ConsentState::Lapsed;
    }),
    ("data letter", |s| s.message.content = Content::Datenbrief),
    ("data letter with survey", |s| {
        s.message.content = Content::Datenbrief;
        s.message.contains_ads = true;
    }),
    ("data letter, network source", |s| {
        s.message.content = Content::Datenbrief;
        s.source.kind = SourceType::SocialNetwork;
    }),
    ("survey", |s| s.message.content = Content::Survey),
    ("greeting", |s| s.message.content = Content::Greeting),
    ("greeting by hand", |s| {
        s.message.content = Content::Greeting;
        s.message.single_handwritten = true;
    }),
    ("one hand-written message", |s| s.message.single_handwritten = true),
    ("tell a friend", |s| s.message.refers_friend = true),
    ("upload to a platform", |s| s.message.channel = Channel::AdPlatformUpload),
    ("measured", |s| s.message.tracking = true),
    ("no stop link", |s| s.message.stop_link = Tri::No),
    ("other goods", |s| s.message.own_similar_goods = Tri::No),
    ("cancelled", |s| s.soft_opt_in.cancelled = Tri::Yes),
    ("not from a sale", |s| s.soft_opt_in.from_sale = Tri::No),
    ("bought 40 months ago", |s| s.soft_opt_in.last_purchase = Some(date(2023, 7, 1))),
    ("notice in small print", |s| s.message.art21_notice = Art21Notice::SmallPrint),
    ("interest not told", |s| s.lia_told = Tri::No),
    ("information overdue", |s| s.info_duty = InfoDuty::Overdue),
    ("information unknown", |s| s.info_duty = InfoDuty::Unknown),
    ("information due", |s| s.info_duty = InfoDuty::Due),
    ("source undocumented", |s| s.source.documented = Tri::No),
    ("public directory", |s| s.source.kind = SourceType::PublicDirectory),
    ("network contact", |s| s.source.kind = SourceType::SocialNetwork),
    ("tip", |s| s.source.kind = SourceType::ThirdPartyPerson),
    ("signature", |s| s.source.kind = SourceType::Signature),
    ("address book, not told", |s| {
        s.source.kind = SourceType::AddressBook;
        s.info_duty = InfoDuty::Due;
    }),
    ("group company", |s| s.source.kind = SourceType::GroupCompany),
    ("ECG listed", |s| s.ecg.listed = Tri::Yes),
    ("ECG check stale", |s| s.ecg.checked_on = Some(date(2026, 10, 1))),
    ("directory listed", |s| s.directory = Directory::Listed),
    ("directory unknown", |s| s.directory = Directory::Unknown),
    ("presumed consent", |s| s.presumed = presumed(true)),
    ("presumed, no memo", |s| s.presumed = presumed(false)),
    ("presumed, unrelated", |s| {
        s.presumed = presumed(true);
        s.presumed.defeating = DefeatingFacts::of(&[Defeating::Unrelated]);
    }),
    ("not documented when given", |s| s.consent.documented_when_given = Tri::No),
    ("proof by confirmation mail", |s| s.consent.evidence = Evidence::DoiEmail),
    ("proof missing", |s| s.consent.evidence = Evidence::None),
    ("no positive act", |s| s.consent.active_act = Tri::No),
    ("advertiser not named", |s| {
        s.consent.names_advertiser = Tri::No;
        s.consent.advertiser_match = Tri::No;
    }),
    ("consent to another firm", |s| s.consent.advertiser_match = Tri::No),
    ("consent to another purpose", |s| s.consent.purpose_match = Tri::No),
    ("consent names other channels", |s| s.consent.channels = Channels::of(&[Channel::Push])),
    ("consent names two channels", |s| {
        s.consent.channels = s.consent.channels.with(Channel::Push);
    }),
    ("consent given tomorrow", |s| s.consent.given_at = Some(date(2026, 11, 22))),
    ("consent unused four years", |s| {
        s.consent.given_at = Some(date(2020, 1, 1));
        s.consent.last_use_at = None;
    }),
    ("no personal data", |s| s.message.channel = Channel::PostUnaddressed),
];

fn presumed(memo: bool) -> Presumed {
    let supporting = SupportingFacts::of(&[Supporting::Asked]);
    Presumed { supporting, defeating: DefeatingFacts::EMPTY, memo }
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

/// Verdict and deciding rule.
fn answer(s: &Situation) -> String {
    let verdict = decide(s);
    format!("{} {}", verdict.verdict, verdict.rules.first().unwrap().id)
}

/// Things that are alike, in the order of the first of them.
fn alike<K: PartialEq, T>(things: impl IntoIterator<Item = (K, T)>) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    for (key, thing) in things {
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.push(thing),
            None => groups.push((key, vec![thing])),
        }
    }
    groups
}

/// `a: 1, 2; b: every x` for pairs, where `all` is how many second halves there are.
fn listed(pairs: &[(&str, &str)], all: usize, every: &str) -> String {
    let named = alike(pairs.iter().map(|(first, second)| (*first, *second)));
    let seconds = |group: &Vec<&str>| {
        if group.len() == all { every.to_owned() } else { group.join(", ") }
    };
    let halves = alike(named.iter().map(|(first, group)| (seconds(group), *first)));
    let one = |(seconds, firsts): &(String, Vec<&str>)| format!("{}: {seconds}", firsts.join(", "));
    halves.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A block with columns and rows that say the same written once.
fn write_block(text: &mut String, head: &str, block: &Block) {
    let cells: Vec<Vec<String>> =
        block.rows.iter().map(|(_, row)| row.iter().map(answer).collect()).collect();
    let column = |at: usize| cells.iter().map(|row| row[at].clone()).collect::<Vec<_>>();
    let names = columns().map(|(objection, source, _)| (objection, source.word()));
    let kept = alike(names.enumerate().map(|(at, name)| (column(at), (at, name))));
    write!(text, "\n\n== {head}").unwrap();
    for ((_, group), letter) in kept.iter().zip('A'..) {
        let names: Vec<_> = group.iter().map(|(_, name)| *name).collect();
        let named = listed(&names, SourceType::ALL.len(), "every source");
        write!(text, "\n   {letter} = {named}").unwrap();
    }
    let firsts: Vec<usize> = kept.iter().map(|(_, group)| group[0].0).collect();
    let short = |row: &Vec<String>| firsts.iter().map(|at| row[*at].clone()).collect::<Vec<_>>();
    let rows = cells.iter().map(short).zip(block.rows.iter().map(|(name, _)| *name));
    for (row, names) in alike(rows) {
        let cells = row.iter().zip('A'..).map(|(cell, letter)| format!("{letter} {cell:15}"));
        let named = listed(&names, SALES.len(), "every sale");
        write!(text, "\n{} | {named}", cells.collect::<Vec<_>>().join(" ")).unwrap();
    }
}

fn matrix() -> String {
    let mut text = String::from(HEADER);
    blocks().for_each(|(head, block)| write_block(&mut text, &head, &block));
    let mut head = String::new();
    text.push_str("\n\nPart two: every fact changed once. Duties in brackets.");
    for (base, fact, s) in variations() {
        if base != head {
            write!(text, "\n\n== {base}").unwrap();
            head = base;
        }
        let verdict = decide(&s);
        let rules: Vec<_> = verdict.rules.iter().map(|rule| rule.id).collect();
        let duties: Vec<_> = verdict.duties.iter().map(Duty::word).collect();
        write!(text, "\n{fact:32} {:5} {}", verdict.verdict, rules.join(" ")).unwrap();
        if !duties.is_empty() {
            write!(text, " [{}]", duties.join(" ")).unwrap();
        }
    }
    text.push('\n');
    text
}

const HEADER: &str = "\
Contact: advertising by channel, country of the person and capacity, today 2026-11-21.
Rows: consent and sale. Columns, by letter: objection, and the class of the source. A cell: verdict
and the deciding rule. Rows and columns that say the same stand together; nothing is left out. The
firm sits in the country of the person (in DE where that country is not known). Numbers are
unlisted, ECG lists clear and fresh, letters carry the notice of the right to object.";

const GOLDEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/golden/contact.txt");

#[test]
#[expect(clippy::disallowed_methods, reason = "the matrix is a file of the repository")]
fn the_matrix_is_the_golden_one() {
    let golden = std::fs::read_to_string(GOLDEN).unwrap_or_default();
    let now = matrix();
    let differs = golden.lines().zip(now.lines()).enumerate().find(|(_, (was, is))| was != is);
    assert_eq!(differs, None, "first difference; if meant so, write the matrix anew");
    assert_eq!(golden.len(), now.len());
}

#[test]
#[ignore = "writes the golden matrix"]
#[expect(clippy::disallowed_methods, reason = "the matrix is a file of the repository")]
fn write_the_golden_matrix() {
    std::fs::write(GOLDEN, matrix()).unwrap();
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
    "R-MKT-24", "R-SUP-08", "R-SUP-09", "R-SRC-05", "R-SRC-08",
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
