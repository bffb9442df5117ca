use std::io::Cursor;

use intake::Limits;
use law::ids::ObjectId;
use law::verdict::Outcome;
use law::vocabulary::{ObjectionScope, PersonState};
use store::records::consent::{self, ConsentAction};
use store::records::suppression::{self, Entry};
use store::records::{disclosure, standing};
use vault::Action;

use super::{Format, Handing};
use crate::contact::firm::Firm;
use crate::deletion::tests::WISH;
use crate::register::Contract;
use crate::testing::call_as;
use crate::unsubscribe::Reach;
use crate::{Call, Error, Words};

const IN_GERMAN: Handing<'_> =
    Handing { say: |words: Words| words.de, public_url: "https://obhut.example" };

impl Firm {
    /// A snapshot, asked for and approved.
    fn approved(&self, format: Format) -> ObjectId {
        let snapshot = self.desk.snapshot(&self.anna, &self.question()).unwrap();
        let export = self.desk.ask_export(&self.anna, snapshot, 1, format).unwrap();
        self.desk.approve_export(&self.ben, export).unwrap();
        export
    }

    /// Cells of the file as the intake reads them, header first.
    fn fetched(&self, export: ObjectId) -> Vec<Vec<String>> {
        let handed = self.desk.hand_out(&self.anna, export, &IN_GERMAN).unwrap();
        let detected = intake::detect(&handed.bytes, &handed.name);
        let file = Cursor::new(handed.bytes);
        let reader = intake::open(file, &detected, Limits::default()).unwrap();
        let mut rows = vec![reader.header().to_vec()];
        for row in reader {
            rows.push(row.unwrap().cells.clone());
        }
        rows
    }
}

fn code(error: Error) -> &'static str {
    match error {
        Error::Refusal(refusal) => refusal.code,
        Error::Fault(fault) => fault.code,
        Error::Failure(failure) => failure.step,
    }
}

#[test]
fn a_file_holds_only_whom_the_law_lets_in_with_duties_and_a_way_out() {
    for format in [Format::Csv, Format::Xlsx] {
        let firm = Firm::new(Contract::Missing);
        firm.readers(3);
        firm.import("Vorname;Nachname;E-Mail\nOtto;Ohne;otto@beispiel.example\n");
        let export = firm.approved(format);
        let rows = firm.fetched(export);
        assert_eq!(rows.len(), 4, "{format}");
        assert_eq!(rows[0], ["Titel", "Vorname", "Nachname", "E-Mail", "Pflichten", "Abmeldelink"]);
        assert!(rows.iter().all(|row| row[3] != "otto@beispiel.example"));
        let token = rows[1][5].strip_prefix("https://obhut.example/u/").unwrap();
        assert!(firm.desk.unsubscribe_link(token).is_some());
        let record = firm.desk.export(&firm.anna, export).unwrap();
        assert_eq!((record.persons, record.may_fetch), (3, false));
        let of = |email| {
            let person = firm.person(email);
            firm.desk.store.read(|tx| disclosure::of_person(tx, person)).unwrap().len()
        };
        assert_eq!((of("anna0@beispiel.example"), of("otto@beispiel.example")), (1, 0));
        let again = firm.desk.hand_out(&firm.anna, export, &IN_GERMAN);
        assert_eq!(again.map(|_| ()).map_err(code), Err("EXPORT_NOT_APPROVED"));
    }
}

#[test]
fn whatever_changes_between_snapshot_and_hand_out_counts() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(5);
    let export = firm.approved(Format::Csv);
    // One unsubscribes, one is restricted, and one stands on the list in another spelling only.
    let token = firm.token("anna0@beispiel.example");
    firm.desk.unsubscribe(&firm.anna, &token, Reach::This).unwrap();
    let restricted = firm.person("anna1@beispiel.example");
    let hash = firm.desk.vault.suppression(law::kinds::Shape::Email, "anna2@beispiel.example");
    let entry = Entry {
        hash,
        scope: ObjectionScope::All.code(),
        channel: 0,
        activity: 0,
        level: 1,
        since_on: 20_770,
        origin: 3,
        key_version: 1,
    };
    let written: crate::Result<()> = firm.desk.store.write(|tx| {
        let mut found = standing::get(tx, restricted)?.unwrap();
        found.state = PersonState::Restricted;
        standing::put(tx, &found)?;
        suppression::insert(tx, &[entry])?;
        Ok(())
    });
    written.unwrap();
    let rows = firm.fetched(export);
    let mut emails: Vec<&str> = rows[1..].iter().map(|row| row[3].as_str()).collect();
    emails.sort_unstable();
    assert_eq!(emails, ["anna3@beispiel.example", "anna4@beispiel.example"]);
}

