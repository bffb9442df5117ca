//! May this firm contact this person this way for this? (Rule book 4.6.)

mod at;
mod case;
mod ch;
mod consent;
mod de;
mod eu;
mod general;
mod message;
mod presumed;
mod routes;
mod soft_opt_in;
mod sources;
#[cfg(test)]
mod tests;

use case::Case;
pub use consent::{R_CON_02, R_CON_03, R_CON_08, R_CON_11, R_CON_20, R_CON_21, R_CON_33, R_CON_52};
pub use general::{R_BAS_06, R_BAS_11, R_BAS_13, R_GEN_02, R_SIG_03, R_SIG_11, settled};
use general::{R_GEN_03, R_GEN_04};
pub use message::{R_CON_32, R_DBR_03, R_DBR_04, R_DBR_05, R_MKT_51};
use message::{R_MKT_03, R_MKT_53, R_MKT_54, R_MKT_55};
use routes::Capacity;
pub use sources::{
    R_DSR_24, R_SRC_01, R_SRC_04, R_SRC_05, R_SRC_08, R_SRC_09, R_SUP_05, R_SUP_08, R_SUP_09,
};

use crate::params::Params;
use crate::rule::Rule;
use crate::situation::{Defeating, Situation};
use crate::verdict::{Duties, Duty, Outcome, Verdict};
use crate::vocabulary::{Channel, Content, Country, InfoDuty, PersonState, PersonType};

/// The rules that contact is decided by, file by file.
pub static RULES: &[&[&Rule]] = &[
    general::ALL,
    consent::ALL,
    message::ALL,
    de::ALL,
    soft_opt_in::ALL,
    at::ALL,
    ch::ALL,
    sources::ALL,
    &[&R_DSR_60],
];

crate::rule::rules! {
    R_DSR_60 "R-DSR-60" Law K ["Art. 18 DSGVO", "§ 35 BDSG"]
        "Einschränkung der Verarbeitung" | "Restriction of processing";
        "Die Verarbeitung ist eingeschränkt: nur speichern." | "Processing is restricted: storing only.";
        "Die Betroffenenstelle fragen." | "Ask the rights desk.";
}

/// Decides one contact. Pure; well under a microsecond; allocates nothing.
pub fn decide(situation: &Situation) -> Verdict {
    decide_with(situation, Params::on(situation.today))
}

/// The same under a firm's stricter house rules ([`crate::params::ParamBook::with_house_rules`]).
pub fn decide_with(situation: &Situation, params: &Params) -> Verdict {
    in_order(&Case { s: situation, params, without: None })
}

/// The same with one rule unplugged: shows in tests that the rule makes a difference.
pub fn decide_without(situation: &Situation, unplugged: &'static str) -> Verdict {
    let params = Params::on(situation.today);
    let verdict = in_order(&Case { s: situation, params, without: Some(unplugged) });
    Verdict { rules: verdict.rules.without(unplugged), ..verdict }
}

/// R-GEN-03: the first gate that closes decides. A message that is advertising by its rider alone
/// is told so, because without the rider it might go out.
fn in_order(case: &Case) -> Verdict {
    let advertising = message::is_advertising(case);
    let answer = match record_closed(case, advertising) {
        Some(closed) => closed,
        None if advertising => of_advertising(case),
        None => return without_tracking(case, message::not_advertising(case)),
    };
    if answer.may() { answer } else { answer.and_all(message::why_advertising(case).iter()) }
}

fn of_advertising(case: &Case) -> Verdict {
    if let Some(stopped) = sources::objected(case).or_else(|| never(case)) {
        return stopped;
    }
    if case.s.message.channel == Channel::PostUnaddressed {
        return routes::no_personal_data(case);
    }
    let swiss = matches!(case.s.person.country, Country::Ch | Country::Unknown)
        .then(|| ch::tainted_leads(case))
        .flatten();
    let gate = swiss.or_else(|| sources::bad_source(case)).or_else(|| sources::not_informed(case));
    let verdict = channel_law(case);
    match gate {
        Some(gate) => with_further_obstacles(gate, &verdict),
        None => without_tracking(case, greeting_by_hand(case, with_information(case, verdict))),
    }
}

/// R-GEN-03 no. 1 and 2: deceased, erased, restricted.
fn record_closed(case: &Case, advertising: bool) -> Option<Verdict> {
    match case.s.person.state {
        PersonState::Active => None,
        PersonState::Erased | PersonState::Deceased => {
            case.on(&R_GEN_03, true).then(|| Verdict::block(&[&R_GEN_03]))
        }
        PersonState::Restricted => {
            let owed = case.s.message.content == Content::LegalNotice && !advertising;
            let closed = case.on(&R_GEN_03, true) && case.on(&R_DSR_60, true);
            (!owed && closed).then(|| Verdict::block(&[&R_GEN_03, &R_DSR_60]))
        }
    }
}

/// What no consent of this person makes lawful, or what needs a consent of its own kind.
fn never(case: &Case) -> Option<Verdict> {
    if consent::known_minor(case) {
        return Some(Verdict::block(&[&consent::R_CON_08]));
    }
    if case.on(&R_MKT_55, case.s.message.refers_friend) {
        return Some(Verdict::block(&[&R_MKT_55]));
    }
    let upload = case.s.message.channel == Channel::AdPlatformUpload;
    let consent = consent::weigh(case, false);
    let carries = consent.good() || consent.standing == consent::Standing::Doubtful;
    if case.on(&R_MKT_54, upload && !carries) {
        return Some(Verdict::block(&[&R_MKT_54]).and_all(consent.rules.iter()));
    }
    None
}

