//! Where addresses come from (section 10): may it be stored, which duty follows, which contact.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::contact::{R_CON_02, R_CON_03, R_SRC_01, R_SRC_04, R_SRC_05, R_SRC_08, R_SRC_09};
use crate::deadline::months_later;
use crate::params::Params;
use crate::rule::{Rule, rules};
use crate::sets::small_set;
use crate::situation::Tri;
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::{Country, PersonType, SourceType};

crate::vocabulary! {
    /// How an address reached the firm, row by row of the source table (R-SRC-04).
    Provenance {
        SelfGiven = 1 "SELF", Observed = 2 "OBSERVED", Signature = 3 "SIGNATURE", Forwarded = 4 "CC_OR_FORWARDED",
        BusinessCard = 5 "BUSINESS_CARD", ThirdPartyPerson = 6 "THIRD_PARTY_PERSON", PublicDirectory = 7 "PUBLIC_DIRECTORY",
        SocialNetwork = 8 "SOCIAL_NETWORK", Scraped = 9 "SCRAPING_OR_ENRICHMENT", BrokerConsent = 10 "BROKER_CONSENT",
        BrokerPost = 11 "BROKER_POST", GroupCompany = 12 "GROUP_COMPANY", AddressBook = 13 "ADDRESS_BOOK",
        Guessed = 14 "GUESSED", Unknown = 0 "UNKNOWN",
    }
}
crate::vocabulary! {
    /// Fields that a bulk source must not bring (R-SRC-03).
    Field {
        Name = 1 "NAME", Role = 2 "ROLE", Organisation = 3 "ORGANISATION", Postal = 4 "POSTAL", Email = 5 "EMAIL",
        BusinessPhone = 6 "BUSINESS_PHONE", Birthday = 7 "BIRTHDAY", PrivatePhone = 8 "PRIVATE_PHONE", Income = 9 "INCOME",
        Household = 10 "HOUSEHOLD", Photo = 11 "PHOTO", SocialLinks = 12 "SOCIAL_LINKS", Special = 13 "SPECIAL_CATEGORY",
    }
}
crate::vocabulary! {
    /// Which information duty follows (R-DSR-21).
    InfoArticle { None = 0 "NONE", Art13 = 13 "ART_13", Art14 = 14 "ART_14" }
}
crate::vocabulary! {
    /// What contact the source gives leave for; the channel's law still decides.
    Leave { Channels = 1 "PER_CHANNEL_LAW", ProvenChannel = 2 "PROVEN_CHANNEL_ONLY", PostOnly = 3 "POST_ONLY", Matter = 4 "THIS_MATTER_ONLY", None = 5 "NONE" }
}
small_set!(
    /// Fields of a row.
    Fields of Field
);

/// The facts of one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourceFacts {
    /// Row of the table.
    pub provenance: Provenance,
    /// Whom the address belongs to.
    pub person: PersonType,
    /// Where they are.
    pub country: Country,
    /// Day the data were obtained.
    pub obtained: Date,
    /// More than single, hand-picked entries.
    pub bulk: bool,
    /// All evidence of R-SRC-02 is there.
    pub documented: Tri,
    /// One consent for many unnamed sponsors (R-SRC-13).
    pub unnamed_sponsors: bool,
    /// Fields offered.
    pub fields: Fields,
}

/// What follows from a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceVerdict {
    /// May it be stored?
    pub store: Outcome,
    /// Which information is owed.
    pub info: InfoArticle,
    /// By when, at the latest.
    pub due: Option<Date>,
    /// What contact it gives leave for.
    pub contact: Leave,
    /// Fields that stay outside.
    pub dropped: Fields,
    /// Day it must be gone unless something changes.
    pub delete_by: Option<Date>,
    /// Rules, the deciding one first.
    pub rules: Vec<&'static Rule>,
}

/// Fields a bulk source must not bring.
pub const NOT_IN_BULK: Fields = Fields::of(&[
    Field::Birthday,
    Field::PrivatePhone,
    Field::Income,
    Field::Household,
    Field::Photo,
    Field::SocialLinks,
    Field::Special,
]);

/// R-SRC-04: reads the row of the table for these facts.
pub fn judge(facts: &SourceFacts, params: &Params) -> SourceVerdict {
    let consumer = matches!(facts.person, PersonType::Consumer | PersonType::Unknown);
    let (store, contact, mut rules) = row(facts, consumer);
    let info = info_article(facts.provenance);
    let due = match info {
        InfoArticle::None => None,
        InfoArticle::Art13 => Some(facts.obtained),
        InfoArticle::Art14 => Some(months_later(facts.obtained, params.rights_months)),
    };
    let foreign =
        info == InfoArticle::Art14 && facts.bulk || facts.provenance == Provenance::Scraped;
    let dropped: Fields =
        facts.fields.iter().filter(|field| foreign && NOT_IN_BULK.has(*field)).collect();
    if !dropped.is_empty() {
        rules.push(&R_SRC_03);
    }
    let delete_by = delete_by(facts, params);
    SourceVerdict { store, info, due, contact, dropped, delete_by, rules }
}

