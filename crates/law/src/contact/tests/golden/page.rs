//! Writes the golden matrix: rows and columns that say the same stand together.

use super::*;

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

pub(super) fn matrix() -> String {
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