/// A closed gate decides; where the channel's own law would block as well, its rules are named
/// behind, so that nobody removes one obstacle only to find the next.
fn with_further_obstacles(gate: Verdict, channel: &Verdict) -> Verdict {
    if channel.verdict == Outcome::Block { gate.and_all(channel.rules.iter()) } else { gate }
}

/// R-MKT-53: measuring without its own consent is stripped.
fn without_tracking(case: &Case, verdict: Verdict) -> Verdict {
    let measured = case.s.message.tracking && !consent::covers_tracking(case);
    if verdict.may() && case.on(&R_MKT_53, measured) {
        return verdict.led_by([&R_MKT_53]).with_duty(Duty::StripTracking);
    }
    verdict
}

/// R-MKT-03: one hand-written greeting without an offer may be approved by a human.
fn greeting_by_hand(case: &Case, verdict: Verdict) -> Verdict {
    let message = &case.s.message;
    let by_hand = message.content == Content::Greeting
        && message.single_handwritten
        && !message.contains_ads
        && case.by_electronic_mail();
    if by_hand && verdict.verdict == Outcome::Block && !consent::withdrawn_here(case) {
        return Verdict::ask(&[&R_MKT_03]);
    }
    verdict
}

/// The privacy information travels with a first message while it is due.
fn with_information(case: &Case, verdict: Verdict) -> Verdict {
    let named = case.s.person.kind != PersonType::BusinessEntity;
    let due = named && case.s.info_duty == InfoDuty::Due;
    if due && verdict.may() { verdict.with_duty(Duty::Art1314Info) } else { verdict }
}

/// R-GEN-04 and R-MKT-19: the strictest of the laws and capacities in question.
fn channel_law(case: &Case) -> Verdict {
    if case.s.message.channel == Channel::AdPlatformUpload {
        let consent = consent::weigh(case, false);
        let used = Duties::of(&[Duty::LogUse]);
        return routes::consent_only(&consent, &[&R_MKT_54], used)
            .unwrap_or_else(|| routes::stop(case, &[&R_MKT_54]));
    }
    let home = case.s.person.country;
    let there = match home {
        Country::Unknown => {
            let [de, at, ch] = [Country::De, Country::At, Country::Ch].map(|law| under(case, law));
            let strictest = stricter(stricter(de, at), ch);
            if strictest.may() { strictest } else { strictest.led_by([&R_GEN_02]) }
        }
        known => under(case, known),
    };
    // A message that reaches Switzerland is judged by Swiss law alone: its opt-out rules and the
    // opt-in rules of § 7 UWG (DE) or § 174 TKG (AT) protect different markets.
    if home == Country::Ch || home == case.s.firm || !case.on(&R_GEN_04, true) {
        return there;
    }
    let here = under(case, case.s.firm);
    if here.verdict > there.verdict {
        return here.led_by([&R_GEN_04]);
    }
    // A Swiss firm, used to opt-out, is stopped by the law of the place it calls to.
    let surprising =
        case.s.firm == Country::Ch && there.verdict > here.verdict && home != Country::Unknown;
    if surprising { there.led_by([&R_GEN_04]) } else { there }
}

/// The law of one country, for the strictest capacity in question (R-MKT-19).
fn under(case: &Case, law: Country) -> Verdict {
    let s = case.s;
    let in_capacity = |capacity| match law {
        Country::De => de::decide(case, capacity),
        Country::At => at::decide(case, capacity),
        Country::Ch => ch::decide(case),
        Country::EuOther | Country::Other | Country::Unknown => eu::decide(case, capacity),
    };
    let consumer = || in_capacity(Capacity::Consumer);
    let private_number = case.by_phone() && s.presumed.defeating.has(Defeating::PrivateNumber);
    let doubt = private_number || !s.message.private_matter.no();
    let private = match s.person.kind {
        PersonType::Consumer | PersonType::Unknown => return unknown_kind(case, consumer()),
        PersonType::BusinessPerson => doubt,
        PersonType::BusinessEntity => case.by_phone() && doubt,
    };
    if case.on(&de::R_MKT_19, s.message.private_matter.yes() && private) {
        let verdict = consumer();
        return if verdict.may() {
            verdict.and(&de::R_MKT_19)
        } else {
            verdict.led_by([&de::R_MKT_19])
        };
    }
    let business = in_capacity(Capacity::Business);
    if !case.on(&de::R_MKT_19, private) || law == Country::Ch {
        return business;
    }
    let consumer = consumer();
    if consumer.verdict > business.verdict {
        let consumer = consumer.led_by([&de::R_MKT_19]);
        if private_number { consumer } else { consumer.and(&R_GEN_02) }
    } else if private_number && !business.may() {
        business.and(&de::R_MKT_19)
    } else {
        business
    }
}

/// R-GEN-02: an unknown person type counts as a consumer, and the answer says so.
fn unknown_kind(case: &Case, verdict: Verdict) -> Verdict {
    let unknown = case.s.person.kind == PersonType::Unknown;
    if unknown && !verdict.may() { verdict.and(&R_GEN_02) } else { verdict }
}

/// The stricter of two, the first where they are equal.
fn stricter(first: Verdict, second: Verdict) -> Verdict {
    if second.verdict > first.verdict { second } else { first }
}
