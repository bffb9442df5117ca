//! One bar in pieces: how a whole divides.

use askama::Template;

use super::{Part, scale};
use crate::text::Text;

/// One bar in pieces, with a legend.
#[derive(Template)]
#[template(path = "charts/stack.html")]
pub struct Stack {
    t: &'static dyn Text,
    title: String,
    total: u64,
    parts: Vec<Part>,
    pieces: Vec<Piece>,
}

/// Where a piece begins and how long it is, of 1000.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    x: f64,
    width: f64,
}

impl askama::filters::HtmlSafe for Stack {}

impl Stack {
    /// A bar under this title, its pieces in the order given.
    pub fn new(t: &'static dyn Text, title: impl Into<String>, parts: Vec<Part>) -> Self {
        let total = parts.iter().map(|part| part.count).sum();
        let pieces = pieces(&parts, total);
        Self { t, title: title.into(), total, parts, pieces }
    }
}

/// Pieces side by side. Small ones are widened to stay visible, so the sum is brought back to 1000.
fn pieces(parts: &[Part], total: u64) -> Vec<Piece> {
    let widths: Vec<f64> = parts.iter().map(|p| scale::length(p.count, total, 1000)).collect();
    let sum: f64 = widths.iter().sum();
    let shrink = if sum > 0.0 { 1000.0 / sum } else { 0.0 };
    let mut x = 0.0;
    let mut next = |width: f64| {
        let piece = Piece { x: tenths(x), width: tenths(width * shrink) };
        x += width * shrink;
        piece
    };
    widths.into_iter().map(&mut next).collect()
}

fn tenths(n: f64) -> f64 {
    (n * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Ink;

    fn parts(counts: &[u64]) -> Vec<Part> {
        let part = |count: &u64| Part {
            label: "x".to_owned(),
            count: *count,
            ink: Ink::First,
            href: None,
        };
        counts.iter().map(part).collect()
    }

    #[test]
    fn pieces_fill_the_bar_without_gaps() {
        let piece = |x, width| Piece { x, width };
        assert_eq!(pieces(&parts(&[1, 3]), 4), [piece(0.0, 250.0), piece(250.0, 750.0)]);
        assert_eq!(pieces(&parts(&[0, 0]), 0), [piece(0.0, 0.0), piece(0.0, 0.0)]);
        let tiny = pieces(&parts(&[1_000_000, 1]), 1_000_001);
        assert_eq!(tiny, [piece(0.0, 996.0), piece(996.0, 4.0)]);
    }
}
