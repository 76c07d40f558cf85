//! Statements about rooms.

kit_store::statements! {
    /// A new room; nothing if the same form has made it before.
    pub(crate) INSERT_ROOM = "INSERT INTO room (id, public_key, name, made_on) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    /// What a room's guest is called.
    pub(crate) NAME_OF = "SELECT name FROM room WHERE id = $1";
    /// A new end date, or none.
    pub(crate) SAY_END = "INSERT INTO end_note (id, room_id, ends_on, said_ms) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    /// The end date said last.
    pub(crate) END_NOTE = "SELECT id, ends_on FROM end_note WHERE room_id = $1 ORDER BY said_ms DESC, id DESC LIMIT 1";
    /// Tells what happened to the ways in.
    pub(crate) INSERT_NOTICE = "INSERT INTO notice (id, room_id, place, told)
        SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3 FROM notice WHERE room_id = $2";
    /// Forgets what is older than the newest so many.
    pub(crate) FORGET_NOTICES = "DELETE FROM notice WHERE room_id = $1
        AND place <= (SELECT MAX(place) FROM notice WHERE room_id = $1) - $2";
    /// What was told, newest first.
    pub(crate) NOTICES = "SELECT id, told FROM notice WHERE room_id = $1 ORDER BY place DESC";
    /// Erases what happened on a room's ways.
    pub(crate) ERASE_STEPS = "DELETE FROM step WHERE crossing_id IN (SELECT id FROM crossing WHERE room_id = $1)";
    /// Erases a room's ways.
    pub(crate) ERASE_CROSSINGS = "DELETE FROM crossing WHERE room_id = $1";
    /// Erases a room's end dates.
    pub(crate) ERASE_END_NOTES = "DELETE FROM end_note WHERE room_id = $1";
    /// Erases what was told in a room.
    pub(crate) ERASE_NOTICES = "DELETE FROM notice WHERE room_id = $1";
    /// Erases every way into a room, and with them the last copies of its key.
    pub(crate) ERASE_WAYS_IN = "DELETE FROM way_in WHERE room_id = $1";
    /// Erases a room.
    pub(crate) ERASE_ROOM = "DELETE FROM room WHERE id = $1";
    /// Erases the one-time links into a room.
    pub(crate) ERASE_LINKS = "DELETE FROM entry_link WHERE actor_id = $1";
    /// Whether there are rooms at all.
    pub(crate) ANY_ROOM = "SELECT id FROM room LIMIT 1";
    /// How many there are.
    pub(crate) ROOMS = "SELECT COUNT(*) FROM room";
}
