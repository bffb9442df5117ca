//! Codes in words that people without training understand, for the answer as a paper.

use std::collections::HashMap;
use std::sync::LazyLock;

type Both = [String; 2];

static WORDS: LazyLock<HashMap<String, HashMap<String, Both>>> =
    LazyLock::new(|| toml::from_str(include_str!("plain.toml")).unwrap_or_default());

/// The words for a code of this vocabulary; a code without words stands for itself.
pub(crate) fn plain<'c>(vocabulary: &str, code: &'c str, german: bool) -> &'c str {
    let both = WORDS.get(vocabulary).and_then(|words| words.get(code));
    both.map_or(code, |[de, en]| if german { de } else { en })
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::kinds::Shape;
    use law::rights::Request;
    use law::verdict::Outcome;
    use law::vocabulary::{
        Basis, Channel, Country, Evidence, PersonState, PersonType, Relation, SourceType,
    };
    use store::records::consent::ConsentAction;
    use vault::Action;

    #[test]
    fn every_code_of_an_answer_has_words_in_both_languages() {
        fn check<'w>(vocabulary: &str, words: impl Iterator<Item = &'w str>) {
            for word in words {
                for german in [true, false] {
                    let said = WORDS[vocabulary].contains_key(word);
                    assert!(
                        said && !plain(vocabulary, word, german).is_empty(),
                        "{vocabulary} {word}"
                    );
                }
            }
        }
        check("country", Country::ALL.iter().map(|w| w.word()));
        check("party", PersonType::ALL.iter().map(|w| w.word()));
        check("relation", Relation::ALL.iter().map(|w| w.word()));
        check("state", PersonState::ALL.iter().map(|w| w.word()));
        check("channel", Channel::ALL.iter().map(|w| w.word()));
        check("evidence", Evidence::ALL.iter().map(|w| w.word()));
        check("source", SourceType::ALL.iter().map(|w| w.word()));
        check("basis", Basis::ALL.iter().map(|w| w.word()));
        check("consent", ConsentAction::ALL.iter().map(|w| w.word()));
        check("verdict", Outcome::ALL.iter().map(|w| w.word()));
        check("right", Request::ALL.iter().map(|w| w.word()));
        check("shape", Shape::ALL.iter().map(|w| w.word()));
        let special = redact::Label::ALL.iter().filter(|label| label.is_special());
        check("category", special.map(|label| label.code()));
        check("ground", law::basis::SpecialGround::ALL.iter().map(|w| w.word()));
        check("special", store::records::special::SpecialState::ALL.iter().map(|w| w.word()));
        check("action", Action::ALL.iter().map(|w| w.word()));
    }
}
