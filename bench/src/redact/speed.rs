//! CPU time, not wall time: the machine may be busy with other things.

use redact::Screener;

/// CPU seconds this thread has used so far; Linux only, 0 elsewhere.
pub fn cpu_seconds() -> f64 {
    field("/proc/thread-self/schedstat", |text| text.split_whitespace().next()?.parse::<f64>().ok())
        .map_or(0.0, |nanoseconds| nanoseconds / 1e9)
}

/// Resident memory of the process; Linux only, 0 elsewhere.
pub fn resident_megabytes() -> f64 {
    field("/proc/self/status", |text| {
        let line = text.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse::<f64>().ok()
    })
    .map_or(0.0, |kilobytes| kilobytes / 1024.0)
}

#[allow(clippy::disallowed_methods, reason = "the kernel's figures are read as files")]
fn field(path: &str, pick: impl Fn(&str) -> Option<f64>) -> Option<f64> {
    pick(&std::fs::read_to_string(path).ok()?)
}

/// Screens at least 16 MB of the text and prints megabytes per CPU second, best of three, beside
/// the floor: counting the words of the same text.
#[allow(clippy::print_stdout, reason = "a developer tool prints its figures")]
pub fn print(screener: &Screener, text: &str) {
    let text = text.repeat((16_000_000 / text.len().max(1)).max(1));
    let megabytes = text.len() as f64 / 1e6;
    let best = |work: &dyn Fn() -> usize| {
        (0..3)
            .map(|_| {
                let before = cpu_seconds();
                std::hint::black_box(work());
                megabytes / (cpu_seconds() - before).max(1e-9)
            })
            .fold(0.0, f64::max)
    };
    let screened = best(&|| screener.find(&text, None).len());
    let floor = best(&|| text.split_whitespace().count());
    println!("speed: {screened:.1} MB per CPU second (floor, counting words: {floor:.0})");
}
