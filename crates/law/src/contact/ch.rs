//! Section 4.4: Switzerland, UWG (CH) Art. 3(1) lit. o, u, v, w. One function for each row (4.5).

use super::case::Case;
use super::consent;
use super::general::R_GEN_02;
use super::routes::{self, no_personal_data};
use super::sources;
use crate::rule::rules;
use crate::verdict::{Duties, Duty, Ground, Verdict};
use crate::vocabulary::{Channel, Directory, PersonType, Relation, SourceType};

/// What Swiss law says to advertising on this channel; firms and consumers alike.
pub(crate) fn decide(case: &Case) -> Verdict {
    match case.s.message.channel {
        Channel::PhoneHuman => call(case),
        Channel::PhoneAuto => machine_call(case),
        Channel::Email | Channel::Sms | Channel::Messenger | Channel::Fax => mass_mail(case),
        Channel::PostAddressed => post(case),
        Channel::Push => push(case),
        Channel::PostUnaddressed | Channel::AdPlatformUpload => no_personal_data(case),
    }
}

/// R-MKT-42: free only where listed without a star; else a business relationship or consent.
fn call(case: &Case) -> Verdict {
    let shown = Duties::of(&[Duty::ShowCallerId]);
    let consent = consent::weigh(case, false);
    if consent.good() {
        let rules = &[&R_MKT_42, &R_MKT_43];
        return routes::by_consent(&consent, rules, shown.with(Duty::LogUse));
    }
    let listed = case.s.directory == Directory::Listed;
    let customer = case.s.person.relation == Relation::Customer;
    if consent::withdrawn_here(case) || case.on(&R_MKT_42, !listed && !customer) {
        let doubtful = consent.standing == consent::Standing::Doubtful;
        let verdict =
            if doubtful { Verdict::ask(&[&R_MKT_42]) } else { Verdict::block(&[&R_MKT_42]) }
                .led_by(consent.rules.iter());
        let unknown = case.s.directory == Directory::Unknown;
        return if unknown { verdict.and(&R_GEN_02) } else { verdict };
    }
    Verdict::duty(Ground::OptOut, &[&R_MKT_42, &R_MKT_43], shown)
}

/// R-MKT-40 for recorded calls: consent; a human may decide for an existing customer.
fn machine_call(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let called = Duties::of(&[Duty::ShowCallerId, Duty::LogUse]);
    let customer = case.s.person.relation == Relation::Customer;
    let similar = case.s.message.own_similar_goods.yes();
    routes::consent_only(&consent, &[&R_MKT_40, &R_MKT_43], called).unwrap_or_else(|| {
        if customer && similar && !consent::withdrawn_here(case) {
            return Verdict::ask(&[&R_MKT_40]);
        }
        routes::stop(case, &[&R_MKT_40]).led_by(consent.rules.iter())
    })
}

/// R-MKT-40, R-MKT-41: mass mail needs consent or the exception for customers; one hand-written
/// message is for a human to decide.
fn mass_mail(case: &Case) -> Verdict {
    let verdict = routes::consent_or_sale(case, &[&R_MKT_40], &[&R_MKT_40], &R_MKT_40);
    let single = case.on(&R_MKT_41, case.s.message.single_handwritten);
    if verdict.may() || !single || consent::withdrawn_here(case) {
        return verdict;
    }
    Verdict::ask(&[&R_MKT_41])
}

/// R-MKT-44: allowed until the person objects.
fn post(case: &Case) -> Verdict {
    if case.on(&consent::R_CON_42, consent::withdrawn_here(case)) {
        return Verdict::block(&[&consent::R_CON_42, &R_MKT_44]);
    }
    if case.s.person.kind == PersonType::BusinessEntity {
        return routes::post_to_firm(case);
    }
    let duties = Duties::of(&[Duty::SenderId]);
    let verdict = Verdict::duty(Ground::Interest, &[&R_MKT_44], duties);
    routes::granted(case, &R_MKT_44, routes::with_information(case, verdict))
}

fn push(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse]);
    routes::consent_only(&consent, &[&R_MKT_40], duties)
        .unwrap_or_else(|| routes::stop(case, &[&R_MKT_40]).led_by(consent.rules.iter()))
}

/// R-MKT-43, lit. w: bought call leads without proof, or with starred numbers, are not used at all.
pub(crate) fn tainted_leads(case: &Case) -> Option<Verdict> {
    let bought = case.s.source.kind == SourceType::Broker
        || case.s.person.relation == Relation::LeadImported;
    let unproven = !case.s.source.documented.yes();
    let starred = case.s.directory != Directory::Listed;
    let tainted = bought && case.by_phone() && (unproven || starred);
    let rules = &[&R_MKT_43, &sources::R_SRC_04];
    case.on(&R_MKT_43, tainted).then(|| routes::unless_consented(case, false, rules)).flatten()
}

rules! {
    R_MKT_40 "R-MKT-40" Law V ["Art. 3 Abs. 1 lit. o UWG (CH)"]
        "Massenwerbung" | "Mass advertising";
        "Automatisierte Massenwerbung braucht in der Schweiz eine Einwilligung, oder die Adresse stammt aus einem Verkauf mit Hinweis auf die Ablehnung." | "Automated mass advertising needs consent in Switzerland, or the address comes from a sale with a hint to refusal.";
        "Per Post werben oder eine Einwilligung einholen." | "Advertise by post, or obtain consent.";
    R_MKT_41 "R-MKT-41" Law K ["Art. 3 Abs. 1 lit. o UWG (CH)", "Art. 30 DSG (CH)"]
        "Einzelne, selbst geschriebene Nachricht" | "One individually written message";
        "Eine einzelne, selbst geschriebene Nachricht ist keine Massenwerbung; Herkunft, Information und Widerspruch bleiben zu prüfen." | "One individually written message is not mass advertising; source, information and objection must still be checked.";
        "Entscheidung mit Namen und Begründung festhalten." | "Record the decision with name and reason.";
    R_MKT_42 "R-MKT-42" Law V ["Art. 3 Abs. 1 lit. u UWG (CH)"]
        "Sterneintrag und nicht eingetragene Nummern" | "Star entries and unlisted numbers";
        "Die Nummer trägt einen Stern, ist nicht eingetragen, oder es ist nicht bekannt; es gibt weder Geschäftsbeziehung noch Einwilligung." | "The number bears a star, is not listed, or that is not known; there is neither a business relationship nor consent.";
        "Verzeichnis prüfen, per Post werben oder eine Einwilligung einholen." | "Check the directory, advertise by post, or obtain consent.";
    R_MKT_43 "R-MKT-43" Law V ["Art. 3 Abs. 1 lit. v UWG (CH)", "Art. 3 Abs. 1 lit. w UWG (CH)"]
        "Eingetragene Nummer zeigen; keine Früchte unlauterer Anrufe" | "Show a listed number; no fruits of unfair calls";
        "Wer Angaben aus unlauteren Anrufen nutzt, handelt selbst unlauter und strafbar; für gekaufte Kontakte fehlt der Nachweis." | "Using data won by unfair calls is itself unfair and punishable; proof for the bought contacts is missing.";
        "Die Kontakte nicht verwenden." | "Do not use the contacts.";
    R_MKT_44 "R-MKT-44" Law K ["Art. 30 Abs. 2 lit. b DSG (CH)", "Art. 23 UWG (CH)"]
        "Post" | "Post";
        "Werbepost ist erlaubt, bis die Person widerspricht." | "Advertising by post is allowed until the person objects.";
        "Auf den Widerspruch hören." | "Respect the objection.";
}
