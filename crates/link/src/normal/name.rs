use super::{Fault, clean, fold, is_hidden, words};
use crate::table;
use std::fmt;
use std::sync::LazyLock;

/// Folded words that stand before or after a name without being part of it.
static TITLES: LazyLock<table::Set> =
    LazyLock::new(|| table::set(include_str!("../../data/titles.tsv")));

/// Folded particles (`von`, `van der`, `zu`).
static PARTICLES: LazyLock<table::Set> =
    LazyLock::new(|| table::set(include_str!("../../data/particles.tsv")));

/// Longest name, in bytes.
const MAX_NAME: usize = 400;

/// A first or last name without titles and salutations.
#[derive(Clone, PartialEq, Eq)]
pub struct Name {
    text: String,
    titles: String,
    canonical: String,
}

/// Cleans a first or last name: joins blanks, takes off salutations and titles (`Frau Dr.`).
///
/// # Errors
/// A [`Fault`] if nothing with a letter is left or the text is over-long or has hidden characters.
pub fn name(text: &str) -> Result<Name, Fault> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    if text.len() > MAX_NAME {
        return Err(Fault::TooLong);
    }
    if text.chars().any(is_hidden) {
        return Err(Fault::HiddenCharacter);
    }
    let (titles, rest): (Vec<&str>, Vec<&str>) = text.split(' ').partition(|word| is_title(word));
    let rest = if rest.is_empty() { titles.clone() } else { rest };
    let text = rest.join(" ");
    if !text.chars().any(char::is_alphabetic) {
        return Err(Fault::NameShape);
    }
    let canonical = words(&fold(&text)).collect::<Vec<_>>().join(" ");
    Ok(Name { text, titles: titles.join(" "), canonical })
}

impl Name {
    /// The name as written, with single blanks and without titles.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The salutations and titles that were taken off, as written.
    pub fn titles(&self) -> &str {
        &self.titles
    }

    /// Folded words with single blanks; hyphens count as blanks.
    pub fn canonical(&self) -> &str {
        &self.canonical
    }

    /// The canonical words without particles, unless there are only particles.
    pub fn core(&self) -> Vec<&str> {
        let all: Vec<&str> = words(&self.canonical).collect();
        let core: Vec<&str> = all.iter().copied().filter(|w| !PARTICLES.contains(w)).collect();
        if core.is_empty() { all } else { core }
    }

    /// Spellings for wide comparison, sorted: canonical, without particles, without blanks.
    pub fn forms(&self) -> Vec<String> {
        let core = self.core();
        let forms = [self.canonical.clone(), core.join(" "), core.concat()];
        std::collections::BTreeSet::from(forms).into_iter().collect()
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Name(…)")
    }
}

/// Whether every part of the word is a title: `Dr.`, `Dipl.-Ing.`, `Prof.Dr.`.
fn is_title(word: &str) -> bool {
    let folded = fold(word);
    let mut parts = words(&folded).peekable();
    parts.peek().is_some() && parts.all(is_title_word)
}

/// Whether a folded word is a title.
pub(crate) fn is_title_word(word: &str) -> bool {
    TITLES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_come_off_and_particles_stay() {
        let n = name("  Frau Prof. Dr. Anna-Lena ").unwrap();
        assert_eq!((n.text(), n.titles()), ("Anna-Lena", "Frau Prof. Dr."));
        assert_eq!(name("Dipl.-Ing. Müller").unwrap().canonical(), "mueller");
        let von = name("von der Heide").unwrap();
        assert_eq!((von.canonical(), von.core()), ("von der heide", vec!["heide"]));
        assert_eq!(name("Graf").unwrap().text(), "Graf");
    }

    #[test]
    fn names_of_any_script_are_names() {
        assert_eq!(name("Иван").unwrap().canonical(), "иван");
        assert_eq!(name("محمد").unwrap().canonical(), "محمد");
        for (text, fault) in [
            ("", Fault::Empty),
            ("🎉", Fault::NameShape),
            ("123", Fault::NameShape),
            ("An\u{0}na", Fault::HiddenCharacter),
        ] {
            assert_eq!(name(text).unwrap_err(), fault, "{text:?}");
        }
        assert_eq!(name(&"a".repeat(1_000_000)).unwrap_err(), Fault::TooLong);
    }
}
