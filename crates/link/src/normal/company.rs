use super::{Fault, clean, fold, is_hidden, words};
use crate::table;
use std::fmt;
use std::sync::LazyLock;

/// Folded words of legal forms.
static LEGAL_FORMS: LazyLock<table::Set> =
    LazyLock::new(|| table::set(include_str!("../../data/legal_forms.tsv")));

/// Longest company name, in bytes.
const MAX_COMPANY: usize = 400;

/// A company's name.
#[derive(Clone, PartialEq, Eq)]
pub struct Company {
    text: String,
    canonical: String,
    has_legal_form: bool,
}

/// Cleans a company's name and takes the legal form off for comparison.
///
/// # Errors
/// A [`Fault`] for empty and over-long names, hidden characters, and names without letters or
/// digits.
pub fn company(text: &str) -> Result<Company, Fault> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_COMPANY {
        return Err(Fault::TooLong);
    }
    if text.chars().any(is_hidden) {
        return Err(Fault::HiddenCharacter);
    }
    let all = join_initials(&fold(&text));
    let form = all.iter().rev().take_while(|word| LEGAL_FORMS.contains(word.as_str())).count();
    let kept = all.get(..all.len() - form).filter(|kept| !kept.is_empty()).unwrap_or(&all);
    if kept.is_empty() {
        return Err(Fault::NameShape);
    }
    let canonical = kept.join(" ");
    Ok(Company { text, canonical, has_legal_form: form > 0 })
}

impl Company {
    /// The name as written, with single blanks.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Folded words without the legal form.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// Whether the name ends in a legal form: a hint at a business, no proof (R-SIG-04).
    pub fn has_legal_form(&self) -> bool {
        self.has_legal_form
    }
}

impl fmt::Debug for Company {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Company(…)")
    }
}

/// Words with runs of single letters joined: `e. K.` becomes `ek`, `m.b.H.` becomes `mbh`.
fn join_initials(folded: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut in_run = false;
    for word in words(folded) {
        let single = word.chars().count() == 1;
        match out.last_mut() {
            Some(last) if single && in_run => last.push_str(word),
            _ => out.push(word.to_owned()),
        }
        in_run = single;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn legal_forms_come_off() {
        for text in ["Müller GmbH & Co. KG", "MUELLER Ges.m.b.H.", "Müller e.K.", "Müller AG"] {
            let c = company(text).unwrap();
            assert_eq!(c.canonical(), "mueller", "{text}");
            assert!(c.has_legal_form());
        }
        assert!(!company("Malerei Müller").unwrap().has_legal_form());
        assert_eq!(company("AG").unwrap().canonical(), "ag");
        assert_eq!(company("&").unwrap_err(), Fault::NameShape);
    }
}
