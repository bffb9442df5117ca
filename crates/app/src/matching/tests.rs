#![allow(clippy::disallowed_methods, reason = "the tests write the files they read")]

use super::*;
use std::fs;

/// What the command wrote and its exit code.
pub(super) fn obhut_match(arguments: &[&str]) -> (String, String, u8) {
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        args: MatchArgs,
    }
    let line = std::iter::once("match").chain(arguments.iter().copied());
    let line = <Line as clap::Parser>::try_parse_from(line).unwrap();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let code = run(&line.args, 2026, &mut out, &mut err).unwrap();
    (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), code)
}

const BASE: &str = "\
id,first_name,last_name,street,postcode,city,email,phone,birthdate
b1,Hans,Müller,Goldstraße 12,10115,Berlin,hans@example.org,+491701234567,1960-02-03
b2,Erika,Müller,Goldstraße 12,10115,Berlin,,,1962-05-06
b3,Jörg,Nowak,Seeweg 1,80331,München,,,1990-01-01
";

#[test]
fn a_list_is_looked_up_in_the_base() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (base, incoming) = (path("base.csv"), path("incoming.csv"));
    fs::write(&base, BASE).unwrap();
    let list = "Nr;Vorname;Nachname;Strasse;Haus;PLZ;Ort;Geburt\n\
        i1;Hans;Mueller;Goldstr.;12;10115;Berlin;3.2.1960\n\
        ;kein;Name;;;;;\n\
        i3;Peter;Fremd;Am Markt;9;20095;Hamburg;1.1.1970\n";
    fs::write(&incoming, list).unwrap();
    let map = "id=Nr,first_name=Vorname,last_name=Nachname,street=Strasse+Haus,\
        postcode=PLZ,city=Ort,birthdate=Geburt";
    let (out, err, code) = obhut_match(&[&base, &incoming, "--map", map]);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines[0], "incoming_id,base_id,score,decision");
    assert!(lines[1].starts_with("i1,b1,0.9") && lines[1].ends_with(",match"), "{out}");
    assert!(!out.contains("i3") && !out.contains("i1,b2,0.9"), "{out}");
    assert_eq!((err.as_str(), code), ("line 3: no id\n", 1));
}

#[test]
fn duplicates_inside_a_list_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv").to_str().unwrap().to_owned();
    fs::write(&file, format!("{BASE}b4,Joerg,Nowack,Seeweg 1,80331,Munich,,,01.01.1990\n"))
        .unwrap();
    let (out, err, code) = obhut_match(&["--within", &file]);
    let lines: Vec<&str> = out.lines().filter(|line| line.ends_with("match")).collect();
    assert!(out.starts_with("id_a,id_b,score,decision\n"));
    assert!(lines.len() == 1 && lines[0].starts_with("b3,b4,"), "{out}");
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn unusable_arguments_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list.csv").to_str().unwrap().to_owned();
    let (_, err, code) = obhut_match(&["--within", &file]);
    assert!(err.contains("cannot read") && code == 2);
    fs::write(&file, "name\nx\n").unwrap();
    let (_, err, code) = obhut_match(&["--within", &file]);
    assert!(err.contains("no column `id`") && code == 2);
    fs::write(&file, "").unwrap();
    assert_eq!(obhut_match(&["--within", &file]).2, 2);
}

#[test]
fn who_sends_row_by_row_is_answered_row_by_row() {
    use std::io::BufRead;
    let columns = Columns::from_arguments(&[]).unwrap();
    let (theirs, mut ours) = io::pipe().unwrap();
    let (answers, out) = io::pipe().unwrap();
    let header = BASE.lines().next().unwrap();
    writeln!(ours, "{header}\ni1,Hans,Mueller,Goldstr. 12,10115,Berlin,,,1960-02-03").unwrap();
    let base = Table::read(BASE.as_bytes(), false, &columns).unwrap();
    let incoming = Table::read(theirs, true, &columns).unwrap();
    let assume = Assumptions { calling_code: 49, latest_year: 2026 };
    let run = std::thread::spawn(move || across(base, incoming, assume, out, &mut io::sink()));
    let mut answers = io::BufReader::new(answers).lines().map(Result::unwrap);
    assert!(answers.next().unwrap().starts_with("incoming_id"));
    assert!(answers.next().unwrap().starts_with("i1,b1,"));
    writeln!(ours, "i2,Joerg,Nowak,Seeweg 1,80331,Muenchen,,,1990-01-01").unwrap();
    assert!(answers.any(|line| line.starts_with("i2,b3,")));
    drop(ours);
    assert_eq!(run.join().unwrap().unwrap(), 0);
}
