//! The routes by which a message may go out, shared by the countries.

use super::case::Case;
use super::consent::{self, R_CON_52};
use super::message;
use super::soft_opt_in::{self, R_MKT_27};
use crate::rule::{Rule, RuleList};
use crate::verdict::{Duties, Duty, Ground, Verdict};
use crate::vocabulary::InfoDuty;

/// In which role somebody is addressed (R-MKT-19).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Capacity {
    Consumer,
    Business,
}

/// A valid consent carries the message; one that ages is to be reconfirmed with it (R-CON-52).
pub(crate) fn by_consent(
    consent: &consent::Finding,
    rules: &[&'static Rule],
    duties: Duties,
) -> Verdict {
    let mut verdict = Verdict::duty(Ground::Consent, rules, duties);
    verdict.rules.extend(consent.rules.iter());
    if consent.standing == (consent::Standing::Good { ageing: true }) {
        verdict = verdict.led_by([&R_CON_52]).with_duty(Duty::ReconfirmConsent);
    }
    verdict
}

/// The verdict where only consent can help; `None` when there is none that carries.
pub(crate) fn consent_only(
    consent: &consent::Finding,
    rules: &[&'static Rule],
    duties: Duties,
) -> Option<Verdict> {
    match consent.standing {
        consent::Standing::Good { .. } => Some(by_consent(consent, rules, duties)),
        consent::Standing::Doubtful => Some(doubtful(consent.rules, rules)),
        consent::Standing::Absent | consent::Standing::Faulty => None,
    }
}

/// A gate that only a valid consent opens: a block by these rules and by what is wrong with the
/// consent on record.
pub(crate) fn unless_consented(
    case: &Case,
    phone_record: bool,
    rules: &[&'static Rule],
) -> Option<Verdict> {
    let consent = consent::weigh(case, phone_record);
    (!consent.good()).then(|| Verdict::block(rules).and_all(consent.rules.iter()))
}

/// What a rule grants; without the rule nobody has an answer, so a human decides (R-GEN-01).
pub(crate) fn granted(case: &Case, rule: &'static Rule, verdict: Verdict) -> Verdict {
    if case.on(rule, true) { verdict } else { Verdict::ask(&[&super::general::R_GEN_01]) }
}

/// Electronic mail: consent, or the exception for customers; else a block that names what fails.
///
/// `channel` are the rules that demand consent, `exception` the country's own rule of the
/// exception, `form` the rule on sender and stop address.
pub(crate) fn consent_or_sale(
    case: &Case,
    channel: &[&'static Rule],
    exception: &[&'static Rule],
    form: &'static Rule,
) -> Verdict {
    let consent = consent::weigh(case, false);
    let mailed = if case.on(form, true) {
        Duties::of(&[Duty::SenderId, Duty::StopLink])
    } else {
        Duties::EMPTY
    };
    if consent.good() {
        return by_consent(&consent, channel, mailed.with(Duty::LogUse)).and(form);
    }
    let sale = soft_opt_in::weigh(case);
    let survey = message::is_survey(case);
    if sale.standing == soft_opt_in::Standing::Met && (!survey || case.on(&R_MKT_27, true)) {
        let verdict = Verdict::duty(Ground::SoftOptIn, &[], mailed);
        return verdict
            .led_by(sale.rules.iter())
            .led_by(exception.iter().copied())
            .led_by(survey.then_some(&R_MKT_27))
            .and(&super::general::R_BAS_11)
            .and(form);
    }
    if consent.standing == consent::Standing::Doubtful {
        return doubtful(consent.rules, channel);
    }
    if sale.standing == soft_opt_in::Standing::Doubtful {
        return doubtful(sale.rules, exception);
    }
    stop(case, channel)
        .led_by(
            exception.iter().copied().filter(|_| sale.standing == soft_opt_in::Standing::Failed),
        )
        .led_by(sale.rules.iter())
        .led_by(consent.rules.iter())
        .led_by(message::why_advertising(case).iter())
}

/// A human decides, by these grounds.
pub(crate) fn doubtful(grounds: RuleList, rules: &[&'static Rule]) -> Verdict {
    Verdict::ask(rules).led_by(grounds.iter())
}

/// A block by the rule of the channel, led by what makes the message advertising at all.
///
/// With the channel's rule unplugged nothing stands in the way: the message goes out.
pub(crate) fn stop(case: &Case, channel: &[&'static Rule]) -> Verdict {
    let unplugged = channel.first().is_some_and(|rule| !case.on(rule, true));
    if unplugged {
        return Verdict::allow(Ground::None, channel);
    }
    Verdict::block(channel).led_by(message::why_advertising(case).iter())
}

/// Addressed post on a legitimate interest, with everything that must travel in the letter.
pub(crate) fn interest(case: &Case, rules: &[&'static Rule]) -> Verdict {
    let duties = Duties::of(&[Duty::SenderId, Duty::Art21Notice, Duty::RobinsonCheck]);
    let verdict = with_information(case, Verdict::duty(Ground::Interest, rules, duties));
    match rules.first() {
        Some(rule) => granted(case, rule, verdict),
        None => verdict,
    }
}

/// Adds the privacy information and the source where they have not been given yet.
pub(crate) fn with_information(case: &Case, verdict: Verdict) -> Verdict {
    match case.s.info_duty {
        InfoDuty::Done | InfoDuty::Exempt => verdict,
        _ => verdict.with_duty(Duty::Art1314Info).with_duty(Duty::SourceNotice),
    }
}

/// A message that uses no personal data.
pub(crate) fn no_personal_data(case: &Case) -> Verdict {
    let rule = &super::de::R_MKT_18;
    granted(case, rule, Verdict::allow(Ground::NoPersonalData, &[rule]))
}

/// Post to a firm without a named person: only a recognisable wish stands against it.
pub(crate) fn post_to_firm(case: &Case) -> Verdict {
    let rule = &super::de::R_MKT_10;
    granted(case, rule, Verdict::allow(Ground::NoPersonalData, &[rule]))
}
