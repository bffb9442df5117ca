//! Roles: which activities each carries out, and so which kinds of data it sees.

use desk::register::Register;
use law::vocabulary::Role;

use crate::errors::{Error, Fault, Kind};
use crate::fields::Fields;
use crate::registry::inputs::{Input, choice};
use crate::registry::said;
use crate::text::Text;

/// The role of a number.
pub(super) fn of(id: u16) -> Option<Role> {
    Role::from_code(i64::from(id))
}

pub(super) fn inputs(t: &dyn Text, register: &Register, id: u16) -> Option<Vec<Input>> {
    let role = of(id)?;
    let activities = register.activities.iter();
    let activities = activities.map(|a| choice(&a.code, said(t, &a.name), a.roles.contains(&role)));
    Some(vec![
        Input::fixed("role", t.register_name(), t.role(role)),
        Input::many("activities", t.register_activities(), activities).hint(t.register_role_hint()),
    ])
}

pub(super) fn apply(
    register: &mut Register,
    entry: super::Entry,
    fields: &mut Fields,
) -> Result<u16, Error> {
    let id = entry.unwrap_or_default();
    let role = of(id).ok_or_else(Fault::not_found)?;
    let wanted = fields.all("activities");
    if wanted.iter().any(|code| register.activity_coded(code).is_none()) {
        return Err(Fault::new(Kind::Malformed).into());
    }
    for activity in &mut register.activities {
        let (has, is_wanted) = (activity.roles.contains(&role), wanted.contains(&activity.code));
        if is_wanted && !has {
            activity.roles.push(role);
        } else if !is_wanted {
            activity.roles.retain(|other| *other != role);
        }
    }
    Ok(id)
}
