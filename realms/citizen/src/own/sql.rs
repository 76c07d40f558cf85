//! Statements about entries.

kit_store::statements! {
    /// A new entry; nothing if the same form has made it before.
    pub(crate) INSERT_ENTRY = "INSERT INTO entry (id, room_id, told) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING";
    /// Every entry of a room.
    pub(crate) ENTRIES = "SELECT id, told FROM entry WHERE room_id = $1";
    /// An entry as it is now.
    pub(crate) SET_ENTRY = "UPDATE entry SET told = $3 WHERE id = $1 AND room_id = $2";
    /// Erases an entry.
    pub(crate) ERASE_ENTRY = "DELETE FROM entry WHERE id = $1 AND room_id = $2";
    /// Erases every entry of a room.
    pub(crate) ERASE_ENTRIES = "DELETE FROM entry WHERE room_id = $1";
}
