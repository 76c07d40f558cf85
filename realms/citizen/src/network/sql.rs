//! Statements about the network.

kit_store::statements! {
    /// One more text; nothing if the same form has written it before.
    pub(crate) INSERT_TEXT = "INSERT INTO network (id, room_id, place, told)
        SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3 FROM network WHERE room_id = $2
        ON CONFLICT (id) DO NOTHING";
    /// Every text of a room.
    pub(crate) TEXTS = "SELECT id, told FROM network WHERE room_id = $1 ORDER BY place";
    /// Erases a text that a newer one has taken the place of.
    pub(crate) ERASE_TEXT = "DELETE FROM network WHERE id = $1 AND room_id = $2";
    /// Erases every text of a room.
    pub(crate) ERASE_TEXTS = "DELETE FROM network WHERE room_id = $1";
}
