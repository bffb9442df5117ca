//! Rights of the people the data is about (section 5): order, scope, exceptions, notices.

use crate::contact::{R_DSR_24, R_DSR_60, R_MKT_51, R_SIG_03};
use crate::retention::{R_DEL_24, R_DSR_51};
use crate::rule::{Rule, rules};
use crate::sets::small_set;
use crate::source::InfoArticle;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::{Basis, Country, PersonType};

crate::vocabulary! {
    /// Kinds of request, numbered in the order they are carried out in (R-DSR-10): stop at once,
    /// freeze, secure, copy, correct, erase.
    Request { Withdraw = 0 "WITHDRAW", Restrict = 1 "RESTRICT", Object = 2 "OBJECT", Access = 3 "ACCESS", Portability = 4 "PORTABILITY", Rectify = 5 "RECTIFY", Erase = 6 "ERASE" }
}

/// R-DSR-10: several rights in one letter, in the order they are carried out in.
pub fn in_order(mut requests: Vec<Request>) -> Vec<Request> {
    requests.sort_unstable();
    requests.dedup();
    requests
}

crate::vocabulary! {
    /// How a datum came about.
    Making { Provided = 1 "PROVIDED", ObservedUse = 2 "OBSERVED_USE", Derived = 3 "DERIVED", Obtained = 4 "OBTAINED_ELSEWHERE" }
}

/// R-DSR-70: whether a datum belongs into a portability answer.
pub fn portable(basis: Basis, making: Making) -> Ruling {
    let by_basis = matches!(basis, Basis::Consent | Basis::Contract);
    let from_person = matches!(making, Making::Provided | Making::ObservedUse);
    if by_basis && from_person {
        Ruling::new(Outcome::Allow, &[&R_DSR_70])
    } else if basis == Basis::LegitimateInterest {
        Ruling::new(Outcome::Block, &[&R_DSR_70, &crate::basis::R_BAS_08])
    } else {
        Ruling::new(Outcome::Block, &[&R_DSR_70])
    }
}

/// What an access answer leaves out, if anything: everything else goes in (R-DSR-31).
pub fn in_access(names_of_staff: bool, kept_only_by_statute: bool, others_data: bool) -> Ruling {
    if names_of_staff {
        Ruling::new(Outcome::Block, &[&R_DSR_31, &crate::staff::R_EMP_12])
    } else if kept_only_by_statute {
        Ruling::new(Outcome::Ask, &[&R_DSR_32])
    } else if others_data {
        Ruling::new(Outcome::Duty, &[&R_DSR_32])
    } else {
        Ruling::new(Outcome::Allow, &[&R_DSR_31])
    }
}

/// R-DSR-30: recipients are named; categories do only where nobody can be named yet.
pub fn recipients(known_by_name: bool, named: bool) -> Ruling {
    let complete = named || !known_by_name;
    Ruling::new(if complete { Outcome::Allow } else { Outcome::Block }, &[&R_DSR_30])
}

/// R-DSR-12: software never refuses a request as abusive; a lawyer signs off, the clock runs on.
pub fn suspected_abuse() -> Ruling {
    Ruling::new(Outcome::Ask, &[&R_DSR_12])
}

/// R-DSR-05: may this be asked for to prove identity?
pub fn identity_question(
    reasonable_doubt: bool,
    id_card_copy: bool,
    more_than_held: bool,
) -> Ruling {
    let fine = reasonable_doubt && !id_card_copy && !more_than_held;
    let outcome = match (fine, reasonable_doubt && !more_than_held) {
        (true, _) => Outcome::Allow,
        (false, true) => Outcome::Ask,
        (false, false) => Outcome::Block,
    };
    Ruling::new(outcome, &[&R_DSR_05])
}

crate::vocabulary! {
    /// Why an erasure may be refused (R-DSR-50), as people claim it.
    Exception { Statute = 1 "LEGAL_OBLIGATION", ConcreteClaim = 2 "CONCRETE_CLAIM", MightNeed = 3 "MIGHT_NEED_IT", Marketing = 4 "MARKETING", Statistics = 5 "STATISTICS" }
}

/// R-DSR-50, R-DSR-51: whether an exception of Art. 17(3) turns erasure into restriction.
pub fn may_keep(exception: Exception) -> Ruling {
    match exception {
        Exception::Statute => Ruling::new(Outcome::Duty, &[&R_DSR_51, &R_DSR_50, &R_DEL_24]),
        Exception::ConcreteClaim => Ruling::new(Outcome::Duty, &[&R_DSR_50, &R_DSR_51]),
        Exception::MightNeed | Exception::Marketing | Exception::Statistics => {
            Ruling::new(Outcome::Block, &[&R_DSR_50])
        }
    }
}

