//! Writing down what is done. The store keeps the leaves, in the same transaction as the change.

use law::access::Set64;
use law::ids::{RequestId, UserId};

use crate::crypto::cut;
use crate::error::{Failure, GrantError, LedgerError};
use crate::key::PersonKey;
use crate::leaf::{Action, Leaf, Object, Outcome};
use crate::vault::Vault;

/// Keeps audit leaves in order.
pub trait Ledger {
    /// Keeps the leaf durably together with the change it records, at the next position
    /// ([`Leaf::with_seq`]), and returns that position.
    ///
    /// # Errors
    /// When it could not be kept; then what it records must not happen.
    fn append(&mut self, leaf: Leaf) -> Result<u64, LedgerError>;
}

/// When, and in which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// Milliseconds since 1970 UTC.
    pub utc_ms: u64,
    /// The request.
    pub request: RequestId,
}

/// Something to be written down. Start with [`Note::new`] and add what applies.
#[derive(Clone, Copy)]
pub struct Note<'a> {
    actor: UserId,
    action: Action,
    object: Object,
    moment: Moment,
    subject: Option<&'a PersonKey>,
    outcome: Outcome,
    activity: u16,
    count: u32,
    fields: Set64,
    commitment: [u8; 32],
}

impl<'a> Note<'a> {
    /// `actor` did `action` to `object`.
    pub const fn new(actor: UserId, action: Action, object: Object, moment: Moment) -> Self {
        Self {
            actor,
            action,
            object,
            moment,
            subject: None,
            outcome: Outcome::Done,
            activity: 0,
            count: 1,
            fields: Set64::EMPTY,
            commitment: [0; 32],
        }
    }

    /// It concerns the person of this key. Always the key that holds the person's name, so that
    /// all leaves about one person in one month carry the same tag.
    #[must_use]
    pub const fn about(self, subject: &'a PersonKey) -> Self {
        Self { subject: Some(subject), ..self }
    }

    /// It was done to something else.
    #[must_use]
    pub const fn object(self, object: Object) -> Self {
        Self { object, ..self }
    }

    /// It was done for this activity of the register.
    #[must_use]
    pub const fn activity(self, activity: u16) -> Self {
        Self { activity, ..self }
    }

    /// It concerns this many persons, rows or values.
    #[must_use]
    pub const fn count(self, count: u32) -> Self {
        Self { count, ..self }
    }

    /// It concerns these kinds of values.
    #[must_use]
    pub const fn fields(self, fields: Set64) -> Self {
        Self { fields, ..self }
    }

    /// It was refused or failed.
    #[must_use]
    pub const fn outcome(self, outcome: Outcome) -> Self {
        Self { outcome, ..self }
    }

    /// It led to the state committed to ([`PersonKey::commit`], [`Vault::commit`]).
    #[must_use]
    pub const fn commitment(self, commitment: [u8; 32]) -> Self {
        Self { commitment, ..self }
    }
}

impl Vault {
    /// Writes a leaf for something other than opening values. Returns its position.
    ///
    /// # Errors
    /// [`GrantError::Ledger`]: then what it records must not happen.
    pub fn note(&self, ledger: &mut dyn Ledger, note: Note<'_>) -> Result<u64, GrantError> {
        let leaf = self.leaf(&note).map_err(GrantError::Failure)?;
        ledger.append(leaf).map_err(GrantError::Ledger)
    }

    /// The leaf for a note, at position 0 until the ledger gives it one.
    ///
    /// # Errors
    /// [`Failure::Crypto`].
    pub fn leaf(&self, note: &Note<'_>) -> Result<Leaf, Failure> {
        let subject_tag = match note.subject {
            Some(key) => self.subject_tag(key, note.moment.utc_ms)?,
            None => [0; 16],
        };
        Ok(Leaf {
            seq: 0,
            utc_ms: note.moment.utc_ms,
            actor_tag: self.actor_tag(note.actor),
            action: note.action,
            object: note.object,
            subject_tag,
            outcome: note.outcome,
            activity: note.activity,
            count: note.count,
            fields: note.fields,
            request: note.moment.request,
            commitment: note.commitment,
        })
    }

    /// Stands for a user in audit leaves.
    pub fn actor_tag(&self, user: UserId) -> [u8; 16] {
        self.audit_tags.short(&[b"actor/v1", user.bytes()])
    }

    /// Stands for a person in the audit leaves of one calendar month (UTC). Can be found while the
    /// person's key lives; afterwards it can neither be tied to the person nor to another month, so
    /// the log needs no erasure.
    ///
    /// # Errors
    /// [`Failure::Crypto`].
    pub fn subject_tag(&self, key: &PersonKey, utc_ms: u64) -> Result<[u8; 16], Failure> {
        let month = month(utc_ms).to_be_bytes();
        Ok(cut(key.mac_key(b"audit/v1")?.tag(&[&self.installation(), &month])))
    }

    /// Commits to the state of something that is about no person, such as a register version.
    pub fn commit(&self, state: &[u8]) -> [u8; 32] {
        self.audit_tags.tag(&[b"state/v1", state])
    }
}

/// Months since January 1970, by the civil calendar (H. Hinnant, "chrono-compatible low-level date
/// algorithms", `civil_from_days`).
const fn month(utc_ms: u64) -> u64 {
    let day = utc_ms / 86_400_000 + 719_468;
    let era = day / 146_097;
    let of_era = day % 146_097;
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    (year + era * 400) * 12 + shifted + 2 - 1970 * 12
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn months_change_at_midnight_of_the_first() {
        assert_eq!(month(0), 0);
        assert_eq!(month(2_678_400_000 - 1), 0); // 31 January 1970, 23:59:59.999
        assert_eq!(month(2_678_400_000), 1);
        assert_eq!(month(1_709_251_199_999), 54 * 12 + 1); // 29 February 2024, last millisecond
        assert_eq!(month(1_709_251_200_000), 54 * 12 + 2); // 1 March 2024
        assert_eq!(month(1_798_761_600_000), 57 * 12); // 1 January 2027
    }
}
