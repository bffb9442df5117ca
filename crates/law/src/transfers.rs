//! Records, processors, joint controllers, impact assessments, third countries (section 8).

use jiff::civil::Date;

use crate::rule::rules;
use crate::sets::small_set;
use crate::verdict::{Outcome, Ruling};

/// R-DOC-01: a record of processing is always kept; processing in a customer database is not
/// occasional, whatever the number of staff.
pub fn record_of_processing(_staff: u32) -> Ruling {
    Ruling::new(Outcome::Duty, &[&R_DOC_01])
}

crate::vocabulary! {
    /// What a processor contract must contain (R-DOC-12).
    AvvItem {
        Instructions = 1 "INSTRUCTIONS", Confidentiality = 2 "CONFIDENTIALITY", Security = 3 "SECURITY", SubProcessors = 4 "SUB_PROCESSORS",
        HelpWithRights = 5 "HELP_WITH_RIGHTS", HelpWithDuties = 6 "HELP_WITH_DUTIES", DeleteOrReturn = 7 "DELETE_OR_RETURN",
        Audits = 8 "AUDITS", WarnOfUnlawful = 9 "WARN_OF_UNLAWFUL",
    }
}
small_set!(
    /// Items of a processor contract.
    AvvItems of AvvItem
);

/// R-DOC-10, R-DOC-12, R-DOC-14: may data flow to this vendor?
pub fn processor(signed: bool, items: AvvItems, own_ends: bool) -> Ruling {
    if own_ends {
        return Ruling::new(Outcome::Block, &[&R_DOC_14]);
    }
    if !signed {
        return Ruling::new(Outcome::Block, &[&R_DOC_10]);
    }
    if AvvItem::ALL.iter().any(|item| !items.has(*item)) {
        return Ruling::new(Outcome::Block, &[&R_DOC_12, &R_DOC_10]);
    }
    Ruling::new(Outcome::Duty, &[&R_DOC_10, &R_DOC_13])
}

crate::vocabulary! {
    /// On what a transfer to a third country rests.
    Tool { None = 0 "NONE", Dpf = 1 "DPF", Scc = 2 "SCC", Bcr = 3 "BCR", Art49 = 4 "ART_49" }
}

/// One access from one country. Remote access by support or administration counts (R-DOC-30).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Access<'a> {
    /// ISO 3166 code of the country that access happens from.
    pub country: &'a str,
    /// What it rests on.
    pub tool: Tool,
    /// The entry on the DPF list runs until this day.
    pub listed_until: Option<Date>,
    /// Standard clauses are signed as well.
    pub fallback_scc: bool,
    /// An assessment of the transfer with measures is on file.
    pub assessed: bool,
    /// Single and occasional.
    pub occasional: bool,
}

#[derive(serde::Deserialize)]
struct Adequate {
    eea: Vec<String>,
    adequate: Vec<Adequacy>,
}

#[derive(serde::Deserialize)]
struct Adequacy {
    country: String,
    until: Option<toml::value::Datetime>,
}

/// R-DOC-31: may data go there today?
pub fn transfer(access: &Access, today: Date) -> Ruling {
    match adequacy(access.country, today) {
        Some(true) => return Ruling::new(Outcome::Allow, &[&R_DOC_31]),
        Some(false) => return Ruling::new(Outcome::Duty, &[&R_DOC_31]),
        None => {}
    }
    let listed = access.country == "US"
        && access.tool == Tool::Dpf
        && access.listed_until.is_some_and(|until| today <= until);
    let outcome = match access.tool {
        Tool::Dpf if listed && access.fallback_scc => Outcome::Duty,
        Tool::Dpf if listed => Outcome::Ask,
        Tool::Scc if access.assessed => Outcome::Ask,
        Tool::Bcr => Outcome::Duty,
        Tool::Art49 if access.occasional => Outcome::Ask,
        Tool::None => Outcome::Ask,
        Tool::Dpf if access.fallback_scc && access.assessed => Outcome::Ask,
        _ => Outcome::Block,
    };
    let first = if access.tool == Tool::None { &R_DOC_30 } else { &R_DOC_31 };
    Ruling::new(outcome, &[first, if listed { &R_DOC_32 } else { &R_DOC_31 }])
}

/// `Some(true)` within the EEA, `Some(false)` for an adequacy decision in force, else `None`.
fn adequacy(country: &str, today: Date) -> Option<bool> {
    let list: Adequate = toml::from_str(include_str!("../law/adequacy.toml")).ok()?;
    if list.eea.iter().any(|code| code == country) {
        return Some(true);
    }
    let entry = list.adequate.iter().find(|entry| entry.country == country)?;
    let until: Option<Date> = entry.until.as_ref().and_then(|day| day.to_string().parse().ok());
    until.is_none_or(|until| today <= until).then_some(false)
}

