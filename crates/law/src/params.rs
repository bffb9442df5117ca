//! Dated numbers: what law or policy may change is data with a source, never a constant.
//!
//! `law/params.toml` is the shipped file. A firm's house rules may make a number stricter within
//! its bound, never looser.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::refusal::Words;

/// Why a parameter file or a house rule was refused. Carries no personal data.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ParamError {
    /// The file is not TOML of the expected shape.
    #[error("the parameters cannot be read: {0}")]
    Unreadable(String),
    /// A number without origin (a parameter is never a constant of nobody).
    #[error("parameter `{0}` has no `source_law`")]
    NoSource(String),
    /// An id nobody asks for.
    #[error("there is no parameter `{0}`")]
    Unknown(String),
    /// A number that no line gives for this day.
    #[error("parameter `{0}` has no value for this day")]
    Missing(&'static str),
    /// A house rule that loosens, or goes beyond the bound.
    #[error("`{id}` may be set between {strictest} and {value}, not to {wanted}")]
    Bound {
        /// The parameter.
        id: String,
        /// The end of its bound.
        strictest: i32,
        /// The shipped number.
        value: i32,
        /// What the house rule asked for.
        wanted: i32,
    },
}

/// One line of the file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    id: String,
    value: i32,
    valid_from: toml::value::Datetime,
    source_law: Option<String>,
    strictest: Option<i32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    param: Vec<Line>,
}

macro_rules! params {
    ($($field:ident = $id:literal $de:literal | $en:literal),+ $(,)?) => {
        /// The numbers that hold on one day.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Params { $(#[doc = $en] pub $field: i32),+ }

        impl Params {
            /// The ids of the file.
            pub const IDS: &'static [&'static str] = &[$($id),+];

            /// What the number of this id is.
            pub fn name(id: &str) -> Option<Words> {
                match id { $($id => Some(Words { de: $de, en: $en }),)+ _ => None }
            }

            fn gather(value: impl Fn(&'static str) -> Option<i32>) -> Result<Self, ParamError> {
                Ok(Self { $($field: value($id).ok_or(ParamError::Missing($id))?),+ })
            }

            fn place(&mut self, id: &str) -> Option<&mut i32> {
                match id { $($id => Some(&mut self.$field),)+ _ => None }
            }
        }
    };
}

