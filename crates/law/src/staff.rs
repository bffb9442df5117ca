//! Inside the firm (section 11): need to know, mass actions, logs, notes, recordings, photos.

use crate::basis::{R_ART9_02, R_ART9_06};
use crate::params::Params;
use crate::rule::rules;
use crate::verdict::{Outcome, Ruling};

/// R-EMP-01: may somebody read this record? Outside their team: with a reason, logged and told.
pub fn read(own_team: bool, reason_given: bool, extra_lock: bool) -> Ruling {
    match (own_team, reason_given) {
        _ if extra_lock => Ruling::new(Outcome::Ask, &[&R_EMP_02]),
        (true, _) => Ruling::new(Outcome::Allow, &[&R_EMP_01]),
        (false, true) => Ruling::new(Outcome::Duty, &[&R_EMP_01, &R_EMP_10]),
        (false, false) => Ruling::new(Outcome::Block, &[&R_EMP_01]),
    }
}

/// R-EMP-03: export, print, bulk mail of many records needs a second person and a purpose.
pub fn mass_action(records: u32, second_person: bool, purpose: bool, params: &Params) -> Ruling {
    let few = i64::from(records) <= i64::from(params.mass_records);
    let allowed = few || second_person && purpose;
    Ruling::new(if allowed { Outcome::Duty } else { Outcome::Ask }, &[&R_EMP_03])
}

crate::vocabulary! {
    /// What access logs may be used for; they are data about employees (R-EMP-10).
    LogUse { Security = 1 "SECURITY", Abuse = 2 "ABUSE", RightsAnswer = 3 "RIGHTS_ANSWER", Performance = 4 "PERFORMANCE", Dashboard = 5 "DASHBOARD_PER_HEAD" }
}

/// R-EMP-10: whether logs may serve this.
pub fn use_log(wanted: LogUse) -> Ruling {
    let fine = matches!(wanted, LogUse::Security | LogUse::Abuse | LogUse::RightsAnswer);
    Ruling::new(if fine { Outcome::Allow } else { Outcome::Block }, &[&R_EMP_10])
}

/// R-EMP-20: what happens to a note in which special categories were found. The span is masked
/// and the author told; insisting asks the rights desk.
pub fn note(found: bool, author_insists: bool) -> Ruling {
    match (found, author_insists) {
        (false, _) => Ruling::new(Outcome::Allow, &[&R_EMP_20]),
        (true, false) => Ruling::new(Outcome::Duty, &[&R_EMP_20, &R_ART9_02, &R_ART9_06]),
        (true, true) => Ruling::new(Outcome::Ask, &[&R_EMP_20, &R_ART9_02]),
    }
}

/// R-EMP-23: recording a call needs the prior consent of everybody on it.
pub fn record_call(all_consented: bool) -> Ruling {
    Ruling::new(if all_consented { Outcome::Duty } else { Outcome::Block }, &[&R_EMP_23])
}

/// R-EMP-30: a photo needs the person's consent and never comes from a network.
pub fn photo(consent: bool, from_network: bool) -> Ruling {
    let fine = consent && !from_network;
    Ruling::new(if fine { Outcome::Duty } else { Outcome::Block }, &[&R_EMP_30])
}

