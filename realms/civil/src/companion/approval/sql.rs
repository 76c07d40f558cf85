//! Statements about what is asked of who comes along, and what each has done.

kit_store::statements! {
    /// What an association has chosen.
    pub(crate) ASKS = "SELECT step, asked_ms, months FROM approval_ask WHERE association_id = $1";
    /// One step of it; a later choice takes its place.
    pub(crate) SET_ASK = "INSERT INTO approval_ask (association_id, step, asked_ms, months) VALUES ($1, $2, $3, $4)
        ON CONFLICT (association_id, step) DO UPDATE SET asked_ms = excluded.asked_ms, months = excluded.months";
    /// What everybody of an association has done.
    pub(crate) NOTES = "SELECT s.companion_id, s.id, s.step, s.done_on, s.valid_until FROM approval_step AS s
        JOIN companion AS c ON c.id = s.companion_id WHERE c.association_id = $1 AND s.undone_ms IS NULL ORDER BY s.done_on, s.noted_ms, s.id";
    /// A step that was done, once.
    pub(crate) NOTE = "INSERT INTO approval_step (id, companion_id, step, done_on, valid_until, noted_ms, by_coordinator_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// It was a slip.
    pub(crate) UNDO = "UPDATE approval_step SET undone_ms = $3 WHERE id = $1 AND companion_id = $2 AND undone_ms IS NULL";
    /// It was none.
    pub(crate) REDO = "UPDATE approval_step SET undone_ms = NULL WHERE id = $1 AND companion_id = $2 AND undone_ms IS NOT NULL";
    /// Whoever stops needs no approval any more.
    pub(crate) FORGET = "DELETE FROM approval_step WHERE companion_id = $1";
}
