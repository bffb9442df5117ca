//! A faithful copy of every content-free fact held about a person (Art. 15(3) DSGVO), table by
//! table. A test compares the list with the manifest, so a table cannot be forgotten.

use law::ids::PersonId;

use crate::records::TENANT;
use crate::{Failure, Row, Tx};

/// One table of the copy.
pub struct Copied {
    /// Name of the table.
    pub table: &'static str,
    /// Columns that are copied.
    pub columns: &'static [&'static str],
    sql: &'static str,
}

/// One cell of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Null,
    /// A number, a day, a time or a code.
    Int(i64),
    /// An id.
    Id([u8; 16]),
}

macro_rules! copied {
    ($($table:literal by $by:literal of $first:literal $($column:literal)*;)+) => {
        &[$(Copied {
            table: $table,
            columns: &[$first $(, $column)*],
            sql: concat!("select ", $first $(, ", ", $column)*, " from ", $table, " where tenant_id = $1 and ", $by),
        }),+]
    };
}

/// Every table with facts about persons that are found by the person.
pub static TABLES: &[Copied] = copied! {
    "person" by "person_id = $2" of "party" "relation" "country" "language" "state" "created_on" "import_id";
    "datum" by "person_id = $2" of "label_id" "created_on" "delete_on";
    "standing" by "person_id = $2" of "party" "relation" "country" "state" "minor" "channel_sources" "info_duty"
        "info_due_on" "reachable" "objection_scope" "objection_channels" "objection_activities"
        "suppressed_channels" "directory" "ecg_listed" "ecg_checked_on" "lia_told" "last_purchase_on" "sources";
    "standing_consent" by "person_id = $2" of "activity_id" "channel" "state" "given_on" "last_use_on"
        "contract_end_on" "evidence" "documented";
    "standing_purchase" by "person_id = $2" of "group_id" "last_on" "notice" "channels" "cancelled";
    "purchase" by "person_id = $2" of "group_id" "bought_on" "notice" "channels" "cancelled";
    "consent_event" by "person_id = $2" of "activity_id" "channel" "action" "happened_at" "recorded_at" "evidence"
        "documented" "proof_datum_id" "label_id";
    "interaction" by "person_id = $2" of "kind" "happened_on" "recorded_at" "due_on" "done_on" "activity_id" "ground";
    "attachment" by "person_id = $2" of "photo" "activity_id" "source_id" "stored_at" "delete_on";
    "special_request" by "person_id = $2" of "ground" "asked_at" "decided_at" "until_on";
    "notice" by "person_id = $2" of "made_at" "settled_at";
    "campaign_verdict" by "person_id = $2" of "verdict" "situation_id";
    "rights_case" by "person_id = $2" of "rights" "arrival" "language" "received_on" "identity" "asked_on"
        "answered_on" "extended_on" "reasons" "target_on" "legal_on" "state" "outcome" "created_at" "closed_at";
    "rights_step" by "case_id in (select case_id from rights_case where tenant_id = $1 and person_id = $2)"
        of "right_no" "state" "done_at";
    "rights_letter" by "case_id in (select case_id from rights_case where tenant_id = $1 and person_id = $2)"
        of "language" "state" "created_at" "sent_at";
    "recipient_notice" by "case_id in (select case_id from rights_case where tenant_id = $1 and person_id = $2)"
        of "right_no" "state" "created_at" "sent_at" "answered_at";
    "rights_answer" by "case_id in (select case_id from rights_case where tenant_id = $1 and person_id = $2)"
        of "created_at" "expires_at" "fetched_at";
    "self_code" by "person_id = $2" of "created_at" "expires_at" "used_at";
    "data_letter" by "person_id = $2" of "opted_out" "last_on";
    "restriction" by "person_id = $2" of "ground" "since";
    "legal_hold" by "person_id = $2" of "review_on" "since";
    "retention_skip" by "person_id = $2" of "reason" "until_on" "seen_on";
};

/// Tables about persons that no copy is made of by person, each with the reason.
pub static ELSEWHERE: &[(&str, &str)] = &[
    ("erasure", "holds the person only until it is done; then it is about nobody"),
    ("suppression", "found by keyed hash: the block entries stand in a part of their own"),
    ("sketch", "keyed marks of somebody who was erased or refused; they lead back to nobody"),
    ("disclosure_person", "a link only: the disclosures stand in a part of their own, by name"),
    ("upload_chunk", "an uploaded file on its way in; nobody in it is told apart yet"),
    (
        "attachment_piece",
        "pieces of files, sealed; the files themselves stand in the list and are handed out by hand",
    ),
    (
        "merging",
        "what two records said before they were one; values and acts stand in their tables",
    ),
    ("text_find", "that a text waits to be looked at; the text itself is in the answer"),
    ("twin", "pairs that were compared; what was decided stands with the merge or nowhere"),
    (
        "list_matter",
        "that somebody has to look at this record; what about stands in its own tables",
    ),
    ("merging_datum", "the values of `datum` as they were sealed, for taking a merge back"),
    ("merging_part", "which rows came with a merge; the rows stand in their own tables"),
    (
        "held_row",
        "sealed rows that wait stand in a part of their own, as far as they are the person's",
    ),
    ("held_mark", "keyed marks by which an erasure finds rows that wait; they lead back to nobody"),
];

/// The rows of every table about this person, in the order of [`TABLES`].
pub fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Vec<Vec<Cell>>>, Failure> {
    let rows = |copied: &Copied, tx: &mut Tx<'_>| {
        let width = copied.columns.len();
        tx.query(copied.sql, &[TENANT.into(), (&person).into()], |row| {
            (0..width).map(|at| cell(row, at)).collect::<Result<Vec<_>, _>>()
        })
    };
    TABLES.iter().map(|copied| rows(copied, tx)).collect()
}

fn cell(row: &Row<'_>, at: usize) -> Result<Cell, Failure> {
    if let Ok(number) = row.opt_int(at) {
        return Ok(number.map_or(Cell::Null, Cell::Int));
    }
    row.array16(at).map(Cell::Id)
}
