//! One line a figure: what, measured, floor of the same run, ratio, target, and whether it is met.

/// What a figure has to reach.
#[derive(Clone, Copy)]
pub enum Target {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
    /// Reported only.
    None,
}

/// Prints the head of a table.
pub fn head(title: &str) {
    println!("\n{title}");
    println!(
        "{:<52} {:>11} {:<8} {:>11} {:>7} {:>12}  met",
        "figure", "measured", "unit", "floor", "ratio", "target"
    );
}

/// Prints a figure; the ratio says how many times the floor it takes, or, of a rate, which part of
/// the floor's rate it reaches.
pub fn line(what: &str, measured: f64, unit: &str, floor: Option<f64>, target: Target) {
    let ratio = floor.map(|floor| format!("{:.2}", measured / floor)).unwrap_or_default();
    let floor = floor.map(short).unwrap_or_default();
    let (goal, met) = match target {
        Target::AtMost(limit) => (format!("<= {}", short(limit)), yes(measured <= limit)),
        Target::AtLeast(limit) => (format!(">= {}", short(limit)), yes(measured >= limit)),
        Target::None => (String::new(), ""),
    };
    println!(
        "{what:<52} {:>11} {unit:<8} {floor:>11} {ratio:>7} {goal:>12}  {met}",
        short(measured)
    );
}

/// Says what could not be measured, and why.
pub fn missing(what: &str, why: &str) {
    println!("{what:<52} not measured: {why}");
}

fn yes(met: bool) -> &'static str {
    if met { "yes" } else { "NO" }
}

fn short(value: f64) -> String {
    match value.abs() {
        v if v >= 1_000.0 => format!("{value:.0}"),
        v if v >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.3}"),
    }
}
