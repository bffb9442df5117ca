//! What a link to unsubscribe does, and that looking at it does nothing (R34).

use std::collections::BTreeMap;

use law::vocabulary::{Channel, ConsentState};
use store::records::{consent, standing, suppression};

use super::Reach;
use crate::contact::firm::{Firm, NEWSLETTER};
use crate::register::Contract;

/// Bytes of every file of the firm: nothing may change without a trace in here.
#[expect(clippy::disallowed_methods, reason = "the test looks at the files themselves")]
fn files(firm: &Firm) -> BTreeMap<std::path::PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![firm.folder.path().to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            // The shared-memory file of SQLite is written by readers, too; it holds no data.
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending != "db-shm") {
                all.insert(path.clone(), std::fs::read(&path).unwrap());
            }
        }
    }
    all
}

fn suppressed(firm: &Firm) -> i64 {
    firm.desk.store.read(suppression::count).unwrap()
}

#[test]
fn looking_at_the_link_a_thousand_times_changes_nothing() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(2);
    let token = firm.token("anna0@beispiel.example");
    let before = files(&firm);
    for _ in 0..1000 {
        let link = firm.desk.unsubscribe_link(&token).unwrap();
        assert_eq!((link.activity, link.channel), (NEWSLETTER, Channel::Email));
    }
    assert!(files(&firm) == before);
    assert_eq!(firm.inside(), 2);
}

#[test]
fn an_unsubscribe_counts_for_the_very_next_audience_and_once() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(2);
    let (token, person) =
        (firm.token("anna0@beispiel.example"), firm.person("anna0@beispiel.example"));
    assert_eq!(firm.inside(), 2);
    firm.desk.unsubscribe(&firm.anna, &token, Reach::This).unwrap();
    assert_eq!(firm.inside(), 1);
    let states = firm.desk.store.read(|tx| consent::standing_of(tx, person)).unwrap();
    assert!(states.iter().all(|s| s.state == ConsentState::Withdrawn));
    assert!(suppressed(&firm) > 0);
    let (events, before) = (events(&firm, "anna0@beispiel.example"), files(&firm));
    firm.desk.unsubscribe(&firm.anna, &token, Reach::This).unwrap();
    assert_eq!(self::events(&firm, "anna0@beispiel.example"), events);
    assert!(files(&firm) == before, "asking again changes nothing");
}

#[test]
fn no_advertising_at_all_reaches_every_channel() {
    let firm = Firm::new(Contract::Missing);
    firm.import(
        "Vorname;Nachname;E-Mail;Telefon\nAnna;Petersen;anna0@beispiel.example;0170 1234567\n",
    );
    let person = firm.person("anna0@beispiel.example");
    let token = firm.token("anna0@beispiel.example");
    firm.desk.unsubscribe(&firm.anna, &token, Reach::Everything).unwrap();
    let found = firm.desk.store.read(|tx| standing::get(tx, person)).unwrap().unwrap();
    assert_eq!(found.objection_scope, law::vocabulary::ObjectionScope::All.code());
    let phone = firm.desk.vault.suppression(law::kinds::Shape::Phone, "+491701234567");
    let hits = firm.desk.store.read(|tx| suppression::hits(tx, &[phone])).unwrap();
    assert_eq!(hits.len(), 1);
}

#[test]
fn a_forged_link_changes_nothing_and_is_answered_alike() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(1);
    let token = firm.token("anna0@beispiel.example");
    let before = files(&firm);
    for at in 0..token.len() {
        let mut forged = token.clone().into_bytes();
        forged[at] = if forged[at] == b'A' { b'B' } else { b'A' };
        let forged = String::from_utf8(forged).unwrap();
        assert!(firm.desk.unsubscribe_link(&forged).is_none());
        firm.desk.unsubscribe(&firm.anna, &forged, Reach::Everything).unwrap();
    }
    assert!(files(&firm) == before);
    assert_eq!(firm.inside(), 1);
}

#[test]
fn a_newsletter_tool_reports_by_address_once_whether_known_or_not() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(2);
    let at = firm.anna.now;
    let report =
        |address: &str, list: &str| firm.desk.report_withdrawal(&firm.anna, address, list, at);
    report(" Anna0+news@Beispiel.example ", "newsletter").unwrap();
    assert_eq!(firm.inside(), 1);
    report("nobody@beispiel.example", "newsletter").unwrap();
    let told = |firm: &Firm| (suppressed(firm), events(firm, "anna0@beispiel.example"));
    let before = told(&firm);
    report(" Anna0+news@Beispiel.example ", "newsletter").unwrap();
    report("nobody@beispiel.example", "newsletter").unwrap();
    assert_eq!(told(&firm), before, "the same report once more changes nothing");
    assert!(report("nobody", "newsletter").is_err());
    assert!(report("nobody@beispiel.example", "no_such_list").is_err());
    let later = at.checked_add(jiff::SignedDuration::from_hours(1)).unwrap();
    assert!(firm.desk.report_withdrawal(&firm.anna, "a@b.example", "*", later).is_err());
    report("anna1@beispiel.example", "*").unwrap();
    assert_eq!(firm.inside(), 0);
}

fn events(firm: &Firm, email: &str) -> usize {
    let person = firm.person(email);
    firm.desk.store.read(|tx| consent::of_person(tx, person)).unwrap().len()
}
