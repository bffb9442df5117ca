use law::ids::PersonId;
use law::rights::Request;
use law::vocabulary::{Channel, ConsentState, Role};
use store::records::standing;

use crate::consent::NewWording;
use crate::people::{NewPerson, NewPurchase, Outcome};
use crate::requests::{CaseState, Form};
use crate::testing::{call_as, desk, entered, somebody};
use crate::{Call, Desk};

fn nobody() -> Call {
    call_as(&[])
}

/// Customers are kept for longer than a year.
fn bought(desk: &Desk, call: &Call, person: PersonId) {
    let new = NewPurchase {
        number: "NV-7".into(),
        product: "Wanderschuhe".into(),
        amount: "129,90".into(),
        currency: "EUR".into(),
        group: 1,
        on: "2026-11-01".parse().unwrap(),
        notice: 2,
        captured: true,
        source: 2,
    };
    assert!(matches!(desk.record_purchase(call, person, &new).unwrap(), Outcome::Done(_)));
}

/// The code in the message that waits to be sent.
fn code(desk: &Desk, call: &Call) -> String {
    let waiting = desk.codes_to_send(call).unwrap();
    let text = &waiting.last().unwrap().text;
    let line = text.lines().find(|l| l.len() == 10 && l.chars().all(|c| c.is_ascii_alphanumeric()));
    line.unwrap().to_owned()
}

#[test]
fn a_code_to_a_stored_address_opens_the_page_of_its_holder_once() {
    let (_folder, desk, call) = desk();
    entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.ask_own_code(&nobody(), " Max@Nordpol.example ").unwrap();
    let code = code(&desk, &call);
    let enter = |typed: &str| desk.enter_own(&nobody(), "max@nordpol.example", typed).unwrap();
    assert!(enter("AAAAAAAAAA").is_none());
    let token = enter(&code.to_lowercase()).unwrap();
    assert!(enter(&code).is_none(), "a code is used once");
    let (bundle, opted_out) = desk.own_page(&nobody(), &token, 1).unwrap();
    assert!(bundle.values.iter().any(|v| v.content.iter().any(|(_, part)| part == "Muster")));
    assert!(!opted_out);
    let later = Call { now: "2026-11-21T14:00:00Z".parse().unwrap(), ..nobody() };
    assert!(desk.own_page(&later, &token, 1).is_err());
    assert!(desk.codes_to_send(&call_as(&[Role::Sales])).is_err());
}

#[test]
fn nobody_learns_whether_an_address_is_held() {
    let (_folder, desk, call) = desk();
    entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    entered(&desk, &call, &somebody("Doppelt", "erika@nordpol.example"));
    for address in ["nobody@nordpol.example", "", "no address", "@"] {
        desk.ask_own_code(&nobody(), address).unwrap();
        assert!(desk.enter_own(&nobody(), address, "AAAAAAAAAA").unwrap().is_none());
    }
    assert!(desk.codes_to_send(&call).unwrap().is_empty());
    for _ in 0..9 {
        desk.ask_own_code(&nobody(), "max@nordpol.example").unwrap();
    }
    assert_eq!(desk.codes_to_send(&call).unwrap().len(), 3);
    for token in ["", "x", &"0".repeat(80), &"é".repeat(40)] {
        assert!(desk.own_page(&nobody(), token, 1).is_err());
    }
}

#[test]
fn five_wrong_codes_make_a_code_worthless() {
    let (_folder, desk, call) = desk();
    entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.ask_own_code(&nobody(), "max@nordpol.example").unwrap();
    let code = code(&desk, &call);
    let enter = |typed: &str| desk.enter_own(&nobody(), "max@nordpol.example", typed).unwrap();
    for _ in 0..5 {
        assert!(enter("AAAAAAAAAA").is_none());
    }
    assert!(enter(&code).is_none());
}

