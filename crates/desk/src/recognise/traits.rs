//! What people are recognised by, from the values that are kept.

use law::kinds::Shape;
use link::{Assumptions, Comparable, Person};

/// Kept values are in canonical form by now: numbers international, days as year-month-day.
pub(crate) const ASSUME: Assumptions = Assumptions { calling_code: 49, latest_year: 9_999 };

/// Most entries of one person: somebody with more addresses is found by the first ones.
const ENTRIES: usize = 4;

/// The values of one person that matching looks at. No `Debug`: it holds values.
#[derive(Default)]
pub(crate) struct Traits {
    names: Vec<[String; 2]>,
    firms: Vec<String>,
    emails: Vec<String>,
    phones: Vec<String>,
    posts: Vec<[String; 3]>,
    births: Vec<String>,
}

impl Traits {
    /// Adds a value; shapes nobody is recognised by are passed over.
    pub(crate) fn add(&mut self, shape: Shape, parts: &[&str]) {
        let part = |at: usize| parts.get(at).map_or_else(String::new, |part| (*part).to_owned());
        match shape {
            Shape::Name => self.names.push([part(1), part(2)]),
            Shape::Organisation => self.firms.push(part(0)),
            Shape::Email => self.emails.push(part(0)),
            Shape::Phone => self.phones.push(part(0)),
            Shape::Postal => self.posts.push([part(0), part(1), part(2)]),
            Shape::BirthDate => self.births.push(part(0)),
            _ => {}
        }
    }

    /// The person in comparable form: one entry for each address, number and name, the first ones
    /// standing in where there are fewer of a kind. Empty when there is nothing to compare.
    pub(crate) fn entries(&self) -> Vec<Comparable> {
        let most = self.names.len().max(self.emails.len()).max(self.phones.len());
        let most = most.max(self.posts.len()).clamp(1, ENTRIES);
        (0..most).map(|at| self.entry(at)).filter(|entry| !entry.is_empty()).collect()
    }

    fn entry(&self, at: usize) -> Comparable {
        fn nth<T>(all: &[T], at: usize) -> Option<&T> {
            all.get(at).or(all.first())
        }
        let text = |all: &'_ [String]| nth(all, at).map_or("", String::as_str).to_owned();
        let [given, family] = nth(&self.names, at).cloned().unwrap_or_default();
        let firm = if family.is_empty() { text(&self.firms) } else { String::new() };
        let [street, postcode, city] = nth(&self.posts, at).cloned().unwrap_or_default();
        comparable(&Person {
            first_name: &given,
            last_name: if family.is_empty() { &firm } else { &family },
            street: &street,
            postcode: &postcode,
            city: &city,
            email: &text(&self.emails),
            phone: &text(&self.phones),
            birthdate: &text(&self.births),
        })
    }
}

/// A person in comparable form, from canonical values.
pub(crate) fn comparable(person: &Person<'_>) -> Comparable {
    Comparable::of(person, ASSUME)
}
