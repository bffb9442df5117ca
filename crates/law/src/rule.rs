//! A rule of the rule book as a named item: id, citations, what it rests on, and its words.
//!
//! The text of a rule stands in the same file as the code of its condition, so that somebody who
//! knows the statute can check both line by line.

use std::fmt;

use crate::refusal::Words;

crate::vocabulary! {
    /// What a rule rests on: the answer's `basis`.
    Origin { Law = 1 "LAW", CaseLaw = 2 "CASE_LAW", Authority = 3 "AUTHORITY", Policy = 4 "POLICY" }
}
crate::vocabulary! {
    /// How sure the rule book is: checked, settled knowledge, policy, or unverified.
    Mark { V = 1 "V", K = 2 "K", P = 3 "P", U = 4 "U" }
}

/// One rule. Statics of this type are declared with `rules!`.
#[derive(Debug)]
pub struct Rule {
    /// Stable id of the rule book, such as `R-MKT-11`.
    pub id: &'static str,
    /// What the rule rests on.
    pub origin: Origin,
    /// Confidence mark of the rule book.
    pub mark: Mark,
    /// Statutes, judgments and guidance, each a citation of its own.
    pub citations: &'static [&'static str],
    /// Name of the rule.
    pub title: Words,
    /// What the rule says when it stands in the way.
    pub reason: Words,
    /// The lawful way forward (R-GEN-07).
    pub way_forward: Words,
    /// File that holds its condition.
    pub file: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl Eq for Rule {}

/// Declares rules: `NAME "ID" Origin Mark ["citation", …] title; reason; way forward;`, each text
/// as `"German" | "English"`, and a list `ALL` of them.
macro_rules! rules {
    ($($name:ident $id:literal $origin:ident $mark:ident [$($citation:literal),+ $(,)?]
       $title_de:literal | $title_en:literal;
       $reason_de:literal | $reason_en:literal;
       $way_de:literal | $way_en:literal;)+) => {
        $(
            #[doc = concat!($id, ": ", $title_en)]
            pub static $name: $crate::rule::Rule = $crate::rule::Rule {
                id: $id,
                origin: $crate::rule::Origin::$origin,
                mark: $crate::rule::Mark::$mark,
                citations: &[$($citation),+],
                title: $crate::refusal::Words { de: $title_de, en: $title_en },
                reason: $crate::refusal::Words { de: $reason_de, en: $reason_en },
                way_forward: $crate::refusal::Words { de: $way_de, en: $way_en },
                file: file!(),
            };
        )+
        /// The rules of this file, in order of the rule book.
        pub static ALL: &[&$crate::rule::Rule] = &[$(&$name),+];
    };
}
pub(crate) use rules;

/// How many rules a verdict can name.
pub(crate) const ROOM: usize = 24;

/// The rules that decided, the deciding one first; each at most once. Lives on the stack.
#[derive(Clone, Copy)]
pub struct RuleList {
    // INVARIANT: the first `len` places are filled, the rest are `None`.
    places: [Option<&'static Rule>; ROOM],
    len: usize,
}

impl RuleList {
    /// No rule.
    pub const EMPTY: Self = Self { places: [None; ROOM], len: 0 };

    /// The rules, the deciding one first.
    pub fn iter(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        self.places.iter().map_while(|place| *place)
    }

    /// The deciding rule.
    pub fn first(&self) -> Option<&'static Rule> {
        self.places.first().copied().flatten()
    }

    /// Whether the rule with this id is among them.
    pub fn has(&self, id: &str) -> bool {
        self.iter().any(|rule| rule.id == id)
    }

    /// Whether no rule is named.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Names one more rule, last; once is enough, and what does not fit is left out.
    pub fn push(&mut self, rule: &'static Rule) {
        if self.iter().any(|known| std::ptr::eq(known, rule)) {
            return;
        }
        if let Some(place) = self.places.get_mut(self.len) {
            *place = Some(rule);
            self.len += 1;
        }
    }

    /// Names several more.
    pub fn extend(&mut self, rules: impl IntoIterator<Item = &'static Rule>) {
        rules.into_iter().for_each(|rule| self.push(rule));
    }

    /// This list behind those that lead.
    pub fn led_by(&self, lead: impl IntoIterator<Item = &'static Rule>) -> Self {
        let mut list = Self::EMPTY;
        list.extend(lead);
        list.extend(self.iter());
        list
    }

    /// This list without the rule of that id.
    pub fn without(&self, id: &str) -> Self {
        let mut list = Self::EMPTY;
        list.extend(self.iter().filter(|rule| rule.id != id));
        list
    }
}

impl PartialEq for RuleList {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}
impl Eq for RuleList {}

impl fmt::Debug for RuleList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|rule| rule.id)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::{R_DBR_04, R_DSR_24, R_MKT_51};

    #[test]
    fn a_list_of_rules_has_what_was_pushed_and_nothing_else() {
        let mut list = RuleList::EMPTY;
        list.extend([&R_MKT_51, &R_DSR_24, &R_MKT_51] as [&Rule; 3]);
        assert!(list.has(R_MKT_51.id) && list.has(R_DSR_24.id) && !list.has(R_DBR_04.id));
        let shorter = list.without(R_MKT_51.id);
        assert!(!shorter.has(R_MKT_51.id) && shorter.has(R_DSR_24.id));
        assert!(list == list && list != shorter);
        assert_eq!(format!("{shorter:?}"), format!("[{:?}]", R_DSR_24.id));
    }
}
