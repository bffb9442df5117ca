//! Who may open which data of whom, for which activity: the only maker of a [`Permit`].

use std::marker::PhantomData;

use crate::ids::{PersonId, UserId};
use crate::kinds::{Personal, Shape, Use};
use crate::refusal::{Refusal, Words};
use crate::vocabulary::{Basis, PersonState, Role};

/// A small set of [`Role`]s or [`Shape`]s, by their numbers (below 64).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Set64(u64);

impl Set64 {
    /// No member.
    pub const EMPTY: Self = Self(0);
    /// Every number below 64.
    pub const FULL: Self = Self(u64::MAX);
    /// This set with one more number; numbers of 64 and above are ignored.
    pub const fn with(self, code: i64) -> Self {
        if code < 0 || code > 63 { self } else { Self(self.0 | 1 << code) }
    }
    /// Whether the number is a member.
    pub const fn has(self, code: i64) -> bool {
        code >= 0 && code <= 63 && self.0 >> code & 1 == 1
    }
    /// What both sets share.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
    /// Whether nothing is a member.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The members as bits, for audit leaves.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl FromIterator<Role> for Set64 {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        roles.into_iter().fold(Self::EMPTY, |set, role| set.with(role.code()))
    }
}

impl FromIterator<Shape> for Set64 {
    fn from_iter<I: IntoIterator<Item = Shape>>(shapes: I) -> Self {
        shapes.into_iter().fold(Self::EMPTY, |set, shape| set.with(shape.code()))
    }
}

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub struct Actor {
    /// The user, or the technical account of a job or an API key.
    pub user: UserId,
    /// Roles held now.
    pub roles: Set64,
}

/// Whose data are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subjects {
    /// One person in this state.
    One(PersonId, PersonState),
    /// A bounded set for bulk work; restricted and erased records are left out by the caller's
    /// statement, and opening counts against the bound.
    Set {
        /// How many persons at most.
        at_most: u32,
    },
}

/// What the register says of the activity the data are asked for.
#[derive(Clone, Copy, Debug)]
pub struct ActivityFacts {
    /// Number of the activity in the register.
    pub id: u16,
    /// Legal basis; an activity without one permits nothing (R-PRI-01).
    pub basis: Option<Basis>,
    /// Which kinds of data the activity needs (R-PRI-02, R-PRI-03).
    pub shapes: Set64,
    /// Which roles carry the activity out (R-EMP-01).
    pub roles: Set64,
    /// Answering rights requests and incidents: may see restricted records (R-DSR-60).
    pub rights_work: bool,
}

/// Leave to use some kinds of data of some persons for one activity. Made by [`decide`] only.
#[must_use]
#[derive(Debug)]
pub struct Permit<U: Use> {
    // INVARIANT: the four fields passed every check of `decide`; nothing changes them later.
    actor: UserId,
    subjects: Subjects,
    activity: u16,
    shapes: Set64,
    used_for: PhantomData<fn() -> U>,
}

impl<U: Use> Permit<U> {
    /// Who was allowed.
    pub const fn actor(&self) -> UserId {
        self.actor
    }
    /// Whose data.
    pub const fn subjects(&self) -> Subjects {
        self.subjects
    }
    /// For which activity (number in the register).
    pub const fn activity(&self) -> u16 {
        self.activity
    }
    /// Which kinds.
    pub const fn shapes(&self) -> Set64 {
        self.shapes
    }
    /// Whether the permit covers values of this kind.
    pub fn covers<T: Personal>(&self) -> bool {
        self.shapes.has(i64::from(T::CODE))
    }
}

/// Decides whether `actor` may use `wanted` kinds of data of `subjects` for `activity`.
///
/// Kinds the activity does not need are left out of the permit rather than refused, so a page can
/// show what is allowed; nothing left means refusal.
///
/// # Errors
/// A [`Refusal`] naming the first missing ground: basis (R-PRI-01), role (R-EMP-01), state of the
/// record (R-GEN-03, R-DSR-60), or kind (R-PRI-02).
pub fn decide<U: Use>(
    actor: Actor,
    subjects: Subjects,
    activity: &ActivityFacts,
    wanted: Set64,
) -> Result<Permit<U>, Refusal> {
    if activity.basis.is_none() {
        return Err(Refusal::new("NO_BASIS", &["R-PRI-01"], NO_BASIS, NO_BASIS_WAY));
    }
    if actor.roles.and(activity.roles).is_empty() {
        return Err(Refusal::new("ROLE", &["R-EMP-01"], ROLE, ROLE_WAY));
    }
    if let Subjects::One(_, state) = subjects {
        let open = match state {
            PersonState::Active => true,
            PersonState::Restricted | PersonState::Deceased => activity.rights_work,
            PersonState::Erased => false,
        };
        if !open {
            return Err(Refusal::new("RESTRICTED", &["R-GEN-03", "R-DSR-60"], STATE, STATE_WAY));
        }
    }
    let shapes = wanted.and(activity.shapes);
    if shapes.is_empty() {
        return Err(Refusal::new("KIND", &["R-PRI-02"], KIND, KIND_WAY));
    }
    Ok(Permit { actor: actor.user, subjects, activity: activity.id, shapes, used_for: PhantomData })
}

