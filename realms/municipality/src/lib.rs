//! realm-municipality
