//! Requests that are not as they should be, and notices to recipients.

use super::*;
use crate::people::NewPerson;
use crate::requests::letters::Kind;
use crate::testing::{call_as, desk, entered, handed, leaves, somebody};
use law::ids::PersonId;
use law::vocabulary::PersonState;

fn asking(text: &str) -> NewCase {
    NewCase {
        person: None,
        rights: Vec::new(),
        arrival: Arrival::Email,
        received: Some("2026-11-20".parse().unwrap()),
        language: 1,
        text: text.into(),
        known_channel: true,
    }
}

#[test]
fn somebody_unknown_gets_an_answer_that_nothing_is_held() {
    let (_folder, desk, call) = desk();
    entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let text = "Von: niemand@nordpol.example. Welche Daten haben Sie über mich?";
    let id = desk.file_request(&call, &asking(text)).unwrap().case;
    assert!(desk.request(&call, id).unwrap().candidates.is_empty());
    let code = |result: Result<()>| result.unwrap_err().to_string();
    assert!(
        code(desk.release_answer(&call, id, Request::Access).map(drop)).contains("WITHOUT_PERSON")
    );
    assert!(
        code(desk.settle_right(&call, id, Request::Access, StepState::Done, false))
            .contains("WITHOUT_PERSON")
    );
    desk.draft_letter(&call, id, Kind::NothingHeld).unwrap();
    let view = desk.request(&call, id).unwrap();
    assert!(!view.letters[0].text.contains('{'), "{}", view.letters[0].text);
    desk.close_request(&call, id, Outcome::NothingHeld).unwrap();
    assert!(code(desk.assign_request(&call, id, None)).contains("CASE_CLOSED"));
}

#[test]
fn two_people_of_one_name_at_one_address_are_told_apart_by_a_human() {
    let (_folder, desk, call) = desk();
    let twin = |born: &str| NewPerson {
        street: "Deichweg 1".into(),
        postcode: "24103".into(),
        city: "Kiel".into(),
        phone: born.into(),
        ..somebody("Muster", "familie@nordpol.example")
    };
    let father = entered(&desk, &call, &twin("0170 1111111"));
    let again =
        desk.enter(&call, &twin("0170 2222222"), Some(crate::people::Decision::OtherPerson));
    let Ok(crate::people::Outcome::Done(son)) = again else { panic!("not entered") };
    let text = "Von: familie@nordpol.example. Max Muster. Bitte löschen Sie meine Daten.";
    let id = desk.file_request(&call, &asking(text)).unwrap().case;
    let view = desk.request(&call, id).unwrap();
    assert!(view.case.person.is_none(), "nobody is chosen by the program");
    let mut both: Vec<PersonId> = view.candidates.iter().map(|c| c.person).collect();
    both.sort_unstable();
    let mut wanted = vec![father, son];
    wanted.sort_unstable();
    assert_eq!(both, wanted);
    let refused = desk.settle_right(&call, id, Request::Erase, StepState::Done, false);
    assert!(refused.unwrap_err().to_string().contains("WITHOUT_PERSON"));
    desk.assign_request(&call, id, Some(son)).unwrap();
    desk.settle_right(&call, id, Request::Erase, StepState::Done, false).unwrap();
    assert!(desk.card(&call, father, Default::default()).is_ok(), "the other one stays");
    // A code would open the page of one to the other.
    desk.ask_own_code(&call_as(&[]), "familie@nordpol.example").unwrap();
}

