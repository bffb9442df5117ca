//! Gates before the channel: objection, suppression, source, information (R-GEN-03 no. 3 to 5).

use super::case::Case;
use super::general::{R_GEN_02, R_GEN_03};
use super::message::{self, R_MKT_50, R_MKT_51};
use super::routes;
use super::soft_opt_in::R_MKT_22;
use crate::rule::rules;
use crate::verdict::Verdict;
use crate::vocabulary::{Channel, InfoDuty, ObjectionScope, PersonType, Relation, SourceType};

/// R-MKT-51, R-SUP-05, R-SUP-09: objection and suppression beat everything that follows.
pub(crate) fn objected(case: &Case) -> Option<Verdict> {
    let s = case.s;
    let reaches = match s.objection.scope {
        ObjectionScope::None => false,
        ObjectionScope::All | ObjectionScope::Purpose => true,
        ObjectionScope::Channel => s.objection.channel.is_none_or(|on| on == s.message.channel),
    };
    let objected = case.on(&R_MKT_51, reaches);
    let suppressed = case.on(&R_SUP_05, s.suppressed);
    if !objected && !suppressed {
        return None;
    }
    let bought_since = s.soft_opt_in.from_sale.yes();
    let mixed = message::is_mixed(case);
    let mut verdict = Verdict::block(&[]);
    if mixed {
        verdict = verdict.and(&R_MKT_50).and(&R_MKT_51);
    }
    if suppressed && bought_since {
        verdict = verdict.and(&R_SUP_09).and(&R_MKT_22);
    }
    if suppressed && (!objected || imported(case)) {
        verdict = verdict.and(&R_SUP_05);
    }
    verdict = verdict.and(&R_MKT_51);
    if bought_since {
        verdict = verdict.and(&R_MKT_22);
    }
    if suppressed {
        verdict = verdict.and(&R_SUP_05);
    }
    if objected && s.objection.scope == ObjectionScope::All {
        verdict = verdict.and(&R_SUP_08);
    }
    Some(verdict)
}

fn imported(case: &Case) -> bool {
    case.s.person.relation == Relation::LeadImported
        || !matches!(
            case.s.source.kind,
            SourceType::SelfGiven | SourceType::Observed | SourceType::Signature
        )
}

/// R-SRC-01, R-SRC-04: an identifier without proven origin, or from a source that gives no leave
/// for this channel.
pub(crate) fn bad_source(case: &Case) -> Option<Verdict> {
    let s = case.s;
    let unknown = s.source.kind == SourceType::Unknown || !s.source.documented.yes();
    if case.on(&R_SRC_01, unknown) {
        return Some(Verdict::block(&[&R_SRC_01, &R_GEN_02, &R_GEN_03]));
    }
    let not_told = s.info_duty != InfoDuty::Done;
    if case.on(&R_SRC_09, s.source.kind == SourceType::AddressBook && not_told) {
        return Some(Verdict::block(&[&R_SRC_09]));
    }
    if case.on(&R_SRC_08, private_profile(case)) {
        return routes::unless_consented(case, false, &[&R_SRC_08, &R_SRC_04]);
    }
    let call = s.message.channel == Channel::PhoneHuman;
    let no_leave = s.source.kind == SourceType::Signature
        || s.source.kind == SourceType::ThirdPartyPerson && call;
    case.on(&R_SRC_04, no_leave)
        .then(|| routes::unless_consented(case, call, &[&R_SRC_04]))
        .flatten()
}

/// A letter to somebody of whom nothing is known but a profile in a network, which nobody may keep
/// of a private person. (Other ways want a consent anyhow.)
fn private_profile(case: &Case) -> bool {
    case.s.source.kind == SourceType::SocialNetwork
        && case.s.message.channel == Channel::PostAddressed
        && private_person(case)
}

fn private_person(case: &Case) -> bool {
    matches!(case.s.person.kind, PersonType::Consumer | PersonType::Unknown)
}

/// R-DSR-24: the person should have been told by now, or nobody knows whether they were.
pub(crate) fn not_informed(case: &Case) -> Option<Verdict> {
    let nobody_named = case.s.person.kind == PersonType::BusinessEntity;
    let late = matches!(case.s.info_duty, InfoDuty::Overdue | InfoDuty::Unknown);
    if nobody_named || !case.on(&R_DSR_24, late) {
        return None;
    }
    let verdict = Verdict::block(&[&R_DSR_24, &R_GEN_03]);
    let unknown = case.s.info_duty == InfoDuty::Unknown;
    Some(if unknown { verdict.and(&R_GEN_02) } else { verdict })
}

