//! Signals, not proofs (section 12): they make a verdict stricter or raise a question, never more.

use crate::rule::{Rule, rules};
use crate::vocabulary::PersonType;

crate::vocabulary! {
    /// Something that hints at a fact.
    Signal {
        FreeMail = 1 "FREE_MAIL_DOMAIN", CompanyDomain = 2 "COMPANY_DOMAIN", RoleAddress = 3 "ROLE_ADDRESS",
        JobTitle = 4 "JOB_TITLE", CountryHint = 5 "COUNTRY_HINT", Mobile = 6 "MOBILE_NUMBER", Disposable = 7 "DISPOSABLE_DOMAIN",
        Opened = 8 "OPENED_MAIL", GivenName = 9 "GIVEN_NAME", AgeHint = 10 "AGE_HINT", Connected = 11 "CONNECTED",
    }
}

/// What a signal may suggest, and the rule that says so; `None` where it suggests nothing.
pub fn suggests(signal: Signal) -> (Option<PersonType>, &'static Rule) {
    match signal {
        Signal::FreeMail => (Some(PersonType::Consumer), &R_SIG_01),
        Signal::CompanyDomain => (Some(PersonType::BusinessPerson), &R_SIG_02),
        Signal::RoleAddress => (Some(PersonType::BusinessEntity), &crate::contact::R_SIG_03),
        Signal::JobTitle => (Some(PersonType::BusinessPerson), &R_SIG_04),
        Signal::CountryHint => (None, &R_SIG_05),
        Signal::Mobile => (Some(PersonType::Unknown), &R_SIG_06),
        Signal::Disposable => (None, &R_SIG_07),
        Signal::Opened => (None, &R_SIG_08),
        Signal::GivenName => (None, &R_SIG_09),
        Signal::AgeHint => (None, &R_SIG_10),
        Signal::Connected => (None, &crate::contact::R_SIG_11),
    }
}

/// R-SIG-12: the person type to decide with. A fact confirmed by a human overrides; signals that
/// conflict, or say nothing, leave the stricter type.
pub fn person_type(confirmed: Option<PersonType>, signals: &[Signal]) -> PersonType {
    if let Some(confirmed) = confirmed {
        return confirmed;
    }
    let mut hints = signals.iter().filter_map(|signal| suggests(*signal).0);
    let Some(first) = hints.next() else { return PersonType::Unknown };
    if hints.all(|hint| hint == first) { first } else { PersonType::Consumer }
}

rules! {
    R_SIG_01 "R-SIG-01" Policy P ["Art. 5 Abs. 1 lit. d DSGVO"]
        "Freemail-Adresse" | "Free-mail domain";
        "Eine Freemail-Adresse deutet auf einen Verbraucher, beweist aber nichts." | "A free-mail address hints at a consumer and proves nothing.";
        "Die Rolle von einem Menschen bestätigen lassen." | "Have a human confirm the capacity.";
    R_SIG_02 "R-SIG-02" Policy P ["Art. 5 Abs. 1 lit. d DSGVO"]
        "Firmen-Domain" | "Company domain";
        "Eine Firmen-Domain macht E-Mail-Werbung nicht zulässig." | "A company domain does not make e-mail advertising lawful.";
        "Eine Einwilligung einholen." | "Obtain consent.";
    R_SIG_04 "R-SIG-04" CaseLaw P ["BVerwG 6 C 3.23"]
        "Berufsbezeichnung" | "Job title";
        "Titel, Rechtsform oder USt-Nummer begründen keine mutmaßliche Einwilligung." | "Title, legal form or VAT id are no presumed consent.";
        "Konkrete Tatsachen festhalten." | "Record concrete facts.";
    R_SIG_05 "R-SIG-05" Policy P ["Art. 6 Rom-II-VO"]
        "Landeshinweise" | "Country hints";
        "Domain, Vorwahl, IP und Sprache legen das Recht nicht fest; bei Widerspruch gilt das strengere." | "Domain, dial prefix, IP and language do not fix the law; where they differ the stricter applies.";
        "Das Land bestätigen lassen." | "Have the country confirmed.";
    R_SIG_06 "R-SIG-06" Policy P ["Art. 5 Abs. 1 lit. d DSGVO"]
        "Mobilnummer" | "Mobile number";
        "Eine Mobilnummer ist weder privat noch geschäftlich, sondern unbekannt." | "A mobile number is neither private nor business but unknown.";
        "Nachfragen." | "Ask.";
    R_SIG_07 "R-SIG-07" Law P ["Art. 5 Abs. 1 lit. a, d DSGVO"]
        "Adressen raten" | "Guessing addresses";
        "Geratene Adressen sind eine Erhebung ohne Quelle." | "Guessed addresses are collection without a source.";
        "Die Person nach ihrer Adresse fragen." | "Ask the person for their address.";
    R_SIG_08 "R-SIG-08" Policy P ["Art. 4 Nr. 11 DSGVO"]
        "Geöffnet ist nicht eingewilligt" | "Opened is not consented";
        "Öffnen oder Klicken erneuert keine Einwilligung." | "Opening or clicking renews no consent.";
        "Um Bestätigung bitten." | "Ask for confirmation.";
    R_SIG_09 "R-SIG-09" Policy P ["Art. 5 Abs. 1 lit. d DSGVO"]
        "Vorname ist keine Anrede" | "A given name is no salutation";
        "Aus dem Namen wird kein Geschlecht abgeleitet." | "No gender is derived from the name.";
        "Neutral mit Vor- und Nachnamen grüßen." | "Greet neutrally with given and family name.";
    R_SIG_10 "R-SIG-10" Policy P ["Art. 8 DSGVO"]
        "Hinweise auf ein Kind" | "Hints at a child";
        "Die Person könnte ein Kind sein." | "The person may be a child.";
        "Vor Werbung das Alter klären." | "Clarify the age before advertising.";
    R_SIG_12 "R-SIG-12" Policy P ["Art. 5 Abs. 2 DSGVO"]
        "Signale verschärfen nur" | "Signals only tighten";
        "Widersprechen sich Signale, gilt die Person als Verbraucher." | "Where signals conflict, the person counts as a consumer.";
        "Die Tatsache von einem Menschen bestätigen lassen." | "Have a human confirm the fact.";
}

#[cfg(test)]
mod tests {
    use super::*;
    use PersonType::{BusinessEntity, BusinessPerson, Consumer, Unknown};

    #[test]
    fn a_confirmed_fact_overrides_and_conflict_means_consumer() {
        assert_eq!(person_type(Some(BusinessPerson), &[Signal::FreeMail]), BusinessPerson);
        assert_eq!(person_type(None, &[Signal::CompanyDomain, Signal::FreeMail]), Consumer);
        assert_eq!(person_type(None, &[Signal::CompanyDomain, Signal::JobTitle]), BusinessPerson);
        assert_eq!(person_type(None, &[Signal::CompanyDomain, Signal::Mobile]), Consumer);
        assert_eq!(person_type(None, &[Signal::RoleAddress]), BusinessEntity);
        assert_eq!(person_type(None, &[Signal::Opened]), Unknown);
        assert_eq!(person_type(None, &[]), Unknown);
    }

    #[test]
    fn every_signal_has_its_rule() {
        for (signal, number) in Signal::ALL.iter().zip(1..) {
            assert_eq!(suggests(*signal).1.id, format!("R-SIG-{number:02}"));
        }
    }
}
