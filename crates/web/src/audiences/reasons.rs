//! Counts by reason, as a chart and one by one.

use desk::contact::Reason;
use law::verdict::Outcome;

use crate::charts::{Bars, Ink, Part};
use crate::text::Text;

/// One reason with its words.
pub(super) struct ReasonView {
    pub(super) outcome: Outcome,
    pub(super) rule: &'static str,
    pub(super) title: &'static str,
    pub(super) reason: &'static str,
    pub(super) way_forward: &'static str,
    pub(super) citations: String,
    pub(super) duties: Vec<&'static str>,
    pub(super) persons: String,
}

/// The reasons in the language of the page.
pub(super) fn views(t: &dyn Text, reasons: &[Reason]) -> Vec<ReasonView> {
    reasons.iter().map(|reason| view(t, reason)).collect()
}

fn view(t: &dyn Text, reason: &Reason) -> ReasonView {
    let (lang, verdict) = (t.lang(), &reason.verdict);
    let rule = verdict.rules.first();
    let mut citations: Vec<&str> = Vec::new();
    for citation in rule.into_iter().flat_map(|rule| rule.citations.iter().copied()) {
        if !citations.contains(&citation) {
            citations.push(citation);
        }
    }
    ReasonView {
        outcome: verdict.verdict,
        rule: rule.map_or("", |rule| rule.id),
        title: rule.map_or("", |rule| lang.of(rule.title)),
        reason: lang.of(verdict.reason()),
        way_forward: lang.of(verdict.way_forward()),
        citations: citations.join(" · "),
        duties: verdict.duties.iter().map(|duty| lang.of(duty.words())).collect(),
        persons: t.audience_persons(reason.persons),
    }
}

/// The chart: one bar a reason, and one for those without an address.
pub(super) fn chart(t: &'static dyn Text, reasons: &[Reason], unreachable: u64) -> Bars {
    let lang = t.lang();
    let part = |reason: &Reason| {
        let verdict = &reason.verdict;
        let rule = verdict.rules.first();
        let words = if verdict.may() { verdict.reason() } else { title(rule, verdict.reason()) };
        Part {
            label: format!("{} ({})", lang.of(words), rule.map_or("", |rule| rule.id)),
            count: reason.persons,
            ink: ink(verdict.verdict),
            href: None,
        }
    };
    let none = Part {
        label: t.audience_unreachable().to_owned(),
        count: unreachable,
        ink: Ink::Fourth,
        href: None,
    };
    let parts = reasons.iter().map(part).chain((unreachable > 0).then_some(none));
    Bars::new(t, t.audience_reasons(), parts.collect())
}

fn title(
    rule: Option<&'static law::rule::Rule>,
    otherwise: law::refusal::Words,
) -> law::refusal::Words {
    rule.map_or(otherwise, |rule| rule.title)
}

const fn ink(outcome: Outcome) -> Ink {
    match outcome {
        Outcome::Allow => Ink::Allow,
        Outcome::Duty => Ink::Duty,
        Outcome::Ask => Ink::Ask,
        Outcome::Block => Ink::Block,
    }
}
