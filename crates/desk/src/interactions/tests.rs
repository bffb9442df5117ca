//! What is written down, what is not, and who hears of it.
#![allow(clippy::disallowed_methods, reason = "a test reads what is on disk")]

use std::path::Path;

use law::basis::SpecialGround;
use law::ids::PersonId;
use law::vocabulary::Role;
use vault::Action;

use super::*;
use crate::screening::Label;
use crate::testing::{call_as, desk, entered, leaves, somebody};
use crate::{Call, Desk, Error};

const MARKER: &str = "Quittenfieberitis";

/// A firm with a word of its own for an illness nobody has, and a person.
fn firm() -> (tempfile::TempDir, Desk, Call, PersonId) {
    let (folder, desk, call) = desk();
    let mut register = (*desk.register()).clone();
    let term = crate::register::OwnTerm { label: "HEALTH".into(), text: MARKER.into() };
    register.screening.terms.push(term);
    desk.save_register(&call, 1, register).unwrap();
    let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
    (folder, desk, call, person)
}

fn note(text: &str) -> NewInteraction {
    NewInteraction { text: text.into(), source: 1, ..NewInteraction::default() }
}

/// Writes down what the author has seen to be taken out.
fn write(desk: &Desk, call: &Call, person: PersonId, new: NewInteraction) -> law::ids::DatumId {
    let seen = desk.screen(new.text.trim()).fingerprint();
    match desk.write_down(call, person, &NewInteraction { seen, ..new }).unwrap() {
        Written::Done(datum) => datum,
        Written::Look(_) => panic!("not seen"),
        Written::Faulty(faults) => panic!("{faults:?}"),
    }
}

fn texts(desk: &Desk, call: &Call, person: PersonId) -> Vec<String> {
    let timeline = desk.timeline(call, person, Show::default()).unwrap();
    timeline.entries.into_iter().map(|e| e.text).collect()
}

fn bytes_under(folder: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => all.extend(bytes_under(&path)),
            false => all.extend(std::fs::read(&path).unwrap()),
        }
    }
    all
}

#[test]
fn what_must_not_be_kept_is_shown_to_its_author_and_stored_nowhere() {
    let (folder, desk, call, person) = firm();
    let text = format!("Hat {MARKER}, bitte ohne Zucker liefern.");
    let before = leaves(&desk).len();
    let Written::Look(screened) = desk.write_down(&call, person, &note(&text)).unwrap() else {
        panic!("taken unseen")
    };
    assert_eq!(
        (screened.removed[0].text.as_str(), screened.removed[0].label),
        (format!("Hat {MARKER}").as_str(), Label::Health)
    );
    assert_eq!((texts(&desk, &call, person).len(), leaves(&desk).len()), (0, before));
    write(&desk, &call, person, note(&text));
    assert_eq!(texts(&desk, &call, person), ["[entfernt: Gesundheit], bitte ohne Zucker liefern."]);
    assert_eq!(desk.masks_of_year(&call).unwrap(), [(Label::Health, 1)]);
    assert_eq!(desk.search(&call, MARKER).unwrap().total, Some(0));
    // The register names the word; of the text it stood in nothing is left on disk.
    desk.rest(call.now).unwrap();
    let disk = bytes_under(folder.path());
    for form in [format!("Hat {MARKER}"), format!("{MARKER}, bitte")] {
        assert!(!disk.windows(form.len()).any(|w| w == form.as_bytes()), "{form} is on disk");
    }
}

#[test]
fn marketing_neither_reads_nor_writes_notes() {
    let (_folder, desk, call, person) = firm();
    write(&desk, &call, person, note("Wünscht Rückruf am Montag."));
    let marketing = call_as(&[Role::Marketing]);
    let before = leaves(&desk).len();
    let timeline = desk.timeline(&marketing, person, Show::default()).unwrap();
    assert_eq!((timeline.open, timeline.entries.len(), timeline.withheld), (false, 0, 1));
    assert_eq!(leaves(&desk).len(), before, "nothing was opened");
    assert!(matches!(
        desk.write_down(&marketing, person, &note("x")),
        Err(Error::Refusal(refusal)) if refusal.code == "NO_NOTES"
    ));
    let service = call_as(&[Role::Service]);
    assert_eq!(texts(&desk, &service, person), ["Wünscht Rückruf am Montag."]);
    assert_eq!(leaves(&desk).len(), before + 1);
}

