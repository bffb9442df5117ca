//! Reads the tab-separated tables under `data/` that are compiled into the program.

use crate::vocabulary::Prehashed;
use std::collections::{HashMap, HashSet};

/// A table by its first column.
pub(crate) type Map<V> = HashMap<&'static str, V, Prehashed>;
/// The first column of a table.
pub(crate) type Set = HashSet<&'static str, Prehashed>;

/// Rows of a table: fields split at tabs; blank lines and lines starting with `#` are skipped.
pub(crate) fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(split)
}

/// The table as a map from its first to its second column.
pub(crate) fn map(text: &'static str) -> Map<&'static str> {
    rows(text).collect()
}

/// The first column of the table.
pub(crate) fn set(text: &'static str) -> Set {
    rows(text).map(|(word, _)| word).collect()
}

fn split(line: &'static str) -> (&'static str, &'static str) {
    line.split_once('\t').unwrap_or((line, ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_no_rows() {
        assert_eq!(rows("# head\n\na\tb\nc").collect::<Vec<_>>(), [("a", "b"), ("c", "")]);
    }
}