fn row(facts: &SourceFacts, consumer: bool) -> (Outcome, Leave, Vec<&'static Rule>) {
    use Outcome::{Ask, Block, Duty};
    match facts.provenance {
        Provenance::SelfGiven | Provenance::Observed => {
            (Duty, Leave::Channels, vec![&R_SRC_04, &R_DSR_21])
        }
        Provenance::Signature => (Duty, Leave::Matter, vec![&R_SRC_04, &R_DSR_21]),
        Provenance::BusinessCard => {
            (Duty, Leave::ProvenChannel, vec![&R_SRC_04, &R_DSR_21, &R_SRC_10])
        }
        Provenance::Forwarded => (Block, Leave::None, vec![&R_SRC_04]),
        Provenance::ThirdPartyPerson => (Ask, Leave::PostOnly, vec![&R_SRC_04, &R_DSR_21]),
        Provenance::PublicDirectory if consumer => (Block, Leave::None, vec![&R_SRC_04, &R_SRC_08]),
        Provenance::PublicDirectory => (Duty, Leave::PostOnly, vec![&R_SRC_04, &R_SRC_08]),
        Provenance::SocialNetwork => (Ask, Leave::PostOnly, vec![&R_SRC_04, &R_SRC_08]),
        Provenance::Scraped => (Block, Leave::None, vec![&R_SRC_04, &R_SRC_08]),
        Provenance::BrokerConsent if facts.unnamed_sponsors => {
            (Block, Leave::None, vec![&R_SRC_13, &R_CON_02, &R_CON_03])
        }
        Provenance::BrokerConsent if facts.documented.yes() => {
            (Duty, Leave::ProvenChannel, vec![&R_SRC_02, &R_SRC_06])
        }
        Provenance::BrokerConsent => (Ask, Leave::None, vec![&R_SRC_02, &R_SRC_06]),
        Provenance::BrokerPost if !facts.documented.yes() => {
            (Block, Leave::None, vec![&R_SRC_02, &R_SRC_05])
        }
        Provenance::BrokerPost => (Ask, Leave::PostOnly, vec![&R_SRC_05, &R_SRC_06]),
        Provenance::GroupCompany => (Ask, Leave::Channels, vec![&R_SRC_04, &R_SRC_07]),
        Provenance::AddressBook if facts.bulk || consumer => {
            (Block, Leave::None, vec![&R_SRC_09, &R_SRC_10])
        }
        Provenance::AddressBook => (Duty, Leave::None, vec![&R_SRC_09, &R_DSR_21]),
        Provenance::Guessed => (Block, Leave::None, vec![&crate::signals::R_SIG_07]),
        Provenance::Unknown => (Ask, Leave::None, vec![&R_SRC_01]),
    }
}

/// R-DSR-21: data from the person, or from observing them, is Art. 13; all else Art. 14.
pub const fn info_article(provenance: Provenance) -> InfoArticle {
    match provenance {
        Provenance::SelfGiven
        | Provenance::Observed
        | Provenance::Signature
        | Provenance::BusinessCard => InfoArticle::Art13,
        Provenance::Unknown | Provenance::Guessed => InfoArticle::None,
        _ => InfoArticle::Art14,
    }
}

/// The last day on which an unknown origin may still be proven.
pub(crate) fn prove_by(obtained: Date, params: &Params) -> Option<Date> {
    obtained.checked_add(params.source_prove_days.days()).ok()
}

/// Leads of others go after three months, what cannot be proven after ninety days.
fn delete_by(facts: &SourceFacts, params: &Params) -> Option<Date> {
    match facts.provenance {
        Provenance::Unknown => prove_by(facts.obtained, params),
        _ if info_article(facts.provenance) == InfoArticle::Art14 => {
            Some(months_later(facts.obtained, params.lk02_months))
        }
        _ => None,
    }
}

/// How the contact rules see a provenance.
pub const fn source_type(provenance: Provenance) -> SourceType {
    match provenance {
        Provenance::SelfGiven | Provenance::BusinessCard => SourceType::SelfGiven,
        Provenance::Observed => SourceType::Observed,
        Provenance::Signature => SourceType::Signature,
        Provenance::Forwarded | Provenance::ThirdPartyPerson => SourceType::ThirdPartyPerson,
        Provenance::PublicDirectory => SourceType::PublicDirectory,
        Provenance::SocialNetwork | Provenance::Scraped => SourceType::SocialNetwork,
        Provenance::BrokerConsent | Provenance::BrokerPost => SourceType::Broker,
        Provenance::GroupCompany => SourceType::GroupCompany,
        Provenance::AddressBook => SourceType::AddressBook,
        Provenance::Guessed | Provenance::Unknown => SourceType::Unknown,
    }
}

