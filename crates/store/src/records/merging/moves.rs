//! Rows without content that change hands as they are: events, purchases, disclosures, verdicts,
//! held rows, older merges.

use law::ids::{ObjectId, PersonId};

use super::super::TENANT;
use super::parts::{Part, PartRow, parts, put_parts};
use crate::{Failure, Tx, Value};

/// Gives the rows of `from` to `to` and keeps which they were. Where both have a row of the same
/// disclosure or audience, that of `to` stays and the other is kept with the merge.
pub fn hand_over(
    tx: &mut Tx<'_>,
    merging: ObjectId,
    from: PersonId,
    to: PersonId,
) -> Result<(), Failure> {
    let mut moved = Vec::new();
    for (part, sql) in ASK {
        let ask = [Value::Int(TENANT), Value::Bytes(from.bytes()), Value::Bytes(to.bytes())];
        let both = matches!(part, Part::Disclosure | Part::Verdict | Part::Restriction);
        let args = ask.get(..if both { 3 } else { 2 }).unwrap_or_default();
        moved.extend(tx.query(sql, args, |row| {
            Ok(PartRow { part: *part, row: row.bytes(0)?.to_vec(), num: row.int(1)? })
        })?);
    }
    put_parts(tx, merging, &moved)?;
    for sql in GIVE {
        tx.execute(
            sql,
            &[Value::Int(TENANT), Value::Bytes(from.bytes()), Value::Bytes(to.bytes())],
        )?;
    }
    for sql in LEFT {
        tx.execute(sql, &[Value::Int(TENANT), Value::Bytes(from.bytes())])?;
    }
    Ok(())
}

/// Which rows `$2` has; of what `$3` has too, what was decided.
const ASK: &[(Part, &str)] = &[
    (Part::Event, "select event_id, 0 from consent_event where tenant_id = $1 and person_id = $2"),
    (
        Part::Disclosure,
        "select d.disclosure_id, case when o.person_id is null then 0 else 1 end from disclosure_person d \
         left join disclosure_person o on o.tenant_id = d.tenant_id and o.person_id = $3 \
         and o.disclosure_id = d.disclosure_id where d.tenant_id = $1 and d.person_id = $2",
    ),
    (
        Part::Verdict,
        "select v.campaign_id, case when o.person_id is null then cast(0 as bigint) \
         else cast(v.verdict as bigint) * 4294967296 + v.situation_id end from campaign_verdict v \
         left join campaign_verdict o on o.tenant_id = v.tenant_id and o.person_id = $3 \
         and o.campaign_id = v.campaign_id where v.tenant_id = $1 and v.person_id = $2",
    ),
    (Part::Held, "select held_id, 0 from held_row where tenant_id = $1 and against_person = $2"),
    (Part::Merge, "select merge_id, 0 from merging where tenant_id = $1 and kept_person = $2"),
    (Part::Case, "select case_id, 0 from rights_case where tenant_id = $1 and person_id = $2"),
    (
        Part::Restriction,
        "select r.person_id, 0 from restriction r left join restriction o on o.tenant_id = r.tenant_id \
         and o.person_id = $3 where r.tenant_id = $1 and r.person_id = $2 and o.person_id is null",
    ),
    (Part::Notice, "select notice_id, 0 from notice where tenant_id = $1 and person_id = $2"),
];

const GIVE: &[&str] = &[
    "update consent_event set person_id = $3 where tenant_id = $1 and person_id = $2",
    "update purchase set person_id = $3 where tenant_id = $1 and person_id = $2",
    "update interaction set person_id = $3 where tenant_id = $1 and person_id = $2",
    "update text_find set person_id = $3 where tenant_id = $1 and person_id = $2",
    "update notice set person_id = $3 where tenant_id = $1 and person_id = $2",
    "update rights_case set person_id = $3 where tenant_id = $1 and person_id = $2",
    "insert into restriction (tenant_id, person_id, ground, since, user_id) \
     select tenant_id, $3, ground, since, user_id from restriction where tenant_id = $1 and person_id = $2 \
     on conflict (tenant_id, person_id) do nothing",
    "insert into data_letter (tenant_id, person_id, opted_out, last_on) \
     select tenant_id, $3, opted_out, last_on from data_letter where tenant_id = $1 and person_id = $2 \
     on conflict (tenant_id, person_id) do update set opted_out = \
     case when excluded.opted_out > data_letter.opted_out then excluded.opted_out else data_letter.opted_out end",
    "update disclosure_person set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and disclosure_id not in (select disclosure_id from disclosure_person \
     where tenant_id = $1 and person_id = $3)",
    "update campaign_verdict set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and campaign_id not in (select campaign_id from campaign_verdict \
     where tenant_id = $1 and person_id = $3)",
    "update held_row set against_person = $3 where tenant_id = $1 and against_person = $2",
    "update merging set kept_person = $3 where tenant_id = $1 and kept_person = $2",
];

