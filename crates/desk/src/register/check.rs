//! What a register must fulfil before it is saved (Art. 5, 6, 30 DSGVO).

use std::collections::HashSet;

use law::refusal::Words;
use law::vocabulary::{Basis, SourceType};

use super::model::{Bilingual, Register, Source};
use crate::Fault;

/// One thing that keeps a register from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    /// Stable code, upper case.
    pub code: &'static str,
    /// The entry it is about (a code of the register, nothing personal).
    pub entry: String,
    /// The field of the entry, as the register names it.
    pub field: &'static str,
    /// What to do.
    pub words: Words,
}

impl Complaint {
    pub(super) fn new(code: &'static str, entry: &str, field: &'static str, words: Words) -> Self {
        Self { code, entry: entry.to_owned(), field, words }
    }

    /// The complaint as a fault of the field.
    pub const fn fault(&self) -> Fault {
        Fault::of(self.field, self.code, self.words)
    }
}

/// Everything that keeps this register from being saved; empty means it may be.
pub fn check(register: &Register) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    let mut say = |code, entry: &str, field, words| {
        complaints.push(Complaint::new(code, entry, field, words))
    };
    for activity in &register.activities {
        if activity.basis.is_none() {
            say("NO_BASIS", &activity.code, "basis", NO_BASIS);
        }
        if activity.basis == Some(Basis::LegitimateInterest) && activity.interest.is_none() {
            say("NO_INTEREST", &activity.code, "interest", NO_INTEREST);
        }
        if activity.roles.is_empty() {
            say("NO_ROLE", &activity.code, "roles", NO_ROLE);
        }
        if activity.kinds.iter().any(|code| code != "*" && register.kind_coded(code).is_none()) {
            say("UNKNOWN_KIND", &activity.code, "kinds", UNKNOWN_KIND);
        }
        if activity.id == 0 || activity.id > 62 {
            say("NUMBER", &activity.code, "id", NUMBER);
        }
    }
    for kind in register.kinds.iter().filter(|kind| !kind.retired) {
        let named = |code: &String| code == &kind.code;
        if !register.activities.iter().any(|a| a.kinds.iter().any(named))
            && !only_for_proof(&kind.code)
        {
            say("NO_ACTIVITY", &kind.code, "code", NO_ACTIVITY);
        }
    }
    for source in &register.sources {
        if source.activities.is_empty()
            || source.activities.iter().any(|code| register.activity_coded(code).is_none())
        {
            say("UNKNOWN_ACTIVITY", &source.code, "activities", UNKNOWN_ACTIVITY);
        }
        if source.id == 0 || source.id > 62 {
            say("NUMBER", &source.code, "id", NUMBER);
        }
    }
    for (id, _) in register.house_rules.refused() {
        say("HOUSE_RULE", id, "house_rules", HOUSE_RULE);
    }
    for (what, doubled) in doubles(register) {
        say(what, &doubled, "code", DOUBLE);
    }
    for group in &register.product_groups {
        let known = |code: &String| register.product_groups.iter().any(|g| &g.code == code);
        if !group.similar.iter().all(known) {
            say("UNKNOWN_GROUP", &group.code, "similar", UNKNOWN_GROUP);
        }
    }
    for recipient in &register.recipients {
        let number = recipient.processor;
        if number != 0 && !register.processors.iter().any(|p| p.id == number) {
            say("UNKNOWN_PROCESSOR", &recipient.name, "processor", UNKNOWN_PROCESSOR);
        }
    }
    if let Some(form) = &register.form {
        let told = |s: &Source| s.source_type == SourceType::SelfGiven && s.art13_at_collection;
        if !register.source_coded(&form.source).is_some_and(told) {
            say("FORM_SOURCE", &form.source, "source", FORM_SOURCE);
        }
        if form.embed.iter().any(|origin| !is_origin(origin)) {
            say("FORM_EMBED", &form.source, "embed", FORM_EMBED);
        }
        if let Err(field) = form.colours() {
            say("FORM_COLOUR", &form.source, field, FORM_COLOUR);
        }
    }
    let screening = &register.screening;
    if !screening.takes_what_it_can() || !screening.is_empty() && screening.build().is_err() {
        say("SCREENING", "screening", "screening", SCREENING);
    }
    for (field, entry) in nameless(register) {
        say("NO_NAME", &entry, field, NO_NAME);
    }
    complaints
}

