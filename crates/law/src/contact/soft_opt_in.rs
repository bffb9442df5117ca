//! Section 4.2.1: the existing-customer exception (§ 7(3) UWG (DE), R-MKT-20 to R-MKT-27).
//!
//! Four conditions, cumulative; the sender carries the burden. Austria and Switzerland use the
//! same limbs with additions of their own (`at`, `ch`).

use super::case::{Case, older_than};
use super::consent;
use crate::rule::{Rule, RuleList, rules};
use crate::vocabulary::{Channel, Relation, SourceType};

/// What the exception is worth here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody claims it.
    Absent,
    Met,
    /// A human must look at it.
    Doubtful,
    Failed,
}

/// The standing and the limbs that made it so, the deciding one first.
#[derive(Clone, Copy)]
pub(crate) struct Finding {
    pub standing: Standing,
    pub rules: RuleList,
}

/// Weighs all limbs, on any channel: whether the channel knows the exception is not asked here.
pub(crate) fn weigh(case: &Case) -> Finding {
    if !claimed(case) {
        return Finding { standing: Standing::Absent, rules: RuleList::EMPTY };
    }
    let mut failed = RuleList::EMPTY;
    failed.extend(failures(case).into_iter().flatten());
    if let Some(id) = case.without {
        failed = failed.without(id);
    }
    if !failed.is_empty() {
        return Finding { standing: Standing::Failed, rules: failed };
    }
    let mut doubts = RuleList::EMPTY;
    doubts.extend(doubtful(case).into_iter().flatten());
    if !doubts.is_empty() {
        return Finding { standing: Standing::Doubtful, rules: doubts };
    }
    let mut met = RuleList::EMPTY;
    met.extend([&R_MKT_20, &R_MKT_21, &R_MKT_22, &R_MKT_23] as [&Rule; 4]);
    Finding { standing: Standing::Met, rules: met }
}

/// Somebody relies on a sale: at least one fact of it is known.
fn claimed(case: &Case) -> bool {
    let sale = &case.s.soft_opt_in;
    sale.from_sale.yes()
        || sale.notice_at_capture.yes()
        || sale.channel_captured.is_some()
        || sale.last_purchase.is_some()
}

/// The limbs that fail, what is known to fail before what is merely not known.
fn failures(case: &Case) -> [Option<&'static Rule>; 8] {
    let sale = &case.s.soft_opt_in;
    let message = &case.s.message;
    let free_account = case.s.person.relation == Relation::FreeAccount;
    let no_sale = !sale.from_sale.yes() && !free_account;
    let age = sale.last_purchase;
    let today = case.s.today;
    let too_old = age.is_none_or(|bought| {
        older_than(bought, case.params.sale_block_months, today) || bought > today
    });
    let rule = |rule: &'static Rule, fails: bool| fails.then_some(rule);
    [
        rule(&R_MKT_26, sale.cancelled.yes()),
        rule(&R_MKT_20, sale.from_sale.no() && !free_account || !taken_for(case)),
        rule(&R_MKT_22, consent::withdrawn_here(case)),
        rule(&R_MKT_23, sale.notice_at_capture.no() || message.stop_link.no()),
        rule(&R_MKT_21, !message.own_similar_goods.yes()),
        rule(&R_MKT_20, no_sale || case.s.source.kind != SourceType::SelfGiven),
        rule(&R_MKT_23, !sale.notice_at_capture.yes() || !message.stop_link.yes()),
        if too_old && age.is_some() {
            rule(&R_MKT_25, true)
        } else {
            rule(&R_MKT_25, too_old).or(rule(&R_MKT_26, !sale.cancelled.no()))
        },
    ]
}

fn doubtful(case: &Case) -> [Option<&'static Rule>; 2] {
    let old = case
        .s
        .soft_opt_in
        .last_purchase
        .is_some_and(|bought| older_than(bought, case.params.sale_ask_months, case.s.today));
    let free_account = case.s.person.relation == Relation::FreeAccount;
    [
        case.on(&R_MKT_25, old).then_some(&R_MKT_25),
        case.on(&R_MKT_20, free_account).then_some(&R_MKT_20),
    ]
}

/// Whether the address of this channel was taken in the sale; one mobile number serves calls, SMS
/// and messengers.
fn taken_for(case: &Case) -> bool {
    let by_number =
        |channel| matches!(channel, Channel::PhoneHuman | Channel::Sms | Channel::Messenger);
    let channel = case.s.message.channel;
    case.s
        .soft_opt_in
        .channel_captured
        .is_some_and(|captured| captured == channel || by_number(captured) && by_number(channel))
}

