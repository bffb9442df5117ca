//! Quarantine: a human decides about held rows – take, merge or drop – with a reason that is kept.

use intake::RawRow;
use intake::mapping::Mapping;
use law::access::{Set64, Subjects, decide};
use law::ids::{HeldId, ImportId, PersonId};
use law::kinds::{HeldRow, Shape, View};
use law::refusal::Words;
use store::records::datum;
use store::records::held::{self, Held, HeldState};
use store::records::import;
use vault::{Action, Note, Object, Sealed};

use super::NO_SOURCE;
use super::clean::Reading;
use super::run::{Batch, ReadRow, Running, note_columns};
use super::settle::Settled;
use super::undo::Why;
use super::vocabulary::Reason;
use crate::people::open_for_view;
use crate::register::Bilingual;
use crate::{Call, Desk, Failure, Fault, Result, places};

law::vocabulary! {
    /// What a human decides about a held row.
    Decision { Take = 1 "TAKE", Merge = 2 "MERGE", Drop = 3 "DROP" }
}

law::vocabulary! {
    /// Why; kept with the decision.
    Because {
        AskedPerson = 1 "ASKED_PERSON", NewConsent = 2 "NEW_CONSENT", ContractNeedsIt = 3 "CONTRACT_NEEDS_IT",
        SamePerson = 4 "SAME_PERSON", OtherPerson = 5 "OTHER_PERSON", NotWanted = 6 "NOT_WANTED",
        NoGround = 7 "NO_GROUND", WrongData = 8 "WRONG_DATA",
    }
}

impl Because {
    /// The reason in one sentence.
    pub const fn words(self) -> Words {
        let (de, en) = match self {
            Self::AskedPerson => ("Bei der Person nachgefragt.", "The person was asked."),
            Self::NewConsent => {
                ("Es liegt eine neuere Einwilligung vor.", "There is a newer consent.")
            }
            Self::ContractNeedsIt => (
                "Für einen Vertrag nötig; Werbung bleibt gesperrt.",
                "Needed for a contract; advertising stays blocked.",
            ),
            Self::SamePerson => ("Es ist dieselbe Person.", "It is the same person."),
            Self::OtherPerson => ("Es ist eine andere Person.", "It is another person."),
            Self::NotWanted => (
                "Die Person möchte nicht gespeichert werden.",
                "The person does not want to be stored.",
            ),
            Self::NoGround => ("Es gibt keine Rechtsgrundlage.", "There is no legal basis."),
            Self::WrongData => ("Die Angaben sind falsch.", "The data are wrong."),
        };
        Words { de, en }
    }
}

/// A held row as a human sees it.
pub struct HeldView {
    /// Its id.
    pub id: HeldId,
    /// The import it came with.
    pub import: ImportId,
    /// Line in the file.
    pub line: i64,
    /// Why it waits.
    pub reason: Reason,
    /// The person it may be.
    pub against: Option<PersonId>,
    /// Day it goes undecided (days since 1970).
    pub delete_on: i64,
    /// What the row says: field and value, in the order of the file.
    pub fields: Vec<(Words, String)>,
    /// What is known of the person it may be: kind of the register and value.
    pub known: Vec<(Bilingual, String)>,
}

/// Shapes that people are told apart by.
const COMPARED: [Shape; 5] =
    [Shape::Name, Shape::Organisation, Shape::Email, Shape::Phone, Shape::Postal];

const DECIDED: Fault = Fault::new(
    "ALREADY_DECIDED",
    "Darüber hat schon jemand entschieden. Bitte neu laden.",
    "Somebody has decided about this already. Please reload.",
);
const MERGE_WITH_WHOM: Fault = Fault::new(
    "MERGE_TARGET",
    "Zu dieser Zeile gibt es keine bekannte Person, mit der sie zusammengeführt werden könnte.",
    "There is no known person this row could be merged with.",
);

impl Desk {
    /// Rows that wait, oldest first, opened for view with one leaf for the page.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in taking data in.
    pub fn quarantine(
        &self,
        call: &Call,
        after: Option<HeldId>,
        limit: i64,
    ) -> Result<Vec<HeldView>> {
        let after = after.unwrap_or_default();
        let rows = self.store.read(|tx| held::page(tx, HeldState::Waiting, after, limit))?;
        let intake = self.intake()?;
        // Each row, and the person beside it.
        let bound = u32::try_from(2 * rows.len()).unwrap_or(u32::MAX);
        let permit =
            decide::<View>(call.actor, Subjects::Set { at_most: bound }, &intake, Set64::FULL)?;
        let grant = self.grant(permit, call, None)?;
        rows.into_iter()
            .map(|row| {
                let (cells, mapping) = self.open_held(&grant, &row)?;
                let fields =
                    mapping.targets.iter().zip(cells).filter(|(_, cell)| !cell.trim().is_empty());
                Ok(HeldView {
                    id: row.id,
                    import: row.import,
                    line: row.line,
                    reason: Reason::from_code(row.reason).unwrap_or(Reason::DoubtfulPerson),
                    against: row.against,
                    delete_on: row.delete_on,
                    fields: fields.map(|(target, cell)| (target.words(), cell)).collect(),
                    known: row.against.map_or(Ok(Vec::new()), |p| self.known(&grant, p))?,
                })
            })
            .collect()
    }

