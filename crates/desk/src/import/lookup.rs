//! What is known already about the people in a batch, in a handful of statements.

use std::collections::{BTreeSet, HashMap, HashSet};

use law::ids::{LabelId, PersonId};
use law::kinds::Shape;
use store::records::consent::{self, Event};
use store::records::datum::{self, Datum};
use store::records::label;
use store::records::standing::{self, Standing};
use store::records::suppression::{self, Hit};

use super::run::{ReadRow, Running};
use crate::index::open_for_link;
use crate::leading::{self, CONTRADICTS, GIVE_WAY, Lead, ONE_IS_TRUE, Worth};
use crate::recognise::{Alike, Proposal, Shade, Who};
use crate::{Desk, Result};

/// A hit of the suppression list, and the tag of the address or number that was hit.
pub(crate) type TaggedHit = (Hit, Option<[u8; 16]>);

/// A known person as far as comparing needs it.
pub(crate) struct Known {
    pub(crate) standing: Standing,
    pub(crate) name: (String, String),
    pub(crate) blinds: HashSet<[u8; 16]>,
    pub(crate) postal: Vec<String>,
    pub(crate) shapes: Vec<Shape>,
    /// Values in force that a list may take the lead from.
    pub(crate) leads: Vec<Lead>,
    /// What names, firms and dates of birth say, in force or contradicting it.
    pub(crate) told: Vec<(Shape, String)>,
    /// What they said about consent before.
    pub(crate) events: Vec<Event>,
}

/// What is stored of a person as far as comparing needs it.
struct File {
    standing: Standing,
    data: Vec<Datum>,
    events: Vec<Event>,
}

/// Everything the look-ups found out.
#[derive(Default)]
pub(crate) struct Lookup {
    pub(crate) people: HashMap<PersonId, Known>,
    pub(crate) by_blind: HashMap<[u8; 16], Vec<PersonId>>,
    /// Entries of the suppression list at that moment.
    pub(crate) blocked: i64,
    /// Hits of the suppression list, by position of the row in the batch, each with the tag of the
    /// address or number that was hit.
    pub(crate) hits: HashMap<usize, Vec<TaggedHit>>,
    /// Whom each row resembles; not asked where an address and the name say it already.
    pub(crate) alike: Vec<Alike>,
    /// Whom each row resembles among the erased and refused.
    pub(crate) shades: Vec<Option<Shade>>,
}

impl Desk {
    /// Looks a batch up: one statement for identifiers, one for the suppression list, then the
    /// people they lead to, then the people that the other rows resemble.
    pub(crate) fn look_up(
        &self,
        running: &Running<'_>,
        rows: &[ReadRow],
        proposal: &mut Proposal<'_>,
    ) -> Result<Lookup> {
        let mut found = Lookup::default();
        let blinds: Vec<[u8; 16]> =
            rows.iter().flat_map(|row| row.keys.identifiers().copied()).collect();
        let asked: Vec<(usize, [u8; 16], Option<[u8; 16]>)> = rows
            .iter()
            .enumerate()
            .flat_map(|(at, row)| row.keys.suppression.iter().map(move |(h, tag)| (at, *h, *tag)))
            .collect();
        let hashes: Vec<[u8; 16]> = asked.iter().map(|(_, hash, _)| *hash).collect();
        let data = self.store.read(|tx| {
            for (at, person) in datum::persons_by_blinds(tx, &blinds)? {
                if let Some(blind) = blinds.get(at) {
                    let holders = found.by_blind.entry(*blind).or_default();
                    if !holders.contains(&person) {
                        holders.push(person);
                    }
                }
            }
            found.blocked = suppression::count(tx)?;
            self.refresh_shunned(tx)?;
            for hit in suppression::hits(tx, &hashes)? {
                if let Some((row, _, tag)) = asked.get(hit.asked) {
                    found.hits.entry(*row).or_default().push((hit, *tag));
                }
            }
            let people: HashSet<PersonId> = found.by_blind.values().flatten().copied().collect();
            Ok::<_, crate::Error>(files(tx, people)?)
        })?;
        self.know_all(running, &mut found, data)?;
        found.shades = rows.iter().map(|row| self.shade(&row.like)).collect();
        found.alike = self.resemblances(running, rows, &found, proposal)?;
        let unknown: HashSet<PersonId> = found.resembled().collect();
        let data = self.store.read(|tx| files(tx, unknown))?;
        self.know_all(running, &mut found, data)?;
        Ok(found)
    }

