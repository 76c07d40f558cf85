//! Statements about ways in.

kit_store::statements! {
    /// What is counted for a scope.
    pub(crate) TRIES = "SELECT wrong, since_ms, next_ms FROM wrong_words WHERE scope = $1";
    /// Keeps what is counted.
    pub(crate) COUNT_TRY = "INSERT INTO wrong_words (scope, wrong, since_ms, next_ms) VALUES ($1, $2, $3, $4)
        ON CONFLICT (scope) DO UPDATE SET wrong = excluded.wrong, since_ms = excluded.since_ms, next_ms = excluded.next_ms";
    /// Forgets tries that proved right.
    pub(crate) FORGET_TRIES = "DELETE FROM wrong_words WHERE scope = $1";
    /// Forgets old tries.
    pub(crate) SWEEP_TRIES = "DELETE FROM wrong_words WHERE next_ms < $1";
    /// The room that two words find.
    pub(crate) ROOM_FOUND = "SELECT id, name, salt, proof FROM room WHERE finder = $1";
    /// Whether a finder is taken, and by which room.
    pub(crate) ROOM_OF_FINDER = "SELECT id FROM room WHERE finder = $1";
    /// A new room.
    pub(crate) INSERT_ROOM = "INSERT INTO room (id, finder, salt, proof, name, made_on) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO NOTHING";
}
