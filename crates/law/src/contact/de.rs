//! Section 4.2: Germany, § 7 UWG (DE). One function for each row of the master table (4.5).

use super::case::Case;
use super::consent;
use super::general::{CR_06, R_BAS_06, R_BAS_13, R_GEN_02, R_SIG_03, R_SIG_11};
use super::message::R_MKT_52;
use super::presumed;
use super::routes::{self, Capacity, interest, no_personal_data};
use super::soft_opt_in::{self, R_MKT_24};
use crate::rule::rules;
use crate::situation::Art21Notice;
use crate::verdict::{Duties, Duty, Ground, Verdict};
use crate::vocabulary::{Channel, PersonType, SourceType};

/// What German law says to advertising on this channel.
pub(crate) fn decide(case: &Case, capacity: Capacity) -> Verdict {
    match (case.s.message.channel, capacity) {
        (Channel::PhoneHuman, Capacity::Consumer) => call_to_consumer(case),
        (Channel::PhoneHuman, Capacity::Business) => call_to_business(case),
        (Channel::PhoneAuto, _) => machine_call(case, capacity),
        (Channel::Email | Channel::Sms | Channel::Messenger, _) => electronic_mail(case),
        (Channel::Fax, _) => fax(case),
        (Channel::PostAddressed, _) => post(case, capacity),
        (Channel::Push, _) => push(case),
        (Channel::PostUnaddressed | Channel::AdPlatformUpload, _) => no_personal_data(case),
    }
}

/// R-MKT-11: express consent, documented when it was given; nothing else helps.
fn call_to_consumer(case: &Case) -> Verdict {
    let consent = consent::weigh(case, true);
    let shown = case.on(&R_MKT_16, true).then_some(Duty::ShowCallerId);
    let logged = case.on(&consent::R_CON_21, true).then_some(Duty::LogUse);
    let called: Duties = shown.into_iter().chain(logged).collect();
    routes::consent_only(&consent, &[&R_MKT_11, &R_MKT_16, &consent::R_CON_21], called)
        .unwrap_or_else(|| {
            let faults = consent.rules.iter();
            let lead = soft_opt_in::misplaced(case).then_some(&R_MKT_24);
            routes::stop(case, &[&R_MKT_11]).led_by(lead).led_by(faults)
        })
}

/// R-MKT-12: express consent, or presumed consent from concrete, documented facts.
fn call_to_business(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let called = Duties::of(&[Duty::ShowCallerId, Duty::LogUse]);
    let by_consent = routes::consent_only(&consent, &[&R_MKT_12, &R_MKT_16], called);
    if let Some(verdict) = by_consent
        && verdict.may()
    {
        return verdict;
    }
    let presumed = presumed::weigh(case);
    if presumed == presumed::Standing::Good && !consent::withdrawn_here(case) {
        let duties = Duties::of(&[Duty::ShowCallerId, Duty::CallMemo]);
        return Verdict::duty(Ground::Presumed, &[&R_MKT_12, &R_MKT_16], duties);
    }
    by_consent.unwrap_or_else(|| {
        let verdict = routes::stop(case, &[&R_MKT_12]);
        let lead = soft_opt_in::misplaced(case).then_some(&R_MKT_24);
        match presumed {
            presumed::Standing::NoMemo => verdict.and(&R_GEN_02),
            presumed::Standing::Unsupported => verdict.and(&R_BAS_13).and(&CR_06),
            _ => verdict.and(&R_BAS_13),
        }
        .led_by(lead)
        .led_by(consent.rules.iter())
    })
}

/// R-MKT-13: a machine calls; express consent from everyone.
fn machine_call(case: &Case, capacity: Capacity) -> Verdict {
    let consent = consent::weigh(case, capacity == Capacity::Consumer);
    let called = Duties::of(&[Duty::ShowCallerId, Duty::LogUse]);
    routes::consent_only(&consent, &[&R_MKT_13, &R_MKT_16], called)
        .unwrap_or_else(|| routes::stop(case, &[&R_MKT_13]).led_by(consent.rules.iter()))
}

