//! The facts a contact is decided from: small, copyable, comparable, without any content.
//!
//! A million people share a few thousand situations; each is decided once. What may be unknown
//! has its own value for it, and unknown never improves a verdict (R-GEN-02).

use jiff::civil::Date;

use crate::sets::small_set;
use crate::vocabulary::{
    Channel, ConsentState, Content, Country, Directory, Evidence, InfoDuty, ObjectionScope,
    PersonState, PersonType, Relation, SourceType,
};

crate::vocabulary! {
    /// A yes-or-no fact that may be unknown.
    Tri { Unknown = 0 "UNKNOWN", Yes = 1 "YES", No = 2 "NO" }
}
crate::vocabulary! {
    /// How the right to object is shown in the message (Art. 21(4) DSGVO, R-MKT-52).
    Art21Notice { None = 0 "NONE", SmallPrint = 1 "SMALL_PRINT", Separate = 2 "SEPARATE" }
}
crate::vocabulary! {
    /// Facts that support presumed consent to a business call (R-MKT-12, list A).
    Supporting {
        SameGoodsContract = 1 "SAME_GOODS_CONTRACT_24M", Asked = 2 "ASKED_6M",
        PublishedDemand = 3 "PUBLISHED_DEMAND", CardForPurpose = 4 "CARD_FOR_PURPOSE",
    }
}
crate::vocabulary! {
    /// Facts that defeat presumed consent (R-MKT-12, list B).
    Defeating { Objection = 1 "OBJECTION", Unrelated = 2 "UNRELATED", PrivateNumber = 3 "PRIVATE_NUMBER", SourceUnknown = 4 "SOURCE_UNKNOWN" }
}

small_set!(
    /// The channels a consent names.
    Channels of Channel
);
small_set!(
    /// What supports presumed consent.
    SupportingFacts of Supporting
);
small_set!(
    /// What defeats presumed consent.
    DefeatingFacts of Defeating
);

impl Tri {
    /// Whether the fact is known to hold.
    pub const fn yes(self) -> bool {
        matches!(self, Self::Yes)
    }
    /// Whether the fact is known not to hold.
    pub const fn no(self) -> bool {
        matches!(self, Self::No)
    }
}

impl From<bool> for Tri {
    fn from(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }
}

impl From<Option<bool>> for Tri {
    fn from(value: Option<bool>) -> Self {
        value.map_or(Self::Unknown, Self::from)
    }
}

/// Everything `law::contact` needs to know. Start from [`Situation::new`] and fill in what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Situation {
    /// The local calendar day of the contact (R-GEN-06).
    pub today: Date,
    /// Seat of the firm: DE, AT, CH or EU_OTHER.
    pub firm: Country,
    /// Who is contacted.
    pub person: Person,
    /// What is sent.
    pub message: Message,
    /// Consent for this purpose.
    pub consent: Consent,
    /// Facts of the existing-customer exception.
    pub soft_opt_in: SoftOptIn,
    /// Facts of presumed consent.
    pub presumed: Presumed,
    /// Objection to direct marketing.
    pub objection: Objection,
    /// Whether the suppression list knows the person or identifier.
    pub suppressed: bool,
    /// Where the identifier came from.
    pub source: Source,
    /// State of the information duty.
    pub info_duty: InfoDuty,
    /// Whether the legitimate interest was told at collection.
    pub lia_told: Tri,
    /// Austrian ECG list.
    pub ecg: Ecg,
    /// Swiss directory entry.
    pub directory: Directory,
}

/// Who is contacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Person {
    /// Capacity on record.
    pub kind: PersonType,
    /// Where the message reaches them.
    pub country: Country,
    /// Relation to the firm.
    pub relation: Relation,
    /// State of the record.
    pub state: PersonState,
    /// Known to be a minor.
    pub minor: bool,
}

/// What is sent and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Message {
    /// The way it takes.
    pub channel: Channel,
    /// What it is.
    pub content: Content,
    /// Whether a message of a non-advertising class carries advertising.
    pub contains_ads: bool,
    /// Own goods or services similar to those bought.
    pub own_similar_goods: Tri,
    /// A stop link or stop address is in this message.
    pub stop_link: Tri,
    /// Measures opens or clicks per person.
    pub tracking: bool,
    /// One message, written by hand to one person.
    pub single_handwritten: bool,
    /// How the right to object is shown.
    pub art21_notice: Art21Notice,
    /// The offer is for the callee's private needs.
    pub private_matter: Tri,
    /// "Tell a friend" sending.
    pub refers_friend: bool,
}

