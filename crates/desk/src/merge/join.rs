//! What becomes of two persons when they are one: computed before anything is changed, so that the
//! page shows exactly what the merge will do.

use law::ids::PersonId;
use law::vocabulary::{Channel, ConsentState, Evidence, ObjectionScope};
use store::records::consent::{ConsentAction, ConsentStanding, Event};
use store::records::person::Person;
use store::records::purchase::PurchaseStanding;
use store::records::standing::Standing;

use super::strict;
use super::whole::Whole;
use crate::Call;
use crate::consent::project;

/// One who was two.
pub(crate) struct Joined {
    pub(crate) person: Person,
    pub(crate) standing: Standing,
    /// Refusals of one that the acts of the other would have outdated; still without ids.
    pub(crate) carried: Vec<Event>,
    pub(crate) consents: Vec<ConsentStanding>,
    pub(crate) purchases: Vec<PurchaseStanding>,
}

/// Both persons as one.
pub(crate) fn join(kept: &Whole, gone: &Whole, call: &Call) -> Joined {
    let id = kept.person.id;
    let mut events: Vec<Event> = kept.events.iter().chain(&gone.events).copied().collect();
    events.sort_by_key(|event| (event.happened_at, event.id));
    let carried = carried(id, [kept, gone], &events, call);
    events.extend(&carried);
    let mut standing = strict::standing(&kept.standing, &gone.standing);
    project::objections(&mut standing, &events);
    let mut purchases = kept.purchases.clone();
    purchases.extend(&gone.purchases);
    purchases.iter_mut().for_each(|purchase| purchase.person = id);
    purchases.sort_by_key(|purchase| (purchase.bought_on, purchase.datum));
    Joined {
        person: strict::person(&kept.person, &gone.person),
        standing,
        carried,
        consents: project::consents(id, &events),
        purchases: PurchaseStanding::project(&purchases),
    }
}

/// What somebody refuses.
type Refusal = (u16, i64);

/// Refusals in force for either that would not be in force after the acts of both in their order.
/// They are carried over as acts of their own: a later consent of the one does not lift what the
/// other refused (R-SUP-05, R-SUP-09).
fn carried(id: PersonId, both: [&Whole; 2], events: &[Event], call: &Call) -> Vec<Event> {
    let mut after = Standing::new(id);
    project::objections(&mut after, events);
    let consents = project::consents(id, events);
    let mut wanted: Vec<Refusal> = Vec::new();
    for one in both {
        wanted.extend(objected(&one.standing, &after));
        wanted.extend(
            one.consents.iter().filter(|c| c.state == ConsentState::Withdrawn).filter_map(|c| {
                let same =
                    |o: &&ConsentStanding| (o.activity, o.channel) == (c.activity, c.channel);
                let stands = consents.iter().find(same).is_some_and(|o| o.state == c.state);
                (!stands).then_some((c.activity, c.channel.code()))
            }),
        );
    }
    wanted.sort_unstable();
    wanted.dedup();
    wanted.into_iter().map(|refusal| event(id, refusal, events, call)).collect()
}

/// Objections of a standing that are missing in another.
fn objected(before: &Standing, after: &Standing) -> Vec<Refusal> {
    let all = ObjectionScope::All.code();
    let mut missing = Vec::new();
    if before.objection_scope == all && after.objection_scope != all {
        missing.push((0, 0));
    }
    let channels = before.objection_channels & !after.objection_channels;
    let activities = before.objection_activities & !after.objection_activities;
    missing.extend(
        Channel::ALL.iter().map(|c| c.code()).filter(|c| channels >> c & 1 == 1).map(|c| (0, c)),
    );
    missing.extend((1_u16..63).filter(|a| activities >> a & 1 == 1).map(|a| (a, 0)));
    missing
}

/// The act that carries a refusal over, with the origin of the refusal itself.
fn event(id: PersonId, (activity, channel): Refusal, events: &[Event], call: &Call) -> Event {
    let refuses = |e: &&Event| {
        matches!(
            e.action,
            ConsentAction::Objected | ConsentAction::Withdrawn | ConsentAction::Merged
        ) && (e.activity == activity || e.activity == 0)
    };
    let origin = events.iter().rev().find(refuses).or(events.last());
    let last = events.last().map_or(0, |e| e.happened_at);
    Event {
        person: id,
        id: Default::default(),
        activity,
        channel,
        action: ConsentAction::Merged,
        happened_at: call.ms().max(last),
        recorded_at: call.ms(),
        wording: None,
        evidence: Evidence::None,
        documented: 0,
        proof: None,
        label: origin.map(|e| e.label).unwrap_or_default(),
        user: call.actor.user,
    }
}
