//! The audit leaf: a closed binary record. No text, no address, nothing that says who a person is
//! once the person's key is gone (`subject_tag`).

use law::access::Set64;
use law::ids::RequestId;

use crate::bytes::{fill, take};

/// Length of an encoded leaf in bytes.
pub const LEAF: usize = 1 + 8 + 8 + 16 + 1 + 1 + 16 + 1 + 2 + 4 + 8 + 16 + 32;
const VERSION: u8 = 1;

law::vocabulary! {
    /// What was done. 1 to 6 are the codes of the uses that values are opened for.
    Action {
        View = 1 "view", Mail = 2 "mail", Link = 3 "link", Export = 4 "export",
        Collect = 5 "collect", Erase = 6 "erase",
        LogIn = 16 "log_in", LogInFailed = 17 "log_in_failed", LogOut = 18 "log_out",
        UserChanged = 19 "user_changed", ApiKeyMade = 20 "api_key_made", ApiKeyRevoked = 21 "api_key_revoked",
        PasswordReset = 22 "password_reset",
        PersonEntered = 32 "person_entered", ValueChanged = 33 "value_changed",
        ValueRemoved = 34 "value_removed", PersonsMerged = 35 "persons_merged",
        Informed = 39 "informed", Restricted = 36 "restricted", Released = 37 "released", PersonErased = 38 "person_erased",
        PersonsSplit = 40 "persons_split",
        PairDecided = 41 "pair_decided", PairReopened = 42 "pair_reopened",
        MatterSettled = 43 "matter_settled", MatterReopened = 44 "matter_reopened",
        ImportStarted = 48 "import_started", ImportBatch = 49 "import_batch",
        ImportFinished = 50 "import_finished", ImportUndone = 51 "import_undone",
        HeldTaken = 52 "held_taken", HeldMerged = 53 "held_merged", HeldDropped = 54 "held_dropped",
        ConsentGiven = 64 "consent_given", ConsentConfirmed = 65 "consent_confirmed",
        ConsentWithdrawn = 66 "consent_withdrawn", Objected = 67 "objected",
        Suppressed = 68 "suppressed", SuppressionLifted = 69 "suppression_lifted",
        BlacklistOverruled = 70 "blacklist_overruled", ObjectionLifted = 71 "objection_lifted",
        AudienceBuilt = 80 "audience_built", ExportMade = 81 "export_made",
        ExportFetched = 82 "export_fetched", Disclosed = 83 "disclosed", ExportApproved = 84 "export_approved",
        RegisterChanged = 96 "register_changed", SourceChanged = 97 "source_changed",
        WordingChanged = 98 "wording_changed",
        CaseOpened = 112 "case_opened", CaseChanged = 113 "case_changed", CaseClosed = 114 "case_closed",
        LettersSet = 115 "letters_set",
        Unsealed = 128 "unsealed", Sealed = 129 "sealed", KeysRotated = 130 "keys_rotated",
        Restored = 131 "restored", AuditRead = 132 "audit_read", SlotChanged = 133 "slot_changed",
        BackupsSet = 134 "backups_set",
        Refused = 144 "refused",
        NoteWritten = 160 "note_written", NoteChanged = 161 "note_changed",
        NoteRemoved = 162 "note_removed", SpecialAsked = 163 "special_asked",
        SpecialDecided = 164 "special_decided", NoticeSettled = 165 "notice_settled",
        TaskDone = 166 "task_done", FileKept = 167 "file_kept",
        FileFetched = 168 "file_fetched", FileRemoved = 169 "file_removed",
        KindErased = 170 "kind_erased",
        HeldReopened = 176 "held_reopened",
    }
}
law::vocabulary! {
    /// What it was done to.
    Object {
        System = 0 "system", Person = 1 "person", Persons = 2 "persons", Datum = 3 "datum",
        Consent = 4 "consent", Suppression = 5 "suppression", Import = 6 "import", Held = 7 "held",
        Audience = 8 "audience", Export = 9 "export", Register = 10 "register", User = 11 "user",
        ApiKey = 12 "api_key", Case = 13 "case", Keys = 14 "keys", Audit = 15 "audit",
    }
}
law::vocabulary! {
    /// How it ended.
    Outcome { Done = 1 "done", Refused = 2 "refused", Failed = 3 "failed" }
}

