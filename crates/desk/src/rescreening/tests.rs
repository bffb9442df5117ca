use law::ids::PersonId;
use law::vocabulary::Role;
use redact::Label;
use store::records::interaction::InteractionKind;

use crate::interactions::{NewInteraction, Show, Written};
use crate::register::{OwnTerm, OwnWords};
use crate::testing::{call_as, desk, entered, somebody};
use crate::{Call, Desk, Error};

/// Unknown to the shipped vocabulary, so that it goes in unseen.
const WORD: &str = "Quallenfieber";

fn text(desk: &Desk, call: &Call, person: PersonId) -> String {
    desk.timeline(call, person, Show::default()).unwrap().entries[0].text.clone()
}

fn written(desk: &Desk, call: &Call, person: PersonId, kind: InteractionKind, text: &str) {
    let new = NewInteraction {
        text: text.into(),
        kind: Some(kind),
        source: 1,
        ..NewInteraction::default()
    };
    assert!(matches!(desk.write_down(call, person, &new).unwrap(), Written::Done(_)));
}

fn learn(desk: &Desk, call: &Call) {
    let (version, register) = desk.register_in_force();
    let mut register = (*register).clone();
    let term = OwnTerm { label: "HEALTH".into(), text: WORD.into() };
    register.screening = OwnWords { terms: vec![term], ..OwnWords::default() };
    desk.save_register(call, version, register).unwrap();
}

#[test]
fn new_words_find_what_is_stored_and_what_is_taken_out_is_gone() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "m@example.org"));
    let mail = format!("Habe {WORD}, bitte später liefern.");
    written(&desk, &call, person, InteractionKind::Mail, &mail);
    assert!(desk.screen_stored_if_due(&call).unwrap());
    assert_eq!(desk.texts_to_look_at().unwrap(), 0, "nothing is known of the word yet");
    assert!(!desk.screen_stored_if_due(&call).unwrap(), "done, and nothing changed");
    learn(&desk, &call);
    assert!(desk.rescreening().unwrap().unwrap().stale);
    assert!(desk.screen_stored_if_due(&call).unwrap());
    let progress = desk.rescreening().unwrap().unwrap();
    assert_eq!((progress.texts, progress.found, progress.stale), (1, 1, false));
    let found = desk.found_texts(&call).unwrap();
    assert_eq!(found[0].text, mail);
    assert_eq!(found[0].screened.removed[0].label, Label::Health);
    desk.take_out_found(&call, person, found[0].datum).unwrap();
    let kept = text(&desk, &call, person);
    assert!(!kept.contains(WORD) && kept.contains("liefern"), "{kept}");
    assert!(desk.found_texts(&call).unwrap().is_empty());
    assert!(desk.take_out_found(&call, person, found[0].datum).is_err(), "once");
    assert_eq!(desk.masks_of_year(&call).unwrap(), [(Label::Health, 1)]);
    assert_eq!(desk.notice_drafts(&call).unwrap().len(), 1, "it came from the person");
    let told = desk.taken_out_of_mine(&call).unwrap();
    assert_eq!((told.len(), told[0].person), (1, person));
    desk.seen_taken_out(&call).unwrap();
    assert!(desk.taken_out_of_mine(&call).unwrap().is_empty());
}

#[test]
fn a_false_alarm_stays_and_does_not_come_back() {
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "m@example.org"));
    let note = format!("Sein Ruderboot heißt {WORD}.");
    written(&desk, &call, person, InteractionKind::Note, &note);
    learn(&desk, &call);
    desk.screen_stored(&call).unwrap();
    let found = desk.found_texts(&call).unwrap();
    desk.leave_found(&call, person, found[0].datum).unwrap();
    desk.screen_stored(&call).unwrap();
    assert!(desk.found_texts(&call).unwrap().is_empty());
    assert_eq!(text(&desk, &call, person), note);
    assert!(desk.taken_out_of_mine(&call).unwrap().is_empty());
}

