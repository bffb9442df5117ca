//! One person told by a program, judged like a row of a list: who is held already gets what is new,
//! and who only may be held waits in quarantine.

use std::io::Cursor;

use intake::mapping::{Mapping, Target};
use law::ids::{HeldId, PersonId};
use law::kinds::Shape;
use store::records::{held, import};

use super::start::{Begun, Options};
use crate::people::NewPerson;
use crate::{Call, Desk, Failure, Result};

/// What became of somebody a program told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// Waits in quarantine for a human.
    Held(HeldId),
    /// Somebody held already; what was new was added.
    Known(PersonId),
    /// Neither: the same was told and decided about before, or it must not go in.
    Nothing,
}

/// Columns of the one row.
const TARGETS: [Target; 9] = [
    Target::Part(Shape::Name, 0),
    Target::Part(Shape::Name, 1),
    Target::Part(Shape::Name, 2),
    Target::Part(Shape::Organisation, 0),
    Target::Part(Shape::Email, 0),
    Target::Part(Shape::Phone, 0),
    Target::Part(Shape::Postal, 0),
    Target::Part(Shape::Postal, 1),
    Target::Part(Shape::Postal, 2),
];

impl Desk {
    /// Takes in somebody who is perhaps held already, as an import of one row. The same told again
    /// is the same row.
    ///
    /// # Errors
    /// As [`Desk::import_file`].
    pub fn enter_as_row(&self, call: &Call, new: &NewPerson) -> Result<Entered> {
        let options = Options {
            source: new.source,
            country: new.country(),
            party: new.party(),
            documented: new.evidence.is_complete(),
            layout: None,
        };
        let header: Vec<String> = TARGETS.iter().map(|target| target.word().to_owned()).collect();
        let mapping = Mapping::new(&header, TARGETS.to_vec());
        let file = format!("{}\n{}\n", line(&header), line(&cells(new)));
        let told = (&options, &new.evidence);
        // The columns of a person are no columns of the lists of this source.
        let begun = self.take_file(call, (Cursor::new(file), ""), told, Some(mapping), false)?;
        let (Begun::New(id) | Begun::Resumed(id) | Begun::Before(id)) = begun;
        self.store.read(|tx| {
            if let Some(held) = held::waiting_of(tx, id, 1)?.first() {
                return Ok(Entered::Held(*held));
            }
            let record = import::get(tx, id)?.ok_or(Failure::at("finding an import"))?;
            Ok(match import::touched(tx, record.label)?.as_slice() {
                [person] => Entered::Known(*person),
                _ => Entered::Nothing,
            })
        })
    }
}

fn cells(new: &NewPerson) -> [String; 9] {
    let cells = [
        &new.title,
        &new.given,
        &new.family,
        &new.company,
        &new.email,
        &new.phone,
        &new.street,
        &new.postcode,
        &new.city,
    ];
    cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A line of CSV (RFC 4180).
fn line(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    quoted.collect::<Vec<_>>().join(";")
}
