//! The default column of the master table (4.5): other EU countries, and everywhere else.

use super::case::Case;
use super::consent;
use super::de;
use super::general::R_GEN_04;
use super::routes::{self, Capacity};
use crate::verdict::{Duties, Duty, Outcome, Verdict};
use crate::vocabulary::Channel;

/// What the harmonised core says; where national law differs, a human decides.
pub(crate) fn decide(case: &Case, capacity: Capacity) -> Verdict {
    let business = capacity == Capacity::Business;
    let verdict = match case.s.message.channel {
        Channel::PhoneHuman | Channel::PhoneAuto | Channel::Fax | Channel::Push => consented(case),
        Channel::Email | Channel::Sms | Channel::Messenger => {
            routes::consent_or_sale(case, &[&R_GEN_04], &[], &R_GEN_04)
        }
        _ => return de::decide(case, capacity),
    };
    let national =
        business && (case.by_electronic_mail() || case.s.message.channel == Channel::PhoneHuman);
    if national && verdict.verdict == Outcome::Block && !consent::withdrawn_here(case) {
        return Verdict::ask(&[&R_GEN_04]);
    }
    verdict
}

fn consented(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = if case.by_phone() {
        Duties::of(&[Duty::ShowCallerId, Duty::LogUse])
    } else {
        Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse])
    };
    routes::consent_only(&consent, &[&R_GEN_04], duties)
        .unwrap_or_else(|| routes::stop(case, &[&R_GEN_04]).led_by(consent.rules.iter()))
}
