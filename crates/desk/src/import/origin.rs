//! What follows from where a list comes from: may it be stored, which duty, which contact (R-SRC-04).

use jiff::civil::Date;
use law::params::Params;
use law::refusal::Words;
use law::rule::Rule;
use law::situation::Tri;
use law::source::{Fields, InfoArticle, Leave, Provenance, SourceFacts, SourceVerdict, judge};
use law::verdict::Outcome;
use law::vocabulary::{Country, PersonType, SourceType};

/// What the rule book says about a whole list of this origin, obtained today; `params` are the
/// numbers that hold for the firm.
pub fn origin(
    source: SourceType,
    party: PersonType,
    country: Country,
    documented: bool,
    (today, params): (Date, &Params),
) -> SourceVerdict {
    let facts = SourceFacts {
        provenance: provenance(source),
        person: party,
        country,
        obtained: today,
        bulk: true,
        documented: if documented { Tri::Yes } else { Tri::No },
        unnamed_sponsors: false,
        fields: Fields::EMPTY,
    };
    judge(&facts, params)
}

/// The row of the source table for a source of the register.
const fn provenance(source: SourceType) -> Provenance {
    match source {
        SourceType::SelfGiven => Provenance::SelfGiven,
        SourceType::Observed => Provenance::Observed,
        SourceType::ThirdPartyPerson => Provenance::ThirdPartyPerson,
        SourceType::Broker => Provenance::BrokerConsent,
        SourceType::PublicDirectory => Provenance::PublicDirectory,
        SourceType::SocialNetwork => Provenance::SocialNetwork,
        SourceType::GroupCompany => Provenance::GroupCompany,
        SourceType::AddressBook => Provenance::AddressBook,
        SourceType::Signature => Provenance::Signature,
        SourceType::Unknown => Provenance::Unknown,
    }
}

/// What the answer means for the rows of a list, in one sentence each: storing, duty, contact.
pub fn consequences(verdict: &SourceVerdict) -> [Words; 3] {
    [store(&verdict.store), duty(verdict.info), contact(verdict.contact)]
}

/// The deciding rule, for the page.
pub fn deciding(verdict: &SourceVerdict) -> Option<&'static Rule> {
    verdict.rules.first().copied()
}

const fn store(outcome: &Outcome) -> Words {
    match outcome {
        Outcome::Allow | Outcome::Duty => {
            Words { de: "Darf gespeichert werden.", en: "May be stored." }
        }
        Outcome::Ask => Words {
            de: "Jede Zeile wartet in der Quarantäne, bis jemand mit Namen entscheidet.",
            en: "Every row waits in quarantine until a named person decides.",
        },
        Outcome::Block => Words {
            de: "Darf als Liste nicht gespeichert werden; jede Zeile wird abgelehnt.",
            en: "May not be stored as a list; every row is refused.",
        },
    }
}

const fn duty(info: InfoArticle) -> Words {
    match info {
        InfoArticle::None => Words {
            de: "Ohne bekannte Herkunft lässt sich keine Informationspflicht erfüllen.",
            en: "Without a known origin no duty to inform can be met.",
        },
        InfoArticle::Art13 => Words {
            de: "Informationspflicht nach Art. 13 DSGVO: bei der Erhebung.",
            en: "Duty to inform under Art. 13 GDPR: when the data are collected.",
        },
        InfoArticle::Art14 => Words {
            de: "Informationspflicht nach Art. 14 DSGVO: spätestens nach einem Monat, mit Angabe der Quelle.",
            en: "Duty to inform under Art. 14 GDPR: after one month at the latest, naming the source.",
        },
    }
}

const fn contact(leave: Leave) -> Words {
    match leave {
        Leave::Channels => Words {
            de: "Kontakt: je Kanal nach dessen Regeln.",
            en: "Contact: by the rules of each channel.",
        },
        Leave::ProvenChannel => Words {
            de: "Kontakt: nur auf dem Kanal, für den eine Einwilligung belegt ist.",
            en: "Contact: only on the channel a consent is proven for.",
        },
        Leave::PostOnly => Words { de: "Kontakt: nur per Brief.", en: "Contact: by letter only." },
        Leave::Matter => Words {
            de: "Kontakt: nur in dieser Angelegenheit, keine Werbung.",
            en: "Contact: in this matter only, no advertising.",
        },
        Leave::None => Words { de: "Kontakt: keiner.", en: "Contact: none." },
    }
}
