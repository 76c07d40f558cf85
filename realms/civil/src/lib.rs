//! realm-civil
