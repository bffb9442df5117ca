//! Every rule outside the contact verdict has a negative test: over the whole space of facts of
//! the question that it answers, there are two cases that differ in one fact, where the rule is
//! named in one and not in the other, and the answers differ. Unplug the rule, and one of the two
//! answers is wrong. (The rules of contact are unplugged one by one: `contact::tests::golden`.)

mod paperwork;
mod people;
mod time;

use std::collections::{BTreeSet, HashMap};

use crate::rule::Rule;
use crate::verdict::Ruling;

/// What a question answers: the answer as text, and the rules it names.
type Said = (String, Vec<&'static Rule>);

/// Answers the facts at these places.
type Answering = Box<dyn Fn(&[usize]) -> Said>;

/// A question with the number of values of each of its facts.
struct Question {
    sizes: Vec<usize>,
    answer: Answering,
}

fn question(sizes: &[usize], answer: impl Fn(&[usize]) -> Said + 'static) -> Question {
    Question { sizes: sizes.to_vec(), answer: Box::new(answer) }
}

fn ruled(ruling: Ruling) -> Said {
    (ruling.verdict.word().to_owned(), ruling.rules)
}

/// The answer of a function that is one rule; `named` says when it speaks.
fn alone(rule: &'static Rule, named: bool, answer: impl std::fmt::Debug) -> Said {
    (format!("{answer:?}"), if named { vec![rule] } else { vec![] })
}

/// Every combination of facts, as places in their lists of values.
fn combinations(sizes: &[usize]) -> Vec<Vec<usize>> {
    sizes.iter().fold(vec![vec![]], |heads, size| {
        let with = |head: &Vec<usize>, place| head.iter().copied().chain([place]).collect();
        heads.iter().flat_map(|head| (0..*size).map(move |place| with(head, place))).collect()
    })
}

/// Rules of this question whose coming or going, by one fact, changes the answer.
fn telling(question: &Question) -> BTreeSet<&'static str> {
    let all: HashMap<Vec<usize>, Said> = combinations(&question.sizes)
        .into_iter()
        .map(|facts| (facts.clone(), (question.answer)(&facts)))
        .collect();
    let mut telling = whole(&all);
    for (facts, (answer, rules)) in &all {
        for (at, size) in question.sizes.iter().enumerate() {
            for place in 0..*size {
                let mut other = facts.clone();
                other[at] = place;
                let (other_answer, other_rules) = &all[&other];
                let gone = rules.iter().filter(|rule| !other_rules.contains(rule));
                if answer != other_answer {
                    telling.extend(gone.map(|rule| rule.id));
                }
            }
        }
    }
    telling
}

/// Rules that are the question itself: named in every answer, where answers differ at all.
/// Unplugged, nothing would be left to tell the cases apart.
fn whole(all: &HashMap<Vec<usize>, Said>) -> BTreeSet<&'static str> {
    let answers: BTreeSet<&String> = all.values().map(|(answer, _)| answer).collect();
    let ids = |said: &Said| said.1.iter().map(|rule| rule.id).collect::<BTreeSet<_>>();
    let everywhere = all.values().map(ids).reduce(|a, b| a.intersection(&b).copied().collect());
    everywhere.filter(|_| answers.len() > 1).unwrap_or_default()
}

/// Rules whose answer is the same whatever the facts are: a suspected abuse is always for a human,
/// a record of processing is always kept.
const ALWAYS: &[&str] = &["R-DSR-12", "R-DOC-01"];

#[test]
fn every_rule_has_a_case_that_changes_when_it_is_unplugged() {
    let questions = [paperwork::questions(), people::questions(), time::questions()];
    let mut telling: BTreeSet<&str> =
        questions.iter().flatten().flat_map(|question| self::telling(question)).collect();
    telling.extend(
        crate::contact::RULES
            .iter()
            .flat_map(|f| f.iter())
            .map(|rule| rule.id)
            .filter(|id| *id != "R-GEN-01"),
    );
    let silent: Vec<_> =
        crate::rules::all().map(|rule| rule.id).filter(|id| !telling.contains(id)).collect();
    assert_eq!(silent, ALWAYS);
}
