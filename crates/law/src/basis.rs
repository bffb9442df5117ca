//! Principles, legal bases, special categories, change of purpose (section 2).

use crate::rule::{Rule, rules};
use crate::verdict::{Outcome, Ruling};
use crate::vocabulary::Basis;

/// The facts of one purpose and one person (2.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BasisFacts {
    /// A statute of the EU or a member state orders it; a contract does not (R-BAS-09).
    pub statute: bool,
    /// This very person is party to the contract; a contact person is not (R-BAS-08).
    pub contract_party: bool,
    /// The law of the channel wants consent.
    pub channel_wants_consent: bool,
    /// Consent for the purpose is active.
    pub consent_active: bool,
    /// Consent was asked and refused or withdrawn (R-BAS-10).
    pub consent_refused: bool,
    /// All limbs of the soft opt-in hold.
    pub soft_opt_in: bool,
    /// The balancing test passed.
    pub lia_passed: bool,
    /// The interest was told at collection.
    pub lia_told: bool,
    /// The person objected.
    pub objected: bool,
}

/// The legal basis, or the ruling that there is none.
///
/// # Errors
/// A [`Ruling`] of `BLOCK` with the rules that stand in the way.
pub fn legal_basis(facts: &BasisFacts) -> Result<Basis, Ruling> {
    if facts.statute {
        return Ok(Basis::LegalObligation);
    }
    if facts.contract_party {
        return Ok(Basis::Contract);
    }
    if facts.consent_active {
        return Ok(Basis::Consent);
    }
    if facts.soft_opt_in && !facts.objected {
        return Ok(Basis::SoftOptIn);
    }
    if facts.channel_wants_consent {
        return Err(Ruling::new(Outcome::Block, &[&crate::contact::R_BAS_13, &R_BAS_01]));
    }
    if facts.consent_refused {
        return Err(Ruling::new(Outcome::Block, &[&R_BAS_10]));
    }
    if facts.lia_passed && facts.lia_told && !facts.objected {
        return Ok(Basis::LegitimateInterest);
    }
    Err(Ruling::new(Outcome::Block, &[&crate::contact::R_BAS_06, &R_PRI_01]))
}

/// The rule that a basis rests on; `None` for those that a human invokes.
pub const fn rule_behind(basis: Basis) -> Option<&'static Rule> {
    match basis {
        Basis::Consent => Some(&R_BAS_01),
        Basis::Contract => Some(&R_BAS_02),
        Basis::LegalObligation => Some(&R_BAS_03),
        Basis::LegitimateInterest => Some(&crate::contact::R_BAS_06),
        Basis::SoftOptIn => Some(&crate::contact::R_BAS_11),
        Basis::VitalInterest | Basis::PublicTask => None,
    }
}

crate::vocabulary! {
    /// What a firm may claim as a statute that orders the processing.
    Order { Statute = 1 "STATUTE", ContractWithOthers = 2 "CONTRACT_WITH_OTHERS", Promise = 3 "PROMISE" }
}

/// R-BAS-09: whether this is a legal obligation in the sense of Art. 6(1)(c).
pub fn legal_obligation(claimed: Order) -> Ruling {
    match claimed {
        Order::Statute => Ruling::new(Outcome::Allow, &[&R_BAS_03]),
        Order::ContractWithOthers | Order::Promise => {
            Ruling::new(Outcome::Block, &[&R_BAS_09, &R_BAS_03])
        }
    }
}

crate::vocabulary! {
    /// What can be on or off for a person who said nothing yet.
    Setting { Marketing = 1 "MARKETING_CHANNEL", Tracking = 2 "TRACKING", PublicProfile = 3 "PUBLIC_PROFILE", OwnTeam = 4 "VISIBLE_TO_OWN_TEAM" }
}

/// R-PRI-08: whether a setting may be on by default.
pub fn on_by_default(setting: Setting) -> Ruling {
    let outcome = if setting == Setting::OwnTeam { Outcome::Allow } else { Outcome::Block };
    Ruling::new(outcome, &[&R_PRI_08])
}

crate::vocabulary! {
    /// On what special-category data may rest in a customer database (R-ART9-02).
    SpecialGround {
        None = 0 "NONE", ExplicitConsent = 1 "EXPLICIT_CONSENT", LegalClaims = 2 "LEGAL_CLAIMS",
        MadePublic = 3 "MADE_PUBLIC", VitalInterest = 4 "VITAL_INTEREST", EmploymentLaw = 5 "EMPLOYMENT_LAW",
    }
}

