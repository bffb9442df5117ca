//! A key store from before the data: whoever came since would look erased. It is refused.

use std::path::Path;

use crate::firm::{Firm, copy, text};
use crate::state;

const HEAD: &str = "Vorname;Nachname;E-Mail\n";

#[test]
fn a_key_store_older_than_the_data_is_refused() {
    let firm = Firm::new();
    let list = |name: &str, rows: &str| firm.list(name, &format!("{HEAD}{rows}\n"));
    let first = list("first.csv", "Uwe;Petersen;uwe@example.org");
    let second = list("second.csv", "Ida;Harms;ida@example.org");
    assert_eq!(firm.import(&first, "shop").code, Some(0));
    let (keys, old, new) = (firm.data().join("keys"), firm.beside("old"), firm.beside("new"));
    copy(&keys, &old);
    assert_eq!(firm.import(&second, "shop").code, Some(0));
    copy(&keys, &new);

    put_back(&old, &keys);
    // The planted fault is a fault: values are there whose keys are not.
    assert_eq!(state::unsound(&firm.data()), ["2 values without a key"]);
    let before = state::of(&firm.data());
    let data = firm.data();
    let serve = ["serve", "--data", text(&data), "--listen", "127.0.0.1:0"];
    for command in [&["audit", "verify", "--data", text(&data)][..], &serve] {
        let ended = firm.run(command);
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(ended.err.contains("The key store is older than the data"), "{}", ended.err);
    }
    assert_eq!(state::of(&firm.data()), before, "something was changed");

    put_back(&new, &keys);
    let ended = firm.import(&second, "shop");
    assert_eq!(ended.code, Some(0), "the newer key store opens: {}", ended.err);
    assert_eq!(state::unsound(&firm.data()), Vec::<String>::new());
}

fn put_back(backup: &Path, place: &Path) {
    std::fs::remove_dir_all(place).unwrap();
    copy(backup, place);
}
