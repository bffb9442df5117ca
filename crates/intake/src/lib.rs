//! Reads foreign files and feeds into rows, one at a time, without judging them.
