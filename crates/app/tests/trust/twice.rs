//! The same file twice, and two programs at once.

use desk::import::Reason;

use crate::firm::{Firm, text};
use crate::state;
use crate::web::Served;

const LIST: &str =
    "Vorname;Nachname;E-Mail\nUwe;Petersen;uwe@example.org\nIda;Harms;ida@example.org\n";

#[test]
fn the_same_file_twice_changes_nothing() {
    let firm = Firm::new();
    let file = firm.list("list.csv", LIST);
    assert_eq!(firm.import(&file, "shop").code, Some(0));
    let once = state::of(&firm.data());
    assert_eq!(once.get("person"), Some(&2));
    let again = firm.import(&firm.list("renamed.csv", LIST), "shop");
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert!(again.out.contains("was taken in from this source before"), "{}", again.out);
    assert_eq!(state::of(&firm.data()), once);
    // The comparison sees a change: the same people from another source are a change.
    assert_eq!(firm.import(&file, "newsletter_tool").code, Some(0));
    assert_ne!(state::of(&firm.data()), once);
    assert_eq!(state::of(&firm.data()).get("person"), Some(&2), "and yet the same people");
}

#[test]
fn two_programs_never_work_on_one_firm() {
    let firm = Firm::new();
    let file = firm.list("list.csv", LIST);
    let before = state::of(&firm.data());
    let served = Served::start(&firm);
    let data = firm.data();
    let second = ["serve", "--data", text(&data), "--listen", "127.0.0.1:0"];
    for ended in [firm.import(&file, "shop"), firm.run(&second)] {
        assert_eq!(ended.code, Some(1), "{}", ended.out);
        assert!(ended.err.contains("another process of Obhut already works"), "{}", ended.err);
    }
    let answer = served.send(&format!(
        "GET /login HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
        served.address
    ));
    assert!(answer.starts_with("HTTP/1.1 200"), "the first goes on undisturbed: {answer:.40}");
    assert_eq!(served.stop().code, Some(0));
    assert_eq!(state::of(&firm.data()), before);
    assert_eq!(firm.import(&file, "shop").code, Some(0), "and the lock ends with it");
}

#[test]
fn two_imports_started_at_once_end_as_one_after_the_other() {
    let firm = Firm::new();
    let rows = |n: u32| {
        (0..300).map(|i| format!("Uwe;Petersen{i};uwe{}@example.org\n", i + n)).collect::<String>()
    };
    let files = [0, 200].map(|n| {
        firm.list(&format!("list{n}.csv"), &format!("Vorname;Nachname;E-Mail\n{}", rows(n)))
    });
    let mut running: Vec<_> = files
        .iter()
        .map(|file| {
            let data = firm.data();
            firm.program()
                .args(crate::firm::import_args(file, "shop", &data))
                .stdout(std::process::Stdio::null())
                .stderr(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let codes: Vec<Option<i32>> =
        running.iter_mut().map(|child| child.wait().unwrap().code()).collect();
    assert!(
        codes.contains(&Some(0)) && codes.iter().all(|code| matches!(code, Some(0 | 1))),
        "{codes:?}"
    );
    for file in &files {
        assert_eq!(firm.import(file, "shop").code, Some(0));
    }
    let state = state::of(&firm.data());
    assert_eq!(state::unsound(&firm.data()), Vec::<String>::new());
    let decided: i64 = state
        .iter()
        .filter(|(what, _)| what.starts_with("import_count"))
        .map(|(_, rows)| rows)
        .sum();
    assert_eq!(decided, 600, "{state:?}");
    // Nobody is there twice: a row waits either because its address is known under another name,
    // or, with an address of its own, because it looks like somebody who is there. How many do is
    // decided by which list was first.
    let kept = |what: &str| state.get(what).copied().unwrap_or_default();
    let held = |reason: Reason| kept(&format!("import_count 4 {}", reason.code()));
    let alike = held(Reason::PerhapsKnown);
    assert_eq!(kept("held_row"), alike + held(Reason::DoubtfulPerson), "{state:?}");
    assert_eq!(kept("datum of kind 3 in class 3") + alike, 500, "no address twice: {state:?}");
}
