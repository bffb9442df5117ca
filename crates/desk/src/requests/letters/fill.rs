//! Filling the marks of a wording. What is put in is never read for marks again.

use std::collections::HashMap;
use std::fmt::Write;

/// Every mark a wording may hold.
pub const MARKS: &[&str] = &[
    "name",
    "salutation",
    "firm",
    "address",
    "contact",
    "today",
    "received",
    "target",
    "legal",
    "asked",
    "doubt",
    "reasons",
    "summary",
    "rights",
    "complaint",
    "court",
    "fetch",
    "recipients",
    "recipient",
    "person",
    "restriction",
    "kept",
    "suppression",
    "act",
    "disclosed",
    "code",
    "wording",
    "optout",
];

/// How a gap begins that a human has to fill in.
pub(super) const GAP: &str = "[…";

/// What is asked of whoever finishes a letter, where the case itself cannot say it.
pub(super) fn gaps(german: bool) -> HashMap<&'static str, String> {
    let asked: &[(&str, [&str; 2])] = &[
        ("doubt", ["warum wir zweifeln", "why we are in doubt"]),
        ("reasons", ["die Gründe", "the reasons"]),
        ("asked", ["Tag der Rückfrage", "day of the question"]),
        ("summary", ["was gespeichert ist", "what is held"]),
        ("fetch", ["wo die Auskunft liegt", "where the answer is to be had"]),
        ("kept", ["was bleibt und warum", "what stays and why"]),
        ("act", ["was geschehen ist", "what was done"]),
        ("recipient", ["Empfänger", "recipient"]),
        ("person", ["um wen es geht", "whom it is about"]),
        ("disclosed", ["welche Daten", "which data"]),
    ];
    let gap = |(mark, [de, en]): &(&'static str, [&str; 2])| {
        (*mark, format!("{GAP} {} …]", if german { de } else { en }))
    };
    asked.iter().map(gap).collect()
}

/// The text with each mark replaced; a mark nothing is known for becomes a line to fill in.
pub(super) fn fill(body: &str, known: &HashMap<&'static str, String>) -> String {
    let mut text = String::with_capacity(body.len() * 2);
    let mut rest = body;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            text.push('{');
            rest = after;
            continue;
        };
        match known.get(name) {
            Some(value) => text.push_str(value),
            None => {
                let _ = write!(text, "{GAP} {name} …]");
            }
        }
        rest = behind;
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_like_a_mark_stays_a_name() {
        let known = HashMap::from([("name", "{code}".to_owned()), ("code", "1234".to_owned())]);
        assert_eq!(fill("Hallo {name}, {code} {x", &known), "Hallo {code}, 1234 {x");
        assert_eq!(fill("{reasons}", &known), "[… reasons …]");
    }
}
