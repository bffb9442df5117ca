//! How fast the law decides.

use std::hint::black_box;
use std::time::Instant;

use jiff::civil::{Date, date};
use law::situation::{Objection, Situation};
use law::vocabulary::{
    Channel, Content, Country, ObjectionScope, PersonType, Relation, SourceType,
};

use crate::probe::median;
use crate::table::{Target, head, line};

const TODAY: Date = date(2026, 11, 21);
const ROUNDS: usize = 9;

/// Measures one decision over many different situations.
pub fn run() {
    let all = situations();
    let rounds: Vec<f64> = (0..=ROUNDS)
        .map(|_| {
            let started = Instant::now();
            for situation in &all {
                black_box(law::contact::decide(black_box(situation)));
            }
            started.elapsed().as_secs_f64() * 1e9 / all.len() as f64
        })
        .skip(1)
        .collect();
    // The floor looks at every situation once and decides nothing.
    let floor: Vec<f64> = (0..=ROUNDS)
        .map(|_| {
            let started = Instant::now();
            for situation in &all {
                black_box(*black_box(situation));
            }
            started.elapsed().as_secs_f64() * 1e9 / all.len() as f64
        })
        .skip(1)
        .collect();
    head(&format!("law: {} different situations, median of {ROUNDS} rounds", all.len()));
    line(
        "one verdict with rules, duties and reason",
        median(rounds),
        "ns",
        Some(median(floor)),
        Target::None,
    );
}

fn situations() -> Vec<Situation> {
    let mut all = Vec::new();
    for firm in [Country::De, Country::At, Country::Ch] {
        for country in [Country::De, Country::At, Country::Ch, Country::EuOther] {
            for channel in Channel::ALL {
                for kind in PersonType::ALL {
                    for relation in Relation::ALL {
                        for source in SourceType::ALL {
                            for scope in [ObjectionScope::None, ObjectionScope::All] {
                                let mut one =
                                    Situation::new(TODAY, firm, *channel, Content::Advertising);
                                one.person.kind = *kind;
                                one.person.country = country;
                                one.person.relation = *relation;
                                one.source.kind = *source;
                                one.objection = Objection { scope, channel: None };
                                all.push(one);
                            }
                        }
                    }
                }
            }
        }
    }
    all
}
