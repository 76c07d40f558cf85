//! kit-letters
