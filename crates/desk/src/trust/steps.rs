//! What is done to a firm while it dies: everything that lets go of data, over a small town.

use std::io::Cursor;

use jiff::ToSpan;
use law::ids::{ObjectId, PersonId};
use law::vocabulary::{Channel, Country, PersonType, Relation};
use store::records::{merging, purchase, standing};

use super::lab::Lab;
use crate::deletion::{KeepRing, RestrictGround};
use crate::files::NewFile;
use crate::import::Options;
use crate::interactions::{NewInteraction, Written};
use crate::people::NewPerson;
use crate::testing::{entered, somebody};
use crate::{Call, Desk, Result};

/// Everybody the harness looks at.
pub(super) struct Town {
    /// Goes whole: a prospect with a note, a file, a row in quarantine.
    pub(super) prospect: PersonId,
    /// Goes in part: an invoice and the proof of a consent stay.
    pub(super) buyer: PersonId,
    /// Was merged into the prospect's neighbour.
    pub(super) merged: PersonId,
    /// Whom somebody was merged into.
    pub(super) neighbour: PersonId,
    /// Held by a legal matter, and an erasure waits for its end.
    pub(super) held: PersonId,
    pub(super) hold: ObjectId,
    /// A customer whose values still stand among prospects.
    pub(super) moved: PersonId,
    /// Stays, whatever happens.
    pub(super) stays: PersonId,
}

impl Town {
    pub(super) fn all(&self) -> [PersonId; 7] {
        let Self { prospect, buyer, merged, neighbour, held, moved, stays, .. } = *self;
        [prospect, buyer, merged, neighbour, held, moved, stays]
    }

    /// Settles everybody in a firm.
    pub(super) fn settle(lab: &Lab) -> Self {
        let (desk, call) = (&lab.open().unwrap(), &lab.call);
        let enter = |name: &str, phone: &str| {
            let email = format!("{}@nordpol.example", name.to_lowercase());
            let new = NewPerson { phone: phone.into(), ..somebody(name, &email) };
            entered(desk, call, &new)
        };
        let prospect = enter("Prospekt", "0170 1000001");
        let buyer = enter("Kaeufer", "0170 1000002");
        let merged = enter("Vermaehlt", "0170 1000003");
        let neighbour = enter("Nachbar", "0170 1000004");
        let held = enter("Streit", "0170 1000005");
        let moved = enter("Umzug", "0170 1000006");
        let stays = enter("Bleibt", "0170 1000007");
        note(desk, call, prospect);
        let bytes = [&b"%PDF-1.7 "[..], &[b'x'; 70_000]].concat();
        let file =
            NewFile { name: "Brief.pdf".into(), bytes, photo: false, source: 1, activity: None };
        desk.keep_file(call, prospect, &file).unwrap();
        crate::deletion::tests::bought(desk, call, buyer, "2026-03-01");
        crate::deletion::tests::consented(desk, call, buyer);
        desk.withdraw(call, neighbour, 4, Channel::Email).unwrap();
        desk.merge(call, neighbour, merged, &[]).unwrap();
        let today = call.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        let hold = desk.hold(call, held, "12 O 34/26", today + 3.months()).unwrap();
        desk.erase(call, held, crate::deletion::tests::WISH).unwrap();
        let order = purchase::Purchase {
            person: moved,
            datum: law::ids::DatumId([7; 16]),
            group: 1,
            bought_on: crate::day_number("2020-05-03".parse().unwrap()),
            notice: 0,
            channels: 0,
            cancelled: 0,
        };
        desk.store
            .write(|tx| {
                purchase::insert(tx, &order)?;
                let mut known = standing::get(tx, moved)?.unwrap();
                (known.relation, known.last_purchase_on) =
                    (Relation::Customer, Some(order.bought_on));
                standing::put(tx, &known)
            })
            .unwrap();
        list(desk, call);
        Self { prospect, buyer, merged, neighbour, held, hold, moved, stays }
    }
}

/// A list that puts a row about the prospect into quarantine.
fn list(desk: &Desk, call: &Call) {
    let rows = "Vorname;Nachname;E-Mail\nXaver;Anders;prospekt@nordpol.example\n";
    let source = desk.register().source_coded("shop").unwrap().id;
    let options = Options {
        source,
        country: Country::De,
        party: PersonType::Consumer,
        documented: false,
        layout: None,
    };
    desk.import_file(call, Cursor::new(rows.as_bytes()), "", &options, None).unwrap();
    assert_eq!(desk.waiting_rows().unwrap(), 1, "the row waits");
}

