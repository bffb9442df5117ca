//! Which column of a file holds which field.

/// The identifier of a row, then the fields in the order of a row's values.
pub(super) const FIELDS: [&str; 9] =
    ["id", "first_name", "last_name", "street", "postcode", "city", "email", "phone", "birthdate"];

/// Column names for each field, as the arguments say.
pub(super) struct Columns {
    names: [Option<Vec<String>>; 9],
}

/// For each field the positions of its columns, whose values are joined with a blank.
pub(super) type Positions = [Vec<usize>; 9];

impl Columns {
    /// Reads `field=column` and `field=column+column`.
    pub(super) fn from_arguments(map: &[String]) -> Result<Self, String> {
        let mut names = [const { None }; 9];
        for pair in map {
            let (field, columns) = pair
                .split_once('=')
                .ok_or_else(|| format!("--map needs FIELD=COLUMN, got `{pair}`"))?;
            let place = FIELDS.iter().position(|known| *known == field.trim());
            let place = place.and_then(|i| names.get_mut(i)).ok_or_else(|| {
                format!("--map knows no field `{field}`; fields are {}", FIELDS.join(", "))
            })?;
            *place = Some(columns.split('+').map(fold).collect());
        }
        Ok(Self { names })
    }

    /// Finds the columns in a header. A field without mapping, or whose mapped columns this file
    /// does not have, is looked for under its own name; it may be missing, `id` may not.
    pub(super) fn find<'a>(
        &self,
        header: impl Iterator<Item = &'a str>,
    ) -> Result<Positions, String> {
        let header: Vec<String> = header.map(fold).collect();
        let at = |name: &str| header.iter().position(|column| column == name);
        let mut fields = FIELDS.iter().zip(&self.names).map(|(field, mapped)| {
            let mapped = mapped.iter().flatten().map(|name| at(name)).collect::<Option<Vec<_>>>();
            mapped
                .filter(|found| !found.is_empty())
                .unwrap_or_else(|| at(field).into_iter().collect())
        });
        let positions: Positions = std::array::from_fn(|_| fields.next().unwrap_or_default());
        let [id, rest @ ..] = &positions;
        match (id.is_empty(), rest.iter().all(Vec::is_empty)) {
            (true, _) => Err("no column `id`; name it with --map id=COLUMN".to_owned()),
            (_, true) => Err("no column to compare; name them with --map".to_owned()),
            _ => Ok(positions),
        }
    }
}

fn fold(name: &str) -> String {
    name.trim().trim_start_matches('\u{feff}').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(map: &[&str], header: &[&str]) -> Result<Positions, String> {
        let map: Vec<String> = map.iter().map(|pair| (*pair).to_owned()).collect();
        Columns::from_arguments(&map)?.find(header.iter().copied())
    }

    #[test]
    fn mapped_columns_come_first() {
        let found = find(
            &["last_name=Nachname", "street=Straße+Nr"],
            &["\u{feff}ID", "NACHNAME", "nr", "straße", "last_name", "city"],
        );
        let [id, first, last, street, _, city, ..] = found.unwrap();
        assert_eq!((id, first, last), (vec![0], vec![], vec![1]));
        assert_eq!((street, city), (vec![3, 2], vec![5]));
    }

    #[test]
    fn what_is_missing_is_named() {
        assert!(find(&[], &["name"]).unwrap_err().contains("id"));
        assert!(find(&[], &["id", "x"]).unwrap_err().contains("compare"));
        assert!(find(&["x=y"], &["id"]).unwrap_err().contains("`x`"));
        assert!(find(&["city"], &["id"]).unwrap_err().contains("FIELD=COLUMN"));
        assert_eq!(find(&["city=Ort"], &["id", "city"]).unwrap()[5], [1]);
    }
}