/// R-GEN-05: whether data of somebody held in this capacity are personal data, with all rights.
/// Sole traders and contact persons at firms are natural persons; only what names nobody is not
/// (recital 14), and in Austria even that is contested, so that a request is for a human.
pub fn protected(kind: PersonType, country: Country) -> Ruling {
    match (kind, country) {
        (PersonType::Consumer | PersonType::BusinessPerson | PersonType::Unknown, _) => {
            Ruling::new(Outcome::Duty, &[&R_GEN_05])
        }
        (PersonType::BusinessEntity, Country::At | Country::Unknown) => {
            Ruling::new(Outcome::Ask, &[&R_GEN_05])
        }
        (PersonType::BusinessEntity, _) => Ruling::new(Outcome::Allow, &[&R_GEN_05, &R_SIG_03]),
    }
}

/// R-DSR-80: what follows from an objection. Against advertising it is absolute; against a
/// legitimate interest the record is restricted at once, and a human weighs compelling grounds.
/// No other basis knows it: a consent is withdrawn, a contract or statute has to be met.
pub fn objection(advertising: bool, basis: Basis) -> Ruling {
    match basis {
        _ if advertising => Ruling::new(Outcome::Block, &[&R_MKT_51]),
        Basis::LegitimateInterest | Basis::PublicTask => {
            Ruling::new(Outcome::Ask, &[&R_DSR_80, &R_DSR_60])
        }
        Basis::SoftOptIn => Ruling::new(Outcome::Block, &[&R_MKT_51]),
        Basis::Consent | Basis::Contract | Basis::LegalObligation | Basis::VitalInterest => {
            Ruling::new(Outcome::Allow, &[&R_DSR_80])
        }
    }
}

/// R-DSR-61: who is told of a correction, erasure or restriction: every recipient on record.
pub fn to_notify<'a>(recipients: &[&'a str], impossible: &[&str]) -> Vec<&'a str> {
    recipients.iter().filter(|name| !impossible.contains(name)).copied().collect()
}

/// R-DSR-40: what a correction of this kind needs as proof.
pub fn rectify(name_or_gender: bool, proven: bool, disputed: bool) -> Ruling {
    if name_or_gender || proven {
        Ruling::new(Outcome::Allow, &[&R_DSR_40, &crate::basis::R_BAS_07])
    } else if disputed {
        Ruling::new(Outcome::Duty, &[&crate::contact::R_DSR_60, &R_DSR_40])
    } else {
        Ruling::new(Outcome::Ask, &[&R_DSR_40])
    }
}

crate::vocabulary! {
    /// What a privacy notice must say (R-DSR-22).
    NoticeItem {
        Controller = 1 "CONTROLLER", PurposesAndBases = 2 "PURPOSES_AND_BASES", Categories = 3 "CATEGORIES", Recipients = 4 "RECIPIENTS",
        Transfers = 5 "TRANSFERS", Period = 6 "PERIOD", Rights = 7 "RIGHTS", Obligation = 8 "OBLIGATION", Source = 9 "SOURCE",
        Automation = 10 "AUTOMATION", Art21Separate = 11 "ART21_SEPARATE", ExportCountries = 12 "EXPORT_COUNTRIES",
    }
}
small_set!(
    /// Items of a notice.
    NoticeItems of NoticeItem
);

/// R-DSR-22: the items that a notice of this article lacks. Swiss law wants every country named
/// that data go to (Art. 19(4) DSG (CH)).
pub fn missing_in_notice(
    article: InfoArticle,
    country: Country,
    present: NoticeItems,
) -> NoticeItems {
    let swiss = matches!(country, Country::Ch | Country::Unknown);
    let owed = |item| match (article, item) {
        (InfoArticle::None, _) => false,
        (_, NoticeItem::ExportCountries) => swiss,
        (InfoArticle::Art13, NoticeItem::Categories | NoticeItem::Source) => false,
        (InfoArticle::Art14, NoticeItem::Obligation) => false,
        (InfoArticle::Art13 | InfoArticle::Art14, _) => true,
    };
    NoticeItem::ALL.iter().copied().filter(|item| owed(*item) && !present.has(*item)).collect()
}

/// The rules of other files that decide here as well.
pub static BEHIND: &[&Rule] = &[&R_DSR_24];

