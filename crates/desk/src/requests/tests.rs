use super::*;
use crate::testing::{call_as, desk, entered, leaves, somebody};
use law::class::Class;
use law::ids::PersonId;
use store::records::rights::case;

fn asking(text: &str) -> NewCase {
    NewCase {
        person: None,
        rights: Vec::new(),
        arrival: Arrival::Email,
        received: Some("2026-11-20".parse().unwrap()),
        language: 1,
        text: text.into(),
        known_channel: false,
    }
}

#[test]
fn anybody_files_and_the_rights_desk_alone_reads() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let service = call_as(&[Role::Service]);
    let text = "Von: max@nordpol.example. Welche Daten haben Sie? Danach bitte löschen. Ich bin schwanger.";
    let filed = desk.file_request(&service, &asking(text)).unwrap();
    assert_eq!(filed.rights, [Request::Access, Request::Erase]);
    assert_eq!(filed.target.to_string(), "2026-12-18", "20 December 2026 is a Sunday");
    assert_eq!(filed.masked, 1);
    let refused = desk.request(&service, filed.case).err().unwrap();
    assert!(refused.to_string().contains("RIGHTS_DESK_ONLY"));
    assert!(desk.requests(&service, CaseState::Open, None).is_err());
    let rights = call_as(&[Role::RightsDesk]);
    let before = leaves(&desk).len();
    let view = desk.request(&rights, filed.case).unwrap();
    assert!(leaves(&desk).len() > before);
    assert!(view.text.contains("Welche Daten") && !view.text.contains("schwanger"));
    assert_eq!(view.clock.legal.to_string(), "2026-12-21");
    assert_eq!(view.candidates.iter().map(|c| c.person).collect::<Vec<_>>(), [person]);
    let board = desk.requests(&rights, CaseState::Open, None).unwrap();
    assert_eq!((board.rows.len(), board.rows[0].urgency), (1, Urgency::InTime));
    assert_eq!(desk.waiting(&rights).unwrap().requests, Some((1, 0)));
    assert_eq!(desk.waiting(&service).unwrap().requests, None);
}

#[test]
fn what_asks_for_nothing_and_days_to_come_are_told() {
    let (_folder, desk, call) = desk();
    let code = |new: &NewCase| desk.file_request(&call, new).unwrap_err().to_string();
    assert!(code(&asking("Wann kommt mein Paket?")).contains("NO_RIGHT"));
    let later = NewCase { received: Some("2026-11-22".parse().unwrap()), ..asking("Auskunft") };
    assert!(code(&later).contains("DATE_IN_FUTURE"));
    let nobody = NewCase { person: Some(PersonId([5; 16])), ..asking("Auskunft") };
    assert!(code(&nobody).contains("NOT_FOUND"));
}

#[test]
fn nothing_is_erased_before_the_copy_and_for_nobody_unknown() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let id = desk.file_request(&call, &asking("Auskunft und Löschung")).unwrap().case;
    let settle = |right, insists| desk.settle_right(&call, id, right, StepState::Done, insists);
    let why = |result: Result<()>| result.unwrap_err().to_string();
    assert!(why(settle(Request::Access, false)).contains("CASE_WITHOUT_PERSON"));
    desk.assign_request(&call, id, Some(person)).unwrap();
    assert!(why(settle(Request::Erase, false)).contains("ORDER"));
    assert!(why(settle(Request::Erase, true)).contains("IDENTITY"));
    assert!(why(desk.close_request(&call, id, Outcome::Answered)).contains("STILL_OPEN"));
    assert!(why(desk.identify_requester(&call, id, Identity::Asked, false)).contains("NO_DOUBT"));
    desk.identify_requester(&call, id, Identity::KnownChannel, false).unwrap();
    settle(Request::Access, false).unwrap();
    settle(Request::Erase, false).unwrap();
    assert!(desk.state_of(person).is_err(), "the person is gone");
    let view = desk.request(&call, id).unwrap();
    let letter = view.letters.iter().find(|l| l.template == letters::Kind::Erased.code()).unwrap();
    assert!(letter.text.contains("Max Muster") && letter.text.contains("Sperrliste"));
    desk.close_request(&call, id, Outcome::Answered).unwrap();
    assert!(why(settle(Request::Access, false)).contains("CASE_CLOSED"));
    assert_eq!(desk.requests(&call, CaseState::Closed, None).unwrap().rows.len(), 1);
}

#[test]
fn a_justified_question_stops_the_legal_clock_and_not_the_target() {
    let (_folder, desk, call) = desk();
    let id = desk.file_request(&call, &asking("Auskunft")).unwrap().case;
    let dates = || {
        let clock = desk.request(&call, id).unwrap().clock;
        (clock.target.to_string(), clock.legal.to_string())
    };
    let before = dates();
    desk.identify_requester(&call, id, Identity::Asked, true).unwrap();
    let later = Call { now: "2026-11-28T12:00:00Z".parse().unwrap(), ..call };
    desk.identify_requester(&later, id, Identity::Confirmed, true).unwrap();
    let after = dates();
    assert_eq!(before.0, after.0);
    assert_eq!((before.1.as_str(), after.1.as_str()), ("2026-12-21", "2026-12-28"));
}

