//! Many clients at once: durable, audited operations a second.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use desk::people::Look;
use law::ids::PersonId;

use super::firm::{Opened, call};
use crate::table::{Target, line};

const CLIENTS: usize = 8;
const LASTS: Duration = Duration::from_secs(3);

/// Eight clients open persons, each time with a durable audit leaf first. The floor is one bare
/// flush an operation.
pub fn run(opened: &Opened, people: &[PersonId], flush: f64) {
    let failed = AtomicUsize::new(0);
    let started = Instant::now();
    let done: usize = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let failed = &failed;
                scope.spawn(move || {
                    let mut done = 0;
                    for person in people.iter().cycle().skip(client * 37) {
                        if started.elapsed() > LASTS {
                            break;
                        }
                        match opened.desk.card(&call(), *person, Look::default()) {
                            Ok(_) => done += 1,
                            Err(_) => drop(failed.fetch_add(1, Ordering::Relaxed)),
                        }
                    }
                    done
                })
            })
            .collect();
        clients.into_iter().map(|client| client.join().unwrap_or(0)).sum()
    });
    let rate = done as f64 / started.elapsed().as_secs_f64();
    let what = format!("persons opened, durable and audited, {CLIENTS} clients");
    line(&what, rate, "ops/s", Some(1e3 / flush), Target::AtLeast(2_000.0));
    let failed = failed.into_inner();
    if failed > 0 {
        println!("  {failed} of them failed");
    }
}
