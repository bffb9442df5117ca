//! The hand-written notes of a clerk: what must be found, what must be left alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its file has failed")]

use std::collections::HashMap;

use redact::{Finding, Label, Screener};
use serde::Deserialize;

#[derive(Clone, Deserialize)]
struct Note {
    id: String,
    text: String,
    spans: Vec<Gold>,
    decoys: Vec<Decoy>,
}

#[derive(Clone, Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    label: String,
}

#[derive(Clone, Deserialize)]
struct Decoy {
    start: usize,
    end: usize,
}

/// Each set, with the least share of special and other findings and the most decoys, in percent.
/// The later sets are oblique on purpose, and their traps harder.
const SETS: [(&str, usize, usize, usize); 5] = [
    (include_str!("data/clerk.jsonl"), 98, 98, 1),
    (include_str!("data/third.jsonl"), 95, 95, 2),
    (include_str!("data/fourth.jsonl"), 95, 95, 3),
    (include_str!("data/fifth.jsonl"), 92, 88, 5),
    (include_str!("data/sixth.jsonl"), 92, 92, 6),
];

fn notes(set: &str) -> Vec<Note> {
    set.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn overlaps(finding: &Finding, start: usize, end: usize) -> bool {
    finding.start < end && start < finding.end
}

#[test]
fn the_files_are_well_formed() {
    assert!(notes(SETS[0].0).len() >= 400);
    assert!(SETS.map(|(set, ..)| notes(set).len()).iter().sum::<usize>() >= 1_000);
    for note in &SETS.map(|(set, ..)| notes(set)).concat() {
        let length = note.text.chars().count();
        let inside = |start: usize, end: usize| start < end && end <= length;
        assert!(note.spans.iter().all(|s| inside(s.start, s.end)), "{}", note.id);
        assert!(note.spans.iter().all(|s| Label::from_code(&s.label).is_some()), "{}", note.id);
        assert!(note.decoys.iter().all(|d| inside(d.start, d.end)), "{}", note.id);
    }
}

#[test]
fn a_clerks_notes_are_screened_well() {
    let screener = Screener::shipped();
    for (set, special, other, decoys) in SETS {
        check(&screener, &notes(set), (special, other, decoys));
    }
}

fn check(screener: &Screener, notes: &[Note], (special, other, most): (usize, usize, usize)) {
    let (mut decoys, mut touched) = (0, 0);
    let mut counts: HashMap<bool, [usize; 4]> = HashMap::new();
    for note in notes {
        let findings = screener.find(&note.text, None);
        for decoy in &note.decoys {
            decoys += 1;
            touched += usize::from(findings.iter().any(|f| overlaps(f, decoy.start, decoy.end)));
        }
        for gold in &note.spans {
            let label = Label::from_code(&gold.label).unwrap();
            let count = counts.entry(label.is_special()).or_default();
            count[0] += 1;
            let found = |f: &Finding| f.label == label && overlaps(f, gold.start, gold.end);
            count[1] += usize::from(findings.iter().any(found));
        }
        for finding in &findings {
            let count = counts.entry(finding.label.is_special()).or_default();
            count[2] += 1;
            let right =
                |g: &Gold| g.label == finding.label.code() && overlaps(finding, g.start, g.end);
            count[3] += usize::from(note.spans.iter().any(right));
        }
    }
    let id = notes.first().map_or("", |note| note.id.as_str());
    for (is_special, [gold, found, all, right]) in counts {
        let least = if is_special { special } else { other };
        assert!(found * 100 >= gold * least, "{id}, special {is_special}: {found} of {gold} found");
        assert!(right * 100 >= all * least, "{id}, special {is_special}: {right} of {all} right");
    }
    assert!(touched * 100 <= decoys * most, "{touched} of {decoys} decoys hit");
}
