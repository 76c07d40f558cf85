//! kit-hsds
