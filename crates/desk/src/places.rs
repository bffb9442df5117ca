//! Where sealed values stand, as the seal authenticates it. Numbers are never reused.

use law::class::Class;
use law::ids::{DatumId, HeldId, ImportId, LabelId, ObjectId, PersonId, UserId};
use vault::{Place, TableCode};

/// `datum.sealed`.
pub fn datum(person: PersonId, datum: DatumId, class: Class) -> Place {
    Place { table: TableCode(1), column: 1, row: datum.0, person, class }
}

/// `held_row.sealed`: the row is its own subject until somebody decides.
pub fn held(held: HeldId) -> Place {
    Place { table: TableCode(2), column: 1, row: held.0, person: PersonId(held.0), class: HELD }
}

/// `upload_chunk.sealed`: one piece of an uploaded file.
pub fn chunk(import: ImportId, number: u64) -> Place {
    let mut row = import.0;
    for (byte, add) in row.iter_mut().zip([0; 8].into_iter().chain(number.to_be_bytes())) {
        *byte ^= add;
    }
    Place { table: TableCode(3), column: 1, row, person: PersonId(import.0), class: UPLOAD }
}

/// `label.evidence`.
pub fn evidence(label: LabelId) -> Place {
    Place {
        table: TableCode(4),
        column: 1,
        row: label.0,
        person: PersonId(label.0),
        class: Class::SourceEvidence,
    }
}

/// `app_user.sealed`.
pub fn account(user: UserId) -> Place {
    Place { table: TableCode(5), column: 1, row: user.0, person: PersonId(user.0), class: STAFF }
}

/// `special_request.sealed`: the category somebody wants to keep.
pub fn special(request: ObjectId, person: PersonId) -> Place {
    Place { table: TableCode(20), column: 1, row: request.0, person, class: Class::DsrCase }
}

/// `legal_hold.sealed`.
pub fn hold(person: PersonId, hold: law::ids::ObjectId, class: Class) -> Place {
    Place { table: TableCode(22), column: 1, row: hold.0, person, class }
}

/// `attachment.sealed`: the name of a file.
pub fn file(file: ObjectId, person: PersonId, class: Class) -> Place {
    Place { table: TableCode(31), column: 1, row: file.0, person, class }
}

/// `attachment_piece.sealed`: one piece of a file.
pub fn piece(file: ObjectId, number: u64, person: PersonId, class: Class) -> Place {
    let mut row = file.0;
    for (byte, add) in row.iter_mut().zip([0; 8].into_iter().chain(number.to_be_bytes())) {
        *byte ^= add;
    }
    Place { table: TableCode(32), column: 1, row, person, class }
}

/// Class of held rows: a short deadline of their own.
pub const HELD: Class = Class::DoiPending;
/// Class of uploaded files: gone once taken in (R-SUP-13).
pub const UPLOAD: Class = Class::ExportFile;
/// Class of accounts of staff.
pub const STAFF: Class = Class::ContactPerson;
