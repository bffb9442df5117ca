//! Finding a person by an exact address: compared by keyed hash, nothing is opened.

use law::access::{Set64, Subjects, decide};
use law::ids::PersonId;
use law::kinds::{Link, Shape};
use store::records::{datum, standing};

use super::form::{as_fault, checked};
use super::lens;
use super::list::is_visible;
use crate::{Call, Desk, Result};

/// Persons one address leads to at most.
const FOUND: usize = 50;

impl Desk {
    /// Persons that hold exactly this e-mail address or number, asked for one activity. The look-up
    /// is in the audit log whether or not somebody is found.
    ///
    /// # Errors
    /// A fault for what is no such address; refusals of role and kind.
    pub fn find_by_address(
        &self,
        call: &Call,
        activity: u16,
        shape: Shape,
        address: &str,
    ) -> Result<Vec<PersonId>> {
        let register = self.register();
        let facts = lens(call, &register, Some(activity), false)?;
        let (at_most, wanted) = (FOUND as u32, Set64::EMPTY.with(shape.code()));
        let permit = decide::<Link>(call.actor, Subjects::Set { at_most }, &facts, wanted)?;
        let parts = checked(shape, &[address], register.firm.country)
            .map_err(|(field, fault)| as_fault(field, fault))?;
        let canonical = parts.first().map_or("", String::as_str);
        let blind = self.vault.blind(shape, canonical);
        drop(self.grant(permit, call, None)?);
        let mut found = self.store.read(|tx| {
            let mut found = Vec::new();
            for (_, person) in datum::persons_by_blinds(tx, &[blind])? {
                let standing = standing::get(tx, person)?;
                found.extend(standing.filter(|s| is_visible(s, facts.rights_work)));
            }
            Ok::<_, store::Failure>(found)
        })?;
        found.sort_unstable_by_key(|s| s.person);
        found.dedup_by_key(|s| s.person);
        found.truncate(FOUND);
        Ok(found.into_iter().map(|s| s.person).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{call_as, desk, entered, leaves, somebody};
    use law::vocabulary::Role;

    #[test]
    fn an_address_is_found_in_any_spelling_and_the_look_up_is_on_record() {
        let (_folder, desk, call) = desk();
        let person = entered(&desk, &call, &somebody("Muster", "max@nordpol.example"));
        let sales = call_as(&[Role::Sales]);
        let before = leaves(&desk).len();
        let found = |text: &str| desk.find_by_address(&sales, 1, Shape::Email, text).unwrap();
        assert_eq!(found(" Max@Nordpol.Example"), [person]);
        assert_eq!(found("erika@nordpol.example"), []);
        assert_eq!(leaves(&desk).len(), before + 2);
    }

    #[test]
    fn an_activity_finds_by_the_kinds_it_needs_only() {
        let (_folder, desk, _) = desk();
        let marketing = call_as(&[Role::Marketing]);
        let asked = |activity, shape, text| desk.find_by_address(&marketing, activity, shape, text);
        assert!(asked(4, Shape::Email, "max@nordpol.example").is_ok());
        let refused = asked(4, Shape::Phone, "0170 1234567").unwrap_err();
        assert!(refused.to_string().contains("KIND"));
        let refused = asked(1, Shape::Email, "max@nordpol.example").unwrap_err();
        assert!(refused.to_string().contains("ROLE"));
        let fault = asked(4, Shape::Email, "MARKER(at)nordpol").unwrap_err();
        assert!(!fault.to_string().contains("MARKER"));
    }
}