#[test]
fn more_than_a_hundred_need_a_second_person() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(101);
    let snapshot = firm.desk.snapshot(&firm.anna, &firm.question()).unwrap();
    let export = firm.desk.ask_export(&firm.anna, snapshot, 1, Format::Csv).unwrap();
    let alone = firm.desk.approve_export(&firm.anna, export);
    assert_eq!(alone.map_err(code), Err("SECOND_PERSON"));
    let early = firm.desk.hand_out(&firm.anna, export, &IN_GERMAN);
    assert_eq!(early.map(|_| ()).map_err(code), Err("EXPORT_NOT_APPROVED"));
    firm.desk.approve_export(&firm.ben, export).unwrap();
    assert_eq!(firm.fetched(export).len(), 102);

    let few = Firm::new(Contract::Missing);
    few.readers(2);
    let snapshot = few.desk.snapshot(&few.anna, &few.question()).unwrap();
    let export = few.desk.ask_export(&few.anna, snapshot, 1, Format::Csv).unwrap();
    few.desk.approve_export(&few.anna, export).unwrap();
    let twice = few.desk.decline_export(&few.anna, export);
    assert_eq!(twice.map_err(code), Err("EXPORT_NOT_OPEN"));
}

#[test]
fn a_processor_without_a_signed_contract_gets_nothing() {
    for (contract, wanted) in [
        (Contract::Missing, Err("NO_CONTRACT")),
        (Contract::Draft, Err("NO_CONTRACT")),
        (Contract::Ended, Err("NO_CONTRACT")),
        (Contract::Signed, Ok(())),
    ] {
        let firm = Firm::new(contract);
        firm.readers(1);
        let snapshot = firm.desk.snapshot(&firm.anna, &firm.question()).unwrap();
        let asked = firm.desk.ask_export(&firm.anna, snapshot, 2, Format::Csv);
        assert_eq!(asked.map(|_| ()).map_err(code), wanted);
    }
}

#[test]
fn formulas_in_names_are_text_in_the_file_and_read_back_as_they_were() {
    let firm = Firm::new(Contract::Missing);
    let names = ["=1+1", "+cmd", "-2", "@SUM(A1)", "'=x"];
    let mut csv = String::from("Vorname;Nachname;E-Mail\n");
    for (at, name) in names.iter().enumerate() {
        csv += &format!("Anna;{name};f{at}@beispiel.example\n");
    }
    firm.import(&csv);
    for at in 0..names.len() {
        firm.consent(firm.person(&format!("f{at}@beispiel.example")));
    }
    let before = firm.approved(Format::Csv);
    let handed = firm.desk.hand_out(&firm.anna, before, &IN_GERMAN).unwrap();
    let text = String::from_utf8(handed.bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap();
    for cell in text.split([';', '\n']).map(|cell| cell.trim_matches('"')) {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || cell.trim().is_empty(),
            "{cell}"
        );
    }
    let mut kept: Vec<String> =
        firm.fetched(firm.approved(Format::Csv))[1..].iter().map(|row| row[2].clone()).collect();
    let mut book: Vec<String> =
        firm.fetched(firm.approved(Format::Xlsx))[1..].iter().map(|row| row[2].clone()).collect();
    kept.sort();
    book.sort();
    assert_eq!(kept, book);
    assert_eq!(kept.len(), handed.persons as usize);
}

