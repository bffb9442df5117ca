//! Blackening what is about others in free texts, each place explained (Art. 15(4), R-DSR-32).

use std::sync::LazyLock;

use redact::{Label, Screener};

use super::bundle::Blackened;

static SCREENER: LazyLock<Screener> = LazyLock::new(Screener::shipped);

/// The text without names, addresses and numbers that are not the person's own, and what was taken
/// out. `own` are the person's values; special categories are the person's and stay.
pub(super) fn blacken(
    text: &str,
    own: &[&str],
    kind: &str,
    german: bool,
) -> (String, Vec<Blackened>) {
    let own: Vec<String> = own.iter().flat_map(|value| words(value)).collect();
    let foreign = |found: &str| !words(found).iter().any(|word| own.contains(word));
    let (mut kept, mut from, mut taken) = (String::with_capacity(text.len()), 0, Vec::new());
    for finding in SCREENER.find(text, None) {
        let span = text.get(finding.bytes.clone()).unwrap_or_default();
        if finding.label.is_special() || finding.bytes.start < from || !foreign(span) {
            continue;
        }
        kept.push_str(text.get(from..finding.bytes.start).unwrap_or_default());
        kept.push_str("█████");
        from = finding.bytes.end;
        taken.push(Blackened {
            kind: kind.to_owned(),
            what: what(finding.label, german),
            why: if german {
                "Angabe zu einer anderen Person (Art. 15 Abs. 4 DSGVO)"
            } else {
                "information about another person (Art. 15(4) GDPR)"
            },
        });
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    (kept, taken)
}

/// Words of a value in lower case, long enough to mean somebody.
fn words(text: &str) -> Vec<String> {
    let edge = |c: char| !(c.is_alphanumeric() || c == '@' || c == '.');
    text.split(edge).filter(|word| word.len() > 2).map(str::to_lowercase).collect()
}

const fn what(label: Label, german: bool) -> &'static str {
    match (label, german) {
        (Label::Person, true) => "Name",
        (Label::Person, false) => "name",
        (Label::Email, true) => "E-Mail-Adresse",
        (Label::Email, false) => "e-mail address",
        (Label::Phone, true) => "Telefonnummer",
        (Label::Phone, false) => "telephone number",
        (Label::Address, true) => "Anschrift",
        (Label::Address, false) => "postal address",
        (_, true) => "Kennung",
        (_, false) => "identifier",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_blackened_and_the_person_is_not() {
        let own = ["Max", "Muster", "max@nordpol.example"];
        let text =
            "Herr Muster (max@nordpol.example) kam mit Frau Erika Beispiel, erika@b.example.";
        let (kept, taken) = blacken(text, &own, "Notiz", true);
        assert!(kept.contains("max@nordpol.example") && kept.contains("Muster"), "{kept}");
        assert!(!kept.contains("erika@b.example") && !kept.contains("Beispiel"), "{kept}");
        assert!(taken.len() >= 2 && taken.iter().all(|t| t.why.contains("Art. 15")));
    }
}
