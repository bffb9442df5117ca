//! Personal-data breaches (section 9): rating matrix, clock, authorities.

use jiff::{ToSpan, Zoned};

use crate::params::Params;
use crate::rule::{Rule, rules};
use crate::sets::small_set;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::Country;

crate::vocabulary! {
    /// What kinds of data are affected, by severity (R-BRE-11).
    BreachData {
        Contact = 1 "CONTACT", OrderSlip = 2 "ORDER_SLIP", Contract = 3 "CONTRACT", Price = 4 "PRICE",
        Behaviour = 5 "BEHAVIOUR", Bank = 6 "BANK", IdNumber = 7 "ID_NUMBER", Password = 8 "PASSWORD",
        Art9 = 9 "ART9", Art10 = 10 "ART10", Children = 11 "CHILDREN", HiddenAddress = 12 "HIDDEN_ADDRESS",
        Profile = 13 "PROFILE",
    }
}
crate::vocabulary! {
    /// Whether the data show who somebody is.
    Identifiable { Direct = 1 "DIRECT", Pseudonymised = 2 "PSEUDONYMISED" }
}
crate::vocabulary! {
    /// Who got the data.
    Recipient { BoundOrDeleted = 1 "BOUND_OR_DELETED", KnownOther = 2 "KNOWN_OTHER", Unknown = 3 "UNKNOWN", Hostile = 4 "HOSTILE" }
}
crate::vocabulary! {
    /// What follows. A human decides with text; lowering it needs a second person (R-BRE-10).
    BreachVerdict { DocOnly = 0 "DOC_ONLY", NotifySa = 1 "NOTIFY_SA", NotifySaAndPersons = 2 "NOTIFY_SA_AND_PERSONS" }
}
small_set!(
    /// The kinds of data affected.
    BreachKinds of BreachData
);

crate::vocabulary! {
    /// What happened to personal data, or to a person.
    Incident {
        Disclosed = 1 "DISCLOSED", ReadInside = 2 "READ_INSIDE", Altered = 3 "ALTERED", Lost = 4 "LOST",
        Unavailable = 5 "UNAVAILABLE", AdvertisingDespiteObjection = 6 "ADVERTISING_DESPITE_OBJECTION",
    }
}

/// R-BRE-01: whether this is a breach of Art. 4(12), which is documented whatever follows
/// (R-BRE-05). Loss of confidentiality, integrity or availability counts, accidental and internal
/// too; advertising despite an objection is a breach of Art. 21, not of this kind.
pub fn is_breach(incident: Incident) -> Ruling {
    match incident {
        Incident::AdvertisingDespiteObjection => {
            Ruling::new(Outcome::Allow, &[&crate::contact::R_MKT_51])
        }
        _ => Ruling::new(Outcome::Duty, &[&R_BRE_01, &R_BRE_05]),
    }
}

/// The rules that the clock of [`due`] runs by.
pub static CLOCK: &[&Rule] = &[&R_BRE_02, &R_BRE_03];

/// The facts of a breach. What is not known takes its worse value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Breach {
    /// Seat of the firm.
    pub country: Country,
    /// Kinds of data; none means that they are not known yet.
    pub data: BreachKinds,
    /// Whether the data show who somebody is.
    pub identifiable: Identifiable,
    /// Who got them.
    pub recipient: Recipient,
    /// How many persons.
    pub persons: u32,
    /// Called back before it was read.
    pub recalled_unread: bool,
    /// Still open after a day.
    pub open_after_24h: bool,
    /// Encrypted by the state of the art, the key safe.
    pub strongly_encrypted: bool,
    /// The data are still at hand.
    pub available: bool,
}

/// The rating and the rules behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// Sum of the matrix.
    pub score: i32,
    /// What follows.
    pub verdict: BreachVerdict,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static Rule>,
}

/// R-BRE-11: severity and likelihood as points.
pub fn rate(breach: &Breach) -> Rating {
    let score = severity(breach.data)
        + match breach.identifiable {
            Identifiable::Direct => 0,
            Identifiable::Pseudonymised => -2,
        }
        + match breach.recipient {
            Recipient::BoundOrDeleted => -1,
            Recipient::KnownOther => 0,
            Recipient::Unknown => 1,
            Recipient::Hostile => 2,
        }
        + match breach.persons {
            0..10 => 0,
            10..1000 => 1,
            _ => 2,
        }
        - i32::from(breach.recalled_unread)
        + i32::from(breach.open_after_24h);
    if breach.strongly_encrypted && breach.available {
        let rules: Vec<&Rule> = vec![&R_BRE_06, &R_BRE_11, &R_BRE_05];
        return Rating { score, verdict: BreachVerdict::DocOnly, rules };
    }
    let verdict = match score {
        _ if score >= 5 || exposed(breach) => BreachVerdict::NotifySaAndPersons,
        2.. => BreachVerdict::NotifySa,
        _ => BreachVerdict::DocOnly,
    };
    let verdict = for_country(breach.country, verdict);
    Rating { score, verdict, rules: grounds(breach, verdict) }
}

