//! Statements about coming again and calls.

kit_store::statements! {
    pub(crate) EVERY_GUEST = "SELECT g.id, g.called FROM guest g ORDER BY g.id";
    pub(crate) INSERT_CALL_BACK = "INSERT INTO call_back (id, day, guest_id, worker_id, line, by_id, at_ms) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (id) DO NOTHING";
    pub(crate) CALLS_TO_MAKE = "SELECT c.id, c.day, c.guest_id, g.called, c.worker_id, c.line FROM call_back c
        JOIN guest g ON g.id = c.guest_id WHERE c.done_ms IS NULL AND c.day <= $1 ORDER BY c.day, c.at_ms, c.id";
    pub(crate) CALL_BACK = "SELECT guest_id, worker_id FROM call_back WHERE id = $1";
    pub(crate) CALL_DONE = "UPDATE call_back SET done_ms = $2 WHERE id = $1 AND done_ms IS NULL";
    pub(crate) CALL_UNDONE = "UPDATE call_back SET done_ms = NULL WHERE id = $1";
}
