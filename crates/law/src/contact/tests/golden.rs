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
    ("sale, no notice", |s| {
        sold(s);
        s.soft_opt_in.notice_at_capture = Tri::No;
    }),
    ("sale, 30 months ago", |s| {
        sold(s);
        s.soft_opt_in.last_purchase = Some(date(2024, 5, 1));
    }),
];

const GATES: &[Change] = &[
    ("in order", |_| ()),
    ("objected", |s| s.objection.scope = ObjectionScope::All),
    ("suppressed", |s| s.suppressed = true),
    ("bought list", |s| s.source.kind = SourceType::Broker),
    ("source unknown", |s| s.source.kind = SourceType::Unknown),
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

/// Every cell of the first part: base, consent, sale, gate.
fn cells() -> Vec<(String, String, &'static str, Situation)> {
    let mut cells = Vec::new();
    for channel in Channel::ALL {
        for country in Country::ALL {
            for kind in PersonType::ALL {
                let base = cell(*channel, *country, *kind);
                let head = format!("{channel} · {country} · {kind}");
                for (consent, consented) in CONSENTS {
                    for (sale, bought) in SALES {
                        for (gate, closed) in GATES {
                            let mut s = base;
                            consented(&mut s);
                            bought(&mut s);
                            closed(&mut s);
                            cells.push((head.clone(), format!("{consent}; {sale}"), *gate, s));
                        }
                    }
                }
            }
        }
    }
    cells
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

fn situations() -> Vec<Situation> {
    let cells = cells().into_iter().map(|(_, _, _, s)| s);
    cells.chain(variations().into_iter().map(|(_, _, s)| s)).collect()
}

fn matrix() -> String {
    let mut text = String::from(HEADER);
    let (mut head, mut row) = (String::new(), String::new());
    for (new_head, new_row, gate, s) in cells() {
        if new_head != head {
            write!(text, "\n\n== {new_head}\n").unwrap();
            write!(text, "{:38}", "").unwrap();
            GATES.iter().for_each(|(gate, _)| write!(text, " {gate:15}").unwrap());
            head = new_head;
            row.clear();
        }
        if new_row != row {
            write!(text, "\n{new_row:38}").unwrap();
            row = new_row;
        }
        let verdict = decide(&s);
        let first = verdict.rules.first().unwrap().id;
        let cell = format!("{} {first}", verdict.verdict);
        let last = gate == GATES.last().unwrap().0;
        if last { write!(text, " {cell}").unwrap() } else { write!(text, " {cell:15}").unwrap() }
    }
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
Rows: consent and sale. Columns: what stands before the channel's law. A cell: verdict and the
deciding rule. The firm sits in the country of the person (in DE where that country is not known).
Numbers are unlisted, ECG lists clear and fresh, letters carry the notice of the right to object.";

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
