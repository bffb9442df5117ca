//! What a finding is called.

/// Kind of personal data found in a text. The order is that of the command-line contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are the documentation; see `Label::code`")]
pub enum Label {
    Email,
    Phone,
    Iban,
    CreditCard,
    Bic,
    DeTaxId,
    DeSsn,
    DateOfBirth,
    Address,
    Person,
    Ip,
    Plate,
    IdDoc,
    Health,
    Religion,
    Politics,
    Union,
    Ethnicity,
    Sexual,
    Criminal,
}

impl Label {
    /// All labels, identifiers first.
    pub const ALL: [Label; 20] = [
        Label::Email,
        Label::Phone,
        Label::Iban,
        Label::CreditCard,
        Label::Bic,
        Label::DeTaxId,
        Label::DeSsn,
        Label::DateOfBirth,
        Label::Address,
        Label::Person,
        Label::Ip,
        Label::Plate,
        Label::IdDoc,
        Label::Health,
        Label::Religion,
        Label::Politics,
        Label::Union,
        Label::Ethnicity,
        Label::Sexual,
        Label::Criminal,
    ];

    /// Name in data files, answers and counts: `DE_TAX_ID`, `HEALTH`, …
    pub fn code(self) -> &'static str {
        match self {
            Label::Email => "EMAIL",
            Label::Phone => "PHONE",
            Label::Iban => "IBAN",
            Label::CreditCard => "CREDIT_CARD",
            Label::Bic => "BIC",
            Label::DeTaxId => "DE_TAX_ID",
            Label::DeSsn => "DE_SSN",
            Label::DateOfBirth => "DATE_OF_BIRTH",
            Label::Address => "ADDRESS",
            Label::Person => "PERSON",
            Label::Ip => "IP",
            Label::Plate => "PLATE",
            Label::IdDoc => "ID_DOC",
            Label::Health => "HEALTH",
            Label::Religion => "RELIGION",
            Label::Politics => "POLITICS",
            Label::Union => "UNION",
            Label::Ethnicity => "ETHNICITY",
            Label::Sexual => "SEXUAL",
            Label::Criminal => "CRIMINAL",
        }
    }

    /// The label with this code.
    pub fn from_code(code: &str) -> Option<Label> {
        Self::ALL.into_iter().find(|label| label.code() == code)
    }

    /// Whether Art. 9 or 10 GDPR covers it.
    pub fn is_special(self) -> bool {
        self >= Label::Health
    }

    /// What stands in the text afterwards: `health`, `tax id`, …
    pub fn mask_word(self) -> &'static str {
        match self {
            Label::Email => "email",
            Label::Phone => "phone",
            Label::Iban => "iban",
            Label::CreditCard => "card",
            Label::Bic => "bic",
            Label::DeTaxId => "tax id",
            Label::DeSsn => "social security number",
            Label::DateOfBirth => "date of birth",
            Label::Address => "address",
            Label::Person => "person",
            Label::Ip => "ip",
            Label::Plate => "plate",
            Label::IdDoc => "id document",
            Label::Health => "health",
            Label::Religion => "religion",
            Label::Politics => "politics",
            Label::Union => "union",
            Label::Ethnicity => "ethnicity",
            Label::Sexual => "sexual life",
            Label::Criminal => "criminal",
        }
    }

    /// What stands in a German text afterwards: `Gesundheit`, `Steuer-ID`, …
    pub fn mask_word_german(self) -> &'static str {
        match self {
            Label::Email => "E-Mail",
            Label::Phone => "Telefon",
            Label::Iban => "IBAN",
            Label::CreditCard => "Karte",
            Label::Bic => "BIC",
            Label::DeTaxId => "Steuer-ID",
            Label::DeSsn => "Sozialversicherungsnummer",
            Label::DateOfBirth => "Geburtsdatum",
            Label::Address => "Anschrift",
            Label::Person => "Person",
            Label::Ip => "IP",
            Label::Plate => "Kennzeichen",
            Label::IdDoc => "Ausweis",
            Label::Health => "Gesundheit",
            Label::Religion => "Religion",
            Label::Politics => "Politik",
            Label::Union => "Gewerkschaft",
            Label::Ethnicity => "Herkunft",
            Label::Sexual => "Sexualleben",
            Label::Criminal => "Straftaten",
        }
    }

    /// The rule that asks for masking.
    pub fn rule(self) -> &'static str {
        match self {
            Label::Criminal => "R-ART9-05",
            label if label.is_special() => "R-ART9-01",
            _ => "R-EMP-20",
        }
    }
}
