//! Which classes a word belongs to: by the whole word, or by a part of a compound.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use aho_corasick::automaton::{Automaton, StateID};
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, MatchKind};

/// A named set of words, `kin` or `disease`.
pub type Class = u16;

macro_rules! known_classes {
    ($($(#[$doc:meta])* $name:ident = $text:literal),* $(,)?) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "names of constants")]
        #[repr(u16)]
        enum Known { $($name),* }
        $($(#[$doc])* pub const $name: Class = Known::$name as Class;)*
        const KNOWN: &[&str] = &[$($text),*];
        // Named classes are bits of a word.
        const _: () = assert!(KNOWN.len() <= 64);
    };
}

known_classes! {
    /// After these a full stop does not end the sentence.
    ABBREVIATION = "abbreviation",
    /// Second parts that keep a compound in its category: -erkrankung, -mitglied.
    HEAD = "head",
    /// A word for a person, or a name that was found.
    SOMEONE = "someone", KIN = "kin", TITLE = "title", DEGREE = "degree",
    ROLE = "role", MEET = "meet", COMPANY = "company", COMMON = "common", THING = "thing",
    TRADE = "trade", NEGATION = "negation", CAUSE = "cause", JOINT = "joint",
    ACTS = "acts", PARTICLE = "particle",
    // The nearest word decides; of two announcements in one word, the one named first here.
    CUE_PHONE = "cue.phone", CUE_BIRTH = "cue.birth", CUE_DOCUMENT = "cue.document",
    CUE_TAX = "cue.tax", CUE_SOCIAL = "cue.social", CUE_BIC = "cue.bic", CUE_CAR = "cue.car",
    CUE_CARD = "cue.card", CUE_ACCOUNT = "cue.account", CUE_VERSION = "cue.version",
    CUE_MODEL = "cue.model", CUE_IP = "cue.ip", CUE_ADDRESS = "cue.address",
    CUE_REFERENCE = "cue.reference", CUE_DEED = "cue.deed",
    MONTH = "month", TOWN = "town", STREET = "street", STREET_SURE = "street.sure", STREET_LEAD = "street.lead", STREET_EN = "street.en",
    GIVEN_NAME = "name.given", SURNAME = "name.family", PLATE_DE = "plate.de",
    PLATE_ATCH = "plate.atch",
}

/// How a part must stand in its word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum After {
    /// Only an ending may follow.
    Ending,
    /// An ending or a known second part.
    Head,
    /// Anything.
    Anything,
}

struct Part {
    class: Class,
    /// Something may stand before it in the word.
    inner: bool,
    /// Something must.
    tail: bool,
    after: After,
}

/// Collects words; [`LexiconBuilder::build`] makes the automaton.
pub struct LexiconBuilder {
    names: HashMap<String, Class>,
    /// Hash of a form and a class it has.
    words: Vec<(u64, Class)>,
    parts: Vec<(String, Part)>,
}

/// Endings of German and English nouns, adjectives and verbs.
const ENDINGS: &[&str] =
    &["", "e", "en", "er", "es", "em", "n", "s", "in", "innen", "ern", "ens", "'s"];

impl LexiconBuilder {
    /// An empty one that knows the named classes.
    pub fn new() -> Self {
        let names = KNOWN.iter().enumerate().map(|(i, n)| ((*n).to_owned(), i as Class)).collect();
        Self { names, words: vec![], parts: Vec::new() }
    }

    /// The class of this name, made on first use.
    pub fn class(&mut self, name: &str) -> Class {
        let next = self.names.len() as Class;
        *self.names.entry(name.to_owned()).or_insert(next)
    }

    /// Adds a folded word. `krebs~` also takes known second parts, `schwanger*` any, `*krebs` any
    /// first part (`**nummer` needs one); a trailing `=` allows no endings, as does `exact`.
    pub fn add(&mut self, word: &str, class: Class, exact: bool) {
        let inner = word.starts_with('*');
        let (after, stem) = match word.trim_start_matches('*') {
            w if w.ends_with('*') => (After::Anything, w.trim_end_matches('*')),
            w if w.ends_with('~') => (After::Head, w.trim_end_matches('~')),
            w => (After::Ending, w),
        };
        if inner || after != After::Ending {
            let tail = word.starts_with("**");
            let part = Part { class, inner, tail, after };
            return self.parts.push((stem.to_owned(), part));
        }
        let plain = stem.trim_end_matches('=');
        if exact || plain.len() < 4 || stem.ends_with('=') {
            return self.put(plain.as_bytes(), class);
        }
        let mut form = plain.as_bytes().to_vec();
        for ending in ENDINGS.iter().filter(|ending| takes(plain, ending)) {
            form.truncate(plain.len());
            form.extend_from_slice(ending.as_bytes());
            self.put(&form, class);
        }
        for form in mutated(plain) {
            self.put(form.as_bytes(), class);
        }
    }

    fn put(&mut self, word: &[u8], class: Class) {
        self.words.push((hash(word), class));
    }

    /// Makes the automaton; fails only when the parts are too many for it.
    pub fn build(self) -> Result<Lexicon, aho_corasick::BuildError> {
        let mut forms = self.words;
        forms.sort_unstable();
        forms.dedup();
        let sets: Vec<Class> = forms.iter().map(|(_, class)| *class).collect();
        let mut words = HashMap::with_capacity_and_hasher(forms.len(), Default::default());
        let mut from = 0;
        for form in forms.chunk_by(|a, b| a.0 == b.0) {
            let to = from + form.len() as u32;
            words.extend(form.first().map(|(hash, _)| (*hash, (from, to))));
            from = to;
        }
        let (stems, parts): (Vec<String>, Vec<Part>) = self.parts.into_iter().unzip();
        let automaton = NFA::builder().match_kind(MatchKind::Standard).build(stems)?;
        let start = automaton.start_state(Anchored::No).ok();
        Ok(Lexicon { words, sets, automaton, start, parts })
    }
}

/// The finished word book.
pub struct Lexicon {
    /// By the hash of the word alone: two words of one hash in 2⁶⁴ would share their classes.
    words: HashMap<u64, (u32, u32), BuildHasherDefault<WordHasher>>,
    sets: Vec<Class>,
    automaton: NFA,
    start: Option<StateID>,
    parts: Vec<Part>,
}

impl Lexicon {
    /// Classes of a whole word, by its hash.
    pub fn word(&self, hash: u64) -> &[Class] {
        let Some(&(from, to)) = self.words.get(&hash) else { return &[] };
        self.sets.get(from as usize..to as usize).unwrap_or_default()
    }

    /// Calls `hit(start, end, part)` for every part in `text`, in the order of their ends.
    pub fn parts(&self, text: &[u8], mut hit: impl FnMut(usize, usize, usize)) {
        let Some(mut state) = self.start else { return };
        for (at, byte) in text.iter().enumerate() {
            state = self.automaton.next_state(Anchored::No, state, *byte);
            if self.automaton.is_special(state) && self.automaton.is_match(state) {
                for index in 0..self.automaton.match_len(state) {
                    let part = self.automaton.match_pattern(state, index);
                    hit(at + 1 - self.automaton.pattern_len(part), at + 1, part.as_usize());
                }
            }
        }
    }

    /// The class of a part if it may stand in a word between `before` and `rest`.
    pub fn judge(&self, part: usize, before: &[u8], rest: &[u8]) -> Option<Class> {
        let part = self.parts.get(part)?;
        let fits = (if before.is_empty() { !part.tail } else { part.inner })
            && match part.after {
                After::Anything => true,
                After::Ending => is_ending(rest),
                After::Head => is_ending(rest) || self.is_head(rest),
            };
        fits.then_some(part.class)
    }

    /// Whether `rest` is a second part that keeps the category, with or without a linking sound.
    pub fn is_head(&self, rest: &[u8]) -> bool {
        [&b""[..], b"s", b"n", b"es", b"en", b"e", b"er", b"is"]
            .iter()
            .filter_map(|link| rest.strip_prefix(*link))
            .any(|head| self.word(hash(head)).contains(&HEAD))
    }
}

/// Plurals with an umlaut: `spaziergang`, `spaziergaenge`. Forms nobody writes do no harm.
fn mutated(word: &str) -> Vec<String> {
    let last = word.rfind(['a', 'e', 'i', 'o', 'u', 'y']);
    let Some((head, tail)) = last.and_then(|at| word.split_at_checked(at)) else { return vec![] };
    // The first of `au` changes: `brauch`, `braeuche`.
    let (head, tail) = match head.strip_suffix('a') {
        Some(rest) if tail.starts_with('u') => (rest, format!("a{tail}")),
        _ => (head, tail.to_owned()),
    };
    let Some(vowel) = tail.chars().next().filter(|vowel| "aou".contains(*vowel)) else {
        return vec![];
    };
    let rest = tail.strip_prefix(vowel).unwrap_or_default();
    let closed = (1..=4).contains(&rest.len());
    let endings: &[&str] = if closed { &["e", "en", "er", "ern"] } else { &[] };
    endings.iter().map(|ending| format!("{head}{vowel}e{rest}{ending}")).collect()
}

/// Whether a word of this shape can take an ending: no `…een`, `…nem`, `…sns`. Half of all forms
/// need not be kept, and the word book stays in the processor's cache.
fn takes(word: &str, ending: &str) -> bool {
    let after = |last: &str| word.ends_with(last);
    match ending {
        "" => true,
        "'s" => word.len() > 4 && !after("s"),
        "e" | "en" | "er" | "es" | "em" | "ern" | "ens" | "in" | "innen"
            if after("e") || after("en") =>
        {
            false
        }
        "n" => after("e") || after("er") || after("el"),
        "s" => !after("s") && !after("z"),
        "ern" | "ens" | "in" | "innen" => {
            !after("isch") && !after("ig") && !after("ung") && !after("lich")
        }
        "em" => {
            after("isch")
                || after("ig")
                || after("lich")
                || after("er")
                || after("t")
                || after("d")
                || after("ell")
                || after("iv")
                || after("ant")
                || after("al")
                || after("l")
        }
        _ => true,
    }
}

fn is_ending(rest: &[u8]) -> bool {
    ENDINGS.iter().any(|ending| ending.as_bytes() == rest)
}

/// Hash of a word, eight bytes at a time, well mixed at the end.
pub fn hash(word: &[u8]) -> u64 {
    let stir = |sum: u64, bytes: u64| {
        let sum = (sum.rotate_left(5) ^ bytes).wrapping_mul(0x517c_c1b7_2722_0a95);
        sum ^ (sum >> 29)
    };
    let mut sum = word.len() as u64;
    let mut rest = word;
    while let Some((eight, more)) = rest.split_first_chunk::<8>() {
        sum = stir(sum, u64::from_le_bytes(*eight));
        rest = more;
    }
    let sum = stir(sum, rest.iter().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte)));
    let mixed = (sum ^ (sum >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ (mixed >> 32)
}

/// For keys that are hashes of words.
#[derive(Default)]
struct WordHasher(u64);

impl Hasher for WordHasher {
    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash(bytes);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
