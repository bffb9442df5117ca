//! Choices of forms, and names of the register in the reader's language.

use desk::register::{Bilingual, Register};
use law::vocabulary::{Country, PersonType, Relation};

use crate::parts::Choice;
use crate::text::{Lang, Text};

/// A text of the register in this language.
pub fn name(lang: Lang, text: &Bilingual) -> String {
    match lang {
        Lang::De => text.de.clone(),
        Lang::En => text.en.clone(),
    }
}

/// Name of an activity, or its number.
pub fn activity(lang: Lang, register: &Register, id: u16) -> String {
    register.activity(id).map_or_else(|| id.to_string(), |a| name(lang, &a.name))
}

/// Name of a kind, or its number.
pub fn kind(lang: Lang, register: &Register, id: u16) -> String {
    register.kind(id).map_or_else(|| id.to_string(), |k| name(lang, &k.name))
}

/// Name of a source, or its number.
pub fn source(lang: Lang, register: &Register, id: u16) -> String {
    register.source(id).map_or_else(|| id.to_string(), |s| name(lang, &s.name))
}

/// One entry of a choice.
pub fn choice(value: impl ToString, label: impl Into<String>, chosen: bool) -> Choice {
    Choice { value: value.to_string(), label: label.into(), chosen }
}

/// Sources that values may be told from by hand.
pub fn sources(lang: Lang, register: &Register, chosen: u16) -> Vec<Choice> {
    let open = register.sources.iter().filter(|s| !s.suppression_only);
    open.map(|s| choice(s.id, name(lang, &s.name), s.id == chosen)).collect()
}

/// Countries.
pub fn countries(t: &dyn Text, chosen: Option<Country>) -> Vec<Choice> {
    let entry = |c: &Country| choice(c.word(), t.people_country(*c), Some(*c) == chosen);
    Country::ALL.iter().map(entry).collect()
}

/// Capacities.
pub fn parties(t: &dyn Text, chosen: Option<PersonType>) -> Vec<Choice> {
    let entry = |p: &PersonType| choice(p.word(), t.people_party(*p), Some(*p) == chosen);
    PersonType::ALL.iter().map(entry).collect()
}

/// Relations.
pub fn relations(t: &dyn Text, chosen: Option<Relation>) -> Vec<Choice> {
    let entry = |r: &Relation| choice(r.word(), t.people_relation(*r), Some(*r) == chosen);
    Relation::ALL.iter().map(entry).collect()
}

/// Languages by number: 0 unknown, 1 German, 2 English.
pub fn languages(t: &dyn Text, chosen: i64) -> Vec<Choice> {
    let named = [(0, t.people_unknown()), (1, "Deutsch"), (2, "English")];
    named.map(|(n, label)| choice(n, label, n == chosen)).into()
}

/// The same choices behind an open one.
pub fn or(open: &str, choices: Vec<Choice>) -> Vec<Choice> {
    let none_chosen = choices.iter().all(|c| !c.chosen);
    std::iter::once(choice("", open, none_chosen)).chain(choices).collect()
}
