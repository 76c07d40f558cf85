//! Statements of the demo only.

kit_store::statements! {
    pub(crate) PEOPLE = "SELECT COUNT(*) FROM worker";
    pub(crate) INSERT_WATCH = "INSERT INTO roster (id, day, from_min, to_min, worker_id) VALUES ($1, $2, $3, $4, $5)";
}
