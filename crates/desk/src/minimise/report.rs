//! Making the report.

use jiff::civil::Date;
use law::class::Class;
use law::kinds::Shape;
use law::refusal::{Refusal, Words};
use law::vocabulary::Role;
use store::records::kind_use::{self, KindUse};
use store::records::minimise::{self, Held};

use crate::people::today;
use crate::register::{Kind, Register};
use crate::{Call, Desk, Result, day_of};

/// Why a kind is called out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallOut {
    /// A picture: only with consent for a purpose (R-EMP-30).
    Photo,
    /// A date of birth: rarely needed (R-BAS-07).
    Birthday,
    /// A salutation: not needed for a contract (C-394/23).
    Salutation,
}

/// What is held of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KindReport {
    /// Kind, a number of the register.
    pub kind: u16,
    /// How many values.
    pub values: u64,
    /// Those whose label names no activity that needs the kind.
    pub without_ground: u64,
    /// Activities of the register that need it.
    pub needed_by: Vec<u16>,
    /// Day a value of it was last opened for one of them.
    pub last_used: Option<Date>,
    /// The activity it was opened for then.
    pub last_by: Option<u16>,
    /// Day the newest value was stored.
    pub newest: Option<Date>,
    /// Retired in the register.
    pub retired: bool,
    /// Why it is called out.
    pub call_out: Option<CallOut>,
    /// Whether it can be retired as a whole.
    pub may_go: bool,
}

impl KindReport {
    /// Held, and opened by nobody for any activity that needs it.
    pub const fn never_used(&self) -> bool {
        self.values > 0 && self.last_used.is_none()
    }
}

/// The report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Day it was made.
    pub on: Date,
    /// Each kind of the register.
    pub kinds: Vec<KindReport>,
    /// Pictures held as files.
    pub photos: u64,
}

impl Desk {
    /// Makes the report; for a thread of its own. Nothing is opened. `false` when one is being made.
    ///
    /// # Errors
    /// `MINIMISE_ROLE` for everybody but rights desk and administration.
    pub fn make_minimisation(&self, call: &Call) -> Result<bool> {
        looks_after(call)?;
        let Some(_turn) = self.minimise.turn() else { return Ok(false) };
        let register = self.register();
        let (held, photos, used) = self.store.read(|tx| {
            let photos = minimise::photos(tx)?;
            Ok::<_, store::Failure>((minimise::held(tx)?, photos, kind_use::all(tx)?))
        })?;
        let photos = u64::try_from(photos).unwrap_or(0);
        let kinds = register.kinds.iter().map(|kind| {
            let mut report = kind_report(&register, kind, &held, &used);
            // Pictures are files, of the kind that their purpose needs.
            report.values += if kind.class == Class::Photo { photos } else { 0 };
            report
        });
        let report = Report { on: day_of(today(call, &register)), kinds: kinds.collect(), photos };
        self.minimise.put(report);
        Ok(true)
    }
}

fn kind_report(register: &Register, kind: &Kind, held: &[Held], used: &[KindUse]) -> KindReport {
    let needed: Vec<u16> =
        register.activities.iter().filter(|a| a.kinds.contains(&kind.code)).map(|a| a.id).collect();
    let bits = needed.iter().fold(0_u64, |bits, id| bits | 1 << u32::from(*id));
    let mine = || held.iter().filter(|h| h.kind == i64::from(kind.id));
    let count = |held: &Held| u64::try_from(held.values).unwrap_or(0);
    let last = last_use(used, kind.id, |activity| needed.contains(&activity));
    let proof = kind.shape == Shape::Proof;
    KindReport {
        kind: kind.id,
        values: mine().map(count).sum(),
        without_ground: if proof {
            0
        } else {
            mine().filter(|h| h.activities & bits == 0).map(count).sum()
        },
        last_used: last.map(|used| day_of(used.on)),
        last_by: last.map(|used| used.activity),
        newest: mine().map(|h| h.newest_on).max().map(day_of),
        needed_by: needed,
        retired: kind.retired,
        call_out: call_out(kind),
        may_go: super::retire::may_go(kind.shape),
    }
}

/// The newest use of a kind for one of these activities.
fn last_use(used: &[KindUse], kind: u16, counts: impl Fn(u16) -> bool) -> Option<KindUse> {
    let of_kind = used.iter().filter(|used| used.kind == kind && counts(used.activity));
    of_kind.max_by_key(|used| (used.on, used.activity)).copied()
}

fn call_out(kind: &Kind) -> Option<CallOut> {
    let named = |word: &str| kind.code.contains(word) || kind.name.de.to_lowercase().contains(word);
    if kind.class == Class::Photo {
        Some(CallOut::Photo)
    } else if kind.shape == Shape::BirthDate {
        Some(CallOut::Birthday)
    } else if kind.shape == Shape::Attribute && (named("salutation") || named("anrede")) {
        Some(CallOut::Salutation)
    } else {
        None
    }
}

/// Rights desk and administration look after what is held.
pub(super) fn looks_after(call: &Call) -> Result<()> {
    if call.is(Role::RightsDesk) || call.is(Role::Admin) { Ok(()) } else { Err(ROLE.into()) }
}

const ROLE: Refusal = Refusal::new(
    "MINIMISE_ROLE",
    &["R-EMP-01"],
    Words {
        de: "Um den Bestand kümmern sich Betroffenenstelle und Verwaltung.",
        en: "Rights desk and administrators look after what is held.",
    },
    Words {
        de: "Bitte die Betroffenenstelle oder die Verwaltung fragen.",
        en: "Please ask the rights desk or an administrator.",
    },
);
