//! Quarantine: held rows in the order in which a human decides them fastest, each side by side with
//! the person it may be.

use intake::RawRow;
use intake::mapping::Mapping;
use law::access::{Set64, Subjects, decide};
use law::ids::{HeldId, ImportId, PersonId};
use law::kinds::{HeldRow, Shape, View};
use law::refusal::Words;
use store::records::datum;
use store::records::held::{self, Held};
use store::records::import;
use vault::Sealed;

use super::beside::{Beside, Weighed};
use super::clean::Reading;
use super::run::ReadRow;
use super::vocabulary::Reason;
use crate::people::open_parts;
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

impl Because {
    /// The reason that a decision about a row has by itself; none where whoever decides has to say
    /// it, as for somebody of the suppression list who is taken in all the same.
    pub const fn usual(decision: Decision, waits: Reason) -> Option<Self> {
        use Reason::{Crowded, DoubtfulPerson, PerhapsKnown, PerhapsShunned, Shunned, Suppressed};
        match (decision, waits) {
            (Decision::Merge, _) => Some(Self::SamePerson),
            (Decision::Drop, Suppressed | Shunned | PerhapsShunned) => Some(Self::NotWanted),
            (Decision::Drop, _) => Some(Self::NoGround),
            (Decision::Take, DoubtfulPerson | PerhapsKnown | Crowded | PerhapsShunned) => {
                Some(Self::OtherPerson)
            }
            (Decision::Take, _) => None,
        }
    }

    /// Whether somebody can decide so for this reason.
    pub const fn fits(self, decision: Decision) -> bool {
        match self {
            Self::AskedPerson => true,
            Self::NewConsent | Self::ContractNeedsIt => !matches!(decision, Decision::Drop),
            Self::SamePerson => !matches!(decision, Decision::Take),
            Self::OtherPerson => matches!(decision, Decision::Take),
            Self::NotWanted | Self::NoGround | Self::WrongData => {
                matches!(decision, Decision::Drop)
            }
        }
    }
}

/// A held row as a human sees it.
pub struct HeldView {
    /// Its id.
    pub id: HeldId,
    /// The import it came with.
    pub import: ImportId,
    /// The source of that import, a number of the register.
    pub source: u16,
    /// Line in the file.
    pub line: i64,
    /// Why it waits.
    pub reason: Reason,
    /// The person it may be.
    pub against: Option<PersonId>,
    /// How likely it is that person, in thousandths.
    pub score: Option<i64>,
    /// Day it goes undecided (days since 1970).
    pub delete_on: i64,
    /// What the row says: field and value, in the order of the file.
    pub fields: Vec<(Words, String)>,
    /// What is known of the person it may be: kind of the register and value.
    pub known: Vec<(Bilingual, String)>,
    /// Both side by side, as far as people are told apart by it.
    pub beside: Vec<Beside>,
    /// The score broken down.
    pub weighed: Option<Weighed>,
}

/// Rows that wait for one reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The reason.
    pub reason: Reason,
    /// How many.
    pub rows: i64,
}

/// Shapes that people are told apart by.
const COMPARED: [Shape; 6] =
    [Shape::Name, Shape::Organisation, Shape::Email, Shape::Phone, Shape::Postal, Shape::BirthDate];

impl Desk {
    /// Rows that wait, those with one reason together, the surest first; opened for view with one
    /// leaf for the page. `only` limits them to one reason, `behind` names the last row of the page
    /// before.
    ///
    /// # Errors
    /// A refusal when the caller takes no part in taking data in.
    pub fn quarantine(
        &self,
        call: &Call,
        only: Option<Reason>,
        behind: Option<HeldId>,
        limit: i64,
    ) -> Result<Vec<HeldView>> {
        let rows = self.store.read(|tx| {
            let last = behind.map(|id| held::get(tx, id)).transpose()?.flatten();
            let behind = last.map(|row| held::Behind {
                reason: row.reason,
                score: row.score.unwrap_or(0),
                held: row.id,
            });
            held::work(tx, only.map(Reason::code), behind, limit)
        })?;
        let intake = self.intake()?;
        // Each row, and the person beside it.
        let bound = u32::try_from(2 * rows.len()).unwrap_or(u32::MAX);
        let permit =
            decide::<View>(call.actor, Subjects::Set { at_most: bound }, &intake, Set64::FULL)?;
        let grant = self.grant(permit, call, None)?;
        let subjects: Vec<_> = rows.iter().map(|row| (PersonId(row.id.0), places::HELD)).collect();
        let keys = self.keys.get_many(&subjects)?;
        // No key: the person it may be is being erased.
        let open = rows.iter().zip(keys).filter(|(_, key)| key.is_some());
        open.map(|(row, _)| self.view_held(call, &grant, row)).collect()
    }

    fn view_held(
        &self,
        call: &Call,
        grant: &vault::Grant<'_, View>,
        row: &Held,
    ) -> Result<HeldView> {
        let (cells, mapping) = self.open_held(grant, row)?;
        let record = self.store.read(|tx| import::get(tx, row.import))?.ok_or(Fault::NOT_FOUND)?;
        let plan = self.plan(call, &record)?;
        let register = self.register();
        let (country, today, screener) = (plan.country, plan.today, self.screener());
        let reading =
            Reading { mapping: &mapping, register: &register, screener: &screener, country, today };
        let raw = RawRow { line: 0, cells };
        let read = ReadRow::of(raw, &reading, &self.vault, plan.source.id);
        let known = row.against.map_or(Ok(Vec::new()), |p| self.known(grant, p))?;
        let side = known.iter().map(|(shape, _, parts)| (*shape, parts.clone())).collect();
        let (beside, weighed) = self.beside(&read, row.against, &side);
        let fields = mapping.targets.iter().zip(read.raw.cells.iter().cloned());
        let fields = fields.filter(|(target, cell)| {
            **target != intake::mapping::Target::Ignore && !cell.trim().is_empty()
        });
        let fields = fields.map(|(target, cell)| (target.words(), cell)).collect();
        let told = |(_, name, parts): (Shape, Bilingual, Vec<String>)| {
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (name, parts.join(" "))
        };
        Ok(HeldView {
            id: row.id,
            import: row.import,
            source: record.source,
            line: row.line,
            reason: Reason::from_code(row.reason).unwrap_or(Reason::DoubtfulPerson),
            against: row.against,
            score: weighed.map_or(row.score, |weighed| row.score.map(|_| weighed.score)),
            delete_on: row.delete_on,
            fields,
            known: known.into_iter().map(told).collect(),
            beside,
            weighed,
        })
    }

    /// How many rows wait for each reason, in the order of the list.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn waiting_by_reason(&self) -> Result<Vec<Waiting>> {
        let counts = self.store.read(held::by_reason)?;
        let waiting =
            |(reason, rows): (i64, i64)| Some(Waiting { reason: Reason::from_code(reason)?, rows });
        Ok(counts.into_iter().filter_map(waiting).collect())
    }

    /// How many rows wait.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn waiting_rows(&self) -> Result<i64> {
        Ok(self.store.read(held::waiting)?)
    }

    /// Values of a known person that tell whether a row is about them.
    fn known(
        &self,
        grant: &vault::Grant<'_, View>,
        person: PersonId,
    ) -> Result<Vec<(Shape, Bilingual, Vec<String>)>> {
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
            let parts = open_parts(grant, &key, kind.shape, datum)?;
            known.push((kind.shape, kind.name.clone(), parts));
        }
        Ok(known)
    }

    pub(crate) fn open_held(
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
}