/// Points of the worst kind of data; unknown counts as the worst.
fn severity(data: BreachKinds) -> i32 {
    use BreachData::{Art9, Art10, Bank, Behaviour, Children, Contact, Contract, HiddenAddress};
    use BreachData::{IdNumber, OrderSlip, Password, Price, Profile};
    let points = |kind| match kind {
        Contact | OrderSlip => 1,
        Contract | Price | Behaviour => 2,
        Bank | IdNumber | Password => 3,
        Art9 | Art10 | Children | HiddenAddress | Profile => 4,
    };
    data.iter().map(points).max().unwrap_or(4)
}

/// Art. 9/10 data, passwords or identity numbers with an unknown or hostile recipient.
fn exposed(breach: &Breach) -> bool {
    use BreachData::{Art9, Art10, IdNumber, Password};
    let listed = [Art9, Art10, Password, IdNumber].into_iter().any(|kind| breach.data.has(kind));
    // Nobody knows yet what was in it: it may have been any of these.
    let grave = listed || breach.data.is_empty();
    grave && matches!(breach.recipient, Recipient::Unknown | Recipient::Hostile)
}

/// R-BRE-08: Switzerland wants notice of a high risk only.
const fn for_country(country: Country, verdict: BreachVerdict) -> BreachVerdict {
    match (country, verdict) {
        (Country::Ch, BreachVerdict::NotifySa) => BreachVerdict::DocOnly,
        _ => verdict,
    }
}

fn grounds(breach: &Breach, verdict: BreachVerdict) -> Vec<&'static Rule> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    if breach.country == Country::Ch {
        rules.push(&R_BRE_08);
    }
    rules.extend([&R_BRE_11, &R_BRE_12, &R_BRE_05] as [&Rule; 3]);
    if breach.data.has(BreachData::Profile) {
        rules.push(&crate::contact::R_DBR_04);
    }
    if verdict >= BreachVerdict::NotifySa {
        rules.push(&R_BRE_02);
    }
    if verdict == BreachVerdict::NotifySaAndPersons {
        rules.push(&R_BRE_06);
    }
    rules
}

/// R-BRE-02, R-BRE-03: exact hours from becoming aware; weekends and holidays count, and the
/// grace of Reg. 1182/71 is never used.
pub fn due(aware: &Zoned, params: &Params) -> Zoned {
    aware.checked_add(params.breach_hours.hours()).unwrap_or_else(|_| aware.clone())
}

/// A supervisory authority.
#[derive(Clone, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Authority {
    /// Country or Land, ISO 3166.
    pub place: String,
    /// Name.
    pub name: String,
    /// Seat.
    pub town: String,
    /// First day the entry holds.
    pub valid_from: String,
}

#[derive(serde::Deserialize)]
struct Register {
    authority: Vec<Authority>,
}

/// R-BRE-08: the authority for a firm in the private sector at this place, such as `DE-BY` or
/// `AT`; `None` when the register has none.
pub fn authority(place: &str) -> Option<Authority> {
    let register: Register = toml::from_str(include_str!("../law/authorities.toml")).ok()?;
    register.authority.into_iter().rfind(|entry| entry.place == place)
}

