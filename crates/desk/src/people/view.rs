//! For which activity somebody looks at people.
//!
//! The register decides, not a table of roles: an activity is open to whoever takes part in it, and
//! the one that needs most kinds comes first. Work on data-subject rights comes last, for it also
//! shows restricted records. Activities that need every kind without being rights work (taking in,
//! comparing) show nothing to anybody.

use law::access::{ActivityFacts, Set64, Subjects, decide};
use law::kinds::View;
use law::refusal::{Refusal, Words};
use law::vocabulary::PersonState;

use crate::register::{Activity, Register};
use crate::{Call, Result};

/// The activities a caller may look at people for, the widest first.
pub(crate) fn lenses<'r>(call: &Call, register: &'r Register) -> Vec<&'r Activity> {
    let whole = |a: &Activity| a.kinds.iter().any(|code| code == "*");
    let takes_part = |a: &&Activity| a.roles.iter().any(|role| call.is(*role));
    let mut open: Vec<&Activity> = register
        .activities
        .iter()
        .filter(takes_part)
        .filter(|a| a.rights_work || !whole(a))
        .collect();
    open.sort_by_key(|a| (a.rights_work, std::cmp::Reverse(a.kinds.len())));
    open
}

/// The activity to look for: the wanted one, else the widest; rights work where the record needs it.
pub(crate) fn lens(
    call: &Call,
    register: &Register,
    wanted: Option<u16>,
    restricted: bool,
) -> Result<ActivityFacts> {
    let open = lenses(call, register);
    let found = match wanted {
        Some(id) => open.iter().find(|a| a.id == id),
        None => open.iter().find(|a| restricted && a.rights_work).or(open.first()),
    };
    found.map(|a| register.facts(a)).ok_or_else(|| NOT_YOURS.into())
}

impl crate::Desk {
    /// Whether the caller sees this person at all; nothing is opened.
    pub(crate) fn sees(&self, call: &Call, person: law::ids::PersonId) -> Result<()> {
        let state = self.state_of(person)?;
        let restricted = state != PersonState::Active;
        let facts = lens(call, &self.register(), None, restricted)?;
        let subject = Subjects::One(person, state);
        decide::<View>(call.actor, subject, &facts, Set64::FULL).map(drop).map_err(Into::into)
    }
}

const NOT_YOURS: Refusal = Refusal::new(
    "ROLE",
    &["R-EMP-01"],
    Words {
        de: "Ihre Rolle ist an dieser Tätigkeit nicht beteiligt.",
        en: "Your role does not take part in this activity.",
    },
    Words {
        de: "Eine beteiligte Kollegin bitten oder die Rolle von der Verwaltung ändern lassen.",
        en: "Ask a colleague who takes part, or have the administrator change the role.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::call_as;
    use law::vocabulary::Role;

    #[test]
    fn each_role_looks_through_the_widest_activity_it_takes_part_in() {
        let register = Register::shipped().unwrap();
        let first = |roles: &[Role]| {
            lens(&call_as(roles), &register, None, false)
                .map(|f| register.activity(f.id).unwrap().code.clone())
        };
        assert_eq!(first(&[Role::Sales]).unwrap(), "contract");
        assert_eq!(first(&[Role::Marketing]).unwrap(), "greeting");
        assert_eq!(first(&[Role::Finance]).unwrap(), "contract");
        assert_eq!(first(&[Role::RightsDesk]).unwrap(), "rights");
        assert_eq!(first(&[Role::Sales, Role::RightsDesk]).unwrap(), "contract");
        assert!(first(&[Role::Admin]).is_err());
        let intake = register.activity_coded("intake").unwrap().id;
        assert!(lens(&call_as(&[Role::Sales]), &register, Some(intake), false).is_err());
    }
}
