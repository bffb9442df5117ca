//! The walk over everything stored.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicBool, Ordering};

use law::access::{Set64, Subjects, decide};
use law::ids::{DatumId, PersonId};
use law::kinds::{Shape, View};
use store::records::datum::{self, Datum};
use store::records::interaction::{self, Interaction};
use store::records::minimise;
use store::records::rescreening::{self, Find, Run};
use vault::{Grant, PersonKey};

use super::rights_desk;
use super::rows::ROWS;
use crate::people::{CUSTOMER_NUMBER, open_parts};
use crate::register::Kind;
use crate::screening::{House, Screened};
use crate::{Call, Desk, Result, SYSTEM};

/// Shapes of values that hold what people write.
const TEXTS: [Shape; 2] = [Shape::Note, Shape::Attribute];
/// Persons in one transaction.
const BATCH: i64 = 100;

/// How far the job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// When it began (milliseconds since 1970 UTC).
    pub started_at: i64,
    /// When it ended; `None` while it runs, or when the program ended before it.
    pub ended_at: Option<i64>,
    /// Texts screened so far.
    pub texts: u64,
    /// Texts in which something was found.
    pub found: u64,
    /// It runs in this process.
    pub running: bool,
    /// The words have changed since.
    pub stale: bool,
}

/// Gives the turn back when dropped.
struct Turn<'a>(&'a AtomicBool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

impl Desk {
    /// Screens everything stored by the words in force; for a thread of its own. Goes on where it
    /// was interrupted, unless the words have changed since. `false` when it runs already.
    ///
    /// # Errors
    /// A refusal of role; failures of the store.
    pub fn screen_stored(&self, call: &Call) -> Result<bool> {
        rights_desk(call)?;
        if self.rescreening.running.swap(true, Ordering::AcqRel) {
            return Ok(false);
        }
        let _turn = Turn(&self.rescreening.running);
        let mut run = self.run_to_go_on_with(call)?;
        let screener = self.screener();
        let register = self.register();
        let texts = register.kinds.iter().filter(|kind| is_text(kind));
        let mut kinds: Vec<u16> = texts.map(|kind| kind.id).collect();
        kinds.sort_unstable();
        kinds.retain(|kind| *kind >= run.kind);
        for kind in kinds {
            if kind != run.kind {
                (run.kind, run.after) = (kind, PersonId::default());
            }
            while self.screen_batch(call, &screener, &mut run)? {}
        }
        if run.kind != ROWS {
            (run.kind, run.after) = (ROWS, PersonId::default());
        }
        while self.screen_rows(call, &screener, &mut run)? {}
        run.ended_at = Some(call.ms());
        self.store.write(|tx| rescreening::put_run(tx, &run))?;
        Ok(true)
    }

    /// Screens everything stored if the words have changed, or if the job was interrupted.
    ///
    /// # Errors
    /// Failures of the store.
    pub fn screen_stored_if_due(&self, call: &Call) -> Result<bool> {
        let due = self.rescreening()?.is_none_or(|p| p.stale || p.ended_at.is_none());
        if due { self.screen_stored(call) } else { Ok(false) }
    }

    /// How far the job is; `None` if it never ran.
    ///
    /// # Errors
    /// Failures of the store only.
    pub fn rescreening(&self) -> Result<Option<Progress>> {
        let run = self.store.read(rescreening::run)?;
        let count = |n: i64| u64::try_from(n).unwrap_or_default();
        Ok(run.map(|run| Progress {
            started_at: run.started_at,
            ended_at: run.ended_at,
            texts: count(run.texts),
            found: count(run.found),
            running: self.rescreening.running.load(Ordering::Acquire),
            stale: run.words != self.words_in_force(),
        }))
    }

    /// Which words texts are screened by now, as a number that changes with them.
    fn words_in_force(&self) -> i64 {
        let mut hasher = DefaultHasher::new();
        redact::vocabulary_print().hash(&mut hasher);
        self.register().screening.hash(&mut hasher);
        hasher.finish().cast_signed()
    }

    /// The run to go on with, or a new one.
    fn run_to_go_on_with(&self, call: &Call) -> Result<Run> {
        let words = self.words_in_force();
        self.store.write(|tx| {
            let open = rescreening::run(tx)?.filter(|r| r.words == words && r.ended_at.is_none());
            let run = open.unwrap_or(Run {
                words,
                started_at: call.ms(),
                kind: 0,
                after: PersonId::default(),
                texts: 0,
                found: 0,
                ended_at: None,
            });
            rescreening::forget_gone(tx)?;
            rescreening::put_run(tx, &run)?;
            Ok(run)
        })
    }