#[test]
fn a_request_for_somebody_merged_yesterday_is_about_who_stayed() {
    let (_folder, desk, call) = desk();
    let first =
        NewPerson { phone: "0170 1234567".into(), ..somebody("Vogt", "hajo@nordpol.example") };
    let kept = entered(&desk, &call, &first);
    let other =
        NewPerson { phone: "030 1234567".into(), ..somebody("Müller-Vogt", "h@nordpol.example") };
    let gone = entered(&desk, &call, &other);
    let before = NewCase { person: Some(gone), ..asking("Bitte um Auskunft.") };
    let early = desk.file_request(&call, &before).unwrap().case;
    let link = desk.own_link(&call, gone).unwrap();
    desk.merge(&call, kept, gone, &[]).unwrap();
    let late = desk.file_request(&call, &before).unwrap().case;
    for case in [early, late] {
        assert_eq!(desk.request(&call, case).unwrap().case.person, Some(kept));
        desk.assign_request(&call, case, Some(gone)).unwrap();
        assert_eq!(desk.request(&call, case).unwrap().case.person, Some(kept));
    }
    let (bundle, _) = desk.own_page(&call_as(&[]), &link, 1).unwrap();
    let told = |part: &str| bundle.values.iter().any(|v| v.content.iter().any(|(_, p)| p == part));
    assert!(told("hajo@nordpol.example") && told("h@nordpol.example"), "both are one person now");
}

#[test]
fn a_corrected_name_serves_what_the_wrong_one_served_and_an_address_does_not() {
    let (_folder, desk, call) = desk();
    let shop = NewPerson { source: 2, ..somebody("Mustre", "max@nordpol.example") };
    let person = entered(&desk, &call, &shop);
    let held = || {
        desk.store
            .read(|tx| {
                let data = store::records::datum::of_person(tx, person)?;
                let labels = store::records::label::of_person(tx, person)?;
                let served = |label| labels.iter().find(|l| l.id == label).map(|l| l.activities);
                let data = data.into_iter().filter(|d| d.state != 2);
                let all = data.map(|d| (d.kind, d.id, served(d.label).unwrap()));
                Ok::<_, store::Failure>(all.collect::<Vec<_>>())
            })
            .unwrap()
    };
    let of = |kind: u16| *held().iter().find(|(k, ..)| *k == kind).unwrap();
    let correct = |kind: u16, parts: &[&str]| {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        let new = crate::people::NewValue {
            kind,
            parts,
            source: 1,
            ..crate::people::NewValue::default()
        };
        desk.correct_value(&call, person, of(kind).1, &new, None).unwrap();
    };
    let register = desk.register();
    let kind = |code: &str| register.kinds.iter().find(|k| k.code == code).unwrap().id;
    let (name, mail) = (kind("name"), kind("email"));
    let before = of(name).2;
    assert_eq!(of(mail).2, before);
    let by_hand = register.activity_bits(&register.source(1).unwrap().activities);
    assert_ne!(before | by_hand, by_hand, "the shop's data serve more than what is typed");
    correct(name, &["", "Max", "Muster"]);
    correct(mail, &["muster@nordpol.example"]);
    assert_eq!(of(name).2, before | by_hand);
    assert_eq!(of(mail).2, by_hand, "nobody writes to an address nobody agreed to");
}

#[test]
fn a_notice_of_a_correction_says_what_is_right_now() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    handed(&desk, &call, person);
    let new = NewCase { person: Some(person), known_channel: true, ..asking("Bitte berichtigen.") };
    let id = desk.file_request(&call, &new).unwrap().case;
    desk.settle_right(&call, id, Request::Rectify, StepState::Done, false).unwrap();
    let view = desk.request(&call, id).unwrap();
    let letter = view.letters.iter().find(|l| l.id == view.notices[0].id).unwrap();
    assert!(letter.text.contains("Richtig ist:\n– Name: Max Muster\n"), "{}", letter.text);
    assert!(!letter.text.contains("[…"), "{}", letter.text);
}

