//! The search index and the match index in memory: built when the vault is unsealed, kept up with
//! every commit, gone with the process. Nothing of them is ever on disk.

use std::collections::HashMap;

use law::access::{Set64, Subjects, decide};
use law::ids::PersonId;
use law::kinds::{self, Link, Shape};
use store::records::datum::{self, Datum};
use vault::{Clear, Grant, PersonKey, Sealed};

use crate::recognise::{Base, Traits};
use crate::{Call, Desk, Failure, Result, places};

/// What the indexes know of one person while it is collected.
#[derive(Default)]
pub(crate) struct Words {
    names: Vec<String>,
    organisations: Vec<String>,
    towns: Vec<String>,
    emails: Vec<String>,
    phones: Vec<String>,
    traits: Traits,
}

impl Words {
    /// Adds a value; shapes nobody is found by are passed over.
    pub(crate) fn add(&mut self, shape: Shape, fields: &[&str]) {
        self.traits.add(shape, fields);
        let all = || fields.iter().filter(|f| !f.is_empty()).copied().collect::<Vec<_>>().join(" ");
        match shape {
            Shape::Name => self.names.push(all()),
            Shape::Organisation => self.organisations.push(all()),
            Shape::Email => self.emails.push(all()),
            Shape::Phone => self.phones.push(all()),
            Shape::Postal => self.towns.extend(fields.get(2).map(|town| (*town).to_owned())),
            _ => {}
        }
    }

    /// The person in comparable form.
    pub(crate) fn entries(&self) -> Vec<link::Comparable> {
        self.traits.entries()
    }

    /// Puts the person into both indexes, replacing what was there.
    pub(crate) fn list(&self, desk: &Desk, person: PersonId) {
        self.search_for(&desk.index, person);
        desk.base.put(person, &self.entries());
    }

    /// Puts the person into the search index, replacing what was there.
    pub(crate) fn search_for(&self, index: &find::Shared, person: PersonId) {
        index.insert(
            person.0,
            &find::Doc {
                names: &refs(&self.names),
                organisations: &refs(&self.organisations),
                towns: &refs(&self.towns),
                emails: &refs(&self.emails),
                phones: &refs(&self.phones),
            },
        );
    }
}

/// Shapes that people are found or recognised by.
pub(crate) const FOUND_BY: Set64 = Set64::EMPTY
    .with(Shape::Name as i64)
    .with(Shape::Organisation as i64)
    .with(Shape::Email as i64)
    .with(Shape::Phone as i64)
    .with(Shape::Postal as i64)
    .with(Shape::BirthDate as i64);

/// How many values are opened between two look-ups of keys.
const BATCH: usize = 4_000;

