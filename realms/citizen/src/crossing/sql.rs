//! Statements about ways.

kit_store::statements! {
    /// A new way; nothing if the thread is known.
    pub(crate) INSERT_CROSSING = "INSERT INTO crossing (id, room_id, thread, target) VALUES ($1, $2, $3, $4)
        ON CONFLICT (thread) DO NOTHING";
    /// Every way of a room.
    pub(crate) CROSSINGS = "SELECT id, thread, target FROM crossing WHERE room_id = $1";
    /// Whose way a thread is, and the key of the slot into that room.
    pub(crate) OF_THREAD = "SELECT crossing.id, room.id, room.public_key
        FROM crossing JOIN room ON room.id = crossing.room_id WHERE crossing.thread = $1";
    /// What happened on a way.
    pub(crate) STEPS = "SELECT id, what FROM step WHERE crossing_id = $1 ORDER BY place";
    /// Notes what happened; nothing if the same form has noted it before.
    pub(crate) INSERT_STEP = "INSERT INTO step (id, crossing_id, place, what)
        SELECT $1, $2, COALESCE(MAX(place), 0) + 1, $3 FROM step WHERE crossing_id = $2
        ON CONFLICT (id) DO NOTHING";
    /// A message that was taken back before it left.
    pub(crate) TAKE_AWAY = "DELETE FROM step WHERE id = $1 AND crossing_id = $2";
}
