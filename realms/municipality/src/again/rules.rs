//! Finding somebody who comes again; who meets them is decided in `course::again`.

kit_store::id! {
    /// A call to make.
    pub struct CallId;
}

/// Whether a name is among those that somebody looks for, however it is written.
pub(crate) fn sounds_like(called: &str, looked_for: &str) -> bool {
    let wanted = kit_words::fold(looked_for.trim());
    !wanted.is_empty() && kit_words::fold(called).contains(&wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        assert!(sounds_like("Søren", "søren"));
        assert!(sounds_like("Anna Marie", "marie"));
        assert!(!sounds_like("Anna", ""));
        assert!(!sounds_like("Anna", "Bo"));
    }
}
