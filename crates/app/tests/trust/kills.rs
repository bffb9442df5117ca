//! `kill -9` at system calls of an import, enumerated: resumed, it ends as if undisturbed (R1).

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::firm::{Firm, ended, import_args, text};
use crate::state::{self, State};

/// How many points are sampled; more where `TRUST_POINTS` says so, as at night.
fn sample() -> usize {
    std::env::var("TRUST_POINTS").ok().and_then(|n| n.parse().ok()).unwrap_or(100)
}

/// A firm answers again after so long.
const RESTART: Duration = Duration::from_secs(5);

/// Calls that can leave something half written.
const WRITING: [&str; 7] =
    ["pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "unlink"];

/// A list of two batches with rows of every fate.
pub fn list(firm: &Firm) -> PathBuf {
    let mut rows = "Vorname;Nachname;E-Mail;Telefon;PLZ;Ort;Bestelldatum\n".to_owned();
    for i in 0..2_080 {
        let (first, last) = name(i);
        let row = format!("{first};{last};uwe{i}@example.org;0431 9{i:06};24103;Kiel;2026-03-01\n");
        rows.push_str(&row);
    }
    // Known already, held for another name behind a known address, refused, faulty.
    for i in 0..10 {
        let (first, last) = name(i);
        rows.push_str(&format!("{first};{last};uwe{i}@example.org;;;;\n"));
        rows.push_str(&format!("Xaver;Harms;uwe{i}@example.org;;;;\n"));
        rows.push_str(";;;;24103;Kiel;\n");
        let (first, last) = name(2_080 + i);
        rows.push_str(&format!("{first};{last};jan@@lorenz{i};keine;24103;Kiel;31.02.2026\n"));
    }
    firm.list("list.csv", &rows)
}

/// Names that nobody takes for one another: each pair of a first and a last name comes once.
fn name(i: usize) -> (&'static str, &'static str) {
    const FIRST: &str = "Anton Berta Carsten Doris Emil Frauke Gustav Hanna Igor Jasmin Klaus Lena \
        Moritz Nadine Otto Petra Quirin Rosa Sven Theresa Ulrich Vera Wolfgang Xenia Yannick Zita \
        Albrecht Birgit Christoph Dagmar Eberhard Friederike Gerhard Hildegard Ingo Jutta Konrad \
        Luise Manfred Nicole Olaf Paula Ralf Silke Thorsten Ursula";
    const LAST: &str = "Albers Brandt Claussen Dombrowski Ehlers Fiedler Goldmann Hufnagel Imhof \
        Jankowski Kestner Lindqvist Mertens Nowak Oelrich Pfeiffer Quast Rademacher Schwarz \
        Teichmann Uhlig Vollmer Wagenknecht Xanten Yilmaz Zabel Adenauer Bischoff Czerny Drechsler \
        Eichhorn Falkenberg Grabowski Holzapfel Isermann Jessen Krumm Ludewig Mohr Niemeyer \
        Osterkamp Pohl Ritter Sommerfeld Tietjen Urban";
    let pick = |list: &'static str, n: usize| list.split_whitespace().nth(n).unwrap();
    (pick(FIRST, i % 46), pick(LAST, (i / 46) % 46))
}

/// What an import that nobody disturbs leaves behind.
pub fn undisturbed(firm: &Firm, file: &Path) -> State {
    let dir = firm.beside("undisturbed");
    firm.copy_to(&dir);
    let done = ended(firm.program().args(import_args(file, "shop", &dir)));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(state::unsound(&dir), Vec::<String>::new());
    let state = state::of(&dir);
    assert_eq!(state.get("person"), Some(&2_090), "{state:?}");
    assert_eq!(state.get("held_row"), Some(&10), "{state:?}");
    state
}

/// Takes the list in again where it was left, and compares.
pub fn resumed(firm: &Firm, file: &Path, dir: &Path, reference: &State, what: &str) {
    assert_eq!(state::unsound(dir), Vec::<String>::new(), "left after {what}");
    let again = ended(firm.program().args(import_args(file, "shop", dir)));
    assert_eq!(again.code, Some(0), "{what}: {}", again.err);
    assert_eq!(&state::of(dir), reference, "{what}");
    assert_eq!(state::unsound(dir), Vec::<String>::new(), "{what}");
    let audit = firm.run(&["audit", "verify", "--data", text(dir)]);
    assert_eq!(audit.code, Some(0), "{what}: {}", audit.err);
}

/// Opens a copy of what was left and reads its audit log: how long that took, and for how long it
/// kept a processor busy.
fn restart(firm: &Firm, left: &Path, what: &str) -> (Duration, Duration) {
    let dir = firm.beside(&format!("{what} again"));
    crate::firm::copy(left, &dir);
    // The shell tells the time its children worked.
    let mut command = firm.command("sh");
    command.args(["-c", "\"$@\"; code=$?; times; exit $code", "sh", env!("CARGO_BIN_EXE_obhut")]);
    let started = Instant::now();
    let opened = ended(command.args(["audit", "verify", "--data", text(&dir)]));
    let took = started.elapsed();
    assert_eq!(opened.code, Some(0), "{what}: {}", opened.err);
    std::fs::remove_dir_all(&dir).unwrap();
    (took, worked(&opened.out))
}

/// The last line of `times`, such as `0m0.412000s 0m0.020000s`: user and system, of the children.
fn worked(said: &str) -> Duration {
    let part = |part: &str| {
        let (minutes, seconds) = part.trim_end_matches('s').split_once('m').unwrap();
        minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
    };
    Duration::from_secs_f64(said.lines().last().unwrap().split(' ').map(part).sum())
}

/// Whether system calls can be traced here.
pub fn can_trace() -> bool {
    let traced = Command::new("strace").args(["-f", "-qq", "-o", "/dev/null", "true"]).status();
    traced.is_ok_and(|status| status.success())
}

/// Where a run is killed: at the n-th of one kind of call, or after a time without a tracer.
#[derive(Clone, Copy, Debug)]
enum Point {
    Call(&'static str, usize),
    After(Duration),
}

impl Point {
    /// Runs the import until the point; whether it was killed there.
    fn kill(self, firm: &Firm, file: &Path, dir: &Path) -> bool {
        let program = env!("CARGO_BIN_EXE_obhut");
        let status = match self {
            Self::Call(call, number) => {
                let inject = format!("inject={call}:signal=SIGKILL:when={number}");
                let trace = format!("trace={call}");
                let tracer = ["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject, program];
                let args = import_args(file, "shop", dir);
                return ended(firm.command("strace").args(tracer).args(args)).code != Some(0);
            }
            Self::After(time) => {
                let mut command = firm.program();
                command.args(import_args(file, "shop", dir));
                command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
                let mut child = command.spawn().unwrap();
                std::thread::sleep(time);
                let _ = child.kill();
                child.wait().unwrap()
            }
        };
        !status.success()
    }
}

/// Every writing call of an undisturbed run, thinned evenly to the sample.
fn points(firm: &Firm, file: &Path) -> Vec<Point> {
    if !can_trace() {
        eprintln!("no strace here: killing at times instead of at system calls");
        return (0..sample() as u64)
            .map(|i| Point::After(Duration::from_millis(20 + i * 7)))
            .collect();
    }
    let (dir, log) = (firm.beside("traced"), firm.beside("calls"));
    firm.copy_to(&dir);
    let trace = format!("trace={}", WRITING.join(","));
    let tracer = ["-f", "-qq", "-o", text(&log), "-e", &trace, env!("CARGO_BIN_EXE_obhut")];
    let done = ended(firm.command("strace").args(tracer).args(import_args(file, "shop", &dir)));
    assert_eq!(done.code, Some(0), "{}", done.err);
    let log = std::fs::read_to_string(log).unwrap();
    let main = log.split(' ').next().unwrap_or_default();
    let of_main = |line: &&str| line.split(' ').next() == Some(main);
    let mut all = Vec::new();
    for call in WRITING {
        let named = format!(" {call}(");
        let count = log.lines().filter(of_main).filter(|line| line.contains(&named)).count();
        all.extend((1..=count).map(|number| Point::Call(call, number)));
    }
    assert!(all.len() > 100, "only {} calls were seen", all.len());
    let points = sample().min(all.len());
    (0..points).map(|i| all[i * all.len() / points]).collect()
}

#[test]
fn an_import_killed_anywhere_ends_as_if_undisturbed() {
    let firm = Firm::new();
    let file = list(&firm);
    let reference = undisturbed(&firm, &file);
    let points = points(&firm, &file);
    let count = || AtomicUsize::new(0);
    let (next, hit, halfway) = (count(), count(), count());
    let restarts = Mutex::new(Vec::new());
    let empty = state::of(&firm.data());
    let one = |point: &Point| {
        let what = format!("{point:?}");
        let dir = firm.beside(&what);
        firm.copy_to(&dir);
        hit.fetch_add(usize::from(point.kill(&firm, &file, &dir)), Ordering::Relaxed);
        let left = state::of(&dir);
        halfway.fetch_add(usize::from(left != reference && left != empty), Ordering::Relaxed);
        restarts.lock().unwrap().push(restart(&firm, &dir, &what));
        resumed(&firm, &file, &dir, &reference, &what);
        std::fs::remove_dir_all(&dir).unwrap();
    };
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(point) = points.get(next.fetch_add(1, Ordering::Relaxed)) {
                    one(point);
                }
            });
        }
    });
    let [hit, halfway] = [hit, halfway].map(AtomicUsize::into_inner);
    let all = points.len();
    let (mut walls, works): (Vec<_>, Vec<_>) = restarts.into_inner().unwrap().into_iter().unzip();
    walls.sort_unstable();
    let (middle, work) = (walls[all / 2], works.into_iter().max().unwrap());
    eprintln!("{hit} of {all} kills hit, {halfway} left a run half done");
    eprintln!(
        "a restart worked for {work:?} at most and took {middle:?}, at most {:?}",
        walls[all - 1]
    );
    // How long one has to wait for a processor says nothing about the program: what it works is
    // held against the promise each time, and what passes meanwhile in the middle of all restarts.
    assert!(work <= RESTART && middle <= RESTART, "{work:?} {middle:?}");
    assert!(hit * 10 >= all * 8, "only {hit} of {all} kills hit");
    assert!(halfway > 0, "no kill left anything half done: the harness would see nothing");
}

