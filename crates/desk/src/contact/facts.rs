//! From the stored standing of a person to the situation the law decides.

use jiff::civil::Date;
use law::ids::ObjectId;
use law::situation::{
    Art21Notice, Channels, Consent, Message, Objection, Person, Situation, SoftOptIn, Source, Tri,
};
use law::vocabulary::{Channel, ConsentState, Content, Country, Evidence};
use store::records::brief::{Asked, Brief};
use store::records::consent::ConsentStanding;
use store::records::purchase::PurchaseStanding;
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

impl Plan {
    /// What this plan asks of everybody on this day (days since 1970).
    pub(crate) const fn asks(&self, today: i64, source: Option<u16>) -> Asked {
        Asked { channel: self.channel, activity: self.activity, today, source }
    }
}

/// The facts about one person that one plan needs: small, comparable, without the person. Many
/// people share one value, and each value is decided once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Facts {
    brief: Brief,
    consent: Option<ConsentFacts>,
    purchase: Option<PurchaseFacts>,
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
    /// Reduces the stored rows to what the plan needs.
    pub fn new(
        brief: Brief,
        consent: Option<&ConsentStanding>,
        purchase: Option<&PurchaseStanding>,
        plan: &Plan,
    ) -> Self {
        Self {
            brief,
            consent: consent.map(ConsentFacts::new),
            purchase: purchase.map(|p| PurchaseFacts::new(p, plan.channel)),
        }
    }

    /// Whether the answer rests on a consent that is in force.
    pub(crate) fn rests_on_consent(&self) -> bool {
        self.consent.is_some_and(|consent| consent.state == ConsentState::Active)
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
        let brief = self.brief;
        s.person = Person {
            kind: brief.party(),
            country: brief.country(),
            relation: brief.relation(),
            state: brief.state(),
            minor: brief.minor(),
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
        s.objection = Objection { scope: brief.objection(), channel: Some(plan.channel) };
        s.suppressed = brief.suppressed();
        let (source, documented) = brief.source();
        s.source = Source { kind: source, documented: documented.into() };
        s.info_duty = brief.info_duty();
        s.lia_told = tri(tri_code(brief.lia_told()));
        s.ecg.listed = tri(tri_code(brief.ecg_listed()));
        s.ecg.checked_on = brief.ecg_checked_on.map(date);
        s.directory = brief.directory();
        s
    }

    fn soft_opt_in(&self, plan: &Plan) -> SoftOptIn {
        let Some(purchase) = self.purchase else {
            return SoftOptIn {
                last_purchase: self.brief.last_purchase_on.map(date),
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
