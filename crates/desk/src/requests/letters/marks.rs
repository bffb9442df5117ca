//! What a mark of a wording stands for, so that nobody has to guess it from its name.

use crate::Words;

/// In words; `None` for a mark that does not exist.
pub fn meaning(mark: &str) -> Option<Words> {
    let found = MEANINGS.iter().find(|(name, ..)| *name == mark)?;
    Some(Words { de: found.1, en: found.2 })
}

/// Marks that some letter may not do without.
const MEANINGS: &[(&str, &str, &str)] = &[
    ("received", "der Tag, an dem der Antrag ankam", "the day the request arrived"),
    ("target", "der Tag, bis zu dem die Firma antwortet", "the day the firm answers by"),
    ("legal", "der letzte Tag nach dem Gesetz", "the last lawful day"),
    ("doubt", "warum an der Identität gezweifelt wird", "why there is doubt about who asks"),
    ("reasons", "die Gründe", "the reasons"),
    ("summary", "was gespeichert ist", "what is held"),
    ("rights", "welche Rechte die Person hat", "which rights the person has"),
    ("complaint", "wo sich die Person beschweren kann", "where the person can complain"),
    ("court", "dass der Weg zu den Gerichten offensteht", "that the courts are open"),
    ("fetch", "wo die Antwort zu holen ist", "where the answer is to be had"),
    ("recipients", "welche Empfänger unterrichtet sind", "which recipients were told"),
    ("restriction", "was die Einschränkung bedeutet", "what the restriction means"),
    ("kept", "was bleibt, warum und bis wann", "what stays, why and until when"),
    ("suppression", "was auf der Sperrliste bleibt", "what stays on the block list"),
    ("act", "was mit den Daten geschehen ist", "what was done with the data"),
    ("disclosed", "welche Daten wann hinausgingen", "which data went out and when"),
    ("person", "um wen es geht", "whom it is about"),
    ("code", "der Code", "the code"),
    ("wording", "der Wortlaut der Einwilligung", "the wording of the consent"),
    ("optout", "wie man den Brief abbestellt", "how to opt out of the letter"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::requests::letters::{Kind, MARKS};

    #[test]
    fn whatever_a_letter_may_lack_is_explained() {
        for kind in Kind::ALL {
            for mark in kind.required() {
                assert!(meaning(mark).is_some() && MARKS.contains(mark), "{kind}: {mark}");
            }
        }
        assert!(meaning("shoe").is_none());
    }
}