#[test]
fn an_extension_holds_with_reasons_and_in_the_first_month_only() {
    let (_folder, desk, call) = desk();
    let id = desk.file_request(&call, &asking("Auskunft")).unwrap().case;
    assert!(desk.extend_request(&call, id, false).is_err());
    let late = Call { now: "2027-01-02T12:00:00Z".parse().unwrap(), ..call };
    assert!(desk.extend_request(&late, id, true).is_err());
    desk.extend_request(&call, id, true).unwrap();
    assert_eq!(desk.request(&call, id).unwrap().clock.legal.to_string(), "2027-02-22");
}

#[test]
fn an_objection_is_carried_out_at_once() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let new = NewCase { person: Some(person), ..asking("Ich widerspreche jeder Werbung") };
    let id = desk.file_request(&call, &new).unwrap().case;
    desk.settle_right(&call, id, Request::Object, StepState::Done, false).unwrap();
    let lights = desk.lights(&call, person).unwrap();
    let advertising = |l: &&crate::contact::Light| (4..=9).contains(&l.plan.activity);
    assert!(lights.iter().filter(advertising).all(|l| !l.verdict.may()));
}

#[test]
fn letters_are_drafted_changed_and_kept_as_they_left() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let new = NewCase { person: Some(person), ..asking("Auskunft") };
    let id = desk.file_request(&call, &new).unwrap().case;
    let letter = desk.draft_letter(&call, id, letters::Kind::Receipt).unwrap();
    let text = desk.request(&call, id).unwrap().letters.remove(0).text;
    assert!(text.contains("Guten Tag Max Muster,") && text.contains("18.12.2026"), "{text}");
    assert!(!text.contains('{'));
    desk.keep_draft(&call, id, letter, "Kurz: wir haben Ihren Antrag.", true).unwrap();
    let kept = desk.request(&call, id).unwrap().letters.remove(0);
    assert_eq!(
        (kept.state, kept.text.as_str()),
        (LetterState::Sent, "Kurz: wir haben Ihren Antrag.")
    );
    assert!(desk.keep_draft(&call, id, letter, "anders", false).is_err());
}

#[test]
fn a_letter_with_a_gap_stays_a_draft_until_it_is_filled() {
    let (_folder, desk, call) = desk();
    let id = desk.file_request(&call, &asking("Auskunft")).unwrap().case;
    let letter = desk.draft_letter(&call, id, letters::Kind::Extension).unwrap();
    let text = desk.request(&call, id).unwrap().letters.remove(0).text;
    assert!(text.contains("[… die Gründe …]"), "{text}");
    assert!(text.contains("spätestens am 22.2.2027"), "{text}");
    let Err(crate::Error::Fault(fault)) = desk.keep_draft(&call, id, letter, &text, true) else {
        panic!("a letter left with a gap")
    };
    assert_eq!(fault.code, "GAP");
    assert_eq!(desk.request(&call, id).unwrap().letters.remove(0).state, LetterState::Draft);
    let filled = text.replace("[… die Gründe …]", "Wir fragen noch im Archiv.");
    desk.keep_draft(&call, id, letter, &filled, true).unwrap();
    let view = desk.request(&call, id).unwrap();
    assert_eq!(view.letters[0].state, LetterState::Sent);
    assert_eq!(view.clock.legal.to_string(), "2027-02-22", "the person was told in time");
    // Told too late: the letter has left, the period is not extended.
    let id = desk.file_request(&call, &asking("Auskunft")).unwrap().case;
    let letter = desk.draft_letter(&call, id, letters::Kind::Extension).unwrap();
    let late = Call { now: "2027-01-02T12:00:00Z".parse().unwrap(), ..call };
    let told = desk.keep_draft(&late, id, letter, &filled, true).unwrap_err();
    assert!(told.to_string().contains("NO_EXTENSION"));
    let view = desk.request(&late, id).unwrap();
    assert_eq!((view.letters[0].state, view.clock.extension_valid), (LetterState::Sent, None));
}

#[test]
fn the_letter_of_an_answer_says_what_is_held_and_until_when_it_waits() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let new = NewCase { person: Some(person), known_channel: true, ..asking("Auskunft") };
    let id = desk.file_request(&call, &new).unwrap().case;
    desk.release_answer(&call, id, Request::Access).unwrap();
    desk.draft_letter(&call, id, letters::Kind::Access).unwrap();
    let text = desk.request(&call, id).unwrap().letters.remove(0).text;
    assert!(text.contains("Wir haben von Ihnen gespeichert"), "{text}");
    assert!(text.contains("bis zum 5.12.2026 herunterladen"), "{text}");
    assert!(!text.contains("[…"), "{text}");
}

