//! What the program says on the terminal, in the user's language, and how it ends.

use std::error::Error as StdError;
use std::process::ExitCode;

use ::law::refusal::Words;

/// Why the program stops.
#[derive(Debug)]
pub struct Stopped {
    /// What happened and what to do.
    pub words: Words,
    /// A detail for the reader: a path of theirs, a code of ours. Never a personal value.
    pub detail: String,
}

/// What a command ends with.
pub type Ended<T = ()> = Result<T, Stopped>;

impl Stopped {
    /// Stops with these words.
    pub fn because(de: &'static str, en: &'static str) -> Self {
        Self { words: Words { de, en }, detail: String::new() }
    }

    /// Stops with a failure of a store. A command ends where a server would reconnect.
    fn failed(words: Words, causes: String) -> Self {
        let detail = if words == store::Kind::Gone.words() {
            let way = Words {
                de: "Bitte nachsehen, ob er läuft, und denselben Befehl noch einmal starten.",
                en: "Please see whether it runs, and start the same command again.",
            };
            format!("{} ({causes})", pick(way))
        } else {
            causes
        };
        Self { words, detail }
    }

    /// The same with a detail.
    #[must_use]
    pub fn with(self, detail: impl std::fmt::Display) -> Self {
        Self { detail: detail.to_string(), ..self }
    }
}

impl From<store::Failure> for Stopped {
    fn from(failure: store::Failure) -> Self {
        Self::failed(failure.kind.words(), codes(&failure))
    }
}

impl From<vault::UnsealError> for Stopped {
    fn from(error: vault::UnsealError) -> Self {
        let way = error.way_forward();
        Self { words: error.reason(), detail: pick(way).to_owned() }
    }
}

impl From<vault::Failure> for Stopped {
    fn from(failure: vault::Failure) -> Self {
        Self::because("Die Verschlüsselung ist gescheitert.", "Encryption failed.").with(failure)
    }
}

impl From<desk::Error> for Stopped {
    fn from(error: desk::Error) -> Self {
        match error {
            desk::Error::Refusal(refusal) => {
                Self { words: refusal.reason, detail: pick(refusal.way_forward).to_owned() }
            }
            desk::Error::Fault(fault) => {
                let word = pick(Words { de: "Zeile", en: "line" });
                let line = fault.line.map(|line| format!("{word} {line}")).unwrap_or_default();
                Self { words: fault.words, detail: line }
            }
            desk::Error::Failure(failure) => {
                let ours = Words {
                    de: "Das ist in Obhut selbst schiefgegangen.",
                    en: "Something in Obhut itself went wrong.",
                };
                let said = failure.words;
                let causes = if said.is_some() { codes(&failure) } else { chain(&failure) };
                Self::failed(said.unwrap_or(ours), causes)
            }
        }
    }
}

/// The causes of an error, outermost first; they carry no personal value.
pub fn chain(error: &(dyn StdError + 'static)) -> String {
    causes(error, ToString::to_string)
}

/// The same beneath words that said already what a store failed of: its number is enough.
fn codes(error: &(dyn StdError + 'static)) -> String {
    causes(error, |cause| match cause.downcast_ref::<store::Failure>() {
        Some(failure) => failure.kind.number().to_owned(),
        None => cause.to_string(),
    })
}

fn causes(
    error: &(dyn StdError + 'static),
    told: impl Fn(&(dyn StdError + 'static)) -> String,
) -> String {
    let mut causes = vec![told(error)];
    let mut next = error.source();
    while let Some(cause) = next {
        causes.push(told(cause));
        next = cause.source();
    }
    causes.join(": ")
}

/// Whether the terminal's user reads German.
pub fn german() -> bool {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| std::env::var(name).ok());
    set.is_some_and(|language| language.starts_with("de"))
}

/// The words in the terminal's language.
pub fn pick(words: Words) -> &'static str {
    if german() { words.de } else { words.en }
}

/// Prints a line in the terminal's language.
pub fn line(de: &str, en: &str) {
    println!("{}", if german() { de } else { en });
}

/// Warns in the terminal's language.
pub fn warn(de: &str, en: &str) {
    eprintln!("obhut: {}", if german() { de } else { en });
}

/// The exit code of a command: 0, or 1 after saying why it stopped.
pub fn ended(done: Ended) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Stopped { words, detail }) => {
            eprintln!("obhut: {}", pick(words));
            if !detail.is_empty() {
                eprintln!("       {detail}");
            }
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_store_failed_of_is_not_said_twice() {
        let full = store::Failure::from(store::Kind::DiskFull);
        let stopped = Stopped::from(desk::Error::from(full));
        assert_eq!(stopped.words, store::Kind::DiskFull.words());
        assert!(stopped.detail.contains(store::Kind::DiskFull.number()), "{}", stopped.detail);
        assert!(!stopped.detail.contains(stopped.words.en), "{}", stopped.detail);
    }
}
