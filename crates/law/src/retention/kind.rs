//! What a thing is, and which class it falls into.

use crate::class::Class;

crate::vocabulary! {
    /// What a thing is, as the command line and the register call it.
    Kind {
        ProspectInquiry = 1 "PROSPECT_INQUIRY", ProspectImported = 2 "PROSPECT_IMPORTED",
        CustomerMaster = 3 "CUSTOMER_MASTER", OrderContract = 4 "ORDER_CONTRACT", Voucher = 5 "VOUCHER",
        BusinessLetter = 6 "BUSINESS_LETTER", Note = 7 "NOTE", EmailConsentProof = 8 "EMAIL_CONSENT_PROOF",
        PhoneConsentProof = 9 "PHONE_CONSENT_PROOF", DoiPending = 10 "DOI_PENDING", Suppression = 11 "SUPPRESSION",
        ContactPerson = 12 "CONTACT_PERSON", Applicant = 13 "APPLICANT", DsrCase = 14 "DSR_CASE",
        BreachCase = 15 "BREACH_CASE", AccessLog = 16 "ACCESS_LOG", TechLog = 17 "TECH_LOG", Ticket = 18 "TICKET",
        CallRecording = 19 "CALL_RECORDING", SendLog = 20 "SEND_LOG", Backup = 21 "BACKUP",
        ExportFile = 22 "EXPORT_FILE", Photo = 23 "PHOTO", TestData = 24 "TEST_DATA",
        SourceEvidence = 25 "SOURCE_EVIDENCE", Ledger = 26 "LEDGER",
    }
}

/// The class of a kind; books and accounts share the class of vouchers.
pub const fn class_of(kind: Kind) -> Class {
    match kind {
        Kind::ProspectInquiry => Class::ProspectInquiry,
        Kind::ProspectImported => Class::ProspectImported,
        Kind::CustomerMaster => Class::CustomerMaster,
        Kind::OrderContract => Class::OrderContract,
        Kind::Voucher | Kind::Ledger => Class::Voucher,
        Kind::BusinessLetter => Class::BusinessLetter,
        Kind::Note => Class::CrmNote,
        Kind::EmailConsentProof => Class::ConsentProofEmail,
        Kind::PhoneConsentProof => Class::ConsentProofPhone,
        Kind::DoiPending => Class::DoiPending,
        Kind::Suppression => Class::Suppression,
        Kind::ContactPerson => Class::ContactPerson,
        Kind::Applicant => Class::Applicant,
        Kind::DsrCase => Class::DsrCase,
        Kind::BreachCase => Class::BreachCase,
        Kind::AccessLog => Class::AccessLog,
        Kind::TechLog => Class::TechLog,
        Kind::Ticket => Class::Ticket,
        Kind::CallRecording => Class::CallRecording,
        Kind::SendLog => Class::SendLog,
        Kind::Backup => Class::Backup,
        Kind::ExportFile => Class::ExportFile,
        Kind::Photo => Class::Photo,
        Kind::TestData => Class::TestData,
        Kind::SourceEvidence => Class::SourceEvidence,
    }
}

impl Kind {
    /// The kind that stands for a class; books and accounts are asked for by name.
    pub fn of(class: Class) -> Self {
        Self::ALL.iter().copied().find(|kind| class_of(*kind) == class).unwrap_or(Self::TestData)
    }
}
