//! Letters of requests: what each must say, how the firm words it, and the draft for one case.

mod answered;
mod draft;
mod fill;
mod lint;
mod marks;
mod print;
mod shipped;
mod wording;

pub(crate) use draft::{
    Known, day, disclosed, fill_code, fill_confirmation, fill_letter, notice_text,
};
pub use fill::MARKS;
pub use lint::{Lack, lint};
pub use marks::meaning;
pub use wording::WordingView;

law::vocabulary! {
    /// Every kind of letter.
    Kind {
        Receipt = 1 "RECEIPT", IdentityQuestion = 2 "IDENTITY_QUESTION", Extension = 3 "EXTENSION",
        Access = 4 "ACCESS", NothingHeld = 5 "NOTHING_HELD", Portability = 6 "PORTABILITY",
        Rectified = 7 "RECTIFIED", Disputed = 8 "DISPUTED", Restricted = 9 "RESTRICTED",
        Lifting = 10 "RESTRICTION_LIFTED", Erased = 11 "ERASED", Objection = 12 "OBJECTION",
        Withdrawal = 13 "WITHDRAWAL", Refusal = 14 "REFUSAL", Recipient = 15 "RECIPIENT_NOTICE",
        Code = 16 "CODE", DataLetter = 17 "DATA_LETTER",
        ConsentConfirmation = 18 "CONSENT_CONFIRMATION",
    }
}

impl Kind {
    /// Marks without which the letter would not say what the law wants it to say.
    pub const fn required(self) -> &'static [&'static str] {
        match self {
            Self::Receipt => &["received", "target"],
            // R-DSR-05: why, and never a copy of an identity card.
            Self::IdentityQuestion => &["doubt"],
            // R-DSR-02: with reasons and the new end, within the first month.
            Self::Extension => &["reasons", "legal"],
            // R-DSR-30: period, rights and complaint stand in the annex and in the letter.
            Self::Access => &["summary", "rights", "complaint", "fetch"],
            Self::NothingHeld => &["received", "complaint"],
            Self::Portability => &["fetch"],
            Self::Rectified | Self::Restricted => &["recipients"],
            Self::Disputed => &["restriction"],
            // R-DSR-60: told before lifting.
            Self::Lifting => &["restriction"],
            // R-DSR-51, R-SUP-04: item by item, what stays and why, and the entry on the block list.
            Self::Erased => &["kept", "suppression", "recipients", "complaint"],
            Self::Objection | Self::Withdrawal => &["suppression"],
            // R-DSR-03: reasons, complaint, court.
            Self::Refusal => &["reasons", "complaint", "court"],
            // R-DSR-61: what was done, with which data, of whom.
            Self::Recipient => &["act", "disclosed", "person"],
            Self::Code => &["code"],
            // R-CON-32: what is confirmed, and nothing else.
            Self::ConsentConfirmation => &["wording", "code"],
            // R-DBR-01.
            Self::DataLetter => &["summary", "rights", "complaint", "fetch", "optout"],
        }
    }
}