    /// Whom each row resembles; rows that an address and the name tell already are not compared.
    fn resemblances(
        &self,
        running: &Running<'_>,
        rows: &[ReadRow],
        found: &Lookup,
        proposal: &mut Proposal<'_>,
    ) -> Result<Vec<Alike>> {
        let rest = rows.iter().enumerate().filter(|(_, row)| !found.is_clear(row));
        let rest: Vec<_> = rest.map(|(at, row)| (at, &row.like)).collect();
        let mut alike = vec![Alike::Nobody; rows.len()];
        let compared = if running.plan.source.suppression_only {
            // Nobody goes in, so that no row has to meet those before.
            let mut space = link::Workspace::default();
            let mut alike = |row| self.base.read().alike(row, &mut space).alike;
            rest.iter().map(|(at, row)| (*at, alike(row))).collect()
        } else {
            proposal.compare(&rest)?
        };
        for (at, found) in compared {
            if let Some(place) = alike.get_mut(at) {
                *place = found;
            }
        }
        Ok(alike)
    }

    fn know_all(&self, running: &Running<'_>, found: &mut Lookup, files: Vec<File>) -> Result<()> {
        let labels = self.worths(running, &files)?;
        for file in files {
            let person = file.standing.person;
            let known = self.know(running, file, &labels)?;
            found.people.insert(person, known);
        }
        Ok(())
    }

    /// How much values count by their labels, of those that may give way.
    fn worths(&self, running: &Running<'_>, files: &[File]) -> Result<HashMap<LabelId, Worth>> {
        let gives_way = |datum: &&Datum| {
            let shape = running.register.kind(datum.kind).map(|kind| kind.shape);
            datum.state == 1 && shape.is_some_and(|shape| GIVE_WAY.contains(&shape))
        };
        let data = files.iter().flat_map(|file| &file.data).filter(gives_way);
        let labels: BTreeSet<LabelId> = data.map(|datum| datum.label).collect();
        let labels: Vec<LabelId> = labels.into_iter().collect();
        if labels.is_empty() {
            return Ok(HashMap::new());
        }
        let labels = self.store.read(|tx| label::of_many(tx, &labels))?;
        Ok(labels.iter().map(|label| (label.id, Worth::of(label))).collect())
    }

    fn know(
        &self,
        running: &Running<'_>,
        file: File,
        labels: &HashMap<LabelId, Worth>,
    ) -> Result<Known> {
        let mut known = Known {
            standing: file.standing,
            events: file.events,
            name: Default::default(),
            blinds: HashSet::new(),
            postal: Vec::new(),
            shapes: Vec::new(),
            leads: Vec::new(),
            told: Vec::new(),
        };
        let compared = |d: &&Datum| d.state != 2;
        for datum in file.data.iter().filter(compared) {
            let Some(kind) = running.register.kind(datum.kind) else { continue };
            known.shapes.push(kind.shape);
            known.blinds.extend(datum.blind);
            if !GIVE_WAY.contains(&kind.shape) && kind.shape != Shape::BirthDate {
                continue;
            }
            let key = self.key(datum.person, datum.class)?;
            let parts = open_for_link(running.compare, &key, kind.shape, datum)?;
            if ONE_IS_TRUE.contains(&kind.shape) && matches!(datum.state, 1 | CONTRADICTS) {
                known.told.push((kind.shape, leading::text(kind.shape, &parts)));
            }
            if let Some(worth) = labels.get(&datum.label).filter(|_| datum.state == 1) {
                let text = leading::text(kind.shape, &parts);
                let (shape, label, worth) = (kind.shape, datum.label, *worth);
                known.leads.push(Lead { datum: datum.id, shape, label, worth, text });
            }
            match (kind.shape, parts.as_slice()) {
                (Shape::Name, [_, given, family])
                    if datum.state == 1 || known.name.1.is_empty() =>
                {
                    known.name = (link::normal::fold(given), link::normal::fold(family));
                }
                (Shape::Postal, _) => known.postal.push(folded_postal(&parts)),
                _ => {}
            }
        }
        Ok(known)
    }
}