#[test]
fn while_a_human_decides_the_record_is_restricted_and_everybody_is_told() {
    let cases = [
        (Request::Rectify, "Meine Anschrift stimmt nicht", Kind::Disputed, "Art. 18"),
        (Request::Object, "Ich widerspreche", Kind::Restricted, "wem wir Ihre Daten gegeben"),
    ];
    for (right, text, letter, says) in cases {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        handed(&desk, &call, person);
        let new = NewCase { person: Some(person), ..asking(text) };
        let id = desk.file_request(&call, &new).unwrap().case;
        desk.settle_right(&call, id, right, StepState::Done, true).unwrap();
        assert_eq!(desk.state_of(person).unwrap(), PersonState::Restricted, "{right}");
        let view = desk.request(&call, id).unwrap();
        assert_eq!(view.steps[0].state, StepState::Open, "{right}: nobody has decided yet");
        assert!(desk.close_request(&call, id, Outcome::Answered).is_err(), "{right}");
        let drafted = view.letters.iter().find(|l| l.template == letter.code()).unwrap();
        assert!(drafted.text.contains(says), "{}", drafted.text);
        let [notice] = view.notices[..] else { panic!("{right}: the recipient is told") };
        assert_eq!(notice.right, Request::Restrict);
        // Compelling grounds, or the value was right after all: told first, then lifted.
        desk.settle_right(&call, id, right, StepState::Declined, false).unwrap();
        let untold = desk.lift(&call, person, false).unwrap_err();
        assert!(untold.to_string().contains("TELL_FIRST"));
        assert_eq!(desk.state_of(person).unwrap(), PersonState::Restricted);
        desk.lift(&call, person, true).unwrap();
        assert_eq!(desk.state_of(person).unwrap(), PersonState::Active);
        let advertised = desk
            .lights(&call, person)
            .unwrap()
            .iter()
            .any(|light| light.verdict.may() && (4..=9).contains(&light.plan.activity));
        assert!(right != Request::Object || !advertised, "advertising stays stopped");
    }
}

#[test]
fn a_notice_names_the_person_even_after_the_erasure_and_goes_in_three_ways() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    handed(&desk, &call, person);
    let new = NewCase { person: Some(person), ..asking("Bitte löschen.") };
    let id = desk.file_request(&call, &new).unwrap().case;
    desk.settle_right(&call, id, Request::Erase, StepState::Done, false).unwrap();
    let view = desk.request(&call, id).unwrap();
    let [notice] = view.notices[..] else { panic!("one notice") };
    let letter = view.letters.iter().find(|l| l.id == notice.id).unwrap();
    assert!(letter.text.contains("Max Muster, max@nordpol.example"), "{}", letter.text);
    assert!(!letter.text.contains('{') && !letter.text.contains("[…"), "{}", letter.text);
    let file = |way| desk.notice_file(&call, id, notice.id, way).unwrap();
    assert!(file(Way::Letter).bytes.starts_with(b"%PDF-1.7"));
    let mail = String::from_utf8(file(Way::Email).bytes).unwrap();
    assert!(mail.starts_with("X-Unsent: 1\r\n") && !mail.contains("Muster"));
    assert!(mail.lines().all(|line| line.len() <= 78), "{mail}");
    let json: serde_json::Value = serde_json::from_slice(&file(Way::Webhook).bytes).unwrap();
    assert_eq!((json["act"].as_str(), json["kinds"].as_array().unwrap().len()), (Some("ERASE"), 2));
    assert!(desk.notice_file(&call_as(&[Role::Sales]), id, notice.id, Way::Email).is_err());

    let leaves_before = leaves(&desk).len();
    desk.track_notice(&call, id, notice.id, NoticeState::Sent, Way::Email).unwrap();
    let view = desk.request(&call, id).unwrap();
    let letter = view.letters.iter().find(|l| l.id == notice.id).unwrap();
    assert_eq!((letter.state, view.notices[0].way), (LetterState::Sent, Way::Email));
    desk.track_notice(&call, id, notice.id, NoticeState::Confirmed, Way::Email).unwrap();
    let view = desk.request(&call, id).unwrap();
    assert!(view.notices[0].sent_at.is_some() && view.notices[0].answered_at.is_some());
    assert!(leaves(&desk).len() > leaves_before);
}