// Field, id, what it is.
params! {
    breach_hours = "breach.hours" "Stunden, um der Aufsicht eine Datenpanne zu melden" | "Hours to tell the authority of a breach",
    rights_months = "rights.months" "Monate, um einen Antrag zu beantworten" | "Months to answer a request",
    rights_extended_months = "rights.extended_months" "Monate bei wirksamer Verlängerung" | "Months after a valid extension",
    identity_asked_within_days = "rights.identity_asked_within_days" "Tage, in denen eine Identitätsfrage die Frist noch anhält" | "Days within which a question on identity still pauses the month",
    rights_plan_days = "rights.plan_days" "Tage, in denen die Firma einen Antrag beantworten will" | "Days in which the firm means to answer a request",
    rights_days_ch = "rights.days_ch" "Tage, um einen Antrag zu beantworten, Schweiz" | "Days to answer a request, Switzerland",
    consent_warn_months = "consent.warn_months" "Monate ohne Nutzung, nach denen eine Einwilligung zu bestätigen ist" | "Months without use after which a consent is to be reconfirmed",
    consent_lapse_months = "consent.lapse_months" "Monate ohne Nutzung, nach denen sie erloschen ist" | "Months without use after which it has lapsed",
    consent_gone_months = "consent.gone_months" "Monate ohne Nutzung, nach denen niemand mehr darüber hinweggehen darf" | "Months without use after which nobody may override the lapse",
    phone_proof_years = "consent.phone_proof_years" "Jahre, die der Nachweis einer Telefoneinwilligung bleibt (LK-09)" | "Years a phone consent proof is kept (LK-09)",
    doi_days = "consent.doi_days" "Tage, die eine unbestätigte Anmeldung wartet (LK-10)" | "Days an unconfirmed sign-up waits (LK-10)",
    consent_age_de = "consent.age_de" "Alter für eine eigene Einwilligung, Deutschland" | "Age of consent, Germany",
    consent_age_at = "consent.age_at" "Alter für eine eigene Einwilligung, Österreich" | "Age of consent, Austria",
    consent_age_default = "consent.age_default" "Alter für eine eigene Einwilligung, sonst" | "Age of consent, elsewhere",
    sale_ask_months = "sale.ask_months" "Monate seit dem letzten Kauf, nach denen ein Mensch entscheidet" | "Months since the last purchase beyond which a human decides",
    sale_block_months = "sale.block_months" "Monate seit dem letzten Kauf, nach denen die Bestandskundenausnahme endet" | "Months since the last purchase beyond which the existing-customer exception is over",
    ecg_fresh_days = "ecg.fresh_days" "Tage, die ein Abgleich mit der ECG-Liste gilt" | "Days a comparison with the ECG list stays fresh",
    ledger_years_de = "retention.ledger_years_de" "Jahre für Bücher und Abschlüsse, Deutschland" | "Years of books and accounts, Germany",
    voucher_years_de = "retention.voucher_years_de" "Jahre für Buchungsbelege, Deutschland (LK-05)" | "Years of vouchers, Germany (LK-05)",
    voucher_years_finance = "retention.voucher_years_finance" "Jahre für Buchungsbelege von Banken, Versicherern, Wertpapierfirmen" | "Years of vouchers of banks, insurers and investment firms",
    letter_years_de = "retention.letter_years_de" "Jahre für Geschäftsbriefe, Deutschland (LK-06)" | "Years of business letters, Germany (LK-06)",
    books_years_at = "retention.books_years_at" "Jahre für Bücher, Belege und Briefe, Österreich" | "Years of books, vouchers and letters, Austria",
    books_years_ch = "retention.books_years_ch" "Jahre für Bücher und Belege, Schweiz" | "Years of books and vouchers, Switzerland",
    active_months = "retention.active_months" "Monate, die Aufzubewahrendes noch benutzt wird" | "Months in which a thing that must be kept is still in use",
    review_months = "retention.review_months" "Monate, bis jemand ansieht, was kein Löschdatum hat" | "Months until somebody looks at what has no deletion date",
    hold_review_months = "retention.hold_review_months" "Monate, bis ein Rechtsstreit-Vermerk geprüft wird" | "Months until somebody looks at a legal hold",
    carried_out_days = "retention.carried_out_days" "Tage, in denen eine fällige Löschung ausgeführt wird" | "Days within which a due deletion is carried out",
    limitation_years_de = "limitation.years_de" "Jahre der Regelverjährung zum Jahresende, Deutschland" | "Years of ordinary limitation to the end of the year, Germany",
    limitation_years_at = "limitation.years_at" "Jahre der Verjährung, Österreich" | "Years of limitation, Austria",
    limitation_years_ch = "limitation.years_ch" "Jahre der Verjährung, Schweiz" | "Years of limitation, Switzerland",
    source_prove_days = "source.prove_days" "Tage, um eine unbekannte Herkunft zu belegen" | "Days to prove an unknown origin",
    quarantine_days = "quarantine.days" "Tage, die eine Zeile in der Quarantäne auf eine Entscheidung wartet" | "Days a row in quarantine waits for a decision",
    mass_records = "staff.mass_records" "Datensätze, ab denen es eine zweite Person braucht, wenn es mehr sind" | "Records above which a second person is needed",
    lk01_months = "LK-01.months" "LK-01 Interessent: Monate nach dem letzten Kontakt durch die Person" | "LK-01 prospect who asked: months after the last contact by the person",
    lk02_months = "LK-02.months" "LK-02 importierter Kontakt: Monate nach dem Erhalt" | "LK-02 imported lead: months after it was obtained",
    lk03_years = "LK-03.years" "LK-03 Kundenstamm: Jahre nach Ende der Beziehung, zum Jahresende" | "LK-03 customer master data: years after the end of the relation, to the end of the year",
    lk04_years = "LK-04.years" "LK-04 Auftrag: Jahre nach Erfüllung, zum Jahresende" | "LK-04 order: years after performance, to the end of the year",
    lk06_years_ch = "LK-06.years_ch" "LK-06 Geschäftsbrief, Schweiz: Jahre, zum Jahresende" | "LK-06 business letter, Switzerland: years, to the end of the year",
    lk07_months = "LK-07.months" "LK-07 Notiz: Monate" | "LK-07 note: months",
    lk08_years = "LK-08.years" "LK-08 Einwilligungsnachweis E-Mail: Jahre nach Widerruf, Erlöschen oder letzter Nutzung, zum Jahresende" | "LK-08 e-mail consent proof: years after withdrawal, lapse or last use, to the end of the year",
    lk11_review_years = "LK-11.review_years" "LK-11 Werbesperre: Jahre bis zur Prüfung" | "LK-11 suppression entry: years until it is reviewed",
    lk13_months = "LK-13.months" "LK-13 Bewerbung, Deutschland: Monate nach der Absage" | "LK-13 applicant, Germany: months after the rejection",
    lk13_months_at = "LK-13.months_at" "LK-13 Bewerbung, Österreich: Monate nach der Absage" | "LK-13 applicant, Austria: months after the rejection",
    lk13_months_ch = "LK-13.months_ch" "LK-13 Bewerbung, Schweiz: Monate nach der Absage" | "LK-13 applicant, Switzerland: months after the rejection",
    lk14_years = "LK-14.years" "LK-14 Betroffenenantrag: Jahre nach der Antwort, zum Jahresende" | "LK-14 rights request: years after the answer, to the end of the year",
    lk15_months = "LK-15.months" "LK-15 Datenpanne: Monate nach dem Abschluss" | "LK-15 breach case: months after it was closed",
    lk16_months = "LK-16.months" "LK-16 Zugriffsprotokoll: Monate" | "LK-16 access log: months",
    lk17_days = "LK-17.days" "LK-17 technisches Protokoll: Tage" | "LK-17 technical log: days",
    lk18_months = "LK-18.months" "LK-18 Serviceanfrage: Monate nach dem Abschluss" | "LK-18 ticket: months after it was closed",
    lk19_months = "LK-19.months" "LK-19 Gesprächsaufnahme: Monate" | "LK-19 call recording: months",
    lk20_months = "LK-20.months" "LK-20 Versandprotokoll: Monate" | "LK-20 send log: months",
    lk21_days = "LK-21.days" "LK-21 Datensicherung: Tage" | "LK-21 backup: days",
    lk22_days = "LK-22.days" "LK-22 Exportdatei: Tage" | "LK-22 export file: days",
    lk25_years = "LK-25.years" "LK-25 Herkunftsnachweis: Jahre nach Wegfall der Adresse, zum Jahresende" | "LK-25 proof of origin: years after the address went, to the end of the year",
}

