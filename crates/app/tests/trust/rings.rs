//! Keys of a firm from the command line, and a firm that was put back to an earlier day (R67).

use std::path::Path;

use desk::deletion::{Ground, Wish};
use desk::people::Look;

use crate::firm::{Ended, Firm, copy, ended, text};
use crate::inside::Inside;

fn keys(firm: &Firm, what: &[&str], language: &str) -> Ended {
    let home = firm.data();
    let mut command = firm.program();
    ended(command.env("LANG", language).arg("keys").args(what).args(["--data", text(&home)]))
}

#[test]
fn a_new_epoch_brings_erasures_to_e2_and_everything_else_still_opens() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    let (gone, stays) =
        (inside.person("Wzx", "0431 9007600"), inside.person("Vzx", "0431 9007601"));
    let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
    let number = inside.desk.erase(&inside.call, gone, wish).unwrap().number;
    inside.close();
    let before = std::fs::read_to_string(firm.data().join("ring.json")).unwrap();
    let done = keys(&firm, &["rotate"], "en_GB.UTF-8");
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.out.contains("1 erasures at level E2"), "{}", done.out);
    let after = std::fs::read_to_string(firm.data().join("ring.json")).unwrap();
    let inside = Inside::open(&firm, None);
    assert_eq!(inside.desk.card(&inside.call, stays, Look::default()).unwrap().values.len(), 4);
    let certificate = inside.desk.certificate(&inside.call, number).unwrap();
    assert!(certificate.contains("\"compacted_at\": \"2"), "{certificate}");
    inside.close();
    // The ring of yesterday opens none of today's keys: the epoch is another one.
    std::fs::write(firm.data().join("ring.json"), before).unwrap();
    for (language, words) in [("en_GB.UTF-8", "older than the keys"), ("de_DE.UTF-8", "älter als")]
    {
        let old = keys(&firm, &["rotate"], language);
        assert_eq!(old.code, Some(1));
        assert!(old.err.contains(words), "{}", old.err);
    }
    std::fs::write(firm.data().join("ring.json"), after).unwrap();
    let again = keys(&firm, &["rotate"], "de_DE.UTF-8");
    assert!(again.out.contains("0 Löschungen auf Stufe E2"), "{}{}", again.out, again.err);
}

#[test]
fn a_second_key_file_opens_and_the_first_can_go() {
    let firm = Firm::new();
    let second = firm.beside("second.key");
    let added = keys(&firm, &["add", "--new-file", text(&second)], "en_GB.UTF-8");
    assert_eq!(added.code, Some(0), "{}", added.err);
    assert_eq!(added.out.matches("key file").count(), 2);
    assert_eq!(keys(&firm, &["remove", "3"], "en_GB.UTF-8").code, Some(1), "no such number");
    assert_eq!(keys(&firm, &["remove", "1"], "en_GB.UTF-8").code, Some(0));
    let list = |key: &Path| keys(&firm, &["list", "--key-file", text(key)], "en_GB.UTF-8");
    assert_eq!(list(&firm.key_file()).code, Some(1), "the first opens nothing any more");
    assert_eq!(list(&second).code, Some(0));
    for (language, words) in [("en_GB.UTF-8", "the last secret"), ("de_DE.UTF-8", "das letzte")] {
        let last = keys(&firm, &["remove", "1", "--key-file", text(&second)], language);
        assert_eq!(last.code, Some(1));
        assert!(last.err.contains(words), "{}", last.err);
    }
    assert_eq!(list(&second).code, Some(0));
    let taken = keys(&firm, &["add", "--new-file", text(&second), "--key-file", text(&second)], "");
    assert_eq!(taken.code, Some(1), "a key file is never written over");
    assert_eq!(list(&second).code, Some(0));
}