/// Scheme, host and perhaps port, as a policy for frames names it; nothing that could end a header.
fn is_origin(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://127.0.0.1"));
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b':');
    host.is_some_and(|host| host.len() < 254 && host.bytes().all(plain)) && text.len() > 8
}

/// Proofs belong to every activity that needs them; they have no activity of their own.
fn only_for_proof(code: &str) -> bool {
    matches!(code, "consent_proof" | "source_evidence")
}

/// Entries without a name in both languages, or whose code is no word of ours.
fn nameless(register: &Register) -> Vec<(&'static str, String)> {
    let word = |code: &str| {
        !code.is_empty()
            && code.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    let named = |name: &Bilingual| !name.de.trim().is_empty() && !name.en.trim().is_empty();
    let coded = (register.activities.iter().map(|a| (&a.code, &a.name)))
        .chain(register.kinds.iter().map(|k| (&k.code, &k.name)))
        .chain(register.sources.iter().map(|s| (&s.code, &s.name)))
        .chain(register.product_groups.iter().map(|g| (&g.code, &g.name)));
    let mut found = Vec::new();
    for (code, name) in coded {
        if !word(code) {
            found.push(("code", code.clone()));
        } else if !named(name) {
            found.push(("name", code.clone()));
        }
    }
    let plain = (register.recipients.iter().map(|r| &r.name))
        .chain(register.processors.iter().map(|p| &p.name))
        .chain([&register.firm.name]);
    found.extend(plain.filter(|n| n.trim().is_empty()).map(|n| ("name", n.clone())));
    found
}

fn doubles(register: &Register) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    let mut look = |entries: Vec<(u16, &str)>| {
        let (mut ids, mut codes) = (HashSet::new(), HashSet::new());
        for (id, code) in entries {
            if !ids.insert(id) || !codes.insert(code) {
                found.push(("DOUBLE", code.to_owned()));
            }
        }
    };
    look(register.activities.iter().map(|a| (a.id, a.code.as_str())).collect());
    look(register.kinds.iter().map(|k| (k.id, k.code.as_str())).collect());
    look(register.sources.iter().map(|s| (s.id, s.code.as_str())).collect());
    look(register.product_groups.iter().map(|g| (g.id, g.code.as_str())).collect());
    look(register.recipients.iter().map(|r| (r.id, r.name.as_str())).collect());
    look(register.processors.iter().map(|p| (p.id, p.name.as_str())).collect());
    found
}

