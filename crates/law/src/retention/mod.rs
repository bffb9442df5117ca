//! How long data are kept, restricted, and when they go (section 6, DIN 66398).
//!
//! `classes` is the table of deletion classes, `statute` the statutory periods per country and
//! sector; this file turns both into a state and a day.

mod book;
mod classes;
mod kind;
mod review;
mod statute;

use jiff::ToSpan;
use jiff::civil::{Date, date};

pub use book::{
    ALL, Letter, R_CON_26, R_DEL_24, R_DSR_51, business_letter, may_go_live, see_retained,
};
use book::{R_DEL_01, R_DEL_02, R_DEL_03, R_DEL_05, R_DEL_07, R_DEL_14, R_DEL_30};
pub use classes::{Active, CLASSES, ClassRule, Period, Start, class_rule};
pub use kind::{Kind, class_of};
pub use review::{Review, review_by};

use crate::class::Class;
use crate::contact::{R_GEN_02, R_SRC_01};
use crate::params::Params;
use crate::rule::Rule;
use crate::source::prove_by;
use crate::vocabulary::Country;

crate::vocabulary! {
    /// Whether special periods of the finance sector apply (R-DEL-12).
    Sector { General = 1 "GENERAL", Finance = 2 "FINANCE" }
}
crate::vocabulary! {
    /// What may be done with a thing now. Restricted: stored and nothing else (R-DEL-25).
    State { Keep = 1 "KEEP", Restrict = 2 "RESTRICT", Delete = 3 "DELETE" }
}

/// The facts of one thing that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Whose law.
    pub country: Country,
    /// Sector of the firm.
    pub sector: Sector,
    /// What it is.
    pub kind: Kind,
    /// Start event of its class (see [`Start`]).
    pub event: Date,
    /// End of the business year it belongs to, where that is not the calendar year.
    pub business_year_end: Option<Date>,
    /// Last use. Counts for consent proofs alone: our own acts renew nothing else (R-DEL-07).
    pub last_use: Option<Date>,
    /// Withdrawal of the consent it proves.
    pub withdrawn: Option<Date>,
    /// The tax assessment it matters for is still open (R-DEL-14).
    pub tax_open: bool,
    /// A lawsuit or the like wants it (R-DEL-05).
    pub legal_hold: bool,
    /// A concrete claim within limitation is on record (R-DSR-50, R-DSR-51).
    pub claim: bool,
    /// The person asked for erasure.
    pub erasure_requested: bool,
    /// Day it was obtained, where nobody knows or has proven its origin (R-SRC-01, R-SRC-04).
    pub unproven_since: Option<Date>,
}

impl Kept {
    /// A thing of this class with its start event and nothing else known of it.
    pub fn of(class: Class, country: Country, event: Date) -> Self {
        Self {
            country,
            sector: Sector::General,
            kind: Kind::of(class),
            event,
            business_year_end: None,
            last_use: None,
            withdrawn: None,
            tax_open: false,
            legal_hold: false,
            claim: false,
            erasure_requested: false,
            unproven_since: None,
        }
    }
}

/// What follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// Deletion class.
    pub class: Class,
    /// What may be done with it today.
    pub state: State,
    /// The last day it is kept; `None` while nobody can say (open assessment, hold, blacklist).
    pub until: Option<Date>,
    /// The first day it must be gone.
    pub delete_on: Option<Date>,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static Rule>,
}

/// The first day a thing of this class must be gone, counted from its start event (see
/// [`ClassRule::start`]); `None` where nobody but a human can say. Whoever knows more of the
/// thing, such as an open assessment or a claim, asks [`keeping`].
pub fn delete_day(
    class: Class,
    country: Country,
    sector: Sector,
    event: Date,
    params: &Params,
) -> Option<Date> {
    let kept = Kept { sector, ..Kept::of(class, country, event) };
    keeping(&kept, event, params).delete_on
}

