//! From the append-only events of a person to where each consent and objection stands.

use law::ids::PersonId;
use law::vocabulary::{Channel, ConsentState, ObjectionScope};
use store::records::consent::{ConsentAction, ConsentStanding, Event};
use store::records::standing::Standing;

use crate::day_at;

/// Where each consent of a person stands. Events come oldest first.
///
/// A request never improves what is there: PENDING follows on nothing, or on a request alone
/// (R-CON-36). A withdrawal or objection stands until a newer, express consent (R-SUP-09).
pub(crate) fn consents(person: PersonId, events: &[Event]) -> Vec<ConsentStanding> {
    let mut states: Vec<ConsentStanding> = Vec::new();
    for event in events {
        match event.action {
            ConsentAction::Requested
            | ConsentAction::Given
            | ConsentAction::Confirmed
            | ConsentAction::Used => {
                let Some(channel) = Channel::from_code(event.channel) else { continue };
                advance(state(&mut states, person, event.activity, channel), event);
            }
            ConsentAction::Withdrawn | ConsentAction::Objected | ConsentAction::Merged => {
                for state in states.iter_mut().filter(|s| meant(s, event)) {
                    state.state = ConsentState::Withdrawn;
                }
                if let (Some(channel), true) =
                    (Channel::from_code(event.channel), event.activity != 0)
                {
                    state(&mut states, person, event.activity, channel).state =
                        ConsentState::Withdrawn;
                }
            }
            ConsentAction::ImportUndone => {
                states.retain(|s| !(meant(s, event) && s.state == ConsentState::Pending))
            }
            ConsentAction::ObjectionLifted => {}
        }
    }
    states
}

fn advance(state: &mut ConsentStanding, event: &Event) {
    let on = Some(day_at(event.happened_at));
    match event.action {
        ConsentAction::Requested if state.state == ConsentState::None => {
            state.state = ConsentState::Pending;
            (state.given_on, state.evidence, state.wording) = (on, event.evidence, event.wording);
        }
        ConsentAction::Given | ConsentAction::Confirmed => {
            state.state = ConsentState::Active;
            (state.given_on, state.evidence, state.documented) =
                (on, event.evidence, event.documented);
            state.wording = event.wording.or(state.wording);
            state.last_use_on = None;
        }
        ConsentAction::Used => state.last_use_on = state.last_use_on.max(on),
        _ => {}
    }
}

fn meant(state: &ConsentStanding, event: &Event) -> bool {
    (event.activity == 0 || event.activity == state.activity)
        && (event.channel == 0 || event.channel == state.channel.code())
}

fn state(
    states: &mut Vec<ConsentStanding>,
    person: PersonId,
    activity: u16,
    channel: Channel,
) -> &mut ConsentStanding {
    let at = states.iter().position(|s| s.activity == activity && s.channel == channel);
    let at = at.unwrap_or_else(|| {
        states.push(ConsentStanding {
            person,
            activity,
            channel,
            state: ConsentState::None,
            given_on: None,
            last_use_on: None,
            contract_end_on: None,
            evidence: law::vocabulary::Evidence::None,
            wording: None,
            documented: 0,
        });
        states.len() - 1
    });
    #[allow(clippy::indexing_slicing, reason = "the place was found or made in the line above")]
    &mut states[at]
}

