//! The association's own hours for company (BR-11): set aside by the week, and followed as the visits happen. Sums only: no
//! guest, and nobody's share beside another's.

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;

kit_store::id! {
    /// Hours set aside: the nonce of the form that did it.
    pub struct AimId;
}
