//! Cutting one input into the several things that a target needs.

/// The first byte, and what follows; a zero and nothing where there is none.
pub(crate) fn choice(bytes: &[u8]) -> (u8, &[u8]) {
    bytes
        .split_first()
        .map_or((0, bytes), |(first, rest)| (*first, rest))
}

/// The parts between zero bytes, as text; what is no UTF-8 is replaced, since the type under test takes text.
pub(crate) fn texts(bytes: &[u8]) -> Vec<String> {
    bytes
        .split(|byte| *byte == 0)
        .map(|part| String::from_utf8_lossy(part).into_owned())
        .collect()
}

/// The item that a byte chooses.
pub(crate) fn pick<T: Copy>(of: &[T], by: u8) -> Option<T> {
    of.iter().cycle().nth(usize::from(by)).copied()
}
