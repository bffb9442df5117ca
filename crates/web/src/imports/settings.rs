//! How a file is read: what was detected, its first lines, and what can be said by hand instead.

use desk::import::{DateOrder, Delimiter, Encoding, FileLook, Layout, Quote};

use super::wish::SEEN;
use crate::parts::Choice;
use crate::text::Text;

/// The settings of a file on the second step.
pub(super) struct Settings {
    /// Shown at once: something is unsure, or was said by hand.
    pub(super) open: bool,
    /// Those of the last file of the source.
    pub(super) remembered: bool,
    pub(super) summary: String,
    pub(super) lines: Vec<Line>,
    pub(super) shown: Vec<Setting>,
    /// Settings that mean nothing for this kind of file, and those that this page shows.
    pub(super) hidden: Vec<(&'static str, String)>,
}

/// A line as it stands in the file.
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) text: String,
    pub(super) names_columns: bool,
}

/// One setting.
pub(super) struct Setting {
    pub(super) name: &'static str,
    pub(super) label: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// A value of a setting: its word, and its name for a person.
type Value = (String, String);

impl Settings {
    /// `said` by hand, `as_read` in the end; the line that names the columns stands in the latter
    /// where it is known.
    pub(super) fn of(
        t: &'static dyn Text,
        look: &FileLook,
        (said, as_read): (Layout, Layout),
        (unsure, remembered): (bool, bool),
    ) -> Self {
        let (mut shown, mut named) = (Vec::new(), Vec::new());
        let mut hidden = vec![(SEEN, said.to_string())];
        let words = said.words().into_iter().zip(as_read.words());
        for (name, (said, word)) in Layout::NAMES.into_iter().zip(words) {
            let values = values(t, name, look);
            if values.is_empty() {
                hidden.push((name, said));
                continue;
            }
            let found = values.iter().find(|(value, _)| *value == word);
            let found = found.map_or(word, |(_, found)| found.clone());
            let label = label(t, name);
            if !found.is_empty() {
                named.push(format!("{label}: {found}"));
            }
            let automatic = if said.is_empty() { found.as_str() } else { "" };
            let choices = choices(values, &said, t.import_automatic(automatic));
            shown.push(Setting { name, label, choices });
        }
        let line = |(number, text): &(u64, String)| Line {
            number: *number,
            text: text.clone(),
            names_columns: as_read.header.is_some_and(|header| u64::from(header) == *number),
        };
        Self {
            open: unsure || !said.is_detected(),
            remembered,
            summary: named.join(" · "),
            lines: look.glance.lines.iter().map(line).collect(),
            shown,
            hidden,
        }
    }
}

/// The values with the detection in front; one that is not among them is kept.
fn choices(values: Vec<Value>, said: &str, automatic: String) -> Vec<Choice> {
    let mut values = values;
    if !said.is_empty() && !values.iter().any(|(value, _)| value == said) {
        values.push((said.to_owned(), said.to_owned()));
    }
    let automatic = (String::new(), automatic);
    let choice = |(value, label): Value| Choice { chosen: value == said, value, label };
    std::iter::once(automatic).chain(values).map(choice).collect()
}

fn label(t: &dyn Text, name: &str) -> &'static str {
    match name {
        "encoding" => t.import_encoding(),
        "delimiter" => t.import_delimiter(),
        "quote" => t.import_quote(),
        "header" => t.import_header_row(),
        "sheet" => t.import_sheet(),
        _ => t.import_dates(),
    }
}

/// What a setting of such a file can be; nothing where it means nothing.
fn values(t: &dyn Text, name: &str, look: &FileLook) -> Vec<Value> {
    let worded = |word: &str, label: &str| (word.to_owned(), label.to_owned());
    match (name, look.format) {
        ("encoding", "CSV" | "vCard") => {
            Encoding::BY_HAND.iter().map(|e| worded(e.word(), t.import_encoding_name(*e))).collect()
        }
        ("delimiter", "CSV") => {
            Delimiter::ALL.iter().map(|d| worded(d.word(), t.import_delimiter_name(*d))).collect()
        }
        ("quote", "CSV") => {
            Quote::ALL.iter().map(|q| worded(q.word(), t.import_quote_name(*q))).collect()
        }
        ("header", "CSV" | "XLSX") => {
            let none = worded("0", t.import_header_none());
            let lines = look.glance.lines.iter().map(|(number, _)| *number);
            let lines = lines.map(|number| (number.to_string(), t.import_header_line(number)));
            std::iter::once(none).chain(lines).collect()
        }
        ("sheet", "XLSX") => {
            let sheets = (1_u32..).zip(&look.glance.sheets);
            sheets.map(|(at, name)| (at.to_string(), format!("{at}: {name}"))).collect()
        }
        ("dates", "CSV" | "XLSX") => {
            DateOrder::ALL.iter().map(|o| worded(o.word(), t.import_order_name(*o))).collect()
        }
        _ => Vec::new(),
    }
}