const LEFT: &[&str] = &[
    "delete from disclosure_person where tenant_id = $1 and person_id = $2",
    "delete from campaign_verdict where tenant_id = $1 and person_id = $2",
    "delete from retention_skip where tenant_id = $1 and person_id = $2",
    "delete from self_code where tenant_id = $1 and person_id = $2",
];

/// Gives the rows that changed hands in a merge back from `from` to `to`.
pub fn hand_back(
    tx: &mut Tx<'_>,
    merging: ObjectId,
    from: PersonId,
    to: PersonId,
) -> Result<(), Failure> {
    for sql in GIVE_BACK {
        tx.execute(
            sql,
            &[
                Value::Int(TENANT),
                Value::Bytes(from.bytes()),
                Value::Bytes(to.bytes()),
                Value::Bytes(merging.bytes()),
            ],
        )?;
    }
    for part in parts(tx, merging)?.iter().filter(|part| part.num != 0) {
        let args = [Value::Int(TENANT), Value::Bytes(to.bytes()), Value::Bytes(&part.row)];
        match part.part {
            Part::Disclosure => tx.execute(
                "insert into disclosure_person (tenant_id, person_id, disclosure_id) values ($1, $2, $3)",
                &args,
            )?,
            Part::Verdict => {
                let [tenant, person, campaign] = args;
                let verdict = Value::Int(part.num >> 32);
                let situation = Value::Int(part.num & 0xffff_ffff);
                tx.execute(
                    "insert into campaign_verdict (tenant_id, person_id, campaign_id, verdict, situation_id) \
                     values ($1, $2, $3, $4, $5)",
                    &[tenant, person, campaign, verdict, situation],
                )?
            }
            _ => 0,
        };
    }
    Ok(())
}

const GIVE_BACK: &[&str] = &[
    "update consent_event set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and event_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 1)",
    "update purchase set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and datum_id in (select datum_id from merging_datum where tenant_id = $1 and merge_id = $4)",
    "update interaction set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and datum_id in (select datum_id from merging_datum where tenant_id = $1 and merge_id = $4)",
    "update text_find set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and datum_id in (select datum_id from merging_datum where tenant_id = $1 and merge_id = $4)",
    "update notice set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and notice_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 9)",
    "delete from restriction where tenant_id = $1 and person_id = $2 and exists \
     (select 1 from merging_part where tenant_id = $1 and merge_id = $4 and part = 12) \
     and since = (select r.since from restriction r where r.tenant_id = $1 and r.person_id = $3)",
    "update rights_case set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and case_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 11)",
    "update disclosure_person set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and disclosure_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 3 and num = 0)",
    "update campaign_verdict set person_id = $3 where tenant_id = $1 and person_id = $2 \
     and campaign_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 4 and num = 0)",
    "update held_row set against_person = $3 where tenant_id = $1 and against_person = $2 \
     and held_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 5)",
    "update merging set kept_person = $3 where tenant_id = $1 and kept_person = $2 \
     and merge_id in (select row_id from merging_part \
     where tenant_id = $1 and merge_id = $4 and part = 8)",
];

/// What becomes of the rows about a person that goes, table by table. A test holds this against
/// the manifest: a new table about persons has to say it here.
pub const TABLES: &[(&str, &str)] = &[
    ("person", "joined by the stricter fact; the row goes"),
    ("datum", "sealed anew; the old seals are kept for taking back"),
    ("standing", "joined by the stricter fact; the row goes"),
    ("standing_consent", "projected from the events of both"),
    ("standing_purchase", "projected from the purchases of both"),
    ("purchase", "handed over"),
    ("interaction", "handed over"),
    ("text_find", "handed over"),
    ("notice", "handed over"),
    ("special_request", "sealed anew"),
    ("rights_case", "handed over; it has a key of its own"),
    ("restriction", "holds for the one that stays; the row stays for taking back"),
    ("legal_hold", "sealed anew; holds the data of both"),
    ("attachment", "sealed anew"),
    ("attachment_piece", "sealed anew, one after the other"),
    ("erasure", "who waits for one is not merged; one under way is finished before"),
    ("retention_skip", "goes; the next run sees the one that stays"),
    ("self_code", "void: a new code is asked for"),
    ("data_letter", "who wants none stays without; the row stays for taking back"),
    ("consent_event", "handed over"),
    ("campaign_verdict", "handed over; of two about one audience the other is kept aside"),
    ("disclosure_person", "handed over"),
    ("held_row", "handed over"),
    ("twin", "undecided pairs go; the next search finds them with the one that stays"),
    ("list_matter", "goes; the next round looks at the one that stays"),
    ("merging", "older merges follow the person that goes"),
    ("merging_datum", "stays with its merge"),
];
