//! A letter of a case as a file: set on the firm's paper, with the address in the window. It is made
//! when it is asked for, and kept nowhere.

use law::access::{Set64, Subjects, decide};
use law::ids::{ObjectId, PersonId};
use law::kinds::{Shape, View};
use law::vocabulary::PersonState;
use papers::{Block, Paper};
use store::records::datum;
use store::records::person;
use store::records::rights::case;
use store::records::rights::letter;

use super::{Kind, day};
use crate::letterhead::{language, letterhead};
use crate::people::open_parts;
use crate::requests::texts::{Text, open_text};
use crate::requests::{Fetched, Form, printed, rights_desk_only};
use crate::{Call, Desk, Fault, Result, zone};

impl Desk {
    /// A letter of a case as PDF or as a page.
    ///
    /// # Errors
    /// `NOT_FOUND`, also once the key of the case is gone; `RIGHTS_DESK_ONLY`.
    pub fn letter_file(
        &self,
        call: &Call,
        id: ObjectId,
        letter: ObjectId,
        form: Form,
    ) -> Result<Fetched> {
        rights_desk_only(call)?;
        let (case, letters) = self
            .store
            .read(|tx| Ok::<_, store::Failure>((case::get(tx, id)?, letter::of_case(tx, id)?)))?;
        let case = case.ok_or(Fault::NOT_FOUND)?;
        let found = letters.into_iter().find(|l| l.id == letter).ok_or(Fault::NOT_FOUND)?;
        let reading = self.reading_texts(call, Text::Case, id)?.ok_or(Fault::NOT_FOUND)?;
        let text = open_text(&reading, Text::Letter, id, found.id, &found.sealed)?;
        // A notice goes to a recipient, not to the person.
        let to_person = found.template != Kind::Recipient.code();
        let addressee = match case.person.filter(|_| to_person) {
            Some(person) => self.addressee(call, person)?,
            None => Vec::new(),
        };
        let on = found.sent_at.unwrap_or_else(|| call.ms());
        let paper = self.letter_paper(&text, addressee, found.language, on);
        let kind = Kind::from_code(found.template).map_or("LETTER", Kind::word);
        printed(&paper, &kind.to_lowercase().replace('_', "-"), form)
    }

    /// A letter on the firm's paper: its first line is the subject.
    pub(crate) fn letter_paper(
        &self,
        text: &str,
        addressee: Vec<String>,
        number: i64,
        on: i64,
    ) -> Paper {
        let register = self.register();
        let text = text.trim_start();
        let (subject, body) = text.split_once('\n').unwrap_or((text, ""));
        let on = jiff::Timestamp::from_millisecond(on).unwrap_or_default();
        Paper {
            language: language(number),
            title: subject.trim().to_owned(),
            letterhead: letterhead(&register.firm),
            addressee,
            date: day(number != 2, on.to_zoned(zone(register.firm.country)).date()),
            blocks: vec![Block::Text(body.to_owned())],
        }
    }

    /// Name and postal address of a person, line by line; empty without a postal address.
    pub(crate) fn addressee(&self, call: &Call, id: PersonId) -> Result<Vec<String>> {
        let (known, data) = self.store.read(|tx| {
            Ok::<_, store::Failure>((person::get(tx, id)?, datum::of_person(tx, id)?))
        })?;
        let Some(known) = known.filter(|known| known.state != PersonState::Erased) else {
            return Ok(Vec::new());
        };
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let shapes = [Shape::Name, Shape::Organisation, Shape::Postal];
        let wanted = shapes.iter().fold(Set64::EMPTY, |all, shape| all.with(shape.code()));
        let permit = decide::<View>(call.actor, Subjects::One(id, known.state), &facts, wanted)?;
        let key = self.leaf_key(id)?;
        let grant = self.grant(permit, call, key.as_ref())?;
        let mut found: [Vec<String>; 3] = Default::default();
        let mut kinds = Vec::new();
        for datum in data.iter().filter(|datum| datum.state != 2) {
            let shape = register.kind(datum.kind).map(|kind| kind.shape);
            let slot = shapes.iter().position(|known| Some(*known) == shape);
            let Some((slot, shape)) = slot.and_then(|at| Some((found.get_mut(at)?, shape?))) else {
                continue;
            };
            if slot.is_empty() {
                let key = self.key(id, datum.class)?;
                *slot = open_parts(&grant, &key, shape, datum)?;
                kinds.push(datum.kind);
            }
        }
        self.used(call, facts.id, kinds)?;
        Ok(in_window(&found))
    }
}

fn in_window([name, firm, postal]: &[Vec<String>; 3]) -> Vec<String> {
    let part = |of: &[String], at: usize| of.get(at).cloned().unwrap_or_default();
    if part(postal, 0).is_empty() && part(postal, 2).is_empty() {
        return Vec::new();
    }
    let town = format!("{} {}", part(postal, 1), part(postal, 2));
    let lines = [part(firm, 0), name.join(" "), part(postal, 0), town, part(postal, 3)];
    lines.iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}
