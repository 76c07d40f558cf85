//! Statements about turns.

kit_store::statements! {
    /// Who takes turns with a guest, whoever came first.
    pub(crate) OF = "SELECT companion_id FROM crossing_turn WHERE crossing_id = $1 ORDER BY at_ms, companion_id";
    /// One more.
    pub(crate) ADD = "INSERT INTO crossing_turn (crossing_id, companion_id, at_ms) VALUES ($1, $2, $3) ON CONFLICT (crossing_id, companion_id) DO NOTHING";
    /// One fewer.
    pub(crate) TAKE_OUT = "DELETE FROM crossing_turn WHERE crossing_id = $1 AND companion_id = $2";
}
