//! Copies of the data put back at any time, with the keys of today (reliability goal R22): nobody
//! comes back, nobody is lost, nobody is written to again, and keys that are too old are noticed.

use law::ids::PersonId;
use law::vocabulary::Channel;
use store::records::{consent, datum, person, sketch, suppression};
use store::{Failure, Start};

use super::lab::{Engine, Lab, engines, runs};
use crate::Desk;
use crate::deletion::tests::{WISH, bought, with_invoices};
use crate::testing::{entered, somebody};

/// What has to be true of somebody, whatever was put back.
#[derive(Clone, Copy, Default)]
struct Fate {
    erased: bool,
    buyer: bool,
    objected: bool,
    withdrawn: bool,
}

/// A random walk from a seed.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

/// A firm's story: what happened, and the copies made on the way.
struct Story {
    lab: Lab,
    people: Vec<(PersonId, Fate)>,
    /// A copy of everything, and how many people it knows.
    copies: Vec<(Lab, usize)>,
}

impl Story {
    fn tell(base: &Lab, seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let lab = base.fork();
        let (mut people, mut copies) = (Vec::<(PersonId, Fate)>::new(), Vec::new());
        let mut desk = lab.open().unwrap();
        for step in 0..9 {
            // A copy is made at least once, in the middle.
            let what = if step == 4 && copies.is_empty() { 2 } else { dice.below(6) };
            match what {
                0 | 1 => {
                    let name = format!("P{step}");
                    let new = somebody(&name, &format!("{name}@nordpol.example"));
                    let who = entered(&desk, &lab.call, &new);
                    let buyer = dice.below(3) == 0;
                    if buyer {
                        bought(&desk, &lab.call, who, "2026-03-01");
                    }
                    people.push((who, Fate { buyer, ..Fate::default() }));
                }
                2 => {
                    drop(desk);
                    copies.push((lab.fork(), people.len()));
                    desk = lab.open().unwrap();
                }
                _ => {
                    let at = dice.below(people.len().max(1));
                    if let Some((who, fate)) = people.get_mut(at).filter(|(_, f)| !f.erased) {
                        match dice.below(3) {
                            0 => {
                                desk.erase(&lab.call, *who, WISH).unwrap();
                                fate.erased = true;
                            }
                            1 => {
                                desk.object(&lab.call, *who, None, None).unwrap();
                                fate.objected = true;
                            }
                            _ => {
                                desk.withdraw(&lab.call, *who, 4, Channel::Email).unwrap();
                                fate.withdrawn = true;
                            }
                        }
                    }
                }
            }
        }
        drop(desk);
        Self { lab, people, copies }
    }

    /// What is wrong when the data of a copy are put back beside these keys.
    fn put_back(&self, copy: usize, keys: &Lab) -> Vec<String> {
        let (data, known) = &self.copies[copy];
        let restored = Lab::of(data, keys);
        let desk = match restored.open() {
            Ok(desk) => desk,
            Err(error) => return vec![error.to_string()],
        };
        desk.after_restore(&restored.call).unwrap();
        let mut wrong = Vec::new();
        if desk.may_leave().is_ok() {
            wrong.push("data may leave".into());
        }
        for (at, (who, fate)) in self.people.iter().take(*known).enumerate() {
            let found = look(&desk, *who).unwrap();
            let expected = fate.expected();
            if found != expected {
                wrong.push(format!("{at} is {found:?}, not {expected:?}"));
            }
        }
        wrong.extend(self.forgotten(&desk));
        wrong
    }

    /// Entries of the suppression list and sketches that were there at the end, and are not now.
    fn forgotten(&self, desk: &Desk) -> Vec<String> {
        let marks = |store: &store::Store| {
            store
                .read(|tx| {
                    let mut all = Vec::new();
                    suppression::each(tx, |entry| {
                        all.push(entry.hash);
                        Ok(true)
                    })?;
                    all.extend(sketch::all(tx)?.into_iter().map(|sketch| sketch.id));
                    Ok::<_, Failure>(all)
                })
                .unwrap()
        };
        let [last, _] = self.lab.stores(Start::Open);
        let now = marks(&desk.store);
        let gone = marks(&last).into_iter().filter(|mark| !now.contains(mark)).count();
        if gone == 0 { Vec::new() } else { vec![format!("{gone} refusals are forgotten")] }
    }
}

/// What can be seen of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Seen {
    /// Values whose key is there.
    open: usize,
    /// Values whose key is gone.
    closed: usize,
    record: bool,
    objected: bool,
    withdrawn: bool,
}

