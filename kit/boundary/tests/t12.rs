//! T12.
fn main() {}
