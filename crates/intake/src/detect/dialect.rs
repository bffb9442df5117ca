//! Delimiter, quotes and header of a text table.

use crate::csv::{Splitter, State};
use crate::mapping::looks_like_header;
use crate::{Delimiter, Dialect, Encoding, Layout, Quote};

const DELIMITERS: [u8; 4] = *b";,\t|";
/// Rows of the sample that are looked at.
const ROWS: usize = 50;

/// The dialect that splits the sample into the most even rows, as far as nobody said it.
pub(super) fn of(text: &str, encoding: Encoding, layout: Layout) -> Dialect {
    let old_mac = !text.trim_end().contains('\n') && text.trim_end().contains('\r');
    let lines: Vec<&str> =
        if old_mac { text.split('\r').collect() } else { text.lines().collect() };
    // The last line is probably cut where the sample ends, the first may name the delimiter.
    let hint = lines.first().and_then(|line| line.strip_prefix("sep=")).map(str::as_bytes);
    let whole = lines.get(..lines.len().saturating_sub(1)).filter(|whole| !whole.is_empty());
    let sample = whole.unwrap_or(&lines);
    let sample = sample.get(usize::from(hint.is_some())..).unwrap_or_default();
    let quote = layout.quote.map_or_else(|| quote_of(text), Quote::sign);
    let delimiter = match (layout.delimiter.map(Delimiter::sign), hint) {
        (Some(sign), _) => sign,
        (None, Some([sign])) => *sign,
        _ => delimiter_of(sample, quote),
    };
    let rows = rows(sample, delimiter, quote);
    let has_header = looks_like_header(
        rows.first().map_or(&[], Vec::as_slice),
        rows.get(1).map_or(&[], Vec::as_slice),
    );
    Dialect { delimiter, quote, encoding, has_header, old_mac }
}

/// Even rows count most, then many columns. Where hardly a row is as wide as the first, that one is
/// a title, and the width of most rows counts. A list with one column has no delimiter; any will do.
fn delimiter_of(sample: &[&str], quote: u8) -> u8 {
    let best = |width: fn(&[usize]) -> usize| {
        let score = |delimiter: u8| {
            let widths: Vec<usize> = rows(sample, delimiter, quote).iter().map(Vec::len).collect();
            let width = width(&widths);
            let even = widths.iter().filter(|found| **found == width).count();
            if width < 2 { 0 } else { (even * 100 / widths.len().max(1)) * 100 + width }
        };
        let scored = DELIMITERS.into_iter().rev().map(|delimiter| (score(delimiter), delimiter));
        scored.max_by_key(|(score, _)| *score).unwrap_or_default()
    };
    match best(|widths| widths.first().copied().unwrap_or_default()) {
        (score, delimiter) if score >= EVEN => delimiter,
        _ => best(most_common).1,
    }
}

/// Half of the rows are as wide as the first.
const EVEN: usize = 50 * 100;

fn most_common(widths: &[usize]) -> usize {
    let count = |width: usize| widths.iter().filter(|found| **found == width).count();
    widths.iter().copied().max_by_key(|width| (count(*width), *width)).unwrap_or_default()
}

/// The quote that stands more often beside a delimiter.
fn quote_of(text: &str) -> u8 {
    let beside = |quote: u8| {
        text.as_bytes().windows(2).filter(|pair| {
            matches!(pair, [a, b] if (*b == quote && DELIMITERS.contains(a)) || (*a == quote && DELIMITERS.contains(b)))
        }).count()
    };
    if beside(b'\'') > 2 * beside(b'"') + 2 { b'\'' } else { b'"' }
}

fn rows(sample: &[&str], delimiter: u8, quote: u8) -> Vec<Vec<String>> {
    let mut splitter = Splitter::new(delimiter, quote);
    let mut rows = Vec::new();
    for line in sample.iter().filter(|line| !line.trim().is_empty()).take(4 * ROWS) {
        match splitter.feed(line.trim_end_matches('\r')) {
            State::Complete => rows.push(splitter.take()),
            State::Open => continue,
            State::Stray => {}
        }
        splitter.reset();
        if rows.len() == ROWS {
            break;
        }
    }
    rows
}