/// One number as it is shown to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// Stable id, such as `breach.hours`; its last part names the unit.
    pub id: &'a str,
    /// The number, in the unit of its id.
    pub value: i32,
    /// First day it holds.
    pub valid_from: Option<Date>,
    /// Statute, judgment or policy it comes from.
    pub source_law: &'a str,
    /// How far a house rule may go; `None` where the number is fixed.
    pub strictest: Option<i32>,
}

/// A parameter file: every number with its days and its source.
#[derive(Clone, Debug)]
pub struct ParamBook {
    lines: Vec<Line>,
}

impl ParamBook {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is not TOML of this shape, names an unknown id, or gives a number without source.
    pub fn load(text: &str) -> Result<Self, ParamError> {
        let file: File =
            toml::from_str(text).map_err(|error| ParamError::Unreadable(error.to_string()))?;
        for line in &file.param {
            if line.source_law.as_deref().is_none_or(|law| law.trim().is_empty()) {
                return Err(ParamError::NoSource(line.id.clone()));
            }
            if !Params::IDS.contains(&line.id.as_str()) {
                return Err(ParamError::Unknown(line.id.clone()));
            }
            date_of(line).ok_or_else(|| ParamError::Unreadable(line.id.clone()))?;
        }
        Ok(Self { lines: file.param })
    }

    /// The numbers that hold on `day`.
    ///
    /// # Errors
    /// When a number has no value for that day.
    pub fn on(&self, day: Date) -> Result<Params, ParamError> {
        Params::gather(|id| self.line(id, day).map(|line| line.value))
    }

    /// The numbers on `day` after house rules, each an id and the firm's own number.
    ///
    /// # Errors
    /// [`ParamError::Bound`] for a house rule that loosens or has no room.
    pub fn with_house_rules(&self, day: Date, house: &[(&str, i32)]) -> Result<Params, ParamError> {
        let mut params = self.on(day)?;
        for (id, wanted) in house {
            let unknown = || ParamError::Unknown((*id).to_owned());
            let line = self.line(id, day).ok_or_else(unknown)?;
            let strictest = line.strictest.unwrap_or(line.value);
            if !(strictest..=line.value).contains(wanted) {
                let (id, value) = (line.id.clone(), line.value);
                return Err(ParamError::Bound { id, strictest, value, wanted: *wanted });
            }
            *params.place(id).ok_or_else(unknown)? = *wanted;
        }
        Ok(params)
    }

    /// Every day on which a number starts to hold and all others hold as well, in order.
    pub fn days(&self) -> Vec<Date> {
        let mut days: Vec<Date> = self.lines.iter().filter_map(date_of).collect();
        days.sort_unstable();
        days.dedup();
        days.retain(|day| self.on(*day).is_ok());
        days
    }

