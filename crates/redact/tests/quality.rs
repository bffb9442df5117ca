//! The hand-written notes of a clerk: what must be found, what must be left alone.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its file has failed")]

use std::collections::HashMap;

use redact::{Finding, Label, Screener};
use serde::Deserialize;

#[derive(Deserialize)]
struct Note {
    id: String,
    text: String,
    spans: Vec<Gold>,
    decoys: Vec<Decoy>,
}

#[derive(Deserialize)]
struct Gold {
    start: usize,
    end: usize,
    label: String,
}

#[derive(Deserialize)]
struct Decoy {
    start: usize,
    end: usize,
}

fn notes() -> Vec<Note> {
    include_str!("data/clerk.jsonl").lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn overlaps(finding: &Finding, start: usize, end: usize) -> bool {
    finding.start < end && start < finding.end
}

#[test]
fn the_file_is_well_formed() {
    let notes = notes();
    assert!(notes.len() >= 400);
    for note in &notes {
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
    let (mut decoys, mut touched) = (0, 0);
    let mut counts: HashMap<bool, [usize; 4]> = HashMap::new();
    for note in notes() {
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
    for (special, [gold, found, all, right]) in counts {
        assert!(found * 100 >= gold * 95, "special {special}: {found} of {gold} found");
        assert!(right * 100 >= all * 95, "special {special}: {right} of {all} right");
    }
    assert!(touched * 100 <= decoys * 2, "{touched} of {decoys} decoys hit");
}
