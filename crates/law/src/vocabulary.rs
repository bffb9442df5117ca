//! The closed vocabularies that facts are spoken in (rule book 1.1).
//!
//! Each value has a stable word (command line, API, register) and a stable small number
//! (database). Words and numbers are never reused for another meaning.

/// Declares an enum with a stable word and a stable number for each value.
#[macro_export]
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[allow(missing_docs, reason = "the word says what a value means")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $word)] $variant = $code),+ }

        impl $name {
            /// Every value, in declaration order.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The stable number kept in the database.
            pub const fn code(self) -> i64 { self as i64 }
            /// The value with this number, if there is one.
            pub fn from_code(code: i64) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
            /// The stable word used on the command line, in the API and in the register.
            pub const fn word(self) -> &'static str { match self { $(Self::$variant => $word),+ } }
            /// The value with this word, if there is one.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }
    };
}

vocabulary! {
    /// Whose law may apply. `Unknown` counts as the strictest of DE, AT, CH (R-GEN-02).
    Country { De = 1 "DE", At = 2 "AT", Ch = 3 "CH", EuOther = 4 "EU_OTHER", Other = 5 "OTHER", Unknown = 0 "UNKNOWN" }
}
vocabulary! {
    /// In which capacity somebody is held. `Unknown` counts as `Consumer` (R-GEN-02).
    PersonType { Consumer = 1 "CONSUMER", BusinessPerson = 2 "BUSINESS_PERSON", BusinessEntity = 3 "BUSINESS_ENTITY", Unknown = 0 "UNKNOWN" }
}
vocabulary! {
    /// The firm's relation to the person. `Customer` means a concluded contract.
    Relation { None = 0 "NONE", Inquiry = 1 "INQUIRY", Customer = 2 "CUSTOMER", FormerCustomer = 3 "FORMER_CUSTOMER", FreeAccount = 4 "FREE_ACCOUNT", LeadImported = 5 "LEAD_IMPORTED" }
}
vocabulary! {
    /// The state of the whole record.
    PersonState { Active = 1 "ACTIVE", Restricted = 2 "RESTRICTED", Erased = 3 "ERASED", Deceased = 4 "DECEASED" }
}
vocabulary! {
    /// The way a message reaches somebody.
    Channel {
        PhoneHuman = 1 "PHONE_HUMAN", PhoneAuto = 2 "PHONE_AUTO", Email = 3 "EMAIL", Sms = 4 "SMS",
        Messenger = 5 "MESSENGER", Fax = 6 "FAX", PostAddressed = 7 "POST_ADDRESSED",
        PostUnaddressed = 8 "POST_UNADDRESSED", Push = 9 "PUSH", AdPlatformUpload = 10 "AD_PLATFORM_UPLOAD",
    }
}
vocabulary! {
    /// What a message is, before asking whether it contains advertising (R-MKT-01).
    Content {
        Advertising = 1 "ADVERTISING", Transactional = 2 "TRANSACTIONAL", Mixed = 3 "MIXED",
        LegalNotice = 4 "LEGAL_NOTICE", ConsentConfirm = 5 "CONSENT_CONFIRM", Datenbrief = 6 "DATENBRIEF",
        Survey = 7 "SURVEY", Greeting = 8 "GREETING",
    }
}
vocabulary! {
    /// Where a consent stands in its life (R-CON-33, R-CON-52).
    ConsentState { None = 0 "NONE", Pending = 1 "PENDING", Active = 2 "ACTIVE", Withdrawn = 3 "WITHDRAWN", Lapsed = 4 "LAPSED" }
}
vocabulary! {
    /// What proves a consent (R-CON-10, R-CON-31).
    Evidence {
        None = 0 "NONE", DoiEmail = 1 "DOI_EMAIL", CodeToPhone = 2 "CODE_TO_PHONE", Signed = 3 "SIGNED",
        Recorded = 4 "RECORDED", Phone7a = 5 "PHONE_7A", ImportFlag = 6 "IMPORT_FLAG",
    }
}
vocabulary! {
    /// How far an objection reaches (R-MKT-51, R-SUP-10).
    ObjectionScope { None = 0 "NONE", All = 1 "ALL", Channel = 2 "CHANNEL", Purpose = 3 "PURPOSE" }
}
vocabulary! {
    /// Where a value came from (rule book 1.1 and 10.1).
    SourceType {
        SelfGiven = 1 "SELF", Observed = 2 "OBSERVED", ThirdPartyPerson = 3 "THIRD_PARTY_PERSON", Broker = 4 "BROKER",
        PublicDirectory = 5 "PUBLIC_DIRECTORY", SocialNetwork = 6 "SOCIAL_NETWORK", GroupCompany = 7 "GROUP_COMPANY",
        AddressBook = 8 "ADDRESS_BOOK", Signature = 9 "SIGNATURE", Unknown = 0 "UNKNOWN",
    }
}
vocabulary! {
    /// Whether the person was told about the processing (R-DSR-24).
    InfoDuty { NotDue = 1 "NOT_DUE", Due = 2 "DUE", Overdue = 3 "OVERDUE", Done = 4 "DONE", Exempt = 5 "EXEMPT", Unknown = 0 "UNKNOWN" }
}
vocabulary! {
    /// How a Swiss number stands in the directory; unknown counts as unlisted (R-MKT-42).
    Directory { Listed = 1 "LISTED", Star = 2 "STAR", Unlisted = 3 "UNLISTED", Unknown = 0 "UNKNOWN" }
}
vocabulary! {
    /// Legal bases of Art. 6(1) DSGVO, plus the soft opt-in for sending (R-BAS-01…06, R-BAS-11).
    Basis {
        Consent = 1 "CONSENT", Contract = 2 "CONTRACT", LegalObligation = 3 "LEGAL_OBLIGATION",
        VitalInterest = 4 "VITAL_INTEREST", PublicTask = 5 "PUBLIC_TASK", LegitimateInterest = 6 "LEGITIMATE_INTEREST",
        SoftOptIn = 7 "EPRIVACY_SOFT_OPTIN",
    }
}
vocabulary! {
    /// Roles of the people who work with Obhut (R-EMP-01).
    Role { Sales = 1 "SALES", Service = 2 "SERVICE", Marketing = 3 "MARKETING", Finance = 4 "FINANCE", RightsDesk = 5 "RIGHTS_DESK", Admin = 6 "ADMIN" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_numbers_lead_back_to_the_value() {
        for channel in Channel::ALL {
            assert_eq!(Channel::from_code(channel.code()), Some(*channel));
            assert_eq!(Channel::from_word(channel.word()), Some(*channel));
        }
        assert_eq!(Country::from_word("FR"), None);
        assert_eq!(Country::from_code(99), None);
    }
}
