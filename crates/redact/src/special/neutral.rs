//! What a clerk may write instead: the need, not the reason for it (R-ART9-03).

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::finding::Words;
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
        de: "Wünsche zum Essen erfragen – Einwilligung festgehalten?",
        en: "ask about food wishes – consent recorded?",
    },
    Row {
        label: Label::Health,
        parts: &[
            "krankenhaus",
            "spital",
            "klinik",
            "unters messer",
            "chemo",
            "dialys",
            "infusion",
            "fieber",
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
        de: "Wünsche zum Essen erfragen – Einwilligung festgehalten?",
        en: "ask about food wishes – consent recorded?",
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

/// All parts in one automaton, with the row each belongs to.
static PARTS: LazyLock<Option<(AhoCorasick, Vec<usize>)>> = LazyLock::new(|| {
    let parts = ROWS.iter().enumerate().flat_map(|(row, r)| r.parts.iter().map(move |p| (row, *p)));
    let (rows, parts): (Vec<usize>, Vec<&str>) = parts.unzip();
    Some((AhoCorasick::new(parts).ok()?, rows))
});

/// A wording for a finding of this folded text, if there is one.
pub fn wording(label: Label, folded: &[u8]) -> Option<Proposal> {
    if !matches!(label, Label::Health | Label::Religion | Label::Criminal | Label::Union) {
        return None;
    }
    let (automaton, rows) = PARTS.as_ref()?;
    let row = automaton
        .find_overlapping_iter(folded)
        .filter_map(|found| rows.get(found.pattern().as_usize()).copied())
        .filter(|row| ROWS.get(*row).is_some_and(|row| row.label == label))
        .min()?;
    let row = ROWS.get(row)?;
    let words = Words { de: row.de, en: row.en };
    Some(Proposal { rule: row.rule, words })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn a_category_has_its_own_wordings() {
        let health = wording(Label::Health, fold("trägt ein Hörgerät").as_bytes()).unwrap();
        assert_eq!(health.rule, "R-ART9-03");
        assert!(wording(Label::Religion, fold("trägt ein Hörgerät").as_bytes()).is_none());
        assert!(wording(Label::Sexual, fold("ist schwul").as_bytes()).is_none());
    }
}
