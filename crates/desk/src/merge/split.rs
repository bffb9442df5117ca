//! Splitting: some values of one record turn out to be about somebody else.

use law::ids::{DatumId, ObjectId, PersonId};
use law::kinds::Shape;
use law::vocabulary::Evidence;
use store::Tx;
use store::records::attachment::{self, Attachment};
use store::records::consent::{self, ConsentAction, Event};
use store::records::datum::{self, Datum};
use store::records::interaction;
use store::records::label;
use store::records::person::{self, Person};
use store::records::purchase::{self, PurchaseStanding};
use store::records::standing::{self, Standing};
use vault::{Action, Note, Object};

use super::whole::Whole;
use crate::consent::project;
use crate::people::Known;
use crate::{Call, Desk, Fault, Result};

/// What belongs to somebody else.
#[derive(Default)]
pub struct Chosen {
    /// Values and orders, by id.
    pub data: Vec<DatumId>,
    /// Files, by id. No pictures: they are held by a consent, and consents stay.
    pub files: Vec<ObjectId>,
}

impl Desk {
    /// Makes a second person of the chosen values, orders and files; its id. Consents stay where they are:
    /// nobody agreed for the other. What was refused holds for both, a restriction as well.
    ///
    /// # Errors
    /// `NOT_FOUND`; `NOTHING_CHOSEN`; `ALL_CHOSEN`; `CHANGED_MEANWHILE`; refusals of role and state.
    pub fn split(&self, call: &Call, from: PersonId, chosen: &Chosen) -> Result<PersonId> {
        self.may_merge(call)?;
        self.sees(call, from)?;
        let _turn = self.taking.turn();
        let new = PersonId(self.fresh(call)?.0);
        let data = self.store.read(|tx| datum::of_person(tx, from))?;
        let (go, stay): (Vec<Datum>, Vec<Datum>) =
            data.into_iter().filter(|d| d.state != 2).partition(|d| chosen.data.contains(&d.id));
        if go.is_empty() {
            return Err(NOTHING_CHOSEN.into());
        }
        if stay.is_empty() {
            return Err(ALL_CHOSEN.into());
        }
        let files = self.store.read(|tx| files(tx, from, &chosen.files))?;
        let classes = go.iter().map(|datum| datum.class);
        self.ready_keys(call, new, classes.chain(files.iter().map(|file| file.class)))?;
        let (one, other) = self.store.write(|tx| {
            let whole = Whole::read(tx, from)?;
            self.split_in(tx, call, &whole, new, chosen)
        })?;
        self.reindex_known(&one, from)?;
        self.reindex_known(&other, new)?;
        Ok(new)
    }

    fn split_in(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        whole: &Whole,
        new: PersonId,
        chosen: &Chosen,
    ) -> Result<(Known<'_>, Known<'_>)> {
        let from = whole.person.id;
        let register = self.register();
        let proofs = |d: &&Datum| register.kind(d.kind).is_none_or(|k| k.shape != Shape::Proof);
        let mut hands = self.hands(tx, call)?;
        let going = whole.data.iter().filter(|d| chosen.data.contains(&d.id)).filter(proofs);
        for datum in going {
            let mut given = hands.give(datum, new)?;
            given.state = if datum.state >= super::BESIDE { 1 } else { datum.state };
            datum::hand_over(tx, from, &given)?;
            purchase::hand_over(tx, from, new, datum.id)?;
            interaction::hand_over(tx, from, new, datum.id)?;
        }
        for file in files(tx, from, &chosen.files)? {
            hands.give_file(tx, file, new)?;
        }
        let fresh = Standing { person: new, ..whole.standing };
        let row = Person { id: new, import: None, ..whole.person };
        tx.load(&person::LOAD, [row.values()])?;
        self.refuse_alike(tx, call, whole, new)?;
        let one = self.apart(tx, call, whole.standing)?;
        let other = self.apart(tx, call, fresh)?;
        let note =
            || Note::new(call.actor.user, Action::PersonsSplit, Object::Person, call.moment());
        for key in [&one.key, &other.key] {
            self.note(tx, key.as_ref().map_or(note(), |key| note().about(key)))?;
        }
        Ok((one, other))
    }

    /// Refusals of the one hold for the other: each in force is an act of its own.
    fn refuse_alike(
        &self,
        tx: &mut Tx<'_>,
        call: &Call,
        whole: &Whole,
        new: PersonId,
    ) -> Result<()> {
        for origin in whole.events.iter().filter(|e| refuses(e)) {
            let event = Event {
                person: new,
                id: self.fresh(call)?,
                action: match origin.action {
                    ConsentAction::ObjectionLifted => ConsentAction::ObjectionLifted,
                    _ => ConsentAction::Merged,
                },
                evidence: Evidence::None,
                wording: None,
                proof: None,
                recorded_at: call.ms(),
                user: call.actor.user,
                ..*origin
            };
            consent::append(tx, &event)?;
        }
        Ok(())
    }

    /// Projects one of the two from what it has now.
    fn apart(&self, tx: &mut Tx<'_>, call: &Call, mut standing: Standing) -> Result<Known<'_>> {
        let id = standing.person;
        let events = consent::of_person(tx, id)?;
        consent::put_standing(tx, id, &project::consents(id, &events))?;
        project::objections(&mut standing, &events);
        let purchases = purchase::of_person(tx, id)?;
        purchase::put_standing(tx, id, &PurchaseStanding::project(&purchases))?;
        standing.last_purchase_on = purchases.iter().map(|p| p.bought_on).max();
        let labels = label::of_person(tx, id)?;
        standing.sources = labels.iter().fold(0, |bits, label| bits | 1 << i64::from(label.source));
        let known = self.identify(tx, call, id, standing.state)?;
        known.identity.project(&mut standing, &labels);
        standing::put(tx, &standing)?;
        Ok(known)
    }
}

/// The chosen files of a person; all of them have to be there.
fn files(tx: &mut Tx<'_>, from: PersonId, chosen: &[ObjectId]) -> Result<Vec<Attachment>> {
    let mut files = attachment::of_person(tx, from)?;
    files.retain(|file| chosen.contains(&file.id) && !file.photo);
    if files.len() < chosen.len() {
        return Err(Fault::NOT_FOUND.into());
    }
    Ok(files)
}

/// Whether an act refuses something, or takes refusals back.
fn refuses(event: &Event) -> bool {
    matches!(
        event.action,
        ConsentAction::Withdrawn
            | ConsentAction::Objected
            | ConsentAction::Merged
            | ConsentAction::ObjectionLifted
    )
}

const NOTHING_CHOSEN: Fault = Fault::new(
    "NOTHING_CHOSEN",
    "Bitte ankreuzen, welche Angaben zu der anderen Person gehören.",
    "Please tick the values that belong to the other person.",
);
const ALL_CHOSEN: Fault = Fault::new(
    "ALL_CHOSEN",
    "Mindestens eine Angabe muss bei dieser Person bleiben.",
    "At least one value has to stay with this person.",
);