    /// Screens the texts of the next persons; `false` when nobody is left.
    fn screen_batch(&self, call: &Call, screener: &House, run: &mut Run) -> Result<bool> {
        let kind = run.kind;
        let (persons, data, around) = self.store.read(|tx| {
            let persons = minimise::persons_with(tx, kind, run.after, BATCH)?;
            let mut data = datum::of_persons(tx, &persons)?;
            data.retain(|d| d.kind == kind);
            let around = interaction::of_persons(tx, &persons)?;
            let around: HashMap<_, _> = around.into_iter().map(|i| (i.datum, i)).collect();
            Ok::<_, store::Failure>((persons, data, around))
        })?;
        let Some(last) = persons.last() else { return Ok(false) };
        let found = self.stained(call, screener, &data, &around)?;
        run.after = *last;
        run.texts += i64::try_from(data.len()).unwrap_or(i64::MAX);
        run.found += i64::try_from(found.len()).unwrap_or(i64::MAX);
        self.store.write(|tx| {
            found.iter().try_for_each(|find| rescreening::put(tx, find, call.ms()))?;
            rescreening::put_run(tx, run)
        })?;
        Ok(true)
    }

    /// The texts among these in which something is found; one audit leaf for all.
    fn stained(
        &self,
        call: &Call,
        screener: &House,
        data: &[Datum],
        around: &HashMap<DatumId, Interaction>,
    ) -> Result<Vec<Find>> {
        if data.is_empty() {
            return Ok(Vec::new());
        }
        let grant = self.grant_texts(call, data.len())?;
        let keys = self.keys_of_texts(data)?;
        let mut found = Vec::new();
        for datum in data {
            let about = around.get(&datum.id);
            // No key: the person is being erased. A ground: somebody decided already.
            let Some(key) = keys.get(&datum.person).filter(|_| about.is_none_or(|i| i.ground == 0))
            else {
                continue;
            };
            let text = open_parts(&grant, key, self.shape_of_text(datum), datum)?.concat();
            let spans = Screened::of(screener, &text, None).removed.len();
            if spans > 0 {
                found.push(Find {
                    person: datum.person,
                    datum: datum.id,
                    spans: i64::try_from(spans).unwrap_or(i64::MAX),
                    author: about.map_or(SYSTEM, |i| i.user),
                });
            }
        }
        Ok(found)
    }

    /// A grant to open texts of as many people, for the work of the rights desk.
    pub(super) fn grant_texts(&self, call: &Call, texts: usize) -> Result<Grant<'_, View>> {
        let at_most = u32::try_from(texts).unwrap_or(u32::MAX);
        let wanted = TEXTS.iter().fold(Set64::EMPTY, |all, shape| all.with(shape.code()));
        let register = self.register();
        let facts = register.facts(self.rights_activity(&register)?);
        let permit = decide::<View>(call.actor, Subjects::Set { at_most }, &facts, wanted)?;
        self.grant(permit, call, None)
    }

    /// The shape of a value that holds text: a note, unless its kind says otherwise.
    pub(super) fn shape_of_text(&self, datum: &Datum) -> Shape {
        let shape = self.register().kind(datum.kind).map(|kind| kind.shape);
        shape.filter(|shape| TEXTS.contains(shape)).unwrap_or(Shape::Note)
    }

    /// The keys of these values, which are of one class for each person.
    pub(super) fn keys_of_texts(&self, data: &[Datum]) -> Result<HashMap<PersonId, PersonKey>> {
        let mut wanted: Vec<_> = data.iter().map(|d| (d.person, d.class)).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let mut keys = HashMap::new();
        for ((person, class), wrapped) in wanted.iter().copied().zip(self.keys.get_many(&wanted)?) {
            if let Some(w) = wrapped {
                keys.insert(person, self.vault.unwrap(person, class, w.epoch, &w.bytes)?);
            }
        }
        Ok(keys)
    }
}

/// Whether values of a kind are screened as texts. The number of a person in a source is none: people
/// are found by it, and it is checked where it comes in.
fn is_text(kind: &Kind) -> bool {
    TEXTS.contains(&kind.shape) && kind.code != CUSTOMER_NUMBER
}
