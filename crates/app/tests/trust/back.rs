//! Restores and letting go that cannot be: each says why and what to do, in both languages, and
//! leaves everything as it was.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use desk::deletion::{Ground, Wish};

use crate::firm::{Ended, Firm, copy, ended, text};
use crate::inside::Inside;
use crate::state;
use crate::web::Served;

/// A firm with somebody in it, and a backup of it.
struct Saved {
    firm: Firm,
    data: PathBuf,
    keys: PathBuf,
}

impl Saved {
    fn new() -> Self {
        let firm = Firm::new();
        let list = firm.list("list.csv", "Vorname;Nachname;E-Mail\nUwe;Petersen;uwe@example.org\n");
        assert_eq!(firm.import(&list, "shop").code, Some(0));
        let (to, keys_to) = (firm.beside("to"), firm.beside("keys-to"));
        let home = firm.data();
        let args =
            ["backup", "--data", text(&home), "--to", text(&to), "--keys-to", text(&keys_to)];
        let done = firm.run(&args);
        assert_eq!(done.code, Some(0), "{}", done.err);
        let only =
            |folder: &Path| std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
        Self { data: only(&to), keys: only(&keys_to), firm }
    }

    /// `obhut restore files` into a folder, in English and in German; both end alike.
    fn restore(&self, data: &Path, keys: &Path, into: &Path, key: &Path) -> [Ended; 2] {
        ["en_GB.UTF-8", "de_DE.UTF-8"].map(|language| {
            let mut command = self.firm.program();
            command.env("LANG", language).args(["restore", "files", "--data", text(data)]);
            command.args(["--keys", text(keys), "--into", text(into), "--key-file", text(key)]);
            ended(&mut command)
        })
    }

    /// A copy of the data, or the keys, changed by a test.
    fn bent(&self, of: &Path, name: &str, bend: impl FnOnce(&Path)) -> PathBuf {
        let place = self.firm.beside(name);
        copy(of, &place);
        bend(&place);
        place
    }
}

/// Every file below a folder and what it holds.
fn content(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            all.insert(path.clone(), std::fs::read(&path).unwrap());
        }
    }
    all
}

#[test]
fn a_restore_that_cannot_be_says_why_and_makes_nothing() {
    let saved = Saved::new();
    let key = saved.firm.key_file();
    let gone =
        |name: &'static str| move |place: &Path| std::fs::remove_file(place.join(name)).unwrap();
    let newer = |place: &Path| {
        let version = 99_i64.to_be_bytes();
        let sql = "update meta set value = ?1 where name = 'schema_version'";
        state::open(&place.join("data.db")).execute(sql, [version.as_slice()]).unwrap();
    };
    let half = saved.bent(&saved.data, "half", gone("complete"));
    let torn = saved.bent(&saved.data, "torn", |place| {
        let file = std::fs::OpenOptions::new().write(true).open(place.join("data.db")).unwrap();
        file.set_len(file.metadata().unwrap().len() / 2).unwrap();
    });
    let empty = saved.bent(&saved.data, "empty", gone("data.db"));
    let later = saved.bent(&saved.data, "later", newer);
    let no_keys = saved.bent(&saved.keys, "no-keys", gone("keys.db"));
    let half_keys = saved.bent(&saved.keys, "half-keys", gone("complete"));
    let (data, keys, none) = (saved.data.clone(), saved.keys.clone(), saved.firm.beside("none"));
    let cases: [(&Path, &Path, &Path, [&str; 2]); 7] = [
        (&half, &keys, &key, ["Please take another one", "Bitte eine andere nehmen"]),
        (&data, &half_keys, &key, ["Please take another one", "Bitte eine andere nehmen"]),
        (&empty, &keys, &key, ["no such backup", "keine solche Sicherung"]),
        (&torn, &keys, &key, ["This backup is damaged", "Diese Sicherung ist beschädigt"]),
        (&data, &no_keys, &key, ["There are no keys here", "Hier liegen keine Schlüssel"]),
        (&later, &keys, &key, ["newer", "neuer"]),
        (&data, &keys, &none, ["--key-file", "--key-file"]),
    ];
    let before = content(&saved.data);
    for (data, keys, key, words) in cases {
        let into = saved.firm.beside("into");
        for (done, words) in saved.restore(data, keys, &into, key).iter().zip(words) {
            assert_eq!(done.code, Some(1), "{words}: {}", done.out);
            assert!(done.err.contains(words), "`{words}` is not in {}", done.err);
        }
        assert!(!into.exists(), "something was made for {words:?}");
        assert!(!saved.firm.beside("into.restoring").exists(), "half a firm is left");
    }
    assert_eq!(content(&saved.data), before, "the copy was changed");
}

