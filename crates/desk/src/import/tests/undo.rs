//! Undoing a whole import.

use law::vocabulary::ConsentState;

use super::world::{World, fault_code, id};
use crate::import::Undone;

const SHOP: &str = "E-Mail;Nachname;Telefon;Bestellnummer;Bestelldatum\n\
    ida@nord.example;Holm;0431 9990001;B1;01.05.2026\n\
    jan@nord.example;Berg;0431 9990002;B2;02.05.2026\n";
const LETTER: &str = "email,last_name,phone,consent\n\
    ida@nord.example,Holm,0171 3920001,yes\n\
    lea@nord.example,Voss,,yes\n";

#[test]
fn undoing_restores_the_state_before() {
    let world = World::new();
    world.report("shop", SHOP.as_bytes());
    let before = world.state();
    let letter = id(world.import("newsletter_tool", LETTER.as_bytes()).unwrap());
    assert_ne!(world.state(), before);
    assert_eq!(world.found("voss").len(), 1);

    let undone = world.desk.undo_import(&world.call, letter).unwrap();
    assert_eq!(undone, Undone { erased: 1, restored: 1, kept: 0 });
    assert_eq!(world.state(), before);
    assert_eq!(world.found("voss").len(), 0);
    assert_eq!(fault_code(world.desk.undo_import(&world.call, letter)), "IMPORT_STATE");
}

#[test]
fn people_somebody_added_to_since_are_kept() {
    let world = World::new();
    let shop = id(world.import("shop", SHOP.as_bytes()).unwrap());
    world.report("newsletter_tool", LETTER.as_bytes());
    let undone = world.desk.undo_import(&world.call, shop).unwrap();
    assert_eq!(undone, Undone { erased: 1, restored: 0, kept: 1 });
    let ida = world.person("holm");
    assert_eq!(world.consents(ida)[0].state, ConsentState::Pending);
    assert_eq!(world.found("berg").len(), 0);
}

#[test]
fn an_objection_outlives_the_import_that_told_it() {
    let world = World::new();
    let list = "email,last_name,unsubscribed_at\nida@nord.example,Holm,2026-03-01\n";
    let told = id(world.import("newsletter_tool", list.as_bytes()).unwrap());
    let blocked = world.blocked();
    world.desk.undo_import(&world.call, told).unwrap();
    assert_eq!(world.blocked(), blocked);
}
