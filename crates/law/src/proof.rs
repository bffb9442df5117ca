//! Proof of consent, double opt-in, withdrawal (sections 3.2 to 3.5).

use jiff::ToSpan;
use jiff::civil::Date;

use crate::class::Class;
use crate::contact::{R_CON_08, R_CON_11, R_CON_20, R_CON_32, R_CON_33};
use crate::params::Params;
use crate::rule::{Rule, rules};
use crate::sets::small_set;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::{Country, PersonType};

crate::vocabulary! {
    /// What a consent record must hold (R-CON-10).
    ProofField {
        Person = 1 "PERSON", Identifier = 2 "IDENTIFIER", Channels = 3 "CHANNELS", Purpose = 4 "PURPOSE", Advertiser = 5 "ADVERTISER",
        TextVersion = 6 "TEXT_VERSION", GivenAt = 7 "GIVEN_AT", Method = 8 "METHOD", Collector = 9 "COLLECTOR", Form = 10 "FORM",
        DoiBlock = 11 "DOI_BLOCK", GivenName = 12 "GIVEN_NAME", PostalAddress = 13 "POSTAL_ADDRESS", Evidence = 14 "EVIDENCE", Hash = 15 "HASH",
    }
}
small_set!(
    /// Fields of a consent record.
    ProofFields of ProofField
);

/// R-CON-10: what a record lacks. Consents to calls want name and postal address, those by mail
/// the block of the double opt-in.
pub fn missing(present: ProofFields, by_phone: bool) -> ProofFields {
    let only_phone = |field| matches!(field, ProofField::GivenName | ProofField::PostalAddress);
    ProofField::ALL
        .iter()
        .copied()
        .filter(|field| if by_phone { *field != ProofField::DoiBlock } else { !only_phone(*field) })
        .filter(|field| !present.has(*field))
        .collect()
}

crate::vocabulary! {
    /// Where a double opt-in stands (R-CON-33).
    DoiState { Requested = 1 "REQUESTED", MailSent = 2 "MAIL_SENT", Confirmed = 3 "CONFIRMED", Active = 4 "ACTIVE", Expired = 5 "EXPIRED" }
}
crate::vocabulary! {
    /// What happens to it.
    DoiEvent { MailSent = 1 "MAIL_SENT", Confirmed = 2 "CONFIRMED", Activated = 3 "ACTIVATED", Waited = 4 "WAITED" }
}

/// R-CON-33: the next state; `None` for what must not happen, such as a second mail. A request
/// that waited too long expires and is deleted (LK-10).
pub fn doi_next(
    state: DoiState,
    event: DoiEvent,
    requested: Date,
    today: Date,
    params: &Params,
) -> Option<DoiState> {
    let over = requested.checked_add(params.doi_days.days()).is_ok_and(|end| end < today);
    match (state, event) {
        (DoiState::Requested | DoiState::MailSent, _) if over => Some(DoiState::Expired),
        (DoiState::Requested, DoiEvent::MailSent) => Some(DoiState::MailSent),
        (DoiState::MailSent, DoiEvent::Confirmed) => Some(DoiState::Confirmed),
        (DoiState::Confirmed, DoiEvent::Activated) => Some(DoiState::Active),
        (state, DoiEvent::Waited) => Some(state),
        _ => None,
    }
}

/// R-CON-32, R-CON-34: may this template be used as confirmation mail?
pub fn confirmation_template(contains_ads: bool, logs_complete: bool) -> Ruling {
    if contains_ads {
        Ruling::new(Outcome::Block, &[&R_CON_32])
    } else if !logs_complete {
        Ruling::new(Outcome::Block, &[&R_CON_34])
    } else {
        Ruling::new(Outcome::Allow, &[&R_CON_32, &R_CON_33])
    }
}

/// R-CON-40: may this be the way to unsubscribe?
pub fn unsubscribe_route(login: bool, reason: bool, fee: bool, clicks: u8) -> Ruling {
    let easy = !login && !reason && !fee && clicks <= 2;
    Ruling::new(if easy { Outcome::Allow } else { Outcome::Block }, &[&R_CON_40])
}