#[test]
fn a_key_file_is_looked_for_where_the_command_was_called() {
    let saved = Saved::new();
    let (key, into) = (saved.firm.key_file(), saved.firm.beside("into"));
    let mut command = saved.firm.program();
    command.current_dir(key.parent().unwrap()).args(["restore", "files"]);
    command.args(["--data", text(&saved.data), "--keys", text(&saved.keys)]);
    command.args(["--into", text(&into), "--key-file", key.file_name().unwrap().to_str().unwrap()]);
    let done = ended(&mut command);
    assert_eq!(done.code, Some(0), "{}", done.err);
}

#[test]
fn a_firm_that_runs_is_not_written_over() {
    let saved = Saved::new();
    let served = Served::start(&saved.firm);
    let (home, key) = (saved.firm.data(), saved.firm.key_file());
    let words = ["never onto one that runs", "nie auf eine Firma, die läuft"];
    for (done, words) in saved.restore(&saved.data, &saved.keys, &home, &key).iter().zip(words) {
        assert_eq!(done.code, Some(1));
        assert!(done.err.contains(words), "{}", done.err);
    }
    let done = saved.firm.run(&["restore", "apply", "--data", text(&home)]);
    assert_eq!(done.code, Some(1), "applied to a firm that is being served");
    assert!(done.err.contains("stop the other one first"), "{}", done.err);
    assert_eq!(served.stop().code, Some(0));
    assert_eq!(state::of(&home).get("person"), Some(&1));
}

#[test]
fn a_restored_firm_stands_on_its_own() {
    let saved = Saved::new();
    // The key file lies somewhere else by now.
    let (key, moved) = (saved.firm.key_file(), saved.firm.beside("safe.key"));
    std::fs::rename(&key, &moved).unwrap();
    let into = saved.firm.beside("into");
    let [done, again] = saved.restore(&saved.data, &saved.keys, &into, &moved);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("entered again"), "keys of a backup: {}", done.err);
    assert_eq!(again.code, Some(1), "not a second time onto the first");
    let verified = saved.firm.run(&["audit", "verify", "--data", text(&into)]);
    assert_eq!(verified.code, Some(0), "it knows its key file: {}", verified.err);
    assert_eq!(state::of(&into).get("person"), Some(&1));
    assert_eq!(state::unsound(&into), Vec::<String>::new());
}

#[test]
fn a_clock_set_back_a_year_deletes_nothing_and_says_what_to_do() {
    let firm = Firm::new();
    let home = firm.data();
    // Whoever was believed a year from now says that the clock went back.
    let ahead = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(24 * 365);
    let trusted = ahead.as_millisecond().to_be_bytes();
    let data = state::open(&home.join("data/data.db"));
    let sql = "insert into meta (name, value) values ('clock_trusted', ?1) \
        on conflict (name) do update set value = excluded.value";
    data.execute(sql, [trusted.as_slice()]).unwrap();
    data.execute("update datum set delete_on = 1", []).unwrap();
    drop(data);
    let before = state::of(&home);
    for (language, words) in
        [("en_GB.UTF-8", "Nothing is deleted"), ("de_DE.UTF-8", "nichts gelöscht")]
    {
        let mut command = firm.program();
        command.env("LANG", language).args(["retention", "run", "--data", text(&home)]);
        let done = ended(&mut command);
        assert_eq!(done.code, Some(1));
        assert!(done.err.contains(words) && done.err.contains("--clock-is-right"), "{}", done.err);
    }
    assert_eq!(state::of(&home), before);
    let args = ["retention", "run", "--clock-is-right", "--data", text(&home)];
    let done = firm.run(&args);
    assert_eq!(done.code, Some(0), "{}", done.err);
}

#[test]
fn a_certificate_with_one_byte_changed_is_refused_off_line() {
    let saved = Saved::new();
    let inside = Inside::open(&saved.firm, None);
    let person = inside.person("Wzx", "0431 9007600");
    let wish = Wish { ground: Ground::NoLongerNeeded, insists: false };
    let erased = inside.desk.erase(&inside.call, person, wish).unwrap();
    let certificate = inside.desk.certificate(&inside.call, erased.number).unwrap();
    inside.close();
    let verify = |text_of: &str, language: &str| {
        let file = saved.firm.list("certificate.json", text_of);
        let mut command = saved.firm.program();
        command.env("LANG", language).args(["certificate", "verify", text(&file)]);
        ended(&mut command)
    };
    assert_eq!(verify(&certificate, "en_GB.UTF-8").code, Some(0));
    // Every place is tried in the desk's own tests; here the words.
    for part in ["\"NO_LONGER_NEEDED\"", "LK-"] {
        let at = certificate.find(part).unwrap() + 2;
        let mut bytes = certificate.clone().into_bytes();
        bytes[at] ^= 1;
        let bent = String::from_utf8(bytes).unwrap();
        for (language, words) in [("en_GB.UTF-8", "changed"), ("de_DE.UTF-8", "geändert")] {
            let done = verify(&bent, language);
            assert_eq!(done.code, Some(1), "{part}");
            assert!(done.err.contains(words), "{}", done.err);
        }
    }
}