#[test]
fn a_renewed_ring_opens_by_the_new_secret_alone_and_refusals_still_hold() {
    let firm = Firm::new();
    let inside = Inside::open(&firm, None);
    let stays = inside.person("Wzx", "0431 9007600");
    inside.close();
    let list = firm.list("blocked.csv", "E-Mail\nnie@example.org\n");
    assert_eq!(firm.import(&list, "suppression_list").code, Some(0));
    let before = std::fs::read_to_string(firm.data().join("ring.json")).unwrap();
    let new = firm.beside("new.key");
    let done = keys(&firm, &["renew", "--new-file", text(&new)], "en_GB.UTF-8");
    assert_eq!(done.code, Some(0), "{}", done.err);
    // The list and its mirror beside the keys: an entry each.
    assert!(done.out.contains("2 suppression entries carried over"), "{}", done.out);
    let list = |key: &Path| keys(&firm, &["list", "--key-file", text(key)], "en_GB.UTF-8");
    assert_eq!(list(&firm.key_file()).code, Some(1), "the old one opens nothing any more");
    assert_eq!(
        keys(&firm, &["list"], "de_DE.UTF-8").code,
        Some(0),
        "the settings name the new one"
    );
    let rows = firm.list("again.csv", "Vorname;Nachname;E-Mail\nUwe;Nie;nie@example.org\n");
    let again = firm.import(&rows, "sales_list");
    assert!(again.out.contains("1 in quarantine"), "{}{}", again.out, again.err);
    // The old ring with the old secret opens none of the keys of today.
    let after = std::fs::read_to_string(firm.data().join("ring.json")).unwrap();
    std::fs::write(firm.data().join("ring.json"), before).unwrap();
    let old = keys(&firm, &["rotate", "--key-file", text(&firm.key_file())], "en_GB.UTF-8");
    assert!(old.code == Some(1) && old.err.contains("older than the keys"), "{}", old.err);
    std::fs::write(firm.data().join("ring.json"), after).unwrap();
    std::fs::copy(&new, firm.key_file()).unwrap();
    let inside = Inside::open(&firm, None);
    assert_eq!(inside.desk.card(&inside.call, stays, Look::default()).unwrap().values.len(), 4);
    inside.close();
}

#[test]
fn a_firm_put_back_to_yesterday_is_seen_by_whoever_kept_a_checkpoint() {
    let firm = Firm::new();
    let (home, yesterday) = (firm.data(), firm.beside("yesterday"));
    let list = |name: &str, who: &str| {
        firm.list(name, &format!("Vorname;Nachname;E-Mail\nUwe;{who};{who}@example.org\n"))
    };
    let import =
        |name: &str, who: &str| assert_eq!(firm.import(&list(name, who), "shop").code, Some(0));
    let checkpoint = || {
        let done = firm.run(&["audit", "checkpoint", "--data", text(&home)]);
        assert_eq!(done.code, Some(0), "{}", done.err);
        done.out
    };
    import("a.csv", "petersen");
    let early = firm.list("early.txt", &checkpoint());
    copy(&home, &yesterday);
    import("b.csv", "harms");
    let kept = firm.list("kept.txt", &checkpoint());
    let verify = |kept: &Path, language: &str| {
        let mut command = firm.program();
        command.env("LANG", language).args(["audit", "verify", "--data", text(&home)]);
        ended(command.args(["--kept", text(kept)]))
    };
    assert_eq!(verify(&kept, "en_GB.UTF-8").code, Some(0));
    let put_back = || {
        std::fs::remove_dir_all(&home).unwrap();
        copy(&yesterday, &home);
    };
    // By itself the firm of yesterday is sound: only what was kept elsewhere tells.
    put_back();
    assert_eq!(firm.run(&["audit", "verify", "--data", text(&home)]).code, Some(0));
    assert_eq!(verify(&early, "en_GB.UTF-8").code, Some(0), "the log goes on from there");
    for (language, words) in [("en_GB.UTF-8", "old state"), ("de_DE.UTF-8", "alter Stand")] {
        put_back();
        let seen = verify(&kept, language);
        assert_eq!(seen.code, Some(1), "{}", seen.out);
        assert!(seen.out.contains(words), "{}", seen.out);
    }
    // Grown beyond the length of the kept one, it is still another log.
    for (at, who) in ["lund", "roth", "thode"].into_iter().enumerate() {
        import(&format!("c{at}.csv"), who);
    }
    let seen = verify(&kept, "en_GB.UTF-8");
    assert_eq!(seen.code, Some(1));
    assert!(seen.out.contains("changed afterwards"), "{}", seen.out);
    // A forged one is not believed.
    let mut forged: Vec<_> =
        std::fs::read_to_string(&kept).unwrap().lines().map(str::to_owned).collect();
    let first = if forged[2].starts_with('A') { "B" } else { "A" };
    forged[2].replace_range(..1, first);
    let forged = forged.join("\n") + "\n";
    let seen = verify(&firm.list("forged.txt", &forged), "en_GB.UTF-8");
    assert_eq!(seen.code, Some(1));
    assert!(seen.out.contains("forged"), "{}", seen.out);
}