/// R-MKT-14: consent or the existing-customer exception, for firms just as for consumers.
fn electronic_mail(case: &Case) -> Verdict {
    let verdict = routes::consent_or_sale(case, &[&R_MKT_14], &[], &R_MKT_16);
    if verdict.may() {
        return verdict;
    }
    let role_address = case.on(&R_SIG_03, case.s.person.kind == PersonType::BusinessEntity);
    let network = case.on(&R_SIG_11, case.s.source.kind == SourceType::SocialNetwork);
    let verdict = if role_address { verdict.and(&R_SIG_03) } else { verdict };
    if network { verdict.and(&R_SIG_11) } else { verdict }
}

/// R-MKT-15: consent only; the exception does not know fax.
fn fax(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse]);
    routes::consent_only(&consent, &[&R_MKT_15, &R_MKT_16], duties).unwrap_or_else(|| {
        let verdict = routes::stop(case, &[&R_MKT_15]).led_by(consent.rules.iter());
        if soft_opt_in::misplaced(case) { verdict.and(&R_MKT_24) } else { verdict }
    })
}

/// R-MKT-17: no consent needed; source, information and a prominent notice of the right to object.
fn post(case: &Case, capacity: Capacity) -> Verdict {
    if case.on(&consent::R_CON_42, consent::withdrawn_here(case)) {
        return Verdict::block(&[&consent::R_CON_42, &R_MKT_17]);
    }
    if case.s.person.kind == PersonType::BusinessEntity {
        return routes::post_to_firm(case);
    }
    if case.on(&R_BAS_06, !case.s.lia_told.yes()) {
        return Verdict::block(&[&R_BAS_06, &R_MKT_17]);
    }
    let hidden = case.s.message.art21_notice != Art21Notice::Separate;
    if capacity == Capacity::Consumer && case.on(&R_MKT_52, hidden) {
        return Verdict::block(&[&R_MKT_52, &R_MKT_17]);
    }
    let verdict = interest(case, &[&R_MKT_17, &R_MKT_52]);
    if case.s.source.kind == SourceType::Broker {
        verdict.and(&super::sources::R_SRC_05)
    } else {
        verdict
    }
}

/// Push messages: treated as electronic mail, consent only (open in law, so closed here).
fn push(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse]);
    routes::consent_only(&consent, &[&R_MKT_14, &R_MKT_16], duties)
        .unwrap_or_else(|| routes::stop(case, &[&R_MKT_14]).led_by(consent.rules.iter()))
}

