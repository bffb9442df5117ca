//! Time, processor time and memory, as Linux tells them.

use std::time::Instant;

/// The value at this part (0.5 for the median) of measured values; sorts them.
pub fn quantile(values: &mut [f64], part: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let place = (values.len().saturating_sub(1) as f64 * part).round() as usize;
    values.get(place).copied().unwrap_or(f64::NAN)
}

/// The median of measured values.
pub fn median(mut values: Vec<f64>) -> f64 {
    quantile(&mut values, 0.5)
}

/// What each of many runs took.
pub struct Times {
    /// Milliseconds by the clock, one a run.
    pub wall: Vec<f64>,
    /// Milliseconds of processor time, a run on average.
    pub cpu: f64,
}

impl Times {
    /// The clock's value at this part, in milliseconds.
    pub fn at(&mut self, part: f64) -> f64 {
        quantile(&mut self.wall, part)
    }
}

/// Runs this once for every item; the first tenth warms up and does not count. Counts what this
/// thread works.
pub fn each<T>(items: &[T], run: impl FnMut(&T)) -> Times {
    each_by(thread_ms, items, run)
}

/// The same, counting what all threads of this process work meanwhile.
pub fn each_in_process<T>(items: &[T], run: impl FnMut(&T)) -> Times {
    each_by(process_ms, items, run)
}

fn each_by<T>(cpu_ms: fn() -> f64, items: &[T], mut run: impl FnMut(&T)) -> Times {
    let (warm, counted) = items.split_at(items.len() / 10);
    warm.iter().for_each(&mut run);
    let before = cpu_ms();
    let wall = counted
        .iter()
        .map(|item| {
            let started = Instant::now();
            run(item);
            started.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    Times { wall, cpu: (cpu_ms() - before) / counted.len().max(1) as f64 }
}

/// Processor time of this process so far, ended threads included, in milliseconds: the clock of
/// proc(5) ticks every 10 ms.
fn process_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program may hold blanks; the fields after it do not.
    let fields = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|field| field.parse::<f64>().ok()).sum();
    ticks * 10.0
}

/// Processor time of this thread so far, in milliseconds.
fn thread_ms() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1e6
}

/// A field of a process's status, in MiB: `VmRSS` now, `VmHWM` at its highest.
pub fn memory(process: &str, field: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(field))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1024.0)
}

/// MiB that this process has asked the system to read (`rchar`) or write (`wchar`) so far.
pub fn passed(field: &str) -> f64 {
    let text = std::fs::read_to_string("/proc/self/io").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with(field));
    let bytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    bytes.unwrap_or(f64::NAN) / 1_048_576.0
}
