//! Names of columns, in German and English.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Target;

/// Names in normal form, and the target of each.
static NAMES: LazyLock<HashMap<String, Target>> = LazyLock::new(|| {
    let rows = include_str!("../../data/headers.tsv").lines().filter(|row| !row.starts_with('#'));
    let pairs = rows.filter_map(|row| row.split_once('\t')).flat_map(|(word, names)| {
        let target = Target::from_word(word);
        names.split('|').filter_map(move |name| Some((normal(name), target?)))
    });
    pairs.collect()
});

/// The target that a name of a column stands for. A number behind it (`email_2`) counts the
/// values and changes nothing.
pub(super) fn target(name: &str) -> Option<Target> {
    let name = normal(name);
    let unnumbered = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    NAMES.get(&name).or_else(|| NAMES.get(unnumbered)).copied()
}

/// Lower case, umlauts written out, letters and digits only.
pub(super) fn normal(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for sign in name.chars().flat_map(char::to_lowercase) {
        match sign {
            'ä' => normal.push_str("ae"),
            'ö' => normal.push_str("oe"),
            'ü' => normal.push_str("ue"),
            'ß' => normal.push_str("ss"),
            sign if sign.is_alphanumeric() => normal.push(sign),
            _ => {}
        }
    }
    normal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_good() {
        let mut seen = HashMap::new();
        for row in include_str!("../../data/headers.tsv").lines() {
            if row.starts_with('#') {
                continue;
            }
            let (word, names) = row.split_once('\t').unwrap();
            assert!(Target::from_word(word).is_some(), "{word}");
            for name in names.split('|') {
                assert_eq!(seen.insert(normal(name), word), None, "{name} stands twice");
            }
        }
    }

    #[test]
    fn spelling_does_not_matter() {
        for name in ["E-Mail", "email", "EMAIL_2", " E-Mail Adresse ", "eMail-Adresse"] {
            assert_eq!(target(name), Target::from_word("email.address"), "{name}");
        }
        assert_eq!(target("STRASSE"), target("Straße"));
        assert_eq!(target("Blutgruppe"), None);
        assert_eq!(target(""), None);
    }
}