rules! {
    R_GEN_05 "R-GEN-05" CaseLaw V ["Art. 4 Nr. 1 DSGVO", "Erwägungsgrund 14 DSGVO", "EuGH C-710/23", "§ 1 DSG (AT)"]
        "Wer geschützt ist" | "Who is protected";
        "Auch Einzelunternehmer und Ansprechpartner in Firmen sind Menschen mit allen Rechten." | "Sole traders and contact persons at firms are people with all rights, too.";
        "Den Antrag bearbeiten wie jeden anderen." | "Handle the request like any other.";
    R_DSR_05 "R-DSR-05" Law K ["Art. 12 Abs. 6 DSGVO", "§ 20 PAuswG"]
        "Identität" | "Identity";
        "Weitere Nachweise nur bei begründetem Zweifel, nie routinemäßig eine Ausweiskopie." | "Further proof on reasonable doubt only, never a routine copy of an identity card.";
        "Über einen bekannten Kanal bestätigen lassen." | "Have it confirmed through a known channel.";
    R_DSR_10 "R-DSR-10" Policy P ["Art. 15 DSGVO", "Art. 17 DSGVO", "Art. 18 DSGVO"]
        "Reihenfolge mehrerer Rechte" | "Order of several rights";
        "Nie löschen, bevor die Auskunft erteilt ist." | "Never erase before access is served.";
        "Einschränken, sichern, Auskunft, berichtigen, löschen." | "Freeze, secure, copy, correct, erase.";
    R_DSR_12 "R-DSR-12" CaseLaw V ["EuGH C-526/24 (Brillen Rottler)", "EuGH C-307/22"]
        "Missbrauch" | "Abuse";
        "Ein Missbrauch ist von der Firma zu beweisen; die Software lehnt nie von selbst ab." | "Abuse must be proven by the firm; software never refuses by itself.";
        "Anwaltlich entscheiden lassen; die Frist läuft weiter." | "Have a lawyer decide; the clock keeps running.";
    R_DSR_22 "R-DSR-22" Law K ["Art. 13 DSGVO", "Art. 14 DSGVO", "Art. 19 DSG (CH)"]
        "Inhalt der Information" | "Content of the notice";
        "Der Information fehlen Pflichtangaben." | "The notice lacks what it must say.";
        "Die Vorlage ergänzen." | "Complete the template.";
    R_DSR_30 "R-DSR-30" CaseLaw V ["Art. 15 DSGVO", "EuGH C-154/21"]
        "Empfänger beim Namen" | "Recipients by name";
        "Bekannte Empfänger sind einzeln zu nennen." | "Known recipients must be named.";
        "Die Namen aus dem Weitergabeprotokoll einsetzen." | "Insert the names from the disclosure log.";
    R_DSR_31 "R-DSR-31" CaseLaw V ["Art. 15 DSGVO", "EuGH C-579/21 (Pankki S)", "BGH VI ZR 576/19"]
        "Was in die Auskunft gehört" | "What belongs into the answer";
        "Alles gehört hinein, nur nicht die Namen der Beschäftigten, die nachgesehen haben." | "All of it, except the names of employees who looked.";
        "Zeiten und Zwecke nennen." | "Give times and purposes.";
    R_DSR_32 "R-DSR-32" Law K ["Art. 15 Abs. 4 DSGVO", "§ 34 Abs. 1 Nr. 2 BDSG", "Art. 26 DSG (CH)"]
        "Rechte anderer" | "Rights of others";
        "Daten anderer sind zu schwärzen; nie darf die ganze Auskunft verweigert werden." | "Data of others are redacted; the whole is never refused.";
        "Schwärzen und begründen." | "Redact, and give reasons.";
    R_DSR_40 "R-DSR-40" CaseLaw K ["Art. 16 DSGVO", "EuGH C-247/23", "Art. 32 DSG (CH)"]
        "Berichtigung" | "Rectification";
        "Es ist nicht geklärt, welcher Wert richtig ist." | "It is not settled which value is right.";
        "Als bestritten kennzeichnen und prüfen." | "Mark as disputed and check.";
    R_DSR_50 "R-DSR-50" Law K ["Art. 17 Abs. 1 DSGVO", "Art. 17 Abs. 3 DSGVO"]
        "Ausnahmen von der Löschung" | "Exceptions from erasure";
        "„Wir könnten es noch brauchen“ ist keine Ausnahme." | "“We might need it” is no exception.";
        "Löschen, oder Gesetz und konkreten Anspruch benennen." | "Erase, or name the statute or the concrete claim.";
    R_DSR_61 "R-DSR-61" Law K ["Art. 19 DSGVO"]
        "Empfänger unterrichten" | "Notify recipients";
        "Empfänger sind über Berichtigung, Löschung und Einschränkung zu unterrichten." | "Recipients must be told of correction, erasure and restriction.";
        "Alle aus dem Weitergabeprotokoll benachrichtigen." | "Notify everyone in the disclosure log.";
    R_DSR_70 "R-DSR-70" Law K ["Art. 20 DSGVO", "Art. 28 DSG (CH)"]
        "Datenübertragbarkeit" | "Portability";
        "Übertragbar ist nur, was die Person auf Grund von Einwilligung oder Vertrag bereitgestellt hat." | "Only what the person provided under consent or contract is portable.";
        "Auskunft nach Art. 15 DSGVO anbieten." | "Offer access under Art. 15 GDPR.";
    R_DSR_80 "R-DSR-80" Law K ["Art. 21 Abs. 1 DSGVO", "Art. 18 Abs. 1 lit. d DSGVO"]
        "Widerspruch aus besonderen Gründen" | "Objection on particular grounds";
        "Bis über zwingende Gründe entschieden ist, wird der Datensatz eingeschränkt." | "Until compelling grounds are decided upon, the record is restricted.";
        "Sofort einschränken; ein Mensch wägt ab und begründet." | "Restrict at once; a human weighs and gives reasons.";
}

#[cfg(test)]
mod tests;
