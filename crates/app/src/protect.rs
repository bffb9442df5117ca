//! Keeps what is in memory out of files: no core dumps, no debugger of another program, and where
//! the system allows it no page of ours in the swap area (R26).

use rustix::mm::{MlockAllFlags, mlockall};
use rustix::process::{
    DumpableBehavior, Resource, Rlimit, getrlimit, set_dumpable_behavior, setrlimit,
};

/// How much of it the system granted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Protected {
    /// A crash writes no memory to a file.
    pub no_core: bool,
    /// Memory stays out of the swap area.
    pub locked: bool,
}

/// Asks for all of it, for the rest of the process. Memory is locked only where no limit stands
/// against it: under a limit, a later allocation would fail instead.
pub fn protect() -> Protected {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let no_core = setrlimit(Resource::Core, none).is_ok()
        && set_dumpable_behavior(DumpableBehavior::NotDumpable).is_ok();
    let unlimited = getrlimit(Resource::Memlock).current.is_none();
    // Pages are locked when they come into memory, not all at once.
    let flags = MlockAllFlags::CURRENT | MlockAllFlags::FUTURE | MlockAllFlags::ONFAULT;
    Protected { no_core, locked: unlimited && mlockall(flags).is_ok() }
}

/// Whether pages of ours can reach a disk: swap areas (`/proc/swaps`) that do not lie in memory.
pub fn may_swap() -> bool {
    std::fs::read_to_string("/proc/swaps").is_ok_and(|areas| names_a_disk(&areas))
}

fn names_a_disk(areas: &str) -> bool {
    let device = |line: &str| line.split_whitespace().next().map(str::to_owned);
    areas.lines().skip(1).filter_map(device).any(|name| !name.starts_with("/dev/zram"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_protected_process_leaves_no_core_and_cannot_be_dumped() {
        assert!(protect().no_core);
        assert_eq!(getrlimit(Resource::Core).maximum, Some(0));
        let now = rustix::process::dumpable_behavior().unwrap();
        assert_eq!(now, DumpableBehavior::NotDumpable);
    }

    #[test]
    fn swap_on_a_disk_is_told_from_swap_in_memory() {
        let head = "Filename\tType\tSize\tUsed\tPriority\n";
        assert!(!names_a_disk(head));
        assert!(!names_a_disk(&format!("{head}/dev/zram0 partition 100 0 5\n")));
        assert!(names_a_disk(&format!("{head}/dev/sda2 partition 100 0 -2\n")));
    }
}
