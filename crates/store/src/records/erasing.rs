//! What an erasure does to each table with data about people, one step a table. A test compares
//! the steps with the manifest: a table without a step fails it (R30).

use law::ids::PersonId;

use super::TENANT;
use crate::{Failure, Tx, Value};

/// How far an erasure of a person reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Values of these classes go (bit `n` for class code `n`); the person is as before.
    Values(i64),
    /// Values of these classes go, and everything else that served the person; a bare record stays
    /// for the values that must be kept.
    Person(i64),
    /// Everything goes.
    Whole,
}

/// What a step takes away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// Rows of the classes; parameter 3 is their bits.
    Classes(&'static str),
    /// Rows that no value stands behind any more.
    Orphans(&'static str),
    /// Rows in every erasure of a person.
    Always(&'static str),
    /// Rows only when nothing of the person stays.
    Whole(&'static str),
    /// Nothing here; who does it instead.
    Elsewhere,
}

/// Every table of the data store with rows about people, in the order rows may go.
const STEPS: &[(&str, Takes)] = &[
    (
        "datum",
        Takes::Classes(
            "delete from datum where tenant_id = $1 and person_id = $2 \
             and ((cast($3 as bigint) >> class) & 1) = 1",
        ),
    ),
    // What is kept for taking a merge back; the keys of who was merged go with theirs.
    (
        "merging_datum",
        Takes::Classes(
            "delete from merging_datum where tenant_id = $1 and merge_id in \
             (select merge_id from merging where tenant_id = $1 and kept_person = $2) \
             and ((cast($3 as bigint) >> class) & 1) = 1",
        ),
    ),
    (
        "merging_part",
        Takes::Always(
            "delete from merging_part where tenant_id = $1 and merge_id in \
             (select merge_id from merging where tenant_id = $1 and kept_person = $2)",
        ),
    ),
    ("merging", Takes::Always("delete from merging where tenant_id = $1 and kept_person = $2")),
    (
        "purchase",
        Takes::Orphans(
            "delete from purchase where tenant_id = $1 and person_id = $2 and datum_id not in \
             (select datum_id from datum where tenant_id = $1 and person_id = $2)",
        ),
    ),
    (
        "interaction",
        Takes::Orphans(
            "delete from interaction where tenant_id = $1 and person_id = $2 and datum_id not in \
             (select datum_id from datum where tenant_id = $1 and person_id = $2)",
        ),
    ),
    (
        "text_find",
        Takes::Orphans(
            "delete from text_find where tenant_id = $1 and person_id = $2 and datum_id not in \
             (select datum_id from datum where tenant_id = $1 and person_id = $2)",
        ),
    ),
    (
        "attachment",
        Takes::Classes(
            "delete from attachment where tenant_id = $1 and person_id = $2 \
             and ((cast($3 as bigint) >> class) & 1) = 1",
        ),
    ),
    (
        "attachment_piece",
        Takes::Orphans(
            "delete from attachment_piece where tenant_id = $1 and person_id = $2 \
             and file_id not in \
             (select file_id from attachment where tenant_id = $1 and person_id = $2)",
        ),
    ),
    (
        "special_request",
        Takes::Always("delete from special_request where tenant_id = $1 and person_id = $2"),
    ),
    (
        "twin",
        Takes::Always(
            "delete from twin where tenant_id = $1 and (low_person = $2 or high_person = $2)",
        ),
    ),
    (
        "list_matter",
        Takes::Always("delete from list_matter where tenant_id = $1 and person_id = $2"),
    ),
    ("notice", Takes::Always("delete from notice where tenant_id = $1 and person_id = $2")),
    (
        "standing_purchase",
        Takes::Always("delete from standing_purchase where tenant_id = $1 and person_id = $2"),
    ),
    (
        "standing_consent",
        Takes::Always("delete from standing_consent where tenant_id = $1 and person_id = $2"),
    ),
    (
        // A proof that is kept is kept with the acts it proves, withdrawal included (R-CON-23).
        "consent_event",
        Takes::Always(
            "delete from consent_event where tenant_id = $1 and person_id = $2 and not exists \
             (select 1 from consent_event k join datum d on d.tenant_id = k.tenant_id \
             and d.person_id = k.person_id and d.datum_id = k.proof_datum_id \
             where k.tenant_id = $1 and k.person_id = $2 \
             and k.activity_id = consent_event.activity_id and k.channel = consent_event.channel)",
        ),
    ),
    (
        "campaign_verdict",
        Takes::Always("delete from campaign_verdict where tenant_id = $1 and person_id = $2"),
    ),
    (
        "disclosure_person",
        Takes::Always("delete from disclosure_person where tenant_id = $1 and person_id = $2"),
    ),
    (
        "retention_skip",
        Takes::Orphans(
            "delete from retention_skip where tenant_id = $1 and person_id = $2 \
             and datum_id not in \
             (select datum_id from datum where tenant_id = $1 and person_id = $2)",
        ),
    ),
    ("self_code", Takes::Always("delete from self_code where tenant_id = $1 and person_id = $2")),
    (
        "data_letter",
        Takes::Always("delete from data_letter where tenant_id = $1 and person_id = $2"),
    ),
    // Cases are proof of what was asked and answered, under keys of their own (LK-14); an answer
    // goes with its fourteen days.
    ("rights_case", Takes::Elsewhere),
    ("rights_letter", Takes::Elsewhere),
    ("rights_answer", Takes::Elsewhere),
    // Found by the addresses of the person and gone with their keys before (`held::delete`).
    (
        "held_mark",
        Takes::Always(
            "delete from held_mark where tenant_id = $1 and held_id in \
             (select held_id from held_row where tenant_id = $1 and against_person = $2)",
        ),
    ),
    // Its key is destroyed before, as that of a subject of its own.
    (
        "held_row",
        Takes::Always("delete from held_row where tenant_id = $1 and against_person = $2"),
    ),
    ("legal_hold", Takes::Whole("delete from legal_hold where tenant_id = $1 and person_id = $2")),
    (
        "restriction",
        Takes::Whole("delete from restriction where tenant_id = $1 and person_id = $2"),
    ),
    ("standing", Takes::Whole("delete from standing where tenant_id = $1 and person_id = $2")),
    ("person", Takes::Whole("delete from person where tenant_id = $1 and person_id = $2")),
    // A file on its way in goes with the end of its import, under a key of its own (R-SUP-13).
    ("upload_chunk", Takes::Elsewhere),
    // Blanked when the erasure is done (`records::erasure::done`).
    ("erasure", Takes::Elsewhere),
];

/// The tables that have a step.
pub fn tables() -> impl Iterator<Item = &'static str> {
    STEPS.iter().map(|(table, _)| *table)
}

/// Deletes the rows of a person as far as `reach` says; how many from which table. Harmless when
/// repeated. The suppression list has no rows about a person (R-SUP-01).
///
/// # Errors
/// Those of the engine.
pub fn erase(
    tx: &mut Tx<'_>,
    person: PersonId,
    reach: Reach,
) -> Result<Vec<(&'static str, u64)>, Failure> {
    let mut gone = Vec::new();
    let two = [Value::Int(TENANT), Value::Bytes(person.bytes())];
    let bits = match reach {
        Reach::Values(bits) | Reach::Person(bits) => bits,
        Reach::Whole => i64::MAX,
    };
    for (table, takes) in STEPS {
        let rows = match (*takes, reach) {
            (Takes::Classes(sql), _) => {
                tx.execute(sql, &[Value::Int(TENANT), Value::Bytes(person.bytes()), bits.into()])?
            }
            (Takes::Orphans(sql), _)
            | (Takes::Always(sql), Reach::Person(_) | Reach::Whole)
            | (Takes::Whole(sql), Reach::Whole) => tx.execute(sql, &two)?,
            _ => 0,
        };
        if rows > 0 {
            gone.push((*table, rows));
        }
    }
    Ok(gone)
}
