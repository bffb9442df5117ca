//! Settings of a file said by hand: what they change, and that they are remembered and resumed with.

use std::io::Cursor;

use store::records::import::ImportState;

use super::resume::Breaking;
use super::world::{World, fault_code, id};
use crate::import::{Begun, Layout, Mapping, Options};

const TITLED: &str = "Stand:Mai:\nKennung:Ruf:Post\nHolm:0431 98765:holm@nord.example\n";

fn said(text: &str) -> Option<Layout> {
    Some(Layout::from_text(text).unwrap())
}

fn names(world: &World) -> Vec<Vec<i64>> {
    let found = world.found("holm");
    found.into_iter().map(|p| vec![world.standing(p).reachable]).collect()
}

#[test]
fn a_file_detected_wrongly_goes_in_as_it_is_said_to_be_written() {
    let world = World::new();
    let mut list = b"Nachname;E-Mail\nM\x81ller;m@nord.example\n".to_vec();
    let options = Options { layout: said("encoding=CP850"), ..world.options("shop") };
    world.import_with(&options, &list).unwrap();
    assert_eq!(world.found("Müller").len(), 1);
    // The next file of the source with these columns is read the same way, without a word.
    list.extend(b"B\x84r;b@nord.example\n");
    world.import("shop", &list).unwrap();
    assert_eq!(world.found("Bär").len(), 1);
    // One with other columns, or of another source, is detected.
    let other = "Nachname;Ort;E-Mail\nGröß;Kiel;g@nord.example\n";
    world.import("shop", other.as_bytes()).unwrap();
    assert_eq!(world.found("Größ").len(), 1);
    let elsewhere = "Nachname;E-Mail\nJörß;j@nord.example\n";
    world.import("newsletter_tool", elsewhere.as_bytes()).unwrap();
    assert_eq!(world.found("Jörß").len(), 1);
    // What is said goes before what is remembered.
    let again = "Nachname;E-Mail\nWößner;w@nord.example\n";
    let options = Options { layout: said("-"), ..world.options("shop") };
    world.import_with(&options, again.as_bytes()).unwrap();
    assert_eq!(world.found("Wößner").len(), 1);
}

#[test]
fn settings_that_cannot_be_are_a_fault_and_nothing_begins() {
    let world = World::new();
    for (layout, code) in [("header=77", "NO_HEADER_ROW"), ("header=3", "HEADER_ONLY")] {
        let options = Options { layout: said(layout), ..world.options("shop") };
        assert_eq!(fault_code(world.import_with(&options, TITLED.as_bytes())), code);
    }
    assert!(world.desk.imports(&world.call, None, 1).unwrap().is_empty());
}

#[test]
fn a_killed_import_goes_on_with_the_settings_it_began_with() {
    let world = World::new();
    let mut list = String::from("Titel:der Liste\nNachname:E-Mail:Geburtstag\n");
    for row in 0..7_000 {
        list.push_str(&format!("Holm{row}:p{row}@nord.example:\n"));
    }
    let options =
        Options { layout: said("delimiter=COLON,header=2"), ..world.options("newsletter_tool") };
    let at = u64::try_from(list.len()).unwrap() * 7 / 10;
    let breaking = Breaking::behind(list.as_bytes(), at);
    let failed = world.desk.import_file(&world.call, breaking, "", &options, None);
    assert_eq!(fault_code(failed), "READ_FAILED");
    let half = world.people();
    assert!(half > 0 && half < 7_000, "{half} people");
    let world = world.reopened();
    // Whatever is said now: the run goes on as it began.
    let options = Options { layout: said("delimiter=COLON,header=1"), ..options };
    let begun = world.desk.import_file(
        &world.call,
        Cursor::new(list.as_bytes()),
        "",
        &options,
        Some(mapping(&list)),
    );
    assert!(matches!(begun, Ok(Begun::Resumed(_))));
    let report = world.desk.import_report(&world.call, id(begun.unwrap())).unwrap();
    assert_eq!((report.state, world.people()), (ImportState::Done, 7_000));
}

/// One for the first line as the names of the columns.
fn mapping(list: &str) -> Mapping {
    let header: Vec<String> = list.lines().next().unwrap().split(':').map(str::to_owned).collect();
    let words = ["name.family", "email.address"];
    let targets = words.map(|word| crate::import::Target::from_word(word).unwrap());
    Mapping {
        layout: said("delimiter=COLON,header=1").unwrap(),
        ..Mapping::new(&header, targets.into())
    }
}

#[test]
fn a_person_told_by_a_program_changes_nothing_about_the_lists_of_its_source() {
    let world = World::new();
    let options = Options { layout: said("delimiter=COLON,header=2"), ..world.options("shop") };
    let mapping = {
        let mut file = Cursor::new(TITLED.as_bytes());
        let source = (options.source, options.layout);
        let (header, mapping) = world.desk.columns(&world.call, (&mut file, ""), source).unwrap();
        assert_eq!(header, ["Kennung", "Ruf", "Post"]);
        let words = ["name.family", "phone.number", "email.address"];
        let targets = words.map(|word| crate::import::Target::from_word(word).unwrap());
        Mapping { targets: targets.into(), ..mapping }
    };
    let file = Cursor::new(TITLED.as_bytes());
    world.desk.import_file(&world.call, file, "", &options, Some(mapping.clone())).unwrap();
    assert_eq!(names(&world).len(), 1);
    let new = crate::people::NewPerson {
        source: options.source,
        family: "Rode".into(),
        email: "rode@nord.example".into(),
        ..Default::default()
    };
    world.desk.enter_as_row(&world.call, &new).unwrap();
    let mut next = Cursor::new(TITLED.replace("Holm", "Lund").into_bytes());
    let (_, found) =
        world.desk.columns(&world.call, (&mut next, ""), (options.source, None)).unwrap();
    assert_eq!((found.layout, found.targets), (mapping.layout, mapping.targets));
}
