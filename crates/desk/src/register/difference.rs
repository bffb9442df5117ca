//! What changed from one version of the register to the next, entry by entry and field by field.

use std::collections::BTreeMap;

use store::records::register as rows;
use toml::{Table, Value};

use crate::{Desk, Failure, Fault, Result};

/// One field that changed, in the words of the file of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part, such as `activity`.
    pub part: String,
    /// Code or name of the entry; empty for parts with one entry alone.
    pub entry: String,
    /// The field, such as `name.de`.
    pub field: String,
    /// What stood there; empty for a new entry.
    pub before: String,
    /// What stands there now; empty for one that is gone.
    pub after: String,
}

impl Desk {
    /// A version of the register as TOML text, as it was saved.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn register_version(&self, number: i64) -> Result<String> {
        Ok(self.store.read(|tx| rows::version(tx, number))?.ok_or(Fault::NOT_FOUND)?)
    }

    /// What a version changed against the one before it; nothing for the first.
    ///
    /// # Errors
    /// `NOT_FOUND`.
    pub fn register_changes(&self, number: i64) -> Result<Vec<Change>> {
        let after = self.register_version(number)?;
        let before = self.store.read(|tx| rows::version(tx, number - 1))?;
        before.map_or(Ok(Vec::new()), |before| Ok(between(&table(&before)?, &table(&after)?)))
    }
}

fn table(text: &str) -> Result<Table> {
    Ok(text.parse().map_err(|_| Failure::at("reading a version of the register"))?)
}

/// Where a value stands: part, number of the entry, field.
type Place = (String, i64, String);

fn between(before: &Table, after: &Table) -> Vec<Change> {
    let (before, after) = (leaves(before), leaves(after));
    let places = before.keys().chain(after.keys().filter(|place| !before.contains_key(place)));
    let mut places: Vec<&Place> = places.collect();
    places.sort();
    let changed = places.into_iter().filter_map(|place| {
        let (old, new) = (before.get(place), after.get(place));
        let entry = &new.or(old)?.0;
        let value =
            |leaf: Option<&(String, String)>| leaf.map(|(_, v)| v.clone()).unwrap_or_default();
        let (old, new) = (value(old), value(new));
        (old != new).then(|| Change {
            part: place.0.clone(),
            entry: entry.clone(),
            field: place.2.clone(),
            before: old,
            after: new,
        })
    });
    changed.collect()
}

/// Every value of a register, with the name of its entry.
fn leaves(register: &Table) -> BTreeMap<Place, (String, String)> {
    let mut found = BTreeMap::new();
    for (part, value) in register {
        let entries = match value {
            Value::Array(entries) => entries.iter().filter_map(Value::as_table).collect(),
            Value::Table(entry) => vec![entry],
            _ => Vec::new(),
        };
        for (place, entry) in entries.into_iter().enumerate() {
            let number = entry.get("id").and_then(Value::as_integer);
            let number = number.unwrap_or_else(|| i64::try_from(place).unwrap_or(i64::MAX));
            let named = ["code", "name"].iter().find_map(|key| entry.get(*key)?.as_str());
            flatten(entry, "", &mut |field, value| {
                let told = (named.unwrap_or_default().to_owned(), value);
                found.insert((part.clone(), number, field), told);
            });
        }
    }
    found
}

fn flatten(table: &Table, above: &str, tell: &mut impl FnMut(String, String)) {
    for (key, value) in table {
        let field = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
        match value {
            Value::Table(inner) => flatten(inner, &field, tell),
            value => tell(field, plain(value)),
        }
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use crate::register::{Bilingual, Register};
    use crate::testing::{call_as, desk};
    use law::vocabulary::Role;

    #[test]
    fn a_version_says_what_it_changed_and_stays_as_it_was() {
        let (_folder, desk, _) = desk();
        let admin = call_as(&[Role::Admin]);
        let (first, register) = desk.register_in_force();
        let before = desk.export_register().unwrap();
        let mut changed = Register::clone(&register);
        changed.activities[3].name = Bilingual { de: "Rundbrief".into(), en: "Circular".into() };
        changed.activities[3].roles.retain(|role| *role != Role::Sales);
        changed.firm.address = "Am Eismeer 1".into();
        let second = desk.save_register(&admin, first, changed).unwrap();
        let changes = desk.register_changes(second).unwrap();
        let told: Vec<_> =
            changes.iter().map(|c| (c.part.as_str(), c.entry.as_str(), c.field.as_str())).collect();
        assert_eq!(
            told,
            [
                ("activity", "newsletter", "name.de"),
                ("activity", "newsletter", "name.en"),
                ("activity", "newsletter", "roles"),
                ("firm", register.firm.name.as_str(), "address"),
            ]
        );
        assert_eq!(
            (changes[0].before.as_str(), changes[0].after.as_str()),
            ("Newsletter", "Rundbrief")
        );
        assert_eq!(desk.register_version(first).unwrap(), before, "byte for byte");
        assert_eq!(desk.register_changes(first).unwrap(), []);
        assert!(desk.register_changes(second + 1).is_err());
        // An older version comes back as a new one.
        let third = desk.import_register(&admin, second, &before).unwrap();
        assert_eq!((desk.export_register().unwrap(), third), (before, second + 1));
    }
}