/// R-DEL-02, R-DSR-51: state and days of one thing.
pub fn keeping(kept: &Kept, today: Date, params: &Params) -> Keeping {
    let row = class_rule(class_of(kept.kind));
    let (until, mut rules) = last_day(kept, row, params);
    if kept.last_use.is_some() && !row.renewed_by_use {
        rules.push(&R_DEL_07);
    }
    rules.push(&R_DEL_02);
    let open = |state, rule| Keeping {
        class: row.class,
        state,
        until: None,
        delete_on: None,
        rules: with_first(rule, &rules),
    };
    if kept.legal_hold {
        return open(State::Restrict, &R_DEL_05);
    }
    if kept.tax_open && statute::is_tax_paper(kept) {
        return open(State::Restrict, &R_DEL_14);
    }
    let Some(until) = until else {
        let unknown = statute::unknown(kept, row, params);
        let cut_off = unknown && restricted(kept, row, today, params);
        let state = if cut_off { State::Restrict } else { State::Keep };
        return open(state, if unknown { &R_GEN_02 } else { &R_DEL_01 });
    };
    let erased = kept.erasure_requested && !kept.claim && !row.survives_erasure(kept.country);
    let until = if erased { until.min(day_before(today)) } else { until };
    if erased {
        rules.splice(0..0, [&R_DSR_51, &R_DEL_03] as [&Rule; 2]);
    }
    let state = match () {
        () if today > until => State::Delete,
        () if restricted(kept, row, today, params) => State::Restrict,
        () => State::Keep,
    };
    Keeping {
        class: row.class,
        state,
        until: Some(until),
        delete_on: Some(day_after(until)),
        rules,
    }
}

/// The last day, of statute, class table and claim the latest, and the rules that say so; `None`
/// where one of them has no end that is known.
fn last_day(kept: &Kept, row: &ClassRule, params: &Params) -> (Option<Date>, Vec<&'static Rule>) {
    let (until, mut rules) = standard_day(kept, row, params);
    if !kept.claim {
        return (until, rules);
    }
    let (claimed, rule) = statute::limitation(kept, params);
    let until = until.zip(claimed).map(|(kept, claimed)| kept.max(claimed));
    rules.retain(|known| *known != rule);
    rules.insert(0, rule);
    rules.insert(1, &R_DSR_51);
    (until, rules)
}

/// The last day by statute or by the class table.
fn standard_day(
    kept: &Kept,
    row: &ClassRule,
    params: &Params,
) -> (Option<Date>, Vec<&'static Rule>) {
    if let Some((until, rules)) = statute::last_day(kept, params) {
        return (Some(until), rules);
    }
    let starts = [Some(kept.event), kept.last_use, kept.withdrawn];
    let counted = if row.renewed_by_use { starts } else { [Some(kept.event), None, None] };
    let start = counted.into_iter().flatten().max().unwrap_or(kept.event);
    let period = row.period(kept.country, params);
    let mut rules: Vec<&'static Rule> = row.rules_in(kept.country).collect();
    if matches!(period, Period::YearEnd(_)) {
        rules.push(&R_DEL_24);
    }
    if row.class == Class::Backup {
        rules.push(&R_DEL_30);
    }
    let until = period.end(start);
    match unproven_end(kept, row, params).filter(|end| until.is_none_or(|until| *end < until)) {
        Some(end) => {
            rules.insert(0, &R_SRC_01);
            (Some(end), rules)
        }
        None => (until, rules),
    }
}

/// A lead of unknown origin that nobody proves goes earlier than others.
fn unproven_end(kept: &Kept, row: &ClassRule, params: &Params) -> Option<Date> {
    let lead = matches!(row.class, Class::ProspectInquiry | Class::ProspectImported);
    kept.unproven_since.filter(|_| lead).and_then(|since| prove_by(since, params))
}

/// R-DEL-02: once the active purpose has ended, what must still be kept is cut off from use.
fn restricted(kept: &Kept, row: &ClassRule, today: Date, params: &Params) -> bool {
    let in_use = match row.active {
        Active::ToTheEnd => None,
        Active::Never => Some(0),
        Active::Months => Some(params.active_months),
    };
    let purpose_over = in_use
        .is_some_and(|months| kept.event.checked_add(months.months()).is_ok_and(|end| end < today));
    kept.erasure_requested || kept.withdrawn.is_some() || purpose_over
}

/// R-DEL-24: 31 December of the year of the event plus `years`.
pub fn year_end(event: Date, years: i32) -> Date {
    let year = i32::from(event.year()).saturating_add(years);
    i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, 12, 31).ok())
        .unwrap_or(date(9999, 12, 31))
}

fn with_first(rule: &'static Rule, rules: &[&'static Rule]) -> Vec<&'static Rule> {
    std::iter::once(rule).chain(rules.iter().copied()).collect()
}

fn day_before(day: Date) -> Date {
    day.yesterday().unwrap_or(day)
}

fn day_after(day: Date) -> Date {
    day.tomorrow().unwrap_or(day)
}

#[cfg(test)]
mod tests;
