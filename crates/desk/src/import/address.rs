//! Which of several addresses in a row counts: the first that says anything, as a whole. Parts of
//! two addresses must never become one that does not exist.

use intake::RawRow;
use intake::mapping::{Mapping, Target};
use law::kinds::Shape;
use law::vocabulary::Country;
use link::normal;

use super::clean::country;

/// The address of a row that counts.
pub(super) struct Address {
    /// Its place among the addresses of the row, from 0.
    pub(super) number: usize,
    /// The country written with it, else the first country in the row.
    pub(super) country: Option<Country>,
}

impl Address {
    pub(super) fn of(raw: &RawRow, mapping: &Mapping) -> Self {
        let (mut counts, mut first, mut countries) = (Counts::default(), None::<usize>, None);
        for (column, target) in mapping.targets.iter().enumerate() {
            let Some(number) = counts.next(*target) else { continue };
            let cell = raw.cell(column).trim();
            if cell.is_empty() {
                continue;
            }
            if *target != COUNTRY {
                first = Some(first.map_or(number, |first| first.min(number)));
            } else if countries.is_none() || first == Some(number) {
                countries = country(cell).or(countries);
            }
        }
        Self { number: first.unwrap_or_default(), country: countries }
    }

    /// Whether a cell of another address differs from its counterpart in this one.
    pub(super) fn says_otherwise(
        &self,
        raw: &RawRow,
        mapping: &Mapping,
        (column, target): (usize, Target),
    ) -> bool {
        let mut counts = Counts::default();
        let own = mapping.targets.iter().enumerate().find(|(_, other)| {
            counts.next(**other) == Some(self.number) && part(**other) == part(target)
        });
        let own = own.map_or("", |(column, _)| raw.cell(column));
        target != COUNTRY && normal::fold(own) != normal::fold(raw.cell(column))
    }
}

const COUNTRY: Target = Target::Part(Shape::Postal, 3);

/// Counts, from column to column, how often each part of an address has come.
#[derive(Default)]
pub(super) struct Counts([usize; 6]);

impl Counts {
    /// To which address of the row, from 0, a column belongs; none where it is no part of one.
    pub(super) fn next(&mut self, target: Target) -> Option<usize> {
        let count = self.0.get_mut(part(target)?)?;
        *count += 1;
        Some(*count - 1)
    }
}

fn part(target: Target) -> Option<usize> {
    match target {
        Target::Part(Shape::Postal, 0) | Target::StreetName => Some(0),
        Target::Part(Shape::Postal, 1) => Some(1),
        Target::Part(Shape::Postal, 2) => Some(2),
        COUNTRY => Some(3),
        Target::HouseNumber => Some(4),
        Target::PostcodeAndCity => Some(5),
        _ => None,
    }
}
