use jiff::{Timestamp, ToSpan};
use law::vocabulary::Role;
use vault::{Action, Note, Object};

use super::{AuditFilter, ChainFault};
use crate::testing::{call_as, desk, entered, somebody};
use crate::{Call, Desk, Error};

/// Writes leaves that mean nothing else.
fn write(desk: &Desk, call: &Call, leaves: u32) {
    for _ in 0..leaves {
        let note = Note::new(call.actor.user, Action::Sealed, Object::System, call.moment());
        desk.store.write(|tx| desk.note(tx, note)).unwrap();
    }
}

fn bend(desk: &Desk, sql: &'static str) {
    desk.store.write(|tx| tx.execute(sql, &[]).map(drop)).unwrap();
}

fn later(call: &Call, seconds: i64) -> Timestamp {
    call.now.checked_add(seconds.seconds()).unwrap()
}

#[test]
fn a_sound_log_is_vouched_for_up_to_its_last_checkpoint() {
    let (_folder, desk, call) = desk();
    write(&desk, &call, 20);
    let signed = desk.checkpoint(call.now).unwrap();
    write(&desk, &call, 5);
    let report = desk.verify_audit(&call).unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!((report.vouched, report.size), (signed, signed + 5));
}

/// A statement that bends the log, and how its fault is recognised.
type Way = (&'static str, fn(&ChainFault) -> bool);

#[test]
fn every_way_of_bending_the_log_is_found() {
    let ways: [Way; 3] = [
        (
            "update audit_leaf set leaf = (select leaf from audit_leaf where seq = 6) where seq = 5",
            |f| matches!(f, ChainFault::Misplaced { at: 5, says: 6 }),
        ),
        ("delete from audit_leaf where seq = 7", |f| {
            matches!(f, ChainFault::Misplaced { at: 7, .. })
        }),
        ("delete from audit_leaf where seq >= 15", |f| matches!(f, ChainFault::CutOff { .. })),
    ];
    for (sql, found) in ways {
        let (_folder, desk, call) = desk();
        write(&desk, &call, 20);
        desk.checkpoint(call.now).unwrap();
        bend(&desk, sql);
        let report = desk.verify_audit(&call).unwrap();
        assert!(report.faults.iter().any(found), "{sql}: {:?}", report.faults);
    }
}

#[test]
fn a_changed_byte_breaks_the_root_and_is_not_signed_for() {
    let (_folder, desk, call) = desk();
    write(&desk, &call, 20);
    desk.checkpoint(call.now).unwrap();
    // One byte of the commitment, the last field of a leaf.
    bend(
        &desk,
        "update audit_leaf set leaf = cast(substr(leaf, 1, length(leaf) - 1) || x'07' as blob) where seq = 9",
    );
    let report = desk.verify_audit(&call).unwrap();
    assert!(report.faults.iter().any(|f| matches!(f, ChainFault::Changed { .. })));
    // A program that starts now does not put its name to it.
    *desk.chain.lock().unwrap() = vault::audit::Tree::default();
    assert!(matches!(desk.checkpoint(call.now), Err(Error::Failure(_))));
}

#[test]
fn a_checkpoint_is_due_after_a_minute_or_a_thousand_leaves() {
    let (_folder, desk, call) = desk();
    write(&desk, &call, 1);
    assert!(desk.checkpoint_if_due(call.now).unwrap().is_some(), "the first one at once");
    assert_eq!(desk.checkpoint_if_due(later(&call, 600)).unwrap(), None, "nothing was written");
    write(&desk, &call, 1);
    assert_eq!(desk.checkpoint_if_due(later(&call, 59)).unwrap(), None);
    assert!(desk.checkpoint_if_due(later(&call, 60)).unwrap().is_some());
    write(&desk, &call, 1_000);
    assert!(desk.checkpoint_if_due(later(&call, 61)).unwrap().is_some());
}

#[test]
fn the_log_can_be_asked_what_concerns_one_person() {
    let (_folder, desk, call) = desk();
    let anna = entered(&desk, &call, &somebody("Weber", "weber@example.org"));
    entered(&desk, &call, &somebody("Kern", "kern@example.org"));
    let all = desk.audit_page(&call, &AuditFilter::default()).unwrap().entries.len();
    let filter = AuditFilter { person: Some(anna), ..AuditFilter::default() };
    let hers = desk.audit_page(&call, &filter).unwrap().entries;
    assert!(!hers.is_empty() && hers.len() < all, "{} of {all}", hers.len());
    let read = AuditFilter { action: Some(Action::AuditRead), ..AuditFilter::default() };
    let reads = desk.audit_page(&call, &read).unwrap().entries;
    assert_eq!(reads.len(), 3, "reading leaves a trace itself");
}

#[test]
fn pages_lead_on_without_gap_or_repeat() {
    let (_folder, desk, call) = desk();
    write(&desk, &call, 120);
    let (mut seen, mut filter) = (Vec::new(), AuditFilter::default());
    loop {
        let page = desk.audit_page(&call, &filter).unwrap();
        seen.extend(page.entries.iter().map(|entry| entry.seq));
        match page.older {
            Some(older) => filter.before = Some(older),
            None => break,
        }
    }
    assert!(seen.len() > 120 && seen.windows(2).all(|pair| pair[0] == pair[1] + 1));
    assert_eq!(seen.last(), Some(&0));
}

#[test]
fn only_the_rights_desk_reads_it() {
    let (_folder, desk, _) = desk();
    let admin = call_as(&[Role::Admin, Role::Sales]);
    assert!(matches!(desk.audit_page(&admin, &AuditFilter::default()), Err(Error::Refusal(_))));
    assert!(matches!(desk.verify_audit(&admin), Err(Error::Refusal(_))));
}