/// Whether a data letter may be built on this source (R-DBR-03, R-SRC-08).
pub(crate) fn usable_for_letter(case: &Case) -> bool {
    let public =
        matches!(case.s.source.kind, SourceType::SocialNetwork | SourceType::PublicDirectory);
    case.s.source.kind != SourceType::Unknown
        && case.s.source.documented.yes()
        && !(public && private_person(case))
}

rules! {
    R_DSR_24 "R-DSR-24" Law K ["Art. 13 DSGVO", "Art. 14 DSGVO"]
        "Information vor Nutzung" | "Information before use";
        "Die Person wurde nicht rechtzeitig über die Verarbeitung informiert, oder es ist nicht belegt." | "The person was not told about the processing in time, or that is not proven.";
        "Zuerst die Datenschutzinformation zustellen und das Datum festhalten." | "Deliver the privacy information first and record the date.";
    R_SUP_05 "R-SUP-05" Law K ["Art. 21 Abs. 3 DSGVO"]
        "Sperre geht vor Import" | "A block beats every import";
        "Die Person steht auf der Werbesperrliste." | "The person is on the suppression list.";
        "Nicht werben; eine gekaufte Liste oder ein Haken im Import ändert daran nichts." | "Do not advertise; a bought list or a tick in an import changes nothing.";
    R_SUP_08 "R-SUP-08" CaseLaw V ["OLG München 21 U 4747/15"]
        "Reichweite der Sperre" | "Reach of a block";
        "Der Widerspruch gilt für alle Kanäle und alle bekannten Adressen der Person." | "The objection covers all channels and all known identifiers of the person.";
        "Auf keinem Kanal werben." | "Do not advertise on any channel.";
    R_SUP_09 "R-SUP-09" Law K ["Art. 21 Abs. 3 DSGVO"]
        "Aufheben nur durch neue Einwilligung" | "Lifted by a newer consent only";
        "Ein Kauf hebt die Werbesperre nicht auf." | "A purchase does not lift the block.";
        "Nur eine neuere, ausdrückliche, belegte Einwilligung für diesen Kanal hebt sie auf." | "Only a newer, express, documented consent for this channel lifts it.";
    R_SRC_01 "R-SRC-01" Law K ["Art. 5 Abs. 2 DSGVO", "Art. 14 Abs. 2 lit. f DSGVO"]
        "Jede Adresse hat eine Herkunft" | "Every identifier has a provenance";
        "Woher die Adresse stammt, ist nicht bekannt oder nicht belegt." | "Where the address comes from is not known or not proven.";
        "Herkunft mit Beleg nachtragen; gelingt das nicht, die Adresse löschen." | "Add the origin with evidence; failing that, delete the address.";
    R_SRC_04 "R-SRC-04" Law K ["Art. 5 Abs. 1 lit. b DSGVO", "Art. 6 DSGVO"]
        "Was eine Quelle erlaubt" | "What a source allows";
        "Die Quelle dieser Adresse erlaubt keine Werbung auf diesem Weg." | "The source of this address allows no advertising this way.";
        "Nur das ursprüngliche Anliegen bearbeiten oder eine Einwilligung einholen." | "Handle the original matter only, or obtain consent.";
    R_SRC_05 "R-SRC-05" Authority V ["DSK Orientierungshilfe Direktwerbung 2022", "EuGH C-621/22 (KNLTB)"]
        "Adresshandel" | "Address trade";
        "Die meisten Aufsichtsbehörden verlangen für gehandelte Adressen eine Einwilligung." | "Most authorities want consent for traded addresses.";
        "Eigene Adressen oder das Lettershop-Verfahren verwenden." | "Use your own addresses, or a lettershop.";
    R_SRC_08 "R-SRC-08" CaseLaw V ["BVerwG 6 C 3.23", "CNIL, KASPR"]
        "Öffentlich ist keine Rechtsgrundlage" | "Public is not a legal basis";
        "Dass Daten öffentlich zugänglich sind, erlaubt ihre Verwendung nicht." | "That data are publicly available does not allow their use.";
        "Eine Rechtsgrundlage festlegen oder die Daten löschen." | "Fix a legal basis, or delete the data.";
    R_SRC_09 "R-SRC-09" CaseLaw V ["BGH I ZR 65/14", "CNIL, KASPR"]
        "Adressbücher" | "Address books";
        "Kontakte aus einem Adressbuch sind Dritte; vor der Information gibt es keinen Kontakt." | "Contacts from an address book are third parties; no contact before they were informed.";
        "Einzelne Geschäftskontakte auswählen und zuerst nach Art. 14 DSGVO informieren." | "Pick single business contacts and inform them under Art. 14 GDPR first.";
}