    /// How many rows wait.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn waiting_rows(&self) -> Result<i64> {
        Ok(self.store.read(held::waiting)?)
    }

    /// Decides about a held row. Taken and merged rows go through the same checks as any other;
    /// who is on the suppression list stays without advertising whatever is decided.
    ///
    /// # Errors
    /// `ALREADY_DECIDED`; a fault when there is nobody to merge with.
    pub fn decide_held(
        &self,
        call: &Call,
        id: HeldId,
        decision: Decision,
        because: Because,
    ) -> Result<()> {
        let row = self.store.read(|tx| held::get(tx, id))?.ok_or(Fault::NOT_FOUND)?;
        if row.state != HeldState::Waiting {
            return Err(DECIDED.into());
        }
        match decision {
            Decision::Drop => {}
            Decision::Merge if row.against.is_none() => return Err(MERGE_WITH_WHOM.into()),
            Decision::Take => self.take_held(call, &row, None)?,
            Decision::Merge => self.take_held(call, &row, row.against)?,
        }
        self.close_held(call, row, decision, because)
    }

    /// Takes a held row in as somebody new (`None`) or as this person.
    fn take_held(&self, call: &Call, row: &Held, same: Option<PersonId>) -> Result<()> {
        let record = self.store.read(|tx| import::get(tx, row.import))?.ok_or(Fault::NOT_FOUND)?;
        let register = self.register();
        let source = register.source(record.source).ok_or(NO_SOURCE)?;
        let plan = self.plan(call, &record)?;
        let (collect, compare) = self.permits(call)?;
        let intake = self.intake()?;
        let permit =
            decide::<View>(call.actor, Subjects::Set { at_most: 1 }, &intake, Set64::FULL)?;
        let view = self.grant(permit, call, None)?;
        let (cells, mapping) = self.open_held(&view, row)?;
        let screener = self.screener();
        let reading = Reading {
            mapping: &mapping,
            register: &register,
            screener: &screener,
            country: plan.country,
            today: plan.today,
        };
        let raw = RawRow { line: u64::try_from(row.line).unwrap_or_default(), cells };
        let read = ReadRow::of(raw, &reading, &self.vault, source.id);
        let batch = Batch { rows: vec![read], unreadable: Vec::new() };
        let notes = note_columns(&mapping);
        let running = Running {
            call,
            plan: &plan,
            register: &register,
            collect: &collect,
            compare: &compare,
            notes: &notes,
        };
        self.settle_with(&running, None, &batch, |scene| Settled::taken(scene, &batch, same))
    }

    /// Values of a known person that tell whether a row is about them.
    fn known(
        &self,
        grant: &vault::Grant<'_, View>,
        person: PersonId,
    ) -> Result<Vec<(Bilingual, String)>> {
        let register = self.register();
        let mut data = self.store.read(|tx| datum::of_persons(tx, &[person]))?;
        // In the order of the register: the name first.
        data.sort_by_key(|datum| datum.kind);
        let mut known = Vec::new();
        for datum in &data {
            let kind = register.kind(datum.kind).filter(|kind| COMPARED.contains(&kind.shape));
            let Some(kind) = kind else { continue };
            // No key: the person is being erased.
            let Some(wrapped) = self.keys.get_many(&[(person, datum.class)])?.pop().flatten()
            else {
                continue;
            };
            let key = self.vault.unwrap(person, datum.class, wrapped.epoch, &wrapped.bytes)?;
            let parts = open_for_view(grant, &key, kind.shape, datum)?;
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            known.push((kind.name.clone(), parts.join(" ")));
        }
        Ok(known)
    }

    fn open_held(
        &self,
        grant: &vault::Grant<'_, View>,
        row: &Held,
    ) -> Result<(Vec<String>, Mapping)> {
        let place = places::held(row.id);
        let key = self.key(place.person, place.class)?;
        let open = grant.open(&key, &Sealed::<HeldRow>::from_stored(place, row.sealed.clone()))?;
        let cells =
            serde_json::from_str(open.field(0)).map_err(|_| Failure::at("reading a held row"))?;
        let record = self.store.read(|tx| import::get(tx, row.import))?.ok_or(Fault::NOT_FOUND)?;
        let mapping =
            Mapping::from_text(&record.mapping).ok_or(Failure::at("reading the mapping"))?;
        Ok((cells, mapping))
    }

    /// Keeps the decision, empties the row and destroys its key.
    fn close_held(
        &self,
        call: &Call,
        mut row: Held,
        decision: Decision,
        because: Because,
    ) -> Result<()> {
        let (state, action) = match decision {
            Decision::Take => (HeldState::Taken, Action::HeldTaken),
            Decision::Merge => (HeldState::Merged, Action::HeldMerged),
            Decision::Drop => (HeldState::Dropped, Action::HeldDropped),
        };
        let refused = [Reason::Suppressed, Reason::Shunned, Reason::PerhapsShunned];
        let overruled = Reason::from_code(row.reason).is_some_and(|r| refused.contains(&r))
            && decision != Decision::Drop;
        row.state = state;
        row.decided_by = Some(call.actor.user);
        row.decided_at = Some(call.ms());
        row.decision_reason = Some(because.code());
        self.store.write(|tx| {
            if held::decide(tx, &row)? == 0 {
                return Err(DECIDED.into());
            }
            let note = |action| Note::new(call.actor.user, action, Object::Held, call.moment());
            if overruled {
                self.note(tx, note(Action::BlacklistOverruled))?;
            }
            self.note(tx, note(action))
        })?;
        self.destroy_key(call, PersonId(row.id.0), places::HELD, Why::Done)
    }
}