/// R-CON-44: whom a withdrawal must be passed on to: every recipient, and the supplier.
pub fn chain<'a>(recipients: &[&'a str], supplier: Option<&'a str>) -> Vec<&'a str> {
    let mut told = recipients.to_vec();
    told.extend(supplier.filter(|name| !recipients.contains(name)));
    told
}

/// R-CON-22: whether a call restarts the period of the proof: every advertising call based on the
/// consent, and every attempt.
pub const fn counts_as_use(by_phone: bool, advertising: bool) -> bool {
    by_phone && advertising
}

crate::vocabulary! {
    /// Who wants to see the proof of a consent.
    Asker { Authority = 1 "BUNDESNETZAGENTUR", Person = 2 "PERSON", Marketing = 3 "MARKETING" }
}

/// R-CON-24, R-CON-11: to whom the proof is handed, without delay; it serves nothing else.
pub fn hand_over(asker: Asker) -> Ruling {
    match asker {
        Asker::Authority => Ruling::new(Outcome::Duty, &[&R_CON_24, &R_CON_11]),
        Asker::Person => Ruling::new(Outcome::Duty, &[&R_CON_11]),
        Asker::Marketing => Ruling::new(Outcome::Block, &[&crate::retention::R_CON_26]),
    }
}

/// R-CON-27: the class of a proof. Only consents of consumers to calls in Germany have a
/// statutory period.
pub fn class_of_proof(by_phone: bool, person: PersonType, country: Country) -> Class {
    let consumer = matches!(person, PersonType::Consumer | PersonType::Unknown);
    let german = matches!(country, Country::De | Country::Unknown);
    if by_phone && consumer && german { Class::ConsentProofPhone } else { Class::ConsentProofEmail }
}

/// R-CON-43: what becomes of data whose consent was withdrawn: `BLOCK` for those held on nothing
/// else, which are erased but for the proof.
pub fn after_withdrawal(other_basis: bool) -> Ruling {
    let outcome = if other_basis { Outcome::Allow } else { Outcome::Block };
    Ruling::new(outcome, &[&R_CON_43])
}

/// R-CON-12: a wording version may go only when nothing refers to it.
pub fn may_delete_wording(references: u64) -> Ruling {
    let outcome = if references == 0 { Outcome::Allow } else { Outcome::Block };
    Ruling::new(outcome, &[&R_CON_12])
}

/// R-CON-08: whether a child's consent to an online service can be valid by itself; marketing to
/// known minors stays blocked by policy. Switzerland asks for capacity of judgement, so a human.
pub fn child(country: Country, age: u8, params: &Params) -> Outcome {
    let age = i32::from(age);
    let limit = match country {
        Country::Ch => return Outcome::Ask,
        Country::De => params.consent_age_de,
        Country::At => params.consent_age_at,
        _ => params.consent_age_default,
    };
    if age >= limit { Outcome::Allow } else { Outcome::Block }
}

/// The rules behind [`child`] and [`missing`].
pub static BEHIND: &[&Rule] = &[&R_CON_08, &R_CON_20];