impl Fate {
    const fn expected(self) -> Seen {
        match self {
            Self { erased: true, buyer: false, .. } => {
                Seen { open: 0, closed: 0, record: false, objected: false, withdrawn: false }
            }
            // The invoice and nothing else.
            Self { erased: true, .. } => {
                Seen { open: 1, closed: 0, record: true, objected: false, withdrawn: false }
            }
            Self { buyer, objected, withdrawn, .. } => Seen {
                open: if buyer { 3 } else { 2 },
                closed: 0,
                record: true,
                objected,
                withdrawn,
            },
        }
    }
}

fn look(desk: &Desk, who: PersonId) -> crate::Result<Seen> {
    let (record, data, events) = desk.store.read(|tx| {
        let events = consent::of_person(tx, who)?;
        Ok::<_, Failure>((person::get(tx, who)?, datum::of_person(tx, who)?, events))
    })?;
    let keys = desk.keys.get_many(&data.iter().map(|d| (who, d.class)).collect::<Vec<_>>())?;
    let open = keys.iter().filter(|key| key.is_some()).count();
    let acted = |action| events.iter().any(|event| event.action == action);
    Ok(Seen {
        open,
        closed: data.len() - open,
        record: record.is_some(),
        objected: acted(consent::ConsentAction::Objected),
        withdrawn: acted(consent::ConsentAction::Withdrawn),
    })
}

/// Stories from these seeds, on every processor; what was wrong. One takes some 20 ms of a processor
/// in a debug build, most of it for opening the firm five times.
fn stories(engine: Engine, seeds: std::ops::Range<u64>) -> Vec<String> {
    let hands = std::thread::available_parallelism().map_or(1, |hands| hands.get() as u64);
    let hands = (0..hands).map(|hand| {
        let seeds = seeds.clone().filter(move |seed| seed % hands == hand);
        std::thread::spawn(move || {
            let base = Lab::new(engine, &with_invoices());
            let mut wrong = Vec::new();
            for seed in seeds {
                let story = Story::tell(&base, seed);
                let copy = Dice::new(seed ^ 0xC0FFEE).below(story.copies.len());
                let found = story.put_back(copy, &story.lab);
                wrong.extend(found.into_iter().map(|what| format!("seed {seed}: {what}")));
            }
            wrong
        })
    });
    let hands: Vec<_> = hands.collect();
    hands.into_iter().flat_map(|hand| hand.join().unwrap()).collect()
}

#[test]
fn however_copies_and_erasures_interleave_nobody_comes_back() {
    for engine in engines() {
        let seeds = if engine == Engine::Sqlite { runs(1_000) } else { runs(1_000) / 100 };
        assert_eq!(stories(engine, 0..seeds), Vec::<String>::new(), "{engine:?}");
    }
}

#[test]
fn keys_from_before_an_erasure_are_noticed() {
    // The planted fault: the keys of the copy itself instead of today's.
    let base = Lab::new(Engine::Sqlite, &with_invoices());
    let lab = base.fork();
    let desk = lab.open().unwrap();
    let gone = entered(&desk, &lab.call, &somebody("Gone", "gone@nordpol.example"));
    drop(desk);
    let before = lab.fork();
    let desk = lab.open().unwrap();
    desk.erase(&lab.call, gone, WISH).unwrap();
    drop(desk);
    let fate = Fate { erased: true, ..Fate::default() };
    let after = lab.fork();
    let story = Story { people: vec![(gone, fate)], copies: vec![(before, 1), (after, 1)], lab };
    let wrong = story.put_back(0, &story.copies[0].0);
    assert!(
        wrong.iter().any(|w| w.contains("open: 2")),
        "the harness sees who came back: {wrong:?}"
    );
    // Where the data know of the erasure, older keys are refused: their copies would open again.
    let refused = story.put_back(1, &story.copies[0].0);
    assert!(refused[0].contains("KEYS_OLDER"), "{refused:?}");
    assert_eq!(story.put_back(1, &story.lab), Vec::<String>::new());
}

#[test]
fn keys_older_than_the_people_of_the_data_are_refused() {
    let base = Lab::new(Engine::Sqlite, &with_invoices());
    let lab = base.fork();
    let desk = lab.open().unwrap();
    entered(&desk, &lab.call, &somebody("Late", "late@nordpol.example"));
    drop(desk);
    let refused = Lab::of(&lab, &base).open().err().unwrap();
    assert!(refused.to_string().contains("KEYS_OLDER"));
}

#[test]
fn both_backups_without_the_root_key_open_nothing() {
    let base = Lab::new(Engine::Sqlite, &with_invoices());
    assert!(base.unsealed_by_another().is_err(), "R19: wrapped keys are inert without the root");
    assert!(base.open().is_ok());
}