/// R-ART9-02, R-ART9-05: may special-category or criminal data be stored? A need ("step-free
/// room") is stored as a need, with explicit consent (R-ART9-03); of crimes a factual wording is
/// for a human, anything else is out.
pub fn special_category(ground: SpecialGround, criminal: bool, phrased_as_need: bool) -> Ruling {
    match ground {
        _ if criminal && phrased_as_need => Ruling::new(Outcome::Ask, &[&R_ART9_05]),
        _ if criminal => Ruling::new(Outcome::Block, &[&R_ART9_05]),
        SpecialGround::ExplicitConsent if phrased_as_need => {
            Ruling::new(Outcome::Duty, &[&R_ART9_03, &R_ART9_02])
        }
        SpecialGround::None => Ruling::new(Outcome::Block, &[&R_ART9_02, &R_ART9_06]),
        SpecialGround::ExplicitConsent
        | SpecialGround::LegalClaims
        | SpecialGround::VitalInterest => Ruling::new(Outcome::Duty, &[&R_ART9_02]),
        SpecialGround::MadePublic | SpecialGround::EmploymentLaw => {
            Ruling::new(Outcome::Ask, &[&R_ART9_02])
        }
    }
}

/// The five factors of Art. 6(4), and what comes before and after (R-PUR-01).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PurposeChange {
    /// Consent or a statute carries the new purpose.
    pub consent_or_statute: bool,
    /// A link between the purposes that the person can expect.
    pub linked: bool,
    /// Art. 9 or 10 data are concerned.
    pub special_data: bool,
    /// No harmful consequences.
    pub harmless: bool,
    /// Safeguards, such as pseudonyms.
    pub safeguards: bool,
    /// The new processing has a legal basis.
    pub new_basis: bool,
    /// The channel law of the new purpose wants consent.
    pub channel_wants_consent: bool,
}

/// R-PUR-01: may data serve a new purpose? `DUTY`: after informing the person.
pub fn purpose_change(facts: &PurposeChange) -> Ruling {
    if facts.consent_or_statute {
        return Ruling::new(Outcome::Duty, &[&R_PUR_01]);
    }
    let compatible = facts.linked && !facts.special_data && facts.harmless;
    if !compatible || !facts.new_basis || facts.channel_wants_consent {
        return Ruling::new(Outcome::Block, &[&R_PUR_01, &R_PRI_02]);
    }
    let outcome = if facts.safeguards { Outcome::Duty } else { Outcome::Ask };
    Ruling::new(outcome, &[&R_PUR_01])
}

/// R-PRI-03, R-BAS-07: whether a form may make a field mandatory.
pub fn may_be_mandatory(needed_for_purpose: bool, salutation_or_birthday: bool) -> Ruling {
    if needed_for_purpose && !salutation_or_birthday {
        Ruling::new(Outcome::Allow, &[&R_PRI_03])
    } else if salutation_or_birthday {
        Ruling::new(Outcome::Block, &[&R_PRI_03, &R_BAS_07])
    } else {
        Ruling::new(Outcome::Block, &[&R_PRI_03])
    }
}

