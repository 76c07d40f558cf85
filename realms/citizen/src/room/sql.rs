//! Statements about rooms.

kit_store::statements! {
    /// The sessions of a room.
    pub(crate) SESSIONS = "SELECT token_hash, role, made_ms, seen_ms FROM session WHERE actor_id = $1 ORDER BY seen_ms DESC, token_hash";
    /// A new end date, or none.
    pub(crate) SAY_END = "INSERT INTO end_note (id, room_id, ends_on, said_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    /// The end date said last.
    pub(crate) END_NOTE = "SELECT ends_on FROM end_note WHERE room_id = $1 ORDER BY said_ms DESC, id DESC LIMIT 1";
    /// Erases what happened on a room's ways.
    pub(crate) ERASE_STEPS = "DELETE FROM step WHERE crossing_id IN (SELECT id FROM crossing WHERE room_id = $1)";
    /// Erases a room's ways.
    pub(crate) ERASE_CROSSINGS = "DELETE FROM crossing WHERE room_id = $1";
    /// Erases a room's end dates.
    pub(crate) ERASE_END_NOTES = "DELETE FROM end_note WHERE room_id = $1";
    /// Erases a room.
    pub(crate) ERASE_ROOM = "DELETE FROM room WHERE id = $1";
    /// Erases the one-time links into a room.
    pub(crate) ERASE_LINKS = "DELETE FROM entry_link WHERE actor_id = $1";
    /// Whether there are rooms at all.
    pub(crate) ANY_ROOM = "SELECT id FROM room LIMIT 1";
}