/// The consent on record for this purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Consent {
    /// Where it stands.
    pub state: ConsentState,
    /// Channels named in the wording.
    pub channels: Channels,
    /// The wording covers this purpose.
    pub purpose_match: Tri,
    /// The wording covers this advertiser.
    pub advertiser_match: Tri,
    /// When it was given.
    pub given_at: Option<Date>,
    /// When it was last used.
    pub last_use_at: Option<Date>,
    /// End of the contract it is tied to; `None` when it is not tied or the contract runs.
    pub contract_end: Option<Date>,
    /// What proves it.
    pub evidence: Evidence,
    /// Documented at the moment it was given (§ 7a UWG (DE)).
    pub documented_when_given: Tri,
    /// Covers measuring opens and clicks.
    pub tracking: bool,
    /// Given by a positive act.
    pub active_act: Tri,
    /// The wording names every advertiser.
    pub names_advertiser: Tri,
    /// The service was tied to the consent.
    pub coupled: Tri,
}

/// Facts of the existing-customer exception (§ 7(3) UWG (DE), § 174(4) TKG (AT), Art. 3(1) lit. o UWG (CH)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SoftOptIn {
    /// The address was obtained from the customer in a sale.
    pub from_sale: Tri,
    /// The right to object was shown at capture.
    pub notice_at_capture: Tri,
    /// The contract was cancelled or rescinded.
    pub cancelled: Tri,
    /// The channel whose address was taken in that sale.
    pub channel_captured: Option<Channel>,
    /// Last purchase.
    pub last_purchase: Option<Date>,
}

/// Facts of presumed consent to a business call (R-MKT-12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Presumed {
    /// List A.
    pub supporting: SupportingFacts,
    /// List B.
    pub defeating: DefeatingFacts,
    /// The call memo is complete.
    pub memo: bool,
}

/// An objection to direct marketing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Objection {
    /// How far it reaches.
    pub scope: ObjectionScope,
    /// The channel of an objection of scope CHANNEL; unknown counts as this one.
    pub channel: Option<Channel>,
}

/// Where the identifier came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Kind of source.
    pub kind: SourceType,
    /// The evidence of R-SRC-02 is complete.
    pub documented: Tri,
}

/// The Austrian list of those who refuse advertising e-mail (§ 7(2) ECG).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ecg {
    /// The address is on the list.
    pub listed: Tri,
    /// Date of the list it was compared with.
    pub checked_on: Option<Date>,
}

impl Situation {
    /// A question with its required facts; everything else as in the command-line contract:
    /// unknown, or its definite default.
    pub const fn new(today: Date, firm: Country, channel: Channel, content: Content) -> Self {
        Self {
            today,
            firm,
            person: Person::UNKNOWN,
            message: Message::plain(channel, content),
            consent: Consent::NONE,
            soft_opt_in: SoftOptIn::UNKNOWN,
            presumed: Presumed {
                supporting: SupportingFacts::EMPTY,
                defeating: DefeatingFacts::EMPTY,
                memo: false,
            },
            objection: Objection { scope: ObjectionScope::None, channel: None },
            suppressed: false,
            source: Source { kind: SourceType::Unknown, documented: Tri::Unknown },
            info_duty: InfoDuty::Unknown,
            lia_told: Tri::Unknown,
            ecg: Ecg { listed: Tri::Unknown, checked_on: None },
            directory: Directory::Unknown,
        }
    }
}

impl Person {
    /// Nothing known, record active.
    pub const UNKNOWN: Self = Self {
        kind: PersonType::Unknown,
        country: Country::Unknown,
        relation: Relation::None,
        state: PersonState::Active,
        minor: false,
    };
}

impl Message {
    /// A message of this class without any known extras.
    pub const fn plain(channel: Channel, content: Content) -> Self {
        Self {
            channel,
            content,
            contains_ads: false,
            own_similar_goods: Tri::Unknown,
            stop_link: Tri::Unknown,
            tracking: false,
            single_handwritten: false,
            art21_notice: Art21Notice::None,
            private_matter: Tri::Unknown,
            refers_friend: false,
        }
    }
}

impl Consent {
    /// No consent on record.
    pub const NONE: Self = Self {
        state: ConsentState::None,
        channels: Channels::EMPTY,
        purpose_match: Tri::Unknown,
        advertiser_match: Tri::Unknown,
        given_at: None,
        last_use_at: None,
        contract_end: None,
        evidence: Evidence::None,
        documented_when_given: Tri::Unknown,
        tracking: false,
        active_act: Tri::Unknown,
        names_advertiser: Tri::Unknown,
        coupled: Tri::Unknown,
    };
}

impl SoftOptIn {
    /// Nothing known about a sale.
    pub const UNKNOWN: Self = Self {
        from_sale: Tri::Unknown,
        notice_at_capture: Tri::Unknown,
        cancelled: Tri::Unknown,
        channel_captured: None,
        last_purchase: None,
    };
}