#[test]
fn kinds_and_authors_are_told_apart() {
    let (_folder, desk, _, person) = firm();
    let (sales, service) = (call_as(&[Role::Sales]), call_as(&[Role::Service]));
    let call_note = NewInteraction { kind: Some(InteractionKind::Call), ..note("Angerufen.") };
    write(&desk, &sales, person, call_note);
    write(&desk, &service, person, note("Rückgabe erklärt."));
    let calls = Show { kind: Some(InteractionKind::Call), ..Show::default() };
    assert_eq!(desk.timeline(&sales, person, calls).unwrap().entries[0].role, Some(Role::Sales));
    let served = Show { role: Some(Role::Service), ..Show::default() };
    assert_eq!(desk.timeline(&sales, person, served).unwrap().entries[0].text, "Rückgabe erklärt.");
}

#[test]
fn insisting_goes_to_the_rights_desk_without_the_text() {
    let (_folder, desk, _, person) = firm();
    let (sales, mut rights) = (call_as(&[Role::Sales]), call_as(&[Role::RightsDesk]));
    let ask = |ground| desk.ask_special(&sales, person, Label::Health, ground);
    assert!(matches!(ask(SpecialGround::None), Err(Error::Refusal(r)) if r.code == "NO_GROUND"));
    let id = ask(SpecialGround::ExplicitConsent).unwrap();
    assert!(desk.special_asks(&sales).is_err());
    assert!(desk.decide_special(&rights, id, true).is_err(), "the same person asked");
    rights.actor.user.0 = [8; 16];
    let asks = desk.special_asks(&rights).unwrap();
    assert_eq!((asks[0].category, asks[0].name.as_str()), (Some(Label::Health), "Max Muster"));
    desk.decide_special(&rights, id, true).unwrap();
    assert_eq!(desk.approvals(&sales, person).unwrap().len(), 1);
    assert!(desk.approvals(&rights, person).unwrap().is_empty(), "for its author alone");
    let text = format!("Hat {MARKER}.");
    let new = NewInteraction { approval: Some(id), ..note(&text) };
    assert!(matches!(desk.write_down(&sales, person, &new).unwrap(), Written::Done(_)));
    assert_eq!(texts(&desk, &sales, person), std::slice::from_ref(&text));
    let Written::Faulty(faults) = desk.write_down(&sales, person, &new).unwrap() else { panic!() };
    assert_eq!(faults[0].code, "APPROVAL_SPENT", "used up; the page keeps what was written");
    assert!(!desk.screen_for(&sales, person, &text, Some(id)).unwrap().removed.is_empty());
    let decided = leaves(&desk).iter().filter(|l| l.action == Action::SpecialDecided).count();
    assert_eq!(decided, 1);
}

#[test]
fn a_mail_that_said_too_much_drafts_a_notice_once() {
    let (_folder, desk, call, person) = firm();
    let mail = NewInteraction {
        kind: Some(InteractionKind::Mail),
        ..note(&format!("Ich habe {MARKER}."))
    };
    write(&desk, &call, person, mail.clone());
    write(&desk, &call, person, mail);
    let drafts = desk.notice_drafts(&call).unwrap();
    assert_eq!((drafts.len(), drafts[0].name.as_str()), (1, "Max Muster"));
    desk.settle_notice(&call, drafts[0].id, NoticeState::Sent).unwrap();
    assert!(desk.settle_notice(&call, drafts[0].id, NoticeState::Sent).is_err());
    assert!(desk.notice_drafts(&call).unwrap().is_empty());
}

#[test]
fn a_task_is_due_until_it_is_done_and_a_text_can_be_changed_and_removed() {
    let (_folder, desk, call, person) = firm();
    let task = NewInteraction { kind: Some(InteractionKind::Task), ..note("Nachfassen") };
    let Written::Faulty(faults) = desk.write_down(&call, person, &task).unwrap() else { panic!() };
    assert_eq!(faults[0].code, "DUE_MISSING");
    let due = NewInteraction { due_on: Some("2026-11-20".parse().unwrap()), ..task };
    let first = write(&desk, &call, person, due.clone());
    assert!(desk.tasks_due(&call).unwrap()[0].late);
    let second = write(&desk, &call, person, NewInteraction { replaces: Some(first), ..due });
    assert_eq!(desk.tasks_due(&call).unwrap()[0].datum, second);
    desk.finish_task(&call, person, second, true).unwrap();
    assert!(desk.tasks_due(&call).unwrap().is_empty());
    desk.remove_interaction(&call, person, second).unwrap();
    assert!(texts(&desk, &call, person).is_empty());
    assert!(desk.remove_interaction(&call, person, second).is_err());
}