rules! {
    R_CON_10 "R-CON-10" Law K ["Art. 7 Abs. 1 DSGVO"]
        "Einwilligungsprotokoll" | "The consent record";
        "Dem Nachweis fehlen Pflichtangaben." | "The record lacks what it must hold.";
        "Die fehlenden Angaben bei der nächsten Einwilligung erfassen." | "Record the missing items with the next consent.";
    R_CON_12 "R-CON-12" Law K ["Art. 7 Abs. 1 DSGVO"]
        "Textfassungen" | "Wording versions";
        "Auf diese Textfassung beziehen sich Einwilligungen; sie ist unveränderlich." | "Consents refer to this wording; it cannot change.";
        "Eine neue Fassung anlegen." | "Create a new version.";
    R_CON_22 "R-CON-22" Policy P ["§ 7a Abs. 2 UWG (DE)"]
        "Jeder Anruf ist eine Nutzung" | "Every call is a use";
        "Auch Anrufversuche zählen als Nutzung der Einwilligung." | "Attempts count as uses of the consent, too.";
        "Jeden Versuch festhalten." | "Record every attempt.";
    R_CON_24 "R-CON-24" Law V ["§ 7a UWG (DE)", "§ 20 UWG (DE)"]
        "Vorlage bei der Bundesnetzagentur" | "Handing over to the Bundesnetzagentur";
        "Der Nachweis ist der Bundesnetzagentur auf Verlangen unverzüglich vorzulegen." | "The proof must be handed to the Bundesnetzagentur on demand without delay.";
        "Den Nachweis exportieren." | "Export the proof.";
    R_CON_27 "R-CON-27" Law K ["§ 7a UWG (DE)"]
        "Nur Telefon, Verbraucher, Deutschland" | "Phone, consumer, Germany only";
        "Für E-Mail-Einwilligungen gibt es keine gesetzliche Aufbewahrungsfrist." | "There is no statutory period for e-mail consents.";
        "Klasse LK-08 verwenden." | "Use class LK-08.";
    R_CON_34 "R-CON-34" Law K ["Art. 7 Abs. 1 DSGVO", "BGH I ZR 164/09"]
        "Was das Protokoll festhält" | "What the log holds";
        "Dem Protokoll fehlen Zeitpunkt, Textfassung, Formular oder Bestätigung." | "The log lacks time, wording, form or confirmation.";
        "Das Formular so einrichten, dass alles protokolliert wird." | "Set the form up to log all of it.";
    R_CON_40 "R-CON-40" Law K ["Art. 7 Abs. 3 DSGVO"]
        "Widerruf so einfach wie Erteilung" | "Withdrawing as easy as giving";
        "Die Abmeldung verlangt Anmeldung, Begründung, Kosten oder mehr als zwei Klicks." | "Unsubscribing asks for a log-in, a reason, a fee or more than two clicks.";
        "Einen Abmeldelink mit Ein-Klick-Kopfzeile verwenden." | "Use a stop link with the one-click header.";
    R_CON_43 "R-CON-43" Law K ["Art. 17 Abs. 1 lit. b DSGVO"]
        "Nach dem Widerruf löschen" | "Erase after withdrawal";
        "Daten, die nur auf der Einwilligung beruhten, sind zu löschen; eine Sperre bleibt." | "Data held on the consent alone must go; a block remains.";
        "Löschen und sperren." | "Erase and block.";
    R_CON_44 "R-CON-44" CaseLaw K ["EuGH C-129/21 (Proximus)"]
        "Widerruf weitergeben" | "Pass the withdrawal on";
        "Empfänger und Lieferant der Daten sind zu unterrichten." | "Recipients and the supplier of the data must be told.";
        "Alle in der Kette benachrichtigen." | "Notify everyone in the chain.";
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_record_is_complete_for_its_channel() {
        let all: ProofFields = ProofField::ALL.iter().copied().collect();
        assert!(missing(all, true).is_empty() && missing(all, false).is_empty());
        assert!(missing(ProofFields::EMPTY, true).has(ProofField::PostalAddress));
        assert!(!missing(ProofFields::EMPTY, false).has(ProofField::PostalAddress));
        assert!(missing(ProofFields::EMPTY, false).has(ProofField::DoiBlock));
        assert!(!missing(ProofFields::EMPTY, true).has(ProofField::DoiBlock));
    }

    #[test]
    fn t055_t068_templates_and_routes() {
        assert_eq!(confirmation_template(true, true).rules, [&R_CON_32]);
        assert_eq!(confirmation_template(true, true).verdict, Outcome::Block);
        assert_eq!(confirmation_template(false, true).verdict, Outcome::Allow);
        assert_eq!(confirmation_template(false, false).rules, [&R_CON_34]);
        assert_eq!(unsubscribe_route(true, false, false, 1).verdict, Outcome::Block);
        assert_eq!(unsubscribe_route(false, true, false, 1).verdict, Outcome::Block);
        assert_eq!(unsubscribe_route(false, false, true, 1).verdict, Outcome::Block);
        assert_eq!(unsubscribe_route(false, false, false, 3).verdict, Outcome::Block);
        assert_eq!(unsubscribe_route(false, false, false, 2).verdict, Outcome::Allow);
    }

    #[test]
    fn t056_an_unconfirmed_request_expires_after_fourteen_days() {
        let asked = date(2026, 11, 1);
        let next = |state, event, today| doi_next(state, event, asked, today, Params::on(today));
        let day = date(2026, 11, 15);
        assert_eq!(next(DoiState::Requested, DoiEvent::MailSent, day), Some(DoiState::MailSent));
        assert_eq!(next(DoiState::MailSent, DoiEvent::MailSent, day), None);
        assert_eq!(next(DoiState::MailSent, DoiEvent::Waited, day), Some(DoiState::MailSent));
        assert_eq!(next(DoiState::MailSent, DoiEvent::Confirmed, day), Some(DoiState::Confirmed));
        assert_eq!(next(DoiState::Confirmed, DoiEvent::Activated, day), Some(DoiState::Active));
        assert_eq!(
            next(DoiState::MailSent, DoiEvent::Confirmed, date(2026, 11, 16)),
            Some(DoiState::Expired)
        );
        assert_eq!(
            next(DoiState::Active, DoiEvent::Waited, date(2027, 1, 1)),
            Some(DoiState::Active)
        );
    }

    #[test]
    fn t067_t071_children_and_the_chain() {
        let params = Params::on(date(2026, 11, 21));
        assert_eq!(child(Country::De, 15, params), Outcome::Block);
        assert_eq!(child(Country::De, 16, params), Outcome::Allow);
        assert_eq!(child(Country::At, 15, params), Outcome::Allow);
        assert_eq!(child(Country::At, 13, params), Outcome::Block);
        assert_eq!(child(Country::EuOther, 15, params), Outcome::Block);
        assert_eq!(child(Country::Ch, 15, params), Outcome::Ask);
        assert_eq!(chain(&["C"], Some("D")), ["C", "D"]);
        assert_eq!(chain(&["C"], Some("C")), ["C"]);
        assert_eq!(may_delete_wording(0).verdict, Outcome::Allow);
        assert_eq!(may_delete_wording(1).verdict, Outcome::Block);
    }

    #[test]
    fn only_german_consumers_called_have_the_statutory_class() {
        let german = (PersonType::Consumer, Country::De);
        assert_eq!(class_of_proof(true, german.0, german.1), Class::ConsentProofPhone);
        let others = [
            (false, PersonType::Consumer, Country::De),
            (true, PersonType::BusinessPerson, Country::De),
            (true, PersonType::Consumer, Country::At),
            (false, PersonType::BusinessPerson, Country::At),
        ];
        for (by_phone, person, country) in others {
            assert_eq!(class_of_proof(by_phone, person, country), Class::ConsentProofEmail);
        }
    }

    /// R-CON-22: a call is a use where it advertises; a mail is none, and neither is a service call.
    #[test]
    fn only_an_advertising_call_restarts_the_proof() {
        let uses = [(true, true), (true, false), (false, true), (false, false)];
        let counted = uses.map(|(by_phone, advertising)| counts_as_use(by_phone, advertising));
        assert_eq!(counted, [true, false, false, false]);
    }

    #[test]
    fn each_country_has_an_age_of_its_own() {
        let mut params = *Params::on(date(2026, 11, 21));
        params.consent_age_de = 13;
        assert_eq!(child(Country::De, 13, &params), Outcome::Allow);
        assert_eq!(child(Country::EuOther, 13, &params), Outcome::Block);
    }
}
