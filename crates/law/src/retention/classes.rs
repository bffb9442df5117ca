//! The deletion classes as a table: start event, standard period, what happens then (6.3).

use jiff::ToSpan;
use jiff::civil::Date;

use super::book::{R_DEL_01, R_DEL_15, R_DEL_18, R_DEL_20, R_DEL_22};
use super::year_end;
use crate::class::Class;
use crate::params::Params;
use crate::refusal::Words;
use crate::rule::Rule;
use crate::vocabulary::Country;

crate::vocabulary! {
    /// Start events of DIN 66398: collection, end of a transaction, end of the relation.
    Start { Collection = 1 "E", Transaction = 2 "V", Relation = 3 "B" }
}

/// A standard period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Until the day of the start event itself.
    AtOnce,
    /// Days after it, day-exact.
    Days(i32),
    /// Months after it, day-exact.
    Months(i32),
    /// To 31 December of the year that many years later.
    YearEnd(i32),
    /// As long as it is needed at all; reviewed.
    Open,
    /// A national statute decides that the rule book does not know: a human says (R-GEN-02).
    Unknown,
}

impl Period {
    /// The last day; `None` for an open or unknown period.
    pub fn end(self, start: Date) -> Option<Date> {
        match self {
            Self::AtOnce => Some(start),
            Self::Days(days) => start.checked_add(days.days()).ok(),
            Self::Months(months) => start.checked_add(months.months()).ok(),
            Self::YearEnd(years) => Some(year_end(start, years)),
            Self::Open | Self::Unknown => None,
        }
    }
}

/// A period read from the dated numbers.
pub type Reading = fn(&Params) -> Period;

/// One row of the table.
#[derive(Debug)]
pub struct ClassRule {
    /// The class.
    pub class: Class,
    /// Its name.
    pub name: Words,
    /// Kind of start event.
    pub start: Start,
    /// Period in Germany and wherever nothing else is said.
    standard: Reading,
    /// Period in Austria, where it differs.
    austria: Option<Reading>,
    /// Period in Switzerland, where it differs.
    switzerland: Option<Reading>,
    /// Whether a thing of this class must be kept by a national statute, so that no other country
    /// may borrow the German period.
    pub national: bool,
    /// How long it stays in use after its start event.
    pub active: Active,
    /// Kept, restricted, when the person asks for erasure: statute, claims, accountability.
    pub kept_on_erasure: bool,
    /// Uses of a consent restart the period of its proof; no other class knows that (R-DEL-07).
    pub renewed_by_use: bool,
    /// Rules behind the row, those of all countries.
    pub rules: &'static [&'static Rule],
}

/// When a thing that is still kept stops being used (R-DEL-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Active {
    /// It stays in use to its last day.
    ToTheEnd,
    /// It is stored only, from its start event on.
    Never,
    /// It stays in use for [`Params::active_months`].
    Months,
}

impl ClassRule {
    /// The period in a country. A statutory period of a country that the rule book does not know
    /// is [`Period::Unknown`] (R-GEN-02).
    pub fn period(&self, country: Country, params: &Params) -> Period {
        let reading = match country {
            Country::De => self.standard,
            Country::At => self.austria.unwrap_or(self.standard),
            Country::Ch => self.switzerland.unwrap_or(self.standard),
            Country::EuOther | Country::Other | Country::Unknown if self.national => {
                return Period::Unknown;
            }
            Country::EuOther | Country::Other | Country::Unknown => self.standard,
        };
        reading(params)
    }

    /// The rules behind the row that speak of this country, or of every country.
    pub fn rules_in(&self, country: Country) -> impl Iterator<Item = &'static Rule> {
        let speaks = move |rule: &&'static Rule| match rule.id {
            "R-DEL-15" | "R-DEL-18" => country == Country::De,
            "R-DEL-20" => country == Country::At,
            "R-DEL-22" => country == Country::Ch,
            _ => true,
        };
        self.rules.iter().copied().filter(speaks)
    }

    /// Whether a request for erasure leaves it restricted rather than gone. Swiss law knows no
    /// duty to keep letters.
    pub fn survives_erasure(&self, country: Country) -> bool {
        self.kept_on_erasure && !(self.class == Class::BusinessLetter && country == Country::Ch)
    }
}

macro_rules! classes {
    ($($class:ident $de:literal | $en:literal, $start:ident, $period:expr,
       $austria:expr, $switzerland:expr, $national:literal, $active:ident, $kept:literal, $renewed:literal,
       [$($rule:ident),*];)+) => {
        /// LK-01 … LK-25, in order.
        pub static CLASSES: &[ClassRule] = &[$(ClassRule {
            class: Class::$class,
            name: Words { de: $de, en: $en },
            start: Start::$start,
            standard: $period,
            austria: $austria,
            switzerland: $switzerland,
            national: $national,
            active: Active::$active,
            kept_on_erasure: $kept,
            renewed_by_use: $renewed,
            rules: &[$(&$rule),*],
        }),+];
    };
}

