//! Evidence of the origin on the way in from the command line.

use std::io::Cursor;

use super::world::{World, by_reason, id};
use crate::import::{Evidence, Options};

#[test]
fn a_bought_list_goes_in_with_evidence_alone_and_keeps_it() {
    let world = World::new();
    let list = |name: &str| format!("Nachname;Straße;PLZ;Ort\n{name};Hafen 1;24103;Kiel\n");
    let evidence = Evidence {
        supplier: "Listen AG, Bonn".into(),
        contract: "L-17 Gartenfreunde".into(),
        occasion: "Gewinnspiel, Mai 2026".into(),
        ..Evidence::default()
    };
    let taken = |name: &str, evidence: &Evidence| {
        let documented = evidence.is_complete();
        let options = Options { documented, ..world.options("address_broker") };
        let file = Cursor::new(list(name).into_bytes());
        let from = (&options, evidence);
        id(world.desk.import_file_from(&world.call, file, "", from, None).unwrap())
    };
    let bare = taken("Holm", &Evidence::default());
    let proven = taken("Rode", &evidence);
    let report = |import| by_reason(&world.desk.import_report(&world.call, import).unwrap());
    assert_eq!(report(bare).get("SOURCE_ASKS"), Some(&1));
    assert_eq!(report(proven).get("SOURCE_ASKS"), None, "{:?}", report(proven));
    let kept = |import| world.desk.import_evidence(&world.call, import).unwrap();
    assert!(kept(bare).is_none() && kept(proven) == Some(evidence));
}
