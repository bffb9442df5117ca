//! What a clerk may write instead: the need, not the reason for it (R-ART9-03).

use crate::finding::Words;
use crate::fold::fold;
use crate::label::Label;

/// A wording and the rule it rests on.
pub struct Proposal {
    pub rule: &'static str,
    pub words: Words,
}

struct Row {
    label: Label,
    /// Parts of folded words that call for it.
    parts: &'static [&'static str],
    rule: &'static str,
    de: &'static str,
    en: &'static str,
}

const ROWS: &[Row] = &[
    Row {
        label: Label::Health,
        parts: &[
            "rollstuhl",
            "rollator",
            "wheelchair",
            "gehbehind",
            "gehhilfe",
            "barriere",
            "step-free",
            "stufenlos",
            "mobility",
            "laehm",
            "paraly",
            "knie",
            "hueft",
            "hip ",
        ],
        rule: "R-ART9-03",
        de: "braucht stufenlosen Zugang – Einwilligung festgehalten?",
        en: "needs step-free access – consent recorded?",
    },
    Row {
        label: Label::Health,
        parts: &["gehoerlos", "schwerhoer", "hoergeraet", "taub", "deaf", "hearing"],
        rule: "R-ART9-03",
        de: "bitte schriftlich statt am Telefon – Einwilligung festgehalten?",
        en: "prefers writing to telephone – consent recorded?",
    },
    Row {
        label: Label::Health,
        parts: &["blind", "sehbehind", "sehschwach", "visually", "eyesight"],
        rule: "R-ART9-03",
        de: "bitte große Schrift oder Anruf – Einwilligung festgehalten?",
        en: "needs large print or a call – consent recorded?",
    },
    Row {
        label: Label::Health,
        parts: &[
            "allerg",
            "zoeliak",
            "celiac",
            "coeliac",
            "intoleran",
            "unvertraeg",
            "laktos",
            "lactos",
            "gluten",
            "diabet",
            "zucker",
        ],
        rule: "R-ART9-06",
        de: "Wünsche zum Essen beim Gast erfragen – Einwilligung festgehalten?",
        en: "ask the guest about food wishes – consent recorded?",
    },
    Row {
        label: Label::Health,
        parts: &[
            "krankenhaus",
            "klinik",
            "hospital",
            "krank",
            "sick",
            "operi",
            "surgery",
            "reha",
            "kur",
            "behandlung",
            "treated",
            "schwanger",
            "pregnant",
            "herz",
            "heart",
        ],
        rule: "R-ART9-06",
        de: "derzeit nicht erreichbar, später wieder melden",
        en: "not available at present, contact again later",
    },
    Row {
        label: Label::Religion,
        parts: &["halal", "koscher", "kosher", "schwein", "pork", "ramadan", "fast"],
        rule: "R-ART9-06",
        de: "Wünsche zum Essen beim Gast erfragen – Einwilligung festgehalten?",
        en: "ask the guest about food wishes – consent recorded?",
    },
    Row {
        label: Label::Religion,
        parts: &[
            "sabbat", "schabbat", "sabbath", "sonntag", "sunday", "freitag", "friday", "gebet",
            "pray", "kirch", "church",
        ],
        rule: "R-ART9-06",
        de: "gewünschte Kontaktzeiten beachten",
        en: "keep to the contact times asked for",
    },
    Row {
        label: Label::Criminal,
        parts: &["betrug", "betrueg", "fraud", "scam"],
        rule: "R-ART9-05",
        de: "nur Tatsachen: was wurde wann bestellt, geliefert, bezahlt?",
        en: "facts only: what was ordered, delivered, paid, and when?",
    },
    Row {
        label: Label::Union,
        parts: &["streik", "strike"],
        rule: "R-ART9-06",
        de: "derzeit nicht erreichbar, später wieder melden",
        en: "not available at present, contact again later",
    },
];

/// A wording for a finding of this text, if there is one.
pub fn wording(label: Label, text: &str) -> Option<Proposal> {
    if !label.is_special() {
        return None;
    }
    let folded = fold(text);
    let row = ROWS
        .iter()
        .find(|row| row.label == label && row.parts.iter().any(|part| folded.contains(part)))?;
    let words = Words { de: row.de.to_owned(), en: row.en.to_owned() };
    Some(Proposal { rule: row.rule, words })
}
