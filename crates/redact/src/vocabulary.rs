//! Reads the data files: words with their classes, phrases, and what each is worth.
//!
//! A file is sections. `[strong]`, `[medium]`, `[weak]` hold terms of the file's category, one a
//! line or separated by commas; further words in the header are classes the terms also join
//! (`[medium disease]`). `[class x]` holds words without a category, `[exact x]` the same without
//! endings, `[names x]` names (umlauts may have lost their dots). `[patterns]` and
//! `[patterns 0.7]` hold phrases, one a line; `[decoys]` phrases that mean something else, `[decoys special]` the same,
//! but names in them are names.
//! `#` begins a comment. Terms of several words are phrases too.

use crate::Label;
use crate::fold::fold;
use crate::lexicon::{Class, Lexicon, LexiconBuilder};
use crate::pattern::Pattern;

/// Worth of a term on its own, before the sentence around it is weighed.
const STRONG: f32 = 0.85;
const MEDIUM: f32 = 0.6;
const WEAK: f32 = 0.2;

/// Words, phrases and their worth, being collected.
pub struct VocabularyBuilder {
    pub lexicon: LexiconBuilder,
    patterns: Vec<Pattern>,
    worth: Vec<(Class, Label, f32)>,
}

/// Everything the screener knows.
pub struct Vocabulary {
    pub lexicon: Lexicon,
    patterns: Vec<Pattern>,
    by_class: Vec<Entry>,
    /// What each class has at all: most have nothing, and this list stays in the cache.
    kinds: Vec<u8>,
}

/// What hangs on a class.
#[derive(Clone, Default)]
struct Entry {
    worth: Option<(Label, f32)>,
    phrases: Vec<u32>,
    decoys: Vec<u32>,
}

impl Entry {
    fn kinds(&self) -> u8 {
        let finds = self.worth.is_some() || !self.phrases.is_empty();
        (u8::from(finds) * FINDS) | (u8::from(!self.decoys.is_empty()) * SILENCES)
    }
}

const FINDS: u8 = 1;
const SILENCES: u8 = 2;

#[derive(Clone, Copy, PartialEq)]
enum Section {
    Terms(f32),
    Class,
    Exact,
    Names,
    Patterns(f32),
    /// Whether names are silenced, too.
    Decoys(bool),
}

impl VocabularyBuilder {
    /// An empty one.
    pub fn new() -> Self {
        Self { lexicon: LexiconBuilder::new(), patterns: vec![], worth: vec![] }
    }