#[test]
fn an_interrupted_job_goes_on_where_it_was() {
    use store::records::rescreening;
    let (_folder, desk, call) = desk();
    let first = entered(&desk, &call, &somebody("Muster", "m@example.org"));
    let second = entered(&desk, &call, &somebody("Beispiel", "b@example.org"));
    for person in [first, second] {
        written(&desk, &call, person, InteractionKind::Note, &format!("Hat {WORD}."));
    }
    learn(&desk, &call);
    desk.screen_stored(&call).unwrap();
    let behind_first = desk.store.read(rescreening::run).unwrap().unwrap();
    let kind = desk.timeline(&call, first, Show::default()).unwrap().entries[0].data_kind;
    let run = rescreening::Run { kind, after: first.min(second), ended_at: None, ..behind_first };
    desk.store.write(|tx| rescreening::put_run(tx, &run)).unwrap();
    let before = desk.rescreening().unwrap().unwrap().texts;
    assert!(desk.screen_stored_if_due(&call).unwrap());
    let after = desk.rescreening().unwrap().unwrap();
    assert_eq!((after.texts - before, after.ended_at.is_some()), (1, true));
    assert_eq!(desk.found_texts(&call).unwrap().len(), 2, "nothing twice, nothing lost");
}

#[test]
fn only_the_rights_desk_looks_at_stored_texts() {
    let (_folder, desk, _) = desk();
    let sales = call_as(&[Role::Sales]);
    for refused in [
        desk.screen_stored(&sales).map(drop),
        desk.found_texts(&sales).map(drop),
        desk.leave_found(&sales, PersonId([1; 16]), law::ids::DatumId([1; 16])),
    ] {
        assert!(matches!(refused, Err(Error::Refusal(r)) if r.code == "RIGHTS_DESK_ONLY"));
    }
}

#[test]
fn taking_a_merge_back_does_not_bring_back_what_was_taken_out() {
    let (_folder, desk, call) = desk();
    let kept = entered(&desk, &call, &somebody("Muster", "m@example.org"));
    let gone = entered(&desk, &call, &somebody("Mustermann", "mm@example.org"));
    written(&desk, &call, gone, InteractionKind::Note, &format!("Hat {WORD}, liefern."));
    let merge = desk.merge(&call, kept, gone, &[]).unwrap();
    learn(&desk, &call);
    desk.screen_stored(&call).unwrap();
    let found = desk.found_texts(&call).unwrap();
    assert_eq!((found.len(), found[0].person), (1, kept));
    desk.take_out_found(&call, kept, found[0].datum).unwrap();
    assert!(!text(&desk, &call, kept).contains(WORD));
    desk.unmerge(&call, merge).unwrap();
    assert!(!text(&desk, &call, gone).contains(WORD));
}

#[test]
fn free_fields_are_screened_again_and_cleaned_like_texts() {
    use crate::people::{Look, NewValue, Outcome};
    let (_folder, desk, call) = desk();
    let person = entered(&desk, &call, &somebody("Muster", "m@example.org"));
    let parts = vec![format!("Hat {WORD}, bitte klingeln")];
    let value = NewValue { kind: 13, parts, source: 1, ..NewValue::default() };
    assert!(matches!(desk.add_value(&call, person, &value, None).unwrap(), Outcome::Done(_)));
    learn(&desk, &call);
    desk.screen_stored(&call).unwrap();
    let found = desk.found_texts(&call).unwrap();
    assert_eq!(found.len(), 1);
    desk.take_out_found(&call, person, found[0].datum).unwrap();
    let look = Look { activity: Some(1), ..Look::default() };
    let card = desk.card(&call_as(&[Role::Sales]), person, look).unwrap();
    let kept = &card.values.iter().find(|v| v.kind == 13).unwrap().parts[0];
    assert!(!kept.contains(WORD) && kept.contains("klingeln"), "{kept}");
    assert!(matches!(
        desk.add_value(&call, person, &value, None).unwrap(),
        Outcome::Faulty(faults) if faults[0].code == "NOT_TO_BE_KEPT"
    ));
}