#[test]
fn who_asks_is_found_by_name_while_restricted_by_address_and_by_the_rights_desk_alone() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    let found = |words: &str| {
        let rows = desk.find_requester(&call, words).unwrap();
        rows.iter().map(|row| row.person).collect::<Vec<_>>()
    };
    assert_eq!(found("Muster"), [person]);
    desk.restrict(&call, person, crate::deletion::RestrictGround::Disputed).unwrap();
    assert!(found("Muster").is_empty());
    assert_eq!(found("max@nordpol.example"), [person]);
    assert!(desk.find_requester(&call, "Niemand").unwrap().is_empty());
    assert!(desk.find_requester(&call_as(&[Role::Service]), "Muster").is_err());
}

#[test]
fn a_wording_counts_once_it_says_what_it_must() {
    let (_folder, desk, call) = desk();
    let kind = letters::Kind::Extension;
    assert_eq!(desk.word_letter(&call, kind, 1, "Es dauert. {legal}").unwrap().len(), 1);
    assert_eq!(desk.letter_wording(kind, 1).unwrap().version, 0);
    assert_eq!(desk.word_letter(&call, kind, 1, "Es dauert: {reasons} bis {legal}").unwrap(), []);
    let own = desk.letter_wording(kind, 1).unwrap();
    assert_eq!((own.version, own.body.as_str()), (1, "Es dauert: {reasons} bis {legal}"));
    assert_eq!(desk.letter_wording(kind, 2).unwrap().version, 0);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test looks at the files of the store")]
fn nothing_of_a_request_lies_open_on_disk() {
    let (folder, desk, call) = desk();
    let id = desk.file_request(&call, &asking("Auskunft für MARKERMANN")).unwrap().case;
    desk.draft_letter(&call, id, letters::Kind::NothingHeld).unwrap();
    desk.rest(call.now).unwrap();
    let stored = desk.store.read(|tx| case::get(tx, id)).unwrap().unwrap();
    assert!(desk.keys.get(PersonId(stored.id.0), Class::DsrCase).unwrap().is_some());
    let mut files = vec![folder.path().to_owned()];
    while let Some(path) = files.pop() {
        match std::fs::read_dir(&path) {
            Ok(inside) => files.extend(inside.map(|entry| entry.unwrap().path())),
            Err(_) => {
                let bytes = std::fs::read(&path).unwrap();
                assert!(!bytes.windows(10).any(|window| window == b"MARKERMANN"));
            }
        }
    }
}

#[test]
fn a_letter_is_printed_with_the_address_in_the_window_and_kept_nowhere() {
    let (_folder, desk, call) = desk();
    let new = crate::people::NewPerson {
        street: "Deichstraße 1".into(),
        postcode: "20459".into(),
        city: "Hamburg".into(),
        ..somebody("Muster", "max@nordpol.example")
    };
    let person = entered(&desk, &call, &new);
    let asked = NewCase { person: Some(person), known_channel: true, ..asking("Auskunft") };
    let id = desk.file_request(&call, &asked).unwrap().case;
    let letter = desk.draft_letter(&call, id, letters::Kind::Receipt).unwrap();
    let before = leaves(&desk).len();
    let page = desk.letter_file(&call, id, letter, Form::Page).unwrap();
    assert!(leaves(&desk).len() > before, "opening a letter is in the log");
    let page = String::from_utf8(page.bytes).unwrap();
    let window = "<address>Max Muster\nDeichstraße 1\n20459 Hamburg\nDE</address>";
    assert!(page.contains(window) || page.contains(&window.replace("\nDE", "")), "{page}");
    assert!(page.contains("<h1>Ihr Antrag vom 20.11.2026</h1>"));
    let pdf = desk.letter_file(&call, id, letter, Form::Pdf).unwrap();
    assert_eq!((pdf.name.as_str(), pdf.media_type), ("receipt.pdf", "application/pdf"));
    assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
    let service = call_as(&[Role::Service]);
    assert!(desk.letter_file(&service, id, letter, Form::Pdf).is_err());
    assert!(desk.letter_file(&call, id, id, Form::Pdf).is_err());
}

#[test]
fn a_missed_day_is_told_to_the_rights_desk_and_to_administrators_without_names() {
    let (_folder, desk, call) = desk();
    entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    desk.file_request(&call, &asking("Auskunft")).unwrap();
    let at = |day: &str, roles: &[Role]| Call {
        now: format!("{day}T12:00:00Z").parse().unwrap(),
        ..call_as(roles)
    };
    let waits = |call: &Call| desk.waiting(call).unwrap();
    let (rights, admin) = ([Role::RightsDesk], [Role::Admin]);
    assert_eq!(waits(&at("2026-12-12", &rights)).requests, Some((1, 1)), "reminded a week before");
    assert_eq!(waits(&at("2026-12-18", &admin)).late, Some(0));
    for roles in [&rights, &admin] {
        let call = at("2026-12-19", roles);
        assert_eq!(waits(&call).late, Some(1));
        let late = desk.late_requests(&call).unwrap();
        assert_eq!((late[0].urgency, late[0].days), (Urgency::Late, 1));
    }
    let overdue = desk.late_requests(&at("2026-12-22", &admin)).unwrap();
    assert_eq!(overdue[0].urgency, Urgency::Overdue);
    let sales = at("2026-12-22", &[Role::Sales]);
    assert_eq!(waits(&sales).late, None);
    assert!(desk.late_requests(&sales).is_err());
}
