//! Section 4.3: Austria, § 174 TKG 2021 and § 7 ECG. One function for each row of the table (4.5).

use super::case::{Case, days_since};
use super::consent;
use super::de;
use super::routes::{self, Capacity, interest, no_personal_data};
use crate::rule::rules;
use crate::situation::Art21Notice;
use crate::verdict::{Duties, Duty, Ground, Outcome, Verdict};
use crate::vocabulary::{Channel, PersonType};

/// What Austrian law says to advertising on this channel.
pub(crate) fn decide(case: &Case, capacity: Capacity) -> Verdict {
    match case.s.message.channel {
        Channel::PhoneHuman | Channel::PhoneAuto | Channel::Fax => call_or_fax(case),
        Channel::Email | Channel::Sms | Channel::Messenger => electronic_mail(case),
        Channel::PostAddressed => post(case, capacity),
        Channel::Push => push(case),
        Channel::PostUnaddressed | Channel::AdPlatformUpload => no_personal_data(case),
    }
}

/// R-MKT-30: consent; no difference between consumers and firms, no presumed consent.
fn call_or_fax(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = if case.s.message.channel == Channel::Fax {
        Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse])
    } else if case.on(&R_MKT_31, true) {
        Duties::of(&[Duty::ShowCallerId, Duty::LogUse])
    } else {
        Duties::of(&[Duty::LogUse])
    };
    routes::consent_only(&consent, &[&R_MKT_30, &R_MKT_31], duties)
        .unwrap_or_else(|| routes::stop(case, &[&R_MKT_30]).led_by(consent.rules.iter()))
}

/// R-MKT-32 to R-MKT-34: consent, or the exception with a fresh and clear ECG check.
fn electronic_mail(case: &Case) -> Verdict {
    let verdict = routes::consent_or_sale(case, &[&R_MKT_32], &[&R_MKT_33], &R_MKT_35);
    let by_sale = match verdict.ground {
        Ground::Consent if case.s.ecg.listed.yes() => {
            let kept = case.on(&R_MKT_34, true);
            let block = || Verdict::block(&[&R_MKT_33]);
            return if kept { verdict.led_by([&R_MKT_34]) } else { block() };
        }
        Ground::SoftOptIn => true,
        // A question about the sale; consent, or a question about it, does not turn on the list.
        _ => {
            verdict.verdict == Outcome::Ask
                && consent::weigh(case, false).standing != consent::Standing::Doubtful
        }
    };
    if !by_sale {
        return verdict;
    }
    if case.on(&R_MKT_33, !ecg_clear(case)) {
        // The list closes the exception; a consent that a human has to weigh stays a question.
        let consent = consent::weigh(case, false);
        if consent.standing == consent::Standing::Doubtful {
            return routes::doubtful(consent.rules, &[&R_MKT_32]).and(&R_MKT_33);
        }
        return Verdict::block(&[&R_MKT_33, &R_MKT_32]).and_all(consent.rules.iter());
    }
    if !verdict.may() {
        return verdict;
    }
    verdict.led_by([&R_MKT_33]).with_duty(Duty::EcgCheck)
}

fn ecg_clear(case: &Case) -> bool {
    let age = case.s.ecg.checked_on.map(|on| days_since(on, case.s.today));
    case.s.ecg.listed.no()
        && age.is_some_and(|days| (0..=case.params.ecg_fresh_days).contains(&days))
}

/// R-MKT-36: as in Germany, with the Robinson list.
fn post(case: &Case, capacity: Capacity) -> Verdict {
    use super::general::R_BAS_06;
    use super::message::R_MKT_52;
    if case.on(&consent::R_CON_42, consent::withdrawn_here(case)) {
        return Verdict::block(&[&consent::R_CON_42, &R_MKT_36]);
    }
    if case.s.person.kind == PersonType::BusinessEntity {
        return routes::post_to_firm(case);
    }
    if case.on(&R_BAS_06, !case.s.lia_told.yes()) {
        return Verdict::block(&[&R_BAS_06, &R_MKT_36]);
    }
    let hidden = case.s.message.art21_notice != Art21Notice::Separate;
    if capacity == Capacity::Consumer && case.on(&R_MKT_52, hidden) {
        return Verdict::block(&[&R_MKT_52, &R_MKT_36]);
    }
    interest(case, &[&R_MKT_36, &de::R_MKT_17, &R_MKT_52])
}

