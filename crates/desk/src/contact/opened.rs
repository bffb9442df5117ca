//! The values people are reached by, opened for many persons at once.

use std::collections::HashMap;

use law::access::Set64;
use law::class::Class;
use law::ids::PersonId;
use law::kinds::{Email, Name, OpenFor, Organisation, Phone, Postal, Shape, Use};
use store::records::datum::{self, Datum};
use vault::{Clear, Grant, PersonKey, Sealed};

use crate::{Call, Desk, Result, places};

/// Persons whose values are read, unlocked and opened in one go.
const BATCH: usize = 2_000;

/// One opened value with its shape. No `Debug`: it holds a personal value.
pub(crate) struct Opened {
    pub(crate) shape: Shape,
    pub(crate) parts: Vec<String>,
    /// 1 current, 3 doubtful (bounced or returned).
    pub(crate) state: i64,
}

impl Desk {
    /// Opens the values of these shapes of these persons, oldest first; shapes nobody is reached by
    /// are passed over, and persons whose key is gone have none.
    pub(crate) fn open_reach<U: Use>(
        &self,
        call: &Call,
        grant: &Grant<'_, U>,
        shapes: Set64,
        persons: &[PersonId],
    ) -> Result<HashMap<PersonId, Vec<Opened>>>
    where
        Name: OpenFor<U>,
        Organisation: OpenFor<U>,
        Email: OpenFor<U>,
        Phone: OpenFor<U>,
        Postal: OpenFor<U>,
    {
        let register = self.register();
        let shape = |d: &Datum| register.kind(d.kind).map(|k| k.shape);
        let wanted = shapes.and(grant.permit().shapes());
        let mut all: HashMap<PersonId, Vec<Opened>> = HashMap::new();
        for batch in persons.chunks(BATCH) {
            let data = self.store.read(|tx| datum::of_persons(tx, batch))?;
            let data: Vec<(Shape, Datum)> = data
                .into_iter()
                .filter_map(|d| Some((shape(&d).filter(|s| wanted.has(s.code()))?, d)))
                .collect();
            let keys = self.unlock(&data)?;
            self.used(call, grant.permit().activity(), data.iter().map(|(_, d)| d.kind))?;
            for (shape, datum) in &data {
                let Some(key) = keys.get(&(datum.person, datum.class)) else { continue };
                let Some(parts) = open(grant, key, *shape, datum)? else { continue };
                let opened = Opened { shape: *shape, parts, state: datum.state };
                all.entry(datum.person).or_default().push(opened);
            }
        }
        Ok(all)
    }

    fn unlock(&self, data: &[(Shape, Datum)]) -> Result<HashMap<(PersonId, Class), PersonKey>> {
        let mut wanted: Vec<_> = data.iter().map(|(_, d)| (d.person, d.class)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let found = self.keys.get_many(&wanted)?;
        wanted
            .into_iter()
            .zip(found)
            .filter_map(|(place, wrapped)| Some((place, wrapped?)))
            .map(|((person, class), wrapped)| {
                let key = self.vault.unwrap(person, class, wrapped.epoch, &wrapped.bytes)?;
                Ok(((person, class), key))
            })
            .collect()
    }
}

fn open<U: Use>(
    grant: &Grant<'_, U>,
    key: &PersonKey,
    shape: Shape,
    datum: &Datum,
) -> Result<Option<Vec<String>>>
where
    Name: OpenFor<U>,
    Organisation: OpenFor<U>,
    Email: OpenFor<U>,
    Phone: OpenFor<U>,
    Postal: OpenFor<U>,
{
    let place = places::datum(datum.person, datum.id, datum.class);
    macro_rules! open {
        ($kind:ty) => {
            parts(&*grant.open(key, &Sealed::<$kind>::from_stored(place, datum.sealed.clone()))?)
        };
    }
    Ok(Some(match shape {
        Shape::Name => open!(Name),
        Shape::Organisation => open!(Organisation),
        Shape::Email => open!(Email),
        Shape::Phone => open!(Phone),
        Shape::Postal => open!(Postal),
        _ => return Ok(None),
    }))
}

fn parts(clear: &Clear) -> Vec<String> {
    clear.fields().map(str::to_owned).collect()
}
