//! How long data are kept, restricted, and when they go (section 6, DIN 66398).
//!
//! `classes` is the table of deletion classes, `statute` the statutory periods per country and
//! sector; this file turns both into a state and a day.

mod book;
mod classes;
mod statute;

use jiff::ToSpan;
use jiff::civil::{Date, date};

pub use book::{ALL, R_DEL_24, R_DSR_51, may_go_live};
use book::{R_DEL_01, R_DEL_02, R_DEL_05, R_DEL_07, R_DEL_14, R_DEL_30};
pub use classes::{CLASSES, ClassRule, Period, Start, class_rule};

use crate::class::Class;
use crate::params::Params;
use crate::rule::Rule;
use crate::vocabulary::Country;

crate::vocabulary! {
    /// Whether special periods of the finance sector apply (R-DEL-12).
    Sector { General = 1 "GENERAL", Finance = 2 "FINANCE" }
}
crate::vocabulary! {
    /// What a thing is, as the command line and the register call it.
    Kind {
        ProspectInquiry = 1 "PROSPECT_INQUIRY", ProspectImported = 2 "PROSPECT_IMPORTED",
        CustomerMaster = 3 "CUSTOMER_MASTER", OrderContract = 4 "ORDER_CONTRACT", Voucher = 5 "VOUCHER",
        BusinessLetter = 6 "BUSINESS_LETTER", Note = 7 "NOTE", EmailConsentProof = 8 "EMAIL_CONSENT_PROOF",
        PhoneConsentProof = 9 "PHONE_CONSENT_PROOF", DoiPending = 10 "DOI_PENDING", Suppression = 11 "SUPPRESSION",
        ContactPerson = 12 "CONTACT_PERSON", Applicant = 13 "APPLICANT", DsrCase = 14 "DSR_CASE",
        BreachCase = 15 "BREACH_CASE", AccessLog = 16 "ACCESS_LOG", TechLog = 17 "TECH_LOG", Ticket = 18 "TICKET",
        CallRecording = 19 "CALL_RECORDING", SendLog = 20 "SEND_LOG", Backup = 21 "BACKUP",
        ExportFile = 22 "EXPORT_FILE", Photo = 23 "PHOTO", TestData = 24 "TEST_DATA",
        SourceEvidence = 25 "SOURCE_EVIDENCE", Ledger = 26 "LEDGER",
    }
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
    /// The person asked for erasure.
    pub erasure_requested: bool,
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
        return open(State::Keep, &R_DEL_01);
    };
    let erased = kept.erasure_requested && !row.survives_erasure(kept.country);
    let until = if erased { until.min(day_before(today)) } else { until };
    let state = match () {
        () if today > until => State::Delete,
        () if restricted(kept, row, today) => State::Restrict,
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

/// The last day by statute or by the class table, and the rules that say so.
fn last_day(kept: &Kept, row: &ClassRule, params: &Params) -> (Option<Date>, Vec<&'static Rule>) {
    if let Some((until, rules)) = statute::last_day(kept, params) {
        return (Some(until), rules);
    }
    let starts = [Some(kept.event), kept.last_use, kept.withdrawn];
    let counted = if row.renewed_by_use { starts } else { [Some(kept.event), None, None] };
    let start = counted.into_iter().flatten().max().unwrap_or(kept.event);
    let until = row.period(kept.country).end(start);
    let mut rules: Vec<&'static Rule> = row.rules.to_vec();
    if matches!(row.period(kept.country), Period::YearEnd(_)) {
        rules.push(&R_DEL_24);
    }
    if row.class == Class::Backup {
        rules.push(&R_DEL_30);
    }
    (until, rules)
}

/// R-DEL-02: once the active purpose has ended, what must still be kept is cut off from use.
fn restricted(kept: &Kept, row: &ClassRule, today: Date) -> bool {
    let purpose_over = row
        .active_months
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

/// The class of a kind; books and accounts share the class of vouchers.
pub const fn class_of(kind: Kind) -> Class {
    match kind {
        Kind::ProspectInquiry => Class::ProspectInquiry,
        Kind::ProspectImported => Class::ProspectImported,
        Kind::CustomerMaster => Class::CustomerMaster,
        Kind::OrderContract => Class::OrderContract,
        Kind::Voucher | Kind::Ledger => Class::Voucher,
        Kind::BusinessLetter => Class::BusinessLetter,
        Kind::Note => Class::CrmNote,
        Kind::EmailConsentProof => Class::ConsentProofEmail,
        Kind::PhoneConsentProof => Class::ConsentProofPhone,
        Kind::DoiPending => Class::DoiPending,
        Kind::Suppression => Class::Suppression,
        Kind::ContactPerson => Class::ContactPerson,
        Kind::Applicant => Class::Applicant,
        Kind::DsrCase => Class::DsrCase,
        Kind::BreachCase => Class::BreachCase,
        Kind::AccessLog => Class::AccessLog,
        Kind::TechLog => Class::TechLog,
        Kind::Ticket => Class::Ticket,
        Kind::CallRecording => Class::CallRecording,
        Kind::SendLog => Class::SendLog,
        Kind::Backup => Class::Backup,
        Kind::ExportFile => Class::ExportFile,
        Kind::Photo => Class::Photo,
        Kind::TestData => Class::TestData,
        Kind::SourceEvidence => Class::SourceEvidence,
    }
}

#[cfg(test)]
mod tests;