fn push(case: &Case) -> Verdict {
    let consent = consent::weigh(case, false);
    let duties = Duties::of(&[Duty::SenderId, Duty::StopLink, Duty::LogUse]);
    routes::consent_only(&consent, &[&R_MKT_32, &R_MKT_35], duties)
        .unwrap_or_else(|| routes::stop(case, &[&R_MKT_32]).led_by(consent.rules.iter()))
}

rules! {
    R_MKT_30 "R-MKT-30" Law V ["§ 174 Abs. 1 TKG 2021 (AT)"]
        "Anruf und Fax nur mit Einwilligung" | "Calls and fax with consent only";
        "Werbeanrufe und Werbefaxe brauchen in Österreich immer eine Einwilligung, auch bei Firmen; eine mutmaßliche gibt es nicht." | "Sales calls and faxes always need consent in Austria, from firms too; presumed consent does not exist.";
        "Per Post werben oder eine Einwilligung einholen." | "Advertise by post, or obtain consent.";
    R_MKT_31 "R-MKT-31" Law V ["§ 174 Abs. 2 TKG 2021 (AT)"]
        "Rufnummer nicht unterdrücken" | "Do not suppress the number";
        "Die Rufnummer darf weder unterdrückt noch verfälscht werden." | "The number must be neither suppressed nor falsified.";
        "Eigene Nummer anzeigen." | "Show your own number.";
    R_MKT_32 "R-MKT-32" Law V ["§ 174 Abs. 3 TKG 2021 (AT)"]
        "E-Mail und SMS" | "E-mail and SMS";
        "Direktwerbung per E-Mail oder SMS braucht eine Einwilligung, auch gegenüber Firmen." | "Direct advertising by e-mail or SMS needs consent, towards firms too.";
        "Per Post werben oder eine Einwilligung einholen." | "Advertise by post, or obtain consent.";
    R_MKT_33 "R-MKT-33" Law V ["§ 174 Abs. 4 TKG 2021 (AT)", "§ 7 Abs. 2 ECG (AT)"]
        "Ausnahme mit ECG-Liste" | "Exception with the ECG list";
        "Die Ausnahme für Kunden greift nicht: eine Voraussetzung fehlt, die Adresse steht auf der ECG-Liste, oder der Abgleich ist älter als 30 Tage." | "The exception for customers fails: a condition is missing, the address is on the ECG list, or the check is older than 30 days.";
        "ECG-Liste frisch abgleichen; steht die Adresse darauf, nur mit ausdrücklicher Einwilligung senden." | "Compare with the ECG list afresh; if the address is on it, send with express consent only.";
    R_MKT_34 "R-MKT-34" Law V ["§ 7 Abs. 2 ECG (AT)"]
        "Ausdrückliche Einwilligung geht der ECG-Liste vor" | "Express consent beats the ECG list";
        "Der Eintrag hebt eine ausdrückliche Einwilligung nicht auf." | "The entry does not cancel an express consent.";
        "Den Nachweis der Einwilligung bereithalten." | "Keep the proof of consent at hand.";
    R_MKT_35 "R-MKT-35" Law V ["§ 174 Abs. 5 TKG 2021 (AT)", "§ 6 Abs. 1 ECG (AT)"]
        "Absender und Abmeldung" | "Sender and stop address";
        "Der Absender darf nicht verschleiert sein, eine gültige Abmeldeadresse muss genannt sein." | "The sender must not be hidden, a valid stop address must be named.";
        "Die Angaben ergänzen." | "Add what is missing.";
    R_MKT_36 "R-MKT-36" Law V ["Art. 6 Abs. 1 lit. f DSGVO", "Art. 21 DSGVO", "§ 151 GewO (AT)"]
        "Post und Robinsonliste" | "Post and the Robinson list";
        "Für Werbepost fehlen Herkunftsnachweis, Information oder Widerspruchshinweis." | "Advertising by post lacks proof of origin, information or the notice of objection.";
        "Fehlendes ergänzen und die Robinsonliste abgleichen." | "Add what is missing and compare with the Robinson list.";
}