crate::vocabulary! {
    /// Ways of handing data to another controller (R-SRC-05, R-SRC-07, R-SRC-11, R-DOC-18).
    Sharing { Sale = 1 "SALE", Lettershop = 2 "LETTERSHOP", SharedCrm = 3 "SHARED_CRM", AssetDeal = 4 "ASSET_DEAL", ShareDeal = 5 "SHARE_DEAL" }
}

/// May data go to another controller this way? `arrangement` is the contract of Art. 26 DSGVO.
pub fn share(way: Sharing, arrangement: bool) -> Ruling {
    match way {
        Sharing::Sale => Ruling::new(Outcome::Block, &[&R_SRC_05, &crate::basis::R_BAS_12]),
        Sharing::Lettershop => Ruling::new(Outcome::Ask, &[&R_SRC_05]),
        Sharing::SharedCrm if !arrangement => {
            Ruling::new(Outcome::Block, &[&crate::transfers::R_DOC_18, &R_SRC_07])
        }
        Sharing::SharedCrm => Ruling::new(Outcome::Duty, &[&R_SRC_07, &crate::transfers::R_DOC_18]),
        Sharing::AssetDeal => Ruling::new(Outcome::Ask, &[&R_SRC_11]),
        Sharing::ShareDeal => Ruling::new(Outcome::Allow, &[&R_SRC_11]),
    }
}

rules! {
    R_DSR_21 "R-DSR-21" CaseLaw V ["Art. 13 DSGVO", "Art. 14 DSGVO", "EuGH C-422/24"]
        "Art. 13 oder Art. 14" | "Art. 13 or Art. 14";
        "Daten von der Person oder aus ihrer Beobachtung lösen Art. 13 aus, alle anderen Art. 14." | "Data from the person or from observing them fall under Art. 13, all others under Art. 14.";
        "Die passende Information zustellen." | "Deliver the information that fits.";
    R_SRC_02 "R-SRC-02" Law K ["Art. 5 Abs. 2 DSGVO", "BGH I ZR 164/09"]
        "Belege je Adresse" | "Evidence per address";
        "Für die Adressen fehlen Belege: Lieferant, Vertrag, Datum und Anlass der Erhebung, Einwilligungstext, Information." | "Evidence is missing for the addresses: supplier, contract, date and occasion of collection, consent text, information.";
        "Die Belege je Zeile beschaffen; eine Zusicherung des Lieferanten genügt nicht." | "Get the evidence for each row; a supplier's guarantee is not enough.";
    R_SRC_03 "R-SRC-03" Policy P ["Art. 5 Abs. 1 lit. c DSGVO"]
        "Felder, die draußen bleiben" | "Fields that stay outside";
        "Geburtstag, private Nummern, Einkommen, Haushalt, Fotos und Ähnliches werden aus Listen nicht übernommen." | "Birthday, private numbers, income, household, photos and the like are not taken from lists.";
        "Die Felder weglassen." | "Leave the fields out.";
    R_SRC_06 "R-SRC-06" Law K ["Art. 14 DSGVO"]
        "Käufer prüft und informiert" | "The buyer checks and informs";
        "Wer Adressen kauft, prüft ihre Rechtmäßigkeit, informiert und nennt den Verkäufer." | "Who buys addresses checks their lawfulness, informs and names the seller.";
        "Information nach Art. 14 DSGVO vorbereiten." | "Prepare the information of Art. 14 GDPR.";
    R_SRC_07 "R-SRC-07" Law K ["Art. 6 DSGVO", "Art. 14 DSGVO"]
        "Weitergabe an andere Verantwortliche" | "Disclosure to other controllers";
        "Die Weitergabe braucht eine Grundlage beim Geber und beim Empfänger." | "Disclosure needs a basis at the sender and at the receiver.";
        "Beide Grundlagen festhalten und die Person informieren." | "Record both bases and inform the person.";
    R_SRC_10 "R-SRC-10" Policy P ["Art. 5 Abs. 1 lit. b DSGVO"]
        "Privat oder geschäftlich" | "Private or business";
        "Private Nummern werden nur für das genutzt, wofür sie gegeben wurden; im Zweifel privat." | "Private numbers are used only for what they were given for; in doubt private.";
        "Die geschäftliche Nummer erfragen." | "Ask for the business number.";
    R_SRC_11 "R-SRC-11" Authority K ["DSK Asset Deal 2019/2024"]
        "Unternehmenskauf" | "Asset deals and mergers";
        "Beim Kauf von Vermögenswerten gehen Daten an einen anderen Verantwortlichen; Werbeeinwilligungen gehen nicht über." | "An asset deal hands data to another controller; marketing consents do not pass.";
        "Mit anwaltlicher Begleitung entscheiden." | "Decide with a lawyer.";
    R_SRC_13 "R-SRC-13" CaseLaw K ["BGH VI ZR 721/15", "Art. 7 DSGVO"]
        "Gewinnspiel-Einwilligungen" | "Raffle consents";
        "Eine Einwilligung für viele ungenannte Sponsoren ist unwirksam." | "One consent for many unnamed sponsors is void.";
        "Die Liste nicht verwenden." | "Do not use the list.";
}

#[cfg(test)]
mod tests;