rules! {
    R_BRE_01 "R-BRE-01" Law K ["Art. 4 Nr. 12 DSGVO"]
        "Was eine Datenpanne ist" | "What a breach is";
        "Verlust von Vertraulichkeit, Integrität oder Verfügbarkeit ist eine Datenpanne, auch aus Versehen und auch im Haus." | "Loss of confidentiality, integrity or availability is a breach, by accident and inside the firm too.";
        "Als Vorfall aufnehmen." | "Record it as an incident.";
    R_BRE_02 "R-BRE-02" Law V ["Art. 33 Abs. 1 DSGVO"]
        "Meldung binnen 72 Stunden" | "Notice within 72 hours";
        "Ein Risiko ist nicht unwahrscheinlich: Die Aufsicht ist binnen 72 Stunden zu unterrichten." | "A risk is not unlikely: the authority must be told within 72 hours.";
        "Melden, notfalls in Stufen und mit Begründung der Verspätung." | "Notify, in phases if need be, and give reasons for any delay.";
    R_BRE_03 "R-BRE-03" Authority U ["EDSA-Leitlinien 9/2022", "Art. 33 Abs. 2 DSGVO"]
        "Ab Kenntnis, in vollen Stunden" | "From awareness, in exact hours";
        "Die Uhr läuft ab Kenntnis, auch am Wochenende." | "The clock runs from awareness, at weekends too.";
        "Keine Schonfristen einplanen." | "Plan with no grace.";
    R_BRE_04 "R-BRE-04" Law K ["Art. 33 Abs. 3 DSGVO", "Art. 33 Abs. 4 DSGVO"]
        "Inhalt der Meldung" | "Content of the notice";
        "Der Meldung fehlen Pflichtangaben: Art, Zahl der Personen und Datensätze, Kontakt, Folgen, Maßnahmen." | "The notice lacks what it must say: nature, numbers of persons and records, contact, consequences, measures.";
        "Fehlende Angaben nachreichen." | "Supply what is missing in a further phase.";
    R_BRE_05 "R-BRE-05" Law K ["Art. 33 Abs. 5 DSGVO"]
        "Jede Panne dokumentieren" | "Document every breach";
        "Auch nicht gemeldete Pannen werden mit Begründung festgehalten." | "Breaches that are not notified are recorded with reasons, too.";
        "Fakten, Folgen, Abhilfe und Abwägung eintragen." | "Record facts, effects, remedy and the reasoned decision.";
    R_BRE_06 "R-BRE-06" Law K ["Art. 34 DSGVO", "§ 29 Abs. 1 BDSG"]
        "Betroffene unterrichten" | "Tell the persons";
        "Bei hohem Risiko sind die Personen zu unterrichten; bei sicherer Verschlüsselung nicht." | "At high risk the persons must be told; with sound encryption they need not be.";
        "In klarer Sprache und ohne Werbung schreiben." | "Write in clear language and without advertising.";
    R_BRE_08 "R-BRE-08" Law V ["§ 40 Abs. 2 BDSG", "Art. 24 DSG (CH)", "Art. 15 DSV (CH)"]
        "Welche Aufsicht" | "Which authority";
        "Zuständig ist die Aufsicht am Sitz; in der Schweiz ist nur ein hohes Risiko zu melden." | "The authority at the seat is competent; Switzerland wants notice of a high risk only.";
        "Die Behörde aus dem Verzeichnis nehmen." | "Take the authority from the register.";
    R_BRE_10 "R-BRE-10" Policy P ["Art. 33 DSGVO"]
        "Die Matrix schlägt vor, ein Mensch entscheidet" | "The matrix proposes, a human decides";
        "Wer den Vorschlag senkt, braucht eine zweite Person." | "Lowering the proposal needs a second person.";
        "Im Zweifel melden." | "In doubt notify.";
    R_BRE_11 "R-BRE-11" Policy P ["EDSA-Leitlinien 9/2022", "EDSA-Leitlinien 01/2021"]
        "Bewertungsmatrix" | "Rating matrix";
        "Schwere und Wahrscheinlichkeit werden in Punkten bewertet." | "Severity and likelihood are rated in points.";
        "Die Fakten genauer klären; der Vorschlag ändert sich mit ihnen." | "Establish the facts; the proposal changes with them.";
    R_BRE_12 "R-BRE-12" Authority K ["EDSA-Leitlinien 01/2021"]
        "Ankerfälle zum Fehlversand" | "Anchor cases of misdirected messages";
        "Die Bewertung ist an den Fällen der Leitlinien geeicht." | "The rating is calibrated on the cases of the guidelines.";
        "Mit dem nächsten Ankerfall vergleichen." | "Compare with the nearest anchor case.";
}

/// R-BRE-10: a human may raise the proposal alone; lowering it needs a second, different person.
pub fn may_settle(proposed: BreachVerdict, settled: BreachVerdict, second_person: bool) -> bool {
    settled >= proposed || second_person
}

/// R-BRE-04: what Art. 33(3) wants in the notice.
pub const NOTICE_ITEMS: [&str; 6] =
    ["nature", "persons", "records", "contact", "consequences", "measures"];

/// R-BRE-04: the items of [`NOTICE_ITEMS`] that a draft lacks.
pub fn missing_in_notice(present: &[&str]) -> Vec<&'static str> {
    NOTICE_ITEMS.into_iter().filter(|item| !present.contains(item)).collect()
}

#[cfg(test)]
mod tests;
