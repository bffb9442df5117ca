//! Special categories of Art. 9 and 10 GDPR: phrases and terms, weighed in their sentence.

mod clause;
pub mod neutral;
mod sentence;

use crate::label::Label;
use crate::lexicon::{CAUSE, DEGREE, GIVEN_NAME, NEGATION, STREET_SURE, TITLE};
use crate::page::{Break, Page};
use crate::person::Silence;
use crate::screener::Hit;
use crate::vocabulary::Vocabulary;
use sentence::Sentence;

/// Vocabulary of each category; the last file is what only sounds like one.
pub const FILES: &[(Option<Label>, &str)] = &[
    (Some(Label::Health), include_str!("../../data/health.txt")),
    (Some(Label::Health), include_str!("../../data/diagnoses.txt")),
    (Some(Label::Health), include_str!("../../data/medicines.txt")),
    (Some(Label::Health), include_str!("../../data/languages.txt")),
    (Some(Label::Religion), include_str!("../../data/religion.txt")),
    (Some(Label::Religion), include_str!("../../data/faiths.txt")),
    (Some(Label::Politics), include_str!("../../data/politics.txt")),
    (Some(Label::Union), include_str!("../../data/union.txt")),
    (Some(Label::Ethnicity), include_str!("../../data/ethnicity.txt")),
    (Some(Label::Ethnicity), include_str!("../../data/peoples.txt")),
    (Some(Label::Sexual), include_str!("../../data/sexual.txt")),
    (Some(Label::Criminal), include_str!("../../data/criminal.txt")),
    (Some(Label::Criminal), include_str!("../../data/offences.txt")),
    (None, include_str!("../../data/figures_of_speech.txt")),
];

/// A phrase or term found, in words.
#[derive(Clone, Copy)]
struct Candidate {
    label: Label,
    score: f32,
    first: usize,
    last: usize,
    phrase: bool,
    negates: bool,
}

/// Word ranges of phrases that mean something else.
pub(crate) fn decoys(page: &Page, vocabulary: &Vocabulary) -> Vec<Silence> {
    let mut found = vec![];
    for (at, &index) in page.words.iter().enumerate() {
        if !page.token(index).silences {
            continue;
        }
        for class in page.classes(index).iter().filter(|class| vocabulary.silences(**class)) {
            for pattern in vocabulary.decoys(*class) {
                found.extend(pattern.matches(page, at).map(|(first, last)| Silence {
                    first,
                    last,
                    label: pattern.label,
                    names: pattern.names,
                }));
            }
        }
    }
    found
}

/// Adds the findings of special categories, apart from each other and from what is there.
pub(crate) fn find(page: &Page, vocabulary: &Vocabulary, quiet: &[Silence], hits: &mut Vec<Hit>) {
    let mut candidates = candidates(page, vocabulary);
    candidates.retain(|c| {
        !is_quiet(c, quiet) && !is_compound(page, vocabulary, c) && !is_negated(page, c)
    });
    let mut sentence = Sentence::default();
    for candidate in &mut candidates {
        sentence.reach(page, candidate.first);
        candidate.score = sentence.weigh(page, candidate);
    }
    candidates.retain(|c| c.score > 0.1);
    let order = |c: &Candidate| (c.score * 100.0) as i32 * 8 + (c.last - c.first).min(7) as i32;
    candidates.sort_by_key(|c| -order(c));
    let mut kept: Vec<Candidate> = vec![];
    for candidate in candidates {
        if kept.iter().all(|k| k.last < candidate.first || candidate.last < k.first) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|c| c.first);
    clause::spread(page, &kept, hits);
}

fn candidates(page: &Page, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut found = vec![];
    for (at, &index) in page.words.iter().enumerate() {
        // `Synagogenstraße` is where somebody lives.
        if !page.token(index).finds || page.is(index, STREET_SURE) || is_surname(page, at) {
            continue;
        }
        for class in page.classes(index).iter().filter(|class| vocabulary.finds(**class)) {
            if let Some((label, score)) = vocabulary.worth(*class) {
                found.push(Candidate {
                    label,
                    score,
                    first: at,
                    last: at,
                    phrase: false,
                    negates: false,
                });
            }
            for pattern in vocabulary.phrases(*class) {
                if let (Some((first, last)), Some(label)) =
                    (pattern.matches(page, at), pattern.label)
                {
                    found.push(Candidate {
                        label,
                        score: pattern.score,
                        first,
                        last,
                        phrase: true,
                        negates: pattern.negates,
                    });
                }
            }
        }
    }
    found
}

/// `Herr Krebs`, `Anna Fromm`; but `Frau Adler Diabetikerin`.
fn is_surname(page: &Page, at: usize) -> bool {
    let named = page.words.get(at).is_some_and(|&index| page.token(index).person);
    let before = at.checked_sub(1).and_then(|before| page.words.get(before));
    named
        && before.is_some_and(|&index| {
            [TITLE, DEGREE, GIVEN_NAME].iter().any(|class| page.is(index, *class))
        })
}

fn is_quiet(candidate: &Candidate, quiet: &[Silence]) -> bool {
    quiet.iter().any(|silence| {
        silence.first <= candidate.last
            && candidate.first <= silence.last
            && silence.label.is_none_or(|label| label == candidate.label)
    })
}

/// `CDU-Kabel`, `Bi-Metall`: the second part says what it is, and it is none of ours.
fn is_compound(page: &Page, vocabulary: &Vocabulary, candidate: &Candidate) -> bool {
    let next = page.words.get(candidate.last + 1).copied();
    next.is_some_and(|index| {
        let head = page.text(index);
        let own = page.classes(index).iter().any(|class| vocabulary.worth(*class).is_some());
        page.token(index).hyphen && !own && !vocabulary.lexicon.is_head(head)
    })
}

/// `nicht schwanger`, `keine Vorstrafen`, `has no criminal record`; but not `kommt nicht wegen Grippe`.
fn is_negated(page: &Page, candidate: &Candidate) -> bool {
    if candidate.negates {
        return false;
    }
    let inside = if candidate.phrase { 0 } else { 1 };
    let mut at =
        candidate.first + usize::from(candidate.phrase && candidate.last > candidate.first);
    for _ in 0..3 + inside {
        let Some(&index) = page.words.get(at) else { return false };
        if at < candidate.first && page.is(index, CAUSE) {
            return false;
        }
        if page.is(index, NEGATION) && (at < candidate.first || candidate.phrase) {
            let next = page.words.get(at + 1).map_or(&b""[..], |next| page.text(*next));
            let lasting = matches!(next, b"mehr" | b"longer" | b"only" | b"nur");
            let literal = at >= candidate.first && at == candidate.first;
            return !lasting && !literal;
        }
        if at == 0 || page.token(index).gap > Break::Colon {
            return false;
        }
        at -= 1;
    }
    false
}