rules! {
    R_PRI_01 "R-PRI-01" Law K ["Art. 5 Abs. 1 lit. a DSGVO"]
        "Rechtmäßigkeit" | "Lawfulness, fairness, transparency";
        "Es gibt keinen Zweck oder keine Rechtsgrundlage." | "There is no purpose or no legal basis.";
        "Zweck und Rechtsgrundlage im Verzeichnis festlegen." | "Fix purpose and basis in the register.";
    R_PRI_02 "R-PRI-02" Law K ["Art. 5 Abs. 1 lit. b DSGVO"]
        "Zweckbindung" | "Purpose limitation";
        "Die Daten dienen diesem Zweck nicht." | "The data do not serve this purpose.";
        "Den Zweck prüfen oder eine Einwilligung einholen." | "Test compatibility, or obtain consent.";
    R_PRI_03 "R-PRI-03" Law K ["Art. 5 Abs. 1 lit. c DSGVO", "Art. 25 DSGVO"]
        "Datenminimierung" | "Minimisation";
        "Das Feld wird für den Zweck nicht gebraucht und darf nicht verpflichtend sein." | "The purpose does not need the field; it must not be mandatory.";
        "Das Feld freiwillig machen oder weglassen." | "Make the field optional, or leave it out.";
    R_PRI_08 "R-PRI-08" Law K ["Art. 25 DSGVO"]
        "Voreinstellungen" | "By design and default";
        "Werbung und Messung sind von vornherein ausgeschaltet." | "Marketing and measuring are off by default.";
        "Nur auf Wunsch der Person einschalten." | "Switch on only as the person wishes.";
    R_BAS_01 "R-BAS-01" Law K ["Art. 6 Abs. 1 lit. a DSGVO"]
        "Einwilligung" | "Consent";
        "Es gibt keine Einwilligung für diesen Zweck." | "There is no consent for this purpose.";
        "Eine Einwilligung einholen." | "Obtain consent.";
    R_BAS_02 "R-BAS-02" Law K ["Art. 6 Abs. 1 lit. b DSGVO"]
        "Vertrag" | "Contract";
        "Die Person ist nicht selbst Vertragspartei." | "The person is not party to the contract.";
        "Eine andere Grundlage festlegen." | "Fix another basis.";
    R_BAS_03 "R-BAS-03" Law K ["Art. 6 Abs. 1 lit. c DSGVO"]
        "Rechtliche Verpflichtung" | "Legal obligation";
        "Kein Gesetz verlangt die Verarbeitung." | "No statute orders the processing.";
        "Die Vorschrift und Frist eintragen." | "Record statute and period.";
    R_BAS_07 "R-BAS-07" CaseLaw V ["EuGH C-394/23 (Mousse)"]
        "Anrede nie Pflicht" | "Salutation never mandatory";
        "Anrede, Geschlecht und Geburtstag sind für den Vertrag nicht erforderlich." | "Salutation, gender and birthday are not necessary for the contract.";
        "Das Feld freiwillig machen." | "Make the field optional.";
    R_BAS_08 "R-BAS-08" Law K ["Art. 6 Abs. 1 lit. f DSGVO"]
        "Ansprechpartner sind nicht Vertragspartei" | "Contact persons are not party to the contract";
        "Bei Ansprechpartnern trägt nicht der Vertrag, sondern das berechtigte Interesse." | "For contact persons the basis is legitimate interest, not the contract.";
        "Auskunft nach Art. 15 DSGVO anbieten." | "Offer access under Art. 15 GDPR.";
    R_BAS_09 "R-BAS-09" Law K ["Art. 6 Abs. 1 lit. c DSGVO"]
        "Vertrag mit Dritten ist kein Gesetz" | "A contract with others is no statute";
        "Ein Vertrag mit anderen ist keine rechtliche Verpflichtung." | "A contract with others is not a legal obligation.";
        "Eine andere Grundlage festlegen." | "Fix another basis.";
    R_BAS_10 "R-BAS-10" Authority K ["EDSA-Leitlinien 05/2020"]
        "Kein Wechsel der Grundlage" | "No swapping of the basis";
        "Die Einwilligung wurde verweigert oder widerrufen; ein Ausweichen auf berechtigtes Interesse ist unzulässig." | "Consent was refused or withdrawn; falling back to legitimate interest is not allowed.";
        "Die Verarbeitung unterlassen." | "Refrain from the processing.";
    R_BAS_12 "R-BAS-12" CaseLaw V ["EuGH C-621/22 (KNLTB)"]
        "Wirtschaftliches Interesse" | "Commercial interests";
        "Wo man hätte fragen können, scheitert der Verkauf von Daten an der Erforderlichkeit." | "Where people could have been asked, selling their data fails for want of necessity.";
        "Die Personen vorher fragen." | "Ask the people first.";
    R_ART9_02 "R-ART9-02" Law K ["Art. 9 Abs. 2 DSGVO", "EuGH C-667/21"]
        "Kein Vertrag, kein Interesse" | "No contract ground, no interest ground";
        "Besondere Kategorien brauchen eine ausdrückliche Einwilligung oder einen anderen Grund des Art. 9 Abs. 2." | "Special categories need explicit consent or another ground of Art. 9(2).";
        "Um ausdrückliche Einwilligung bitten oder den Bedarf neutral festhalten." | "Ask for explicit consent, or record the need neutrally.";
    R_ART9_03 "R-ART9-03" Policy P ["Art. 9 DSGVO"]
        "Bedarf statt Diagnose" | "A need, not a diagnosis";
        "Bedürfnisse werden als Bedarf gespeichert, nicht als Diagnose." | "Needs are stored as needs, not as diagnoses.";
        "„Braucht stufenlosen Zugang“ schreiben." | "Write “needs step-free access”.";
    R_ART9_05 "R-ART9-05" Law K ["Art. 10 DSGVO", "§ 4 Abs. 3 DSG (AT)"]
        "Strafdaten" | "Criminal data";
        "Daten über Straftaten sind gesperrt, bis die Betroffenenstelle entscheidet." | "Data on offences are blocked until the rights desk decides.";
        "Nur sachliche Tatsachen festhalten und entscheiden lassen." | "Record plain facts only and have it decided.";
    R_ART9_06 "R-ART9-06" CaseLaw K ["EuGH C-184/20", "EuGH C-21/23"]
        "Stellvertretende Merkmale" | "Proxies";
        "Auch Kost, Kirche oder Rollstuhl verraten besondere Kategorien." | "Diet, church or wheelchair reveal special categories, too.";
        "Nur den Bedarf mit Einwilligung festhalten." | "Record the need only, with consent.";
    R_PUR_01 "R-PUR-01" Law K ["Art. 6 Abs. 4 DSGVO", "Art. 13 Abs. 3 DSGVO"]
        "Zweckänderung" | "Change of purpose";
        "Der neue Zweck ist mit dem alten nicht vereinbar oder hat keine eigene Grundlage." | "The new purpose is not compatible with the old, or has no basis of its own.";
        "Eine Einwilligung einholen und vorher informieren." | "Obtain consent and inform beforehand.";
}

#[cfg(test)]
mod tests;
