//! Group commit: many writers, one flush.
//!
//! Writers run their closures one after another on the single writing connection, each inside a
//! savepoint of one shared transaction. Whoever finds nobody waiting behind commits for all: the
//! last one out turns off the light. Nobody returns before the commit is durable. A closure that
//! fails is undone to its savepoint and disturbs nobody.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::failure::{Failure, Kind};
use crate::fuse::Fuse;
use crate::store::{Source, is_fatal, lock};
use crate::waist::{Conn, Tx};

/// A group is committed at the latest with this many members …
const LARGEST: usize = 256;
/// … or this long after its first one, so that nobody waits behind an endless queue.
const LONGEST: Duration = Duration::from_millis(50);

pub(crate) struct Writer {
    /// Callers that have come and not yet had their turn.
    waiting: AtomicUsize,
    commits: AtomicU64,
    line: Mutex<Line>,
}

/// The writing connection and the group that is open on it.
struct Line {
    /// `None` after a failure that it did not survive; opened again at the next turn.
    conn: Option<Conn>,
    group: Option<Group>,
    fuse: Option<Arc<Fuse>>,
}

struct Group {
    fate: Arc<Fate>,
    size: usize,
    since: Instant,
    next_leaf: Option<u64>,
}

/// What became of a group; its members wait for it.
#[derive(Default)]
struct Fate {
    outcome: Mutex<Option<Result<(), Failure>>>,
    known: Condvar,
}

impl Writer {
    pub(crate) fn new(conn: Conn) -> Self {
        let line = Mutex::new(Line { conn: Some(conn), group: None, fuse: None });
        Self { waiting: AtomicUsize::new(0), commits: AtomicU64::new(0), line }
    }

    pub(crate) fn fused(self, fuse: Arc<Fuse>) -> Self {
        lock(&self.line).fuse = Some(fuse);
        self
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    pub(crate) fn write<T, E: From<Failure>>(
        &self,
        source: &Source,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut turn = self.turn();
        let (answer, fate) = turn.take(source, work)?;
        drop(turn);
        fate.wait()?;
        Ok(answer)
    }

    /// Runs `work` on the writing connection while no transaction is open.
    pub(crate) fn alone<T>(
        &self,
        source: &Source,
        work: impl FnOnce(&mut Conn) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut turn = self.turn();
        turn.end_group();
        work(turn.line.conn(source)?)
    }

    /// Waits in line. Counted before, so that whoever is inside knows that somebody comes.
    fn turn(&self) -> Turn<'_> {
        self.waiting.fetch_add(1, Ordering::SeqCst);
        Turn { writer: self, line: lock(&self.line) }
    }
}

/// The time one caller has the connection to itself. Its end settles the group, however it comes.
struct Turn<'w> {
    writer: &'w Writer,
    line: MutexGuard<'w, Line>,
}

impl Turn<'_> {
    fn take<T, E: From<Failure>>(
        &mut self,
        source: &Source,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
    ) -> Result<(T, Arc<Fate>), E> {
        let (conn, group) = self.line.open(source)?;
        if let Err(failure) = conn.savepoint() {
            self.line.break_group(failure);
            return Err(failure.into());
        }
        let mut tx = Tx::new(conn);
        tx.next_leaf = group.next_leaf;
        let answer = work(&mut tx);
        let (spoiled, next_leaf) = (tx.spoiled, tx.next_leaf);
        let kept = match (answer, spoiled) {
            (Ok(answer), None) => {
                conn.release().map(|()| answer).map_err(|f| (E::from(f), Some(f)))
            }
            (Ok(_), Some(failure)) => Err((failure.into(), spoiled)),
            (Err(error), _) => Err((error, spoiled)),
        };
        match kept {
            Ok(answer) => {
                group.size += 1;
                group.next_leaf = next_leaf;
                Ok((answer, Arc::clone(&group.fate)))
            }
            Err((error, failure)) => {
                self.line.undo(failure);
                Err(error)
            }
        }
    }

    fn end_group(&mut self) {
        if let Some(outcome) = self.line.commit()
            && outcome.is_ok()
        {
            self.writer.commits.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // After this, a new caller counts itself and waits for the line: nobody is overlooked.
        let last = self.writer.waiting.fetch_sub(1, Ordering::SeqCst) == 1;
        if std::thread::panicking() {
            self.line.break_group(Kind::GroupLost.into());
        } else if last || self.line.group.as_ref().is_some_and(Group::is_due) {
            self.end_group();
        }
    }
}

