//! The program `obhut`.
fn main() {}
