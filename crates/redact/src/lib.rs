//! Finds personal and special-category data in text and blackens it.
