//! The guard against a clock that jumps (reliability goal R10): nothing is deleted by a clock that
//! nobody vouches for.

use law::refusal::Words;
use store::Tx;
use vault::{Action, Note, Object};

use super::rights_desk;
use crate::{Call, Desk, Fault, Result};

/// Name under which the data remember the last moment the clock was believed.
const TRUSTED: &str = "clock_trusted";
/// How far it may be from there. A running program looks every hour.
const LEEWAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What the clock says, and whether it is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClockState {
    /// The last moment it was believed, in milliseconds since 1970 UTC.
    pub trusted: i64,
    /// What it says now.
    pub now: i64,
}

impl ClockState {
    /// Whether the two are no more than a day apart, in either direction.
    pub const fn is_believed(&self) -> bool {
        self.now.saturating_sub(self.trusted).saturating_abs() <= LEEWAY_MS
    }
}

const CLOCK: Fault = Fault {
    code: "CLOCK",
    field: None,
    line: None,
    words: Words {
        de: "Die Uhr ist seit dem letzten Blick um mehr als einen Tag gesprungen, oder das Programm stand so lange still. Es wird nichts gelöscht, bis die Betroffenenstelle bestätigt, dass Datum und Uhrzeit stimmen.",
        en: "Since the last look the clock jumped by more than a day, or the program rested that long. Nothing is deleted until the rights desk confirms that date and time are right.",
    },
};

impl Desk {
    /// Looks at the clock; believed, it is what later looks are compared with. To be called every
    /// hour, and before each run.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn look_at_clock(&self, call: &Call) -> Result<ClockState> {
        self.store.write(|tx| {
            let trusted = trusted(tx)?.unwrap_or(call.ms());
            let state = ClockState { trusted, now: call.ms() };
            if state.is_believed() {
                store::set_meta(tx, TRUSTED, &call.ms().to_be_bytes())?;
            }
            Ok(state)
        })
    }

    /// Somebody says that the clock is right.
    ///
    /// # Errors
    /// `ROLE`.
    pub fn confirm_clock(&self, call: &Call) -> Result<()> {
        rights_desk(call)?;
        self.store.write(|tx| {
            store::set_meta(tx, TRUSTED, &call.ms().to_be_bytes())?;
            let note = Note::new(call.actor.user, Action::Unsealed, Object::System, call.moment());
            self.note(tx, note)
        })
    }

    /// # Errors
    /// `CLOCK`.
    pub(super) fn check_clock(&self, call: &Call) -> Result<()> {
        if self.look_at_clock(call)?.is_believed() { Ok(()) } else { Err(CLOCK.into()) }
    }
}

fn trusted(tx: &mut Tx<'_>) -> Result<Option<i64>> {
    let kept = store::meta(tx, TRUSTED)?;
    Ok(kept.and_then(|bytes| bytes.try_into().ok()).map(i64::from_be_bytes))
}
