//! From counts to lengths and shades.

/// Length of `count` on an axis where `max` is `full` long, in tenths of a unit. Whatever is
/// there stays visible: at least 0.4 % of the axis.
pub fn length(count: u64, max: u64, full: u32) -> f64 {
    if count == 0 || max == 0 {
        return 0.0;
    }
    let full = f64::from(full);
    let exact = count.min(max) as f64 / max as f64 * full;
    (exact.max(full * 0.004) * 10.0).round() / 10.0
}

/// Shade 0 (nothing) to 4 (the most). Steps of the square root, because a few busy days would
/// otherwise leave all others pale.
pub fn shade(count: u64, max: u64) -> u8 {
    if count == 0 || max == 0 {
        return 0;
    }
    let share = (count.min(max) as f64 / max as f64).sqrt();
    match share {
        s if s > 0.75 => 4,
        s if s > 0.5 => 3,
        s if s > 0.25 => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_keep_proportion_and_small_things_stay_visible() {
        assert_eq!(length(50, 100, 1000), 500.0);
        assert_eq!(length(100, 100, 1000), 1000.0);
        assert_eq!(length(1, 3, 100), 33.3);
        assert_eq!(length(1, 1_000_000, 1000), 4.0);
        assert_eq!(length(0, 10, 1000), 0.0);
        assert_eq!(length(0, 0, 1000), 0.0);
        assert_eq!(length(9, 3, 1000), 1000.0);
    }

    #[test]
    fn shades_rise_with_counts() {
        let shades: Vec<u8> = [0, 1, 10, 30, 60, 100].map(|n| shade(n, 100)).to_vec();
        assert_eq!(shades, [0, 1, 2, 3, 4, 4]);
    }
}
