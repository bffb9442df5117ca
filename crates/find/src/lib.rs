//! Finds people by what a clerk remembers of them, in memory only.