impl Lookup {
    /// Whether a number of the source or an e-mail address leads to somebody of that name.
    fn is_clear(&self, row: &ReadRow) -> bool {
        let sure = row.keys.customer.iter().chain(&row.keys.emails);
        let mut holders = sure.filter_map(|blind| self.by_blind.get(blind)).flatten();
        let fits = |person| {
            let known: Option<&Known> = self.people.get(person);
            known.is_some_and(|k| may_be(&k.name, &k.told, &row.clean))
        };
        holders.any(fits)
    }

    /// People of the base that rows resemble and that are not known yet.
    fn resembled(&self) -> impl Iterator<Item = PersonId> {
        self.alike.iter().filter_map(|alike| match alike {
            Alike::Perhaps(Who::Base(person), _) | Alike::Surely(Who::Base(person), _) => {
                (!self.people.contains_key(person)).then_some(*person)
            }
            _ => None,
        })
    }
}

/// Standing, values and acts of these persons.
fn files(
    tx: &mut store::Tx<'_>,
    people: HashSet<PersonId>,
) -> std::result::Result<Vec<File>, store::Failure> {
    let mut files = Vec::new();
    for person in people {
        let Some(standing) = standing::get(tx, person)? else { continue };
        let (data, events) = (datum::of_person(tx, person)?, consent::of_person(tx, person)?);
        files.push(File { standing, data, events });
    }
    Ok(files)
}

/// Street, postcode and town for comparing.
pub(crate) fn folded_postal(parts: &[String]) -> String {
    parts.iter().take(3).map(|part| link::normal::fold(part)).collect::<Vec<_>>().join("|")
}

/// Whether a row that shares an address or number with somebody of this name, of whom this is told,
/// can be about them.
pub(crate) fn may_be(
    name: &(String, String),
    told: &[(Shape, String)],
    row: &super::clean::CleanRow,
) -> bool {
    same_name(name, &row.folded_name()) && !born_apart(told, row)
}

/// Whether a row tells another date of birth than is known, and not just a slip of it. Father and
/// son of one name may share everything else.
fn born_apart(told: &[(Shape, String)], row: &super::clean::CleanRow) -> bool {
    let Some(born) = row.birth_date.map(|day| day.to_string()) else { return false };
    let mut dates = told.iter().filter(|(shape, _)| *shape == Shape::BirthDate).peekable();
    dates.peek().is_some() && dates.all(|(_, known)| link::born_apart(known, &born))
}

/// Whether two folded names (given, family) can belong to one person who shares an address with
/// both: equal family names up to one slip of the pen, and given names equal up to one slip,
/// abbreviated, or missing on one side.
fn same_name(a: &(String, String), b: &(String, String)) -> bool {
    let missing = |name: &(String, String)| name.1.is_empty();
    if missing(a) || missing(b) {
        return true;
    }
    let (a_given, b_given) = (a.0.trim_end_matches('.'), b.0.trim_end_matches('.'));
    same_word(&a.1, &b.1)
        && (a_given.starts_with(b_given)
            || b_given.starts_with(a_given)
            || same_word(a_given, b_given))
}

/// Equal up to one letter too many, too few, other, or two exchanged; short words must be equal.
fn same_word(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len().min(b.len()) < 4 || a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) =
        (a.len().saturating_sub(front + back), b.len().saturating_sub(front + back));
    match (rest_a, rest_b) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => (a.get(front), a.get(front + 1)) == (b.get(front + 1), b.get(front)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_person() {
        let name = |given: &str, family: &str| (given.to_owned(), family.to_owned());
        assert!(same_name(&name("anna", "petersen"), &name("a.", "petersen")));
        assert!(same_name(&name("anna", "petersen"), &name("", "")));
        assert!(same_name(&name("anna", "petersen"), &name("anna", "petresen")));
        assert!(same_name(&name("anna", "petersen"), &name("anna", "peterse")));
        assert!(!same_name(&name("anna", "petersen"), &name("karl", "petersen")));
        assert!(!same_name(&name("anna", "roth"), &name("anna", "rode")));
        assert!(!same_name(&name("anna", "petersen"), &name("anna", "jansen")));
    }
}
