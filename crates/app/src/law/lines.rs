//! One JSON object a line: read, answer, go on, whatever the line was.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};

use super::facts::Facts;
use super::tree::Tree;

/// The longest line that is read; the rest of a longer one is skipped.
const LONGEST: usize = 10 * 1024 * 1024;

#[derive(Serialize)]
struct Unanswered<'a> {
    id: Option<Value>,
    error: Fault<'a>,
}

#[derive(Serialize)]
struct Fault<'a> {
    line: u64,
    message: &'a str,
}

/// A question that lines ask.
pub trait Asked: DeserializeOwned {
    /// What a fact that is missing should be: its form, or its values.
    fn wanted(fact: &str) -> Option<String>;
}

/// How a day is written.
pub const DAY: &str = "a day, such as `2026-11-21`";

/// Answers every line; the exit code is 1 when one could not be read.
pub fn answer<Q: Asked, A: Serialize>(
    mut input: impl BufRead,
    out: impl Write,
    decide: impl Fn(Q) -> Result<A, String>,
) -> io::Result<u8> {
    let mut out = io::BufWriter::new(out);
    let mut code = 0;
    let mut number = 0;
    let mut line = Vec::new();
    while let Some(complete) = next_line(&mut input, &mut line)? {
        number += 1;
        let answered = if complete { read(&line, number == 1) } else { Err(TOO_LONG.to_owned()) }
            .and_then(&decide);
        match answered {
            Ok(answer) => serde_json::to_writer(&mut out, &answer)?,
            Err(message) => {
                code = 1;
                let error = Fault { line: number, message: &message };
                let unanswered = Unanswered { id: find_id(&line), error };
                serde_json::to_writer(&mut out, &unanswered)?;
            }
        }
        out.write_all(b"\n")?;
    }
    out.flush()?;
    Ok(code)
}

const TOO_LONG: &str = "the line is longer than 10 MiB: give one question a line";
const EMPTY: &str = "the line is empty: give one JSON object a line";
const NO_OBJECT: &str = "the line is no JSON object: give `{\"id\":…}` with the facts as keys";
const TWICE: &str = "a fact is given twice: give it once";

/// Reads one line without its end; `Some(false)` when it was too long and cut.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let read = input.by_ref().take(LONGEST as u64 + 1).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(true));
    }
    if read <= LONGEST {
        return Ok(Some(true));
    }
    skip_rest(input)?;
    Ok(Some(false))
}

fn skip_rest(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let used = end.map_or(buffer.len(), |at| at + 1);
        input.consume(used);
        if end.is_some() {
            return Ok(());
        }
    }
}

fn read<Q: Asked>(line: &[u8], first: bool) -> Result<Q, String> {
    let line = if first { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    if line.iter().all(u8::is_ascii_whitespace) {
        return Err(EMPTY.to_owned());
    }
    let Tree(value) = serde_json::from_slice(line).map_err(|error| unreadable(&error))?;
    let Value::Object(keys) = value else {
        return Err(NO_OBJECT.to_owned());
    };
    Q::deserialize(Facts(&nested(keys)?)).map_err(|wrong| wrong.message(Q::wanted))
}

/// Where a line stops being JSON.
fn unreadable(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Data => TWICE.to_owned(),
        Category::Eof => "the line ends before its JSON object does".to_owned(),
        Category::Syntax | Category::Io => {
            format!("the line is no JSON from byte {} on", error.column())
        }
    }
}

/// `{"person.type": …}` means `{"person": {"type": …}}`.
fn nested(keys: Map<String, Value>) -> Result<Value, String> {
    let mut whole = Map::new();
    for (key, value) in keys {
        let (slot, key) = match key.split_once('.') {
            None => (Some(&mut whole), key),
            Some((group, key)) => {
                let group = whole.entry(group).or_insert_with(|| Value::Object(Map::new()));
                (group.as_object_mut(), key.to_owned())
            }
        };
        if slot.is_none_or(|slot| slot.insert(key, value).is_some()) {
            return Err(TWICE.to_owned());
        }
    }
    Ok(Value::Object(whole))
}

/// The id in a line that could not be read, where it can still be found.
fn find_id(line: &[u8]) -> Option<Value> {
    if let Ok(Value::Object(keys)) = serde_json::from_slice(line) {
        return keys.get("id").cloned();
    }
    let start = line.get(..line.len().min(4096))?;
    let text = String::from_utf8_lossy(start);
    let (_, after) = text.split_once("\"id\"")?;
    let after = after.trim_start().strip_prefix(':')?.trim_start();
    serde_json::Deserializer::from_str(after)
        .into_iter::<Value>()
        .next()?
        .ok()
        .filter(Value::is_string)
}
