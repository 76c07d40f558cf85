//! What companions have laid out, and how the treasurer gets it (item 3): bus fares, coffee, driving by the association's own rate.
//! No expense leads to a guest: it has a day, a kind and an amount, and no column for whom it was for.

pub(crate) mod pages;
pub(crate) mod paper;
pub(crate) mod routes;
pub(crate) mod rules;
pub(crate) mod samples;
pub(crate) mod sql;
pub(crate) mod store;

kit_store::id! {
    /// An expense: the nonce of the form that wrote it down.
    pub struct ExpenseId;
}

kit_store::id! {
    /// Expenses paid out together: the nonce of the form that did it.
    pub struct PaymentId;
}

kit_store::id! {
    /// A rate for driving: the nonce of the form that set it.
    pub struct RateId;
}