fn refs(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

impl Desk {
    /// Builds both indexes from everything stored; one audit leaf for the whole.
    pub(crate) fn build_index(&self, call: &Call) -> Result<()> {
        let grant = self.grant_index(call, u32::MAX)?;
        let register = self.register();
        let shapes: HashMap<u16, Shape> = register.kinds.iter().map(|k| (k.id, k.shape)).collect();
        let mut batch: Vec<(Shape, Datum)> = Vec::with_capacity(BATCH);
        let (mut entries, mut persons) = (link::Index::new(crate::recognise::ASSUME), Vec::new());
        let mut list = |person, words: &Words| {
            words.search_for(&self.index, person);
            for entry in words.entries() {
                entries.push_comparable(&entry);
                persons.push(person);
            }
        };
        let mut failed = Ok(());
        self.store.read(|tx| {
            datum::each(tx, |datum| {
                let shape = shapes.get(&datum.kind).copied();
                let Some(shape) = shape.filter(|s| FOUND_BY.has(s.code())) else { return true };
                // A person's values stay together: the batch ends between two persons.
                let full = batch.len() >= BATCH
                    && batch.last().is_some_and(|(_, d)| d.person != datum.person);
                if full {
                    failed = self.index_batch(&grant, &batch, &mut list);
                    batch.clear();
                }
                batch.push((shape, datum));
                failed.is_ok()
            })
        })?;
        failed?;
        self.index_batch(&grant, &batch, &mut list)?;
        self.base.replace(Base::of(entries, persons));
        Ok(())
    }

    /// A grant to open what people are found by.
    fn grant_index(&self, call: &Call, at_most: u32) -> Result<Grant<'_, Link>> {
        let register = self.register();
        let intake = register.activity_coded("intake").map(|a| register.facts(a));
        let intake = intake.ok_or(Failure::at("finding the activity `intake`"))?;
        let permit = decide::<Link>(call.actor, Subjects::Set { at_most }, &intake, FOUND_BY)?;
        self.grant(permit, call, None)
    }

    /// Indexes these persons anew, under a leaf of its own: values of theirs went.
    pub(crate) fn reindex_all(&self, call: &Call, persons: &[PersonId]) -> Result<()> {
        let grant = self.grant_index(call, u32::try_from(persons.len()).unwrap_or(u32::MAX))?;
        self.reindex(&grant, persons)
    }

    /// Indexes these persons anew from what is stored.
    pub(crate) fn reindex(&self, grant: &Grant<'_, Link>, persons: &[PersonId]) -> Result<()> {
        if persons.is_empty() {
            return Ok(());
        }
        let register = self.register();
        let shape = |datum: &Datum| register.kind(datum.kind).map(|kind| kind.shape);
        let found = |datum: Datum| {
            let shape = shape(&datum).filter(|s| FOUND_BY.has(s.code()) && datum.state != 2)?;
            Some((shape, datum))
        };
        let mut batch = Vec::new();
        self.store.read(|tx| {
            persons.iter().try_for_each(|person| {
                self.unlist(*person);
                batch.extend(datum::of_person(tx, *person)?.into_iter().filter_map(found));
                Ok::<_, store::Failure>(())
            })
        })?;
        self.index_batch(grant, &batch, &mut |person, words| words.list(self, person))
    }

    /// Takes a person out of both indexes.
    pub(crate) fn unlist(&self, person: PersonId) {
        self.index.remove(&person.0);
        self.base.remove(person);
    }

    /// Takes many people out of both indexes, in one step of each.
    pub(crate) fn unlist_many(&self, persons: &[PersonId]) {
        persons.iter().for_each(|person| self.index.remove(&person.0));
        self.base.remove_many(persons);
    }

    fn index_batch(
        &self,
        grant: &Grant<'_, Link>,
        batch: &[(Shape, Datum)],
        list: &mut impl FnMut(PersonId, &Words),
    ) -> Result<()> {
        let mut wanted: Vec<_> = batch.iter().map(|(_, d)| (d.person, d.class)).collect();
        wanted.dedup();
        let keys = self.keys.get_many(&wanted)?;
        let mut people: HashMap<PersonId, Words> = HashMap::new();
        let mut keys = wanted.into_iter().zip(keys).peekable();
        let mut key: Option<PersonKey> = None;
        for (shape, datum) in batch {
            while let Some(((person, class), wrapped)) = keys.next_if(|_| {
                key.as_ref().is_none_or(|k| (k.person(), k.class()) != (datum.person, datum.class))
            }) {
                key = wrapped
                    .map(|w| self.vault.unwrap(person, class, w.epoch, &w.bytes))
                    .transpose()?;
                if (person, class) == (datum.person, datum.class) {
                    break;
                }
            }
            // No key: the person is being erased, and is not found any more.
            let Some(key) =
                key.as_ref().filter(|k| (k.person(), k.class()) == (datum.person, datum.class))
            else {
                continue;
            };
            let fields = open_for_link(grant, key, *shape, datum)?;
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            people.entry(datum.person).or_default().add(*shape, &fields);
        }
        people.iter().for_each(|(person, words)| list(*person, words));
        Ok(())
    }
}

/// Opens a value for comparing, whatever searchable shape it has.
pub(crate) fn open_for_link(
    grant: &Grant<'_, Link>,
    key: &PersonKey,
    shape: Shape,
    datum: &Datum,
) -> Result<Vec<String>> {
    let place = places::datum(datum.person, datum.id, datum.class);
    macro_rules! open {
        ($kind:ty) => {
            parts(&*grant.open(key, &Sealed::<$kind>::from_stored(place, datum.sealed.clone()))?)
        };
    }
    Ok(match shape {
        Shape::Name => open!(kinds::Name),
        Shape::Organisation => open!(kinds::Organisation),
        Shape::Email => open!(kinds::Email),
        Shape::Phone => open!(kinds::Phone),
        Shape::Postal => open!(kinds::Postal),
        Shape::BirthDate => open!(kinds::BirthDate),
        _ => Vec::new(),
    })
}

fn parts(clear: &Clear) -> Vec<String> {
    clear.fields().map(str::to_owned).collect()
}
