//! Statutory retention per country and sector (6.2), and the proof of phone consents (§ 7a UWG).

use jiff::ToSpan;
use jiff::civil::Date;

use super::book::{
    R_CON_23, R_CON_26, R_DEL_10, R_DEL_11, R_DEL_12, R_DEL_13, R_DEL_15, R_DEL_17, R_DEL_19,
    R_DEL_20, R_DEL_21, R_DEL_22, R_DEL_24, R_DSR_51,
};
use super::{ClassRule, Kept, Kind, Period, Sector, year_end};
use crate::contact::{R_CON_21, R_CON_52, R_GEN_02};
use crate::params::Params;
use crate::rule::Rule;
use crate::vocabulary::Country;

/// The last day by statute; `None` where no statute wants the thing kept.
pub(super) fn last_day(kept: &Kept, params: &Params) -> Option<(Date, Vec<&'static Rule>)> {
    if kept.kind == Kind::PhoneConsentProof {
        return Some(phone_proof(kept, params));
    }
    let (years, rule) = years(kept, params)?;
    let until = match kept.country {
        Country::Ch => swiss_end(kept, years),
        Country::At => year_end(kept.business_year_end.unwrap_or(kept.event), years),
        Country::De | Country::EuOther | Country::Other | Country::Unknown => {
            year_end(kept.event, years)
        }
    };
    let general: &[&'static Rule] = match (kept.erasure_requested, rule.id) {
        (true, "R-DEL-11") => &[&R_DSR_51, rule, &R_DEL_24],
        (true, _) => &[rule, &R_DSR_51, &R_DEL_24],
        (false, _) => &[rule, &R_DEL_24],
    };
    Some((until, general.to_vec()))
}

/// Whether an open assessment keeps the thing (R-DEL-14).
pub(super) const fn is_tax_paper(kept: &Kept) -> bool {
    matches!(kept.kind, Kind::Voucher | Kind::Ledger | Kind::BusinessLetter)
}

/// R-GEN-02: whether no last day can be given because the law of the country is not known here.
pub(super) fn unknown(kept: &Kept, row: &ClassRule, params: &Params) -> bool {
    let period = row.period(kept.country, params) == Period::Unknown;
    period || kept.claim && limitation(kept, params).0.is_none()
}

/// R-DEL-15, R-DEL-20, R-DEL-22: the last day on which a claim from the event can be brought;
/// `None` in a country whose limitation the rule book does not know.
pub(super) fn limitation(kept: &Kept, params: &Params) -> (Option<Date>, &'static Rule) {
    let later = |years: i32| kept.event.checked_add(years.years()).ok();
    match kept.country {
        Country::De => (Some(year_end(kept.event, params.limitation_years_de)), &R_DEL_15),
        Country::At => (later(params.limitation_years_at), &R_DEL_20),
        Country::Ch => (later(params.limitation_years_ch), &R_DEL_22),
        Country::EuOther | Country::Other | Country::Unknown => (None, &R_GEN_02),
    }
}

/// Years of the statute, and which; `None` where no statute of this country is known.
const fn years(kept: &Kept, params: &Params) -> Option<(i32, &'static Rule)> {
    let finance = matches!(kept.sector, Sector::Finance);
    match (kept.kind, kept.country) {
        (Kind::Voucher | Kind::Ledger | Kind::BusinessLetter, Country::At) => {
            Some((params.books_years_at, &R_DEL_19))
        }
        (Kind::Voucher | Kind::Ledger, Country::Ch) => Some((params.books_years_ch, &R_DEL_21)),
        (Kind::Voucher, Country::De) if finance => Some((params.voucher_years_finance, &R_DEL_12)),
        (Kind::Voucher, Country::De) => Some((params.voucher_years_de, &R_DEL_11)),
        (Kind::Ledger, Country::De) => Some((params.ledger_years_de, &R_DEL_10)),
        (Kind::BusinessLetter, Country::De) => Some((params.letter_years_de, &R_DEL_13)),
        _ => None,
    }
}

/// Switzerland counts from the end of the business year.
fn swiss_end(kept: &Kept, years: i32) -> Date {
    match kept.business_year_end {
        Some(end) => end.checked_add(years.years()).unwrap_or(Date::MAX),
        None => year_end(kept.event, years),
    }
}

/// R-CON-21, R-CON-23: five years, day-exact, from the latest of giving, use and withdrawal.
fn phone_proof(kept: &Kept, params: &Params) -> (Date, Vec<&'static Rule>) {
    let starts = [Some(kept.event), kept.last_use, kept.withdrawn];
    let start = starts.into_iter().flatten().max().unwrap_or(kept.event);
    let until = start.checked_add(params.phone_proof_years.years()).unwrap_or(Date::MAX);
    let mut rules: Vec<&'static Rule> = Vec::new();
    if kept.erasure_requested {
        rules.extend([&R_CON_26, &R_DSR_51] as [&Rule; 2]);
    }
    rules.push(&R_CON_21);
    if kept.withdrawn.is_some() {
        rules.push(&R_CON_23);
    } else if kept.last_use.is_none() {
        rules.push(&R_CON_52);
    }
    rules.push(&R_DEL_17);
    (until, rules)
}
