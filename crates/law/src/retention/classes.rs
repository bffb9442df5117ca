//! The deletion classes as a table: start event, standard period, what happens then (6.3).

use jiff::ToSpan;
use jiff::civil::Date;

use super::book::{R_DEL_01, R_DEL_15, R_DEL_18, R_DEL_20, R_DEL_22, R_DEL_23};
use super::year_end;
use crate::class::Class;
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
}

impl Period {
    /// The last day; `None` for an open period.
    pub fn end(self, start: Date) -> Option<Date> {
        match self {
            Self::AtOnce => Some(start),
            Self::Days(days) => start.checked_add(days.days()).ok(),
            Self::Months(months) => start.checked_add(months.months()).ok(),
            Self::YearEnd(years) => Some(year_end(start, years)),
            Self::Open => None,
        }
    }
}

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
    pub standard: Period,
    /// Period in Austria, where it differs.
    pub austria: Option<Period>,
    /// Period in Switzerland, where it differs.
    pub switzerland: Option<Period>,
    /// Months after which it is only stored; `None` where it stays in use to the end.
    pub active_months: Option<i32>,
    /// Kept, restricted, when the person asks for erasure: statute, claims, accountability.
    pub kept_on_erasure: bool,
    /// Uses of a consent restart the period of its proof; no other class knows that (R-DEL-07).
    pub renewed_by_use: bool,
    /// Rules behind the row.
    pub rules: &'static [&'static Rule],
}

impl ClassRule {
    /// The period in a country.
    pub fn period(&self, country: Country) -> Period {
        match country {
            Country::At => self.austria.unwrap_or(self.standard),
            Country::Ch => self.switzerland.unwrap_or(self.standard),
            _ => self.standard,
        }
    }

    /// Whether a request for erasure leaves it restricted rather than gone. Swiss law knows no
    /// duty to keep letters.
    pub fn survives_erasure(&self, country: Country) -> bool {
        self.kept_on_erasure && !(self.class == Class::BusinessLetter && country == Country::Ch)
    }
}

macro_rules! classes {
    ($($class:ident $de:literal | $en:literal, $start:ident, $period:expr,
       $austria:expr, $switzerland:expr, $active:expr, $kept:literal, $renewed:literal, [$($rule:ident),*];)+) => {
        /// LK-01 … LK-25, in order.
        pub static CLASSES: &[ClassRule] = &[$(ClassRule {
            class: Class::$class,
            name: Words { de: $de, en: $en },
            start: Start::$start,
            standard: $period,
            austria: $austria,
            switzerland: $switzerland,
            active_months: $active,
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
    standard: Period::AtOnce,
    austria: None,
    switzerland: None,
    active_months: None,
    kept_on_erasure: false,
    renewed_by_use: false,
    rules: &[],
};

use Period::{AtOnce, Days, Months, Open, YearEnd};

// class, name, start, period, Austria, Switzerland, active months, kept on erasure, renewed by use, rules
classes! {
    ProspectInquiry "Interessent" | "Prospect who asked", Collection, Months(12), None, None, None, false, false, [R_DEL_01];
    ProspectImported "Importierter Kontakt" | "Imported lead", Collection, Months(3), None, None, None, false, false, [R_DEL_01];
    CustomerMaster "Kundenstamm" | "Customer master data", Relation, YearEnd(3), None, None, None, false, false, [R_DEL_15, R_DEL_20, R_DEL_22];
    OrderContract "Auftrag und Vertrag" | "Order and contract", Transaction, YearEnd(3), None, None, Some(24), false, false, [R_DEL_15, R_DEL_20, R_DEL_22];
    Voucher "Buchungsbeleg" | "Voucher", Transaction, YearEnd(10), None, None, Some(24), true, false, [];
    BusinessLetter "Geschäftsbrief" | "Business letter", Transaction, YearEnd(6), None, Some(YearEnd(3)), Some(24), true, false, [R_DEL_23];
    CrmNote "Notiz" | "Note", Collection, Months(24), None, None, None, false, false, [R_DEL_01];
    ConsentProofEmail "Einwilligungsnachweis E-Mail" | "E-mail consent proof", Transaction, YearEnd(3), None, None, None, true, true, [R_DEL_15];
    ConsentProofPhone "Einwilligungsnachweis Telefon" | "Phone consent proof", Transaction, Months(60), None, None, None, true, true, [];
    DoiPending "Unbestätigte Anmeldung" | "Unconfirmed sign-up", Collection, Days(14), None, None, None, false, false, [R_DEL_01];
    Suppression "Werbesperre" | "Suppression entry", Collection, Open, None, None, None, true, false, [];
    ContactPerson "Ansprechpartner" | "Contact person", Relation, AtOnce, None, None, None, false, false, [R_DEL_01];
    Applicant "Bewerbung" | "Applicant", Transaction, Months(6), Some(Months(7)), Some(Months(3)), Some(0), true, false, [R_DEL_18, R_DEL_20];
    DsrCase "Betroffenenantrag" | "Rights request case", Transaction, YearEnd(3), None, None, Some(0), true, false, [R_DEL_15];
    BreachCase "Datenpanne" | "Breach case", Transaction, Months(60), None, None, Some(0), true, false, [R_DEL_01];
    AccessLog "Zugriffsprotokoll" | "Access log", Collection, Months(12), None, None, None, true, false, [R_DEL_01];
    TechLog "Technisches Protokoll" | "Technical log", Collection, Days(30), None, None, None, true, false, [R_DEL_01];
    Ticket "Serviceanfrage" | "Ticket", Transaction, Months(12), None, None, None, false, false, [R_DEL_15];
    CallRecording "Gesprächsaufnahme" | "Call recording", Collection, Months(3), None, None, None, false, false, [R_DEL_01];
    SendLog "Versandprotokoll" | "Send log", Collection, Months(24), None, None, None, false, false, [R_DEL_01];
    Backup "Datensicherung" | "Backup", Collection, Days(90), None, None, None, true, false, [];
    ExportFile "Exportdatei" | "Export file", Collection, Days(14), None, None, None, false, false, [R_DEL_01];
    Photo "Foto" | "Photo", Relation, AtOnce, None, None, None, false, false, [R_DEL_01];
    TestData "Testdaten" | "Test data", Collection, AtOnce, None, None, None, false, false, [R_DEL_01];
    SourceEvidence "Herkunftsnachweis" | "Proof of origin", Transaction, YearEnd(3), None, None, Some(0), true, false, [R_DEL_15];
}