/// The row of a class.
pub fn class_rule(class: Class) -> &'static ClassRule {
    CLASSES.iter().find(|row| row.class == class).unwrap_or(&UNTABLED)
}

/// Never reached: a test compares the table with the vocabulary. It would be deleted at once.
static UNTABLED: ClassRule = ClassRule {
    class: Class::TestData,
    name: Words { de: "ohne Klasse", en: "without class" },
    start: Start::Collection,
    standard: |_| Period::AtOnce,
    austria: None,
    switzerland: None,
    national: false,
    active: Active::ToTheEnd,
    kept_on_erasure: false,
    renewed_by_use: false,
    rules: &[],
};

use Period::{AtOnce, Days, Months, Open, YearEnd};

// class, name, start, period, Austria, Switzerland, national, in use, kept on erasure, renewed by use, rules
classes! {
    ProspectInquiry "Interessent" | "Prospect who asked", Collection, |p| Months(p.lk01_months), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    ProspectImported "Importierter Kontakt" | "Imported lead", Collection, |p| Months(p.lk02_months), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    CustomerMaster "Kundenstamm" | "Customer master data", Relation, |p| YearEnd(p.lk03_years), None, None, false, ToTheEnd, false, false, [R_DEL_15, R_DEL_20, R_DEL_22];
    OrderContract "Auftrag und Vertrag" | "Order and contract", Transaction, |p| YearEnd(p.lk04_years), None, None, false, Months, false, false, [R_DEL_15, R_DEL_20, R_DEL_22];
    Voucher "Buchungsbeleg" | "Voucher", Transaction, |p| YearEnd(p.voucher_years_de), Some(|p| YearEnd(p.books_years_at)), Some(|p| YearEnd(p.books_years_ch)), true, Months, true, false, [];
    BusinessLetter "Geschäftsbrief" | "Business letter", Transaction, |p| YearEnd(p.letter_years_de), Some(|p| YearEnd(p.books_years_at)), Some(|p| YearEnd(p.lk06_years_ch)), true, Months, true, false, [R_DEL_01];
    CrmNote "Notiz" | "Note", Collection, |p| Months(p.lk07_months), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    ConsentProofEmail "Einwilligungsnachweis E-Mail" | "E-mail consent proof", Transaction, |p| YearEnd(p.lk08_years), None, None, false, ToTheEnd, true, true, [R_DEL_15];
    ConsentProofPhone "Einwilligungsnachweis Telefon" | "Phone consent proof", Transaction, |p| Months(p.phone_proof_years * 12), None, None, false, ToTheEnd, true, true, [];
    DoiPending "Unbestätigte Anmeldung" | "Unconfirmed sign-up", Collection, |p| Days(p.doi_days), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    Suppression "Werbesperre" | "Suppression entry", Collection, |_| Open, None, None, false, ToTheEnd, true, false, [];
    ContactPerson "Ansprechpartner" | "Contact person", Relation, |_| AtOnce, None, None, false, ToTheEnd, false, false, [R_DEL_01];
    Applicant "Bewerbung" | "Applicant", Transaction, |p| Months(p.lk13_months), Some(|p| Months(p.lk13_months_at)), Some(|p| Months(p.lk13_months_ch)), false, Never, true, false, [R_DEL_18, R_DEL_20];
    DsrCase "Betroffenenantrag" | "Rights request case", Transaction, |p| YearEnd(p.lk14_years), None, None, false, Never, true, false, [R_DEL_15];
    BreachCase "Datenpanne" | "Breach case", Transaction, |p| Months(p.lk15_months), None, None, false, Never, true, false, [R_DEL_01];
    AccessLog "Zugriffsprotokoll" | "Access log", Collection, |p| Months(p.lk16_months), None, None, false, ToTheEnd, true, false, [R_DEL_01];
    TechLog "Technisches Protokoll" | "Technical log", Collection, |p| Days(p.lk17_days), None, None, false, ToTheEnd, true, false, [R_DEL_01];
    Ticket "Serviceanfrage" | "Ticket", Transaction, |p| Months(p.lk18_months), None, None, false, ToTheEnd, false, false, [R_DEL_15];
    CallRecording "Gesprächsaufnahme" | "Call recording", Collection, |p| Months(p.lk19_months), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    SendLog "Versandprotokoll" | "Send log", Collection, |p| Months(p.lk20_months), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    Backup "Datensicherung" | "Backup", Collection, |p| Days(p.lk21_days), None, None, false, ToTheEnd, true, false, [];
    ExportFile "Exportdatei" | "Export file", Collection, |p| Days(p.lk22_days), None, None, false, ToTheEnd, false, false, [R_DEL_01];
    Photo "Foto" | "Photo", Relation, |_| AtOnce, None, None, false, ToTheEnd, false, false, [R_DEL_01];
    TestData "Testdaten" | "Test data", Collection, |_| AtOnce, None, None, false, ToTheEnd, false, false, [R_DEL_01];
    SourceEvidence "Herkunftsnachweis" | "Proof of origin", Transaction, |p| YearEnd(p.lk25_years), None, None, false, Never, true, false, [R_DEL_15];
}