rules! {
    R_EMP_01 "R-EMP-01" Law K ["Art. 32 DSGVO", "Art. 5 Abs. 1 lit. f DSGVO"]
        "Nur wer es braucht" | "Need to know";
        "Der Datensatz gehört nicht zu Ihrem Bereich." | "The record is outside your scope.";
        "Einen Grund angeben; der Zugriff wird festgehalten und gemeldet." | "Give a reason; the access is logged and reported.";
    R_EMP_02 "R-EMP-02" Law K ["§ 51 BMG"]
        "Besonders geschützte Personen" | "Specially protected persons";
        "Der Datensatz ist besonders geschützt; die Anschrift wird nie weitergegeben." | "The record is specially protected; the address is never passed on.";
        "Die Betroffenenstelle fragen." | "Ask the rights desk.";
    R_EMP_03 "R-EMP-03" Policy P ["Art. 32 DSGVO"]
        "Massenvorgänge" | "Mass actions";
        "So viele Datensätze gibt niemand allein heraus: Es braucht eine zweite Person und einen Zweck." | "Nobody hands out so many records alone: it takes a second person and a purpose.";
        "Die Freigabe einholen." | "Get the approval.";
    R_EMP_10 "R-EMP-10" Law K ["Art. 32 DSGVO", "§ 87 Abs. 1 Nr. 6 BetrVG"]
        "Zugriffsprotokolle" | "Access logs";
        "Protokolle dienen nur Sicherheit, Missbrauchsklärung und Auskünften, nie der Leistungskontrolle." | "Logs serve security, abuse and rights answers only, never performance control.";
        "Nur zusammengefasste Zahlen verwenden." | "Use aggregate figures only.";
    R_EMP_12 "R-EMP-12" CaseLaw V ["EuGH C-579/21 (Pankki S)"]
        "Wer hat nachgesehen?" | "Who looked?";
        "Zeiten und Zwecke ja, Namen grundsätzlich nicht." | "Times and purposes yes, names not by default.";
        "Zeiten und Zwecke nennen." | "Give times and purposes.";
    R_EMP_20 "R-EMP-20" Policy P ["Art. 9 DSGVO", "Art. 25 DSGVO"]
        "Freitext prüfen" | "Screening of notes";
        "Die Notiz enthält besondere Kategorien; die Stelle wird nicht gespeichert." | "The note holds special categories; the span is not stored.";
        "Neutral formulieren oder die Betroffenenstelle fragen." | "Phrase it neutrally, or ask the rights desk.";
    R_EMP_23 "R-EMP-23" Law K ["§ 201 StGB (DE)", "§ 120 StGB (AT)", "Art. 179ter StGB (CH)"]
        "Aufnahmen nur mit Einwilligung aller" | "Recordings with everybody's consent only";
        "Für die Aufnahme fehlt die vorherige Einwilligung aller Beteiligten." | "The recording lacks the prior consent of all parties.";
        "Nicht aufnehmen oder alle vorher fragen." | "Do not record, or ask everybody first.";
    R_EMP_30 "R-EMP-30" Law K ["Art. 6 Abs. 1 lit. a DSGVO", "§ 22 KUG", "§ 78 UrhG (AT)", "Art. 28 ZGB (CH)"]
        "Fotos" | "Photos";
        "Fotos brauchen die Einwilligung der Person und stammen nie aus Netzwerken." | "Photos need the person's consent and never come from networks.";
        "Die Person fragen oder ohne Foto arbeiten." | "Ask the person, or do without.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_and_mass_actions() {
        assert_eq!(read(true, false, false).verdict, Outcome::Allow);
        assert_eq!(read(false, true, false).verdict, Outcome::Duty);
        assert_eq!(read(false, false, false).verdict, Outcome::Block);
        assert_eq!(read(true, true, true).rules, [&R_EMP_02]);
        let params = Params::on(jiff::civil::date(2026, 11, 21));
        let mass = |records, second, purpose, params| {
            mass_action(records, second, purpose, params).verdict
        };
        assert_eq!(mass(100, false, false, params), Outcome::Duty);
        assert_eq!(mass(101, true, false, params), Outcome::Ask);
        assert_eq!(mass(101, false, true, params), Outcome::Ask);
        assert_eq!(mass(101, true, true, params), Outcome::Duty);
        let strict = Params { mass_records: 10, ..*params };
        assert_eq!(mass(10, false, false, &strict), Outcome::Duty);
        assert_eq!(mass(11, false, true, &strict), Outcome::Ask);
        for wanted in LogUse::ALL {
            let fine = !matches!(wanted, LogUse::Performance | LogUse::Dashboard);
            assert_eq!(use_log(*wanted).may(), fine);
        }
    }

    #[test]
    fn t131_t133_notes_recordings_and_photos() {
        assert_eq!(note(true, false).verdict, Outcome::Duty);
        assert_eq!(note(true, true).verdict, Outcome::Ask);
        assert_eq!(note(false, false).verdict, Outcome::Allow);
        assert_eq!(record_call(false).verdict, Outcome::Block);
        assert_eq!(record_call(true).verdict, Outcome::Duty);
        assert!(photo(true, false).may() && !photo(true, true).may() && !photo(false, false).may());
    }
}
