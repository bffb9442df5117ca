//! What an audience reads is packed by the database; the same facts packed here must agree.

use law::ids::PersonId;
use law::vocabulary::{Channel, Country, Directory, InfoDuty, PersonState, PersonType, Relation};
use store::Content;
use store::records::brief::{self, Asked, Brief};
use store::records::standing::{self, ChannelSources, Standing};

use crate::both::both;

/// The next of a fixed sequence, below `below` (xorshift; Marsaglia, 2003).
fn next(state: &mut u64, below: i64) -> i64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    i64::try_from(*state >> 1).unwrap() % below
}

fn somebody(number: u8, seed: &mut u64) -> Standing {
    let mut any = |below| next(seed, below);
    let mut s = Standing::new(PersonId([number; 16]));
    s.party = PersonType::from_code(any(4)).unwrap();
    s.relation = Relation::from_code(any(6)).unwrap();
    s.country = Country::from_code(any(6)).unwrap();
    s.state = PersonState::from_code(1 + any(4)).unwrap();
    s.minor = any(2) == 1;
    s.channel_sources = ChannelSources(any(1 << 15));
    s.info_duty = InfoDuty::from_code(any(6)).unwrap();
    s.info_due_on = (any(3) > 0).then(|| any(200));
    s.reachable = any(1 << 11);
    s.objection_scope = any(4);
    s.objection_channels = any(1 << 11) & any(1 << 11);
    s.objection_activities = any(i64::MAX) & any(i64::MAX);
    s.suppressed_channels = any(1 << 11) & any(1 << 11) & any(1 << 11);
    s.directory = Directory::from_code(any(4)).unwrap();
    s.ecg_listed = any(3);
    s.ecg_checked_on = (any(2) == 1).then(|| any(30_000));
    s.lia_told = any(3);
    s.last_purchase_on = (any(2) == 1).then(|| any(30_000));
    s.sources = any(i64::MAX);
    s
}

#[test]
fn the_database_packs_as_the_program_does() {
    both(Content::Data, |store| {
        let mut seed = 7;
        let all: Vec<Standing> = (1..=200).map(|n| somebody(n, &mut seed)).collect();
        store.write(|tx| all.iter().try_for_each(|s| standing::put(tx, s))).unwrap();
        for channel in [Channel::Email, Channel::PhoneHuman, Channel::PostAddressed] {
            for (activity, source) in [(4, None), (62, Some(1)), (0, Some(9))] {
                let asked = Asked { channel, activity, today: 100, source };
                let wanted: Vec<_> = (all.iter())
                    .filter(|s| source.is_none_or(|bit| s.sources >> bit & 1 == 1))
                    .map(|s| (s.person, Brief::of(s, &asked)))
                    .collect();
                let mut found = Vec::new();
                let (first, last) = (PersonId([0; 16]), PersonId([0xff; 16]));
                let each = |tx: &mut store::Tx<'_>| {
                    brief::each(tx, &asked, first, last, |person, brief| {
                        found.push((person, brief));
                        true
                    })
                };
                store.read(each).unwrap();
                assert_eq!(found, wanted);
            }
        }
    });
}

#[test]
fn what_is_packed_is_read_back() {
    let mut seed = 11;
    for number in 0..200 {
        let s = somebody(number, &mut seed);
        let asked = Asked { channel: Channel::Sms, activity: 3, today: 100, source: None };
        let brief = Brief::of(&s, &asked);
        assert_eq!(
            (brief.party(), brief.relation(), brief.country(), brief.state(), brief.minor()),
            (s.party, s.relation, s.country, s.state, s.minor)
        );
        assert_eq!(
            (brief.directory(), brief.ecg_listed(), brief.lia_told()),
            (s.directory, s.ecg_listed, s.lia_told)
        );
        assert_eq!(brief.reachable(), s.reachable >> 4 & 1 == 1);
        assert_eq!(brief.suppressed(), s.suppressed_channels & 0b1_0001 != 0);
        assert_eq!(brief.source(), s.channel_sources.of(Channel::Sms));
        let late = s.info_duty == InfoDuty::Due && s.info_due_on.is_some_and(|due| due < 100);
        let duty = if late { InfoDuty::Overdue } else { s.info_duty };
        assert_eq!(brief.info_duty(), duty);
    }
}
