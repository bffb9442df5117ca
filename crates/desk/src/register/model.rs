//! The register as data: what a firm does, with which data, from where, and why.

use law::access::{ActivityFacts, Set64};
use law::class::Class;
use law::house::HouseRules;
use law::kinds::Shape;
use law::retention::Sector;
use law::vocabulary::{Basis, Channel, Content, Country, Relation, Role, SourceType};
use serde::{Deserialize, Serialize};

use super::screening::OwnWords;

/// A text in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// The controller (Verantwortlicher).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Firm {
    /// Name as in the imprint.
    pub name: String,
    /// Seat; its law applies beside the recipient's (R-GEN-04).
    pub country: Country,
    /// Postal address as in the imprint.
    #[serde(default)]
    pub address: String,
    /// What else the foot of a letter says (§ 35a GmbHG, § 80 AktG): register, management, bank.
    #[serde(default)]
    pub imprint: String,
    /// Contact of the data-protection officer or adviser.
    #[serde(default)]
    pub data_protection_contact: String,
    /// Advertises own similar goods only (R-MKT-21).
    #[serde(default)]
    pub similar_goods_only: bool,
    /// Bank, insurer or investment firm, which keeps vouchers longer (R-DEL-12).
    #[serde(default)]
    pub financial_sector: bool,
}

impl Firm {
    /// The sector, as the rule book calls it.
    pub const fn sector(&self) -> Sector {
        if self.financial_sector { Sector::Finance } else { Sector::General }
    }
}

/// A processing activity (Verarbeitungstätigkeit, Art. 30 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// Number kept in the database, 1 to 63.
    pub id: u16,
    /// Stable word.
    pub code: String,
    /// Name for people.
    pub name: Bilingual,
    /// Purpose as told to the person (R-DSR-22).
    #[serde(default)]
    pub purpose: Bilingual,
    /// Legal basis; an activity without one cannot be saved.
    pub basis: Option<Basis>,
    /// The legitimate interest as told at collection (R-BAS-06).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interest: Option<Bilingual>,
    /// Codes of the kinds it needs; `*` for every kind.
    pub kinds: Vec<String>,
    /// Roles that carry it out.
    pub roles: Vec<Role>,
    /// What its messages are (R-MKT-01).
    pub content: Content,
    /// Whether it is direct marketing.
    #[serde(default)]
    pub marketing: bool,
    /// Channels its messages may take; the first one is meant where a list says just "consent".
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub channels: Vec<Channel>,
    /// Whether it may look at restricted records (R-DSR-60).
    #[serde(default)]
    pub rights_work: bool,
}

impl Activity {
    /// Whether people are asked to agree to it: advertising, and whatever else rests on consent,
    /// such as a portrait (R-EMP-30).
    pub fn asks_consent(&self) -> bool {
        self.marketing || self.basis == Some(Basis::Consent)
    }
}

/// A kind of data (Datenart, DIN 66398).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Number kept in the database.
    pub id: u16,
    /// Stable word.
    pub code: String,
    /// Name for people.
    pub name: Bilingual,
    /// What it consists of, as the compiler knows it.
    pub shape: Shape,
    /// Retention class; LK-03 follows the relation to the person (rule book 6.3).
    pub class: Class,
    /// No longer taken in.
    #[serde(default)]
    pub retired: bool,
}

/// A place that data come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Number kept in the database, 1 to 62.
    pub id: u16,
    /// Stable word.
    pub code: String,
    /// Name for people.
    pub name: Bilingual,
    /// Type, which decides what may be stored and which duty follows (R-SRC-04).
    #[serde(rename = "type")]
    pub source_type: SourceType,
    /// Relation a new person of this source starts with.
    pub relation: Relation,
    /// Codes of the activities its data may be used for.
    pub activities: Vec<String>,
    /// Whether evidence of the origin is at hand (R-SRC-02).
    #[serde(default)]
    pub documented: bool,
    /// Whether people are informed under Art. 13 where the data are collected.
    #[serde(default)]
    pub art13_at_collection: bool,
    /// A list of people who want no advertising: only keyed hashes are kept (R-SUP-03).
    #[serde(default)]
    pub suppression_only: bool,
}

/// A group of goods; similarity decides the soft opt-in (R-MKT-21).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductGroup {
    /// Number kept in the database.
    pub id: u16,
    /// Stable word; also what a product-group column in a file is compared with.
    pub code: String,
    /// Name for people.
    pub name: Bilingual,
    /// Codes of the groups a buyer of this group may be shown as similar.
    pub similar: Vec<String>,
}

/// Somebody data are handed to (Art. 15(1)(c), Art. 19 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Number kept in the database.
    pub id: u16,
    /// Name as told to the person.
    pub name: String,
    /// Where the recipient sits.
    pub country: Country,
    /// Number of the processor contract, 0 for an own controller or a department.
    pub processor: u16,
}

