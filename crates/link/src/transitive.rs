//! Who is the same as the same is the same: pairs that follow from other pairs.

use std::collections::BTreeMap;

/// Largest group looked at. A larger one is a value shared by many (`Musterfirma`), not a person.
const MAX_GROUP: usize = 24;

/// From pairs `(a, b, score)` inside one list, the further pairs `(a, b, score)` with `a < b` that
/// a common partner makes probable, and that are surer than what was found directly. The score of
/// such a pair is the product of the two scores it rests on.
pub fn implied_pairs(pairs: &[(u32, u32, f64)], at_least: f64) -> Vec<(u32, u32, f64)> {
    let mut partners: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
    let mut direct: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for &(a, b, score) in pairs.iter().filter(|pair| pair.2 >= at_least) {
        partners.entry(a).or_default().push((b, score));
        partners.entry(b).or_default().push((a, score));
    }
    pairs.iter().for_each(|&(a, b, score)| {
        direct.insert((a.min(b), a.max(b)), score);
    });
    let mut implied: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    for around in partners.values().filter(|around| around.len() <= MAX_GROUP) {
        for (i, &(a, to_a)) in around.iter().enumerate() {
            for &(b, to_b) in around.iter().skip(i + 1) {
                let score = implied.entry((a.min(b), a.max(b))).or_default();
                *score = score.max(to_a * to_b);
            }
        }
    }
    let surer = |pair: &(u32, u32), score: f64| {
        score >= at_least && score > direct.get(pair).copied().unwrap_or(0.0)
    };
    let surer = implied.into_iter().filter(|(pair, score)| surer(pair, *score));
    surer.map(|((a, b), score)| (a, b, score)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_common_partner_makes_a_pair() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.8), (2, 3, 0.3), (0, 3, 0.1)];
        let implied = implied_pairs(&pairs, 0.5);
        assert_eq!(implied.len(), 1);
        let (a, b, score) = implied[0];
        assert_eq!((a, b), (0, 2));
        assert!((score - 0.72).abs() < 1e-9);
    }

    #[test]
    fn surer_direct_pairs_and_crowds_stay() {
        assert!(implied_pairs(&[(0, 1, 0.9), (1, 2, 0.9), (0, 2, 0.95)], 0.5).is_empty());
        let crowd: Vec<_> = (1..100).map(|n| (0, n, 1.0)).collect();
        assert!(implied_pairs(&crowd, 0.5).is_empty());
    }
}
