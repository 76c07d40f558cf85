//! realm-research
