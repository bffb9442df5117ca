//! Sample firms with invented people, for documentation, demo and tests.
