//! What was refused before: one purpose stays one purpose, and what was said since stands.

use law::vocabulary::{Channel, ObjectionScope};
use store::records::suppression::{self, Entry};

use super::world::World;

const LIST: &[u8] =
    b"E-Mail;Nachname;Bestellnummer;Bestelldatum\nida@nord.example;Holm;B1;01.05.2026\n";
const LONGER: &[u8] =
    b"E-Mail;Nachname;Bestellnummer;Bestelldatum\nida@nord.example;Holm;B1;01.05.2026\nida@nord.example;Holm;B2;02.05.2026\n";

/// Writes Ida's address into the suppression list.
fn block(world: &World, activity: i64) {
    let (desk, channel) = (&world.desk, Channel::Email.code());
    let hash = desk.vault.suppression(law::kinds::Shape::Email, "ida@nord.example");
    let scope = if activity == 0 { ObjectionScope::Channel } else { ObjectionScope::Purpose };
    let entry = Entry {
        hash,
        scope: scope.code(),
        channel,
        activity,
        level: 1,
        since_on: 20_000,
        origin: 1,
        key_version: 1,
    };
    let written = desk.store.write(|tx| suppression::insert(tx, &[entry]));
    assert_eq!(written, Ok(1));
}

#[test]
fn a_refusal_of_one_purpose_does_not_close_the_channel() {
    let world = World::new();
    block(&world, 4);
    world.report("shop", LIST);
    let ida = world.standing(world.person("holm"));
    assert_eq!((ida.suppressed_channels, ida.objection_activities), (0, 1 << 4));
    assert_eq!(ida.objection_scope, ObjectionScope::Purpose.code());
}

#[test]
fn an_old_entry_does_not_undo_what_was_said_since() {
    let world = World::new();
    block(&world, 0);
    world.report("shop", LIST);
    let ida = world.person("holm");
    let mut standing = world.standing(ida);
    assert_eq!(standing.suppressed_channels, 1 << Channel::Email.code());
    // A newer consent has narrowed the block.
    standing.suppressed_channels = 0;
    world.desk.store.write(|tx| store::records::standing::put(tx, &standing)).unwrap();
    world.report("shop", LONGER);
    assert_eq!(world.standing(ida).suppressed_channels, 0);
}
