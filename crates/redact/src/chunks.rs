//! Cuts a long text where sentences end, so that memory stays small whatever the length.

/// Aim of a piece, in bytes: what is known of it stays in the processor's nearest cache, and its
/// findings are compared with each other.
const AIM: usize = 2 * 1024;
/// A piece without any blank is cut here.
const LIMIT: usize = 4 * AIM;

/// Pieces of `text` with their byte offsets.
pub fn chunks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..).filter(|rest| !rest.is_empty())?;
        let length = cut(rest);
        let at = from;
        from += length;
        rest.get(..length).map(|piece| (at, piece))
    })
}

/// Length of the first piece: after a line, else after a sentence, else after a word.
fn cut(text: &str) -> usize {
    if text.len() <= LIMIT {
        return text.len();
    }
    let limit = floor(text, LIMIT);
    let (head, tail) = text.split_at(floor(text, AIM));
    let window = tail.get(..limit - head.len()).unwrap_or_default();
    let after = |place: Option<usize>, length: usize| place.map(|p| head.len() + p + length);
    after(window.find('\n'), 1)
        .or_else(|| after(window.find(". "), 2))
        .or_else(|| after(window.find(' '), 1))
        .unwrap_or_else(|| floor(text, before_digits(text.as_bytes(), limit)))
}

/// Steps back from a number, so that none is cut in two where nothing else parts a text.
fn before_digits(text: &[u8], mut at: usize) -> usize {
    let farthest = at.saturating_sub(64);
    let near = |at: usize| text.get(at.saturating_sub(1)..at + 3).unwrap_or_default();
    while at > farthest && near(at).iter().any(u8::is_ascii_digit) {
        at -= 1;
    }
    if at > farthest { at } else { farthest + 64 }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_add_up_to_the_text() {
        for text in ["", "kurz", &"Ein Satz. ".repeat(9000), &"ü".repeat(100_000)] {
            let pieces: String = chunks(text).map(|(_, piece)| piece).collect();
            assert_eq!(pieces, *text);
            assert!(chunks(text).all(|(_, piece)| piece.len() <= LIMIT));
        }
    }
}