const NO_BASIS: Words = Words {
    de: "Für diese Tätigkeit ist keine Rechtsgrundlage eingetragen.",
    en: "No legal basis is recorded for this activity.",
};
const NO_BASIS_WAY: Words = Words {
    de: "Im Verzeichnis eine Rechtsgrundlage für die Tätigkeit eintragen.",
    en: "Record a legal basis for the activity in the register.",
};
const ROLE: Words = Words {
    de: "Ihre Rolle ist an dieser Tätigkeit nicht beteiligt.",
    en: "Your role does not take part in this activity.",
};
const ROLE_WAY: Words = Words {
    de: "Eine beteiligte Kollegin bitten oder die Rolle von der Verwaltung ändern lassen.",
    en: "Ask a colleague who takes part, or have the administrator change the role.",
};
const STATE: Words = Words { de: "Der Datensatz ist gesperrt.", en: "The record is restricted." };
const STATE_WAY: Words = Words {
    de: "Die Betroffenenstelle kann gesperrte Datensätze mit Begründung einsehen.",
    en: "The rights desk can look at restricted records, with a reason.",
};
const KIND: Words = Words {
    de: "Diese Art von Daten wird für die Tätigkeit nicht gebraucht.",
    en: "The activity does not need this kind of data.",
};
const KIND_WAY: Words = Words {
    de: "Eine Tätigkeit wählen, zu der die Datenart gehört.",
    en: "Choose an activity that the kind of data belongs to.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kinds::{Email, Export, Note, View};

    fn newsletter() -> ActivityFacts {
        ActivityFacts {
            id: 4,
            basis: Some(Basis::Consent),
            shapes: [Shape::Name, Shape::Email].into_iter().collect(),
            roles: [Role::Marketing].into_iter().collect(),
            rights_work: false,
        }
    }

    fn actor(role: Role) -> Actor {
        Actor { user: UserId::default(), roles: [role].into_iter().collect() }
    }

    fn one(state: PersonState) -> Subjects {
        Subjects::One(PersonId::default(), state)
    }

    #[test]
    fn a_permit_covers_what_the_activity_needs_and_no_more() {
        let permit = decide::<View>(
            actor(Role::Marketing),
            one(PersonState::Active),
            &newsletter(),
            Set64::FULL,
        )
        .unwrap();
        assert!(permit.covers::<Email>());
        assert!(!permit.covers::<Note>());
    }

    #[test]
    fn a_permit_says_whom_it_was_given_for_what() {
        let user = UserId([7; 16]);
        let anna = Actor { user, ..actor(Role::Marketing) };
        let wanted = [Shape::Email, Shape::Note].into_iter().collect();
        let about = one(PersonState::Active);
        let permit = decide::<View>(anna, about, &newsletter(), wanted).unwrap();
        assert_eq!((permit.actor(), permit.subjects(), permit.activity()), (user, about, 4));
        assert_eq!(permit.shapes(), [Shape::Email].into_iter().collect());
    }

    /// A number outside is no member, whatever bit it would fall on.
    #[test]
    fn a_set_holds_the_numbers_below_64() {
        for code in -2..70 {
            let (set, inside) = (Set64::EMPTY.with(code), (0..64).contains(&code));
            assert_eq!(
                (set.is_empty(), set.bits().count_ones()),
                (!inside, inside.into()),
                "{code}"
            );
            assert_eq!(set.with(code), set);
            for other in -2..70 {
                assert_eq!(set.has(other), inside && code == other, "{code} {other}");
                assert_eq!(Set64::FULL.has(other), (0..64).contains(&other), "{other}");
            }
        }
        let (low, high) = (Set64::EMPTY.with(3).with(7), Set64::EMPTY.with(7).with(63));
        assert_eq!((low.bits(), low.and(high)), (0b1000_1000, Set64::EMPTY.with(7)));
    }

    #[test]
    fn each_missing_ground_is_named() {
        let ask = |role, state, activity: &ActivityFacts, wanted| {
            decide::<Export>(actor(role), one(state), activity, wanted).unwrap_err().code
        };
        let activity = newsletter();
        assert_eq!(ask(Role::Sales, PersonState::Active, &activity, Set64::FULL), "ROLE");
        assert_eq!(
            ask(Role::Marketing, PersonState::Restricted, &activity, Set64::FULL),
            "RESTRICTED"
        );
        assert_eq!(ask(Role::Marketing, PersonState::Erased, &activity, Set64::FULL), "RESTRICTED");
        assert_eq!(ask(Role::Marketing, PersonState::Active, &activity, Set64::EMPTY), "KIND");
        let baseless = ActivityFacts { basis: None, ..activity };
        assert_eq!(ask(Role::Marketing, PersonState::Active, &baseless, Set64::FULL), "NO_BASIS");
    }

    #[test]
    fn rights_work_sees_restricted_but_never_erased() {
        let rights = ActivityFacts { rights_work: true, ..newsletter() };
        assert!(
            decide::<View>(
                actor(Role::Marketing),
                one(PersonState::Restricted),
                &rights,
                Set64::FULL
            )
            .is_ok()
        );
        assert!(
            decide::<View>(actor(Role::Marketing), one(PersonState::Erased), &rights, Set64::FULL)
                .is_err()
        );
    }
}