/// Takes the objections among the events into the standing (R-MKT-51, R-SUP-09, R-SUP-10).
///
/// A newer express consent for a channel narrows an objection for that channel and activity; an
/// objection to everything is narrowed by nothing but the person's word that lifts it.
pub(crate) fn objections(standing: &mut Standing, events: &[Event]) {
    let (mut all, mut channels, mut activities) = (false, 0_i64, 0_i64);
    for event in events {
        match event.action {
            ConsentAction::Objected | ConsentAction::Withdrawn | ConsentAction::Merged => {
                match (event.activity, event.channel) {
                    (0, 0) => all = true,
                    (0, channel) => channels |= 1 << channel,
                    (activity, 0) => activities |= 1 << i64::from(activity),
                    // For one purpose on one channel: the consent itself is WITHDRAWN; the purpose
                    // stays objected to as a whole, for no channel may improve by it.
                    (activity, _) => activities |= 1 << i64::from(activity),
                }
            }
            ConsentAction::Given | ConsentAction::Confirmed => {
                channels &= !(1 << event.channel);
                activities &= !(1 << i64::from(event.activity));
            }
            ConsentAction::ObjectionLifted => (all, channels, activities) = (false, 0, 0),
            _ => {}
        }
    }
    standing.objection_channels = channels;
    standing.objection_activities = activities;
    standing.objection_scope = match (all, channels, activities) {
        (true, ..) => ObjectionScope::All,
        (false, 0, 0) => ObjectionScope::None,
        (false, 0, _) => ObjectionScope::Purpose,
        (false, ..) => ObjectionScope::Channel,
    }
    .code();
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::ids::{LabelId, ObjectId, UserId};
    use law::vocabulary::Evidence;

    const DAY_MS: i64 = 86_400_000;

    fn event(day: i64, activity: u16, channel: i64, action: ConsentAction) -> Event {
        Event {
            person: PersonId::default(),
            id: ObjectId::default(),
            activity,
            channel,
            action,
            happened_at: day * DAY_MS,
            recorded_at: day * DAY_MS,
            wording: None,
            evidence: Evidence::DoiEmail,
            documented: 2,
            proof: None,
            label: LabelId::default(),
            user: UserId::default(),
        }
    }

    fn end(events: &[Event]) -> ConsentState {
        consents(PersonId::default(), events).first().map_or(ConsentState::None, |s| s.state)
    }

    #[test]
    fn a_consent_is_of_the_day_that_it_was_given_on() {
        let given = |at: &str| {
            let ms = at.parse::<jiff::Timestamp>().unwrap().as_millisecond();
            let event = Event { happened_at: ms, ..event(0, 4, 3, ConsentAction::Given) };
            let states = consents(PersonId::default(), &[event]);
            crate::day_of(states[0].given_on.unwrap()).to_string()
        };
        assert_eq!(given("2026-11-19T23:00:00Z"), "2026-11-20", "midnight where the firm is");
        assert_eq!(given("2026-07-19T22:00:00Z"), "2026-07-20", "in summer");
        assert_eq!(given("2026-11-20T00:00:00Z"), "2026-11-20", "a day of a list");
        assert_eq!(given("2026-11-20T22:59:59Z"), "2026-11-20");
    }

    #[test]
    fn an_import_never_improves_a_consent() {
        use ConsentAction::{Given, Requested, Withdrawn};
        assert_eq!(end(&[event(1, 4, 3, Requested)]), ConsentState::Pending);
        assert_eq!(end(&[event(1, 4, 3, Given), event(2, 4, 3, Requested)]), ConsentState::Active);
        let after = [event(1, 4, 3, Given), event(2, 4, 3, Withdrawn), event(3, 4, 3, Requested)];
        assert_eq!(end(&after), ConsentState::Withdrawn);
    }

    #[test]
    fn an_objection_to_everything_ends_every_consent_and_nothing_narrows_it() {
        use ConsentAction::{Given, Objected, ObjectionLifted};
        let mut standing = Standing::new(PersonId::default());
        let mut events = vec![event(1, 4, 3, Given), event(2, 0, 0, Objected)];
        assert_eq!(end(&events), ConsentState::Withdrawn);
        events.push(event(3, 4, 3, Given));
        objections(&mut standing, &events);
        assert_eq!(standing.objection_scope, ObjectionScope::All.code());
        events.push(event(4, 0, 0, ObjectionLifted));
        objections(&mut standing, &events);
        assert_eq!(standing.objection_scope, ObjectionScope::None.code());
    }

    #[test]
    fn a_newer_consent_narrows_an_objection_to_its_channel() {
        use ConsentAction::{Given, Objected};
        let mut standing = Standing::new(PersonId::default());
        let mut events = vec![event(1, 0, 3, Objected)];
        objections(&mut standing, &events);
        assert_eq!(
            (standing.objection_scope, standing.objection_channels),
            (ObjectionScope::Channel.code(), 8)
        );
        events.push(event(2, 4, 3, Given));
        objections(&mut standing, &events);
        assert_eq!(standing.objection_scope, ObjectionScope::None.code());
    }
}
