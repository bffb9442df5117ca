//! One JSON object a line: read, answer, go on, whatever the line was.

use std::io::{self, BufRead, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

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

/// Answers every line; the exit code is 1 when one could not be read.
pub fn answer<Q: DeserializeOwned, A: Serialize>(
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

const TOO_LONG: &str = "the line is longer than 10 MB";

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

fn read<Q: DeserializeOwned>(line: &[u8], first: bool) -> Result<Q, String> {
    let line = if first { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
    if line.iter().all(u8::is_ascii_whitespace) {
        return Err("the line is empty".to_owned());
    }
    let value: Value = serde_json::from_slice(line).map_err(|error| words(&error))?;
    let Value::Object(keys) = value else {
        return Err("the line is not a JSON object".to_owned());
    };
    serde_json::from_value(nested(keys)?).map_err(|error| words(&error))
}

/// `{"person.type": …}` means `{"person": {"type": …}}`.
fn nested(keys: Map<String, Value>) -> Result<Value, String> {
    let mut whole = Map::new();
    for (key, value) in keys {
        let (slot, key) = match key.split_once('.') {
            None => (&mut whole, key),
            Some((group, key)) => {
                let group =
                    whole.entry(group).or_insert_with(|| Value::Object(Map::new())).as_object_mut();
                (group.ok_or_else(|| format!("`{key}` is given twice"))?, key.to_owned())
            }
        };
        if slot.insert(key.clone(), value).is_some() {
            return Err(format!("`{key}` is given twice"));
        }
    }
    Ok(Value::Object(whole))
}

/// The message of a fault without the position, which is the line's.
fn words(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let cut = text.rfind(" at line ").unwrap_or(text.len());
    text.get(..cut).unwrap_or(&text).to_owned()
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
