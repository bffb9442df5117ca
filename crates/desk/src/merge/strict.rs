//! The facts of two persons as facts of one. Where they differ and the law asks, the stricter one
//! counts (R-GEN-02); what is known beats what is not.

use law::vocabulary::{
    Channel, Country, Directory, InfoDuty, ObjectionScope, PersonState, PersonType, Relation,
};
use store::records::person::Person;
use store::records::standing::{ChannelSources, Standing};

/// The content-free facts of one who was two.
pub(crate) fn person(kept: &Person, gone: &Person) -> Person {
    Person {
        id: kept.id,
        party: party(kept.party, gone.party),
        relation: relation(kept.relation, gone.relation),
        country: country(kept.country, gone.country),
        language: if kept.language == 0 { gone.language } else { kept.language },
        state: state(kept.state, gone.state),
        created_on: kept.created_on.min(gone.created_on),
        import: kept.import,
    }
}

/// The facts the law sees of one who was two.
pub(crate) fn standing(kept: &Standing, gone: &Standing) -> Standing {
    Standing {
        person: kept.person,
        party: party(kept.party, gone.party),
        relation: relation(kept.relation, gone.relation),
        country: country(kept.country, gone.country),
        state: state(kept.state, gone.state),
        minor: kept.minor || gone.minor,
        channel_sources: channel_sources(kept, gone),
        info_duty: duty(kept.info_duty, gone.info_duty),
        info_due_on: earlier(kept.info_due_on, gone.info_due_on),
        reachable: kept.reachable | gone.reachable,
        objection_scope: scope(kept, gone),
        objection_channels: kept.objection_channels | gone.objection_channels,
        objection_activities: kept.objection_activities | gone.objection_activities,
        suppressed_channels: kept.suppressed_channels | gone.suppressed_channels,
        directory: directory(kept.directory, gone.directory),
        ecg_listed: listed(kept.ecg_listed, gone.ecg_listed),
        ecg_checked_on: kept.ecg_checked_on.zip(gone.ecg_checked_on).map(|(a, b)| a.min(b)),
        lia_told: told(kept.lia_told, gone.lia_told),
        last_purchase_on: kept.last_purchase_on.max(gone.last_purchase_on),
        sources: kept.sources | gone.sources,
    }
}

/// A death is not undone by a life beside it, a restriction not by an open record (R-DSR-60).
pub(crate) fn state(a: PersonState, b: PersonState) -> PersonState {
    let weight = |state| match state {
        PersonState::Active => 0,
        PersonState::Restricted => 1,
        PersonState::Deceased => 2,
        PersonState::Erased => 3,
    };
    if weight(b) > weight(a) { b } else { a }
}

/// A consumer is protected most; what is unknown says nothing.
fn party(a: PersonType, b: PersonType) -> PersonType {
    let weight = |party| match party {
        PersonType::Unknown => 0,
        PersonType::BusinessEntity => 1,
        PersonType::BusinessPerson => 2,
        PersonType::Consumer => 3,
    };
    if weight(b) > weight(a) { b } else { a }
}

/// Somebody who bought once has bought, whatever another list says.
fn relation(a: Relation, b: Relation) -> Relation {
    let weight = |relation| match relation {
        Relation::None => 0,
        Relation::LeadImported => 1,
        Relation::Inquiry => 2,
        Relation::FreeAccount => 3,
        Relation::FormerCustomer => 4,
        Relation::Customer => 5,
    };
    if weight(b) > weight(a) { b } else { a }
}

/// Two countries are no country: the strictest law counts until somebody says which (R-GEN-04).
fn country(a: Country, b: Country) -> Country {
    match (a, b) {
        (a, b) if a == b => a,
        (Country::Unknown, known) | (known, Country::Unknown) => known,
        _ => Country::Unknown,
    }
}

