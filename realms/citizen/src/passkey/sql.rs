//! Statements about passkeys.

kit_store::statements! {
    /// The passkeys of a room, the oldest first.
    pub(crate) PASSKEYS = "SELECT id, device, made_ms, used_ms FROM way_in
        WHERE room_id = $1 AND kind = 'passkey' ORDER BY made_ms, id";
    /// The passkey whose secret has this proof.
    pub(crate) PASSKEY_PROVED = "SELECT id, room_id, wrapped, device FROM way_in
        WHERE proof = $1 AND kind = 'passkey' AND wrapped IS NOT NULL AND device IS NOT NULL";
    /// A new passkey.
    pub(crate) INSERT_PASSKEY = "INSERT INTO way_in (id, room_id, kind, proof, wrapped, made_ms, device)
        VALUES ($1, $2, 'passkey', $3, $4, $5, $6)";
    /// Notes that a passkey opened.
    pub(crate) PASSKEY_USED = "UPDATE way_in SET used_ms = $2 WHERE id = $1";
    /// The device has counted on.
    pub(crate) PASSKEY_COUNTED = "UPDATE way_in SET device = $2 WHERE id = $1";
    /// Removes a passkey of a room.
    pub(crate) ERASE_PASSKEY = "DELETE FROM way_in WHERE id = $1 AND room_id = $2 AND kind = 'passkey'";
    /// A question that waits.
    pub(crate) INSERT_QUESTION = "INSERT INTO key_question (id_hash, room_id, state, ends_ms) VALUES ($1, $2, $3, $4)";
    /// The question of this token, while it may be answered.
    pub(crate) QUESTION = "SELECT room_id, state FROM key_question WHERE id_hash = $1 AND ends_ms > $2";
    /// A question is answered once, whatever the answer is worth.
    pub(crate) DELETE_QUESTION = "DELETE FROM key_question WHERE id_hash = $1";
    /// Forgets questions whose time is over.
    pub(crate) SWEEP_QUESTIONS = "DELETE FROM key_question WHERE ends_ms < $1";
    /// Erases the questions of a room.
    pub(crate) ERASE_QUESTIONS = "DELETE FROM key_question WHERE room_id = $1";
}
