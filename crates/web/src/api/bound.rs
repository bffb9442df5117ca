//! What a key is bound to: one activity and one source of the register.

use desk::Fault;
use desk::register::{Activity, Kind, Register};
use law::kinds::Shape;
use law::refusal::{Refusal, Words};

use crate::session::ApiCaller;

law::vocabulary! {
    /// Language a person is written to in.
    Language { De = 1 "de", En = 2 "en" }
}

/// The activity of the key; a program that names another one is refused.
///
/// # Errors
/// A refusal for another activity; a fault for a code the register does not hold.
pub fn activity<'r>(
    register: &'r Register,
    caller: &ApiCaller,
    named: Option<&str>,
) -> desk::Result<&'r Activity> {
    let own = register.activity(caller.activity).ok_or(Fault::NOT_FOUND)?;
    match named.map(|code| activity_coded(register, code)).transpose()? {
        Some(other) if other.id != own.id => Err(OTHER_ACTIVITY.into()),
        _ => Ok(own),
    }
}

/// Any activity by its code: for refusals, which are heeded whichever key brings them.
///
/// # Errors
/// A fault for a code the register does not hold.
pub fn activity_coded<'r>(register: &'r Register, code: &str) -> desk::Result<&'r Activity> {
    register.activity_coded(code).ok_or_else(|| NO_ACTIVITY.into())
}

/// A kind by its code, if the activity of the key needs it (R-PRI-02).
///
/// # Errors
/// A refusal for a kind the activity does not need; a fault for a code the register does not hold.
pub fn kind<'r>(register: &'r Register, caller: &ApiCaller, code: &str) -> desk::Result<&'r Kind> {
    let kind = register.kind_coded(code).ok_or(NO_KIND)?;
    let needed = register.needs(activity(register, caller, None)?, kind);
    if needed { Ok(kind) } else { Err(NOT_NEEDED.into()) }
}

/// Refuses a kind, by its number, that the activity of the key does not need (R-PRI-02).
///
/// # Errors
/// That refusal.
pub fn kind_numbered(register: &Register, caller: &ApiCaller, id: u16) -> desk::Result<()> {
    let own = activity(register, caller, None)?;
    let needed = register.kind(id).is_some_and(|kind| register.needs(own, kind));
    if needed { Ok(()) } else { Err(NOT_NEEDED.into()) }
}

/// Whether the activity of the key needs values of this shape (R-PRI-02).
///
/// # Errors
/// A refusal if it does not.
pub fn needs(register: &Register, caller: &ApiCaller, shape: Shape) -> desk::Result<()> {
    let facts = register.facts(activity(register, caller, None)?);
    if facts.shapes.has(shape.code()) { Ok(()) } else { Err(NOT_NEEDED.into()) }
}

/// A product group by its code.
///
/// # Errors
/// A fault for a code the register does not hold.
pub fn group(register: &Register, code: &str) -> desk::Result<u16> {
    let found = register.product_groups.iter().find(|group| group.code == code);
    found.map(|group| group.id).ok_or_else(|| NO_GROUP.into())
}

/// A source by its code.
///
/// # Errors
/// A fault for a code the register does not hold.
pub fn source(register: &Register, code: &str) -> desk::Result<u16> {
    register.source_coded(code).map(|source| source.id).ok_or_else(|| NO_SOURCE.into())
}

/// The refusal of an activity the key is not bound to.
pub const OTHER_ACTIVITY: Refusal = Refusal::new(
    "KEY_ACTIVITY",
    &["R-EMP-01"],
    Words {
        de: "Der Schlüssel gilt nur für seine eigene Tätigkeit.",
        en: "The key is good for its own activity only.",
    },
    Words {
        de: "Für diese Tätigkeit einen eigenen Schlüssel anlegen.",
        en: "Make a key of its own for this activity.",
    },
);
const NOT_NEEDED: Refusal = Refusal::new(
    "KIND",
    &["R-PRI-02"],
    Words {
        de: "Diese Art von Daten wird für die Tätigkeit des Schlüssels nicht gebraucht.",
        en: "The activity of the key does not need this kind of data.",
    },
    Words {
        de: "Den Wert weglassen oder einen Schlüssel der passenden Tätigkeit nehmen.",
        en: "Leave the value out, or use a key of the activity it belongs to.",
    },
);
const NO_ACTIVITY: Fault = Fault::of(
    "activity",
    "NOT_IN_REGISTER",
    Words {
        de: "Diese Tätigkeit steht nicht im Verzeichnis.",
        en: "This activity is not in the register.",
    },
);
const NO_KIND: Fault = Fault::of(
    "kind",
    "NOT_IN_REGISTER",
    Words {
        de: "Diese Datenart steht nicht im Verzeichnis.",
        en: "This kind of data is not in the register.",
    },
);
const NO_GROUP: Fault = Fault::of(
    "product_group",
    "NOT_IN_REGISTER",
    Words {
        de: "Diese Warengruppe steht nicht im Verzeichnis.",
        en: "This product group is not in the register.",
    },
);
const NO_SOURCE: Fault = Fault::of(
    "source",
    "NOT_IN_REGISTER",
    Words {
        de: "Diese Quelle steht nicht im Verzeichnis.",
        en: "This source is not in the register.",
    },
);