rules! {
    R_MKT_10 "R-MKT-10" Law V ["§ 7 Abs. 1 UWG (DE)"]
        "Erkennbar unerwünscht" | "Recognisably unwanted";
        "Der Empfänger will erkennbar keine Werbung." | "The addressee recognisably does not want advertising.";
        "Nicht werben, auch nicht per Post oder an der Tür." | "Do not advertise, by post or at the door either.";
    R_MKT_11 "R-MKT-11" Law V ["§ 7 Abs. 2 Nr. 1 UWG (DE)"]
        "Telefonwerbung bei Verbrauchern" | "Telephone advertising to consumers";
        "Werbeanrufe bei Verbrauchern brauchen eine vorherige ausdrückliche Einwilligung; Kunde zu sein genügt nicht." | "Sales calls to consumers need prior express consent; being a customer is not enough.";
        "Per Post werben oder eine Telefoneinwilligung einholen und sofort dokumentieren." | "Advertise by post, or obtain a phone consent and document it at once.";
    R_MKT_12 "R-MKT-12" Law V ["§ 7 Abs. 2 Nr. 1 UWG (DE)", "BGH I ZR 191/03", "BGH I ZR 88/05"]
        "Telefonwerbung bei Geschäftsleuten" | "Telephone advertising to businesses";
        "Es gibt weder eine Einwilligung noch belegte Tatsachen für eine mutmaßliche Einwilligung in diesen Anruf." | "There is neither consent nor documented facts for presumed consent to this call.";
        "Post senden, auf eine Anfrage warten oder konkrete Tatsachen mit Anrufvermerk festhalten." | "Send post, wait for an inquiry, or record concrete facts in a call memo.";
    R_MKT_13 "R-MKT-13" Law V ["§ 7 Abs. 2 Nr. 2 UWG (DE)"]
        "Automatische Anrufe" | "Automatic calls";
        "Anrufe durch Maschinen, auch durch Sprach-KI, brauchen von allen eine ausdrückliche Einwilligung." | "Calls by machines, voice AI included, need express consent from everyone.";
        "Eine Einwilligung für automatische Anrufe einholen." | "Obtain consent to automatic calls.";
    R_MKT_14 "R-MKT-14" Law V ["§ 7 Abs. 2 Nr. 2 UWG (DE)", "BGH I ZR 218/07"]
        "E-Mail, SMS, Messenger" | "E-mail, SMS, messenger";
        "Elektronische Werbung braucht eine Einwilligung oder die Bestandskundenausnahme, auch gegenüber Firmen und schon bei einer Nachricht." | "Electronic advertising needs consent or the existing-customer exception, towards firms too and from the first message.";
        "Per Post werben oder eine Einwilligung mit Double-Opt-in einholen." | "Advertise by post, or obtain consent with double opt-in.";
    R_MKT_15 "R-MKT-15" Law V ["§ 7 Abs. 2 Nr. 2 UWG (DE)"]
        "Fax" | "Fax";
        "Faxwerbung braucht immer eine ausdrückliche Einwilligung." | "Advertising by fax always needs express consent.";
        "Per Post werben oder eine Einwilligung einholen." | "Advertise by post, or obtain consent.";
    R_MKT_16 "R-MKT-16" Law V ["§ 6 DDG", "§ 7 Abs. 2 Nr. 3 UWG (DE)", "§ 15 Abs. 2 TDDDG"]
        "Absender, Abmeldung, Rufnummer" | "Sender, stop address, caller number";
        "Jede Werbung nennt den Absender und eine Abmeldemöglichkeit; bei Anrufen wird die Nummer angezeigt." | "Every advertisement names its sender and a stop address; calls show their number.";
        "Die Angaben ergänzen." | "Add what is missing.";
    R_MKT_17 "R-MKT-17" CaseLaw V ["Art. 6 Abs. 1 lit. f DSGVO", "Erwägungsgrund 47 DSGVO", "OLG Stuttgart 2 U 63/22"]
        "Adressierte Post" | "Addressed post";
        "Für Werbepost fehlen Herkunftsnachweis, Information oder Widerspruchshinweis." | "Advertising by post lacks proof of origin, information or the notice of objection.";
        "Fehlendes ergänzen und mit dem Brief informieren." | "Add what is missing and inform with the letter.";
    R_MKT_18 "R-MKT-18" Law V ["§ 7 Abs. 1 UWG (DE)", "§ 1004 BGB"]
        "Unadressierte Post" | "Unaddressed post";
        "Aufkleber wie „Keine Werbung“ sind zu achten." | "Stickers such as “no advertising” must be respected.";
        "Haushalte mit Aufkleber auslassen." | "Leave out households with a sticker.";
    R_MKT_19 "R-MKT-19" Law K ["§ 13 BGB", "§ 7 Abs. 2 Nr. 1 UWG (DE)"]
        "Rolle je Kontakt" | "Capacity per contact";
        "Das Angebot betrifft private Bedürfnisse oder eine private Nummer, oder es ist nicht bekannt: Die Person gilt als Verbraucher." | "The offer concerns private needs or a private number, or that is not known: the person counts as a consumer.";
        "Nur das geschäftliche Anliegen ansprechen oder eine Einwilligung einholen." | "Speak of the business matter only, or obtain consent.";
}
