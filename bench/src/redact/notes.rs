//! Notes with what is in them and what only looks like it.

use std::path::Path;

use serde_json::Value;

/// A note; offsets are code points, end exclusive.
pub struct Note {
    pub text: String,
    pub spans: Vec<Marked>,
    pub decoys: Vec<Marked>,
}

/// A place in a note and its label or kind.
pub struct Marked {
    pub start: usize,
    pub end: usize,
    pub name: String,
}

impl Marked {
    /// Whether a span shares a code point with it.
    pub fn overlaps(&self, start: usize, end: usize) -> bool {
        self.start < end && start < self.end
    }
}

/// Reads a file of notes.
#[allow(clippy::disallowed_methods, reason = "a developer tool reads its data files")]
pub fn read(path: &Path) -> Result<Vec<Note>, Box<dyn std::error::Error>> {
    std::fs::read_to_string(path)?
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line)?;
            let text =
                value.get("text").and_then(Value::as_str).ok_or("a note without text")?.to_owned();
            Ok(Note {
                text,
                spans: marked(value.get("spans").unwrap_or(&Value::Null), "label"),
                decoys: marked(value.get("decoys").unwrap_or(&Value::Null), "kind"),
            })
        })
        .collect()
}

fn marked(list: &Value, name: &str) -> Vec<Marked> {
    let number = |value: &Value| value.as_u64().unwrap_or(0) as usize;
    list.as_array()
        .into_iter()
        .flatten()
        .map(|item| Marked {
            start: number(&item["start"]),
            end: number(&item["end"]),
            name: item[name].as_str().unwrap_or_default().to_owned(),
        })
        .collect()
}