    /// Reads a data file whose terms and phrases are of `label`. Answers the first bad line.
    pub fn read(&mut self, label: Option<Label>, file: &str) -> Result<(), usize> {
        let mut section = (Section::Class, vec![]);
        for (number, line) in file.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            let header = line.strip_prefix('[').and_then(|l| l.strip_suffix(']'));
            let good = match header {
                Some(header) => self.header(label, header).map(|read| section = read).is_some(),
                None if line.is_empty() => true,
                None => self.line(label, &section, line),
            };
            if !good {
                return Err(number + 1);
            }
        }
        Ok(())
    }

    /// Adds one phrase.
    pub fn phrase(&mut self, label: Option<Label>, decoy: bool, score: f32, line: &str) -> bool {
        let pattern = Pattern::parse(line, label, decoy, score, &mut self.lexicon);
        let good = pattern.is_some();
        self.patterns.extend(pattern);
        good
    }

    /// Adds one term, of one word or several.
    pub fn term(&mut self, label: Label, score: f32, term: &str) -> bool {
        let class = self.tier(label, score);
        self.word(Some(label), (Section::Terms(score), &[class]), term)
    }

    fn header(&mut self, label: Option<Label>, header: &str) -> Option<(Section, Vec<Class>)> {
        let mut words = header.split_whitespace();
        let kind = words.next()?;
        let rest: Vec<&str> = words.collect();
        let score = rest.first().and_then(|s| s.parse().ok());
        let section = match kind {
            "strong" => Section::Terms(STRONG),
            "medium" => Section::Terms(MEDIUM),
            "weak" => Section::Terms(WEAK),
            "class" => Section::Class,
            "exact" => Section::Exact,
            "names" => Section::Names,
            "patterns" => return Some((Section::Patterns(score.unwrap_or(0.9)), vec![])),
            "decoys" => return Some((Section::Decoys(rest.first() != Some(&"special")), vec![])),
            _ => return None,
        };
        let mut classes: Vec<Class> = rest.iter().map(|name| self.lexicon.class(name)).collect();
        if let Section::Terms(score) = section {
            classes.push(self.tier(label?, score));
        }
        Some((section, classes))
    }

    fn tier(&mut self, label: Label, score: f32) -> Class {
        let class = self.lexicon.class(&format!("{}.{score}", label.code()));
        if !self.worth.iter().any(|(known, ..)| *known == class) {
            self.worth.push((class, label, score));
        }
        class
    }

    fn line(
        &mut self,
        label: Option<Label>,
        (section, classes): &(Section, Vec<Class>),
        line: &str,
    ) -> bool {
        match section {
            Section::Patterns(score) => label.is_some() && self.phrase(label, false, *score, line),
            Section::Decoys(names) => {
                let good = self.phrase(label, true, 1.0, line);
                if let (true, Some(pattern)) = (good, self.patterns.last_mut()) {
                    pattern.names = *names;
                }
                good
            }
            _ => line
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .all(|word| self.word(label, (*section, classes), word)),
        }
    }

    fn word(
        &mut self,
        label: Option<Label>,
        (section, classes): (Section, &[Class]),
        word: &str,
    ) -> bool {
        if let (Section::Terms(score), true) = (section, word.contains([' ', '-', '.'])) {
            let line: Vec<String> = word.split([' ', '-', '.']).map(with_endings).collect();
            return self.phrase(label, false, score, &line.join(" "));
        }
        let exact = matches!(section, Section::Exact | Section::Names);
        let folded = fold(word);
        for class in classes {
            self.lexicon.add(&folded, *class, exact);
            if section == Section::Names && word.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']) {
                self.lexicon.add(&fold(&undotted(word)), *class, exact);
            }
        }
        !folded.is_empty()
    }

    /// Builds the automata; fails if a firm's vocabulary is too large for them.
    pub fn build(self) -> Result<Vocabulary, aho_corasick::BuildError> {
        let highest = self
            .patterns
            .iter()
            .flat_map(|p| p.triggers())
            .chain(self.worth.iter().map(|(c, ..)| c));
        let length = highest.max().map_or(0, |&class| class as usize + 1);
        let mut by_class = vec![Entry::default(); length];
        for (index, pattern) in self.patterns.iter().enumerate() {
            for class in pattern.triggers() {
                if let Some(entry) = by_class.get_mut(*class as usize) {
                    let list = if pattern.decoy { &mut entry.decoys } else { &mut entry.phrases };
                    list.push(index as u32);
                }
            }
        }
        for (class, label, score) in self.worth {
            if let Some(entry) = by_class.get_mut(class as usize) {
                entry.worth = Some((label, score));
            }
        }
        let kinds = by_class.iter().map(Entry::kinds).collect();
        Ok(Vocabulary { lexicon: self.lexicon.build()?, patterns: self.patterns, by_class, kinds })
    }
}

impl Vocabulary {
    /// Whether a word of this class can find something.
    pub fn finds(&self, class: Class) -> bool {
        self.kinds.get(class as usize).is_some_and(|kinds| kinds & FINDS != 0)
    }

    /// Whether a word of this class can silence something.
    pub fn silences(&self, class: Class) -> bool {
        self.kinds.get(class as usize).is_some_and(|kinds| kinds & SILENCES != 0)
    }

    /// Phrases that hold on to a word of this class.
    pub fn phrases(&self, class: Class) -> impl Iterator<Item = &Pattern> {
        self.by_class.get(class as usize).into_iter().flat_map(|entry| self.listed(&entry.phrases))
    }

    /// Phrases of other meaning that hold on to a word of this class.
    pub fn decoys(&self, class: Class) -> impl Iterator<Item = &Pattern> {
        self.by_class.get(class as usize).into_iter().flat_map(|entry| self.listed(&entry.decoys))
    }

    fn listed<'v>(&'v self, list: &'v [u32]) -> impl Iterator<Item = &'v Pattern> {
        list.iter().filter_map(|&index| self.patterns.get(index as usize))
    }

    /// What a word of this class is worth, and for which category.
    pub fn worth(&self, class: Class) -> Option<(Label, f32)> {
        self.by_class.get(class as usize)?.worth
    }
}

/// A number that changes with the vocabulary that is shipped: texts screened by another one may be
/// worth a second look.
pub fn print() -> u64 {
    let files = crate::person::FILES.iter().chain(crate::special::FILES);
    files.fold(0, |sum, (_, file)| sum.rotate_left(7) ^ crate::lexicon::hash(file.as_bytes()))
}

/// Words of a longer term take endings, short ones do not.
fn with_endings(word: &str) -> String {
    if word.chars().count() >= 5 && !word.ends_with(['*', '~', '=', '+']) {
        format!("{word}+")
    } else {
        word.to_owned()
    }
}

fn undotted(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'ä' | 'Ä' => 'a',
            'ö' | 'Ö' => 'o',
            'ü' | 'Ü' => 'u',
            c => c,
        })
        .collect()
}