/// R-DOC-25: `DUTY` to carry out an impact assessment, or `ALLOW` with the reasoned "no" stored.
pub fn impact_assessment(listed_in_35_3: bool, national_list: bool, criteria: u8) -> Ruling {
    let required = listed_in_35_3 || national_list || criteria >= 2;
    Ruling::new(if required { Outcome::Duty } else { Outcome::Allow }, &[&R_DOC_25])
}

/// R-DOC-26: whether Germany wants a data protection officer.
pub const fn officer_required_de(
    constantly_processing: u32,
    assessment_duty: bool,
    trades_data: bool,
) -> bool {
    constantly_processing >= 20 || assessment_duty || trades_data
}

rules! {
    R_DOC_01 "R-DOC-01" Law V ["Art. 30 Abs. 5 DSGVO", "Art. 12 DSG (CH)"]
        "Verzeichnis immer führen" | "Always keep the record";
        "Die Verarbeitung ist nicht nur gelegentlich; die Ausnahme für kleine Firmen greift nicht." | "The processing is not occasional; the exemption for small firms fails.";
        "Das Verzeichnis führen." | "Keep the record.";
    R_DOC_10 "R-DOC-10" Law K ["Art. 28 Abs. 3 DSGVO"]
        "Kein Datenfluss ohne Vertrag" | "No data flow without a contract";
        "Mit dem Dienstleister besteht kein unterschriebener Auftragsverarbeitungsvertrag." | "There is no signed processor contract with the vendor.";
        "Den Vertrag schließen und eintragen." | "Sign the contract and record it.";
    R_DOC_12 "R-DOC-12" Law K ["Art. 28 Abs. 3 DSGVO"]
        "Inhalt des Vertrags" | "Content of the contract";
        "Dem Vertrag fehlen Pflichtinhalte." | "The contract lacks what it must contain.";
        "Den Vertrag ergänzen." | "Complete the contract.";
    R_DOC_13 "R-DOC-13" Law K ["Art. 28 Abs. 3 lit. g DSGVO", "OLG Dresden 4 U 940/24"]
        "Löschung beim Ende prüfen" | "Check deletion at the end";
        "Am Vertragsende ist die Löschung bestätigen zu lassen und zu prüfen." | "At the end of the contract deletion must be confirmed and checked.";
        "Eine Aufgabe anlegen." | "Create a task.";
    R_DOC_14 "R-DOC-14" Law K ["Art. 28 Abs. 10 DSGVO"]
        "Eigene Zwecke des Dienstleisters" | "A vendor's own ends";
        "Wer Daten für eigene Zwecke nutzt, ist insoweit kein Auftragsverarbeiter." | "A vendor that uses data for its own ends is not a processor for that.";
        "Die Nutzung ausschließen oder eine Grundlage für die Weitergabe festlegen." | "Exclude the use, or fix a basis for disclosure.";
    R_DOC_18 "R-DOC-18" Law K ["Art. 26 DSGVO", "Erwägungsgrund 48 DSGVO"]
        "Gemeinsame Verantwortung" | "Joint controllers";
        "Ein gemeinsames System im Konzern braucht eine Vereinbarung; ein Konzernprivileg gibt es nicht." | "A shared system in a group needs an arrangement; there is no group privilege.";
        "Die Vereinbarung schließen und eintragen." | "Conclude the arrangement and record it.";
    R_DOC_25 "R-DOC-25" Law K ["Art. 35 DSGVO", "DSK Muss-Liste 1.1", "Art. 22 DSG (CH)"]
        "Folgenabschätzung" | "Impact assessment";
        "Eine Datenschutz-Folgenabschätzung ist nötig." | "An impact assessment is required.";
        "Sie vor Beginn durchführen." | "Carry it out before starting.";
    R_DOC_26 "R-DOC-26" Law K ["§ 38 BDSG", "Art. 37 DSGVO"]
        "Datenschutzbeauftragte" | "Data protection officer";
        "Eine Datenschutzbeauftragte ist zu benennen." | "A data protection officer must be named.";
        "Benennen und der Aufsicht melden." | "Name one and tell the authority.";
    R_DOC_30 "R-DOC-30" Law K ["Art. 44 DSGVO"]
        "Fernzugriff ist Übermittlung" | "Remote access is a transfer";
        "Zugriff aus einem Drittland ist eine Übermittlung und braucht ein Instrument." | "Access from a third country is a transfer and needs a tool.";
        "Das Instrument je Zugriffsland eintragen." | "Record the tool for each country of access.";
    R_DOC_31 "R-DOC-31" Law K ["Art. 45 DSGVO", "Art. 46 DSGVO", "Art. 49 DSGVO"]
        "Wohin Daten dürfen" | "Where data may go";
        "Für dieses Land trägt kein gültiges Instrument." | "No valid tool carries the transfer to this country.";
        "Standardklauseln mit Folgenprüfung abschließen oder einen anderen Anbieter wählen." | "Sign standard clauses with an assessment, or choose another vendor.";
    R_DOC_32 "R-DOC-32" Law U ["EuG T-553/23", "EuGH C-703/25 P"]
        "Wenn die Angemessenheit fällt" | "If adequacy falls";
        "Fällt die Angemessenheit, ist am selben Tag neu zu entscheiden." | "If the adequacy basis falls, decide anew on that day.";
        "Standardklauseln als Rückfall hinterlegen." | "Keep standard clauses as a fallback.";
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 21);

    fn from(country: &str, tool: Tool) -> Access<'_> {
        Access {
            country,
            tool,
            listed_until: None,
            fallback_scc: false,
            assessed: false,
            occasional: false,
        }
    }

    #[test]
    fn t127_t128_transfers() {
        let go = |access: &Access| transfer(access, TODAY).verdict;
        assert_eq!(go(&from("FR", Tool::None)), Outcome::Allow);
        assert_eq!(go(&from("JP", Tool::None)), Outcome::Duty);
        assert_eq!(transfer(&from("GB", Tool::None), date(2031, 12, 27)).verdict, Outcome::Duty);
        assert_ne!(transfer(&from("GB", Tool::None), date(2031, 12, 28)).verdict, Outcome::Duty);
        let mut us = from("US", Tool::Dpf);
        us.listed_until = Some(date(2026, 11, 20));
        assert_eq!(go(&us), Outcome::Block);
        assert_eq!(transfer(&us, TODAY).rules[0], &R_DOC_31);
        us.listed_until = Some(TODAY);
        assert_eq!(go(&us), Outcome::Ask);
        us.fallback_scc = true;
        assert_eq!(go(&us), Outcome::Duty);
        let india = transfer(&from("IN", Tool::None), TODAY);
        assert_eq!((india.verdict, india.rules[0]), (Outcome::Ask, &R_DOC_30));
        assert_eq!(go(&from("IN", Tool::Scc)), Outcome::Block);
        assert_eq!(go(&Access { assessed: true, ..from("IN", Tool::Scc) }), Outcome::Ask);
        assert_eq!(go(&from("IN", Tool::Bcr)), Outcome::Duty);
        assert_eq!(go(&from("IN", Tool::Art49)), Outcome::Block);
        assert_eq!(go(&Access { occasional: true, ..from("IN", Tool::Art49) }), Outcome::Ask);
    }

    #[test]
    fn t148_the_record_and_processors() {
        assert_eq!(record_of_processing(12).rules, [&R_DOC_01]);
        let all: AvvItems = AvvItem::ALL.iter().copied().collect();
        assert_eq!(processor(true, all, false).verdict, Outcome::Duty);
        assert_eq!(processor(false, all, false).rules, [&R_DOC_10]);
        assert_eq!(processor(true, AvvItems::EMPTY, false).rules[0], &R_DOC_12);
        assert_eq!(processor(true, all, true).rules, [&R_DOC_14]);
    }

    #[test]
    fn assessments_and_officers() {
        assert_eq!(impact_assessment(false, false, 1).verdict, Outcome::Allow);
        for (listed, national, criteria) in [(true, false, 0), (false, true, 0), (false, false, 2)]
        {
            assert_eq!(impact_assessment(listed, national, criteria).verdict, Outcome::Duty);
        }
        assert!(officer_required_de(20, false, false) && !officer_required_de(19, false, false));
        assert!(officer_required_de(1, true, false) && officer_required_de(1, false, true));
    }

    #[test]
    fn a_lapsed_listing_is_saved_by_clauses_that_were_assessed() {
        let go = |fallback_scc, assessed| {
            let access = Access { fallback_scc, assessed, ..from("US", Tool::Dpf) };
            transfer(&access, TODAY).verdict
        };
        assert_eq!(go(true, true), Outcome::Ask);
        assert_eq!(go(true, false), Outcome::Block);
        assert_eq!(go(false, true), Outcome::Block);
        let clauses = Access { listed_until: Some(TODAY), ..from("US", Tool::Scc) };
        assert_eq!(transfer(&clauses, TODAY).rules, [&R_DOC_31, &R_DOC_31]);
    }
}
