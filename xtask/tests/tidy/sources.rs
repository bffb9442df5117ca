//! What must not stand in a source file.

use crate::{Source, all, sources};

/// Lines a source file may have; the median is to stay near 100.
const LONGEST: usize = 500;

/// Words that promise something for later, or speak of anything but the product.
const FORBIDDEN: &[&str] =
    &["TODO", "FIXME", "XXX:", "todo!", "unimplemented!", "not implemented", "HACK"];

/// A rule: what is wrong with a source.
type Rule = fn(&Source) -> bool;

/// The rules, and for each a source that breaks it: where it stands and what it says.
const RULES: [(&str, Rule, &str, &str); 6] = [
    (
        "a file outgrows one noun",
        |source| source.text.lines().count() > LONGEST,
        "crates/desk/src/lib.rs",
        "",
    ),
    (
        "something is put off in a comment",
        |source| FORBIDDEN.iter().any(|word| source.text.contains(word)),
        "crates/desk/src/lib.rs",
        "// FIXME: later",
    ),
    // SQL is `&'static str` by type; what is left to catch is a `format!` that is leaked to be one.
    (
        "a statement is glued together",
        |source| source.is_product() && [".leak()", "Box::leak"].iter().any(|w| source.says(w)),
        "crates/store/src/records/person.rs",
        "let sql: &'static str = Box::leak(format!(\"select {x}\").into());",
    ),
    (
        "opened values are handled outside pages and the desk",
        |source| source.says(".open::<") && !source.stands_in(&["web", "desk", "vault"]),
        "crates/app/src/main.rs",
        "grant.open::<Email>(&key, &sealed)",
    ),
    (
        "a cipher, hash or source of chance is called outside the one room for it",
        |source| CRYPTO.iter().any(|name| source.says(name)) && !source.may_use_crypto(),
        "crates/web/src/session.rs",
        "use aws_lc_rs::digest;",
    ),
    (
        "a pattern has no limit (R57)",
        |source| {
            source.is_product() && (source.says("Regex::new(") || source.says("RegexSet::new("))
                || source.text.matches("RegexBuilder::new").count()
                    > source.text.matches(".size_limit(").count()
        },
        "crates/desk/src/find.rs",
        "let pattern = Regex::new(&asked)?;",
    ),
];

/// Crates that compute with secrets or give chance.
const CRYPTO: [&str; 7] =
    ["aws_lc_rs::", "argon2::", "sha2::", "hmac::", "aes_gcm::", "getrandom::", "rand::"];

impl Source {
    fn says(&self, word: &str) -> bool {
        self.text.contains(word)
    }

    fn is_product(&self) -> bool {
        self.name.contains("/src/")
    }

    fn stands_in(&self, rooms: &[&str]) -> bool {
        rooms.iter().any(|room| self.name.starts_with(&format!("crates/{room}/")))
    }

    /// The room of sealing; the choice of a TLS library is no use of a cipher.
    fn may_use_crypto(&self) -> bool {
        self.stands_in(&["vault"]) || self.name == "crates/store/src/postgres/tls.rs"
    }
}

#[test]
fn no_source_breaks_a_rule() {
    let sources = sources();
    assert!(sources.len() > 500, "{}", sources.len());
    for (what, rule, ..) in RULES {
        assert_eq!(all(&sources, rule), [""; 0], "{what}");
    }
}

#[test]
fn every_rule_sees_what_breaks_it() {
    for (what, rule, name, text) in RULES {
        let text = if text.is_empty() { "a line\n".repeat(LONGEST + 1) } else { text.to_owned() };
        assert!(rule(&Source { name: name.to_owned(), text }), "{what}");
        let good = Source { name: name.to_owned(), text: "fn good() {}\n".to_owned() };
        assert!(!rule(&good), "{what}");
    }
}

/// Engines of patterns that go back, named in a lock file (R57).
fn engines_that_go_back(lock: &str) -> Vec<&str> {
    const BACK: [&str; 6] = ["fancy-regex", "pcre2", "pcre2-sys", "onig", "onig_sys", "regress"];
    let names = lock.lines().filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'));
    names.filter(|name| BACK.contains(name)).collect()
}

#[test]
fn no_engine_of_patterns_goes_back() {
    let lock = std::fs::read_to_string(crate::root().join("Cargo.lock")).unwrap();
    assert!(lock.contains("name = \"regex\""));
    assert_eq!(engines_that_go_back(&lock), [""; 0]);
    let planted = format!("{lock}\n[[package]]\nname = \"fancy-regex\"\n");
    assert_eq!(engines_that_go_back(&planted), ["fancy-regex"]);
}
