//! Statements about work that waits.

kit_store::statements! {
    /// A job that nobody has begun follows its cause to another hour.
    pub(crate) POST = "INSERT INTO job (id, kind, subject_id, guest_id, slot, due_ms, tries, lease_no, lease_ms, handed_ms, done_ms, outcome)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, NULL, NULL, NULL, NULL)
        ON CONFLICT (id) DO UPDATE SET due_ms = excluded.due_ms WHERE job.done_ms IS NULL AND job.tries = 0";
    pub(crate) DUE = "SELECT id, subject_id, guest_id, slot, tries, lease_no, handed_ms FROM job
        WHERE kind = $1 AND done_ms IS NULL AND due_ms <= $2 AND (lease_ms IS NULL OR lease_ms <= $2) ORDER BY due_ms, id LIMIT $3";
    pub(crate) TAKE = "UPDATE job SET lease_ms = $3, lease_no = lease_no + 1, tries = tries + 1 WHERE id = $1 AND lease_no = $2";
    pub(crate) HAND = "UPDATE job SET handed_ms = $3 WHERE id = $1 AND lease_no = $2 AND done_ms IS NULL AND handed_ms IS NULL";
    pub(crate) FINISH = "UPDATE job SET done_ms = $3, outcome = $4, lease_ms = NULL WHERE id = $1 AND lease_no = $2 AND done_ms IS NULL";
    pub(crate) LATER = "UPDATE job SET due_ms = $3, lease_ms = NULL, handed_ms = NULL WHERE id = $1 AND lease_no = $2 AND done_ms IS NULL";
    /// What nobody has handed over goes with its cause.
    pub(crate) GONE = "DELETE FROM job WHERE kind = $1 AND subject_id = $2 AND done_ms IS NULL AND handed_ms IS NULL";
    /// Waiting is no try: the hour was not right.
    pub(crate) WAIT = "UPDATE job SET due_ms = $3, lease_ms = NULL, tries = tries - 1 WHERE id = $1 AND lease_no = $2 AND done_ms IS NULL";
}
