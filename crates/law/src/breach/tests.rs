//! Anchor cases of the guidelines, every fact of the matrix, the clock, the authorities.

use super::*;
use BreachVerdict::{DocOnly, NotifySa, NotifySaAndPersons};

fn breach(data: &[BreachData], recipient: Recipient, persons: u32) -> Breach {
    Breach {
        country: Country::De,
        data: BreachKinds::of(data),
        identifiable: Identifiable::Direct,
        recipient,
        persons,
        recalled_unread: false,
        open_after_24h: false,
        strongly_encrypted: false,
        available: true,
    }
}

#[track_caller]
fn expect(breach: &Breach, score: i32, verdict: BreachVerdict) {
    let rating = rate(breach);
    assert_eq!((rating.score, rating.verdict), (score, verdict));
    assert!(rating.rules.contains(&&R_BRE_11));
}

#[test]
fn t136_t137_anchor_cases() {
    use BreachData::{Art9, Contact, Contract, IdNumber, OrderSlip, Profile};
    expect(&breach(&[OrderSlip], Recipient::KnownOther, 2), 1, DocOnly);
    expect(&breach(&[Contact], Recipient::Unknown, 200), 3, NotifySa);
    expect(&breach(&[Art9], Recipient::Unknown, 200), 6, NotifySaAndPersons);
    expect(&breach(&[Contract], Recipient::BoundOrDeleted, 1), 1, DocOnly);
    expect(&breach(&[Profile], Recipient::Unknown, 1), 5, NotifySaAndPersons);
    expect(&breach(&[IdNumber], Recipient::KnownOther, 60_000), 5, NotifySaAndPersons);
    expect(&breach(&[Contract], Recipient::KnownOther, 1), 2, NotifySa);
}

#[test]
fn each_fact_counts() {
    let mut facts = breach(&[BreachData::Bank], Recipient::KnownOther, 9);
    expect(&facts, 3, NotifySa);
    facts.persons = 10;
    expect(&facts, 4, NotifySa);
    facts.persons = 999;
    expect(&facts, 4, NotifySa);
    facts.persons = 1000;
    expect(&facts, 5, NotifySaAndPersons);
    facts.recalled_unread = true;
    expect(&facts, 4, NotifySa);
    facts.open_after_24h = true;
    expect(&facts, 5, NotifySaAndPersons);
    facts.identifiable = Identifiable::Pseudonymised;
    expect(&facts, 3, NotifySa);
    facts.recipient = Recipient::Hostile;
    expect(&facts, 5, NotifySaAndPersons);
    expect(&breach(&[BreachData::Password], Recipient::Unknown, 1), 4, NotifySaAndPersons);
    expect(&breach(&[], Recipient::KnownOther, 1), 4, NotifySa);
}

#[test]
fn t140_an_encrypted_laptop_is_documented_only() {
    let mut lost = breach(&[BreachData::Profile], Recipient::Unknown, 5000);
    lost.strongly_encrypted = true;
    assert_eq!(rate(&lost).verdict, DocOnly);
    assert_eq!(rate(&lost).rules.first(), Some(&&R_BRE_06));
    lost.available = false;
    assert_eq!(rate(&lost).verdict, NotifySaAndPersons);
}

#[test]
fn t142_switzerland_wants_high_risks_only() {
    let mut facts = breach(&[BreachData::Contact], Recipient::Unknown, 200);
    facts.country = Country::Ch;
    let rating = rate(&facts);
    assert_eq!((rating.verdict, rating.rules.first()), (DocOnly, Some(&&R_BRE_08)));
    facts.data = BreachKinds::of(&[BreachData::Art9]);
    assert_eq!(rate(&facts).verdict, NotifySaAndPersons);
}

#[test]
fn t134_seventy_two_hours_over_the_weekend_and_over_clock_changes() {
    let clock = |text: &str| {
        let aware: Zoned = text.parse().unwrap();
        due(&aware, Params::on(aware.date())).to_string()
    };
    assert_eq!(
        clock("2026-11-20T17:05:00+01:00[Europe/Berlin]"),
        "2026-11-23T17:05:00+01:00[Europe/Berlin]"
    );
    assert_eq!(
        clock("2026-10-23T17:05:00+02:00[Europe/Berlin]"),
        "2026-10-26T16:05:00+01:00[Europe/Berlin]"
    );
}

/// R-GEN-02 over every breach there is: what is not known never lowers the rating.
#[test]
fn unknown_never_improves_a_rating() {
    let flags = [false, true];
    let mut seen = 0;
    for kind in BreachData::ALL {
        let identities = Identifiable::ALL.iter();
        let who = identities.flat_map(|i| Recipient::ALL.iter().map(move |r| (*i, *r)));
        for ((identifiable, recipient), bits) in
            who.flat_map(|who| (0..16usize).map(move |bits| (who, bits)))
        {
            for persons in [1, 10, 1000] {
                let known = Breach {
                    identifiable,
                    recalled_unread: flags[bits & 1],
                    open_after_24h: flags[bits >> 1 & 1],
                    strongly_encrypted: flags[bits >> 2 & 1],
                    available: flags[bits >> 3],
                    ..breach(&[*kind], recipient, persons)
                };
                let forgotten = [
                    Breach { data: BreachKinds::EMPTY, ..known },
                    Breach { identifiable: Identifiable::Direct, ..known },
                    Breach { recipient: Recipient::Hostile, ..known },
                    Breach { recalled_unread: false, ..known },
                    Breach { strongly_encrypted: false, ..known },
                    Breach { available: false, ..known },
                ];
                for country in [Country::De, Country::At, Country::Ch, Country::Unknown] {
                    let of = |facts| rate(&Breach { country, ..facts }).verdict;
                    assert!(forgotten.iter().all(|f| of(*f) >= of(known)), "{known:?}");
                    seen += 1;
                }
            }
        }
    }
    assert_eq!(seen, 13 * 8 * 16 * 3 * 4);
}

#[test]
fn authorities_are_data() {
    assert_eq!(authority("DE-BY").unwrap().town, "Ansbach");
    assert_eq!(authority("AT").unwrap().town, "Wien");
    assert!(authority("XX").is_none());
    for land in crate::calendar::Land::ALL {
        assert!(authority(land.word()).is_some(), "{land}");
    }
}

#[test]
fn lowering_needs_two_and_notices_are_complete() {
    assert!(may_settle(DocOnly, NotifySa, false) && !may_settle(NotifySa, DocOnly, false));
    assert!(may_settle(NotifySa, DocOnly, true));
    assert_eq!(missing_in_notice(&["nature", "persons", "records", "contact"]).len(), 2);
}

#[test]
fn each_rating_names_the_rule_of_its_notice() {
    let named = |verdict| {
        let rules = grounds(&breach(&[BreachData::Contact], Recipient::KnownOther, 1), verdict);
        (rules.contains(&&R_BRE_02), rules.contains(&&R_BRE_06))
    };
    assert_eq!(named(BreachVerdict::DocOnly), (false, false));
    assert_eq!(named(BreachVerdict::NotifySa), (true, false));
    assert_eq!(named(BreachVerdict::NotifySaAndPersons), (true, true));
}

#[test]
fn advertising_despite_an_objection_is_no_breach_of_this_kind() {
    let ruling = is_breach(Incident::AdvertisingDespiteObjection);
    assert_eq!((ruling.verdict, ruling.rules), (Outcome::Allow, vec![&crate::contact::R_MKT_51]));
}
