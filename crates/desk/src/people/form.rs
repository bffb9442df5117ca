//! What is typed about a person, checked field by field.

use law::kinds::Shape;
use law::refusal::Words;
use law::vocabulary::{Country, PersonType, SourceType};
use link::normal;

use super::identity::Identity;
use crate::Fault;
use crate::import::Evidence;
use crate::register::{Kind, Register, Source};

/// What somebody types to enter a person. No `Debug`: it holds values.
#[derive(Clone, Default)]
pub struct NewPerson {
    /// Source, a number of the register; mandatory (R-SRC-01).
    pub source: u16,
    /// Capacity, if the clerk knows better than the fields tell.
    pub party: Option<PersonType>,
    /// Country.
    pub country: Option<Country>,
    /// Language number: 1 German, 2 English, 0 unknown.
    pub language: i64,
    /// Academic title.
    pub title: String,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Firm.
    pub company: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Where the values come from, as far as it can be proven (R-SRC-02).
    pub evidence: Evidence,
}

/// A checked value: its kind and parts.
pub(crate) struct Told<'r> {
    pub(crate) kind: &'r Kind,
    pub(crate) parts: Vec<String>,
}

impl NewPerson {
    /// The values told, or what is wrong with which field.
    pub(crate) fn check<'r>(&self, register: &'r Register) -> Result<Vec<Told<'r>>, Vec<Fault>> {
        let (mut told, mut faults) = (Vec::new(), Vec::new());
        let mut take = |shape: Shape, parts: &[&str]| {
            if parts.iter().all(|part| part.trim().is_empty()) {
                return;
            }
            let Some(kind) = register.kind_shaped(shape) else { return };
            match checked(shape, parts, self.country()) {
                Ok(parts) => told.push(Told { kind, parts }),
                Err((field, fault)) => faults.push(as_fault(field, fault)),
            }
        };
        take(Shape::Name, &[&self.title, &self.given, &self.family]);
        take(Shape::Organisation, &[&self.company]);
        take(Shape::Email, &[&self.email]);
        take(Shape::Phone, &[&self.phone]);
        let country = if self.has_address() { self.country().word() } else { "" };
        take(Shape::Postal, &[&self.street, &self.postcode, &self.city, country]);
        if told.is_empty() && faults.is_empty() {
            faults.push(NOBODY);
        }
        if faults.is_empty() { Ok(told) } else { Err(faults) }
    }

    /// In which capacity: what the clerk says, else what the fields tell (R-SIG-02).
    pub(crate) fn party(&self) -> PersonType {
        let blank = |text: &str| text.trim().is_empty();
        self.party.unwrap_or(match (blank(&self.company), blank(&self.family)) {
            (false, true) => PersonType::BusinessEntity,
            (false, false) => PersonType::BusinessPerson,
            (true, _) => PersonType::Unknown,
        })
    }

    /// The country, as far as known.
    pub(crate) fn country(&self) -> Country {
        self.country.unwrap_or(Country::Unknown)
    }

    fn has_address(&self) -> bool {
        [&self.street, &self.postcode, &self.city].iter().any(|part| !part.trim().is_empty())
    }
}

