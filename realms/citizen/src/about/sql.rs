//! Statements about what is shown.

kit_store::statements! {
    /// Shows it; nothing if the same form has shown it before, even if it was ended since.
    pub(crate) INSERT_SHARE = "INSERT INTO share (id, room_id, mark, wrapped, kept, told, until_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING";
    /// What a room shows.
    pub(crate) SHARES = "SELECT id, kept, told, until_ms FROM share WHERE room_id = $1 AND mark IS NOT NULL
        ORDER BY until_ms, id";
    /// What the link with this mark shows, with the key of the slot into its room.
    pub(crate) BY_MARK = "SELECT share.id, room.id, room.public_key, share.wrapped, share.told, share.until_ms
        FROM share JOIN room ON room.id = share.room_id WHERE share.mark = $1";
    /// What is shown from now on.
    pub(crate) SET_SHOWN = "UPDATE share SET told = $3 WHERE id = $1 AND room_id = $2 AND mark IS NOT NULL";
    /// Ends one: nothing is left but that there was one.
    pub(crate) END_SHARE = "UPDATE share SET mark = NULL, wrapped = NULL, kept = NULL, told = NULL
        WHERE id = $1 AND room_id = $2 AND mark IS NOT NULL";
    /// Whether one is of this room, ended or not.
    pub(crate) OWN_SHARE = "SELECT id FROM share WHERE id = $1 AND room_id = $2";
    /// Ends all of a room.
    pub(crate) END_SHARES = "UPDATE share SET mark = NULL, wrapped = NULL, kept = NULL, told = NULL WHERE room_id = $1";
    /// Erases all of a room.
    pub(crate) ERASE_SHARES = "DELETE FROM share WHERE room_id = $1";
}