#[test]
fn what_people_settle_counts_at_once_and_what_they_ask_goes_to_review() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let token = desk.own_link(&call, person).unwrap();
    desk.own_decline(&nobody(), &token, Some(4), Some(Channel::Email)).unwrap();
    desk.own_decline(&nobody(), &token, None, None).unwrap();
    let choices = desk.own_choices(&nobody(), &token, 1).unwrap();
    assert!(!choices.is_empty() && choices.iter().all(|choice| choice.stopped));
    let blocked = desk.own_page(&nobody(), &token, 1).unwrap().0.block_list;
    assert!(!blocked.is_empty());
    assert!(desk.own_ask(&nobody(), &token, Request::Rectify, 1, " ").is_err());
    desk.own_ask(&nobody(), &token, Request::Rectify, 1, "Ich heiße Mustermann.").unwrap();
    desk.own_ask(&nobody(), &token, Request::Erase, 1, "").unwrap();
    let board = desk.requests(&call, CaseState::Open, None).unwrap();
    assert_eq!(board.rows.len(), 2);
    let own = desk.own_file(&nobody(), &token, 1, Form::Json).unwrap();
    assert!(String::from_utf8(own.bytes).unwrap().contains("Mustermann"));
    desk.own_letter(&nobody(), &token, false).unwrap();
    assert!(desk.own_page(&nobody(), &token, 1).unwrap().1);
}

#[test]
fn the_data_letter_leaves_when_the_checklist_lets_it_and_is_not_kept() {
    let (_folder, desk, call) = desk();
    let new = NewPerson { source: 3, ..somebody("Muster", "max@nordpol.example") };
    let person = entered(&desk, &call, &new);
    let next_year = Call { now: "2027-11-22T12:00:00Z".parse().unwrap(), ..call };
    let due = |call: &Call| desk.letters_due(call, PersonId::default()).unwrap().len();
    assert_eq!((due(&call), due(&next_year)), (0, 1));
    let made = desk.data_letter(&call, person, 1).unwrap();
    assert!(made.text.contains("Max Muster") && !made.text.contains('{'), "{}", made.text);
    let page = String::from_utf8(made.file(Form::Page).unwrap().bytes).unwrap();
    assert!(page.contains("max@nordpol.example") && page.contains("Max Muster"));
    assert!(made.file(Form::Pdf).unwrap().bytes.starts_with(b"%PDF-1.7"));
    assert!(desk.own_page(&nobody(), &made.token, 1).is_ok());
    assert_eq!(due(&next_year), 1, "a year later again");
    let token = desk.own_link(&call, person).unwrap();
    desk.own_letter(&nobody(), &token, false).unwrap();
    let why = |result: crate::Result<super::LetterMade>| result.err().unwrap().to_string();
    assert!(why(desk.data_letter(&call, person, 1)).contains("LETTER_HELD"));
    assert_eq!(due(&next_year), 0);
    desk.own_letter(&nobody(), &token, true).unwrap();
    desk.store
        .write(|tx| {
            let mut known = standing::get(tx, person)?.unwrap();
            known.reachable = 0;
            standing::put(tx, &known)
        })
        .unwrap();
    assert!(why(desk.data_letter(&call, person, 1)).contains("LETTER_HELD"));
}

#[test]
fn what_is_due_goes_before_the_letter_is_written() {
    let (_folder, desk, call) = desk();
    // Somebody who asked and never bought: kept for two years, then for nothing.
    let new = NewPerson { source: 3, ..somebody("Muster", "max@nordpol.example") };
    let person = entered(&desk, &call, &new);
    desk.confirm_clock(&call).unwrap();
    let much_later = Call { now: "2031-01-02T12:00:00Z".parse().unwrap(), ..call };
    desk.confirm_clock(&much_later).unwrap();
    let why = desk.data_letter(&much_later, person, 1).err().unwrap().to_string();
    assert!(why.contains("LETTER_GONE"), "{why}");
    let again = desk.data_letter(&much_later, person, 1).err().unwrap().to_string();
    assert!(again.contains("NOT_FOUND"), "{again}");
    assert!(desk.store.read(|tx| standing::get(tx, person)).unwrap().is_none());
}

