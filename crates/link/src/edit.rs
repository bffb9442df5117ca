//! Edit distances on short byte strings, fast enough to run for every candidate.

/// Longest text that is compared letter by letter, in bytes: one machine word.
pub(crate) const MAX_LEN: usize = 64;

/// Optimal string alignment distance (Damerau–Levenshtein without repeated edits) of two texts of
/// at most [`MAX_LEN`] bytes; longer ones are cut. Bit-parallel after Hyyrö, "A bit-vector
/// algorithm for computing Levenshtein and Damerau edit distances" (2003); agrees with
/// `strsim::osa_distance` on ASCII.
pub(crate) fn osa(a: &[u8], b: &[u8]) -> u32 {
    let a = a.get(..MAX_LEN).unwrap_or(a);
    let b = b.get(..MAX_LEN).unwrap_or(b);
    let (Some(last), false) = (a.len().checked_sub(1), b.is_empty()) else {
        return (a.len() + b.len()) as u32;
    };
    let last = 1u64 << last;
    let mut distance = a.len() as u32;
    let (mut vp, mut vn, mut d0, mut before) = (u64::MAX, 0u64, 0u64, 0u64);
    for &byte in b {
        let here = positions(a, byte);
        let transposed = (((!d0) & here) << 1) & before;
        d0 = ((here & vp).wrapping_add(vp) ^ vp) | here | vn | transposed;
        let hp = vn | !(d0 | vp);
        let hn = d0 & vp;
        distance = distance + u32::from(hp & last != 0) - u32::from(hn & last != 0);
        let hp = (hp << 1) | 1;
        vn = d0 & hp;
        vp = (hn << 1) | !(d0 | hp);
        before = here;
    }
    distance
}

/// Whether the distance is at most one: what is left between a common beginning and a common end
/// tells, without a table.
pub(crate) fn one_slip(a: &[u8], b: &[u8]) -> bool {
    let front = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(front..).unwrap_or_default(), b.get(front..).unwrap_or_default());
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let rest = |text: &[u8]| text.len() - back;
    match (rest(a), rest(b)) {
        (0 | 1, 0 | 1) => true,
        (2, 2) => (a.first(), a.get(1)) == (b.get(1), b.first()),
        _ => false,
    }
}

/// Whether the distance is at most `limit`, with cheap refusals first.
pub(crate) fn within(a: &str, b: &str, limit: u32) -> bool {
    let gap = a.len().abs_diff(b.len()) as u32;
    match limit {
        0 => return a == b,
        1 => return gap <= 1 && one_slip(a.as_bytes(), b.as_bytes()),
        _ => {}
    }
    // One edit changes at most two letters of the set.
    gap <= limit
        && (letters(a) ^ letters(b)).count_ones() <= 2 * limit
        && osa(a.as_bytes(), b.as_bytes()) <= limit
}

fn positions(text: &[u8], byte: u8) -> u64 {
    text.iter().enumerate().fold(0, |mask, (i, b)| mask | (u64::from(*b == byte) << i))
}

fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |set, b| set | 1 << (b & 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_the_plain_algorithm(a in "[a-d]{0,64}", b in "[a-d]{0,64}") {
            prop_assert_eq!(osa(a.as_bytes(), b.as_bytes()), strsim::osa_distance(&a, &b) as u32);
        }

        #[test]
        fn shortcuts_change_nothing(a in "[a-f]{0,8}", b in "[a-f]{0,8}", limit in 0u32..4) {
            prop_assert_eq!(within(&a, &b, limit), strsim::osa_distance(&a, &b) as u32 <= limit);
        }
    }
}