    /// Every number that holds on `day`, in the order of [`Params::IDS`].
    pub fn shown_on(&self, day: Date) -> impl Iterator<Item = Number<'_>> {
        Params::IDS.iter().filter_map(move |id| self.line(id, day)).map(|line| Number {
            id: &line.id,
            value: line.value,
            valid_from: date_of(line),
            source_law: line.source_law.as_deref().unwrap_or_default(),
            strictest: line.strictest,
        })
    }

    /// The latest line of an id that holds on `day`.
    fn line(&self, id: &str, day: Date) -> Option<&Line> {
        let held = |line: &&Line| line.id == id && date_of(line).is_some_and(|from| from <= day);
        self.lines.iter().filter(held).max_by_key(|line| date_of(line))
    }
}

fn date_of(line: &Line) -> Option<Date> {
    line.valid_from.to_string().parse().ok()
}

/// The shipped file.
static SHIPPED: LazyLock<ParamBook> = LazyLock::new(|| {
    #[expect(clippy::expect_used, reason = "the file is part of the program; a test loads it")]
    ParamBook::load(include_str!("../law/params.toml")).expect("shipped parameters")
});

/// The shipped numbers by first day, so that a look-up by day costs a comparison or two.
static BY_DAY: LazyLock<Vec<(Date, Params)>> = LazyLock::new(|| {
    let held = |day| SHIPPED.on(day).ok().map(|params| (day, params));
    SHIPPED.days().into_iter().filter_map(held).collect()
});

/// The shipped parameter file.
pub fn shipped() -> &'static ParamBook {
    &SHIPPED
}

impl Params {
    /// The shipped numbers that hold on `day`; before the first day of the file, the first.
    pub fn on(day: Date) -> &'static Self {
        let held = BY_DAY.iter().rev().find(|(from, _)| *from <= day);
        #[expect(
            clippy::expect_used,
            reason = "the shipped file holds a full set; a test loads it"
        )]
        let (_, params) = held.or_else(|| BY_DAY.first()).expect("shipped parameters");
        params
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_voucher_period_changed_in_2025() {
        assert_eq!(Params::on(date(2024, 12, 31)).voucher_years_de, 10);
        assert_eq!(Params::on(date(2025, 1, 1)).voucher_years_de, 8);
        assert_eq!(Params::on(date(2026, 11, 21)).breach_hours, 72);
    }

    #[test]
    fn t149_a_number_without_source_is_refused() {
        let line = "[[param]]\nid = \"breach.hours\"\nvalue = 96\nvalid_from = 2027-01-01\n";
        let refused = ParamBook::load(line).unwrap_err();
        assert_eq!(refused, ParamError::NoSource("breach.hours".to_owned()));
        let sourced = format!("{line}source_law = \"VO (EU) 2027/1\"\n");
        assert!(ParamBook::load(&sourced).is_ok());
        let blank = format!("{line}source_law = \" \"\n");
        assert!(ParamBook::load(&blank).is_err());
    }

    /// What people are shown is what is decided with, each number once and with its source.
    #[test]
    fn every_number_of_a_day_is_shown() {
        for day in [date(2024, 12, 31), date(2026, 11, 21)] {
            let shown: Vec<_> = shipped().shown_on(day).collect();
            assert_eq!(shown.iter().map(|number| number.id).collect::<Vec<_>>(), Params::IDS);
            let mut held = *Params::on(day);
            for number in shown {
                assert_eq!(held.place(number.id), Some(&mut { number.value }), "{}", number.id);
                assert!(number.valid_from.is_some_and(|from| from <= day), "{}", number.id);
                assert!(!number.source_law.is_empty(), "{}", number.id);
            }
        }
    }

    #[test]
    fn unknown_ids_are_refused() {
        let line = "[[param]]\nid = \"x\"\nvalue = 1\nvalid_from = 2027-01-01\nsource_law = \"y\"";
        assert!(matches!(ParamBook::load(line), Err(ParamError::Unknown(_))));
        assert!(matches!(ParamBook::load("x"), Err(ParamError::Unreadable(_))));
    }

    proptest! {
        #[test]
        fn house_rules_only_tighten(id in proptest::sample::select(Params::IDS), wanted in -5..100i32) {
            let day = date(2026, 11, 21);
            let shipped_line = shipped().line(id, day).unwrap();
            let room = shipped_line.strictest.unwrap_or(shipped_line.value)..=shipped_line.value;
            let answer = shipped().with_house_rules(day, &[(id, wanted)]);
            prop_assert_eq!(answer.is_ok(), room.contains(&wanted));
            if let Ok(mut params) = answer {
                prop_assert_eq!(*params.place(id).unwrap(), wanted);
            }
        }
    }
}
