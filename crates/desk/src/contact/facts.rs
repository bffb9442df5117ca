//! From the stored standing of a person to the situation the law decides.

use jiff::civil::Date;
use law::access::Set64;
use law::ids::ObjectId;
use law::situation::{
    Art21Notice, Channels, Consent, Message, Objection, Person, Situation, SoftOptIn, Source, Tri,
};
use law::vocabulary::{
    Channel, ConsentState, Content, Country, Directory, Evidence, InfoDuty, ObjectionScope,
    PersonState, PersonType, Relation, SourceType,
};
use store::records::consent::ConsentStanding;
use store::records::purchase::PurchaseStanding;
use store::records::standing::Standing;
use store::records::wording::Wording;

use crate::day_of;

/// What is to be sent, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Activity number.
    pub activity: u16,
    /// Channel.
    pub channel: Channel,
    /// Class of the message.
    pub content: Content,
    /// Product group advertised.
    pub group: Option<u16>,
    /// The message carries a stop link or address.
    pub stop_link: bool,
    /// The right to object is shown separately (R-MKT-52).
    pub art21_separate: bool,
    /// Measures opens or clicks.
    pub tracking: bool,
}

/// The facts about one person that one plan needs: small, comparable, without the person. Many
/// people share one value, and each value is decided once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts {
    party: PersonType,
    relation: Relation,
    country: Country,
    state: PersonState,
    minor: bool,
    source_type: SourceType,
    source_documented: bool,
    info_duty: InfoDuty,
    objection: ObjectionScope,
    suppressed: bool,
    directory: Directory,
    ecg_listed: u8,
    ecg_checked_on: Option<i32>,
    lia_told: u8,
    consent: Option<ConsentFacts>,
    purchase: Option<PurchaseFacts>,
    last_purchase_on: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct ConsentFacts {
    state: ConsentState,
    given_on: Option<i32>,
    last_use_on: Option<i32>,
    contract_end_on: Option<i32>,
    evidence: Evidence,
    wording: Option<ObjectId>,
    documented: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct PurchaseFacts {
    last_on: i32,
    notice: u8,
    captured: bool,
    cancelled: u8,
}

impl Facts {
    /// Reduces the stored rows to what the plan needs on this day.
    pub fn new(
        standing: &Standing,
        consent: Option<&ConsentStanding>,
        purchase: Option<&PurchaseStanding>,
        plan: &Plan,
        today: i64,
    ) -> Self {
        let (source_type, source_documented) = standing.channel_sources.of(plan.channel);
        Self {
            party: standing.party,
            relation: standing.relation,
            country: standing.country,
            state: standing.state,
            minor: standing.minor,
            source_type,
            source_documented,
            info_duty: duty(standing, today),
            objection: objection(standing, plan),
            suppressed: has(standing.suppressed_channels, 0)
                || has(standing.suppressed_channels, plan.channel.code()),
            directory: standing.directory,
            ecg_listed: tri_code(standing.ecg_listed),
            ecg_checked_on: standing.ecg_checked_on.map(small),
            lia_told: tri_code(standing.lia_told),
            consent: consent.map(ConsentFacts::new),
            purchase: purchase.map(|p| PurchaseFacts::new(p, plan.channel)),
            last_purchase_on: standing.last_purchase_on.map(small),
        }
    }

    /// Whether a consent given after this day narrows an entry of the suppression list (R-SUP-09).
    pub(crate) fn lifts(&self, blocked_on: i64) -> bool {
        self.consent.is_some_and(|consent| {
            consent.state == ConsentState::Active
                && consent.documented == 2
                && consent.given_on.is_some_and(|given| i64::from(given) > blocked_on)
        })
    }

    /// The situation the law decides.
    pub fn situation(
        &self,
        plan: &Plan,
        today: Date,
        firm: Country,
        wordings: &[Wording],
    ) -> Situation {
        let mut s = Situation::new(today, firm, plan.channel, plan.content);
        s.person = Person {
            kind: self.party,
            country: self.country,
            relation: self.relation,
            state: self.state,
            minor: self.minor,
        };
        s.message = Message {
            own_similar_goods: similar(plan, self.purchase.is_some()),
            stop_link: plan.stop_link.into(),
            tracking: plan.tracking,
            art21_notice: if plan.art21_separate {
                Art21Notice::Separate
            } else {
                Art21Notice::None
            },
            ..s.message
        };
        s.consent = self.consent.map_or(Consent::NONE, |consent| consent.consent(plan, wordings));
        s.soft_opt_in = self.soft_opt_in(plan);
        s.objection = Objection { scope: self.objection, channel: Some(plan.channel) };
        s.suppressed = self.suppressed;
        s.source = Source { kind: self.source_type, documented: self.source_documented.into() };
        s.info_duty = self.info_duty;
        s.lia_told = tri(self.lia_told);
        s.ecg.listed = tri(self.ecg_listed);
        s.ecg.checked_on = self.ecg_checked_on.map(date);
        s.directory = self.directory;
        s
    }

    fn soft_opt_in(&self, plan: &Plan) -> SoftOptIn {
        let Some(purchase) = self.purchase else {
            return SoftOptIn {
                last_purchase: self.last_purchase_on.map(date),
                ..SoftOptIn::UNKNOWN
            };
        };
        SoftOptIn {
            from_sale: purchase.captured.into(),
            notice_at_capture: tri(purchase.notice),
            cancelled: tri(purchase.cancelled),
            channel_captured: purchase.captured.then_some(plan.channel),
            last_purchase: Some(date(purchase.last_on)),
        }
    }
}

impl ConsentFacts {
    fn new(row: &ConsentStanding) -> Self {
        Self {
            state: row.state,
            given_on: row.given_on.map(small),
            last_use_on: row.last_use_on.map(small),
            contract_end_on: row.contract_end_on.map(small),
            evidence: row.evidence,
            wording: row.wording,
            documented: tri_code(row.documented),
        }
    }

    /// Without a wording on record nothing is known about what was agreed to (R-GEN-02).
    fn consent(&self, plan: &Plan, wordings: &[Wording]) -> Consent {
        let known = Consent {
            state: self.state,
            given_at: self.given_on.map(date),
            last_use_at: self.last_use_on.map(date),
            contract_end: self.contract_end_on.map(date),
            evidence: self.evidence,
            documented_when_given: tri(self.documented),
            ..Consent::NONE
        };
        let Some(wording) = self.wording.and_then(|id| wordings.iter().find(|w| w.id == id)) else {
            return known;
        };
        Consent {
            channels: Channels::from_bits(u32::try_from(wording.channels).unwrap_or_default()),
            purpose_match: (wording.activity == plan.activity).into(),
            advertiser_match: wording.names_advertiser.into(),
            tracking: wording.tracking,
            active_act: wording.active_act.into(),
            names_advertiser: wording.names_advertiser.into(),
            coupled: wording.coupled.into(),
            ..known
        }
    }
}

impl PurchaseFacts {
    fn new(row: &PurchaseStanding, channel: Channel) -> Self {
        Self {
            last_on: small(row.last_on),
            notice: tri_code(row.notice),
            captured: has(row.channels, channel.code()),
            cancelled: tri_code(row.cancelled),
        }
    }
}

/// A due day that has passed makes the duty overdue, whether or not a job has run since.
fn duty(standing: &Standing, today: i64) -> InfoDuty {
    match (standing.info_duty, standing.info_due_on) {
        (InfoDuty::Due, Some(due)) if due < today => InfoDuty::Overdue,
        (duty, _) => duty,
    }
}

fn objection(standing: &Standing, plan: &Plan) -> ObjectionScope {
    if standing.objection_scope == ObjectionScope::All.code() {
        ObjectionScope::All
    } else if has(standing.objection_channels, plan.channel.code()) {
        ObjectionScope::Channel
    } else if Set64::EMPTY.with(i64::from(plan.activity)).bits()
        & standing.objection_activities.cast_unsigned()
        != 0
    {
        ObjectionScope::Purpose
    } else {
        ObjectionScope::None
    }
}

/// A purchase row is only looked up for groups the register calls similar to the advertised one.
fn similar(plan: &Plan, bought_similar: bool) -> Tri {
    match plan.group {
        None => Tri::Unknown,
        Some(_) => bought_similar.into(),
    }
}

fn has(bits: i64, code: i64) -> bool {
    bits >> code & 1 == 1
}

fn small(day: i64) -> i32 {
    i32::try_from(day).unwrap_or(i32::MAX)
}

fn date(day: i32) -> Date {
    day_of(i64::from(day))
}

/// The store keeps 0 unknown, 1 no, 2 yes.
fn tri(code: u8) -> Tri {
    match code {
        1 => Tri::No,
        2 => Tri::Yes,
        _ => Tri::Unknown,
    }
}

fn tri_code(code: i64) -> u8 {
    u8::try_from(code).unwrap_or_default()
}
