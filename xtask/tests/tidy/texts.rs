//! Every text a user sees in both languages. That each is there the compiler sees: a sentence of the
//! pages is a method of a trait, one of an error a pair. Here is what it does not see: a text left
//! empty, one left in the other language, and one that the trait would give both.

use crate::{Source, all, sources};

/// What stands between quotation marks, in order.
fn quoted(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('"') {
        let mut escaped = false;
        let end = after.find(|letter| {
            let ends = letter == '"' && !escaped;
            escaped = letter == '\\' && !escaped;
            ends
        });
        let Some((inside, behind)) = end.and_then(|at| after.split_at_checked(at)) else { break };
        found.push(inside);
        rest = behind.strip_prefix('"').unwrap_or_default();
    }
    found
}

/// Whether it says something: three words of letters, what is put in not counted.
fn is_sentence(text: &str) -> bool {
    let word = |word: &&str| word.chars().filter(|letter| letter.is_alphabetic()).count() > 1;
    text.split([' ', '\n']).filter(|part| !part.contains(['{', '}'])).filter(word).count() > 2
}

/// Sentences that two languages have in common, and empty ones.
fn untranslated(german: &str, english: &str) -> Vec<String> {
    let english = quoted(english);
    let common = quoted(german).into_iter().filter(|text| is_sentence(text));
    common.filter(|text| english.contains(text)).map(str::to_owned).collect()
}

/// Pairs `de: "…", en: "…"` of which one is empty, or both are one sentence.
fn lame_pairs(source: &Source) -> bool {
    let parts = source.text.split("de: \"").skip(1);
    parts.into_iter().any(|part| {
        let part = format!("\"{part}");
        let Some((german, english)) = part.split_once("en: ") else { return false };
        let (Some(de), Some(en)) = (quoted(german).first().copied(), first(english)) else {
            return false;
        };
        de.is_empty() != en.is_empty() || de == en && is_sentence(de)
    })
}

/// What is quoted right at the beginning.
fn first(text: &str) -> Option<&str> {
    text.starts_with('"').then(|| quoted(text).first().copied()).flatten()
}

/// A trait of texts with a sentence of its own, which no language would have to say.
fn speaks_itself(source: &Source) -> bool {
    let area = source.name.strip_prefix("crates/web/src/text/").unwrap_or_default();
    let of_texts = area.split_once('/').is_some_and(|(_, file)| file == "mod.rs");
    let says = || quoted(&source.text).into_iter().any(is_sentence);
    let word = || source.text.lines().any(|line| line.ends_with("-> &'static str {"));
    of_texts && (word() || says())
}

#[test]
fn no_sentence_is_left_in_the_other_language() {
    let sources = sources();
    let mut areas = 0;
    let german = |source: &&Source| source.name.starts_with("crates/web/src/text/");
    for german in sources.iter().filter(german) {
        let Some(area) = german.name.strip_suffix("/de.rs") else { continue };
        let english = sources.iter().find(|other| other.name == format!("{area}/en.rs")).unwrap();
        assert_eq!(untranslated(&german.text, &english.text), [""; 0], "{area}");
        areas += 1;
    }
    assert!(areas > 20, "{areas}");
    assert_eq!(all(&sources, lame_pairs), [""; 0]);
    assert_eq!(all(&sources, speaks_itself), [""; 0]);
}

#[test]
fn a_missing_translation_is_seen() {
    let (german, english) = (r#""Bitte neu \"laden\"." "Ja""#, r#""Please reload." "Ja""#);
    assert_eq!(untranslated(german, english), [""; 0]);
    assert_eq!(untranslated(german, german).len(), 1);
    let pair = |german: &str, english: &str| Source {
        name: "crates/desk/src/lib.rs".to_owned(),
        text: format!("Words {{ de: \"{german}\", en: \"{english}\" }}"),
    };
    assert!(!lame_pairs(&pair("Bitte neu laden.", "Please reload.")));
    assert!(lame_pairs(&pair("Bitte neu laden.", "")));
    assert!(lame_pairs(&pair("", "Please reload.")));
    assert!(lame_pairs(&pair("Please reload the page.", "Please reload the page.")));
    let planted = |text: &str| Source {
        name: "crates/web/src/text/login/mod.rs".to_owned(),
        text: text.to_owned(),
    };
    assert!(!speaks_itself(&planted("    fn login_title(&self) -> &'static str;\n")));
    assert!(speaks_itself(&planted("    fn login_title(&self) -> &'static str {\n        \"Hi\"")));
    let said =
        r#"    fn login_as(&self, who: &str) -> String { format!("You are signed in as {who}") }"#;
    assert!(speaks_itself(&planted(said)));
}