/// The identifiers among checked values.
pub(crate) fn identity(told: &[Told<'_>], label: law::ids::LabelId) -> Identity {
    let mut identity = Identity::default();
    for value in told {
        identity.add(value.kind.shape, &value.parts, label);
    }
    identity
}

/// Checks the parts of one value and brings them into the form that is kept; with a fault comes the
/// name of the field.
pub(crate) fn checked(
    shape: Shape,
    parts: &[&str],
    country: Country,
) -> Result<Vec<String>, (&'static str, normal::Fault)> {
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    Ok(match shape {
        Shape::Email => {
            vec![normal::email(part(0)).map_err(|f| ("email", f))?.canonical().to_owned()]
        }
        Shape::Phone => {
            let phone = normal::phone(part(0), code(country)).map_err(|f| ("phone", f))?;
            vec![phone.canonical().to_owned()]
        }
        Shape::Name => {
            let name = |at: usize, field: &'static str| match part(at).trim() {
                "" => Ok(String::new()),
                text => normal::name(text).map(|n| n.text().to_owned()).map_err(|f| (field, f)),
            };
            vec![plain(part(0), "title")?, name(1, "given")?, name(2, "family")?]
        }
        Shape::Organisation => {
            vec![normal::company(part(0)).map_err(|f| ("company", f))?.text().to_owned()]
        }
        Shape::Postal => {
            let postcode = match part(1).trim() {
                "" => String::new(),
                text => normal::postcode(text, code(country)).map_err(|f| ("postcode", f))?,
            };
            let (street, city) = (plain(part(0), "street")?, plain(part(2), "city")?);
            vec![street, postcode, city, plain(part(3), "country")?]
        }
        Shape::Attribute => vec![filled(part(0), "value")?],
        // Orders have a form of their own; dates of birth and notes are not taken in by hand.
        _ => return Err(("value", normal::Fault::Empty)),
    })
}

/// Short text on one line.
pub(crate) fn plain(
    text: &str,
    field: &'static str,
) -> Result<String, (&'static str, normal::Fault)> {
    let text = normal::clean(text);
    if text.len() > 300 { Err((field, normal::Fault::TooLong)) } else { Ok(text) }
}

fn filled(text: &str, field: &'static str) -> Result<String, (&'static str, normal::Fault)> {
    match plain(text, field)? {
        text if text.is_empty() => Err((field, normal::Fault::Empty)),
        text => Ok(text),
    }
}

/// A fault of a field in the words of the product.
pub(crate) fn as_fault(field: &'static str, fault: normal::Fault) -> Fault {
    Fault::of(field, fault.code(), Words { de: fault.de(), en: fault.en() })
}

/// The source of values told by hand, as far as its type allows that at all (R-SRC-04, R-SRC-09).
pub(crate) fn source_by_hand(
    register: &Register,
    source: u16,
    party: PersonType,
) -> Result<&Source, Fault> {
    let source = register.source(source).ok_or(crate::import::NO_SOURCE)?;
    let business = matches!(party, PersonType::BusinessPerson | PersonType::BusinessEntity);
    match source.source_type {
        _ if source.suppression_only => Err(ONLY_BLOCKS),
        SourceType::AddressBook if !business => Err(ADDRESS_BOOK),
        _ => Ok(source),
    }
}

/// Sources that need a named person's decision for every entry (R-SRC-04).
pub(crate) const fn asks(source: SourceType) -> bool {
    matches!(source, SourceType::ThirdPartyPerson | SourceType::SocialNetwork)
}

const fn code(country: Country) -> &'static str {
    match country {
        Country::De => "DE",
        Country::At => "AT",
        Country::Ch => "CH",
        _ => "ZZ",
    }
}

const NOBODY: Fault = Fault::of(
    "family",
    "NO_IDENTITY",
    Words {
        de: "Bitte wenigstens einen Namen, eine Firma, eine E-Mail-Adresse oder eine Nummer angeben.",
        en: "Please give at least a name, a company, an e-mail address or a number.",
    },
);
const ONLY_BLOCKS: Fault = Fault::of(
    "source",
    "SOURCE_ONLY_BLOCKS",
    Words {
        de: "Aus dieser Quelle werden nur Sperren übernommen. Bitte eine andere wählen.",
        en: "Only blocks are taken from this source. Please choose another one.",
    },
);
const ADDRESS_BOOK: Fault = Fault::of(
    "source",
    "SOURCE_BLOCKED",
    Words {
        de: "Aus Adressbüchern dürfen nur einzelne geschäftliche Kontakte kommen. Bitte die Firma angeben.",
        en: "Only single business contacts may come from address books. Please give the company.",
    },
);
