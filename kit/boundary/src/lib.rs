//! kit-boundary
