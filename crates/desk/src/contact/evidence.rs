//! An audience as evidence: situations and questions as JSON without personal data.

use jiff::civil::Date;
use law::rules;
use law::situation::{Situation, Tri};
use law::verdict::{Duties, Duty, Ground, Outcome, Verdict};
use law::vocabulary::{Channel, Country, PersonType, Relation};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::records::campaign::{Campaign, SituationRow};

use super::audience::{Question, Segment};
use super::facts::Plan;
use crate::register::Register;
use crate::{Failure, Result, day_of};

/// Version of the rules that decided.
pub(crate) const RULESET: &str = concat!("obhut-law ", env!("CARGO_PKG_VERSION"));

/// What a snapshot was asked for, as it is kept.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    stop_link: bool,
    art21_separate: bool,
    tracking: bool,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    relation: Option<Relation>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    country: Option<Country>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    party: Option<PersonType>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    town: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    bought_since: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    source: Option<u16>,
    unreachable: u64,
}

/// The question as text without personal data; `unreachable` persons had no address.
pub(crate) fn asked_text(question: &Question, unreachable: u64) -> Result<String> {
    let Question { plan, segment } = question;
    let asked = Asked {
        stop_link: plan.stop_link,
        art21_separate: plan.art21_separate,
        tracking: plan.tracking,
        relation: segment.relation,
        country: segment.country,
        party: segment.party,
        town: segment.town.clone(),
        bought_since: segment.bought_since,
        source: segment.source,
        unreachable,
    };
    serde_json::to_string(&asked).map_err(|_| Failure::at("writing what was asked").into())
}

/// The question of a snapshot, and how many persons had no address.
pub(crate) fn asked(campaign: &Campaign, register: &Register) -> Result<(Question, u64)> {
    let unreadable = Failure::at("reading what was asked");
    let Ok(asked) = serde_json::from_str::<Asked>(&campaign.segment) else {
        return Err(unreadable.into());
    };
    let activity = register.activity(campaign.activity).ok_or(super::audience::NOT_MARKETING)?;
    let plan = Plan {
        activity: campaign.activity,
        channel: Channel::from_code(campaign.channel).ok_or(unreadable)?,
        content: activity.content,
        group: campaign.group,
        stop_link: asked.stop_link,
        art21_separate: asked.art21_separate,
        tracking: asked.tracking,
    };
    let segment = Segment {
        relation: asked.relation,
        country: asked.country,
        party: asked.party,
        town: asked.town,
        bought_since: asked.bought_since,
        source: asked.source,
    };
    Ok((Question { plan, segment }, asked.unreachable))
}

/// The evidence of one decision: the question as `obhut law verdict` reads it, so that anybody can
/// decide it again, and what the rule ids alone do not tell.
pub(crate) fn evidence(situation: &Situation, verdict: &Verdict) -> String {
    let duties: Vec<Duty> = verdict.duties.iter().collect();
    json!({ "question": question(situation), "ground": verdict.ground, "duties": duties })
        .to_string()
}

/// A verdict as it was kept.
pub(crate) fn verdict(row: &SituationRow) -> Result<Verdict> {
    #[derive(Deserialize)]
    struct Kept {
        ground: Ground,
        duties: Vec<Duty>,
    }
    let unreadable = || Failure::at("reading a kept decision");
    let kept: Kept = serde_json::from_str(&row.situation).map_err(|_| unreadable())?;
    let mut list = law::rule::RuleList::EMPTY;
    list.extend(row.rules.split(' ').filter_map(rules::find));
    Ok(Verdict {
        verdict: Outcome::from_code(row.verdict).ok_or_else(unreadable)?,
        rules: list,
        duties: kept.duties.into_iter().collect::<Duties>(),
        ground: kept.ground,
    })
}

/// The kept question alone.
pub(crate) fn kept_question(row: &SituationRow) -> String {
    serde_json::from_str::<Value>(&row.situation)
        .ok()
        .and_then(|kept| serde_json::to_string_pretty(kept.get("question")?).ok())
        .unwrap_or_default()
}

/// Day a snapshot was decided for.
pub(crate) fn decided_on(campaign: &Campaign) -> Date {
    day_of(campaign.decided_on)
}

fn question(s: &Situation) -> Value {
    let channels: Vec<Channel> = s.consent.channels.iter().collect();
    let mut value = json!({
        "today": s.today,
        "firm": { "country": s.firm },
        "person": { "type": s.person.kind, "country": s.person.country,
            "relation": s.person.relation, "state": s.person.state, "minor": s.person.minor },
        "message": { "channel": s.message.channel, "content": s.message.content,
            "contains_ads": s.message.contains_ads,
            "own_similar_goods": known(s.message.own_similar_goods),
            "stop_link": known(s.message.stop_link), "tracking": s.message.tracking,
            "art21_notice": s.message.art21_notice },
        "consent": { "state": s.consent.state, "channels": channels,
            "purpose_match": known(s.consent.purpose_match),
            "advertiser_match": known(s.consent.advertiser_match),
            "given_at": s.consent.given_at, "last_use_at": s.consent.last_use_at,
            "contract_end": s.consent.contract_end, "evidence": s.consent.evidence,
            "documented_when_given": known(s.consent.documented_when_given),
            "tracking": s.consent.tracking, "active_act": known(s.consent.active_act),
            "names_advertiser": known(s.consent.names_advertiser),
            "coupled": known(s.consent.coupled) },
        "soft_opt_in": { "from_sale": known(s.soft_opt_in.from_sale),
            "notice_at_capture": known(s.soft_opt_in.notice_at_capture),
            "cancelled": known(s.soft_opt_in.cancelled),
            "channel_captured": s.soft_opt_in.channel_captured,
            "last_purchase": s.soft_opt_in.last_purchase },
        "objection": { "scope": s.objection.scope, "channel": s.objection.channel },
        "suppressed": s.suppressed,
        "source": { "type": s.source.kind, "documented": known(s.source.documented) },
        "info_duty": s.info_duty,
        "lia_told": known(s.lia_told),
        "ecg": { "listed": known(s.ecg.listed), "checked_on": s.ecg.checked_on },
        "directory": s.directory,
    });
    drop_unknown(&mut value);
    value
}

const fn known(tri: Tri) -> Option<bool> {
    match tri {
        Tri::Unknown => None,
        Tri::Yes => Some(true),
        Tri::No => Some(false),
    }
}

/// What is unknown is left out: the reader then takes it for its worst value (R-GEN-02).
fn drop_unknown(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.values_mut().for_each(drop_unknown);
        fields.retain(|_, v| !v.is_null());
    }
}