const FORM_SOURCE: Words = Words {
    de: "Das Formular braucht eine Quelle „von der Person selbst“, die über Art. 13 informiert.",
    en: "The form needs a source of the type \"from the person\" that informs under Art. 13.",
};
const FORM_EMBED: Words = Words {
    de: "Bitte jede Seite als https://name angeben, ohne Pfad.",
    en: "Please give each site as https://name, without a path.",
};
const FORM_COLOUR: Words = Words {
    de: "Bitte als #rrggbb angeben; Schrift und Hintergrund müssen sich deutlich unterscheiden (Kontrast 4,5 : 1).",
    en: "Please give it as #rrggbb; text and background have to differ clearly (contrast 4.5:1).",
};
const SCREENING: Words = Words {
    de: "Ein eigenes Wort der Textprüfung ist leer, nennt eine unbekannte Art oder ist kein gültiges Muster. Bitte berichtigen.",
    en: "A word of your own for the screening of texts is empty, names an unknown category or is no valid pattern. Please correct it.",
};
const HOUSE_RULE: Words = Words {
    de: "Eine Hausregel darf eine Zahl nur innerhalb ihrer Grenzen strenger machen. Die Zahlen und ihre Grenzen stehen im Regelwerk unter „Fristen und Zahlen“.",
    en: "A house rule may only make a number stricter, within its bounds. The numbers and their bounds are in the rule book under “Periods and numbers”.",
};
const NO_BASIS: Words = Words {
    de: "Die Tätigkeit hat keine Rechtsgrundlage (Art. 6 DSGVO). Bitte eine wählen.",
    en: "The activity has no legal basis (Art. 6 GDPR). Please choose one.",
};
const NO_INTEREST: Words = Words {
    de: "Bei berechtigtem Interesse muss das Interesse benannt sein (Art. 13 Abs. 1 lit. d DSGVO).",
    en: "A legitimate interest must be named (Art. 13(1)(d) GDPR).",
};
const NO_ROLE: Words = Words {
    de: "Niemand führt die Tätigkeit aus. Bitte mindestens eine Rolle wählen.",
    en: "Nobody carries the activity out. Please choose at least one role.",
};
const UNKNOWN_KIND: Words = Words {
    de: "Die Tätigkeit nennt eine Datenart, die es nicht gibt.",
    en: "The activity names a kind of data that does not exist.",
};
const NO_ACTIVITY: Words = Words {
    de: "Keine Tätigkeit braucht diese Datenart. Sie zuordnen oder stilllegen.",
    en: "No activity needs this kind of data. Assign it or retire it.",
};
const UNKNOWN_ACTIVITY: Words = Words {
    de: "Die Quelle nennt keine oder eine unbekannte Tätigkeit.",
    en: "The source names no activity, or an unknown one.",
};
const NUMBER: Words = Words {
    de: "Die Nummer muss zwischen 1 und 62 liegen.",
    en: "The number must be between 1 and 62.",
};
const DOUBLE: Words = Words {
    de: "Nummer oder Kürzel sind doppelt vergeben.",
    en: "The number or code is used twice.",
};

const UNKNOWN_GROUP: Words = Words {
    de: "Die Warengruppe nennt eine ähnliche Gruppe, die es nicht gibt.",
    en: "The product group names a similar group that does not exist.",
};
const UNKNOWN_PROCESSOR: Words = Words {
    de: "Den Auftragsverarbeiter gibt es nicht. Bitte einen wählen oder 0 eintragen.",
    en: "The processor does not exist. Please choose one, or enter 0.",
};
const NO_NAME: Words = Words {
    de: "Es braucht ein Kürzel (a–z, 0–9, _) und einen Namen auf Deutsch und Englisch.",
    en: "A code (a–z, 0–9, _) and a name in German and English are needed.",
};

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(register: &Register) -> Vec<&'static str> {
        check(register).iter().map(|c| c.code).collect()
    }

    #[test]
    fn the_shipped_register_may_be_saved_and_survives_a_round_trip() {
        let register = Register::shipped().unwrap();
        assert_eq!(check(&register), vec![]);
        let text = toml::to_string(&register).unwrap();
        assert_eq!(toml::from_str::<Register>(&text).unwrap(), register);
    }

    #[test]
    fn an_activity_without_basis_cannot_be_saved() {
        let mut register = Register::shipped().unwrap();
        register.activities[0].basis = None;
        assert_eq!(codes(&register), vec!["NO_BASIS"]);
    }

    #[test]
    fn a_kind_without_activity_cannot_be_stored() {
        let mut register = Register::shipped().unwrap();
        for activity in &mut register.activities {
            activity.kinds.retain(|code| code != "phone");
        }
        assert_eq!(codes(&register), vec!["NO_ACTIVITY"]);
    }

    #[test]
    fn doubled_numbers_and_unknown_names_are_told() {
        let mut register = Register::shipped().unwrap();
        register.kinds[1].id = register.kinds[0].id;
        register.sources[0].activities = vec!["nonsense".into()];
        assert_eq!(codes(&register), vec!["UNKNOWN_ACTIVITY", "DOUBLE"]);
    }
}
