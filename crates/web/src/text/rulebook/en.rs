use super::RulebookText;
use crate::text::En;
use law::rule::{Mark, Origin};

impl RulebookText for En {
    fn rules_title(&self) -> &'static str {
        "Rule book"
    }
    fn rules_lead(&self) -> &'static str {
        "Every rule that Obhut decides by, as it stands in the program. Not legal advice: have it reviewed by a lawyer before you rely on it."
    }
    fn rules_search(&self) -> &'static str {
        "Search"
    }
    fn rules_search_hint(&self) -> &'static str {
        "Paragraph, judgment, rule or word: § 7 UWG, C-654/23, R-MKT-23, coupled"
    }
    fn rules_section(&self) -> &'static str {
        "Section"
    }
    fn rules_rests_on(&self) -> &'static str {
        "Rests on"
    }
    fn rules_origin(&self, origin: Origin) -> &'static str {
        match origin {
            Origin::Law => "statute",
            Origin::CaseLaw => "case law",
            Origin::Authority => "practice of authorities",
            Origin::Policy => "policy of this rule book",
        }
    }
    fn rules_how_sure(&self) -> &'static str {
        "How sure"
    }
    fn rules_mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::V => "checked against a source",
            Mark::K => "settled knowledge",
            Mark::P => "policy, stricter than the law",
            Mark::U => "unverified or open",
        }
    }
    fn rules_every(&self) -> &'static str {
        "all"
    }
    fn rules_show(&self) -> &'static str {
        "Show"
    }
    fn rules_reset(&self) -> &'static str {
        "All rules"
    }
    fn rules_found(&self, shown: usize, all: usize) -> String {
        match shown {
            n if n == all => format!("{all} rules"),
            n => format!("{n} of {all} rules"),
        }
    }
    fn rules_none(&self) -> &'static str {
        "No rule found"
    }
    fn rules_none_text(&self) -> &'static str {
        "Try another word, or reset the selection."
    }
    fn rules_citations(&self) -> &'static str {
        "Citations"
    }
    fn rules_meaning(&self) -> &'static str {
        "Meaning"
    }
    fn rules_code(&self) -> &'static str {
        "In the source code"
    }
    fn rules_before(&self) -> &'static str {
        "Rule before"
    }
    fn rules_after(&self) -> &'static str {
        "Next rule"
    }
    fn rules_numbers(&self) -> &'static str {
        "Periods and numbers"
    }
    fn rules_numbers_lead(&self) -> &'static str {
        "What law or policy may change is a number with a date and a source. Within its bounds a firm may be stricter, never looser."
    }
    fn rules_number(&self) -> &'static str {
        "Number"
    }
    fn rules_value(&self) -> &'static str {
        "Value"
    }
    fn rules_since(&self) -> &'static str {
        "Holds since"
    }
    fn rules_house(&self) -> &'static str {
        "Room for the firm"
    }
    fn rules_policy(&self) -> &'static str {
        "Policy"
    }
    fn rules_own(&self) -> &'static str {
        "House rule"
    }
    fn rules_own_hint(&self) -> &'static str {
        "The rights desk and administrators set house rules here, or in the file of the register, for instance:"
    }
    fn rules_own_set(&self) -> &'static str {
        "Set"
    }
    fn rules_own_value(&self) -> &'static str {
        "The firm's own number"
    }
    fn rules_own_how(&self, bound: &str) -> String {
        format!(
            "A whole number, {bound}. An empty field takes the house rule back. This saves a new version of the register; for periods of deletion the number counts for values that are added from now on."
        )
    }
    fn rules_own_wrong(&self) -> &'static str {
        "This is no whole number. Please enter digits only, or empty the field."
    }
    fn rules_fixed(&self) -> &'static str {
        "fixed"
    }
    fn rules_between(&self, strictest: i32, value: i32) -> String {
        format!("{strictest} to {value}")
    }
}