/// R-MKT-24: somebody takes the exception to a channel that does not know it.
pub(crate) fn misplaced(case: &Case) -> bool {
    !case.by_electronic_mail() && {
        let sale = &case.s.soft_opt_in;
        case.on(&R_MKT_24, sale.from_sale.yes() && sale.notice_at_capture.yes())
    }
}

rules! {
    R_MKT_20 "R-MKT-20" Law V ["§ 7 Abs. 3 Nr. 1 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG", "EuGH C-654/23 (Inteligo Media)"]
        "Adresse aus dem Verkauf, vom Kunden selbst" | "Address from the sale, from the customer";
        "Die Adresse stammt nicht nachweislich aus einem Verkauf an diese Person, oder nur aus einem kostenlosen Konto." | "The address does not provably come from a sale to this person, or only from a free account.";
        "Eine Einwilligung einholen oder per Post werben." | "Obtain consent, or advertise by post.";
    R_MKT_21 "R-MKT-21" Law V ["§ 7 Abs. 3 Nr. 2 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG"]
        "Eigene ähnliche Waren" | "Own similar goods";
        "Beworben wird nicht (nachweislich) ein eigenes, ähnliches Angebot." | "The offer is not (provably) your own and similar.";
        "Nur eigene, ähnliche Angebote bewerben oder eine Einwilligung einholen." | "Advertise own, similar offers only, or obtain consent.";
    R_MKT_22 "R-MKT-22" Law V ["§ 7 Abs. 3 Nr. 3 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG"]
        "Kein Widerspruch" | "No objection";
        "Die Person hat widersprochen oder ihre Einwilligung widerrufen." | "The person objected or withdrew their consent.";
        "Nicht werben; ein Kauf hebt den Widerspruch nicht auf." | "Do not advertise; a purchase does not lift the objection.";
    R_MKT_23 "R-MKT-23" Law V ["§ 7 Abs. 3 Nr. 4 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG"]
        "Hinweis bei Erhebung und in jeder Nachricht" | "Notice at capture and in every message";
        "Der Hinweis auf das Widerspruchsrecht fehlte bei der Erhebung oder fehlt in dieser Nachricht." | "The notice of the right to object was missing at capture or is missing in this message.";
        "Fehlte er bei der Erhebung, ist die Ausnahme für diese Adresse verloren: Einwilligung einholen. Sonst Abmeldelink ergänzen." | "If it was missing at capture, the exception is lost for this address: obtain consent. Otherwise add a stop link.";
    R_MKT_24 "R-MKT-24" Law V ["§ 7 Abs. 3 UWG (DE)"]
        "Nur für elektronische Post" | "Electronic mail only";
        "Die Bestandskundenausnahme gilt nur für elektronische Post, nicht für Anruf oder Fax." | "The existing-customer exception covers electronic mail only, not calls or fax.";
        "Per E-Mail werben oder eine Einwilligung für Anrufe einholen." | "Advertise by e-mail, or obtain consent for calls.";
    R_MKT_25 "R-MKT-25" Policy P ["§ 7 Abs. 3 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG"]
        "Alter der Kundenbeziehung" | "Age of the customer relation";
        "Der letzte Kauf liegt zu lange zurück oder ist nicht bekannt." | "The last purchase is too long ago or not known.";
        "Entscheidung mit Begründung festhalten, per Post werben oder eine Einwilligung einholen." | "Record a decision with its reason, advertise by post, or obtain consent.";
    R_MKT_26 "R-MKT-26" Policy P ["§ 7 Abs. 3 UWG (DE)", "Art. 13 Abs. 2 RL 2002/58/EG"]
        "Rückabgewickelter Vertrag ist kein Verkauf" | "A rescinded contract is no sale";
        "Der Vertrag wurde widerrufen oder rückabgewickelt, oder es ist nicht bekannt." | "The contract was cancelled or rescinded, or it is not known.";
        "Eine Einwilligung einholen oder per Post werben." | "Obtain consent, or advertise by post.";
    R_MKT_27 "R-MKT-27" CaseLaw V ["BGH VI ZR 225/17"]
        "Umfragen an Bestandskunden" | "Surveys to existing customers";
        "Umfragen sind Werbung und dürfen nur unter allen vier Voraussetzungen der Ausnahme gesendet werden." | "Surveys are advertising and may be sent only under all four conditions of the exception.";
        "Die fehlende Voraussetzung schaffen oder ohne die Umfrage senden." | "Meet the missing condition, or send without the survey.";
}
