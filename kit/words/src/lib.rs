//! kit-words