/// Whoever was told by one door was not told about the other.
fn duty(a: InfoDuty, b: InfoDuty) -> InfoDuty {
    let weight = |duty| match duty {
        InfoDuty::Done => 0,
        InfoDuty::Exempt => 1,
        InfoDuty::NotDue => 2,
        InfoDuty::Unknown => 3,
        InfoDuty::Due => 4,
        InfoDuty::Overdue => 5,
    };
    if weight(b) > weight(a) { b } else { a }
}

fn directory(a: Directory, b: Directory) -> Directory {
    let weight = |directory| match directory {
        Directory::Listed => 0,
        Directory::Unknown => 1,
        Directory::Unlisted => 2,
        Directory::Star => 3,
    };
    if weight(b) > weight(a) { b } else { a }
}

/// On the list if either is, off it only if both are.
const fn listed(a: i64, b: i64) -> i64 {
    match (a, b) {
        (2, _) | (_, 2) => 2,
        (1, 1) => 1,
        _ => 0,
    }
}

/// Told only if both were.
const fn told(a: i64, b: i64) -> i64 {
    match (a, b) {
        (1, _) | (_, 1) => 1,
        (2, 2) => 2,
        _ => 0,
    }
}

fn scope(a: &Standing, b: &Standing) -> i64 {
    let all = ObjectionScope::All.code();
    let channels = a.objection_channels | b.objection_channels;
    let activities = a.objection_activities | b.objection_activities;
    if a.objection_scope == all || b.objection_scope == all {
        all
    } else if channels != 0 {
        ObjectionScope::Channel.code()
    } else if activities != 0 {
        ObjectionScope::Purpose.code()
    } else {
        ObjectionScope::None.code()
    }
}

/// The weaker source of each family of channels counts.
fn channel_sources(kept: &Standing, gone: &Standing) -> ChannelSources {
    let families = [Channel::Email, Channel::PhoneHuman, Channel::PostAddressed];
    families.iter().fold(kept.channel_sources, |sources, channel| {
        let held = |standing: &Standing| standing.reachable >> channel.code() & 1 == 1;
        if !held(gone) {
            return sources;
        }
        let (source, documented) = gone.channel_sources.of(*channel);
        sources.and(*channel, source, documented, held(kept))
    })
}

fn earlier(a: Option<i64>, b: Option<i64>) -> Option<i64> {
    [a, b].into_iter().flatten().min()
}

#[cfg(test)]
mod tests {
    use super::*;
    use law::ids::PersonId;
    use law::vocabulary::SourceType;

    fn one() -> Standing {
        Standing { country: Country::De, ..Standing::new(PersonId::default()) }
    }

    #[test]
    fn the_stricter_fact_counts_whichever_person_it_was_about() {
        let mut strict = one();
        strict.state = PersonState::Restricted;
        strict.party = PersonType::Consumer;
        strict.objection_scope = ObjectionScope::All.code();
        strict.suppressed_channels = 8;
        strict.info_duty = InfoDuty::Overdue;
        strict.minor = true;
        let open = Standing { party: PersonType::BusinessPerson, ..one() };
        for joined in [standing(&strict, &open), standing(&open, &strict)] {
            assert_eq!(joined.state, PersonState::Restricted);
            assert_eq!(joined.party, PersonType::Consumer);
            assert_eq!(joined.objection_scope, ObjectionScope::All.code());
            assert_eq!((joined.suppressed_channels, joined.minor), (8, true));
            assert_eq!(joined.info_duty, InfoDuty::Overdue);
        }
    }

    #[test]
    fn two_countries_are_none_and_the_weaker_source_counts() {
        let austrian = Standing { country: Country::At, ..one() };
        assert_eq!(standing(&one(), &austrian).country, Country::Unknown);
        let unknown = Standing { country: Country::Unknown, ..one() };
        assert_eq!(standing(&unknown, &austrian).country, Country::At);
        let with = |source| {
            let sources = ChannelSources::default().and(Channel::Email, source, true, false);
            Standing { channel_sources: sources, reachable: 8, ..one() }
        };
        let joined = standing(&with(SourceType::SelfGiven), &with(SourceType::Broker));
        assert_eq!(joined.channel_sources.of(Channel::Email), (SourceType::Broker, true));
    }
}
