//! Statements about ways in.

kit_store::statements! {
    /// The way in that two words find.
    pub(crate) WAY_FOUND = "SELECT id, room_id, salt, proof, wrapped FROM way_in WHERE finder = $1 AND wrapped IS NOT NULL";
    /// The way in that a whole code proves.
    pub(crate) CODE_PROVED = "SELECT id, room_id, wrapped FROM way_in
        WHERE proof = $1 AND kind = 'code' AND used_ms IS NULL AND wrapped IS NOT NULL";
    /// Whether a finder is taken, and by which room.
    pub(crate) ROOM_OF_FINDER = "SELECT room_id FROM way_in WHERE finder = $1";
    /// The words of a room.
    pub(crate) WORDS_OF_ROOM = "SELECT id, room_id, salt, proof, wrapped, made_ms FROM way_in
        WHERE room_id = $1 AND kind = 'words' AND wrapped IS NOT NULL";
    /// A new way in.
    pub(crate) INSERT_WAY = "INSERT INTO way_in (id, room_id, kind, finder, salt, proof, wrapped, made_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// Notes that words opened.
    pub(crate) USED_WORDS = "UPDATE way_in SET used_ms = $2 WHERE id = $1";
    /// Uses a code up: nothing of it is left but that it was used.
    pub(crate) USE_CODE = "UPDATE way_in SET used_ms = $2, wrapped = NULL, proof = '' WHERE id = $1 AND used_ms IS NULL";
    /// Kills a room's card.
    pub(crate) ERASE_CARD = "DELETE FROM way_in WHERE room_id = $1 AND kind = 'code'";
    /// What is left of a room's card: when it was made, and whether each code is used.
    pub(crate) CARD = "SELECT made_ms, used_ms FROM way_in WHERE room_id = $1 AND kind = 'code'";
}
