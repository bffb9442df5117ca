//! Incoming rows looked up in a base. Answers go out as rows come in: at the latest when no row waits.

use super::answer::Answers;
use super::table::{Fault, Row, Table};
use super::{CROWD, Faults, read_base};
use link::{Assumptions, Decision, Matcher, Workspace};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::Duration;

/// Incoming rows the model learns from before the first answer.
const LEARN_FROM: usize = 5_000;
/// So long a pause in a stream ends the learning; who sends row by row waits for an answer.
const PAUSE: Duration = Duration::from_millis(500);

type Arrived = Result<Row, Fault>;

/// A base, and where answers go.
struct LookUp<W: Write> {
    matcher: Matcher,
    ids: Vec<Box<str>>,
    answers: Answers<W>,
    space: Workspace,
}

/// Looks the rows of one table up in another.
pub(super) fn across(
    base: Table,
    incoming: Table,
    assume: Assumptions,
    out: impl Write,
    err: &mut impl Write,
) -> io::Result<u8> {
    let mut faults = Faults { count: 0, err };
    let (index, ids) = read_base(base, assume, &mut faults)?;
    let pause = incoming.is_stream().then_some(PAUSE);
    let rows = incoming.arriving();
    let first = first_rows(&rows, pause, &mut faults)?;
    let mut matcher = Matcher::new(index);
    matcher.learn(first.iter().map(Row::person));
    let answers = Answers::new(out, ["incoming_id", "base_id"])?;
    let mut look_up = LookUp { matcher, ids, answers, space: Workspace::default() };
    for row in &first {
        look_up.answer(row, &mut faults)?;
    }
    while let Some(row) = look_up.next(&rows)? {
        if let Some(row) = faults.check(row)? {
            look_up.answer(&row, &mut faults)?;
        }
    }
    look_up.answers.finish()?;
    Ok(faults.exit_code())
}

/// The rows to learn from.
fn first_rows(
    rows: &Receiver<Arrived>,
    pause: Option<Duration>,
    faults: &mut Faults<'_, impl Write>,
) -> io::Result<Vec<Row>> {
    let mut first = Vec::new();
    while first.len() < LEARN_FROM {
        let row = match pause.filter(|_| !first.is_empty()) {
            Some(pause) => rows.recv_timeout(pause).ok(),
            None => rows.recv().ok(),
        };
        let Some(row) = row else { break };
        first.extend(faults.check(row)?);
    }
    Ok(first)
}

impl<W: Write> LookUp<W> {
    /// The next row; while none waits, what was answered goes out.
    fn next(&mut self, rows: &Receiver<Arrived>) -> io::Result<Option<Arrived>> {
        match rows.try_recv() {
            Ok(row) => Ok(Some(row)),
            Err(TryRecvError::Disconnected) => Ok(None),
            Err(TryRecvError::Empty) => {
                self.answers.flush()?;
                Ok(rows.recv().ok())
            }
        }
    }

    fn answer(&mut self, row: &Row, faults: &mut Faults<'_, impl Write>) -> io::Result<()> {
        let found = self.matcher.find(&row.person(), &mut self.space);
        if found.crowded && found.decision() == Decision::Review {
            faults.note(row.line, CROWD)?;
        }
        for pair in &found.pairs {
            let id = self.ids.get(pair.person as usize).map_or("", |id| id);
            self.answers.pair(&row.id, id, pair.score, pair.decision)?;
        }
        self.answers.row_done()
    }
}
