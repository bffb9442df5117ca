//! Sentences of the rule book.

mod de;
mod en;

use law::rule::{Mark, Origin};

/// Sentences of the rule book.
pub trait RulebookText {
    fn rules_title(&self) -> &'static str;
    fn rules_lead(&self) -> &'static str;
    fn rules_search(&self) -> &'static str;
    fn rules_search_hint(&self) -> &'static str;
    fn rules_section(&self) -> &'static str;
    fn rules_rests_on(&self) -> &'static str;
    fn rules_origin(&self, origin: Origin) -> &'static str;
    fn rules_how_sure(&self) -> &'static str;
    fn rules_mark(&self, mark: Mark) -> &'static str;
    fn rules_every(&self) -> &'static str;
    fn rules_show(&self) -> &'static str;
    fn rules_reset(&self) -> &'static str;
    fn rules_found(&self, shown: usize, all: usize) -> String;
    fn rules_none(&self) -> &'static str;
    fn rules_none_text(&self) -> &'static str;
    fn rules_citations(&self) -> &'static str;
    fn rules_meaning(&self) -> &'static str;
    fn rules_code(&self) -> &'static str;
    fn rules_before(&self) -> &'static str;
    fn rules_after(&self) -> &'static str;
    fn rules_numbers(&self) -> &'static str;
    fn rules_numbers_lead(&self) -> &'static str;
    fn rules_number(&self) -> &'static str;
    fn rules_value(&self) -> &'static str;
    fn rules_since(&self) -> &'static str;
    fn rules_house(&self) -> &'static str;
    fn rules_policy(&self) -> &'static str;
    fn rules_own(&self) -> &'static str;
    fn rules_own_hint(&self) -> &'static str;
    fn rules_own_set(&self) -> &'static str;
    fn rules_own_value(&self) -> &'static str;
    fn rules_own_how(&self, bound: &str) -> String;
    fn rules_own_wrong(&self) -> &'static str;
    fn rules_fixed(&self) -> &'static str;
    fn rules_between(&self, strictest: i32, value: i32) -> String;
}
