//! Which of the two languages of the product a text is in, told by its small words.

use crate::finding::Lang;

/// So many words are looked at.
const WORDS: usize = 400;

const GERMAN: &[&str] = &[
    "der", "die", "das", "und", "ist", "ich", "nicht", "ein", "eine", "einen", "einer", "mit",
    "hat", "habe", "haben", "bitte", "für", "fuer", "von", "vom", "zu", "zum", "zur", "auf", "bei",
    "im", "sich", "wird", "sie", "er", "es", "den", "dem", "des", "wegen", "ohne", "nach", "noch",
    "aus", "wir", "auch", "nur", "kommt", "möchte", "will", "seit", "sein", "seine", "ihr", "ihre",
    "am", "um", "oder", "aber", "kein", "keine", "sehr", "wie", "frau", "herr", "kundin", "kunde",
];
const ENGLISH: &[&str] = &[
    "the", "and", "is", "has", "have", "had", "not", "a", "an", "with", "please", "for", "of",
    "to", "at", "on", "she", "he", "it", "they", "we", "her", "his", "their", "because", "without",
    "after", "from", "also", "only", "wants", "would", "since", "or", "but", "no", "very", "how",
    "mr", "mrs", "ms", "customer", "needs", "called", "was", "were", "i", "you", "your", "my",
];

/// The language most small words of a text are in; `None` when they do not say.
pub fn language(text: &str) -> Option<Lang> {
    let (mut german, mut english) = (0, 0);
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    for word in words.take(WORDS) {
        let word = word.to_lowercase();
        german += usize::from(GERMAN.contains(&word.as_str()));
        german += usize::from(word.contains(['ä', 'ö', 'ü', 'ß']));
        english += usize::from(ENGLISH.contains(&word.as_str()));
    }
    match german.cmp(&english) {
        std::cmp::Ordering::Greater => Some(Lang::De),
        std::cmp::Ordering::Less => Some(Lang::En),
        std::cmp::Ordering::Equal => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_words_tell_the_language() {
        for text in ["Sie ist schwanger, bitte später anrufen.", "Hat Diabetes", "Größe XL"] {
            assert_eq!(language(text), Some(Lang::De), "{text}");
        }
        for text in ["She is pregnant, please call later.", "has diabetes", "no sugar for her"] {
            assert_eq!(language(text), Some(Lang::En), "{text}");
        }
        for text in ["", "🙂🙂", "Diabetes", "2 x Adapter"] {
            assert_eq!(language(text), None, "{text}");
        }
    }
}
