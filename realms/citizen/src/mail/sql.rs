//! Statements about the second step.

kit_store::statements! {
    /// What a room has chosen.
    pub(crate) STEP = "SELECT told FROM second_step WHERE room_id = $1";
    /// Keeps what a room has chosen.
    pub(crate) KEEP_STEP = "INSERT INTO second_step (room_id, told) VALUES ($1, $2)
        ON CONFLICT (room_id) DO UPDATE SET told = excluded.told";
    /// Takes the address away.
    pub(crate) ERASE_STEP = "DELETE FROM second_step WHERE room_id = $1";
    /// Whether a browser is known to a room.
    pub(crate) KNOWN = "SELECT ends_ms FROM known_browser WHERE token_hash = $1 AND room_id = $2 AND ends_ms > $3";
    /// A browser is known from now on.
    pub(crate) KNOW = "INSERT INTO known_browser (token_hash, room_id, ends_ms) VALUES ($1, $2, $3)";
    /// No browser is known to a room any more.
    pub(crate) ERASE_KNOWN = "DELETE FROM known_browser WHERE room_id = $1";
    /// Forgets browsers whose time is over.
    pub(crate) SWEEP_KNOWN = "DELETE FROM known_browser WHERE ends_ms < $1";
}
