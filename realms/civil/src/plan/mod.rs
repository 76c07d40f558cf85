//! How often guest and companion meet, and for how long (VH-6, BR-13): a plan with a start, three rhythms that thin out, and
//! an end that nobody runs past unasked.

pub(crate) mod pages;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod sql;
pub(crate) mod store;

kit_store::id! {
    /// A plan as it was written down.
    pub struct PlanId;
}
