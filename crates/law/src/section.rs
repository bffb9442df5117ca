//! The sections of the rule book, by the prefix of a rule's id.

use crate::refusal::Words;
use crate::rule::Rule;

macro_rules! sections {
    ($($section:ident = $code:literal $prefix:literal $de:literal | $en:literal;)+) => {
        crate::vocabulary! {
            /// A section of the rule book; its word is the middle of the ids of its rules.
            Section { $($section = $code $prefix),+ }
        }
        impl Section {
            /// Its name.
            pub const fn name(self) -> Words {
                match self { $(Self::$section => Words { de: $de, en: $en }),+ }
            }
        }
    };
}

sections! {
    Evaluation = 1 "GEN" "Wie Regeln ausgewertet werden" | "How rules are evaluated";
    Principles = 2 "PRI" "Grundsätze" | "Principles";
    Bases = 3 "BAS" "Rechtsgrundlagen" | "Legal bases";
    Special = 4 "ART9" "Besondere Kategorien" | "Special categories";
    Purpose = 5 "PUR" "Zweckänderung" | "Change of purpose";
    Consent = 6 "CON" "Einwilligung" | "Consent";
    Marketing = 7 "MKT" "Werbung" | "Direct marketing";
    Rights = 8 "DSR" "Rechte der Betroffenen" | "Rights of data subjects";
    Deletion = 9 "DEL" "Löschen und Aufbewahren" | "Deletion and retention";
    Suppression = 10 "SUP" "Werbesperre" | "Suppression list";
    Records = 11 "DOC" "Verzeichnis, Verträge, Drittländer" | "Records, contracts, third countries";
    Breaches = 12 "BRE" "Datenpannen" | "Breaches";
    Sources = 13 "SRC" "Herkunft von Adressen" | "Where addresses come from";
    Staff = 14 "EMP" "Im Betrieb" | "Inside the firm";
    Signals = 15 "SIG" "Hinweise, keine Beweise" | "Signals, not proofs";
    Letter = 16 "DBR" "Datenbrief" | "Data letter";
    Radar = 17 "CR" "Recht in Bewegung" | "Law in motion";
}

impl Rule {
    /// The section of the rule book it stands in.
    pub fn section(&self) -> Section {
        let prefix = self.id.strip_prefix("R-").unwrap_or(self.id);
        let prefix = prefix.rsplit_once('-').map_or(prefix, |(prefix, _)| prefix);
        Section::from_word(prefix).unwrap_or(Section::Evaluation)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_stands_in_the_section_of_its_id() {
        for rule in crate::rules::all() {
            let word = rule.section().word();
            assert!(
                rule.id.trim_start_matches("R-").starts_with(&format!("{word}-")),
                "{}",
                rule.id
            );
        }
        for section in Section::ALL {
            assert!(crate::rules::all().any(|rule| rule.section() == *section), "{section}");
            assert!(section.name().de.len() > 3 && section.name().en.len() > 3);
        }
    }
}
