//! What a letter seems to ask for, by the words people use. A suggestion that a human confirms.

use law::rights::Request;

/// Beginnings of words, in German and English, of each right.
const WORDS: &[(Request, &[&str])] = &[
    (
        Request::Withdraw,
        &[
            "widerrufe",
            "widerruf meiner einwilligung",
            "einwilligung zurück",
            "withdraw my consent",
            "withdraw consent",
            "unsubscribe",
            "abmelden",
            "abbestell",
        ],
    ),
    (
        Request::Restrict,
        &[
            "einschränkung der verarbeitung",
            "verarbeitung einschränken",
            "art. 18",
            "artikel 18",
            "restriction of processing",
            "restrict the processing",
            "sperren sie meine",
        ],
    ),
    (
        Request::Object,
        &[
            "widerspreche",
            "widerspruch",
            "art. 21",
            "artikel 21",
            "keine werbung",
            "object to",
            "no more advertising",
            "stop advertising",
        ],
    ),
    (
        Request::Access,
        &[
            "auskunft",
            "welche daten",
            "was wissen sie über",
            "was haben sie über mich",
            "art. 15",
            "artikel 15",
            "kopie meiner daten",
            "access request",
            "right of access",
            "what data",
            "what do you know",
            "copy of my data",
        ],
    ),
    (
        Request::Portability,
        &[
            "datenübertrag",
            "datenportab",
            "art. 20",
            "artikel 20",
            "portability",
            "machine-readable",
            "maschinenlesbar",
        ],
    ),
    (
        Request::Rectify,
        &[
            "berichtig",
            "korrigier",
            "ist falsch",
            "stimmt nicht",
            "art. 16",
            "artikel 16",
            "rectif",
            "correct my",
            "is wrong",
            "is incorrect",
        ],
    ),
    (
        Request::Erase,
        &[
            "lösch",
            "loesch",
            "vergessen werden",
            "art. 17",
            "artikel 17",
            "erase",
            "erasure",
            "delete my",
            "delete all",
            "right to be forgotten",
        ],
    ),
];

/// The rights a text speaks of, in the order they are carried out in.
pub fn guess(text: &str) -> Vec<Request> {
    let text = text.to_lowercase();
    let speaks = |words: &&[&str]| words.iter().any(|word| text.contains(word));
    WORDS.iter().filter(|(_, words)| speaks(words)).map(|(right, _)| *right).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_understood_as_people_write_them() {
        use Request::{Access, Erase, Object, Rectify, Withdraw};
        let cases: [(&str, &[Request]); 6] = [
            ("Was wissen Sie über mich? Und dann LÖSCHEN Sie bitte alles.", &[Access, Erase]),
            ("Ich widerspreche der Nutzung für Werbung.", &[Object]),
            ("Hiermit widerrufe ich. Meine Anschrift stimmt nicht.", &[Withdraw, Rectify]),
            ("What data do you hold on me? Delete my account.", &[Access, Erase]),
            ("Wann kommt mein Paket?", &[]),
            ("Antrag nach Art. 15 DSGVO", &[Access]),
        ];
        for (text, rights) in cases {
            assert_eq!(guess(text), rights, "{text}");
        }
    }
}
