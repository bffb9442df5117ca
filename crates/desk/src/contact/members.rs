//! The people of a snapshot, page by page, with their names.

use law::access::{Set64, Subjects, decide};
use law::ids::{ObjectId, PersonId};
use law::kinds::{Shape, View};
use law::verdict::Outcome;
use law::vocabulary::PersonState;
use store::records::{campaign, standing};

use super::opened::Opened;
use crate::{Call, Desk, Fault, Result};

/// One person of a snapshot.
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// Name or firm, opened for this page; empty when neither is held or the record is not open.
    pub name: String,
    /// Situation within the snapshot.
    pub situation: i64,
}

/// A page of members.
pub struct Members {
    /// The people.
    pub rows: Vec<Member>,
    /// Where the next page begins.
    pub next: Option<PersonId>,
}

/// Members a page.
pub const MEMBERS: usize = 50;

const NAMES: Set64 = Set64::EMPTY.with(Shape::Name as i64).with(Shape::Organisation as i64);

impl Desk {
    /// Members of a snapshot with this outcome behind `after`; their names are opened under one
    /// audit leaf.
    ///
    /// # Errors
    /// As [`Desk::snapshot_view`].
    pub fn members(
        &self,
        call: &Call,
        id: ObjectId,
        outcome: Outcome,
        after: Option<PersonId>,
    ) -> Result<Members> {
        let (campaign, _) = self.campaign(call, id)?;
        let after = after.unwrap_or(PersonId([0; 16]));
        let limit = MEMBERS as i64 + 1;
        let (mut found, open) = self.store.read(|tx| {
            let found = campaign::persons(tx, id, outcome.code(), after, limit)?;
            let mut open = Vec::with_capacity(found.len());
            for (person, _) in found.iter().take(MEMBERS) {
                let state = standing::get(tx, *person)?.map(|s| s.state);
                open.extend((state == Some(PersonState::Active)).then_some(*person));
            }
            Ok::<_, store::Failure>((found, open))
        })?;
        let more = found.len() > MEMBERS;
        found.truncate(MEMBERS);
        let next = found.last().filter(|_| more).map(|(person, _)| *person);
        let register = self.register();
        let activity = register.activity(campaign.activity).ok_or(Fault::NOT_FOUND)?;
        let mut names = std::collections::HashMap::new();
        if !open.is_empty() {
            let at_most = u32::try_from(open.len()).unwrap_or(u32::MAX);
            let facts = register.facts(activity);
            let permit = decide::<View>(call.actor, Subjects::Set { at_most }, &facts, NAMES)?;
            let grant = self.grant(permit, call, None)?;
            names = self.open_reach(call, &grant, NAMES, &open)?;
        }
        let rows = found
            .into_iter()
            .map(|(person, situation)| Member {
                person,
                name: names.get(&person).map(|values| called(values)).unwrap_or_default(),
                situation,
            })
            .collect();
        Ok(Members { rows, next })
    }
}

/// What a person is called in a list: the newest name, else the newest firm.
fn called(values: &[Opened]) -> String {
    let newest = |shape| values.iter().rev().find(|v| v.shape == shape);
    let parts = newest(Shape::Name).or_else(|| newest(Shape::Organisation)).map(|v| &v.parts);
    let filled = parts.into_iter().flatten().filter(|part| !part.is_empty());
    filled.map(String::as_str).collect::<Vec<_>>().join(" ")
}