/// A processor (Auftragsverarbeiter, Art. 28 DSGVO).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Processor {
    /// Number kept in the database.
    pub id: u16,
    /// Name.
    pub name: String,
    /// State of the contract (AVV); only `SIGNED` may receive data (R-DOC-10).
    pub contract: Contract,
}

law::vocabulary! {
    /// State of a processor contract (Auftragsverarbeitungsvertrag, R-DOC-10).
    Contract { Missing = 0 "MISSING", Draft = 1 "DRAFT", Signed = 2 "SIGNED", Ended = 3 "ENDED" }
}

/// The public inquiry form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InquiryForm {
    /// Code of the source its data come from; that decides relation and activities.
    pub source: String,
    /// Heading on the form.
    pub title: Bilingual,
    /// Origins whose pages may show the form in a frame: `https://www.firm.example`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub embed: Vec<String>,
    /// Colour of button and links, `#1a6652`; empty for that of the product.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accent: String,
    /// Colour of the page behind, `#ffffff`; empty for that of the product.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub ground: String,
}

/// The whole register: one versioned document that forms, imports, access and exports read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// The controller.
    pub firm: Firm,
    /// Processing activities.
    #[serde(rename = "activity")]
    pub activities: Vec<Activity>,
    /// Kinds of data.
    #[serde(rename = "kind")]
    pub kinds: Vec<Kind>,
    /// Sources.
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// Groups of goods.
    #[serde(rename = "product_group", default)]
    pub product_groups: Vec<ProductGroup>,
    /// Recipients.
    #[serde(rename = "recipient", default)]
    pub recipients: Vec<Recipient>,
    /// Processors.
    #[serde(rename = "processor", default)]
    pub processors: Vec<Processor>,
    /// Numbers of the firm's own, stricter than those of the rule book.
    #[serde(default, skip_serializing_if = "HouseRules::is_empty")]
    pub house_rules: HouseRules,
    /// The inquiry form on the firm's own pages; none where it is not offered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<InquiryForm>,
    /// Words of the firm's own for the screening of texts.
    #[serde(default, skip_serializing_if = "OwnWords::is_untouched")]
    pub screening: OwnWords,
}

impl Register {
    /// The register a new firm starts with.
    ///
    /// # Errors
    /// Never for the shipped file; the error keeps the signature honest.
    pub fn shipped() -> Result<Self, toml::de::Error> {
        toml::from_str(include_str!("default.toml"))
    }

    /// The register in this TOML text.
    ///
    /// # Errors
    /// When the text is no register, or holds an unknown entry.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The activity with this number.
    pub fn activity(&self, id: u16) -> Option<&Activity> {
        self.activities.iter().find(|a| a.id == id)
    }

    /// The activity with this code.
    pub fn activity_coded(&self, code: &str) -> Option<&Activity> {
        self.activities.iter().find(|a| a.code == code)
    }

    /// The kind with this number.
    pub fn kind(&self, id: u16) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.id == id)
    }

    /// The kind with this code.
    pub fn kind_coded(&self, code: &str) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.code == code)
    }

    /// The first kind in use with this shape.
    pub fn kind_shaped(&self, shape: Shape) -> Option<&Kind> {
        self.kinds.iter().find(|k| k.shape == shape && !k.retired)
    }

    /// The source with this number.
    pub fn source(&self, id: u16) -> Option<&Source> {
        self.sources.iter().find(|s| s.id == id)
    }

    /// The source with this code.
    pub fn source_coded(&self, code: &str) -> Option<&Source> {
        self.sources.iter().find(|s| s.code == code)
    }

    /// The recipient with this number.
    pub fn recipient(&self, id: u16) -> Option<&Recipient> {
        self.recipients.iter().find(|r| r.id == id)
    }

    /// Whether the activity needs this kind (R-PRI-02).
    pub fn needs(&self, activity: &Activity, kind: &Kind) -> bool {
        activity.kinds.iter().any(|code| code == "*" || *code == kind.code)
    }

    /// What `law::access` asks about an activity.
    pub fn facts(&self, activity: &Activity) -> ActivityFacts {
        let shapes: Set64 =
            self.kinds.iter().filter(|k| self.needs(activity, k)).map(|k| k.shape).collect();
        let bulk = activity.kinds.iter().any(|code| code == "*");
        ActivityFacts {
            id: activity.id,
            basis: activity.basis,
            shapes: if bulk { Set64::FULL } else { shapes },
            roles: activity.roles.iter().copied().collect(),
            rights_work: activity.rights_work,
        }
    }

    /// The activities of a source as bits, for its labels.
    pub fn activity_bits(&self, codes: &[String]) -> u64 {
        codes
            .iter()
            .filter_map(|code| self.activity_coded(code))
            .fold(Set64::EMPTY, |set, a| set.with(i64::from(a.id)))
            .bits()
    }
}