impl Line {
    fn conn(&mut self, source: &Source) -> Result<&mut Conn, Failure> {
        match &mut self.conn {
            Some(conn) => Ok(conn),
            empty => Ok(empty.insert(source.writer()?)),
        }
    }

    /// The open group, or a new one.
    fn open(&mut self, source: &Source) -> Result<(&mut Conn, &mut Group), Failure> {
        if self.group.is_none() {
            self.begin(source)?;
            self.group = Some(Group::new());
        }
        self.conn.as_mut().zip(self.group.as_mut()).ok_or(Kind::GroupLost.into())
    }

    /// Begins a transaction, on a new connection if the old one has died meanwhile: nothing was
    /// asked of it yet.
    fn begin(&mut self, source: &Source) -> Result<(), Failure> {
        match self.conn(source)?.begin_write() {
            Err(failure) if is_fatal(failure) => {
                self.conn = None;
                self.conn(source)?.begin_write()
            }
            other => other,
        }
    }

    /// Undoes the turn of the caller whose closure failed; the group goes on if it can.
    fn undo(&mut self, failure: Option<Failure>) {
        let Some(conn) = &mut self.conn else { return };
        let alive = conn.in_transaction() && conn.rollback_turn().is_ok();
        if let Some(group) = &mut self.group {
            group.next_leaf = None;
        }
        if !alive {
            self.break_group(failure.unwrap_or(Kind::GroupLost.into()));
        }
    }

    /// Gives the whole group up; nothing of it was committed.
    fn break_group(&mut self, failure: Failure) {
        if let Some(mut conn) = self.conn.take() {
            let rested = !conn.in_transaction() || conn.rollback().is_ok();
            if rested && !is_fatal(failure) {
                self.conn = Some(conn);
            }
        }
        if let Some(group) = self.group.take() {
            group.fate.tell(Err(failure));
        }
    }

    /// Commits the open group and tells its members; `None` if there was nothing to commit.
    fn commit(&mut self) -> Option<Result<(), Failure>> {
        let group = self.group.take()?;
        let outcome = match &mut self.conn {
            Some(conn) if group.size == 0 => conn.rollback(),
            Some(conn) => match &self.fuse {
                Some(fuse) => fuse.burn().and_then(|()| conn.commit()),
                None => conn.commit(),
            },
            None => Err(Kind::GroupLost.into()),
        };
        let outcome = outcome.map_err(after_commit);
        if outcome.is_err() {
            // Fail-stop: what a connection holds after a failed flush cannot be trusted. Dropping
            // it undoes what was not committed.
            self.conn = None;
        }
        let committed = group.size > 0;
        group.fate.tell(outcome);
        committed.then_some(outcome)
    }
}

/// A commit that was sent but not answered may have happened.
fn after_commit(failure: Failure) -> Failure {
    if is_fatal(failure) { failure.as_kind(Kind::OutcomeUnknown) } else { failure }
}

impl Group {
    fn new() -> Self {
        Self { fate: Arc::default(), size: 0, since: Instant::now(), next_leaf: None }
    }

    fn is_due(&self) -> bool {
        self.size >= LARGEST || self.since.elapsed() >= LONGEST
    }
}

impl Fate {
    fn tell(&self, outcome: Result<(), Failure>) {
        *lock(&self.outcome) = Some(outcome);
        self.known.notify_all();
    }

    fn wait(&self) -> Result<(), Failure> {
        let outcome = lock(&self.outcome);
        let outcome = self
            .known
            .wait_while(outcome, |outcome| outcome.is_none())
            .unwrap_or_else(PoisonError::into_inner);
        (*outcome).unwrap_or(Err(Kind::GroupLost.into()))
    }
}