#[test]
fn letters_of_a_page_are_one_file_and_who_may_not_be_written_to_is_named() {
    let (_folder, desk, call) = desk();
    let new = |family, email| NewPerson { source: 3, ..somebody(family, email) };
    let writable = entered(&desk, &call, &new("Muster", "max@nordpol.example"));
    let mute = NewPerson {
        given: "Henriette".into(),
        phone: "030 7654321".into(),
        email: String::new(),
        ..new("Stillfried", "")
    };
    let mute = entered(&desk, &call, &mute);
    bought(&desk, &call, writable);
    bought(&desk, &call, mute);
    let next_year = Call { now: "2027-11-22T12:00:00Z".parse().unwrap(), ..call };
    desk.confirm_clock(&next_year).unwrap();
    let made = desk.data_letters(&next_year, PersonId::default()).unwrap();
    assert_eq!((made.made, made.held.len()), (1, 1));
    assert!(made.held[0].name.contains("Stillfried"));
    let file = made.file.unwrap().bytes;
    assert!(file.starts_with(b"PK") && file.windows(9).any(|w| w == b"%PDF-1.7\n"));
    let again = desk.data_letters(&next_year, PersonId::default()).unwrap();
    assert!(again.file.is_none() && again.held.len() == 1, "once a year");
    assert!(desk.data_letters(&call_as(&[Role::Sales]), PersonId::default()).is_err());
}

#[test]
fn a_purpose_is_started_with_its_wording_and_a_code_to_the_stored_address() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let token = desk.own_link(&call, person).unwrap();
    let choice = || {
        let all = desk.own_choices(&nobody(), &token, 1).unwrap();
        all.into_iter().find(|c| c.activity == 4 && c.channel == Channel::Email).unwrap()
    };
    assert!(choice().offer.is_none(), "no wording yet");
    let wording = |coupled, body: &str| NewWording {
        activity: 4,
        channels: vec![Channel::Email],
        language: 1,
        names_advertiser: true,
        active_act: true,
        coupled,
        tracking: false,
        body: body.into(),
    };
    let tied = desk.add_wording(&call, &wording(true, "Mit der Bestellung.")).unwrap();
    assert!(choice().offer.is_none(), "a coupled wording is never offered");
    let clean = desk.add_wording(&call, &wording(false, "Ja, den Newsletter bitte.")).unwrap();
    assert_eq!(choice().offer.unwrap().0, clean);
    assert!(desk.own_start(&nobody(), &token, tied).is_err());

    desk.own_start(&nobody(), &token, clean).unwrap();
    assert_eq!(choice().state, ConsentState::Pending);
    let code = code(&desk, &call);
    let waiting = desk.codes_to_send(&call).unwrap();
    assert_eq!(waiting[0].address, "max@nordpol.example");
    assert!(waiting[0].text.contains("Ja, den Newsletter bitte."));
    let enter = desk.enter_own(&nobody(), "max@nordpol.example", &code).unwrap();
    assert!(enter.is_none(), "a confirmation opens no page");
    assert!(desk.own_confirm(&nobody(), &token, clean, "AAAAAAAAAA").is_err());
    assert_eq!(choice().state, ConsentState::Pending);
    desk.own_confirm(&nobody(), &token, clean, &code.to_lowercase()).unwrap();
    assert_eq!(choice().state, ConsentState::Active);
    assert!(choice().offer.is_none());

    let later = Call { now: call.now + jiff::SignedDuration::from_mins(1), ..nobody() };
    desk.own_decline(&later, &token, Some(4), Some(Channel::Email)).unwrap();
    assert_eq!(choice().state, ConsentState::Withdrawn);
    assert!(choice().offer.is_some(), "whoever stopped may start again");
    assert!(desk.own_confirm(&later, &token, clean, &code).is_err(), "a code is used once");
    desk.own_decline(&later, &token, None, None).unwrap();
    assert!(choice().offer.is_none(), "an objection to everything is not undone here");
}
