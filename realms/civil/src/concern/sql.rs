//! Statements about what is not in order.

kit_store::statements! {
    /// Something was told.
    pub(crate) INSERT = "INSERT INTO concern (id, words, day_ms) VALUES ($1, $2, $3)";
    /// Everything that was told: what nobody has taken up first, then the newest.
    pub(crate) EVERY = "SELECT id, words, day_ms, taken_up_ms FROM concern
        ORDER BY CASE WHEN taken_up_ms IS NULL THEN 0 ELSE 1 END, day_ms DESC, id";
    /// Somebody takes it up, or not after all.
    pub(crate) TAKE_UP = "UPDATE concern SET taken_up_ms = $2 WHERE id = $1";
}
