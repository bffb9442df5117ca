//! What was taken out of a text is in no byte that was written and on no page: typed, pasted,
//! asked over the form, the name of a file, a draft that was only looked at (R-EMP-20, R18).

use desk::files::NewFile;
use desk::interactions::{InteractionKind, NewInquiry, NewInteraction, Received, Written};
use desk::register::{Bilingual, InquiryForm};
use law::ids::PersonId;
use law::vocabulary::Role;

use crate::erased::Place;
use crate::inside::{Inside, PASSWORD};
use crate::scan::Scanner;
use crate::visitor::Visitor;
use crate::web::Served;

/// Each stands in a clause that must not be kept.
const GOES: [&str; 6] =
    ["Zqxmasknote", "Zqxmaskmail", "Zqxmaskasked", "Zqxmaskfile", "Zqxmaskdraft", "Zqxmaskedit"];
/// Each stands beside it, and stays.
const STAYS: [&str; 4] = ["Zyxkeptnote", "Zyxkeptmail", "Zyxkeptasked", "Zyxkeptedit"];

/// Writes it down once its author has seen what goes.
fn write(inside: &Inside, person: PersonId, mut new: NewInteraction) -> law::ids::DatumId {
    loop {
        match inside.desk.write_down(&inside.call, person, &new).unwrap() {
            Written::Look(screened) => new.seen = screened.fingerprint(),
            Written::Done(datum) => return datum,
            Written::Faulty(faults) => panic!("{faults:?}"),
        }
    }
}

fn told(kind: InteractionKind, text: &str) -> NewInteraction {
    NewInteraction { kind: Some(kind), text: text.to_owned(), source: 1, ..Default::default() }
}

fn settle(place: &Place) -> PersonId {
    let inside = place.inside();
    inside.account("service", Role::ALL);
    let person = inside.person("Known", "0431 9007654");
    let mail = "> Ich habe Diabetes Zqxmaskmail, danke.\n> Zyxkeptmail";
    write(&inside, person, told(InteractionKind::Mail, mail));
    let note = "Sie hat Epilepsie Zqxmasknote, Zyxkeptnote anrufen.";
    let datum = write(&inside, person, told(InteractionKind::Note, note));
    let change = "Sie hat Asthma Zqxmaskedit, Zyxkeptedit anrufen.";
    let change = NewInteraction {
        replaces: Some(datum),
        ..told(InteractionKind::Note, &format!("Zyxkeptnote. {change}"))
    };
    write(&inside, person, change);
    let file = NewFile {
        name: "Attest Diabetes Zqxmaskfile.pdf".to_owned(),
        bytes: b"%PDF-1.7 nothing".to_vec(),
        photo: false,
        source: 1,
        activity: None,
    };
    inside.desk.keep_file(&inside.call, person, &file).unwrap();
    let mut register = (*inside.desk.register()).clone();
    let title = Bilingual { de: "Wunschzettel".into(), en: "Wish list".into() };
    let source = "wish_list".into();
    register.form = Some(InquiryForm { source, title, ..InquiryForm::default() });
    inside.desk.save_register(&inside.call, 1, register).unwrap();
    let asked = NewInquiry {
        name: "Ida Nordhoff".into(),
        email: "ida@nordhoff.example".into(),
        text: "Ein Zelt, ich bin schwanger Zqxmaskasked, Zyxkeptasked.".into(),
        language: 1,
    };
    let done = inside.desk.receive_inquiry(&inside.call, &asked).unwrap();
    assert!(matches!(done, Received::Done { masked: true }));
    inside.close();
    person
}

fn whole_story(place: &Place) {
    let (goes, stays) = (Scanner::new(&GOES), Scanner::new(&STAYS));
    let none: Vec<String> = vec![];
    let person = settle(place);
    let served = Served::start(&place.firm);
    let visitor = Visitor::sign_in(&served, "service", PASSWORD);
    let form = format!("/people/{person}/interactions/new");
    let draft = "kind=NOTE&text=Sie+hat+Krebs+Zqxmaskdraft&on=&due=&source=1&step=check";
    let looked = visitor.post(&form, draft);
    assert!(!goes.bytes(looked.body.as_bytes()).is_empty(), "the author sees the draft");
    let asked = "category=HEALTH&ground=EXPLICIT_CONSENT";
    assert_eq!(visitor.post(&format!("/people/{person}/special"), asked).status, 303);
    let list = visitor.get("/people");
    let people = list.links().into_iter().filter(|link| link.len() == "/people/".len() + 32);
    let mut from: Vec<String> = people.collect();
    assert!(from.len() >= 2, "the known person, and who asked");
    from.extend(["/notices", "/special", "/texts", "/tasks", "/"].map(str::to_owned));
    let mut pages: Vec<_> = from.iter().map(|path| (path.clone(), visitor.get(path))).collect();
    pages.extend(visitor.walk(&from, 150));
    let of = |scanner: &Scanner| -> Vec<String> {
        pages.iter().flat_map(|(_, page)| scanner.bytes(page.body.as_bytes())).collect()
    };
    assert_eq!(of(&goes), none, "shown");
    for kept in STAYS {
        assert!(!of(&Scanner::new(&[kept])).is_empty(), "{kept} is not shown");
    }
    assert_eq!(place.scan(&goes), none, "written while serving");
    assert_eq!(place.scan(&stays), none, "what stays is sealed");
    let ended = served.stop();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(goes.bytes(format!("{}{}", ended.out, ended.err).as_bytes()), none, "said");
    assert_eq!(place.scan(&goes), none, "at rest");
    std::fs::write(place.firm.data().join("left"), b"... zqxmasknote ...").unwrap();
    assert_eq!(place.scan(&goes).len(), 1, "the harness sees what is planted");
}

#[test]
fn what_was_masked_is_in_no_byte_and_on_no_page() {
    whole_story(&Place::on_sqlite());
}

#[test]
fn nor_is_it_in_any_byte_of_postgresql() {
    match Place::on_postgres() {
        Some(place) => whole_story(&place),
        None => eprintln!("no PostgreSQL server here"),
    }
}
