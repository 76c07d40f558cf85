//! realm-citizen
