//! Rows in quarantine that may be about the person, or have an address or number of theirs. A row under the person's name that carries an own
//! channel or number of theirs is told whole; of every other row only what the person's own record
//! says as well, since the rest may be about somebody else (Art. 15(4) DSGVO).

use std::collections::HashSet;

use intake::mapping::Target;
use law::access::{Set64, Subjects, decide};
use law::ids::{HeldId, PersonId};
use law::kinds::{Shape, View};
use store::records::held::{self, Held};
use store::records::import;

use super::assemble::Opened;
use super::bundle::{Blackened, Bundle, HeldLine};
use super::scribe::Scribe;
use crate::{Call, Desk, Result, day_of};

/// A column and its cell.
type Field = (Target, String);

impl Desk {
    /// Writes down the rows that wait, or were decided about and still have their content.
    pub(super) fn write_held(
        &self,
        call: &Call,
        scribe: &Scribe<'_>,
        bundle: &mut Bundle,
        person: PersonId,
        opened: &[Opened<'_>],
    ) -> Result<()> {
        let rows = self.store.read(|tx| {
            let mut ids: Vec<HeldId> = held::against(tx, person)?;
            // A row that waits for its source was linked to nobody.
            ids.extend(held::with_address_of(tx, person)?);
            ids.sort_unstable();
            ids.dedup();
            let mut rows: Vec<Held> = Vec::with_capacity(ids.len());
            for id in ids {
                rows.extend(held::get(tx, id)?.filter(|row| !row.sealed.is_empty()));
            }
            Ok::<_, store::Failure>(rows)
        })?;
        if rows.is_empty() {
            return Ok(());
        }
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let at_most = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let permit = decide::<View>(call.actor, Subjects::Set { at_most }, &facts, Set64::FULL)?;
        let grant = self.grant(permit, call, None)?;
        let own = Own::of(opened);
        for row in &rows {
            let source = self.store.read(|tx| import::get(tx, row.import))?;
            let (cells, mapping) = self.open_held(&grant, row)?;
            let (told, hidden) = own.split(mapping.targets.into_iter().zip(cells).collect());
            let named = |(target, cell): Field| (scribe.column(target), cell.trim().to_owned());
            bundle.held_rows.push(HeldLine {
                received: day_of(row.created_on).to_string(),
                source: source.map_or_else(String::new, |s| scribe.source(s.source)),
                deletes_on: day_of(row.delete_on).to_string(),
                content: told.into_iter().map(named).collect(),
            });
            bundle.blackened.extend(hidden.iter().map(|(target, _)| Blackened {
                kind: scribe.column(*target).to_owned(),
                what: scribe.say("Zeile in Quarantäne", "row in quarantine"),
                why: scribe.say(
                    "Es steht noch nicht fest, ob die Zeile Sie betrifft (Art. 15 Abs. 4 DSGVO).",
                    "It is not settled yet whether the row is about you (Art. 15(4) GDPR).",
                ),
            }));
        }
        Ok(())
    }
}

/// What the person's own record says, and of it what belongs to one person alone.
#[derive(Default)]
struct Own {
    all: HashSet<String>,
    telling: HashSet<String>,
}

impl Own {
    fn of(opened: &[Opened<'_>]) -> Self {
        let mut own = Self::default();
        for value in opened {
            own.add(value.shape, &value.parts);
        }
        own
    }

    fn add(&mut self, shape: Shape, parts: &[String]) {
        for (at, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_empty()) {
            let word = canonical(Target::Part(shape, u8::try_from(at).unwrap_or_default()), part);
            // A customer number is kept as an attribute; short ones tell nobody apart.
            let number = shape == Shape::Attribute && word.len() >= 4;
            if number || matches!(shape, Shape::Email | Shape::Phone) {
                self.telling.insert(word.clone());
            }
            self.all.insert(word);
        }
        if shape == Shape::Name {
            let full = parts.get(1..).unwrap_or_default().join(" ");
            self.all.insert(canonical(Target::FullName, &full));
        }
    }

    /// What of a row is told, and what is not.
    fn split(&self, fields: Vec<Field>) -> (Vec<Field>, Vec<Field>) {
        let fields = fields.into_iter().filter(|(_, cell)| !cell.trim().is_empty());
        let fields: Vec<Field> = fields.collect();
        let known = |(target, cell): &Field| self.all.contains(&canonical(*target, cell));
        let telling = |(target, cell): &Field| {
            is_telling(*target) && self.telling.contains(&canonical(*target, cell))
        };
        let other_name = |field: &&Field| {
            matches!(field.0, Target::FullName | Target::Part(Shape::Name, 1..)) && !known(field)
        };
        let ours = fields.iter().any(telling) && fields.iter().find(other_name).is_none();
        fields.into_iter().partition(|field| ours || known(field))
    }
}

const fn is_telling(target: Target) -> bool {
    matches!(target, Target::Part(Shape::Email | Shape::Phone, _) | Target::CustomerNumber)
}

/// A value as it is compared: without case and the signs people write between.
fn canonical(target: Target, text: &str) -> String {
    let text = text.trim();
    match target {
        Target::Part(Shape::Phone, _) => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            // The last nine digits: with and without the number of the country.
            digits.get(digits.len().saturating_sub(9)..).unwrap_or_default().to_owned()
        }
        Target::Part(Shape::Email, _) => link::normal::email(text)
            .map_or_else(|_| text.to_lowercase(), |email| email.canonical().to_owned()),
        _ => text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: Target = Target::Part(Shape::Email, 0);
    const PHONE: Target = Target::Part(Shape::Phone, 0);
    const FAMILY: Target = Target::Part(Shape::Name, 2);
    const CITY: Target = Target::Part(Shape::Postal, 2);

    fn told(fields: &[(Target, &str)]) -> Vec<String> {
        let mut own = Own::default();
        let parts = |all: &[&str]| all.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        own.add(Shape::Name, &parts(&["", "Ida", "Holm"]));
        own.add(Shape::Email, &parts(&["haus@nord.example"]));
        own.add(Shape::Phone, &parts(&["+49 431 9990003"]));
        let fields = fields.iter().map(|(target, cell)| (*target, (*cell).to_owned()));
        own.split(fields.collect()).0.into_iter().map(|(_, cell)| cell).collect()
    }

    #[test]
    fn a_row_under_the_own_name_and_channel_is_told_whole() {
        let row = [(FAMILY, "HOLM"), (PHONE, "0431/9990003"), (CITY, "Kiel")];
        assert_eq!(told(&row), ["HOLM", "0431/9990003", "Kiel"]);
        let full = [(Target::FullName, "Ida  Holm"), (EMAIL, "Haus@Nord.example"), (CITY, "Kiel")];
        assert_eq!(told(&full).len(), 3);
        assert_eq!(told(&[(EMAIL, "haus@nord.example"), (CITY, "Kiel")]).len(), 2);
    }

    #[test]
    fn of_a_row_that_may_be_somebody_else_only_what_is_known_is_told() {
        let row =
            [(FAMILY, "Krull"), (EMAIL, "haus@nord.example"), (PHONE, "0171 1"), (CITY, "Kiel")];
        assert_eq!(told(&row), ["haus@nord.example"]);
        assert_eq!(told(&[(FAMILY, "Holm"), (CITY, "Kiel")]), ["Holm"]);
    }
}