#[test]
fn a_snapshot_keeps_every_verdict_and_says_why() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(2);
    firm.import("Vorname;Nachname;E-Mail\nOtto;Ohne;otto@beispiel.example\n");
    firm.import("Vorname;Nachname;Telefon\nTom;Tel;0170 1234567\n");
    let id = firm.desk.snapshot(&firm.anna, &firm.question()).unwrap();
    let snapshot = firm.desk.snapshot_view(&firm.anna, id).unwrap();
    assert_eq!((snapshot.inside(), snapshot.unreachable), (2, 1));
    let blocked = snapshot.situations.iter().find(|s| !s.verdict.may()).unwrap();
    let why = firm.desk.explain(&firm.anna, id, blocked.number).unwrap();
    assert_eq!(why.persons, 1);
    assert_eq!(why.rules[0].id, blocked.verdict.rules.first().unwrap().id);
    assert!(why.question.contains("\"channel\": \"EMAIL\"") && !why.question.contains("Otto"));
    let live = firm.desk.audience(&firm.anna, &firm.question()).unwrap();
    let counts = |reasons: Vec<crate::contact::Reason>| -> Vec<u64> {
        reasons.iter().map(|r| r.persons).collect()
    };
    assert_eq!(counts(snapshot.by_reason()), counts(live.by_reason()));
    let inside = [Outcome::Allow, Outcome::Duty]
        .map(|o| firm.desk.members(&firm.anna, id, o, None).unwrap().rows);
    let mut names: Vec<String> = inside.into_iter().flatten().map(|m| m.name).collect();
    names.sort();
    assert_eq!(names, ["Anna Petersen0", "Anna Petersen1"]);
    let leaves = audit(&firm);
    assert_eq!(leaves.iter().filter(|a| **a == Action::AudienceBuilt).count(), 1);
}

#[test]
fn somebody_erased_in_the_middle_of_a_campaign_is_in_no_file_and_on_no_list() {
    let firm = Firm::new(Contract::Missing);
    firm.readers(4);
    let rights = Call { now: firm.anna.now, ..call_as(law::vocabulary::Role::ALL) };
    let snapshot = firm.desk.snapshot(&firm.anna, &firm.question()).unwrap();
    let export = firm.desk.ask_export(&firm.anna, snapshot, 1, Format::Csv).unwrap();
    firm.desk.erase(&rights, firm.person("anna0@beispiel.example"), WISH).unwrap();
    firm.desk.approve_export(&firm.ben, export).unwrap();
    firm.desk.erase(&rights, firm.person("anna1@beispiel.example"), WISH).unwrap();
    let names = |rows: Vec<crate::contact::Member>| -> Vec<String> {
        rows.into_iter().map(|member| member.name).collect()
    };
    let duty = firm.desk.members(&firm.anna, snapshot, Outcome::Duty, None).unwrap().rows;
    let allow = firm.desk.members(&firm.anna, snapshot, Outcome::Allow, None).unwrap().rows;
    assert_eq!(names(duty).len() + names(allow).len(), 2);
    let rows = firm.fetched(export);
    let mut emails: Vec<&str> = rows[1..].iter().map(|row| row[3].as_str()).collect();
    emails.sort_unstable();
    assert_eq!(emails, ["anna2@beispiel.example", "anna3@beispiel.example"]);
    // Erased after the file left: whoever has it is named, to be told (Art. 19 DSGVO).
    let late = firm.desk.erase(&rights, firm.person("anna2@beispiel.example"), WISH).unwrap();
    assert_eq!(late.recipients.iter().map(|handed| handed.recipient).collect::<Vec<_>>(), [1]);
}

#[test]
fn whoever_was_written_to_on_a_consent_is_noted_as_written_to() {
    let firm = Firm::new(Contract::Missing);
    let (country, party) = (law::vocabulary::Country::At, law::vocabulary::PersonType::Consumer);
    let options =
        crate::import::Options { source: 3, country, party, documented: true, layout: None };
    let rows = "Vorname;Nachname;E-Mail\nAnna;Huber;anna@beispiel.example\n";
    firm.desk.import_file(&firm.anna, Cursor::new(rows), "", &options, None).unwrap();
    let anna = firm.person("anna@beispiel.example");
    firm.consent(anna);
    let used = || {
        let read = firm.desk.store.read(|tx| {
            Ok::<_, store::Failure>((
                consent::of_person(tx, anna)?,
                consent::standing_of(tx, anna)?,
            ))
        });
        let (events, standing) = read.unwrap();
        let used = events.iter().filter(|event| event.action == ConsentAction::Used).count();
        (used, standing[0].last_use_on)
    };
    let before = used();
    assert_eq!(before.0, 0);
    let export = firm.approved(Format::Csv);
    assert_eq!(used(), before, "asking is no use");
    firm.fetched(export);
    assert_eq!(used(), (1, Some(firm.anna.ms() / 86_400_000)));
}

fn audit(firm: &Firm) -> Vec<Action> {
    let mut all = Vec::new();
    let read: Result<(), store::Failure> = firm.desk.store.read(|tx| {
        let size = store::audit::tree_size(tx)?;
        store::audit::leaves(tx, 0, size, |_, bytes| {
            all.extend(vault::Leaf::decode(bytes).map(|leaf| leaf.action));
            Ok(true)
        })
    });
    read.unwrap();
    all
}
