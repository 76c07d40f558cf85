//! Statements of the demo only.

kit_store::statements! {
    pub(crate) PEOPLE = "SELECT COUNT(*) FROM worker";
    pub(crate) COMPANY = "SELECT c.guest_id, c.contact_id FROM course c JOIN worker w ON w.id = c.contact_id
        WHERE (c.end_on IS NULL OR c.end_on >= $1) AND w.role IN ('host', 'worker') ORDER BY c.guest_id";
    pub(crate) INSERT_WATCH = "INSERT INTO roster (id, day, from_min, to_min, worker_id) VALUES ($1, $2, $3, $4, $5)";
}