#[test]
fn what_a_program_worked_is_read() {
    assert_eq!(worked("x\n0m0.00s 0m0.01s\n1m2.5s 0m0.250000s"), Duration::from_millis(62_750));
    let firm = Firm::new();
    let busy = "sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; times";
    let idle = "sleep 0.3; times";
    let [busy, idle] =
        [busy, idle].map(|script| worked(&ended(firm.command("sh").args(["-c", script])).out));
    assert!(busy > idle, "{busy:?} {idle:?}");
}

#[test]
fn the_comparison_sees_every_planted_loss() {
    let firm = Firm::new();
    let file = list(&firm);
    let reference = undisturbed(&firm, &file);
    let planted = [
        ("data", "delete from datum where datum_id = (select max(datum_id) from datum)"),
        ("data", "delete from standing where person_id = (select max(person_id) from standing)"),
        ("data", "update import set rows_done = rows_done - 1"),
        ("data", "delete from held_row where held_id = (select min(held_id) from held_row)"),
        (
            "keys",
            "delete from person_key where person_id = (select max(person_id) from person_key)",
        ),
    ];
    for (i, (store, sql)) in planted.into_iter().enumerate() {
        let dir = firm.beside(&format!("planted-{i}"));
        crate::firm::copy(&firm.beside("undisturbed"), &dir);
        state::open(&dir.join(format!("{store}/{store}.db"))).execute(sql, []).unwrap();
        let seen = state::of(&dir) != reference || !state::unsound(&dir).is_empty();
        assert!(seen, "{sql}");
    }
}
