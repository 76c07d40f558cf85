//! realm-public