fn note(desk: &Desk, call: &Call, person: PersonId) {
    let new = NewInteraction { text: "Ruft zurück".into(), source: 1, ..Default::default() };
    assert!(matches!(desk.write_down(call, person, &new).unwrap(), Written::Done(_)));
}

/// One thing done to the firm.
pub(super) struct Step {
    pub(super) name: &'static str,
    /// Days after the town was settled.
    pub(super) day: i64,
    /// Who is settled in more than one transaction, each right by itself: number in the town.
    pub(super) in_parts: Option<usize>,
    pub(super) act: fn(&Desk, &Call, &Town, &dyn KeepRing) -> Result<()>,
}

/// Everything that lets go.
pub(super) const STEPS: &[Step] = &[
    Step {
        name: "erase a whole person",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| {
            desk.erase(call, town.prospect, crate::deletion::tests::WISH).map(drop)
        },
    },
    Step {
        name: "erase what no statute keeps",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| {
            desk.erase(call, town.buyer, crate::deletion::tests::WISH).map(drop)
        },
    },
    Step {
        name: "erase somebody another was merged into yesterday",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| {
            desk.erase(call, town.neighbour, crate::deletion::tests::WISH).map(drop)
        },
    },
    Step {
        name: "run of retention",
        day: 370,
        in_parts: Some(5),
        act: |desk, call, _, _| {
            desk.confirm_clock(call)?;
            desk.retention_run(call).map(drop)
        },
    },
    Step {
        name: "run of retention that leaves invoices",
        day: 1_500,
        in_parts: Some(5),
        act: |desk, call, _, _| {
            desk.confirm_clock(call)?;
            desk.retention_run(call).map(drop)
        },
    },
    Step {
        name: "end a hold an erasure waits for",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| {
            let ended = desk.end_hold(call, town.held, town.hold);
            // A second time there is no hold any more; the erasure goes on by itself.
            match ended {
                Err(error) if error.to_string().contains("NOT_FOUND") => Ok(()),
                other => other.map(drop),
            }
        },
    },
    Step {
        name: "restrict",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| desk.restrict(call, town.prospect, RestrictGround::Disputed),
    },
    Step {
        name: "merge",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| match desk.successor(town.stays)? {
            Some(_) => Ok(()),
            None => desk.merge(call, town.buyer, town.stays, &[]).map(drop),
        },
    },
    Step {
        name: "take a merge back",
        day: 1,
        in_parts: None,
        act: |desk, call, town, _| match of(desk, town.neighbour)? {
            Some(merge) => desk.unmerge(call, merge).map(drop),
            None => Ok(()),
        },
    },
    Step {
        name: "settle merges",
        day: 40,
        in_parts: None,
        act: |desk, call, _, _| desk.settle_merges(call).map(drop),
    },
    Step {
        name: "apply again after a restore",
        day: 1,
        in_parts: None,
        act: |desk, call, _, _| desk.after_restore(call).map(drop),
    },
    Step {
        name: "new epoch",
        day: 1,
        in_parts: None,
        act: |desk, call, town, ring| {
            match desk.erase(call, town.prospect, crate::deletion::tests::WISH) {
                Err(error) if error.to_string().contains("NOT_FOUND") => {}
                other => drop(other?),
            }
            desk.compact(call, ring).map(drop)
        },
    },
];

fn of(desk: &Desk, person: PersonId) -> Result<Option<ObjectId>> {
    let all = desk.store.read(|tx| merging::of_person(tx, person))?;
    let open = all.iter().find(|merge| merge.state == merging::MergeState::Merged);
    Ok(open.map(|merge| merge.id))
}

/// Planted: keys destroyed without an intent, and the rows after them.
pub(super) const PLANTED: Step = Step {
    name: "keys destroyed without an intent",
    day: 1,
    in_parts: None,
    act: |desk, _, town, _| {
        let person = town.prospect;
        let sql = "delete from person_key where tenant_id = 1 and person_id = $1";
        desk.keys.store().write(|tx| tx.execute(sql, &[(&person).into()]).map(drop))?;
        desk.store.write(|tx| {
            store::records::erasing::erase(tx, person, store::records::erasing::Reach::Whole)
        })?;
        Ok(())
    },
};
