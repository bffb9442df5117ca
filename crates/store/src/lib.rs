//! Keeps everything, in SQLite or PostgreSQL, through one narrow waist. It has no keys.
