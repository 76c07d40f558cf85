//! Statements of the demo only.

kit_store::statements! {
    pub(crate) PEOPLE = "SELECT COUNT(*) FROM worker";
    pub(crate) INSERT_WATCH = "INSERT INTO roster (id, day, from_min, to_min, worker_id) VALUES ($1, $2, $3, $4, $5)";
    pub(crate) INSERT_PAST_WALK_IN = "INSERT INTO walk_in (id, day, wish, met_by, agreed, at_ms, left_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}
