//! The crate's own words.

use std::sync::LazyLock;

use kit_words::{Arg, Catalogue, Lang};

/// Read once; both texts are part of the program, so this is a constant and no state.
static WORDS: LazyLock<Option<Catalogue>> = LazyLock::new(|| {
    let words = (
        include_str!("../words/da.ftl"),
        include_str!("../words/en.ftl"),
    );
    Catalogue::new(&[words]).ok()
});

/// Sentences in one language.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Say(pub(crate) Lang);

impl Say {
    pub(crate) fn say(self, key: &str) -> String {
        self.tell(key, &[])
    }

    pub(crate) fn tell(self, key: &str, args: &[(&str, Arg)]) -> String {
        // A test reads both files whole; without them the mark of a missing key shows, as in every catalogue.
        WORDS
            .as_ref()
            .map_or_else(|| format!("⟦{key}⟧"), |words| words.tell(self.0, key, args))
    }
}