/// One entry of the audit log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Position in the log, from 0; given by the ledger.
    pub seq: u64,
    /// Milliseconds since 1970 UTC.
    pub utc_ms: u64,
    /// Who, as a tag ([`crate::Vault::actor_tag`]).
    pub actor_tag: [u8; 16],
    /// What was done.
    pub action: Action,
    /// What it was done to.
    pub object: Object,
    /// About whom, as a tag ([`crate::Vault::subject_tag`]); zeros for a set or nobody.
    pub subject_tag: [u8; 16],
    /// How it ended.
    pub outcome: Outcome,
    /// Activity of the register it was done for; 0 for none.
    pub activity: u16,
    /// How many persons, rows or values at most.
    pub count: u32,
    /// Kinds of values concerned, by [`law::kinds::Shape`].
    pub fields: Set64,
    /// The request it belongs to.
    pub request: RequestId,
    /// Salted commitment to the new state; zeros if nothing changed.
    pub commitment: [u8; 32],
}

impl Leaf {
    /// The same leaf at another position.
    #[must_use]
    pub const fn with_seq(self, seq: u64) -> Self {
        Self { seq, ..self }
    }

    /// The leaf as it is kept and hashed; numbers big-endian.
    pub fn encode(&self) -> [u8; LEAF] {
        let mut out = [0; LEAF];
        fill(
            &mut out,
            &[
                &[VERSION],
                &self.seq.to_be_bytes(),
                &self.utc_ms.to_be_bytes(),
                &self.actor_tag,
                &[self.action as u8, self.object as u8],
                &self.subject_tag,
                &[self.outcome as u8],
                &self.activity.to_be_bytes(),
                &self.count.to_be_bytes(),
                &self.fields.bits().to_be_bytes(),
                self.request.bytes(),
                &self.commitment,
            ],
        );
        out
    }

    /// Reads a kept leaf; `None` if it has another length or version or an unknown code.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let rest = &mut rest;
        (take(rest)? == [VERSION]).then_some(())?;
        let leaf = Self {
            seq: u64::from_be_bytes(take(rest)?),
            utc_ms: u64::from_be_bytes(take(rest)?),
            actor_tag: take(rest)?,
            action: Action::from_code(code(rest)?)?,
            object: Object::from_code(code(rest)?)?,
            subject_tag: take(rest)?,
            outcome: Outcome::from_code(code(rest)?)?,
            activity: u16::from_be_bytes(take(rest)?),
            count: u32::from_be_bytes(take(rest)?),
            fields: from_bits(u64::from_be_bytes(take(rest)?)),
            request: RequestId(take(rest)?),
            commitment: take(rest)?,
        };
        rest.is_empty().then_some(leaf)
    }
}

fn code(rest: &mut &[u8]) -> Option<i64> {
    take(rest).map(|[code]| i64::from(code))
}

fn from_bits(bits: u64) -> Set64 {
    (0..64).filter(|at| bits >> at & 1 == 1).fold(Set64::EMPTY, Set64::with)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_leaf_reads_back_and_has_no_room_for_text() {
        let leaf = Leaf {
            seq: 7,
            utc_ms: 1_790_000_000_000,
            actor_tag: [1; 16],
            action: Action::ConsentWithdrawn,
            object: Object::Consent,
            subject_tag: [2; 16],
            outcome: Outcome::Done,
            activity: 4,
            count: 1,
            fields: Set64::EMPTY.with(3).with(63),
            request: RequestId([3; 16]),
            commitment: [4; 32],
        };
        let bytes = leaf.encode();
        assert_eq!(bytes.len(), 114);
        assert_eq!(Leaf::decode(&bytes), Some(leaf));
        assert_eq!(Leaf::decode(&bytes[1..]), None);
        assert_eq!(Leaf::decode(&[&bytes[..], &[0]].concat()), None);
    }

    #[test]
    fn every_action_fits_its_byte_and_opening_uses_the_codes_of_uses() {
        use law::kinds::{Erase, Use, View};
        assert!(Action::ALL.iter().all(|action| u8::try_from(action.code()).is_ok()));
        assert_eq!(Action::View.code(), i64::from(View::CODE));
        assert_eq!(Action::Erase.code(), i64::from(Erase::CODE));
    }
}
